//! What is read for a filter is what it wants of all that is there.

use crate::codec::tests::generate::{Chance, document, small};
use crate::codec::tests::infoset_laws::cases;
use crate::codec::tests::valid::Documents;
use crate::select::FieldKind;
use crate::value::{Stage, Vocabulary};
use crate::{Document, Field, Filter, Incident, Projection, ReaderBuilder};

/// An archive of one vocabulary: of incidents of any kind, of small ones, or
/// one that the schema of the vocabulary accepts.
pub(super) fn archive(seed: u64, valid: &mut [Documents; 3]) -> Vec<u8> {
    let mut chance = Chance(seed);
    let index = chance.below(3);
    if seed.is_multiple_of(3) {
        return valid[index].next().unwrap();
    }
    let make = if seed % 3 == 1 { document } else { small };
    let mut all = make(&mut chance);
    for _ in 0..chance.below(4) {
        all.incidents.append(&mut make(&mut chance).incidents);
    }
    all.to_xml(Vocabulary::ALL[index]).unwrap().into_bytes()
}

fn fields() -> Vec<Field> {
    let paths = [
        "/Incident/@purpose",
        "/Incident/@restriction",
        "/Incident/Description",
        "/Incident/GenerationTime",
        "/Incident/ReportTime",
        "/Incident/Attack/AttackType/@type",
        "/Incident/Attack/Flow/Victim/Node/Address",
        "/Incident/Attack/Flow/System/@category",
        "/Incident/Attack/Attack/DetectTime",
        "/Incident/Method/Reference/Description",
        "/Incident/Method/Reference/URL",
        "/Incident/Assessment/SystemImpact/@type",
        "/Incident/Contact/Email/EmailTo",
        "/Incident/Contact/Csirt/@name",
        "/Incident/History/HistoryItem/@action",
        "/Incident/RelatedActivity/Campaign/CampaignID",
    ];
    let stages = [Stage::Start, Stage::Detect, Stage::Generate, Stage::Triage];
    let stages = stages.into_iter().map(Field::Time);
    let paths = paths.into_iter().map(|path| path.parse().unwrap());
    Field::NAMED
        .iter()
        .cloned()
        .chain(stages)
        .chain(paths)
        .collect()
}

pub(super) fn valid() -> [Documents; 3] {
    Vocabulary::ALL.map(Documents::new)
}

fn incidents(bytes: &[u8], builder: &ReaderBuilder) -> Vec<Incident> {
    let all = builder.from_reader(bytes).into_incidents();
    all.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_projection_of_a_field_reads_its_values() {
    let (fields, mut valid) = (fields(), valid());
    let mut facts = 0;
    for seed in 0..cases(60) {
        let seed = u64::try_from(seed).unwrap();
        let bytes = archive(seed, &mut valid);
        let mut chance = Chance(seed);
        let whole = incidents(&bytes, &ReaderBuilder::new());
        for _ in 0..8 {
            let field = &fields[chance.below(fields.len())];
            let projection = Projection::of([field.clone()]);
            let partial = incidents(&bytes, ReaderBuilder::new().projection(projection));
            assert_eq!(whole.len(), partial.len());
            for (whole, partial) in whole.iter().zip(&partial) {
                let expected = field.facts(whole);
                assert_eq!(expected, field.facts(partial), "{field} of archive {seed}");
                facts += expected.len();
            }
        }
    }
    println!("{facts} values are read by projections");
}

/// A filter by chance that has to do with an archive.
fn filter(chance: &mut Chance, of: &[Incident], fields: &[Field], depth: usize) -> String {
    if depth > 0 && chance.once_in(2) {
        let (left, right) = (
            filter(chance, of, fields, depth - 1),
            filter(chance, of, fields, depth - 1),
        );
        return match chance.below(3) {
            0 => format!("({left} and {right})"),
            1 => format!("({left} or {right})"),
            _ => format!("not ({left})"),
        };
    }
    let field = &fields[chance.below(fields.len())];
    let facts: Vec<_> = of
        .iter()
        .flat_map(|incident| field.facts(incident))
        .collect();
    if facts.is_empty() || chance.once_in(8) {
        return format!("{field} exists");
    }
    let label = facts[chance.below(facts.len())].label();
    let value = format!("\"{}\"", label.replace('\\', r"\\").replace('"', "\\\""));
    let operators: &[&str] = match field.kind() {
        FieldKind::Time | FieldKind::Number | FieldKind::Level => {
            &["=", "!=", "<", ">=", ">", "<="]
        }
        _ => &["=", "!=", "=", "contains"],
    };
    format!("{field} {} {value}", chance.pick(operators))
}

#[test]
fn a_reader_with_a_filter_reads_what_the_filter_wants() {
    let (fields, mut valid) = (fields(), valid());
    let (mut wanted, mut all, mut refused) = (0, 0, 0);
    for seed in 0..cases(40) {
        let seed = u64::try_from(seed).unwrap();
        let bytes = archive(seed, &mut valid);
        let whole = incidents(&bytes, &ReaderBuilder::new());
        let mut chance = Chance(seed);
        for _ in 0..8 {
            let text = filter(&mut chance, &whole, &fields, 2);
            // Numbers and times may be kept that are none.
            let Ok(filter) = text.parse::<Filter>() else {
                refused += 1;
                continue;
            };
            let filter = filter.keep_undecided(chance.once_in(2));
            let expected: Vec<_> = whole
                .iter()
                .filter(|i| filter.matches(i))
                .cloned()
                .collect();
            for unchecked in [false, true] {
                let mut builder = ReaderBuilder::new();
                builder.filter(filter.clone()).unchecked_skip(unchecked);
                let read = incidents(&bytes, &builder);
                assert!(
                    read == expected,
                    "{text}, unchecked {unchecked}, of archive {seed}"
                );
            }
            wanted += expected.len();
            all += whole.len();
        }
    }
    println!("{wanted} of {all} incidents were wanted; {refused} filters were refused");
    assert!(refused * 10 < all);
}

#[test]
fn a_document_says_the_same_besides_its_incidents() {
    for seed in 0..10 {
        let document = document(&mut Chance(seed));
        for vocabulary in Vocabulary::ALL {
            let xml = document.to_xml(vocabulary).unwrap();
            let read = |filter: &str| -> Document {
                let mut builder = ReaderBuilder::new();
                builder.filter(filter.parse().unwrap());
                let mut document = builder.from_reader(xml.as_bytes()).into_document().unwrap();
                document.incidents.clear();
                document
            };
            assert_eq!(read("not id exists"), read("id exists"));
        }
    }
}
