use std::fmt;
use std::io::{Read, Write};

use crate::Result;

/// A file that was found in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) name: String,
    /// As stated by the container; reading it fails if it has another.
    pub(super) size: u64,
}

/// What holds the files of a bundle: a zip file or a directory.
pub(super) trait Container: fmt::Debug + Send {
    /// All files that are there.
    fn found(&self) -> &[Found];

    /// Writes the whole of a file, by its place in [`found`](Self::found).
    fn copy(&mut self, index: usize, output: &mut dyn Write) -> Result<()>;
}

/// What a bundle is written to.
pub(super) trait Sink {
    /// Adds a file; gives its size.
    fn put(&mut self, name: &str, content: &mut dyn Read) -> Result<u64>;
}
