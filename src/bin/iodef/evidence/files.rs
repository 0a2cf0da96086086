//! Files of evidence beside an incident: plain names inside one folder.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use iodef::evidence::file_name_of;

/// A folder, of which nothing outside is ever opened.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        if !path.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self(path))
    }

    /// The file that a URL names, if it is a plain file of the folder.
    pub(super) fn file(&self, url: &str) -> Option<io::Result<File>> {
        let name = file_name_of(url)?;
        let path = self.0.join(name).canonicalize().ok()?;
        let inside = path.starts_with(&self.0) && path.is_file();
        inside.then(|| File::open(path))
    }
}
