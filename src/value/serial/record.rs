//! Structs by their members.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Writes and reads structs by their members: `Struct { required; optional }`.
/// An optional member is left out where it is as by default. A member of
/// another name is an error, so that nothing is lost unsaid. It stands apart
/// from the structs since serde's derive wants four lines for each such field;
/// that none is forgotten the compiler checks.
macro_rules! record {
    ($( $type:ident { $($field:ident),* ; $($optional:ident),* } )*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;

                let Self { $($field,)* $($optional,)* } = self;
                let required: &[&str] = &[$(stringify!($field)),*];
                let shown = 0 $(+ usize::from(!$crate::value::serial::is_default($optional)))*;
                let len = required.len() + shown;
                let mut members = serializer.serialize_struct(stringify!($type), len)?;
                $( members.serialize_field(stringify!($field), $field)?; )*
                $(
                    if $crate::value::serial::is_default($optional) {
                        members.skip_field(stringify!($optional))?;
                    } else {
                        members.serialize_field(stringify!($optional), $optional)?;
                    }
                )*
                members.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use $crate::value::serial::record::{Name, fill};

                const MEMBERS: &[&str] = &[
                    $(stringify!($field),)* $(stringify!($optional),)*
                ];
                struct Members;

                impl<'de> serde::de::Visitor<'de> for Members {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a map of the members of ", stringify!($type)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$type, A::Error> {
                        $( let mut $field = None; )*
                        $( let mut $optional = None; )*
                        while let Some(name) = map.next_key_seed(Name(MEMBERS))? {
                            match name {
                                $( stringify!($field) => fill(&mut $field, name, &mut map)?, )*
                                $( stringify!($optional) => fill(&mut $optional, name, &mut map)?, )*
                                _ => {}
                            }
                        }
                        Ok($type {
                            $( $field: $crate::value::serial::record::required(
                                $field,
                                stringify!($field),
                            )?, )*
                            $( $optional: $optional.unwrap_or_default(), )*
                        })
                    }
                }

                deserializer.deserialize_struct(stringify!($type), MEMBERS, Members)
            }
        }
    )*};
}

pub(crate) use record;

/// One of the names of members.
pub(crate) struct Name(pub(crate) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<&'static str, E> {
        let known = self.0.iter().find(|known| **known == name);
        known.copied().ok_or_else(|| E::unknown_field(name, self.0))
    }
}

/// Reads a member.
pub(crate) fn fill<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    member: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if member.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *member = Some(map.next_value()?);
    Ok(())
}

/// What was read of a member that none may lack.
pub(crate) fn required<T, E: Error>(member: Option<T>, name: &'static str) -> Result<T, E> {
    member.ok_or_else(|| E::missing_field(name))
}
