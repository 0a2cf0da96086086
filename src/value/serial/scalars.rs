//! What is a string, and open enumerations.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, IgnoredAny, MapAccess, Unexpected, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::value::{ElementId, Language, Number, OpenEnum, Spelling, Timestamp, Vocabulary};

/// Reads a value from a string.
struct FromText<T>(fn(&str) -> crate::Result<T>);

impl<T> Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }
}

macro_rules! as_text {
    ($($type:ident: $read:expr;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(FromText($read))
            }
        }
    )*};
}

// Languages and identifiers are read as a document says them, proper or not.
as_text! {
    Timestamp: str::parse;
    Number: str::parse;
    Language: |text| Ok(Language::from_written(text));
    ElementId: |text| Ok(ElementId::from_written(text));
}

/// What the token of an open enumeration is where it is not a known one.
#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Kind {
    Ext,
    Other,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Ext => "ext",
            Self::Other => "other",
        }
    }
}

/// Writes a known token as a string, any other as `{"ext": …}` or `{"other": …}`.
pub(crate) fn serialize_token<E: OpenEnum, S: Serializer>(
    value: &E,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let (kind, token) = match value.spelling(Vocabulary::Incident) {
        Spelling::Extension(token) => (Kind::Ext, token),
        other if value.is_unknown() => (Kind::Other, other.words()),
        other => return serializer.serialize_str(other.words()),
    };
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(kind.name(), token)?;
    map.end()
}

/// Reads what [`serialize_token`] writes. `other` may hold a token that is known
/// by now: whoever wrote it meant it as unknown.
pub(crate) fn deserialize_token<'de, E: OpenEnum, D: Deserializer<'de>>(
    name: &'static str,
    deserializer: D,
) -> Result<E, D::Error> {
    deserializer.deserialize_any(Token(name, PhantomData))
}

struct Token<E>(&'static str, PhantomData<E>);

impl<'de, E: OpenEnum> Visitor<'de> for Token<E> {
    type Value = E;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name, _) = self;
        write!(f, "a token of {name}, or one in `ext` or `other`")
    }

    fn visit_str<X: serde::de::Error>(self, token: &str) -> Result<E, X> {
        let value = E::from_token(token);
        if value.is_unknown() {
            return Err(X::invalid_value(Unexpected::Str(token), &self));
        }
        Ok(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<E, A::Error> {
        let Some((kind, token)) = map.next_entry::<Kind, Box<str>>()? else {
            return Err(A::Error::invalid_value(Unexpected::Map, &self));
        };
        if map.next_key::<IgnoredAny>()?.is_some() {
            return Err(A::Error::invalid_value(Unexpected::Map, &self));
        }
        Ok(match kind {
            Kind::Ext => E::extension(&token),
            Kind::Other => E::other(&token),
        })
    }
}
