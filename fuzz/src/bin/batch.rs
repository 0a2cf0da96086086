//! Asks libxml2, by `xmllint`, what it says of the files of folders.
//!
//! `batch [FOLDER...]`: the corpora, unless folders are named. What is accepted
//! here is to be accepted there; what is refused here only is counted by reason.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::{env, fs, io};

use iodef::ForeignElement;

/// Where libxml2 takes less than XML 1.0 with namespaces allows: words of what it
/// says, and why.
const STRICTER: &[(&str, &str)] = &[
    (
        "is not a valid URI",
        "libxml2 wants the name of a namespace to be a URI; no specification lets a reader refuse it",
    ),
    (
        "is not absolute",
        "libxml2 warns of relative names of namespaces, which are deprecated",
    ),
    (
        "encoding not supported",
        "this crate reads the encodings of the WHATWG list",
    ),
];

#[derive(Default)]
struct Tally {
    both: usize,
    neither: usize,
    /// Accepted there only, by what is said here.
    there: BTreeMap<String, usize>,
    /// Accepted here only, by why.
    known: BTreeMap<&'static str, usize>,
    unknown: Vec<String>,
}

fn main() -> io::Result<()> {
    if Command::new("xmllint")
        .arg("--version")
        .stderr(Stdio::null())
        .status()
        .is_err()
    {
        println!("skipped: there is no xmllint, of libxml2-utils, here");
        return Ok(());
    }
    let mut folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
        let targets = [
            "parse",
            "chunked",
            "roundtrip",
            "differential",
            "redact",
            "idmef",
        ];
        folders.extend(targets.map(|target| fuzz.join("corpus").join(target)));
    }
    let mut tally = Tally::default();
    for folder in folders {
        for entry in fs::read_dir(folder)? {
            tally.ask(&entry?.path())?;
        }
    }
    tally.print();
    if !tally.unknown.is_empty() {
        process::exit(1);
    }
    Ok(())
}

impl Tally {
    fn ask(&mut self, file: &Path) -> io::Result<()> {
        let ours = ForeignElement::from_slice(&fs::read(file)?);
        match (ours, refused(file)?) {
            (Ok(_), None) => self.both += 1,
            (Err(_), Some(_)) => self.neither += 1,
            (Err(error), None) => {
                *self.there.entry(reason(&error)).or_default() += 1;
            }
            (Ok(_), Some(said)) => match STRICTER.iter().find(|(words, _)| said.contains(words)) {
                Some((_, why)) => *self.known.entry(why).or_default() += 1,
                None => self.unknown.push(format!("{}: {said}", file.display())),
            },
        }
        Ok(())
    }

    fn print(&self) {
        let there: usize = self.there.values().sum();
        let known: usize = self.known.values().sum();
        let here = known + self.unknown.len();
        let all = self.both + self.neither + there + here;
        println!(
            "{all} files; both accept {}, both refuse {}",
            self.both, self.neither
        );
        println!("{there} accepted by libxml2 only, since here");
        for (reason, count) in &self.there {
            println!("  {count:>6} {reason}");
        }
        println!("{here} accepted here only");
        for (why, count) in &self.known {
            println!("  {count:>6} {why}");
        }
        for file in &self.unknown {
            println!("  {file}");
        }
    }
}

/// What libxml2 says against a file, if anything.
fn refused(file: &Path) -> io::Result<Option<String>> {
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--noout", "--nonet"]).arg(file);
    let output = xmllint.stdout(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| line.contains("error :"));
    Ok(match first {
        Some(line) => Some(line.to_owned()),
        None if output.status.success() => None,
        None => Some(said.lines().next().unwrap_or("refused").to_owned()),
    })
}

/// The sort of an error: its message without numbers and what is quoted.
fn reason(error: &iodef::Error) -> String {
    let kind = format!("{:?}", error.kind());
    let variant = kind.split([' ', '(', '{']).next().unwrap_or_default();
    let message = error.to_string();
    let message = message.split(" at ").next().unwrap_or_default();
    let words = message
        .split([':', '`', '"', '\''])
        .next()
        .unwrap_or_default();
    let words = words
        .split(|c: char| c.is_ascii_digit())
        .next()
        .unwrap_or_default();
    format!("{variant}: {}", words.trim())
}
