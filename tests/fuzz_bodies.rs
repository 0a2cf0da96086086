//! What the fuzz targets check, without a fuzzer: on their seeds, on whatever
//! broke once, and on mutations of the seeds.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test tells that a law is broken"
)]

use std::path::{Path, PathBuf};
use std::{fs, io};

#[expect(unreachable_pub, reason = "it is the library of the fuzz crate")]
#[path = "../fuzz/src/lib.rs"]
mod bodies;

use bodies::mutate::Mutator;
use bodies::{BODIES, Body};

/// How many mutations for each target; about ten seconds in all on one core, unoptimised.
const MUTATIONS: usize = 800;

/// Those that write and read each document many times get a tenth.
const SLOW: [&str; 2] = ["model", "redact"];

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The files of a folder with their contents, by name.
fn inputs(folder: &Path) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let files = fs::read_dir(folder)?.map(|file| file.map(|file| file.path()));
    let mut files = files.collect::<io::Result<Vec<_>>>()?;
    files.sort();
    let read = |file: PathBuf| fs::read(&file).map(|bytes| (file, bytes));
    files.into_iter().map(read).collect()
}

fn seeds(target: &str) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    inputs(&fuzz().join("corpus").join(target))
}

/// Says which input it was that broke a law.
fn check(target: &str, body: Body, input: &str, bytes: &[u8]) {
    if std::panic::catch_unwind(|| body(bytes)).is_err() {
        let shown = String::from_utf8_lossy(bytes);
        panic!("{target} on {input}: {shown}");
    }
}

#[test]
fn seeds_keep_the_laws() {
    for &(target, body) in BODIES {
        let seeds = seeds(target).unwrap();
        assert!(seeds.len() >= 5, "{target}");
        for (file, bytes) in seeds {
            assert!(bytes.len() <= 4096, "{}", file.display());
            check(target, body, &file.display().to_string(), &bytes);
        }
    }
}

#[test]
fn what_broke_once_stays_mended() {
    for (file, bytes) in inputs(&fuzz().join("regressions")).unwrap() {
        for &(target, body) in BODIES {
            check(target, body, &file.display().to_string(), &bytes);
        }
    }
}

#[test]
fn mutations_parse_or_fail() {
    mutate("parse");
}

#[test]
fn mutations_come_back() {
    mutate("roundtrip");
}

#[test]
fn mutations_read_alike_in_pieces() {
    mutate("chunked");
}

#[test]
fn mutations_are_filtered_alike() {
    mutate("filtered");
}

#[test]
fn mutations_of_filters_ask_the_same() {
    mutate("filter");
}

#[test]
fn mutations_are_the_same_tree_elsewhere() {
    mutate("differential");
}

#[test]
fn mutations_are_redacted() {
    mutate("redact");
}

#[test]
fn mutations_of_alerts_come_back() {
    mutate("idmef");
}

#[cfg(feature = "arbitrary")]
#[test]
fn values_come_back() {
    mutate("model");
}

#[cfg(feature = "json")]
#[test]
fn mutations_of_json_come_back() {
    mutate("json");
}

#[cfg(feature = "bundle")]
#[test]
fn mutations_of_bundles_are_refused_or_the_same() {
    mutate("bundle");
}

#[cfg(feature = "mail")]
#[test]
fn mutations_of_messages_show_what_came() {
    mutate("mime");
}

#[cfg(feature = "openpgp-rust")]
#[test]
fn mutations_of_seals_are_not_accepted() {
    mutate("decrypt_verify");
}

fn mutate(target: &str) {
    let (_, body) = BODIES.iter().find(|(name, _)| *name == target).unwrap();
    let seeds = seeds(target).unwrap();
    let share = if SLOW.contains(&target) { 10 } else { 1 };
    for number in 0..MUTATIONS / share {
        let at = number % seeds.len();
        let ((file, seed), (_, other)) = (&seeds[at], &seeds[(at + 1) % seeds.len()]);
        let bytes = Mutator::new(number.try_into().unwrap()).mutated(seed, other);
        let input = format!("mutation {number} of {}", file.display());
        check(target, *body, &input, &bytes);
    }
}

/// What redaction is held against holds canaries, of which some may be copied.
#[test]
fn seeds_of_redaction_withhold_and_copy() {
    let told = seeds("redact").unwrap().into_iter();
    let told: Vec<_> = told.map(|(_, seed)| bodies::redact::told(&seed)).collect();
    let sum = |count: fn(&bodies::redact::Told) -> usize| told.iter().map(count).sum::<usize>();
    let (withheld, copied) = (sum(|told| told.withheld), sum(|told| told.copied));
    println!("{withheld} canaries withheld, {copied} copied");
    assert!(withheld > 1000 && copied > 100, "{withheld}, {copied}");
}

/// Where roxmltree is laxer, this crate is not; or the row is out of date.
#[test]
fn roxmltree_is_laxer_where_it_is_said_to_be() {
    for (input, rule) in bodies::differential::LAXER {
        assert!(roxmltree::Document::parse(input).is_ok(), "{input}: {rule}");
        let ours = iodef::ForeignElement::from_slice(input.as_bytes());
        assert!(ours.is_err(), "{input}: {rule}");
    }
}

/// Where roxmltree is stricter, this crate is not; or the row is out of date.
#[test]
fn roxmltree_is_stricter_where_it_is_said_to_be() {
    for (words, input, rule) in bodies::differential::STRICTER {
        let error = roxmltree::Document::parse(input).unwrap_err().to_string();
        assert!(error.contains(words), "{input}: {rule}");
        let ours = iodef::ForeignElement::from_slice(input.as_bytes());
        assert!(ours.is_ok(), "{input}: {rule}");
    }
}

/// Where roxmltree sees another tree than it should; or the row is out of date.
#[test]
fn roxmltree_reads_otherwise_what_it_is_said_to() {
    for (words, input, rule) in bodies::differential::OTHERWISE {
        assert!(words.iter().any(|words| input.contains(words)), "{rule}");
        let ours = iodef::ForeignElement::from_slice(input.as_bytes());
        assert!(ours.is_ok(), "{input}: {rule}");
        let differs = || bodies::differential::compare(input.as_bytes(), input);
        assert!(
            std::panic::catch_unwind(differs).is_err(),
            "{input}: {rule}"
        );
    }
}
