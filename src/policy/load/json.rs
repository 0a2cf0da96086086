use crate::Position;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::item::{Item, Member, Value};
use crate::error::{Error, ErrorKind, Limit, Result};

/// How deep values may stand in one another; a policy needs five levels.
const DEPTH: u64 = 16;

/// The values of a text of JSON.
pub(super) fn parse(text: &str) -> Result<Item> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| {
        let lines = text.split_inclusive('\n');
        let before: usize = lines
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum();
        let offset = before + error.column().saturating_sub(1);
        syntax(error).at(Position::within(text, offset))
    })?;
    Parser { text }.item(raw, DEPTH)
}

struct Parser<'t> {
    text: &'t str,
}

impl<'t> Parser<'t> {
    fn item(&self, raw: &'t RawValue, depth: u64) -> Result<Item> {
        let offset = self.offset(raw);
        let value = match raw.get().bytes().next() {
            Some(b'{') => self.members(raw, self.deeper(raw, depth)?)?,
            Some(b'[') => {
                let depth = self.deeper(raw, depth)?;
                let items: Vec<&'t RawValue> = self.typed(raw)?;
                let items = items.into_iter().map(|raw| self.item(raw, depth));
                Value::List(items.collect::<Result<_>>()?)
            }
            Some(b'"') => Value::Text(self.typed(raw)?),
            Some(b't' | b'f') => Value::Flag(self.typed(raw)?),
            _ => Value::Other(raw.get().to_owned()),
        };
        Ok(Item { value, offset })
    }

    fn members(&self, raw: &'t RawValue, depth: u64) -> Result<Value> {
        let Members(pairs) = self.typed(raw)?;
        let mut members: Vec<Member> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let name: String = self.typed(key)?;
            if members.iter().any(|member| member.name == name) {
                let message = format!("the member {name:?} occurs twice");
                let error = Error::new(ErrorKind::Json(message.into()));
                return Err(error.at(Position::within(self.text, self.offset(key))));
            }
            members.push(Member {
                name,
                offset: self.offset(key),
                item: self.item(value, depth)?,
            });
        }
        Ok(Value::Table(members))
    }

    fn typed<T: Deserialize<'t>>(&self, raw: &'t RawValue) -> Result<T> {
        serde_json::from_str(raw.get())
            .map_err(|error| syntax(error).at(Position::within(self.text, self.offset(raw))))
    }

    fn deeper(&self, raw: &RawValue, depth: u64) -> Result<u64> {
        depth.checked_sub(1).ok_or_else(|| {
            let kind = ErrorKind::Limit {
                limit: Limit::Depth,
                allowed: DEPTH,
            };
            Error::new(kind).at(Position::within(self.text, self.offset(raw)))
        })
    }

    /// Where a value stands: it is a part of the text.
    fn offset(&self, raw: &RawValue) -> usize {
        let start = self.text.as_ptr().addr();
        raw.get().as_ptr().addr().saturating_sub(start)
    }
}

/// The members of an object as they stand, those of the same name included.
struct Members<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

fn syntax(error: serde_json::Error) -> Error {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    let message = text.get(..end).unwrap_or(&text);
    Error::new(ErrorKind::Json(message.into())).caused_by(error)
}
