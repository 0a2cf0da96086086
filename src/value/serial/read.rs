//! Reading a value with its mark, wherever among the members that stands.

use std::fmt;

use serde::de::{
    DeserializeSeed, EnumAccess, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};

use super::{MARK, VALUE};
use crate::value::Mark;

/// A deserializer that takes the mark out of what it hands on.
pub(super) struct Unmark<'a, D> {
    inner: D,
    mark: &'a mut Option<Mark>,
}

impl<'a, D> Unmark<'a, D> {
    pub(super) fn new(inner: D, mark: &'a mut Option<Mark>) -> Self {
        Self { inner, mark }
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Unmark<'_, D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let mark = self.mark;
        self.inner.deserialize_map(Struct { visitor, mark })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let mark = self.mark;
        self.inner.deserialize_any(Choice { visitor, mark })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let mark = self.mark;
        self.inner.deserialize_any(Scalar { visitor, mark })
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Struct<'a, V> {
    visitor: V,
    mark: &'a mut Option<Mark>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Struct<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let mark = self.mark;
        self.visitor.visit_map(Members { map, mark })
    }
}

struct Choice<'a, V> {
    visitor: V,
    mark: &'a mut Option<Mark>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Choice<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_str<E: Error>(self, tag: &str) -> Result<V::Value, E> {
        self.visitor.visit_enum(tag.into_deserializer())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, choice: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_enum(choice)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let mark = self.mark;
        let mut members = Members { map, mark };
        let value = self.visitor.visit_enum(Tagged(&mut members))?;
        match members.next_key::<IgnoredAny>()? {
            Some(_) => Err(A::Error::custom("a second choice")),
            None => Ok(value),
        }
    }
}

struct Scalar<'a, V> {
    visitor: V,
    mark: &'a mut Option<Mark>,
}

macro_rules! hand_on {
    ($($method:ident($type:ty))*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.visitor.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Scalar<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    hand_on! {
        visit_bool(bool)
        visit_i64(i64) visit_u64(u64) visit_i128(i128) visit_u128(u128) visit_f64(f64)
        visit_char(char) visit_str(&str) visit_borrowed_str(&'de str) visit_string(String)
        visit_bytes(&[u8]) visit_borrowed_bytes(&'de [u8]) visit_byte_buf(Vec<u8>)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_unit()
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let mark = self.mark;
        let mut members = Members { map, mark };
        let mut visitor = Some(self.visitor);
        let mut value = None;
        while let Some(Member::Value) = members.next_key()? {
            let visitor = visitor.take();
            let visitor = visitor.ok_or_else(|| A::Error::duplicate_field(VALUE))?;
            value = Some(members.next_value_seed(Any(visitor))?);
        }
        value.ok_or_else(|| A::Error::missing_field(VALUE))
    }
}

/// The member besides the mark.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Member {
    Value,
}

/// Whatever a visitor takes.
struct Any<V>(V);

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Any<V> {
    type Value = V::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        deserializer.deserialize_any(self.0)
    }
}

/// Members without the mark among them.
struct Members<'a, A> {
    map: A,
    mark: &'a mut Option<Mark>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        mut seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.map.next_key_seed(Name(seed))? {
            match name {
                Found::Member(name) => return Ok(Some(name)),
                Found::Mark(unused) => seed = unused,
            }
            if self.mark.is_some() {
                return Err(A::Error::duplicate_field(MARK));
            }
            *self.mark = Some(self.map.next_value()?);
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.map.next_value_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.map.size_hint()
    }
}

/// The name of a member: that of the mark, or whatever the seed makes of it.
struct Name<K>(K);

enum Found<K, N> {
    Mark(K),
    Member(N),
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Name<K> {
    type Value = Found<K, K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Name<K> {
    type Value = Found<K, K::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        if name == MARK {
            return Ok(Found::Mark(self.0));
        }
        let name = self.0.deserialize(name.into_deserializer())?;
        Ok(Found::Member(name))
    }
}

/// A choice: its tag and what stands behind it.
struct Tagged<'a, M>(&'a mut M);

impl<'de, M: MapAccess<'de>> EnumAccess<'de> for Tagged<'_, M> {
    type Error = M::Error;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), M::Error> {
        let tag = self.0.next_key_seed(seed)?;
        let tag = tag.ok_or_else(|| M::Error::custom("expected a choice"))?;
        Ok((tag, self))
    }
}

impl<'de, M: MapAccess<'de>> VariantAccess<'de> for Tagged<'_, M> {
    type Error = M::Error;

    fn unit_variant(self) -> Result<(), M::Error> {
        self.0.next_value()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, M::Error> {
        self.0.next_value_seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, M::Error> {
        self.0.next_value_seed(Any(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, M::Error> {
        self.0.next_value_seed(Any(visitor))
    }
}
