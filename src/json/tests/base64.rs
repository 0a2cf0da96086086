use proptest::prelude::*;

use crate::Limits;
use crate::json::bytes::{decode, decode_xml, encode, encode_xml};

#[test]
fn base64_is_that_of_rfc_4648() {
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ] {
        assert_eq!(encode(bytes.as_bytes()), text);
        assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
    }
    assert_eq!(encode(&[0xfb, 0xff]), "+/8=");
    assert_eq!(decode("Zm9v\r\n YmFy").as_deref(), Some(&b"foobar"[..]));
    for text in [
        "Z", "Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zm9v-_==", "Zm9é",
    ] {
        assert_eq!(decode(text), None, "{text}");
    }
}

#[test]
fn xml_is_what_has_an_element() {
    let xml = |text: &str| decode_xml(&encode(text.as_bytes()), &Limits::default());
    let nodes = xml(r#" <a xmlns="urn:a" b="1">text<c/></a>"#).unwrap();
    assert_eq!(
        decode_xml(&encode_xml(&nodes).unwrap(), &Limits::default()),
        Some(nodes)
    );
    assert_eq!(xml("<?xml version=\"1.0\"?><a/>"), xml("<a/>"));
    for text in [
        "",
        "text",
        "<a>",
        "</data><data>",
        "<a/></data>",
        "<!DOCTYPE a><a/>",
        "<?xml version=\"1.0\"?>",
        "<?xml <a/>",
    ] {
        assert_eq!(xml(text), None, "{text}");
    }
    assert_eq!(decode_xml("no base 64", &Limits::default()), None);
}

proptest! {
    #[test]
    fn any_bytes_come_back(bytes: Vec<u8>) {
        let text = encode(&bytes);
        prop_assert_eq!(text.len(), bytes.len().div_ceil(3) * 4);
        prop_assert_eq!(decode(&text), Some(bytes));
    }
}
