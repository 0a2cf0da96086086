//! Inputs that readers are known to get wrong.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::outcome;
use crate::error::ErrorKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Must {
    Accept,
    Reject,
    /// Fine for who reads document types; this crate does not.
    Doctype,
    /// To be accepted with the feature `encoding`, and refused without it.
    Decode,
}

use Must::{Accept, Decode, Doctype, Reject};

pub(super) type Input = (&'static str, Must, Cow<'static, [u8]>);

fn utf16(text: &str, mark: bool, little: bool) -> Vec<u8> {
    let units = mark
        .then_some(0xFEFF)
        .into_iter()
        .chain(text.encode_utf16());
    let bytes = |unit: u16| {
        if little {
            unit.to_le_bytes()
        } else {
            unit.to_be_bytes()
        }
    };
    units.flat_map(bytes).collect()
}

/// The inputs that are best built.
fn built() -> Vec<Input> {
    let laughs: Vec<_> = (1..10)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let laughs = format!("<!DOCTYPE r [<!ENTITY l0 \"ha\">{}]>", laughs.concat());
    let square = format!(
        "<!DOCTYPE r [<!ENTITY q \"{}\">]><r>{}</r>",
        "q".repeat(5000),
        "&q;".repeat(50_000)
    );
    let padding = format!(
        "<?xml version='1.0'{}encoding='ISO-8859-1'?><n>caf",
        " ".repeat(80)
    );
    let late = format!(
        "<n>{}<?xml version='1.0' encoding='ISO-8859-1'?></n>",
        "pad ".repeat(30)
    );
    let row = |name, must, bytes| (name, must, Cow::Owned(bytes));
    vec![
        row(
            "billion laughs in text",
            Doctype,
            format!("{laughs}<r>&l9;</r>").into(),
        ),
        row(
            "billion laughs in attribute",
            Doctype,
            format!("{laughs}<r v='&l9;'/>").into(),
        ),
        row("quadratic blow-up", Doctype, square.into()),
        row(
            "UTF-16LE with mark",
            Accept,
            utf16("<n>größe 😀</n>", true, true),
        ),
        row(
            "UTF-16BE with mark",
            Accept,
            utf16(
                "<?xml version='1.0' encoding='UTF-16'?><n>größe 😀</n>",
                true,
                false,
            ),
        ),
        row(
            "UTF-16LE without mark",
            Reject,
            utf16("<?xml version='1.0' encoding='UTF-16'?><n/>", false, true),
        ),
        row(
            "ISO-8859-1 declared behind 64 bytes",
            Decode,
            [padding.as_bytes(), b"\xE9</n>"].concat(),
        ),
        row(
            "a second declaration deep in the document",
            Reject,
            late.into(),
        ),
    ]
}

/// The inputs that are best written; all as Latin-1, so that any byte can stand here.
#[rustfmt::skip]
const WRITTEN: &[(&str, Must, &[u8])] = &[
    ("XXE with a file", Doctype, b"<!DOCTYPE r [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><r>&f;</r>"),
    ("external DTD", Doctype, b"<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/r.dtd'><r/>"),
    ("parameter entity", Doctype, b"<!DOCTYPE r [<!ENTITY % p '<!ENTITY g \"v\">'> %p;]><r>&g;</r>"),
    ("entity that refers to itself", Reject, b"<!DOCTYPE r [<!ENTITY s '&s;'>]><r>&s;</r>"),
    ("undeclared entity in text", Reject, b"<n>&who;</n>"),
    ("undeclared entity in attribute", Reject, b"<n v='&who;'/>"),
    ("HTML entity", Reject, b"<n>1&nbsp;2</n>"),
    ("doctype in lower case", Reject, b"<!doctype n><n/>"),
    ("doctype behind the root", Reject, b"<n/><!DOCTYPE n>"),
    ("doctype inside the root", Reject, b"<n><!DOCTYPE n></n>"),
    ("two doctypes", Reject, b"<!DOCTYPE n><!DOCTYPE n><n/>"),
    ("doctype with garbage", Reject, b"<!DOCTYPE n ?? %%><n/>"),
    ("duplicate attribute", Reject, b"<n v='1' w='2' v='3'/>"),
    ("duplicate attribute by two prefixes", Reject, b"<n xmlns:p='urn:u' xmlns:q='urn:u' p:v='1' q:v='2'/>"),
    ("duplicate xmlns", Reject, b"<n xmlns='urn:u' xmlns='urn:w'/>"),
    ("duplicate xmlns:p", Reject, b"<n xmlns:p='urn:u' xmlns:p='urn:u'/>"),
    ("mismatched end tag", Reject, b"<n><m></n></m>"),
    ("unclosed root", Reject, b"<n><m/>"),
    ("unclosed root with text", Reject, b"<n>text"),
    ("stray end tag", Reject, b"<n/></n>"),
    ("end tag with attribute", Reject, b"<n></n v='1'>"),
    ("two roots", Reject, b"<n/><n/>"),
    ("empty document", Reject, b""),
    ("only white space", Reject, b" \n\t "),
    ("only a comment", Reject, b"<!-- nothing -->"),
    ("text before the root", Reject, b"text<n/>"),
    ("text behind the root", Reject, b"<n/>text"),
    ("CDATA behind the root", Reject, b"<n/><![CDATA[ ]]>"),
    ("character reference behind the root", Reject, b"<n/>&#32;"),
    ("NUL bytes at the end", Reject, b"<n/>\0\0\0"),
    ("U+0000 in text", Reject, b"<n>a\0b</n>"),
    ("U+0001 in text", Reject, b"<n>a\x01b</n>"),
    ("U+0008 in attribute", Reject, b"<n v='a\x08b'/>"),
    ("U+FFFE in text", Reject, b"<n>\xEF\xBF\xBE</n>"),
    ("U+FFFF in text", Reject, b"<n>\xEF\xBF\xBF</n>"),
    ("U+0085 and U+2028 in text", Accept, b"<n>\xC2\x85\xE2\x80\xA8</n>"),
    ("U+007F in text", Accept, b"<n>\x7F</n>"),
    ("&#0;", Reject, b"<n>&#0;</n>"),
    ("&#1;", Reject, b"<n>&#1;</n>"),
    ("&#1; in attribute", Reject, b"<n v='&#1;'/>"),
    ("&#xD800;", Reject, b"<n>&#xD800;</n>"),
    ("&#xFFFE;", Reject, b"<n>&#xFFFE;</n>"),
    ("&#x110000;", Reject, b"<n>&#x110000;</n>"),
    ("a huge character reference", Reject, b"<n>&#99999999999999999999;</n>"),
    ("&#X41;", Reject, b"<n>&#X41;</n>"),
    ("&#+65;", Reject, b"<n>&#+65;</n>"),
    ("&#;", Reject, b"<n>&#;</n>"),
    ("bare & in text", Reject, b"<n>you & me</n>"),
    ("bare & in attribute", Reject, b"<n v='you & me'/>"),
    ("& at the end", Reject, b"<n>&"),
    ("&amp without semicolon", Reject, b"<n>&amp</n>"),
    ("& and semicolon", Reject, b"<n>& ;</n>"),
    ("invalid UTF-8 in text", Reject, b"<n>\xC3\x28</n>"),
    ("overlong UTF-8", Reject, b"<n>\xC0\xBC</n>"),
    ("surrogate in UTF-8", Reject, b"<n>\xED\xA0\x80</n>"),
    ("invalid UTF-8 in a tag name", Reject, b"<n\xFF/>"),
    ("invalid UTF-8 in an attribute", Reject, b"<n v='\xFF'/>"),
    ("invalid UTF-8 in a comment", Reject, b"<n><!--\xFF--></n>"),
    ("invalid UTF-8 in an instruction", Reject, b"<n><?i \xFF?></n>"),
    ("UTF-8 with mark", Accept, b"\xEF\xBB\xBF<n/>"),
    ("UTF-8 with two marks", Reject, b"\xEF\xBB\xBF\xEF\xBB\xBF<n/>"),
    ("U+FEFF inside", Accept, b"<n>a\xEF\xBB\xBFb</n>"),
    ("UTF-8 mark, Latin-1 declared", Reject, b"\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?><n/>"),
    ("UTF-16 declared in ASCII", Reject, b"<?xml version='1.0' encoding='UTF-16'?><n/>"),
    ("ISO-8859-1", Decode, b"<?xml version='1.0' encoding='ISO-8859-1'?><n>caf\xE9</n>"),
    ("Shift_JIS", Decode, b"<?xml version='1.0' encoding='Shift_JIS'?><n>\x93\xFA\x96\x7B</n>"),
    ("windows-1252", Decode, b"<?xml version='1.0' encoding='windows-1252'?><n>\x80</n>"),
    ("EUC-JP", Decode, b"<?xml version='1.0' encoding='EUC-JP'?><n>\xC6\xFC\xCB\xDC</n>"),
    ("unknown encoding", Reject, b"<?xml version='1.0' encoding='klingon'?><n/>"),
    ("UTF-7", Reject, b"<?xml version='1.0' encoding='UTF-7'?><n>+AGE-</n>"),
    ("UTF-8 declared, Latin-1 bytes", Reject, b"<?xml version='1.0' encoding='UTF-8'?><n>caf\xE9</n>"),
    ("version 1.1", Accept, b"<?xml version='1.1'?><n/>"),
    ("version 2.0", Reject, b"<?xml version='2.0'?><n/>"),
    ("version 1.7", Accept, b"<?xml version='1.7'?><n/>"),
    ("declaration behind a space", Reject, b" <?xml version='1.0'?><n/>"),
    ("declaration inside an element", Reject, b"<n><?xml version='1.0'?></n>"),
    ("<?XML?>", Reject, b"<n><?XML ?></n>"),
    ("standalone maybe", Reject, b"<?xml version='1.0' standalone='maybe'?><n/>"),
    ("declaration in another order", Reject, b"<?xml encoding='UTF-8' version='1.0'?><n/>"),
    ("declaration with more", Reject, b"<?xml version='1.0' author='me'?><n/>"),
    ("declaration without version", Reject, b"<?xml encoding='UTF-8'?><n/>"),
    ("undeclared prefix of an element", Reject, b"<p:n/>"),
    ("undeclared prefix of an attribute", Reject, b"<n p:v='1'/>"),
    ("prefix out of scope", Reject, b"<n><m xmlns:p='urn:u'/><p:m/></n>"),
    ("xmlns:p empty", Reject, b"<n xmlns:p=''/>"),
    ("xmlns:xml with a wrong URI", Reject, b"<n xmlns:xml='urn:u'/>"),
    ("xmlns:xmlns", Reject, b"<n xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>"),
    ("another prefix for the namespace of xml", Reject, b"<n xmlns:p='http://www.w3.org/XML/1998/namespace'/>"),
    ("the namespace of xml as default", Reject, b"<n xmlns='http://www.w3.org/XML/1998/namespace'/>"),
    ("the namespace of xmlns as default", Reject, b"<n xmlns='http://www.w3.org/2000/xmlns/'/>"),
    ("element <xmlns:n>", Reject, b"<xmlns:n/>"),
    ("two colons", Reject, b"<n xmlns:p='urn:u'><p:q:m/></n>"),
    ("<:n>", Reject, b"<:n/>"),
    ("<n:>", Reject, b"<n: xmlns:n='urn:u'/>"),
    ("local part with a digit first", Reject, b"<p:1 xmlns:p='urn:u'/>"),
    ("name with a digit first", Reject, b"<1n/>"),
    ("name with <", Reject, b"<n<m/>"),
    ("name with a quote", Reject, b"<n\"m/>"),
    ("no name", Reject, b"<n><></n>"),
    ("space before the name", Reject, b"< n/>"),
    ("attribute with a digit first", Reject, b"<n 1v='1'/>"),
    ("comment with --", Reject, b"<n><!-- a -- b --></n>"),
    ("comment that ends in --->", Reject, b"<n><!-- a ---></n>"),
    ("<!-->", Reject, b"<n><!--></n>"),
    ("<!--->", Reject, b"<n><!---></n>"),
    ("]]> in text", Reject, b"<n>a]]>b</n>"),
    ("]]&gt; in text", Accept, b"<n>a]]&gt;b</n>"),
    ("CDATA in lower case", Reject, b"<n><![cdata[a]]></n>"),
    ("CDATA split", Accept, b"<n><![CDATA[]]]]><![CDATA[>]]></n>"),
    ("CDATA unclosed", Reject, b"<n><![CDATA[a</n>"),
    ("instruction without target", Reject, b"<n><??></n>"),
    ("instruction with a bad target", Reject, b"<n><?1a b?></n>"),
    ("instruction with a colon", Reject, b"<n><?p:i b?></n>"),
    ("instruction unclosed", Reject, b"<n><?i b</n>"),
    ("attribute without quotes", Reject, b"<n v=1/>"),
    ("attribute without value", Reject, b"<n v/>"),
    ("attributes without space", Reject, b"<n v='1'w='2'/>"),
    ("< in an attribute", Reject, b"<n v='a<b'/>"),
    ("> in an attribute", Accept, b"<n v='a>b'/>"),
    ("/ in a tag", Reject, b"<n / v='1'></n>"),
    ("</n >", Accept, b"<n></n \n>"),
    ("</ n>", Reject, b"<n></ n>"),
    ("<n/ >", Reject, b"<n/ >"),
    ("xmlns with a character reference", Accept, b"<n xmlns='urn:u&#46;w'/>"),
    ("xmlns with white space", Accept, b"<n xmlns=' urn:u '/>"),
    ("xmlns relative and empty", Accept, b"<n xmlns='relative'><m xmlns=''/></n>"),
    ("line ends in an attribute", Accept, b"<n v='a\r\nb\tc'/>"),
    ("end tag with another prefix", Reject, b"<p:n xmlns:p='urn:u' xmlns:q='urn:u'></q:n>"),
    ("end tag in another case", Reject, b"<n></N>"),
    ("<!bogus>", Reject, b"<n><!bogus></n>"),
    ("unknown values of xml:id and xml:space", Accept, b"<n xml:id='1 2' xml:space='maybe'/>"),
];

pub(super) static INPUTS: LazyLock<Vec<Input>> = LazyLock::new(|| {
    let written = WRITTEN.iter();
    let written = written.map(|&(name, must, bytes)| (name, must, Cow::Borrowed(bytes)));
    built().into_iter().chain(written).collect()
});

#[test]
fn every_input_is_judged_right() {
    let mut wrong = Vec::new();
    for (name, must, bytes) in INPUTS.iter() {
        let outcome = outcome(bytes);
        let right = match must {
            Accept => outcome.is_ok(),
            Reject => outcome.is_err(),
            Doctype => outcome
                .as_ref()
                .is_err_and(|error| *error.kind() == ErrorKind::Doctype),
            Decode => outcome.is_ok() == cfg!(feature = "encoding"),
        };
        if !right {
            wrong.push((*name, *must, outcome));
        }
    }
    let rejects = INPUTS.iter().filter(|(_, must, _)| *must == Reject).count();
    let accepted = wrong.iter().filter(|(_, must, _)| *must == Reject).count();
    println!(
        "{accepted} of {rejects} wrongly accepted, {} of {} wrong",
        wrong.len(),
        INPUTS.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!((INPUTS.len(), rejects), (139, 111));
}

#[test]
fn doctypes_are_refused_as_such_wherever_they_stand() {
    for document in [
        "<!DOCTYPE n><n/>",
        "<!docTYPE",
        "<n><!Doctype [</n>",
        "<n/> <!DOCTYPE n>",
        "\u{FEFF}<!DOCTYPE n [<!-- ",
    ] {
        let error = outcome(document.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::Doctype, "{document}");
    }
}

#[test]
fn a_refused_encoding_says_why() {
    let document = |label: &str| format!("<?xml version='1.0' encoding='{label}'?><n/>");
    for label in [
        "UTF-16",
        "UTF-7",
        "ebcdic-cp-us",
        "klingon",
        "x-user-defined",
        "replacement",
    ] {
        let error = outcome(document(label).as_bytes()).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Encoding(_)),
            "{label}: {error}"
        );
    }
    let error = outcome(document("EUC-KR").as_bytes());
    assert_eq!(error.is_ok(), cfg!(feature = "encoding"));
    if let Err(error) = error {
        assert!(
            error.to_string().contains("the feature `encoding`"),
            "{error}"
        );
    }
}
