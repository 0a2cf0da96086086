use crate::model::Extension;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::forms::{is_base64, is_boolean, is_hexadecimal, is_url, ranges};
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::{DataType, ForeignNode, Number, Timestamp};

pub(super) const RULE: Rule = Rule {
    number: 24,
    id: "data-content",
    text: "the content of an extension is of the type that its dtype says",
    source: "RFC 7970, sections 2.16 and 5.2; RFC 5070, sections 3.6, 4.3 and 5.2",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(extension) = value::<Extension>(element) else {
        return;
    };
    let kind = &extension.kind;
    if matches!(kind, DataType::Ext(_) | DataType::Other(_)) {
        return;
    }
    let has_element = extension
        .content
        .iter()
        .any(|node| node.as_element().is_some());
    match (has_element, *kind == DataType::Xml) {
        (true, true) => {}
        (false, true) => case.report(&RULE, "dtype is xml, but there is no element inside"),
        (true, false) => case.report(
            &RULE,
            format!("dtype is {kind}, but there are elements inside"),
        ),
        (false, false) => {
            let text = extension
                .content
                .iter()
                .filter_map(text_of)
                .collect::<String>();
            if !is_of(kind, text.trim_ascii()) && !is_character(kind, &text) {
                case.report(&RULE, format!("the content is not of the type {kind}"));
            }
        }
    }
}

fn text_of(node: &ForeignNode) -> Option<&str> {
    match node {
        ForeignNode::Text(text) => Some(text),
        ForeignNode::Element(_) => None,
    }
}

/// White space is a character too.
fn is_character(kind: &DataType, text: &str) -> bool {
    *kind == DataType::Character && text.chars().count() == 1
}

fn is_of(kind: &DataType, text: &str) -> bool {
    match kind {
        DataType::Boolean => is_boolean(text),
        DataType::Byte | DataType::File => is_base64(text),
        DataType::Bytes
        | DataType::Frame
        | DataType::Packet
        | DataType::Ipv4Packet
        | DataType::Ipv6Packet => is_hexadecimal(text),
        DataType::Character => text.chars().count() == 1,
        DataType::DateTime | DataType::Ntpstamp => text
            .parse()
            .is_ok_and(|time: Timestamp| time.is_date_time()),
        DataType::Integer => text.parse().is_ok_and(|number: Number| number.is_integer()),
        DataType::Portlist => ranges(text).is_some(),
        DataType::Real => text.parse::<Number>().is_ok(),
        DataType::Url => is_url(text),
        _ => true,
    }
}
