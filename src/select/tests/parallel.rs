//! What is read on many cores is what is read on one.

use std::io::BufReader;

use rayon::iter::ParallelIterator as _;

use super::laws::{archive, valid};
use crate::codec::tests::generate::Chance;
use crate::codec::tests::infoset_laws::cases;
use crate::{Error, Incident, Limits, ReaderBuilder, Result};

fn in_order(mut incidents: Vec<Incident>) -> Vec<String> {
    incidents.sort_by_key(|incident| incident.id.to_string());
    let mut shown: Vec<_> = incidents.iter().map(|i| format!("{i:#?}")).collect();
    shown.sort();
    shown
}

fn on_one(builder: &ReaderBuilder, bytes: &[u8], window: usize) -> Result<Vec<Incident>> {
    let input = BufReader::with_capacity(window, bytes);
    builder.from_reader(input).incidents().collect()
}

/// What is read on many cores; of all errors the first in the document.
fn on_many(builder: &ReaderBuilder, bytes: &[u8], window: usize) -> Result<Vec<Incident>> {
    let input = BufReader::with_capacity(window, bytes);
    let all = builder.from_reader(input).into_par_incidents();
    let all: Vec<Result<Incident>> = all.collect();
    let (good, bad): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    let bad = bad.into_iter().filter_map(Result::err);
    let first = bad.min_by_key(Error::position);
    first.map_or_else(|| good.into_iter().collect(), Err)
}

fn ordered(builder: &ReaderBuilder, bytes: &[u8]) -> Vec<String> {
    let mut all = Vec::new();
    let shown = |incident| format!("{incident:#?}");
    let done = builder
        .from_reader(bytes)
        .for_each_in_order(shown, |shown| {
            all.push(shown.unwrap_or_else(|error| format!("{error:#?}")));
            Ok::<_, ()>(())
        });
    done.unwrap();
    all
}

fn one_by_one(builder: &ReaderBuilder, bytes: &[u8]) -> Vec<String> {
    let incidents = builder.from_reader(bytes).into_incidents();
    let shown = incidents.map(|incident| match incident {
        Ok(incident) => format!("{incident:#?}"),
        Err(error) => format!("{error:#?}"),
    });
    shown.collect()
}

/// Whether an archive is accepted, which must not depend on how it is read.
fn same(builder: &ReaderBuilder, bytes: &[u8], window: usize) -> bool {
    let shown = || String::from_utf8_lossy(bytes);
    let mut skipping = builder.clone();
    skipping
        .filter("id exists".parse().unwrap())
        .unchecked_skip(true);
    let many = on_many(builder, bytes, window);
    let skipped = on_one(&skipping, bytes, window);
    assert_eq!(
        ordered(builder, bytes),
        one_by_one(builder, bytes),
        "{}",
        shown()
    );
    match on_one(builder, bytes, window) {
        Ok(one) => {
            let one = in_order(one);
            assert!(in_order(many.unwrap()) == one, "{}", shown());
            assert!(in_order(skipped.unwrap()) == one, "{}", shown());
            true
        }
        Err(error) => {
            assert!(many.is_err(), "{error:?}: {builder:?}: {}", shown());
            let many = format!("{:?}", many.unwrap_err());
            assert_eq!(many, format!("{error:?}"), "{}", shown());
            assert!(skipped.is_err(), "{error}: {}", shown());
            false
        }
    }
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
            if same(&ReaderBuilder::new(), &bytes, 8192) {
                good += 1;
            } else {
                bad += 1;
            }
            let at = chance.below(bytes.len());
            bytes[at] = chance.pick(b"<>/\"'&!-[]?= \nIincdet");
        }
    }
    println!("{good} archives are the same, {bad} are refused by all");
    assert!(good > bad / 8 && bad > 20);
}

/// What may stand in an incident and look like its end, or hide it, or spoil it.
const TRAPS: &[&str] = &[
    "",
    "<!-- </Incident> <Incident> -->",
    "<!-- <!- - -> -->",
    "<!---->",
    "<!-- -- </Incident> -->",
    "<!-- </Incident>",
    "<!- </Incident> -->",
    "<!",
    "<![CDATA[</Incident><Incident><!--]]>",
    "<![CDATA[ ]] > </Incident>",
    "<![CDATA </Incident>]]>",
    "<?x </Incident> <!-- ?>",
    "<?x </Incident> >",
    "<?xml version='1.0'?>",
    "<!DOCTYPE Incident>",
    "<x:Incident xmlns:x='urn:x'><x:Incident/></x:Incident>",
    "<Incident xmlns='urn:x'>!?<Incident></Incident><Incident y='>'/></Incident>",
    "<Incident xmlns='urn:x'>",
    "<Incident/>",
    "<Incident>",
    "<IncidentX xmlns='urn:x'></IncidentX >",
    "<x xmlns='urn:x' y='</Incident>'/>",
    "<x xmlns='urn:x' y='/>'/>",
    "<x xmlns='urn:x' y='",
    "<x xmlns='urn:x' y=/>",
    "<x xmlns='urn:x'",
    "</Incident>",
    "</Incident >",
    "</Incident x>",
    "</Incident",
    "</i:Incident>",
    "</x>",
    "-->",
    "]]>",
    "&lt;/Incident>",
    "&none;",
    "&",
    "<a:b/>",
    "<i:b xmlns:i='urn:x'/>",
    "<Description xmlns:i='urn:x'/>",
    "\u{0}",
    "\u{fffe}",
    "é\u{301}\r\n\t\u{10ffff}",
];

/// Three incidents, with a trap in the second.
fn trapped(trap: &str, (open, close): (&str, &str), behind: &str) -> String {
    let incident = |number: usize, content: &str| {
        format!(
            "<{open}Incident purpose='other' restriction='red'>\
             <{open}IncidentID name='csirt.example'>{number}</{open}IncidentID>{content}\
             </{open}Incident{behind}>"
        )
    };
    let name = close.trim_start_matches(':');
    let root = format!("xmlns{close}='https://docs.rs/iodef/ns/1'");
    let trap = if name.is_empty() {
        trap.to_owned()
    } else {
        trap.replace("Incident>", &format!("{open}Incident>"))
            .replace("<//", "</")
    };
    let trap = trap.replace("</i:i:", "</i:");
    let content = format!("<{open}Description>before</{open}Description>{trap}");
    let all: String = [
        incident(1, ""),
        incident(2, &content),
        incident(3, "<!-- -->"),
    ]
    .join("\n");
    format!("<{open}Incidents {root}>{all}</{open}Incidents>")
}

#[test]
fn what_looks_like_an_end_is_told_from_it_on_many_cores() {
    let tight = [
        Limits::default(),
        Limits::default().with_incident_bytes(230),
        Limits::default().with_incident_bytes(170),
        Limits::default().with_incident_nodes(9),
        Limits::default().with_event_bytes(70),
        Limits::default().with_text_bytes(6),
        Limits::default().with_depth(3),
        Limits::default().with_attributes(1),
        Limits::default().with_name_bytes(9),
        Limits::default().with_namespaces(2),
    ];
    let (mut good, mut bad) = (0, 0);
    let mut count = |builder: &ReaderBuilder, bytes: &[u8], window: usize| {
        if same(builder, bytes, window) {
            good += 1;
        } else {
            bad += 1;
        }
    };
    for limits in tight {
        let mut builder = ReaderBuilder::new();
        builder.limits(limits);
        for trap in TRAPS {
            for (prefix, behind) in [(("", ""), ""), (("i:", ":i"), ""), (("", ""), " ")] {
                let text = trapped(trap, prefix, behind);
                let bytes = text.as_bytes();
                count(&builder, bytes, 7);
                count(&builder, bytes, 8192);
                count(&builder, bytes.get(..bytes.len() * 3 / 4).unwrap(), 1);
            }
        }
    }
    println!("{good} archives are the same, {bad} are refused by all");
    assert!(good > 200 && bad > 200);
}

/// The first of two incidents carries this, in IODEF 2.
fn carrying(entry: &str) -> String {
    let incident = |number: usize, content: &str| {
        format!(
            r#"<Incident purpose="other"><IncidentID name="csirt.example">{number}</IncidentID>
            <GenerationTime>2025-01-01T00:00:00Z</GenerationTime>
            <Contact role="creator" type="person"><ContactName>x</ContactName></Contact>{content}
            </Incident>"#
        )
    };
    let carrier = format!(
        r#"<AdditionalData dtype="xml" meaning="what this format cannot say, in the iodef incident vocabulary">
        <Carried xmlns="https://docs.rs/iodef/ns/1">{entry}</Carried></AdditionalData>"#
    );
    let (first, second) = (incident(1, &carrier), incident(2, ""));
    format!(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00">{first}{second}</IODEF-Document>"#
    )
}

#[test]
fn what_is_carried_for_the_document_counts_on_many_cores() {
    let builder = ReaderBuilder::new();
    for (entry, good) in [
        ("", true),
        (
            r#"<At path="" of="document" m:x="y" xmlns:m="urn:m"/>"#,
            true,
        ),
        (r#"<At path="Nowhere" of="document" derived="X"/>"#, false),
        (r#"<At path="Nowhere" of='document' derived="X"/>"#, false),
        (
            r#"<At path="Nowhere" of="docu&#x6D;ent" derived="X"/>"#,
            false,
        ),
        (r#"<At path="Nowhere" derived="X"/>"#, false),
    ] {
        assert_eq!(
            same(&builder, carrying(entry).as_bytes(), 8192),
            good,
            "{entry}"
        );
    }
}

/// What incidents carry for the document is read of those, too, that are not wanted.
#[test]
fn what_is_carried_for_the_document_is_there_without_its_incident() {
    let xml = carrying(r#"<At path="" of="document" m:x="y" xmlns:m="urn:m"/>"#);
    let whole = ReaderBuilder::new().from_reader(xml.as_bytes());
    let expected = whole.into_document().unwrap();
    for unchecked in [false, true] {
        let mut builder = ReaderBuilder::new();
        builder
            .filter("csirt = nobody.example".parse().unwrap())
            .unchecked_skip(unchecked);
        let document = builder.from_reader(xml.as_bytes()).into_document().unwrap();
        assert!(document.incidents.is_empty());
        assert_eq!(document.mark, expected.mark);
        assert_ne!(document.mark, crate::Document::default().mark);
    }
}

#[test]
fn what_is_wrong_with_one_incident_is_an_item_of_its_own() {
    for behind in ["", " "] {
        let text = trapped("", ("", ""), behind).replacen("name='csirt.example'", "", 2);
        let all = ReaderBuilder::new()
            .from_reader(text.as_bytes())
            .into_par_incidents();
        let (good, bad): (Vec<_>, Vec<_>) = all.partition(Result::is_ok);
        assert_eq!((good.len(), bad.len()), (1, 2));
        for recover in [false, true] {
            let mut builder = ReaderBuilder::new();
            builder.recover(recover);
            let ordered = ordered(&builder, text.as_bytes());
            assert_eq!(ordered, one_by_one(&builder, text.as_bytes()));
            assert_eq!(ordered.len(), if recover { 3 } else { 1 });
        }
    }
}

/// An archive that goes to the cores in several batches, with faults in some incidents.
fn large(faulty: &[usize]) -> String {
    let padding = "x".repeat(30_000);
    let incidents = (0..20).map(|number| {
        let fault = if faulty.contains(&number) { "&" } else { "" };
        format!(
            "<Incident purpose='other' restriction='red'>\
             <IncidentID name='csirt.example'>{number}</IncidentID>\
             <Description>{padding}{fault}</Description></Incident>"
        )
    });
    let incidents: Vec<_> = incidents.collect();
    let all = incidents.concat();
    format!("<Incidents xmlns='https://docs.rs/iodef/ns/1'>{all}</Incidents>")
}

#[test]
fn nothing_is_handed_on_once_it_was_refused() {
    let text = large(&[]);
    let mut seen = Vec::new();
    let reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let done = reader.for_each_in_order(
        |incident| incident.id.to_string(),
        |id| {
            seen.push(id.unwrap());
            if seen.len() < 7 {
                Ok(())
            } else {
                Err("enough")
            }
        },
    );
    assert_eq!((done, seen.len()), (Err("enough"), 7));
}

#[test]
fn the_first_fault_of_several_batches_is_that_of_one_core() {
    let builder = ReaderBuilder::new();
    assert!(same(&builder, large(&[]).as_bytes(), 8192));
    for faulty in [[0, 19], [3, 4], [7, 12], [18, 19]] {
        assert!(!same(&builder, large(&faulty).as_bytes(), 8192));
    }
}
