//! What is not in the attack is in the list of what is not.

use std::collections::BTreeSet;

use iodef::{Attack, ForeignElement, FromIdmef};
use proptest::prelude::*;

use crate::facts::{Fact, facts};
use crate::{disturbed, messages};

fn listed(read: &FromIdmef) -> BTreeSet<(String, String)> {
    let unused = read.unused.iter();
    unused
        .map(|unused| (unused.path(), unused.value.clone()))
        .collect()
}

/// The facts of a message that found a place, and those that did not.
fn split(message: &ForeignElement, read: &FromIdmef) -> Result<(Vec<Fact>, Vec<Fact>), String> {
    let listed = listed(read);
    if listed.len() != read.unused.len() {
        return Err("something is listed twice".to_owned());
    }
    let is_listed = |fact: &Fact| listed.contains(&(fact.path.clone(), fact.value.clone()));
    let (unused, used): (Vec<_>, Vec<_>) = facts(message).into_iter().partition(is_listed);
    if unused.len() != listed.len() {
        return Err(format!("listed, but not there: {listed:#?}"));
    }
    Ok((used, unused))
}

/// Whatever is not listed as unused makes a difference: if it says something
/// else, so do the attacks, or it is unused then.
fn no_fact_is_dropped(message: &ForeignElement) -> Result<(usize, usize), String> {
    let read = Attack::from_idmef(message).map_err(|error| error.to_string())?;
    let (used, unused) = split(message, &read)?;
    for fact in &used {
        let changed = fact.changed(message);
        let again = Attack::from_idmef(&changed).map_err(|error| error.to_string())?;
        if again == read {
            return Err(format!("it is all the same what {fact:?} says"));
        }
    }
    Ok((used.len(), unused.len()))
}

#[test]
fn no_fact_of_a_real_message_is_dropped() {
    let mut sum = (0, 0);
    for (name, message) in messages() {
        let (used, unused) =
            no_fact_is_dropped(&message).unwrap_or_else(|why| panic!("{name}: {why}"));
        sum = (sum.0 + used, sum.1 + unused);
    }
    println!("{} texts and attributes used, {} unused", sum.0, sum.1);
}

/// What is listed as unused is indeed not used: without it, all is the same.
#[test]
fn unused_means_unused() {
    for (name, message) in messages() {
        let read = Attack::from_idmef(&message).unwrap();
        let (_, unused) = split(&message, &read).unwrap();
        for fact in &unused {
            let again = Attack::from_idmef(&fact.removed(&message)).unwrap();
            assert_eq!(again.attacks, read.attacks, "{name}: {fact:?}");
        }
    }
}

/// What the attacks say in words of their own: tokens, times, numbers.
const TRANSLATED: [&str; 9] = [
    "/@ntpstamp",
    "/@category",
    "/@origin",
    "/@type",
    "/@spoofed",
    "/@severity",
    "/@completion",
    "/@rating",
    "/@iana_protocol_name",
];

/// All else that is used stands in the attacks as it is written.
#[test]
fn what_is_used_is_there_in_its_words() {
    for (name, message) in messages() {
        let read = Attack::from_idmef(&message).unwrap();
        let (used, _) = split(&message, &read).unwrap();
        let attacks = format!("{:?}", read.attacks);
        for fact in used {
            let mut words = fact.value.split_ascii_whitespace();
            let word = |word: &str| attacks.contains(&format!("{word:?}")[1..=word.len()]);
            let translated = TRANSLATED.iter().any(|end| fact.path.ends_with(end))
                || fact.path.ends_with("Time") && fact.value.contains(',')
                || fact.value.trim().starts_with("0x");
            assert!(translated || words.all(word), "{name}: {fact:?}");
        }
    }
}

proptest! {
    #![proptest_config(disturbed::config())]

    #[test]
    fn no_fact_of_a_disturbed_message_is_dropped(message in disturbed::message()) {
        no_fact_is_dropped(&message).map_err(TestCaseError::fail)?;
    }
}
