//! The text of an element.

use std::borrow::Cow;
use std::fmt::Display;

use crate::error::Result;
use crate::value::Vocabulary;

/// The text of an element.
pub(crate) trait Scalar {
    /// Whether any other text may stand in its place, and is kept.
    fn is_loose(&self) -> bool {
        false
    }
    fn text(&self, vocabulary: Vocabulary) -> Written<'_>;
    /// The same, if the vocabulary says it exactly and XML has it as it is: a
    /// text that is made only when it is written.
    fn plain(&self, _: Vocabulary) -> Option<&dyn Display> {
        None
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
