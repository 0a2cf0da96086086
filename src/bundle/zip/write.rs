use std::io::{self, Read, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::Result;
use crate::bundle::container::Sink;
use crate::bundle::refuse;
use crate::seal::{Reason, Rejection};

/// What a zip file can hold without the form zip64.
const MOST: u64 = 0xFFFF_FFFE;
const MOST_MEMBERS: u16 = u16::MAX - 1;

/// Writes zip files that depend on nothing but names and contents.
pub(in crate::bundle) struct ZipSink<W: Write + Seek> {
    writer: ZipWriter<W>,
    options: SimpleFileOptions,
    members: u16,
}

impl<W: Write + Seek> ZipSink<W> {
    pub(in crate::bundle) fn new(output: W, compressed: bool) -> Self {
        let method = if compressed {
            CompressionMethod::Deflated
        } else {
            CompressionMethod::Stored
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        Self {
            writer: ZipWriter::new(output),
            options,
            members: 0,
        }
    }

    pub(in crate::bundle) fn finish(self) -> Result<W> {
        let mut output = self.writer.finish().map_err(io::Error::from)?;
        output.flush()?;
        if output.stream_position()? > MOST {
            return Err(Rejection::from(Reason::TooLarge { allowed: MOST }).into());
        }
        Ok(output)
    }
}

impl<W: Write + Seek> Sink for ZipSink<W> {
    fn put(&mut self, name: &str, content: &mut dyn Read) -> Result<u64> {
        if self.members == MOST_MEMBERS {
            return Err(refuse::structure(
                name,
                "a zip file cannot have more members",
            ));
        }
        self.members += 1;
        let started = self.writer.start_file(name, self.options);
        started.map_err(io::Error::from)?;
        let size = io::copy(&mut content.take(MOST + 1), &mut self.writer)?;
        if size > MOST {
            return Err(refuse::member(name, Reason::TooLarge { allowed: MOST }));
        }
        Ok(size)
    }
}
