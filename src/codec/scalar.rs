//! The text of an element.

use std::borrow::Cow;

use crate::codec::output::Output;
use crate::error::Result;
use crate::value::Vocabulary;

/// The text of an element.
pub(crate) trait Scalar {
    /// Whether any other text may stand in its place, and is kept.
    fn is_loose(&self) -> bool {
        false
    }
    fn text(&self, vocabulary: Vocabulary) -> Written<'_>;
    /// Writes it, if the vocabulary says it exactly; says whether it did.
    fn write(&self, vocabulary: Vocabulary, out: &mut Output) -> Result<bool> {
        match self.text(vocabulary) {
            Written::Exactly(text) => out.characters(&text).map(|()| true),
            Written::Nearly(_) => Ok(false),
        }
    }
    fn set(&mut self, text: &str) -> Result<()>;
    /// Texts that it takes, for tests to choose from; none if it takes any.
    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

/// How a scalar is written in a vocabulary.
pub(crate) enum Written<'a> {
    Exactly(Cow<'a, str>),
    /// The vocabulary cannot say it; this comes nearest.
    Nearly(Cow<'a, str>),
}
