//! Where a converted document goes: nothing of it is there until all of it is.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek, SeekFrom, StdoutLock, Write};
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// How much is held back, so that an error in a document of usual size leaves
/// nothing behind.
const HELD: usize = 256 * 1024;

/// Holds the beginning back until there is too much of it, then writes piece by piece.
#[derive(Debug)]
pub(crate) struct Held<W> {
    writer: W,
    buffer: Vec<u8>,
    /// Whether the error that ended the writing was the writer's.
    failed: bool,
}

impl<W: Write> Held<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self {
            writer,
            buffer: Vec::new(),
            failed: false,
        }
    }

    pub(crate) fn failed(&self) -> bool {
        self.failed
    }

    /// Writes what is still held back, and gives the writer back.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.writer.write_all(&self.buffer)?;
        self.writer.flush()?;
        Ok(self.writer)
    }
}

impl<W: Write> Write for Held<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.buffer.len() + bytes.len() > HELD {
            let held = self.writer.write_all(&self.buffer);
            let written = held.and_then(|()| self.writer.write_all(bytes));
            self.failed = written.is_err();
            self.buffer.clear();
            written?;
        } else {
            self.buffer.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    /// Nothing: only [`finish`](Self::finish) knows that all went well.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The standard output, a file, or what no file may replace: a device, a pipe.
#[derive(Debug)]
pub(crate) enum Output {
    Stdout(StdoutLock<'static>),
    Special(File),
    File(Replacement),
}

impl Output {
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::Stdout(io::stdout().lock()));
        };
        match path.metadata() {
            Ok(existing) if existing.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(existing) if !existing.is_file() => {
                Ok(Self::Special(OpenOptions::new().write(true).open(path)?))
            }
            existing => Ok(Self::File(Replacement::of(path, existing.ok().as_ref())?)),
        }
    }

    /// Puts what was written where it belongs, now that it is complete.
    pub(crate) fn commit(self) -> io::Result<()> {
        match self {
            Self::Stdout(_) | Self::Special(_) => Ok(()),
            Self::File(file) => file.commit(),
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(stdout) => stdout,
            Self::Special(file) => file,
            Self::File(replacement) => &mut replacement.file,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

/// Only files have places to go back to.
impl Seek for Output {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Stdout(_) | Self::Special(_) => Err(io::ErrorKind::NotSeekable.into()),
            Self::File(replacement) => replacement.file.seek(position),
        }
    }
}

/// A file that takes the place of another once it is complete.
#[derive(Debug)]
pub(crate) struct Replacement {
    file: File,
    target: PathBuf,
    temporary: Temporary,
}

impl Replacement {
    /// A new file beside `target`, no more readable than what is there already.
    fn of(target: &Path, existing: Option<&Metadata>) -> io::Result<Self> {
        let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        let name = format!(".iodef-{}.tmp", Uuid::new_v4().simple());
        let path = target.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if let Some(existing) = existing {
            use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
            options.mode(existing.permissions().mode() & 0o777);
        }
        let file = options.open(&path)?;
        let temporary = Temporary(path);
        if let Some(existing) = existing {
            file.set_permissions(existing.permissions())?;
        }
        Ok(Self {
            file,
            target,
            temporary,
        })
    }

    fn commit(self) -> io::Result<()> {
        let Self {
            file,
            target,
            temporary,
        } = self;
        file.sync_all()?;
        drop(file);
        fs::rename(&temporary.0, target)
    }
}

/// A file that is gone once nobody needs it, whatever happens.
#[derive(Debug)]
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // Once renamed it is not there.
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_until_it_is_much_or_all() {
        let mut held = Held::new(Vec::new());
        held.write_all(b"a").unwrap();
        held.flush().unwrap();
        assert!(held.writer.is_empty());
        held.write_all(&vec![b'b'; HELD]).unwrap();
        assert_eq!(held.writer.len(), HELD + 1);
        held.write_all(b"c").unwrap();
        let all = held.finish().unwrap();
        assert_eq!(all.len(), HELD + 2);
        assert_eq!((all.first(), all.last()), (Some(&b'a'), Some(&b'c')));
    }
}
