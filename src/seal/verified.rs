use std::fmt;
use std::ops::Deref;

use crate::Result;
use crate::model::Document;
use crate::read::{Reader, ReaderBuilder};
use crate::seal::Proof;

/// What is known to be what its signers signed (RFC 3067, section 6.18). It
/// comes from a verification only, and cannot be changed.
#[derive(Clone, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    proof: Proof,
}

impl<T> Verified<T> {
    pub(crate) fn new(value: T, proof: Proof) -> Self {
        Self { value, proof }
    }

    /// Who signed it, and which signatures do not hold.
    #[must_use]
    pub fn proof(&self) -> &Proof {
        &self.proof
    }

    /// The value, which is like any other from here on.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// Something else that is made of the verified value, and of it alone.
    pub(crate) fn try_map<U, E>(
        self,
        map: impl FnOnce(T) -> Result<U, E>,
    ) -> Result<Verified<U>, E> {
        Ok(Verified::new(map(self.value)?, self.proof))
    }
}

impl Verified<Vec<u8>> {
    /// The document that was signed, parsed from the bytes that were verified.
    ///
    /// # Errors
    ///
    /// If they are no document.
    pub fn document(self) -> Result<Verified<Document>> {
        self.try_map(|bytes| Document::from_slice(&bytes))
    }

    /// Reads the bytes that were verified, for archives that are too large for one document.
    #[must_use]
    pub fn reader(&self, builder: &ReaderBuilder) -> Reader<&[u8]> {
        builder.from_reader(&*self.value)
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Shows who signed, not what.
impl<T> fmt::Debug for Verified<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("proof", &self.proof)
            .finish_non_exhaustive()
    }
}
