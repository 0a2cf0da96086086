//! The words that a fuzzer puts into its inputs: those of the tables.

use std::collections::BTreeSet;
use std::{env, fs};

use crate::codec::decode::{XML, XSI};
use crate::codec::node::{BodyMut, Class, Element, Node};
use crate::codec::table::{DSIG, ENUM, SCI};
use crate::model::Document;
use crate::value::{OpenEnum, Restriction, Vocabulary};

/// What documents have besides, so that a fuzzer need not find it.
const XML_WORDS: &[&str] = &[
    "<?xml version=\"1.0\"",
    " encoding=\"ISO-8859-1\"",
    " encoding=\"Shift_JIS\"",
    " encoding=\"UTF-16\"",
    " encoding=\"UTF-8\"",
    " standalone=\"yes\"",
    "?>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE",
    "<!ENTITY",
    " xmlns=\"",
    " xmlns:",
    " xml:lang=\"",
    "&amp;",
    "&lt;",
    "&#13;",
    "&#x10FFFF;",
    "\u{FEFF}",
];

/// A longer one libFuzzer does not take.
const LONGEST: usize = 60;

#[derive(Default)]
struct Words {
    elements: BTreeSet<&'static str>,
    attributes: BTreeSet<&'static str>,
    tokens: BTreeSet<&'static str>,
}

impl Words {
    fn visit(&mut self, element: &mut dyn Element) {
        let visited = element.change(&mut |node, _| {
            self.attributes(node);
            if let BodyMut::Text(scalar) = node.body_mut() {
                self.tokens.extend(scalar.samples());
            }
            self.children(node);
            Ok(())
        });
        visited.unwrap();
    }

    fn attributes(&mut self, node: &mut dyn Node) {
        for row in 0..node.attributes() {
            let (info, value) = node.attribute(row).unwrap();
            self.tokens.extend(value.samples());
            for vocabulary in Vocabulary::ALL {
                self.attributes.insert(info.name.within(vocabulary));
                self.attributes.extend(info.extension(vocabulary));
            }
        }
    }

    /// Goes into each element that was not seen before under some name.
    fn children(&mut self, node: &mut dyn Node) {
        for row in 0..node.children() {
            let info = node.child(row).unwrap();
            for variant in 0..info.names.len() {
                let names = Vocabulary::ALL.map(|vocabulary| info.name(variant, vocabulary));
                let is_new = names.map(|name| self.elements.insert(name)).contains(&true);
                let slot = node.slot_mut(row).filter(|_| is_new);
                if let Some(child) = slot.and_then(|slot| slot.add(variant)) {
                    self.visit(child);
                }
            }
        }
    }
}

fn dictionary() -> String {
    let mut words = Words::default();
    words.elements.extend(["Incidents", "IODEF-Document"]);
    words.visit(&mut Document::blank());
    words.tokens.extend(Restriction::tokens());
    let namespaces = Vocabulary::ALL.map(Vocabulary::namespace);
    words.tokens.extend(namespaces);
    words.tokens.extend([XML, XSI, SCI, ENUM, DSIG]);
    words
        .attributes
        .extend(["restriction", "id", "observable-id"]);
    let elements = words.elements.iter().filter(|name| !name.is_empty());
    let elements = elements.flat_map(|name| [format!("<{name}>"), format!("</{name}>")]);
    let attributes = words.attributes.iter().filter(|name| !name.is_empty());
    let attributes = attributes.map(|name| format!(" {name}=\""));
    let tokens = words.tokens.iter().filter(|token| !token.is_empty());
    let xml = XML_WORDS.iter().map(|word| (*word).to_owned());
    let all = xml.chain(elements).chain(attributes);
    let all = all.chain(tokens.map(|token| (*token).to_owned()));
    let lines = all.filter(|word| word.len() <= LONGEST);
    let mut text = "# Words of all vocabularies, by the tables: written by the test \
        `the_dictionary_has_the_words_of_the_tables` if IODEF_BLESS is set.\n"
        .to_owned();
    for word in lines {
        let quoted: String = word.bytes().map(quote).collect();
        text.extend(["\"", &quoted, "\"\n"]);
    }
    text
}

/// As libFuzzer reads it.
fn quote(byte: u8) -> String {
    match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).into(),
        _ => format!("\\x{byte:02X}"),
    }
}

#[test]
fn the_dictionary_has_the_words_of_the_tables() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/iodef.dict");
    let words = dictionary();
    if env::var_os("IODEF_BLESS").is_some() {
        fs::write(path, &words).unwrap();
    }
    let Ok(written) = fs::read_to_string(path) else {
        println!("skipped: {path} is not here");
        return;
    };
    assert_eq!(written, words, "set IODEF_BLESS to write it");
}
