#!/usr/bin/env bash
# Installs the programs of other languages into a folder, and prints for each a
# line with its name, the version of IODEF it reads, and its command; or with
# `missing` instead of the version, and why.
set -uo pipefail
folder=$1
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
venv=$folder/venv

told() {
    printf '%s\t%s\t%s\n' "$@"
}

python() {
    python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check lxml
}

# Its setup.py runs on Python 2 only, so pip fetches it and then fails.
iodeflib() {
    local source
    mkdir -p "$folder/iodeflib" "$folder/tmp"
    TMPDIR=$folder/tmp "$venv/bin/pip" download --no-clean --no-deps --no-binary :all: \
        -d "$folder/tmp" iodeflib==0.07 >/dev/null 2>&1
    source=$(find "$folder/tmp" -name iodeflib.py | head -n 1)
    [[ -n $source ]] && cp "$source" "$folder/iodeflib/" &&
        "$venv/bin/python" -W ignore -m lib2to3 -w -n --no-diffs "$folder/iodeflib/iodeflib.py" \
            >/dev/null 2>&1 &&
        PYTHONPATH=$folder/iodeflib "$venv/bin/python" -c 'import iodeflib'
}

item_parser() {
    (mkdir -p "$folder/npm" && cd "$folder/npm" &&
        npm install --silent --no-audit --no-fund xmpp-ftw-item-parser@1.5.1)
}

if python >/dev/null 2>&1; then
    told lxml-dom iodef2 "$venv/bin/python $scripts/lxml_dom.py"
    told lxml-convert iodef2 "$venv/bin/python $scripts/lxml_convert.py"
else
    told lxml-dom missing 'no Python with venv, or no lxml from PyPI'
    told lxml-convert missing 'no Python with venv, or no lxml from PyPI'
fi
if iodeflib >/dev/null 2>&1; then
    told iodeflib iodef1 "env PYTHONPATH=$folder/iodeflib $venv/bin/python $scripts/iodeflib_read.py"
else
    told iodeflib missing 'not to be had from PyPI, or no lib2to3 (Python before 3.13) to run it'
fi
if item_parser >/dev/null 2>&1; then
    told xmpp-ftw-item-parser iodef1 "env NODE_PATH=$folder/npm/node_modules node $scripts/item_parser.js"
else
    told xmpp-ftw-item-parser missing 'no node, or not to be had from npm'
fi
# On CPAN alone, which these scripts do not ask; Debian has no package of it.
told xml-iodef missing 'XML::IODEF is no Debian package, and CPAN is not asked'
