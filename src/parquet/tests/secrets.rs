//! Nothing above the level of the audience is in a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::cases;
use super::read::{export, read};
use crate::codec::node::{BodyMut, Element};
use crate::codec::tests::generate::{Chance, sound};
use crate::mark::Keep;
use crate::value::{Rank, Restriction};
use crate::{Incident, ParquetLayout, ParquetOptions, Redactor};

const LEVELS: [Restriction; 5] = [
    Restriction::Public,
    Restriction::Partner,
    Restriction::Organisation,
    Restriction::NeedToKnow,
    Restriction::Private,
];

/// Gives every element that takes any text one of its own, and notes the level of it.
fn plant(element: &mut dyn Element, around: Rank, found: &mut BTreeMap<String, Rank>) {
    let own = element.mark().and_then(|mark| mark.restriction.as_ref());
    let level = own.map_or(around, |own| own.rank().max(around));
    element
        .change(&mut |node, _| {
            let canary = format!("canary-{}-", found.len());
            if let BodyMut::Text(scalar) = node.body_mut()
                && scalar.set(&canary).is_ok()
            {
                found.insert(canary, level);
            }
            for row in 0..node.children() {
                let slot = node.slot_mut(row).unwrap();
                for child in 0..slot.len() {
                    plant(slot.get_mut(child).unwrap(), level, found);
                }
            }
            Ok(())
        })
        .unwrap();
}

fn planted(seed: u64) -> (Vec<Incident>, BTreeMap<String, Rank>) {
    let mut chance = Chance(seed);
    let mut incidents = sound(&mut chance).incidents;
    let mut found = BTreeMap::new();
    for incident in &mut incidents {
        incident.set_restriction(Restriction::Public);
        plant(incident, Rank::PUBLIC, &mut found);
    }
    (incidents, found)
}

/// The canaries in what an export says: in its fields, or in the bytes of its files.
fn told(options: &ParquetOptions, incidents: &[Incident]) -> BTreeSet<String> {
    let (folder, _) = export(options, incidents).unwrap();
    let mut said = format!("{:?}", read(&folder));
    for name in folder.names() {
        let bytes = fs::read(folder.0.join(name)).unwrap();
        said.push_str(&String::from_utf8_lossy(&bytes));
    }
    let found = said
        .split("canary-")
        .skip(1)
        .filter_map(|rest| rest.split_once('-'));
    found
        .map(|(number, _)| format!("canary-{number}-"))
        .collect()
}

#[test]
fn nothing_above_the_level_is_exported() {
    let (mut secrets, mut found) = (0, 0);
    for seed in 0..cases(8) {
        let (incidents, canaries) = planted(seed);
        for level in LEVELS {
            let mut redactor = Redactor::new(level.clone());
            redactor.keep(Keep::History);
            let mut options = ParquetOptions::new();
            options
                .redactor(redactor)
                .layout(ParquetLayout::ALL[usize::from(seed % 2 == 0)]);
            let told = told(&options, &incidents);
            let may = |canary: &String| {
                canaries
                    .get(canary)
                    .is_some_and(|rank| *rank <= level.rank())
            };
            let leaked: Vec<_> = told.iter().filter(|canary| !may(canary)).collect();
            assert!(
                leaked.is_empty(),
                "{leaked:?} for {level:?}, document {seed}"
            );
            secrets += canaries.keys().filter(|canary| !may(canary)).count();
            found += told.len();
        }
    }
    assert!(found > 0, "canaries that may be told are found");
    println!("{secrets} values that must not be told, {found} that were");
}

/// An archive of the owner has them all, and a level for each.
#[test]
fn the_owner_has_all_descriptions() {
    for seed in 0..cases(25) {
        let (incidents, canaries) = planted(seed);
        let options = super::unredacted(ParquetLayout::Flat);
        let (folder, _) = export(&options, &incidents).unwrap();
        for row in &read(&folder)["description"] {
            let rank = canaries[&row["value"]];
            assert_eq!(row["value_r"], rank.number().to_string());
        }
    }
}
