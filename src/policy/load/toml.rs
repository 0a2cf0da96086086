use crate::Position;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::item::{Item, Member, Value};
use crate::error::{Error, ErrorKind, Result};

/// The values of a text of TOML.
pub(super) fn parse(text: &str) -> Result<Item> {
    let table = DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let kind = ErrorKind::Toml(error.message().into());
        Error::new(kind)
            .at(Position::within(text, offset))
            .caused_by(error)
    })?;
    let offset = table.span().start;
    Ok(Item {
        value: members(table.into_inner()),
        offset,
    })
}

fn item(value: Spanned<DeValue<'_>>) -> Item {
    let offset = value.span().start;
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Array(items) => Value::List(items.into_iter().map(item).collect()),
        DeValue::Table(table) => members(table),
        DeValue::Integer(number) => Value::Other(number.to_string()),
        DeValue::Float(number) => Value::Other(number.to_string()),
        DeValue::Datetime(time) => Value::Other(time.to_string()),
    };
    Item { value, offset }
}

fn members(table: DeTable<'_>) -> Value {
    let members = table.into_iter().map(|(name, value)| Member {
        offset: name.span().start,
        name: name.into_inner().into_owned(),
        item: item(value),
    });
    let mut members: Vec<Member> = members.collect();
    members.sort_by_key(|member| member.offset);
    Value::Table(members)
}
