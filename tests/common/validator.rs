//! Schema validation by processes that are not ours: Python's `xmlschema`, else `xmllint`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

/// What a validator says of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Valid,
    /// The reasons, each with the path or line it stands at.
    Invalid(Vec<String>),
    /// There is no validator here, or no schema.
    Absent,
}

/// Exit status of [`SCRIPT`] where Python has no `xmlschema`.
const NOT_IMPORTABLE: i32 = 3;

const SCRIPT: &str = r#"
import itertools, sys
try:
    import xmlschema
except ImportError:
    sys.exit(3)
sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8")
files = sys.stdin.read().splitlines()
schema = xmlschema.XMLSchema(sys.argv[1], allow="local")
for number, file in enumerate(files):
    try:
        errors = [f"{e.path}: {e.reason}" for e in itertools.islice(schema.iter_errors(file), 20)]
    except Exception as error:
        errors = [f"{type(error).__name__}: {error}"]
    for error in errors:
        print(number, "error", " ".join(error.split()), sep="\t")
    if not errors:
        print(number, "valid", sep="\t")
"#;

/// The path of a schema in `../shared/spec/schema`, there or not.
pub(crate) fn schema(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spec/schema");
    folder.join(name)
}

/// Validates files in one process: loading the schema takes longer than a document.
///
/// The outcomes stand in the order of the files.
pub(crate) fn files(schema: &Path, files: &[PathBuf]) -> Vec<Outcome> {
    if !schema.is_file() {
        println!("skipped: {} is not here", schema.display());
        return vec![Outcome::Absent; files.len()];
    }
    by_xmlschema(schema, files)
        .or_else(|| by_xmllint(schema, files))
        .unwrap_or_else(|| {
            println!("skipped: neither python3 xmlschema nor xmllint is here");
            vec![Outcome::Absent; files.len()]
        })
}

/// Validates documents in memory, like [`files`].
pub(crate) fn documents<D: AsRef<[u8]>>(
    schema: &Path,
    documents: &[D],
) -> io::Result<Vec<Outcome>> {
    with_files(documents, |paths| files(schema, paths))
}

/// Puts documents into files, for as long as `act` needs them.
pub(crate) fn with_files<D: AsRef<[u8]>, R>(
    documents: &[D],
    act: impl FnOnce(&[PathBuf]) -> R,
) -> io::Result<R> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("iodef-{}-{number}", process::id()));
    fs::create_dir_all(&folder)?;
    let write = |(number, document): (usize, &D)| {
        let path = folder.join(format!("{number}.xml"));
        fs::write(&path, document).map(|()| path)
    };
    let paths: io::Result<Vec<_>> = documents.iter().enumerate().map(write).collect();
    let done = paths.map(|paths| act(&paths));
    fs::remove_dir_all(&folder)?;
    done
}

/// Python's `xmlschema`; `None` where it is not installed.
pub(crate) fn by_xmlschema(schema: &Path, files: &[PathBuf]) -> Option<Vec<Outcome>> {
    let mut child = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(schema)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    if let Some(mut list) = child.stdin.take() {
        // The script may be gone already, without `xmlschema` to import.
        let _ = list.write_all(lines(files).as_bytes());
    }
    let output = child.wait_with_output().ok()?;
    match output.status.code() {
        Some(NOT_IMPORTABLE) => None,
        Some(0) => Some(told_by_xmlschema(&output, files.len())),
        _ => Some(vec![Outcome::Invalid(vec![stderr(&output)]); files.len()]),
    }
}

fn lines(files: &[PathBuf]) -> String {
    let line = |file: &PathBuf| format!("{}\n", file.display());
    files.iter().map(line).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn told_by_xmlschema(output: &Output, count: usize) -> Vec<Outcome> {
    let mut told: Vec<Option<Vec<String>>> = vec![None; count];
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut cells = line.splitn(3, '\t');
        let number = cells.next().and_then(|number| number.parse::<usize>().ok());
        let Some(reasons) = number.and_then(|number| told.get_mut(number)) else {
            continue;
        };
        let reason = cells.nth(1).map(str::to_owned);
        reasons.get_or_insert_default().extend(reason);
    }
    told.into_iter().map(outcome).collect()
}

fn outcome(told: Option<Vec<String>>) -> Outcome {
    match told {
        None => Outcome::Invalid(vec!["the validator did not reach it".to_owned()]),
        Some(reasons) if reasons.is_empty() => Outcome::Valid,
        Some(reasons) => Outcome::Invalid(reasons),
    }
}

/// libxml2's `xmllint`; `None` where it is not installed.
///
/// It takes white space around an `xs:dateTime` for an error, wrongly.
pub(crate) fn by_xmllint(schema: &Path, files: &[PathBuf]) -> Option<Vec<Outcome>> {
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .args(files)
        .output()
        .ok()?;
    let said = stderr(&output);
    let outcome = |file: &PathBuf| told_by_xmllint(&said, &file.display().to_string());
    Some(files.iter().map(outcome).collect())
}

fn told_by_xmllint(said: &str, file: &str) -> Outcome {
    let about = |line: &&str| {
        line.strip_prefix(file)
            .is_some_and(|rest| rest.starts_with(':'))
    };
    if said
        .lines()
        .any(|line| line.strip_prefix(file) == Some(" validates"))
    {
        return Outcome::Valid;
    }
    let reasons: Vec<_> = said.lines().filter(about).map(str::to_owned).collect();
    if reasons.is_empty() {
        return Outcome::Invalid(vec![said.to_owned()]);
    }
    Outcome::Invalid(reasons)
}
