// xmpp-ftw-item-parser reads the document into objects; it knows IODEF 1 only,
// and of that neither events nor indicators.
'use strict'

const fs = require('fs')
const readline = require('readline')
const ltx = require('ltx')
const { iodef } = require('xmpp-ftw-item-parser').availableParsers

const path = process.argv[2]
const version = name => require(`${name}/package.json`).version

const read = () => {
    const item = ltx.parse(`<item>${fs.readFileSync(path, 'utf8').replace(/^<\?.*?\?>/, '')}</item>`)
    const entity = {}
    iodef.parse(item, entity)
    return entity['IODEF-Document'].Incidents.length
}

console.log(`xmpp-ftw-item-parser ${version('xmpp-ftw-item-parser')}, ltx ${version('ltx')}, node ${process.version}`)
readline.createInterface({ input: process.stdin }).on('line', () => {
    const start = process.hrtime.bigint()
    const found = read()
    const seconds = Number(process.hrtime.bigint() - start) / 1e9
    console.log(`${seconds} ${found} incidents`)
})
