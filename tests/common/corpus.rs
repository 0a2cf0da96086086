//! The documents of other teams in `../shared/corpus`, which this repository does not hold.

use std::fs;
use std::path::{Path, PathBuf};

/// One row of the corpus's table.
#[derive(Debug)]
pub(crate) struct Entry {
    /// `iodef1`, `iodef2`, `json`, `idmef`, `rid` or `sci-payloads`.
    pub(crate) folder: String,
    pub(crate) path: PathBuf,
    pub(crate) origin: String,
    pub(crate) kind: String,
    pub(crate) bytes: u64,
    pub(crate) well_formed: bool,
    /// `None` where the table does not say.
    pub(crate) valid: Option<bool>,
}

impl Entry {
    pub(crate) fn read(&self) -> std::io::Result<Vec<u8>> {
        fs::read(&self.path)
    }
}

/// Every entry of one folder, in the order of the table; says so and gives
/// `None` where the corpus is absent.
pub(crate) fn folder(name: &str) -> Option<Vec<Entry>> {
    let mut entries = all()?;
    entries.retain(|entry| entry.folder == name);
    Some(entries)
}

/// Every entry, in the order of the table.
pub(crate) fn all() -> Option<Vec<Entry>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(index) = fs::read_to_string(root.join("INDEX.md")) else {
        println!("skipped: ../shared is not here");
        return None;
    };
    Some(
        index
            .lines()
            .filter_map(|line| entry(&root, line))
            .collect(),
    )
}

fn entry(root: &Path, line: &str) -> Option<Entry> {
    let cells: Vec<_> = line.strip_prefix("| ")?.splitn(6, " | ").collect();
    let &[file, origin, kind, bytes, well_formed, valid] = cells.as_slice() else {
        return None;
    };
    let (folder, _) = file.split_once('/')?;
    Some(Entry {
        folder: folder.to_owned(),
        path: locate(root, file)?,
        origin: origin.to_owned(),
        kind: kind.to_owned(),
        bytes: bytes.parse().ok()?,
        well_formed: well_formed.starts_with("yes"),
        valid: (!valid.starts_with('-')).then(|| valid.starts_with("yes")),
    })
}

/// The table cuts long names short, so a name may be the beginning of one.
fn locate(root: &Path, file: &str) -> Option<PathBuf> {
    let path = root.join(file);
    if path.is_file() {
        return Some(path);
    }
    let start = path.file_name()?.to_str()?;
    let starts_so = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(start))
    };
    let mut found = fs::read_dir(path.parent()?)
        .ok()?
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(starts_so);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
