//! What text and attribute values come out as.

use super::shorthand;

#[test]
fn text_between_tags_is_joined() {
    let cases = [
        (
            "<a>one<!-- two --><?three four?>five</a>",
            r#"<a{}>"onefive"/"#,
        ),
        (
            "<a>1 &lt; 2 &amp;&#38;&#x26; &gt;&apos;&quot;</a>",
            r#"<a{}>"1 < 2 &&& >'\""/"#,
        ),
        (
            "<a><![CDATA[<&]]>]]<![CDATA[]]>&gt;</a>",
            r#"<a{}>"<&]]>"/"#,
        ),
        ("<a>\r1\r\n2\n3\r\r</a>", r#"<a{}>"\n1\n2\n3\n\n"/"#),
        (
            "<a><![CDATA[\r\n]]>&#13;\r<!---->\n</a>",
            r#"<a{}>"\n\r\n\n"/"#,
        ),
        (" <a> <b/>x<b></b> </a> ", r#"<a{}>" "<b{}>/"x"<b{}>/" "/"#),
    ];
    for (document, expected) in cases {
        assert_eq!(shorthand(document), expected);
    }
}

#[test]
fn attribute_values_are_normalised() {
    let cases = [
        ("<a v='a\r\nb\rc\nd\te'/>", r#"<a{} v{}="a b c d e">/"#),
        ("<a v='&#10;&#13;&#9;&#32;'/>", r#"<a{} v{}="\n\r\t ">/"#),
        (
            "<a v='\"' w=\"'\" x='&lt;&amp;' />",
            r#"<a{} v{}="\"" w{}="'" x{}="<&">/"#,
        ),
        ("<a\tb = '1'\n c\r=\r'2'></a>", r#"<a{} b{}="1" c{}="2">/"#),
        ("<a b='' c='  x  '/>", r#"<a{} b{}="" c{}="  x  ">/"#),
    ];
    for (document, expected) in cases {
        assert_eq!(shorthand(document), expected);
    }
}

#[test]
fn many_attributes_keep_their_order_and_have_no_twins() {
    let attributes: Vec<_> = (0..40).rev().map(|n| format!(" a{n}='{n}'")).collect();
    let attributes = attributes.concat();
    assert!(shorthand(&format!("<a{attributes}/>")).starts_with(r#"<a{} a39{}="39" a38{}="38""#));
    let twin = shorthand(&format!("<a{attributes} a7='' a9=''/>"));
    assert!(
        twin.starts_with("!attribute \"a9\" appears twice"),
        "{twin}"
    );
}

#[cfg(feature = "encoding")]
#[test]
fn latin_1_is_not_windows_1252() {
    use super::{Limits, Token, TokenSource, XmlTokens};

    let text = |label: &str, bytes: &[u8]| -> crate::error::Result<String> {
        let start = format!("<?xml version='1.0' encoding='{label}'?><a>");
        let document = [start.as_bytes(), bytes, b"</a>"].concat();
        let mut tokens = XmlTokens::new(document.as_slice(), Limits::default());
        while tokens.advance()? != Token::End {}
        Ok(tokens.text().to_owned())
    };
    assert_eq!(text("iso-8859-1", b"\x80\xE9").unwrap(), "\u{80}é");
    assert_eq!(text("windows-1252", b"\x80\xE9").unwrap(), "€é");
    assert_eq!(text("Shift_JIS", b"\x93\xFA\x96\x7B").unwrap(), "日本");
    assert_eq!(text("US-ASCII", b"plain").unwrap(), "plain");
    assert!(text("US-ASCII", b"\xE9").is_err());
    assert!(text("Shift_JIS", b"\xFF").is_err());
    assert!(text("GB18030", b"\x84\x31\xA4\x38").is_err(), "U+FFFE");
}
