use std::fs;
use std::path::Path;

use crate::error::ErrorKind;
use crate::{Error, Incident, Result};

use super::ParquetOptions;
use super::batch::Batch;
use super::file::{self, Target};
use super::rows::Found;
use super::tables::TABLES;

/// How many bytes of rows are held before they are encoded.
const BATCH_BYTES: usize = 4 * 1024 * 1024;
/// How many incidents, at most.
const BATCH: usize = 1024;
/// How much memory a row group may take, whatever its number of incidents.
const GROUP_BYTES: usize = 64 * 1024 * 1024;

/// Writes incidents into the files of an export, in the memory of a row group.
///
/// [`ParquetOptions::create`] makes one. Nothing has its name before
/// [`finish`](Self::finish); a writer that is dropped leaves nothing behind.
#[derive(Debug)]
pub struct ParquetWriter {
    options: ParquetOptions,
    batch: Batch,
    targets: Vec<Target>,
    summary: ParquetSummary,
    /// Incidents in the batch, and in the row group.
    held: usize,
    grouped: usize,
}

/// What became of the incidents of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParquetSummary {
    /// How many were written.
    pub written: u64,
    /// How many were left out, since of them nothing may be told to the audience.
    pub withheld: u64,
}

impl ParquetWriter {
    pub(super) fn new(options: ParquetOptions, folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        for table in TABLES {
            file::refuse_existing(folder, table.name)?;
        }
        let batch = Batch::new(options.layout);
        let files = batch.files().into_iter();
        let targets = files.map(|(name, schema)| Target::create(folder, name, schema));
        Ok(Self {
            targets: targets.collect::<Result<_>>()?,
            options,
            batch,
            summary: ParquetSummary::default(),
            held: 0,
            grouped: 0,
        })
    }

    /// Writes an incident, or what the audience may have of it; says whether
    /// anything was written.
    ///
    /// # Errors
    ///
    /// If the files cannot be written, after which nothing more can be, or if
    /// the incident cannot be [redacted](crate::Redactor::redact).
    pub fn write(&mut self, incident: &Incident) -> Result<bool> {
        if self.targets.is_empty() {
            return Err(Error::new(ErrorKind::State("the export has failed before")));
        }
        let redacted = match &mut self.options.redactor {
            Some(redactor) => Some(redactor.redact(incident)?.incident),
            None => None,
        };
        let copy = match &redacted {
            Some(None) => {
                self.summary.withheld += 1;
                return Ok(false);
            }
            Some(Some(copy)) => copy,
            None => incident,
        };
        self.summary.written += 1;
        let number = i64::try_from(self.summary.written).unwrap_or(i64::MAX);
        let found = Found::new(copy, number, self.batch.plans());
        self.batch.add(&found);
        self.held += 1;
        let full = self.held >= BATCH || self.batch.bytes() >= BATCH_BYTES;
        if full || self.grouped + self.held >= self.options.row_group {
            self.encode()?;
        }
        Ok(true)
    }

    /// Completes the files and gives them their names.
    ///
    /// # Errors
    ///
    /// If the files cannot be written; then there are none.
    pub fn finish(mut self) -> Result<ParquetSummary> {
        if self.targets.is_empty() {
            return Err(Error::new(ErrorKind::State("the export has failed before")));
        }
        self.encode()?;
        self.targets.iter_mut().try_for_each(Target::complete)?;
        let mut targets = self.targets.drain(..);
        targets.try_for_each(Target::publish)?;
        Ok(self.summary)
    }

    /// How many incidents were written and left out until now.
    #[must_use]
    pub fn summary(&self) -> ParquetSummary {
        self.summary
    }

    /// How many incidents are held and not yet encoded.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.held
    }

    fn encode(&mut self) -> Result<()> {
        let written = self.try_encode();
        if written.is_err() {
            self.targets.clear();
        }
        written
    }

    fn try_encode(&mut self) -> Result<()> {
        let pages = self.batch.take().map_err(file::unfit)?;
        for (target, page) in self.targets.iter_mut().zip(&pages) {
            target.write(page)?;
        }
        self.grouped += std::mem::take(&mut self.held);
        let memory: usize = self.targets.iter().map(Target::held).sum();
        if self.grouped >= self.options.row_group || memory >= GROUP_BYTES {
            self.targets.iter_mut().try_for_each(Target::flush)?;
            self.grouped = 0;
        }
        Ok(())
    }
}
