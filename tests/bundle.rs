//! Bundles as other programs see them, and make them.

#![cfg(feature = "bundle")]
#![expect(clippy::unwrap_used, reason = "it is how a test fails")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use iodef::bundle::{BundleBuilder, Member, UnverifiedBundle};

const DOCUMENT: &str = r#"<Incidents xmlns="https://docs.rs/iodef/ns/1" version="1">
<Incident purpose="reporting" restriction="private">
  <IncidentID name="csirt.example">1</IncidentID>
  <Attack><Evidence><EvidenceItem><URL>evidence/auth.log</URL></EvidenceItem></Evidence></Attack>
</Incident></Incidents>"#;

/// A folder that is gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        let name = format!("iodef-bundle-{}", uuid::Uuid::new_v4().simple());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs a program in a folder; says so where it is absent.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<Output> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output();
    if output.is_err() {
        println!("skipped: {program} is not installed");
    }
    output.ok()
}

fn succeeds(output: &Output) -> bool {
    if !output.status.success() {
        println!("{}", String::from_utf8_lossy(&output.stderr));
    }
    output.status.success()
}

fn builder<'a>() -> BundleBuilder<'a> {
    BundleBuilder::new(DOCUMENT)
        .with_bytes("evidence/auth.log", "failed\n".repeat(1000))
        .with_bytes("r\u{e9}sum\u{e9} 1.txt", "")
}

fn zip_file(scratch: &Scratch, compressed: bool) -> PathBuf {
    let path = scratch.join("case.zip");
    let file = File::create(&path).unwrap();
    builder().compressed(compressed).write_zip(file).unwrap();
    path
}

fn members(folder: &Path) -> Vec<Member> {
    let opened = UnverifiedBundle::open_directory(folder).unwrap();
    opened.check_integrity_only().unwrap()
}

#[test]
fn unzip_unpacks_and_sha256sum_checks() {
    for compressed in [false, true] {
        let scratch = Scratch::new();
        let zip = zip_file(&scratch, compressed);
        let zip = zip.to_str().unwrap();
        let Some(tested) = run(&scratch.0, "unzip", &["-tqq", zip]) else {
            return;
        };
        assert!(succeeds(&tested));
        let folder = scratch.join("case");
        let unpacked = run(&scratch.0, "unzip", &["-qq", zip, "-d", "case"]).unwrap();
        assert!(succeeds(&unpacked));
        assert_eq!(members(&folder).len(), 3);
        let check = ["--check", "--strict", "--quiet", "SHA256SUMS"];
        let Some(checked) = run(&folder, "sha256sum", &check) else {
            return;
        };
        assert!(succeeds(&checked));
        fs::write(folder.join("evidence/auth.log"), "passed\n").unwrap();
        let checked = run(&folder, "sha256sum", &check).unwrap();
        assert!(!checked.status.success());
    }
}

#[test]
fn python_reads_the_same_files() {
    const SCRIPT: &str = "
import hashlib, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    for name in archive.namelist():
        if not name.startswith('SHA256SUMS'):
            print(hashlib.sha256(archive.read(name)).hexdigest(), '', name)
";
    for compressed in [false, true] {
        let scratch = Scratch::new();
        let zip = zip_file(&scratch, compressed);
        let arguments = ["-X", "utf8", "-c", SCRIPT, zip.to_str().unwrap()];
        let Some(output) = run(&scratch.0, "python3", &arguments) else {
            return;
        };
        assert!(succeeds(&output));
        let opened = UnverifiedBundle::open_zip(File::open(&zip).unwrap()).unwrap();
        let members = opened.check_integrity_only().unwrap();
        let expected = members
            .iter()
            .map(|member| format!("{}  {}", member.sha256, member.name));
        let found = String::from_utf8(output.stdout).unwrap();
        assert_eq!(
            found.lines().collect::<Vec<_>>(),
            expected.collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_list_made_by_sha256sum_makes_a_bundle() {
    let scratch = Scratch::new();
    let script = "printf '# iodef bundle 1\\n' > ../list && \
                  find * -type f | LC_ALL=C sort | xargs -d '\\n' sha256sum >> ../list && \
                  mv ../list SHA256SUMS";
    let folder = scratch.join("case");
    fs::create_dir_all(folder.join("evidence")).unwrap();
    fs::write(folder.join("incident.xml"), DOCUMENT).unwrap();
    fs::write(folder.join("evidence/auth.log"), "failed\n").unwrap();
    let Some(output) = run(&folder, "sh", &["-c", script]) else {
        return;
    };
    if !succeeds(&output) {
        println!("skipped: no sha256sum, find or xargs as GNU has them");
        return;
    }
    assert_eq!(members(&folder).len(), 2);
}

#[test]
fn what_another_program_zips_is_refused_and_its_folder_is_not() {
    let scratch = Scratch::new();
    let folder = scratch.join("case");
    builder().write_directory(&folder).unwrap();
    let Some(output) = run(&folder, "zip", &["-qr", "../case.zip", "."]) else {
        return;
    };
    assert!(succeeds(&output));
    let file = File::open(scratch.join("case.zip")).unwrap();
    let Err(refused) = UnverifiedBundle::open_zip(file) else {
        panic!("it is not of the form that bundles have")
    };
    assert!(refused.to_string().contains(": it "), "{refused}");
    assert_eq!(members(&folder).len(), 3);
}
