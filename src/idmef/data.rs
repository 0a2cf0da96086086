//! Data that RFC 4765 has no class for, either (its section 4.2.4.6).

use crate::idmef::time;
use crate::idmef::tree::{Fact, Item};
use crate::model::Extension;
use crate::value::{DataType, ForeignNode, Marked, OpenEnum};

pub(super) fn extensions(item: &Item<'_>) -> Vec<Marked<Extension>> {
    let token = item.attribute("type").map(Fact::peek);
    let mut extensions: Vec<_> = if item.children.is_empty() {
        let own = value(item, token.unwrap_or("string"));
        own.into_iter().collect()
    } else {
        let values = item.children.iter();
        values.filter_map(|child| typed(child, token)).collect()
    };
    if extensions.is_empty() {
        return Vec::new();
    }
    item.attribute("type").map(Fact::take);
    let meaning = item.attribute("meaning").map(Fact::take);
    for extension in &mut extensions {
        extension.meaning.clone_from(&meaning);
    }
    extensions.into_iter().map(Marked::new).collect()
}

/// The value that a child holds, which is named by its type. XML stands in a
/// child `xmltext`, or `xml` as examples have it, or itself in its place.
fn typed(child: &Item<'_>, token: Option<&str>) -> Option<Extension> {
    let name = child.local();
    match (token.unwrap_or(name), name) {
        ("xml" | "xmltext", "xml" | "xmltext") => value(child, name),
        ("xml" | "xmltext", _) => {
            let mut data = child.kept().into_value();
            data.name = None;
            Some(data)
        }
        (_, "") => None,
        (token, _) => value(child, token),
    }
}

fn value(item: &Item<'_>, token: &str) -> Option<Extension> {
    let (kind, content) = match token {
        "xml" | "xmltext" => (DataType::Xml, item.nodes()?),
        "ntpstamp" => {
            // IODEF writes such a stamp as a date and time.
            let time = item.content()?.read(time::ntp)?;
            (DataType::Ntpstamp, text(&time.to_string()))
        }
        "string" => (DataType::String, text(&item.content()?.take_verbatim())),
        "date-time" => (DataType::DateTime, text(&date_time(item.content()?))),
        // Both are in base 64.
        "byte" | "byte-string" => (DataType::Byte, text(&item.content()?.take())),
        other => {
            let kind = match DataType::from_token(other) {
                DataType::Other(token) => DataType::Ext(token),
                known => known,
            };
            (kind, text(&item.content()?.take()))
        }
    };
    let mut data = Extension::new(kind);
    data.content = content;
    Some(data)
}

fn text(text: &str) -> Vec<ForeignNode> {
    vec![text.into()]
}

fn date_time(fact: &Fact<'_>) -> String {
    let written = fact.take();
    time::date_time(&written).map_or(written, |time| time.to_string())
}
