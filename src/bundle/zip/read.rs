use std::fmt;
use std::io::{Read, Seek, Write};

use zip::ZipArchive;

use crate::bundle::container::{Container, Found};
use crate::bundle::zip::inflate::unpack;
use crate::bundle::zip::scan::{Entry, scan};
use crate::bundle::{Limits, refuse};
use crate::{Error, Result};

/// A zip file that two readers understand in the same way.
pub(in crate::bundle) struct ZipContainer<R> {
    archive: ZipArchive<R>,
    entries: Vec<Entry>,
    found: Vec<Found>,
}

impl<R: Read + Seek> ZipContainer<R> {
    pub(in crate::bundle) fn open(mut input: R, limits: &Limits) -> Result<Self> {
        let entries = scan(&mut input, limits)?;
        let archive = ZipArchive::new(input).map_err(unlike)?;
        if archive.len() != entries.len() {
            return Err(unlike(()));
        }
        let found = entries.iter().map(|entry| Found {
            name: entry.name.clone(),
            size: entry.size,
        });
        Ok(Self {
            found: found.collect(),
            archive,
            entries,
        })
    }
}

#[cold]
fn unlike<E>(_: E) -> Error {
    refuse::container("another reader understands it otherwise")
}

impl<R: Read + Seek + Send> Container for ZipContainer<R> {
    fn found(&self) -> &[Found] {
        &self.found
    }

    fn copy(&mut self, index: usize, output: &mut dyn Write) -> Result<()> {
        let entry = self.entries.get(index).ok_or_else(|| unlike(()))?;
        let mut raw = self
            .archive
            .by_index_raw(index)
            .map_err(std::io::Error::from)?;
        let seen = (
            raw.name_raw(),
            raw.size(),
            raw.compressed_size(),
            raw.crc32(),
        );
        let same = seen == (entry.name.as_bytes(), entry.size, entry.packed, entry.crc);
        if !same || raw.data_start() != Some(entry.data) {
            return Err(unlike(()));
        }
        unpack(&mut raw, entry, output)
    }
}

impl<R> fmt::Debug for ZipContainer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Zip").field(&self.found).finish()
    }
}
