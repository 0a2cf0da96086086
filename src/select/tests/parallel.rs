//! What is read on many cores is what is read on one.

use rayon::iter::ParallelIterator as _;

use super::laws::{archive, valid};
use crate::codec::tests::generate::Chance;
use crate::codec::tests::infoset_laws::cases;
use crate::{Incident, ReaderBuilder, Result};

fn in_order(mut incidents: Vec<Incident>) -> Vec<String> {
    incidents.sort_by_key(|incident| incident.id.to_string());
    let mut shown: Vec<_> = incidents.iter().map(|i| format!("{i:#?}")).collect();
    shown.sort();
    shown
}

#[test]
fn an_archive_holds_the_same_on_many_cores() {
    let mut valid = valid();
    let (mut good, mut bad) = (0, 0);
    for seed in 0..cases(60) {
        let seed = u64::try_from(seed).unwrap();
        let mut bytes = archive(seed, &mut valid);
        let mut chance = Chance(seed);
        // Most are spoilt in one place, which may do no harm.
        for _ in 0..5 {
            let serial: Result<Vec<_>> = ReaderBuilder::new()
                .from_reader(&bytes[..])
                .incidents()
                .collect();
            let parallel: Result<Vec<_>> = ReaderBuilder::new()
                .from_reader(&bytes[..])
                .into_par_incidents()
                .collect();
            let mut builder = ReaderBuilder::new();
            builder
                .filter("id exists".parse().unwrap())
                .unchecked_skip(true);
            let skipped: Result<Vec<_>> = builder.from_reader(&bytes[..]).incidents().collect();
            match serial {
                Ok(serial) => {
                    let serial = in_order(serial);
                    assert!(in_order(parallel.unwrap()) == serial, "archive {seed}");
                    assert!(in_order(skipped.unwrap()) == serial, "archive {seed}");
                    good += 1;
                }
                Err(error) => {
                    assert!(parallel.is_err(), "archive {seed}: {error}");
                    assert!(skipped.is_err(), "archive {seed}: {error}");
                    bad += 1;
                }
            }
            let at = chance.below(bytes.len());
            bytes[at] = chance.pick(b"<>/\"'&!-[]?= \nIincdet");
        }
    }
    println!("{good} archives are the same, {bad} are refused by all");
    assert!(good > bad / 8 && bad > 20);
}
