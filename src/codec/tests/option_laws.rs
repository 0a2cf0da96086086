//! The laws of going there and back, for the settings that are not the usual ones.

use proptest::prelude::*;

use super::generate::{Chance, document, small};
use super::infoset_laws::cases;
use super::laws::{assert_same, assert_same_text, config, read};
use super::valid::Documents;
use crate::Result;
use crate::codec::carry::{AT, ATTRIBUTES, DERIVED, ORDER, TEXT};
use crate::model::Document;
use crate::read::ReaderBuilder;
use crate::value::{Fidelity, ForeignAttribute, ForeignElement, Loss, Profile, Vocabulary};
use crate::write::WriterBuilder;

/// What begins the element that carries.
const CARRIER: &str = "<Carried ";

/// The writers that cannot say everything.
fn builders() -> [WriterBuilder; 3] {
    let mut errata = WriterBuilder::new(Vocabulary::Iodef2);
    errata.profile(Profile::Errata);
    let [iodef1, iodef2] = [Vocabulary::Iodef1, Vocabulary::Iodef2].map(WriterBuilder::new);
    [iodef1, iodef2, errata]
}

fn written(
    document: &Document,
    builder: &WriterBuilder,
    fidelity: Fidelity,
) -> Result<(String, Vec<Loss>)> {
    let mut builder = builder.clone();
    let mut writer = builder.fidelity(fidelity).from_writer(Vec::new());
    writer.begin(document)?;
    for incident in &document.incidents {
        writer.incident(incident)?;
    }
    writer.end(document)?;
    let losses = writer.take_losses();
    Ok((String::from_utf8(writer.into_output()).unwrap(), losses))
}

/// What is left where the rest is dropped can all be said, so it is neither
/// refused nor does it become less; and nothing is missing that was not named.
fn dropped(made: &Document, builder: &WriterBuilder) {
    let (left, losses) = written(made, builder, Fidelity::Drop).unwrap();
    assert!(!left.contains(CARRIER), "{left}");
    let back = read(&left);
    let (again, more) = written(&back, builder, Fidelity::Drop).unwrap();
    assert_eq!(more, [], "of {left}");
    assert_same_text(&left, &again);
    let (again, _) = written(&back, builder, Fidelity::Refuse).unwrap();
    assert_same_text(&left, &again);
    if losses.is_empty() {
        assert_same(made, &back);
    }
}

/// Refused is what would be dropped, and only that; what is not refused is
/// written as it is otherwise, and carries nothing but what was derived.
fn refused(made: &Document, builder: &WriterBuilder) {
    let (_, losses) = written(made, builder, Fidelity::Drop).unwrap();
    let derived = |loss: &Loss| loss.what.ends_with("is only derived");
    let refused = written(made, builder, Fidelity::Refuse);
    assert_eq!(refused.is_err(), !losses.iter().all(derived), "{losses:?}");
    if let Ok((refusing, _)) = refused {
        let (carrying, _) = written(made, builder, Fidelity::Carry).unwrap();
        assert_same_text(&refusing, &carrying);
        let carries = carrying.contains(CARRIER);
        assert_eq!(carries, !losses.is_empty(), "{losses:?} of {carrying}");
    }
}

/// What the entries of a carrier say, in the words of a loss.
fn carried(tree: &ForeignElement, named: &mut Vec<String>) {
    if &*tree.name.namespace == Vocabulary::Incident.namespace() && &*tree.name.local == AT {
        named.extend(tree.attributes.iter().filter_map(named_by));
        named.extend(tree.elements().map(|child| child.name.local.to_string()));
        return;
    }
    tree.elements().for_each(|child| carried(child, named));
}

fn named_by(attribute: &ForeignAttribute) -> Option<String> {
    let ForeignAttribute { name, value, .. } = attribute;
    match &*name.local {
        local if &*name.prefix == "xml" => Some(format!("@xml:{local}")),
        local if !name.namespace.is_empty() => Some(format!("@{local}")),
        ORDER => Some("the order of its children".into()),
        TEXT => Some("its exact text".into()),
        DERIVED => Some(format!("that {value} is only derived")),
        // It stands beside the attribute that it extends.
        local if local.starts_with("ext-") || ATTRIBUTES.contains(&local) => None,
        local => Some(format!("@{local}")),
    }
}

/// Where something is dropped, it is named; that is what is carried otherwise.
fn named(made: &Document, builder: &WriterBuilder) {
    let (carrying, _) = written(made, builder, Fidelity::Carry).unwrap();
    let (_, losses) = written(made, builder, Fidelity::Drop).unwrap();
    let tree = ForeignElement::from_slice(carrying.as_bytes()).unwrap();
    let mut expected = Vec::new();
    carried(&tree, &mut expected);
    let mut found: Vec<_> = losses.into_iter().map(|loss| loss.what).collect();
    expected.sort();
    found.sort();
    assert_eq!(expected, found, "of {carrying}");
}

/// All of them, of a document.
fn laws(made: &Document) {
    for builder in builders() {
        dropped(made, &builder);
        refused(made, &builder);
        named(made, &builder);
    }
}

#[test]
fn fidelities_of_what_others_write() {
    for vocabulary in [Vocabulary::Incident, Vocabulary::Iodef1, Vocabulary::Iodef2] {
        let documents = Documents::new(vocabulary).take(cases(200));
        documents.for_each(|bytes| laws(&Document::from_slice(&bytes).unwrap()));
    }
}

proptest! {
    #![proptest_config(config(cases(200)))]

    #[test]
    fn fidelities_of_what_is_made(seed: u64) {
        laws(&small(&mut Chance(seed)));
    }

    /// A reader that takes no liberties reads what is written.
    #[test]
    fn what_is_written_is_read_strictly(seed: u64) {
        let made = document(&mut Chance(seed));
        let mut own = WriterBuilder::new(Vocabulary::Incident);
        own.declare_unknown(true);
        for builder in builders().into_iter().chain([own]) {
            let (xml, _) = written(&made, &builder, Fidelity::Carry).unwrap();
            let mut strict = ReaderBuilder::new();
            let back = strict.strict(true).from_reader(xml.as_bytes()).into_document();
            assert_same(&made, &back.unwrap_or_else(|error| panic!("{error}: {xml}")));
        }
    }
}
