//! Languages and encodings: RFC 3067, section 4.1.

use iodef::{Document, ErrorKind, Incident, Language, Text, Vocabulary};

use crate::{BOTH, bare, comes_back, read, xml};

/// Text and its language: Arabic with marks, Han, combining characters that
/// are not composed, and characters beyond the first plane.
const TEXTS: [(&str, &str); 7] = [
    (
        "ar",
        "\u{641}\u{64e}\u{62d}\u{652}\u{635} \u{627}\u{644}\u{634}\u{628}\u{643}\u{629} \u{200f}(192.0.2.1)",
    ),
    (
        "zh-Hant",
        "\u{9700}\u{8981}\u{8655}\u{7406}\u{7684}\u{4e8b}\u{4ef6}",
    ),
    ("ja", "\u{4e0d}\u{6b63}\u{30a2}\u{30af}\u{30bb}\u{30b9}"),
    ("fr", "e\u{301}te\u{301}, pas \u{e9}t\u{e9}"),
    ("vi", "a\u{323}\u{302} \u{1ead}"),
    ("x-plane", "\u{1f480} \u{20bb7} \u{10348} \u{10ffff}"),
    (
        "en",
        "\u{fdd0} \u{fffd} \u{7f} \u{85} \u{2028} \u{feff} <&>\"' ]]> \t\n end",
    ),
];

fn multilingual() -> Incident {
    TEXTS.iter().fold(bare(), |incident, (lang, text)| {
        let lang = lang.parse::<Language>().expect("a language tag");
        let text = Text::new(*text).in_language(lang).with_translation_id("t");
        incident.with_description(text)
    })
}

fn utf16(xml: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let declared = xml.replacen("UTF-8", "UTF-16", 1);
    assert_ne!(declared, xml);
    let units = std::iter::once(0xFEFF).chain(declared.encode_utf16());
    units.flat_map(bytes).collect()
}

#[test]
fn r031_every_script_in_utf8() {
    let incident = multilingual();
    comes_back(&incident);
    for vocabulary in BOTH {
        let written = xml(&incident, vocabulary);
        let back = read(&written);
        assert_eq!(back.descriptions.len(), TEXTS.len());
        for (description, (lang, text)) in back.descriptions.iter().zip(TEXTS) {
            assert_eq!(description.value, text);
            assert_eq!(description.lang.as_ref().unwrap().as_str(), lang);
            assert_eq!(description.translation_id.as_deref(), Some("t"));
        }
        let tree = roxmltree::Document::parse(&written).unwrap();
        let name = (vocabulary.namespace(), "Description");
        let texts = tree.descendants().filter(|n| n.has_tag_name(name));
        let texts: Vec<_> = texts.filter_map(|n| n.text()).collect();
        assert_eq!(texts, TEXTS.map(|(_, text)| text));
    }
}

#[test]
fn r031_every_script_in_utf16() {
    let incident = multilingual();
    for vocabulary in BOTH {
        let written = xml(&incident, vocabulary);
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(read(utf16(&written, bytes)), incident);
        }
        let marked = ["\u{feff}", &written].concat();
        assert_eq!(read(marked), incident);
    }
}

/// Composed and decomposed characters are kept apart, though they read the same.
#[test]
fn r031_text_is_never_normalised() {
    let composed = bare().with_description("\u{e9}");
    let decomposed = bare().with_description("e\u{301}");
    for vocabulary in BOTH {
        let [one, other] = [&composed, &decomposed].map(|i| read(xml(i, vocabulary)));
        assert_ne!(one, other);
        assert!(one.descriptions[0].reads_as(&other.descriptions[0].value));
    }
}

fn latin(declared: &str) -> Vec<u8> {
    encoded(declared, b"caf\xE9")
}

fn encoded(declared: &str, text: &[u8]) -> Vec<u8> {
    let xml = xml(&bare().with_description("HERE"), Vocabulary::Incident);
    let xml = xml.replacen("UTF-8", declared, 1);
    let (before, behind) = xml.split_once("HERE").expect("the text");
    [before.as_bytes(), text, behind.as_bytes()].concat()
}

#[track_caller]
fn refused(bytes: &[u8]) {
    let error = Document::from_slice(bytes).expect_err("a contradiction");
    assert!(matches!(error.kind(), ErrorKind::Encoding(_)), "{error}");
}

/// What is declared is what it is, or the document is refused.
#[test]
fn r035_declared_and_actual_encoding() {
    assert_eq!(
        read(encoded("UTF-8", b"caf\xC3\xA9")).descriptions[0].value,
        "caf\u{e9}"
    );
    assert_eq!(
        read(encoded("utf-8", b"cafe")).descriptions[0].value,
        "cafe"
    );

    refused(&latin("UTF-8"));
    refused(&encoded("UTF-8", b"caf\xC3"));
    refused(&encoded("UTF-8", b"\xED\xA0\x80"));
    refused(&encoded("UTF-16", b"cafe"));
    refused(&encoded("UTF-16LE", b"cafe"));
    refused(&encoded("EBCDIC-CP-US", b"cafe"));
    refused(&encoded("no-such-encoding", b"cafe"));
    let plain = encoded("UTF-16", b"cafe");
    refused(&[b"\xEF\xBB\xBF", &plain[..]].concat());

    let written = xml(&bare(), Vocabulary::Incident);
    let little = utf16(&written, u16::to_le_bytes);
    assert_eq!(read(&little), bare());
    let text = String::from_utf16_lossy(
        &little
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect::<Vec<_>>(),
    );
    for wrong in ["UTF-8", "UTF-16BE", "ISO-8859-1"] {
        let text = text.replacen("UTF-16", wrong, 1);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        refused(&bytes);
    }
    refused(&little[..little.len() - 1]);
}

/// Others are read with the feature only.
#[cfg(feature = "encoding")]
#[test]
fn r035_other_encodings() {
    let description = |bytes: Vec<u8>| read(bytes).descriptions[0].value.clone();
    assert_eq!(description(latin("ISO-8859-1")), "caf\u{e9}");
    assert_eq!(
        description(encoded("Shift_JIS", b"\x93\xFA\x96\x7B")),
        "\u{65e5}\u{672c}"
    );
    assert_eq!(
        description(encoded("KOI8-R", b"\xE4\xC1")),
        "\u{414}\u{430}"
    );
    refused(&encoded("Shift_JIS", b"\x93\xFA\x96"));
    refused(&encoded("EUC-JP", b"\x93\xFA\x96\x7B"));
}

#[cfg(not(feature = "encoding"))]
#[test]
fn r035_other_encodings_need_the_feature() {
    refused(&latin("ISO-8859-1"));
    refused(&encoded("Shift_JIS", b"\x93\xFA\x96\x7B"));
    let error = Document::from_slice(&latin("ISO-8859-1")).unwrap_err();
    assert!(error.to_string().contains("`encoding`"), "{error}");
}
