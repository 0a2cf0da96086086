//! Laws 6 and 7: copies are documents like others, of names that are known.

use std::collections::{BTreeMap, BTreeSet};

use super::cases;
use super::mentions::visit;
use super::planter::{OWN, elements};
use super::terms::{Terms, some_keep, written};
use crate::codec::tests::generate::{Chance, sound};
use crate::codec::tests::valid::Documents;
use crate::codec::tests::validity::invalid;
use crate::mark::Keep;
use crate::model::Document;
use crate::read::Reader;
use crate::validate::{FindingSeverity, Validator};
use crate::value::{OpenEnum, Restriction, Vocabulary};

const CASES: usize = 40;

/// Documents that the schemas accept: made of the model, and as others send them.
fn documents() -> impl Iterator<Item = (u64, Document)> {
    let mut sent = [Vocabulary::Iodef1, Vocabulary::Iodef2].map(Documents::new);
    cases(CASES).map(move |seed| {
        let mut chance = Chance(seed);
        let mut document = match seed % 3 {
            0 => sound(&mut chance),
            from => {
                let from = usize::try_from(from - 1).unwrap();
                Document::from_slice(&sent[from].next().unwrap()).unwrap()
            }
        };
        restrict(&mut document, &mut chance);
        (seed, document)
    })
}

/// Restricts elements here and there, incidents mostly to nobody.
fn restrict(document: &mut Document, chance: &mut Chance) {
    visit(document, &mut 0, &mut |element, index| {
        let incident = element.node().is_restricted();
        element
            .change(&mut |node, mark| {
                // What only a writer notes comes back only beside something else.
                for row in 0..node.attributes() {
                    if node.attribute(row).unwrap().0.name.within(OWN) == "undeclared" {
                        node.attribute_mut(row).unwrap().set("no", OWN)?;
                    }
                }
                let tokens = Restriction::tokens();
                let restriction = match chance.below(10) {
                    _ if index == 0 => None,
                    0 => Some(Restriction::from_token(chance.pick(&tokens))),
                    1 => Some(Restriction::Public),
                    _ => incident.then_some(Restriction::Public),
                };
                if restriction.is_some() || mark.get().is_some() {
                    mark.get_mut().restriction = restriction;
                }
                Ok(())
            })
            .unwrap();
    });
}

/// Law 6: a copy is read again as what it is.
#[test]
fn a_copy_is_read_as_it_is() {
    for (seed, document) in documents() {
        let mut chance = Chance(seed);
        let keep = some_keep(&mut chance);
        for terms in Terms::some(&keep, &mut chance) {
            let (copy, _) = terms.redact(&document);
            for vocabulary in Vocabulary::ALL {
                let Some(xml) = written(&copy, vocabulary) else {
                    continue;
                };
                let read = Document::from_slice(xml.as_bytes()).unwrap();
                assert!(
                    read == copy,
                    "document {seed}, {terms:?}, {vocabulary}: {xml}"
                );
            }
        }
    }
}

/// Law 6: the schemas accept what is written of a copy.
#[test]
fn a_copy_is_valid() {
    let mut copies = Vocabulary::ALL.map(|vocabulary| (vocabulary, Vec::new()));
    for (seed, document) in documents() {
        let mut chance = Chance(seed);
        let keep = some_keep(&mut chance);
        for terms in Terms::some(&keep, &mut chance) {
            let (copy, _) = terms.redact(&document);
            for (vocabulary, written) in &mut copies {
                // What is unknown may stand where the own vocabulary lets nothing stand.
                if *vocabulary == OWN && terms.keep.contains(&Keep::Unknown) {
                    continue;
                }
                let xml = super::terms::written(&copy, *vocabulary);
                written.extend(xml.map(String::into_bytes));
            }
        }
    }
    for (vocabulary, copies) in copies {
        let of = format!("copies, written {}", vocabulary.token());
        assert_eq!(invalid(vocabulary, &of, &copies), 0);
    }
}

/// Law 6: a copy breaks no rule about identifiers and references that its
/// original keeps, and which others it does is known.
#[test]
fn a_copy_breaks_no_rule_of_integrity() {
    let integrity = [
        "unique-id",
        "dangling-reference",
        "reference-kind",
        "element-id",
    ];
    let mut broken: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut copies = 0;
    for (seed, document) in documents() {
        let mut chance = Chance(seed);
        let keep = some_keep(&mut chance);
        for terms in Terms::some(&keep, &mut chance) {
            let (copy, _) = terms.redact(&document);
            for vocabulary in Vocabulary::ALL {
                copies += 1;
                let before = errors(&document, vocabulary);
                for (rule, what) in errors(&copy, vocabulary) {
                    if before.keys().any(|known| *known == rule) {
                        continue;
                    }
                    assert!(
                        !integrity.contains(&rule),
                        "document {seed}, {terms:?}: {what}"
                    );
                    *broken
                        .entry((vocabulary.token().to_owned(), rule))
                        .or_default() += 1;
                }
            }
        }
    }
    for ((vocabulary, rule), times) in broken {
        println!("{times} of {copies} copies break {rule} in {vocabulary}, and no original did");
    }
}

/// The rules that a document breaks, each with one of its messages.
fn errors(document: &Document, vocabulary: Vocabulary) -> BTreeMap<&'static str, String> {
    let Some(xml) = written(document, vocabulary) else {
        return BTreeMap::new();
    };
    let mut reader = Reader::from_reader(xml.as_bytes());
    let mut validator = Validator::of(&mut reader).unwrap();
    let mut findings = Vec::new();
    for incident in reader.incidents() {
        findings.extend(validator.incident(&incident.unwrap()));
    }
    findings.extend(validator.document(reader.document()));
    findings.extend(validator.finish());
    let errors = findings
        .iter()
        .filter(|f| f.severity == FindingSeverity::Error);
    errors
        .map(|finding| (finding.rule.id, finding.to_string()))
        .collect()
}

/// Law 7: a copy has no name that the tables do not have, unless what is unknown
/// or data of others was asked for.
#[test]
fn a_copy_has_only_names_that_are_known() {
    let known = Vocabulary::ALL.map(names);
    let mut seen = BTreeSet::new();
    for (seed, document) in documents() {
        for terms in Terms::some(&BTreeSet::new(), &mut Chance(seed)) {
            let (copy, _) = terms.redact(&document);
            for (vocabulary, known) in Vocabulary::ALL.iter().zip(&known) {
                let Some(xml) = written(&copy, *vocabulary) else {
                    continue;
                };
                let unknown = unknown(&xml, *vocabulary, known, &mut seen);
                assert!(
                    unknown.is_empty(),
                    "document {seed}, {terms:?}: {unknown:?}"
                );
            }
        }
    }
    println!("{} names in copies", seen.len());
}

/// The names of elements and attributes of a vocabulary, with those of what is carried.
fn names(vocabulary: Vocabulary) -> BTreeSet<String> {
    let carrier = [
        "Carried",
        "At",
        "path",
        "position",
        "after",
        "text",
        "in-place-of",
        "derived",
        "order",
        "of",
    ];
    let marks = ["restriction", "ext-restriction", "id", "observable-id"];
    let mut names: BTreeSet<String> = carrier
        .iter()
        .chain(&marks)
        .map(|n| (*n).to_owned())
        .collect();
    names.insert(vocabulary.root_name().to_owned());
    let document = &mut Document::default();
    for way in elements().into_values() {
        super::planter::at(document, &way, &mut |node, _| {
            for vocabulary in [vocabulary, OWN] {
                for row in 0..node.children() {
                    let info = node.child(row).unwrap();
                    names.extend(info.names.iter().map(|n| n.within(vocabulary).to_owned()));
                }
                for row in 0..node.attributes() {
                    let (info, _) = node.attribute(row).unwrap();
                    names.insert(info.name.within(vocabulary).to_owned());
                    names.extend(info.extension(vocabulary).map(str::to_owned));
                }
            }
            names.extend(node.fixed().iter().map(|(name, _)| (*name).to_owned()));
            Ok(())
        });
    }
    names.insert("lang".to_owned());
    names
}

fn unknown(
    xml: &str,
    vocabulary: Vocabulary,
    known: &BTreeSet<String>,
    seen: &mut BTreeSet<String>,
) -> Vec<String> {
    use crate::codec::table::{DSIG, ENUM, SCI};
    let tree = roxmltree::Document::parse(xml).unwrap();
    let others = [SCI, ENUM, DSIG, "http://www.w3.org/XML/1998/namespace"];
    let own = [vocabulary.namespace(), OWN.namespace()];
    let is_known =
        |namespace: Option<&str>| namespace.is_none_or(|n| others.contains(&n) || own.contains(&n));
    let mut unknown = Vec::new();
    for node in tree.descendants() {
        assert!(!node.is_comment() && !node.is_pi());
        let declared = node.namespaces().map(|n| (Some(n.uri()), "Carried"));
        let attributes = node.attributes().map(|a| (a.namespace(), a.name()));
        let element = (node.tag_name().namespace(), node.tag_name().name());
        let element = Some(element).filter(|_| node.is_element());
        for (namespace, name) in declared.chain(attributes).chain(element) {
            seen.insert(name.to_owned());
            if !is_known(namespace) || !known.contains(name) {
                unknown.push(format!("{{{}}}{name}", namespace.unwrap_or_default()));
            }
        }
    }
    unknown
}
