use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::Result;
use crate::bundle::container::{Container, Found, Sink};
use crate::bundle::name::Names;
use crate::bundle::{Limits, refuse};
use crate::seal::Reason;

/// A directory that holds files and folders of them, and nothing else.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    found: Vec<Found>,
}

impl Folder {
    pub(super) fn open(root: &Path, limits: &Limits) -> Result<Self> {
        let mut walk = Walk {
            limits,
            names: Names::default(),
            total: 0,
            found: Vec::new(),
        };
        walk.folder(root, "", 1)?;
        walk.found.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Self {
            root: root.to_owned(),
            found: walk.found,
        })
    }
}

impl Container for Folder {
    fn found(&self) -> &[Found] {
        &self.found
    }

    fn copy(&mut self, index: usize, output: &mut dyn Write) -> Result<()> {
        let found = self.found.get(index);
        let found = found.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let path = self.root.join(&found.name);
        if let Some(why) = not_a_file(&path.symlink_metadata()?) {
            return Err(refuse::structure(&found.name, why));
        }
        let mut file = File::open(&path)?;
        let copied = io::copy(&mut (&mut file).take(found.size), output)?;
        if copied < found.size || file.read(&mut [0])? > 0 {
            return Err(refuse::structure(&found.name, "its size changed meanwhile"));
        }
        Ok(())
    }
}

struct Walk<'l> {
    limits: &'l Limits,
    names: Names,
    total: u64,
    found: Vec<Found>,
}

impl Walk<'_> {
    fn folder(&mut self, path: &Path, name: &str, depth: u64) -> Result<()> {
        if depth > self.limits.depth {
            return Err(refuse::structure(name, "its path is too deep"));
        }
        let mut empty = true;
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            empty = false;
            let file_name = entry.file_name();
            let Some(own) = file_name.to_str() else {
                let shown = format!("{name}{}", file_name.to_string_lossy());
                return Err(refuse::structure(&shown, "its name is not UTF-8"));
            };
            self.entry(&entry.path(), format!("{name}{own}"), depth)?;
        }
        if empty && !name.is_empty() {
            return Err(refuse::structure(name, "it is a folder without files"));
        }
        Ok(())
    }

    fn entry(&mut self, path: &Path, name: String, depth: u64) -> Result<()> {
        let metadata = path.symlink_metadata()?;
        if metadata.is_dir() {
            crate::bundle::name::check(&name, self.limits)?;
            return self.folder(path, &format!("{name}/"), depth + 1);
        }
        self.names.admit(&name, self.limits)?;
        if let Some(why) = not_a_file(&metadata) {
            return Err(refuse::structure(&name, why));
        }
        let size = metadata.len();
        self.total = self.total.saturating_add(size);
        if self.total > self.limits.total_bytes {
            let allowed = self.limits.total_bytes;
            return Err(refuse::member(&name, Reason::TooLarge { allowed }));
        }
        self.found.push(Found { name, size });
        Ok(())
    }
}

fn not_a_file(metadata: &Metadata) -> Option<&'static str> {
    match () {
        () if metadata.is_symlink() => Some("it is a symbolic link"),
        () if !metadata.is_file() => Some("it is a special file"),
        () => None,
    }
}

/// A directory that is there under its name once it is complete.
#[derive(Debug)]
pub(super) struct FolderSink {
    target: PathBuf,
    temporary: Temporary,
}

impl FolderSink {
    pub(super) fn create(target: &Path) -> Result<Self> {
        vacant(target)?;
        let name = format!(".iodef-{}.tmp", Uuid::new_v4().simple());
        let path = target.with_file_name(name);
        fs::create_dir(&path)?;
        Ok(Self {
            target: target.to_owned(),
            temporary: Temporary(path),
        })
    }

    /// A new file in it.
    pub(super) fn file(&mut self, name: &str) -> Result<File> {
        let path = self.temporary.0.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(File::create_new(path)?)
    }

    pub(super) fn finish(self) -> Result<()> {
        vacant(&self.target)?;
        Ok(fs::rename(&self.temporary.0, &self.target)?)
    }
}

impl Sink for FolderSink {
    fn put(&mut self, name: &str, content: &mut dyn Read) -> Result<u64> {
        Ok(io::copy(content, &mut self.file(name)?)?)
    }
}

/// Fails if something is there already.
fn vacant(target: &Path) -> Result<()> {
    match target.symlink_metadata() {
        Ok(_) => Err(io::Error::from(io::ErrorKind::AlreadyExists).into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A directory that is gone once nobody needs it, whatever happens.
#[derive(Debug)]
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // Once renamed it is not there.
        let _ = fs::remove_dir_all(&self.0);
    }
}
