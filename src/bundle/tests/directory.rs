use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::{Toy, by_one, small, small_zip, verify};
use crate::Result;
use crate::bundle::{Bundle, BundleBuilder, Limits, UnverifiedBundle};
use crate::seal::Verified;

/// A folder that is gone when the test is over.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    pub(super) fn new() -> Self {
        let name = format!("iodef-bundle-{}", uuid::Uuid::new_v4().simple());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn list(&self) -> Vec<String> {
        let names = fs::read_dir(&self.0).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The small bundle as a directory.
fn folder(scratch: &Scratch) -> PathBuf {
    let path = scratch.path().join("bundle");
    small()
        .signed_by(&Toy(vec![1]))
        .write_directory(&path)
        .unwrap();
    path
}

pub(super) fn open(path: &Path) -> Result<Verified<Bundle>> {
    UnverifiedBundle::open_directory(path)?.verify(&Toy(Vec::new()), &by_one())
}

fn why(path: &Path) -> String {
    open(path).unwrap_err().to_string()
}

#[test]
fn a_directory_is_what_a_zip_file_is() {
    let scratch = Scratch::new();
    let path = folder(&scratch);
    let (there, zipped) = (open(&path).unwrap(), verify(&small_zip()).unwrap());
    assert_eq!(there.members(), zipped.members());
    assert_eq!(there.document_bytes(), zipped.document_bytes());
    assert_eq!(there.proof(), zipped.proof());
    let unpacked = scratch.path().join("unpacked");
    zipped.unpack(&unpacked).unwrap();
    assert_eq!(open(&unpacked).unwrap().members(), zipped.members());
    assert_eq!(scratch.list(), ["bundle", "unpacked"]);
    assert!(zipped.unpack(&unpacked).is_err());
    assert_eq!(scratch.list(), ["bundle", "unpacked"]);
}

#[test]
fn every_flipped_bit_of_every_file_is_rejected() {
    let scratch = Scratch::new();
    let path = folder(&scratch);
    for name in [
        "SHA256SUMS",
        "SHA256SUMS.asc",
        "incident.xml",
        "evidence/a.log",
    ] {
        let file = path.join(name);
        let sound = fs::read(&file).unwrap();
        for index in 0..sound.len() {
            let mut flipped = sound.clone();
            flipped[index] ^= 1 << (index % 8);
            fs::write(&file, flipped).unwrap();
            assert!(open(&path).is_err(), "byte {index} of {name}");
        }
        fs::write(&file, sound).unwrap();
    }
    assert!(open(&path).is_ok());
}

#[test]
fn files_beside_are_noticed() {
    let scratch = Scratch::new();
    let path = folder(&scratch);
    fs::write(path.join("more"), "").unwrap();
    assert_eq!(why(&path), "more: it is not in the list of members");
    fs::rename(path.join("more"), path.join(".more")).unwrap();
    assert_eq!(why(&path), ".more: it is hidden");
    fs::remove_file(path.join(".more")).unwrap();
    fs::create_dir(path.join("empty")).unwrap();
    assert_eq!(why(&path), "empty/: it is a folder without files");
    fs::remove_dir(path.join("empty")).unwrap();
    fs::remove_file(path.join("notes.txt")).unwrap();
    assert_eq!(
        why(&path),
        "notes.txt: it is in the list of members, and absent"
    );
}

#[cfg(unix)]
#[test]
fn links_and_special_files_are_refused() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let scratch = Scratch::new();
    let path = folder(&scratch);
    let file = path.join("notes.txt");
    fs::rename(&file, scratch.path().join("outside")).unwrap();
    symlink(scratch.path().join("outside"), &file).unwrap();
    assert_eq!(why(&path), "notes.txt: it is a symbolic link");
    fs::remove_file(&file).unwrap();
    let _socket = UnixListener::bind(&file).unwrap();
    assert_eq!(why(&path), "notes.txt: it is a special file");
    fs::remove_file(&file).unwrap();
    fs::rename(path.join("evidence"), scratch.path().join("folder")).unwrap();
    symlink(scratch.path().join("folder"), path.join("evidence")).unwrap();
    assert_eq!(why(&path), "evidence: it is a symbolic link");
}

#[test]
fn a_file_that_changes_behind_the_verification_is_noticed() {
    let scratch = Scratch::new();
    let path = folder(&scratch);
    let bundle = open(&path).unwrap();
    let file = path.join("evidence/a.log");
    let sound = fs::read_to_string(&file).unwrap();
    fs::write(&file, sound.replace("failed", "passed")).unwrap();
    let reason = bundle.read("evidence/a.log", 999).unwrap_err().to_string();
    assert_eq!(
        reason,
        "evidence/a.log: it has changed since it was verified"
    );
    let unpacked = scratch.path().join("unpacked");
    assert!(bundle.unpack(&unpacked).is_err());
    assert_eq!(scratch.list(), ["bundle"]);
    fs::write(&file, sound.clone() + "more").unwrap();
    let reason = bundle.read("evidence/a.log", 999).unwrap_err().to_string();
    assert_eq!(reason, "evidence/a.log: its size changed meanwhile");
    fs::write(&file, sound).unwrap();
    assert!(bundle.unpack(&unpacked).is_ok());
    fs::write(path.join("incident.xml"), "").unwrap();
    assert!(bundle.read("incident.xml", 999).is_ok());
}

#[test]
fn nothing_is_left_of_a_directory_that_cannot_be_written() {
    let scratch = Scratch::new();
    let path = scratch.path().join("bundle");
    let absent = small().with_file("b.log", scratch.path().join("absent"));
    assert!(absent.write_directory(&path).is_err());
    let wrong = BundleBuilder::new(super::document(&["a"]));
    assert!(wrong.write_directory(&path).is_err());
    for name in [
        "../a",
        "Incident.xml",
        "SHA256SUMS",
        "sha256sums.ASC",
        "evidence",
        "evidence/A.log",
    ] {
        assert!(
            small().with_bytes(name, "").write_directory(&path).is_err(),
            "{name}"
        );
    }
    assert!(
        small()
            .limits(Limits::default().with_total_bytes(9))
            .write_directory(&path)
            .is_err()
    );
    assert!(scratch.list().is_empty(), "{:?}", scratch.list());
    let mut file = Cursor::new(Vec::new());
    let failing = small().with_reader("b.log", Failing);
    assert!(failing.write_zip(&mut file).is_err());
    assert!(verify(file.get_ref()).is_err());
}

struct Failing;

impl std::io::Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::BrokenPipe.into())
    }
}
