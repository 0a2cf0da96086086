//! A file, or the standard input for `-`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

const BUFFER: usize = 64 * 1024;

/// Opens an input for reading once.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    if is_stdin(path) {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, io::stdin())));
    }
    Ok(Box::new(BufReader::with_capacity(
        BUFFER,
        File::open(path)?,
    )))
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether the input can be opened again to read the same.
pub(crate) fn is_lasting(path: &Path) -> bool {
    !is_stdin(path) && path.metadata().is_ok_and(|metadata| metadata.is_file())
}

/// A reader that remembers what was read, up to a limit.
#[derive(Debug)]
pub(crate) struct Memory<R> {
    reader: R,
    limit: usize,
    bytes: Option<Vec<u8>>,
}

impl<R: Read> Memory<R> {
    pub(crate) fn new(reader: R, limit: u64) -> Self {
        Self {
            reader,
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
            bytes: Some(Vec::new()),
        }
    }

    /// What was read, if it was not too much.
    pub(crate) fn into_bytes(self) -> Option<Vec<u8>> {
        self.bytes
    }
}

impl<R: Read> Read for Memory<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        let bytes = self.bytes.take();
        self.bytes = bytes.filter(|bytes| bytes.len() + read <= self.limit);
        if let (Some(bytes), Some(new)) = (&mut self.bytes, buffer.get(..read)) {
            bytes.extend_from_slice(new);
        }
        Ok(read)
    }
}
