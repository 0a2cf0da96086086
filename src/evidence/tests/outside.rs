use std::io::{self, Write};

use super::{first, generated, incident, through};
use crate::evidence::{Immovable, Verdict, externalise, internalise, items};
use crate::model::{EvidenceItem, Extension};
use crate::value::{
    DataType, DigestAlgorithm, ForeignElement, ForeignName, Marked, Restriction, Vocabulary,
};

const SHA256: [DigestAlgorithm; 1] = [DigestAlgorithm::Sha256];
const ENOUGH: u64 = 1 << 20;

fn data(kind: DataType, text: &str) -> Extension {
    Extension::new(kind).with_content(text)
}

/// Takes all that is inline out and puts it back, having been written in between.
fn there_and_back(item: &EvidenceItem, vocabulary: Vocabulary) -> Vec<Vec<u8>> {
    let mut moved = item.clone();
    let mut files = Vec::new();
    while !moved.inline.is_empty() {
        let mut file = Vec::new();
        let url = format!("part-{}", files.len());
        let last = moved.inline.len() - 1;
        let index = files.len() % moved.inline.len();
        externalise(&mut moved, index.min(last), &url, SHA256, &mut file).unwrap();
        files.push(file);
    }
    let back = through(&incident(moved.clone()), vocabulary);
    assert_eq!(first(&back), &moved);
    let mut back = first(&back).clone();
    for file in files.iter().rev() {
        internalise(&mut back, &file[..], ENOUGH).unwrap();
    }
    assert_eq!(&back, item);
    files
}

#[test]
fn r037_inline_and_external_are_inverse() {
    let tree = ForeignElement::new(ForeignName::new("urn:x", "capture", "x"))
        .with_attribute(ForeignName::new("urn:y", "by", "y"), "a\"b\n")
        .with_child("text & more")
        .with_child(ForeignElement::new(ForeignName::new("", "plain", "")));
    let kinds: [(Extension, &[u8]); 8] = [
        (data(DataType::Byte, "AAEC/w=="), &[0, 1, 2, 255]),
        (data(DataType::File, "AAEC"), &[0, 1, 2]),
        (data(DataType::Packet, "00ff"), &[0, 255]),
        (data(DataType::Frame, "00FF"), &[0, 255]),
        (data(DataType::Bytes, "00fF"), b"00fF"),
        (data(DataType::Byte, "AAEC\n/w=="), b"AAEC\n/w=="),
        (
            data(DataType::String, " line\r\n\u{e9} "),
            " line\r\n\u{e9} ".as_bytes(),
        ),
        (
            Extension::xml(tree)
                .with_name("n")
                .with_meaning("m")
                .with_format_id("f"),
            b"<x:capture xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:by=\"a&quot;b&#10;\">\
              text &amp; more<plain/></x:capture>",
        ),
    ];
    for vocabulary in Vocabulary::ALL {
        let mut all = EvidenceItem::at_url("https://example.com/other");
        for (data, bytes) in &kinds {
            let data = Marked::new(data.clone()).restricted(Restriction::Amber);
            let files = there_and_back(&EvidenceItem::inline(data.clone()), vocabulary);
            assert_eq!(files, [bytes.to_vec()]);
            all.inline.push(data.with_id("the-id".parse().unwrap()));
        }
        there_and_back(&all, vocabulary);
    }
}

/// Whatever may stand there: it comes back, or stays.
#[test]
fn r069_evidence_of_any_kind_comes_back_or_stays() {
    let (mut moved, mut stayed) = (0, 0);
    for made in generated(super::cases(80)) {
        for found in items(&made) {
            for index in 0..found.item.inline.len() {
                let mut item = found.item.clone();
                let mut file = Vec::new();
                match externalise(&mut item, index, "x:file", SHA256, &mut file) {
                    Ok(()) => moved += 1,
                    Err(error) => {
                        assert!(matches!(error, Immovable::Inexact), "{error}");
                        assert_eq!(item, *found.item);
                        stayed += 1;
                        continue;
                    }
                }
                internalise(&mut item, &file[..], ENOUGH).unwrap();
                assert_eq!(item, *found.item);
            }
        }
    }
    assert!(moved > 20, "{moved}");
    println!("{moved} moved, {stayed} stayed");
}

/// One bit of the bytes, and the item stays without them.
#[test]
fn altered_bytes_are_not_put_back() {
    let mut item = EvidenceItem::inline(data(DataType::Byte, "AAEC/w=="));
    let mut file = Vec::new();
    externalise(&mut item, 0, "file", SHA256, &mut file).unwrap();
    for bit in 0..file.len() * 8 {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let mut copy = item.clone();
        let error = internalise(&mut copy, &flipped[..], ENOUGH).unwrap_err();
        assert!(matches!(error, Immovable::Altered(Verdict::Altered)));
        assert_eq!(copy, item);
    }
    let error = internalise(&mut item.clone(), &file[..3], ENOUGH).unwrap_err();
    assert!(matches!(error, Immovable::Altered(Verdict::Altered)));
    let error = internalise(&mut item.clone(), &file[..], 3).unwrap_err();
    assert!(matches!(error, Immovable::TooLong));
    let endless = io::repeat(0);
    let error = internalise(&mut item.clone(), endless, ENOUGH).unwrap_err();
    assert!(matches!(error, Immovable::TooLong));
    let mut weak = item.clone();
    weak.external[0].digests.clear();
    let error = internalise(&mut weak, &file[..], ENOUGH).unwrap_err();
    assert!(matches!(error, Immovable::Altered(Verdict::Unchecked)));
    internalise(&mut item, &file[..], 4).unwrap();
}

#[test]
fn what_would_not_come_back_stays() {
    let text = |text: &str| EvidenceItem::inline(data(DataType::String, text));
    let refuse = |mut item: EvidenceItem, index, algorithm: &DigestAlgorithm, url| {
        let before = item.clone();
        let algorithms = [algorithm.clone()];
        let error = externalise(&mut item, index, url, algorithms, &mut Vec::new());
        assert_eq!(item, before);
        error.unwrap_err().to_string()
    };
    let sha256 = &DigestAlgorithm::Sha256;
    assert!(refuse(text("a"), 1, sha256, "u").contains("no such"));
    assert!(refuse(text(""), 0, sha256, "u").contains("as it is"));
    assert!(refuse(text("a").with_url("u"), 0, sha256, "u").contains("URL"));
    assert!(refuse(text("a"), 0, &DigestAlgorithm::Md5, "u").contains("no digest"));
    let unknown = DigestAlgorithm::Ext("tiger".into());
    assert!(refuse(text("a"), 0, &unknown, "u").contains("no digest"));
    let mixed = EvidenceItem::inline(
        Extension::text("a").with_content(ForeignElement::new(ForeignName::new("", "b", ""))),
    );
    assert!(refuse(mixed, 0, sha256, "u").contains("as it is"));
    let mut none = text("a");
    let absent = internalise(&mut none, &b"a"[..], ENOUGH);
    assert!(matches!(absent, Err(Immovable::Absent)));
}

/// A writer that only counts: nothing large is made on the way.
#[derive(Default)]
struct Counting {
    bytes: usize,
    largest: usize,
}

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len();
        self.largest = self.largest.max(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn encoded_evidence_is_decoded_piece_by_piece() {
    let bytes = vec![7; 1_000_000];
    let text = data_encoding::BASE64.encode(&bytes);
    let mut item = EvidenceItem::inline(data(DataType::File, &text));
    let before = item.clone();
    let mut output = Counting::default();
    externalise(&mut item, 0, "big", SHA256, &mut output).unwrap();
    assert_eq!(output.bytes, bytes.len());
    assert!(output.largest <= 64 * 1024);
    internalise(&mut item, &bytes[..], ENOUGH).unwrap();
    assert_eq!(item, before);
}
