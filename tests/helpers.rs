//! Tests of the test helpers, and of the example data by validators that are not ours.

mod common;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use common::validator::Outcome;
use common::{corpus, generate, infoset, validator};

fn data(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    folder.join(name)
}

fn xml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let files = fs::read_dir(folder)?;
    let mut files: Vec<_> = files
        .map(|file| file.map(|file| file.path()))
        .collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "xml"));
    files.sort();
    Ok(files)
}

/// FNV-1a of 64 bits.
fn fnv1a(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, step)
}

#[test]
fn examples_are_valid() {
    let files = xml_files(&data("")).unwrap();
    assert_eq!(files.len(), 9);
    let outcomes = validator::files(&validator::schema("iodef-2.0.xsd"), &files);
    for (file, outcome) in files.iter().zip(outcomes) {
        assert!(
            !matches!(outcome, Outcome::Invalid(_)),
            "{}: {outcome:?}",
            file.display()
        );
    }
}

#[test]
fn bad_examples_are_refused() {
    let mut files = xml_files(&data("bad")).unwrap();
    assert_eq!(files.len(), 6);
    // A document type declaration is no fault to a schema, only to us.
    files.retain(|file| !file.ends_with("doctype.xml"));
    let outcomes = validator::files(&validator::schema("iodef-2.0.xsd"), &files);
    for (file, outcome) in files.iter().zip(outcomes) {
        assert_ne!(outcome, Outcome::Valid, "{}", file.display());
    }
}

#[test]
fn validators_agree() {
    let schema = validator::schema("iodef-2.0.xsd");
    let files = [
        data("minimal.xml"),
        data("bad/date.xml"),
        data("bad/truncated.xml"),
    ];
    if !schema.is_file() {
        println!("skipped: ../shared is not here");
        return;
    }
    let both = [
        validator::by_xmlschema(&schema, &files),
        validator::by_xmllint(&schema, &files),
    ];
    for outcomes in both.into_iter().flatten() {
        assert_eq!(outcomes[0], Outcome::Valid);
        assert!(
            matches!(&outcomes[1], Outcome::Invalid(reasons) if reasons[0].contains("yesterday")),
            "{outcomes:?}"
        );
        assert!(matches!(outcomes[2], Outcome::Invalid(_)), "{outcomes:?}");
    }
}

#[test]
fn an_absent_schema_is_said() {
    let outcomes = validator::files(Path::new("no-such.xsd"), &[data("minimal.xml")]);
    assert_eq!(outcomes, [Outcome::Absent]);
}

#[test]
fn generated_incidents_stay_the_same() {
    let hash = |write: fn(u64, &mut String)| {
        let mut text = String::new();
        (0..3).for_each(|n| write(n, &mut text));
        fnv1a(text.as_bytes())
    };
    let hashes = [hash(generate::incident), hash(generate::small)];
    assert_eq!(
        hashes,
        [0xAD8F_95BA_5DA9_01E6, 0xDE39_B233_5943_04E0],
        "{hashes:#018x?}"
    );
}

#[test]
fn generated_incidents_have_their_size() {
    let mut text = String::new();
    for n in 0..1000 {
        text.clear();
        generate::incident(n, &mut text);
        assert!(
            (16_000..=18_000).contains(&text.len()),
            "{n}: {}",
            text.len()
        );
        text.clear();
        generate::small(n, &mut text);
        assert!((1_500..=2_500).contains(&text.len()), "{n}: {}", text.len());
    }
}

#[test]
fn generated_archives_are_valid() {
    let mut documents = Vec::new();
    for mut archive in [generate::Archive::new(40), generate::Archive::small(40)] {
        let mut document = Vec::new();
        archive.read_to_end(&mut document).unwrap();
        documents.push(document);
    }
    let schema = validator::schema("iodef-2.0.xsd");
    for outcome in validator::documents(&schema, &documents).unwrap() {
        assert!(!matches!(outcome, Outcome::Invalid(_)), "{outcome:?}");
    }
}

#[test]
fn an_archive_reads_alike_at_any_size() {
    let mut whole = String::from(generate::header());
    (0..3).for_each(|n| generate::incident(n, &mut whole));
    whole.push_str(generate::footer());
    let mut archive = generate::Archive::new(3);
    let mut read = Vec::new();
    while io::copy(&mut archive.by_ref().take(7), &mut read).unwrap() > 0 {}
    assert!(read == whole.as_bytes());
}

#[test]
fn the_corpus_is_found() {
    let Some(all) = corpus::all() else { return };
    assert_eq!(all.len(), 115);
    for entry in &all {
        let bytes = entry.read().unwrap();
        assert_eq!(
            u64::try_from(bytes.len()).unwrap(),
            entry.bytes,
            "{entry:?}"
        );
        if entry.folder.starts_with("iodef") && entry.well_formed {
            assert_eq!(infoset::equal(&bytes, &bytes), Ok(()), "{entry:?}");
        }
    }
    let iodef2 = corpus::folder("iodef2").unwrap();
    let valid = iodef2
        .iter()
        .filter(|entry| entry.valid == Some(true))
        .count();
    assert_eq!((iodef2.len(), valid), (17, 12));
}

#[test]
fn the_infoset_leaves_out_what_does_not_count() {
    let alike = [
        ("<a b='1' c='2'/>", "<a c=\"2\" b=\"1\"></a>"),
        (
            "<x:a xmlns:x='u'><x:b/></x:a>",
            "<a xmlns='u'>\n  <b/><!-- c --><?p i?>\n</a>",
        ),
        (
            "<a>x&amp;y&#x20;z</a>",
            "<?xml version='1.0'?><!--c--><a><![CDATA[x&]]>y<!--c--> z</a>",
        ),
        ("<a b='1 2'/>", "<a b='1\r\n2'/>"),
        ("<a>1\n2</a>", "<a>1\r\n2</a>"),
    ];
    for (left, right) in alike {
        assert_eq!(infoset::equal(left, right), Ok(()), "{left} {right}");
    }
    let childless = "<Method xmlns='urn:ietf:params:xml:ns:iodef-2.0'";
    let spaced = format!("{childless}>\n</Method>");
    assert_eq!(infoset::equal(format!("{childless}/>"), spaced), Ok(()));
}

#[test]
fn the_infoset_names_the_difference() {
    let differ = [
        (
            "<a><b/><b>x</b></a>",
            "<a><b/><b>x </b></a>",
            "at /a/b[2]: text \"x\" against text \"x \"",
        ),
        (
            "<a><b c='1'/></a>",
            "<a><b c='2'/></a>",
            "at /a/b: attribute c: \"1\" against \"2\"",
        ),
        (
            "<a/>",
            "<a c='2'/>",
            "at /a: attribute c=\"2\" only on the right",
        ),
        (
            "<a c='2'/>",
            "<a/>",
            "at /a: attribute c=\"2\" only on the left",
        ),
        (
            "<a><b/></a>",
            "<a xmlns:x='u'><x:b/></a>",
            "at /a: element b against element {u}b",
        ),
        ("<a/>", "<b/>", "at /a: element a against b"),
        (
            "<a><b/><c/></a>",
            "<a><b/></a>",
            "at /a: element c only on the left",
        ),
        (
            "<a><b/></a>",
            "<a><b/>x</a>",
            "at /a: text \"x\" only on the right",
        ),
        (
            "<a> x<b/></a>",
            "<a>x<b/></a>",
            "at /a: text \" x\" against text \"x\"",
        ),
        ("<a> </a>", "<a/>", "at /a: text \" \" only on the left"),
    ];
    for (left, right, message) in differ {
        assert_eq!(infoset::equal(left, right), Err(message.to_owned()));
    }
    let doctype = infoset::equal("<!DOCTYPE a []><a/>", "<a/>").unwrap_err();
    assert!(doctype.starts_with("left: "), "{doctype}");
}

#[test]
fn the_infoset_reads_utf16() {
    let bytes = fs::read(data("ddos-fr.xml")).unwrap();
    let text = infoset::decode(&bytes).unwrap();
    assert!(text.contains("Œuvreville"));
    assert_eq!(infoset::equal(&bytes, &text), Ok(()));
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(infoset::equal(&big, &text), Ok(()));
    assert!(infoset::decode(&bytes[..101]).is_err());
}
