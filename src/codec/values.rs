//! Attributes and texts of each type.

use std::borrow::Cow;

use crate::codec::node::{Scalar, Value, Written};
use crate::codec::output::Output;
use crate::model::WrittenVersion;
use crate::value::{
    ElementId, ForeignNode, Keyword, Language, Number, OpenEnum, Spelling, Timestamp, Vocabulary,
};
use crate::{Error, Result};

impl<E: OpenEnum> Value for E {
    fn spelling(&self, vocabulary: Vocabulary) -> Option<Spelling<'_>> {
        Some(OpenEnum::spelling(self, vocabulary))
    }

    fn set(&mut self, text: &str, vocabulary: Vocabulary) -> Result<()> {
        *self = E::read(text.trim_ascii(), vocabulary);
        Ok(())
    }

    fn set_extension(&mut self, text: &str, vocabulary: Vocabulary) -> Result<()> {
        *self = E::read_extension(text, vocabulary);
        Ok(())
    }

    fn nearest(&self, exact: &str, vocabulary: Vocabulary) -> Option<&'static str> {
        E::LISTS.nearest(exact, vocabulary)
    }

    fn is_unknown(&self) -> bool {
        OpenEnum::is_unknown(self)
    }

    fn lists(&self, token: &str) -> bool {
        !E::from_token(token).is_unknown()
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        E::tokens()
    }
}

impl<V: Value + Unset> Value for Option<V> {
    fn is_set(&self) -> bool {
        self.is_some()
    }

    fn spelling(&self, vocabulary: Vocabulary) -> Option<Spelling<'_>> {
        self.as_ref()?.spelling(vocabulary)
    }

    fn set(&mut self, text: &str, vocabulary: Vocabulary) -> Result<()> {
        self.insert(V::unset()).set(text, vocabulary)
    }

    fn set_extension(&mut self, text: &str, vocabulary: Vocabulary) -> Result<()> {
        self.insert(V::unset()).set_extension(text, vocabulary)
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn nearest(&self, exact: &str, vocabulary: Vocabulary) -> Option<&'static str> {
        V::unset().nearest(exact, vocabulary)
    }

    fn is_unknown(&self) -> bool {
        self.as_ref().is_some_and(Value::is_unknown)
    }

    fn lists(&self, token: &str) -> bool {
        self.as_ref().is_some_and(|value| value.lists(token))
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        V::unset().samples()
    }
}

/// A value to be set at once.
pub(crate) trait Unset {
    fn unset() -> Self;
}

impl<E: OpenEnum> Unset for E {
    fn unset() -> Self {
        E::from_token("")
    }
}

impl Unset for String {
    fn unset() -> Self {
        Self::new()
    }
}

impl Unset for Number {
    fn unset() -> Self {
        Self::ZERO
    }
}

impl Unset for Language {
    fn unset() -> Self {
        Self::from_written("")
    }
}

impl Value for String {
    fn spelling(&self, _: Vocabulary) -> Option<Spelling<'_>> {
        Some(Spelling::Text(self))
    }

    fn set(&mut self, text: &str, _: Vocabulary) -> Result<()> {
        *self = text.into();
        Ok(())
    }
}

impl Value for Number {
    fn spelling(&self, _: Vocabulary) -> Option<Spelling<'_>> {
        Some(Spelling::Text(self.as_str()))
    }

    fn set(&mut self, text: &str, _: Vocabulary) -> Result<()> {
        *self = text.parse()?;
        Ok(())
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        NUMBERS.to_vec()
    }
}

impl Unset for ElementId {
    fn unset() -> Self {
        Self::from_written("")
    }
}

impl Value for ElementId {
    fn spelling(&self, _: Vocabulary) -> Option<Spelling<'_>> {
        Some(Spelling::Text(self.as_str()))
    }

    fn set(&mut self, text: &str, _: Vocabulary) -> Result<()> {
        *self = Self::from_written(text.trim_ascii());
        Ok(())
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        IDS.to_vec()
    }
}

impl Value for Language {
    fn spelling(&self, _: Vocabulary) -> Option<Spelling<'_>> {
        Some(Spelling::Text(self.as_str()))
    }

    fn set(&mut self, text: &str, _: Vocabulary) -> Result<()> {
        *self = Self::from_written(text);
        Ok(())
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        vec!["", "de", "zh-Hant-TW", "x-cert", "i-klingon", "not_a_tag"]
    }
}

/// A statement that is made or not: `yes` where it is.
impl Value for bool {
    fn is_set(&self) -> bool {
        *self
    }

    fn spelling(&self, _: Vocabulary) -> Option<Spelling<'_>> {
        self.then_some(Spelling::Registered(const { &Keyword::new("yes") }))
    }

    fn set(&mut self, text: &str, _: Vocabulary) -> Result<()> {
        *self = match text.trim_ascii() {
            "yes" => true,
            "no" => false,
            _ => return Err(Error::value("yes or no", text)),
        };
        Ok(())
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        vec!["yes", "no"]
    }
}

impl Value for WrittenVersion {
    fn spelling(&self, vocabulary: Vocabulary) -> Option<Spelling<'_>> {
        match (self, vocabulary) {
            (Self::Usual, _) => usual_version(vocabulary).map(Spelling::Registered),
            (Self::Absent, Vocabulary::Incident) => {
                Some(Spelling::Registered(const { &Keyword::new("") }))
            }
            (Self::Absent, _) => None,
            (Self::Other(version), _) => Some(match self.nearest(version, vocabulary) {
                Some(near) => Spelling::Nearly(near),
                None => Spelling::Text(version),
            }),
        }
    }

    fn set(&mut self, text: &str, vocabulary: Vocabulary) -> Result<()> {
        *self = match text {
            "" => Self::Absent,
            other if usual_version(vocabulary).is_some_and(|usual| usual.token == other) => {
                Self::Usual
            }
            other => Self::Other(other.into()),
        };
        Ok(())
    }

    /// A version of the other IODEF, or the usual one of this where that said it:
    /// here it would say nothing.
    fn nearest(&self, exact: &str, vocabulary: Vocabulary) -> Option<&'static str> {
        let usual = usual_version(vocabulary)?.token;
        let of_other = match vocabulary {
            Vocabulary::Iodef1 => exact.starts_with('2'),
            Vocabulary::Incident | Vocabulary::Iodef2 => exact.starts_with('1'),
        };
        (of_other || exact == usual).then_some(usual)
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        vec!["", "2.0", "1.0", "2.00", "1.00"]
    }
}

fn usual_version(vocabulary: Vocabulary) -> Option<&'static Keyword> {
    match vocabulary {
        Vocabulary::Incident => None,
        Vocabulary::Iodef1 => Some(const { &Keyword::new("1.00") }),
        Vocabulary::Iodef2 => Some(const { &Keyword::new("2.00") }),
    }
}

impl Scalar for String {
    fn text(&self, _: Vocabulary) -> Written<'_> {
        Written::Exactly(Cow::Borrowed(self))
    }

    fn set(&mut self, text: &str) -> Result<()> {
        *self = text.into();
        Ok(())
    }
}

impl Scalar for ElementId {
    fn text(&self, _: Vocabulary) -> Written<'_> {
        Written::Exactly(Cow::Borrowed(self.as_str()))
    }

    fn set(&mut self, text: &str) -> Result<()> {
        *self = Self::from_written(text.trim_ascii());
        Ok(())
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        IDS.to_vec()
    }
}

impl Scalar for Number {
    fn text(&self, _: Vocabulary) -> Written<'_> {
        Written::Exactly(Cow::Borrowed(self.as_str()))
    }

    fn set(&mut self, text: &str) -> Result<()> {
        *self = text.parse()?;
        Ok(())
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        NUMBERS.to_vec()
    }
}

impl Scalar for Option<Number> {
    fn text(&self, _: Vocabulary) -> Written<'_> {
        Written::Exactly(Cow::Borrowed(self.as_ref().map_or("", Number::as_str)))
    }

    fn set(&mut self, text: &str) -> Result<()> {
        *self = match text.trim_ascii() {
            "" => None,
            number => Some(number.parse()?),
        };
        Ok(())
    }

    /// RFC 5070's schema takes any text here.
    fn is_loose(&self) -> bool {
        true
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        NUMBERS.to_vec()
    }
}

impl Scalar for Timestamp {
    fn text(&self, vocabulary: Vocabulary) -> Written<'_> {
        if vocabulary == Vocabulary::Incident || self.is_date_time() {
            Written::Exactly(Cow::Owned(self.to_string()))
        } else {
            Written::Nearly(Cow::Owned(self.to_date_time().to_string()))
        }
    }

    fn write(&self, vocabulary: Vocabulary, out: &mut Output) -> Result<bool> {
        let exactly = vocabulary == Vocabulary::Incident || self.is_date_time();
        match self.padded().filter(|_| exactly) {
            Some(text) => out.padded(&text),
            None if exactly => out.characters(&self.to_string())?,
            None => {}
        }
        Ok(exactly)
    }

    fn set(&mut self, text: &str) -> Result<()> {
        *self = text.parse()?;
        Ok(())
    }

    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        TIMES.to_vec()
    }
}

/// Whether content holds no text but white space.
pub(crate) fn elements_only(content: &[ForeignNode]) -> bool {
    content.iter().all(|node| match node {
        ForeignNode::Element(_) => true,
        ForeignNode::Text(text) => text.trim_ascii().is_empty(),
    })
}

#[cfg(any(test, feature = "arbitrary"))]
const IDS: [&str; 3] = ["ind-1", "Übergröße", "not an id"];
#[cfg(any(test, feature = "arbitrary"))]
const NUMBERS: [&str; 9] = [
    "0",
    "1",
    "-3",
    "+4.50",
    "007",
    "1E-7",
    "0.10",
    "INF",
    "18446744073709551616",
];
#[cfg(any(test, feature = "arbitrary"))]
const TIMES: [&str; 16] = [
    "2001",
    "2001-09",
    "2001-09-13",
    "2001-09-13T23",
    "2001-09-13T23:19Z",
    "2001-09-13T23:19:24+05:30",
    "2001-09-13T23:19:24.1-00:00",
    "2001-09-13T23:19:24.10+00:00",
    "2001-09-13T23:19:24.100",
    "0001-01-01T00:00:00Z",
    "2016-12-31T23:59:60Z",
    "2038-01-19T03:14:08Z",
    "2106-02-07T06:28:16Z",
    "9999-12-31T24:00:00Z",
    "12001-01-01T00:00:00Z",
    "-0044-03-15T12:00:00Z",
];
