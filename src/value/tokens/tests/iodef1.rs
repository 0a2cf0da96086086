//! The enumerations of RFC 5070 against its schema.

use std::collections::BTreeSet;
use std::path::Path;

use super::{enumerations, excepted};
use crate::value::tokens::*;
use crate::value::{OpenEnum, Restriction, Spelling, Vocabulary};

/// The schema of RFC 5070, which is not part of the package.
const SCHEMA: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../shared/spec/schema/iodef-1.0.xsd"
);

/// The tokens that IODEF 1 lists, and only those: every other one is unknown in
/// a document of it.
fn listed<T: OpenEnum + PartialEq>() -> BTreeSet<String> {
    let iodef1 = Vocabulary::Iodef1;
    let registered = |token: &&str| {
        let value = T::read(token, iodef1);
        let known = value == T::from_token(token);
        let registered = known && value.spelling(iodef1).registered() == Some(*token);
        assert!(registered || value.is_unknown(), "{token}");
        registered
    };
    let extension = T::read_extension("made-up", iodef1);
    assert_eq!(extension.spelling(iodef1), Spelling::Extension("made-up"));
    let tokens = T::tokens().into_iter().filter(registered);
    tokens.map(str::to_owned).collect()
}

fn restrictions() -> BTreeSet<String> {
    let iodef1 = Vocabulary::Iodef1;
    let registered = |token: &&str| {
        let value = Restriction::read_token(token, iodef1);
        !value.is_unknown() && value.spelling_in(iodef1).registered() == Some(*token)
    };
    let tokens = Restriction::tokens().into_iter().filter(registered);
    tokens.map(str::to_owned).collect()
}

macro_rules! rows {
    ($($name:ident = $($schema:literal)|+,)*) => {
        vec![$( $( ($schema, listed::<$name>()), )+ )*]
    };
}

fn rows() -> Vec<(&'static str, BTreeSet<String>)> {
    let mut rows = rows! {
        Purpose = "Incident@purpose",
        ContactRole = "Contact@role",
        ContactType = "Contact@type",
        Registry = "RegistryHandle@registry",
        Occurrence = "Assessment@occurrence",
        Completion = "Impact@completion",
        SystemImpactType = "Impact@type",
        TimeMetric = "TimeImpact@metric",
        Rating = "Confidence@rating",
        SystemCategory = "System@category",
        YesNoUnknown = "System@spoofed",
        AddressCategory = "Address@category",
        NodeRoleCategory = "NodeRole@category",
        CounterUnit = "Counter@type",
        PatternType = "RecordPattern@type",
        OffsetUnit = "RecordPattern@offsetunit",
        Severity = "severity-type",
        DurationUnit = "duration-type",
        Action = "action-type",
        DataType = "dtype-type",
    };
    rows.push(("restriction-type", restrictions()));
    rows
}

#[test]
fn tokens_are_those_of_rfc_5070() {
    if !Path::new(SCHEMA).exists() {
        println!("skipped: ../shared is not here");
        return;
    }
    let text = std::fs::read_to_string(SCHEMA).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let rows = rows();
    let (mut total, mut held, mut met) = (0, 0, 0);
    for (name, tokens) in enumerations(&document) {
        let (_, listed) = rows
            .iter()
            .find(|(schema, _)| *schema == name)
            .expect(&name);
        let in_types = if name == "System@category" {
            "system-category-type"
        } else {
            &name
        };
        let expected = tokens.iter().filter(|t| !excepted(in_types, t));
        let expected: BTreeSet<_> = expected.cloned().collect();
        assert_eq!(*listed, expected, "{name}");
        total += tokens.len();
        held += listed.len();
        met += 1;
    }
    assert_eq!(met, rows.len(), "a row is not in the schema");
    println!(
        "RFC 5070: {met} of {met} enumerations, {total} of {total} tokens: {held} listed, {} `ext-value` or types",
        total - held
    );
}
