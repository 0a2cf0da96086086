//! A stream of made-up incidents.

use std::io::{self, Read};

use super::mixed::mixed;
use super::{footer, header, incident, small};

/// An archive that is written while it is read, so that its size costs no memory.
#[derive(Debug)]
pub(crate) struct Archive {
    write: fn(u64, &mut String),
    count: u64,
    /// The header, the incidents, the footer: how many of them are behind us.
    piece: u64,
    buffer: String,
    at: usize,
}

impl Archive {
    /// An archive of `count` incidents of 17 KB.
    pub(crate) fn new(count: u64) -> Self {
        Self::of(incident, count)
    }

    /// An archive of `count` incidents of 2 KB.
    pub(crate) fn small(count: u64) -> Self {
        Self::of(small, count)
    }

    /// An archive of `count` incidents of 14 KB that hold all that XML allows in them.
    pub(crate) fn mixed(count: u64) -> Self {
        Self::of(mixed, count)
    }

    fn of(write: fn(u64, &mut String), count: u64) -> Self {
        Self {
            write,
            count,
            piece: 0,
            buffer: String::new(),
            at: 0,
        }
    }

    fn next_piece(&mut self) {
        self.buffer.clear();
        self.at = 0;
        match self.piece.checked_sub(1) {
            None => self.buffer.push_str(header()),
            Some(n) if n < self.count => (self.write)(n, &mut self.buffer),
            Some(n) if n == self.count => self.buffer.push_str(footer()),
            Some(_) => return,
        }
        self.piece += 1;
    }
}

impl Read for Archive {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.buffer.len() {
            self.next_piece();
        }
        let mut rest = self.buffer.as_bytes().get(self.at..).unwrap_or_default();
        let read = rest.read(into)?;
        self.at += read;
        Ok(read)
    }
}
