//! Pseudonyms: equal for equal values, different for others, and none that tells more.

mod addresses;
mod apply;
mod names;
mod planted;

use proptest::prelude::*;

use super::Disguise;
use super::names::IdentityKind;
use crate::value::{AddressCategory, OpenEnum};

pub(super) fn disguise() -> Disguise {
    Disguise::new(&[7; 32])
}

pub(super) fn preserving() -> Disguise {
    disguise().prefix_preserving(true)
}

#[test]
fn a_key_is_not_shown() {
    let shown = format!("{:?} {:?}", disguise(), preserving());
    assert_eq!(
        shown,
        "Disguise { prefix_preserving: false, .. } Disguise { prefix_preserving: true, .. }"
    );
}

/// A pseudonym of every kind there is.
fn all(disguise: &Disguise, text: &str) -> Vec<String> {
    let tokens = AddressCategory::tokens();
    let categories = tokens
        .into_iter()
        .map(AddressCategory::from_token)
        .map(Some);
    let kinds = [
        IdentityKind::Person,
        IdentityKind::Telephone,
        IdentityKind::Asset,
    ];
    let names = kinds.map(|kind| disguise.name(kind, text));
    categories
        .chain([None])
        .map(|category| disguise.address(category.as_ref(), text))
        .chain(names)
        .chain([
            disguise.host(text),
            disguise.email(text),
            disguise.url(text),
        ])
        .collect()
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        for disguise in [disguise(), preserving()] {
            let first = all(&disguise, &text);
            prop_assert_eq!(&first, &all(&disguise, &text));
            prop_assert!(first.iter().all(|pseudonym| pseudonym.is_ascii()));
        }
    }

    /// Nothing of the value stands in any pseudonym, and a name has always one length.
    #[test]
    fn no_pseudonym_shows_its_value(text in "[w-z]{4,12}([.@/:-][w-z]{4,12}){0,4}") {
        for pseudonym in all(&disguise(), &text).iter().chain(&all(&preserving(), &text)) {
            let parts = text.split(|c: char| !c.is_alphanumeric());
            for part in parts {
                prop_assert!(!pseudonym.contains(part), "{} in {}", part, pseudonym);
            }
        }
        let name = disguise().name(IdentityKind::Party, &text);
        prop_assert_eq!(name.len(), "party-".len() + 16);
    }
}

#[test]
fn long_texts_take_no_long_time() {
    let long = "ü.".repeat(10_000);
    let started = std::time::Instant::now();
    assert!(all(&preserving(), &long).iter().all(|p| p.len() < 300));
    assert!(started.elapsed().as_secs() < 10);
}

#[test]
fn another_key_gives_other_pseudonyms() {
    let other = Disguise::new(&[8; 32]);
    for text in [
        "192.0.2.1",
        "alice@example.com",
        "AS64496",
        "00:00:5e:00:53:01",
    ] {
        let [first, second] = [&disguise(), &other].map(|disguise| all(disguise, text));
        let mut pairs = first.iter().zip(&second);
        assert!(pairs.all(|(first, second)| first != second), "{text}");
    }
}
