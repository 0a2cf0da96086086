use std::io::BufReader;

use proptest::prelude::*;

use super::generate::{Chance, document, small};
use super::infoset_laws::cases;
use crate::codec::table::{DSIG, SCI, prefix};
use crate::model::Document;
use crate::read::ReaderBuilder;
use crate::value::{Profile, Vocabulary};
use crate::write::WriterBuilder;

fn write(document: &Document, vocabulary: Vocabulary) -> String {
    document
        .to_xml(vocabulary)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// IODEF 2 by the text and the errata of its RFC.
fn write_by_errata(document: &Document) -> String {
    let mut builder = WriterBuilder::new(Vocabulary::Iodef2);
    write_with(
        document,
        builder.declare_unknown(true).profile(Profile::Errata),
    )
}

fn write_with(document: &Document, builder: &WriterBuilder) -> String {
    let written = builder.to_xml(document);
    written.unwrap_or_else(|error| panic!("{error}"))
}

pub(super) fn read(xml: &str) -> Document {
    Document::from_slice(xml.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// Fails with the first lines that differ, those aside that do not count.
pub(super) fn assert_same(left: &Document, right: &Document) {
    if left == right {
        return;
    }
    let lines = |document: &Document| -> Vec<String> {
        let text = format!("{document:#?}");
        let counts = |line: &&str| {
            let written = ["row: ", "count: ", "prefix: ", "origin: ", "bindings: "];
            let line = line.trim_start();
            let binding = line.starts_with('"') && line.contains("\": \"");
            !binding && line != "}," && !written.iter().any(|field| line.starts_with(field))
        };
        text.lines().filter(counts).map(str::to_owned).collect()
    };
    let (left, right) = (lines(left), lines(right));
    let same = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let around =
        |lines: &[String]| lines[same.saturating_sub(15)..lines.len().min(same + 6)].join("\n");
    panic!("{}\n--- came back as\n{}", around(&left), around(&right));
}

pub(super) fn assert_same_text(left: &str, right: &str) {
    if left != right {
        let same = left
            .bytes()
            .zip(right.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let around = |text: &str| {
            let bytes = &text.as_bytes()[same.saturating_sub(300)..text.len().min(same + 100)];
            String::from_utf8_lossy(bytes).into_owned()
        };
        panic!(
            "{}\n--- is written again as\n{}",
            around(left),
            around(right)
        );
    }
}

/// Law 4: what is written reads as what it was, and is written the same again.
fn law_4(made: &Document, write: impl Fn(&Document) -> String) {
    let xml = write(made);
    let back = read(&xml);
    assert_same(made, &back);
    assert_same_text(&xml, &write(&back));
}

/// Law 2: what IODEF 2 cannot say is carried, and comes back.
fn law_2_through_iodef2(seed: u64, write_iodef2: impl Fn(&Document) -> String) {
    let made = small(&mut Chance(seed));
    law_4(&made, &write_iodef2);
    let own = write(&made, Vocabulary::Incident);
    let through = write_iodef2(&read(&own));
    let back = write(&read(&through), Vocabulary::Incident);
    assert_same_text(&own, &without_prefixes_in_scope(&back));
}

/// Data that IODEF holds in an element of another namespace comes back with the
/// prefix of that namespace, which was in scope there.
fn without_prefixes_in_scope(xml: &str) -> String {
    [SCI, DSIG].iter().fold(xml.to_owned(), |xml, namespace| {
        let declaration = format!(" xmlns:{}=\"{namespace}\"", prefix(namespace));
        xml.replace(&declaration, "")
    })
}

/// A seed is all there is to shrink.
pub(super) fn config(cases: usize) -> ProptestConfig {
    ProptestConfig {
        cases: cases.try_into().unwrap(),
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(cases(1000)))]

    #[test]
    fn law_2_incident_through_iodef2(seed: u64) {
        law_2_through_iodef2(seed, |made| write(made, Vocabulary::Iodef2));
    }

    #[test]
    fn law_2_incident_through_iodef2_by_errata(seed: u64) {
        law_2_through_iodef2(seed, write_by_errata);
    }

    /// Law 2: what IODEF 1 cannot say is carried, and comes back.
    #[test]
    fn law_2_incident_through_iodef1(seed: u64) {
        let made = small(&mut Chance(seed));
        law_4(&made, |made| write(made, Vocabulary::Iodef1));
        let own = write(&made, Vocabulary::Incident);
        let through = write(&read(&own), Vocabulary::Iodef1);
        assert_same_text(&own, &write(&read(&through), Vocabulary::Incident));
    }
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn law_4_incident_is_read_as_written(seed: u64) {
        law_4(&document(&mut Chance(seed)), |made| write(made, Vocabulary::Incident));
    }

    /// Law 4: how the bytes are cut makes no difference.
    #[test]
    fn law_4_chunks_make_no_difference(seed: u64, size in 1_usize..40) {
        let made = document(&mut Chance(seed));
        let xml = write(&made, Vocabulary::Iodef2);
        let cut = BufReader::with_capacity(size, xml.as_bytes());
        let back = ReaderBuilder::new().from_reader(cut).into_document().unwrap();
        assert_same(&made, &back);
    }

    /// Pretty output says the same.
    #[test]
    fn law_4_pretty_makes_no_difference(seed: u64) {
        let made = document(&mut Chance(seed));
        assert_same(&made, &read(&pretty(&made)));
    }
}

fn pretty(document: &Document) -> String {
    let mut builder = WriterBuilder::new(Vocabulary::Incident);
    write_with(document, builder.declare_unknown(true).pretty(true))
}

/// What is not known has a line of its own, but not where text stands beside it.
#[test]
fn pretty_makes_lines_only_where_nothing_is_said_by_white_space() {
    for (before, line) in [("", "\n      <x:note"), ("said ", ">said <x:note")] {
        let xml = format!(
            "<Incident xmlns=\"{}\" purpose=\"reporting\" restriction=\"private\">\
             <IncidentID name=\"csirt.example\">1</IncidentID>\
             <GenerationTime>2026-11-23T00:00:00Z</GenerationTime>\
             <Contact role=\"creator\" type=\"person\">{before}\
             <x:note xmlns:x=\"urn:x\"/><ContactName>A</ContactName></Contact></Incident>",
            Vocabulary::Incident.namespace(),
        );
        let made = read(&xml);
        let written = pretty(&made);
        assert_same(&made, &read(&written));
        assert!(written.contains(line), "{written}");
    }
}
