//! One file, which bears its name only once it is complete.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use arrow_schema::{ArrowError, SchemaRef};

use crate::error::ErrorKind;
use crate::{Error, Result};

use super::batch::Page;

/// The version of the tables and their columns.
const SCHEMA: &str = "1";
const GENERATOR: &str = concat!("iodef ", env!("CARGO_PKG_VERSION"));

pub(super) struct Target {
    writer: Option<ArrowWriter<BufWriter<File>>>,
    path: PathBuf,
    part: PathBuf,
    strictest: u8,
}

impl Target {
    /// A file of a name in a folder.
    pub(super) fn create(folder: &Path, name: &str, schema: SchemaRef) -> Result<Self> {
        let path = folder.join(format!("{name}.parquet"));
        let part = folder.join(format!("{name}.parquet.part"));
        let file = OpenOptions::new().write(true).create_new(true).open(&part);
        let file = file.map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", part.display()))
        })?;
        let mut target = Self {
            writer: None,
            path,
            part,
            strictest: 0,
        };
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(GENERATOR.to_owned())
            .set_max_row_group_row_count(None)
            .set_key_value_metadata(Some(vec![
                note("iodef.schema", SCHEMA),
                note("iodef.generator", GENERATOR),
            ]))
            .build();
        let file = BufWriter::new(file);
        let writer = ArrowWriter::try_new(file, schema, Some(properties));
        target.writer = Some(writer.map_err(failed)?);
        Ok(target)
    }

    pub(super) fn write(&mut self, page: &Page) -> Result<()> {
        self.strictest = self.strictest.max(page.strictest);
        match &mut self.writer {
            Some(writer) => writer.write(&page.rows).map_err(failed),
            None => Ok(()),
        }
    }

    /// Ends a row group.
    pub(super) fn flush(&mut self) -> Result<()> {
        match &mut self.writer {
            Some(writer) => writer.flush().map_err(failed),
            None => Ok(()),
        }
    }

    /// How much memory the row group takes until it is ended.
    pub(super) fn held(&self) -> usize {
        self.writer.as_ref().map_or(0, ArrowWriter::memory_size)
    }

    /// Writes the end.
    pub(super) fn complete(&mut self) -> Result<()> {
        if let Some(mut writer) = self.writer.take() {
            let strictest = self.strictest.to_string();
            writer.append_key_value_metadata(note("iodef.max_restriction", &strictest));
            let file = writer.into_inner().map_err(failed)?;
            file.into_inner()
                .map_err(io::IntoInnerError::into_error)?
                .sync_all()?;
        }
        Ok(())
    }

    /// Gives it its name.
    pub(super) fn publish(self) -> Result<()> {
        Ok(fs::rename(&self.part, &self.path)?)
    }
}

/// What was not completed is taken away.
impl Drop for Target {
    fn drop(&mut self) {
        self.writer = None;
        let _ = fs::remove_file(&self.part);
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Target").field(&self.path).finish()
    }
}

/// An error if a folder has a file of the name of a table.
pub(super) fn refuse_existing(folder: &Path, name: &str) -> Result<()> {
    let path = folder.join(format!("{name}.parquet"));
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let message = format!("{} is there already", path.display());
    Err(io::Error::new(io::ErrorKind::AlreadyExists, message).into())
}

fn note(key: &str, value: &str) -> KeyValue {
    KeyValue::new(key.to_owned(), value.to_owned())
}

/// The error of the file underneath, where it is one.
fn failed(error: ParquetError) -> Error {
    match error {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(cause) => (*cause).into(),
            Err(cause) => Error::new(ErrorKind::Io).caused_by(cause),
        },
        error => Error::new(ErrorKind::Io).caused_by(error),
    }
}

pub(super) fn unfit(error: ArrowError) -> Error {
    Error::new(ErrorKind::Io).caused_by(error)
}
