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

type Body = fn(&[u8]);

const BODIES: &[(&str, Body)] = &[
    ("parse", bodies::parse),
    ("roundtrip", bodies::roundtrip),
    ("chunked", bodies::chunked),
    ("filtered", bodies::filtered),
    #[cfg(feature = "bundle")]
    ("bundle", bodies::bundle::bundle),
    #[cfg(feature = "mail")]
    ("mime", bodies::mime::mime),
    #[cfg(feature = "openpgp-rust")]
    ("decrypt_verify", bodies::openpgp::decrypt_verify),
];

/// How many mutations of each seed; about ten seconds in all on one core, unoptimised.
const MUTATIONS: u64 = 100;

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
            assert!(bytes.len() <= 2048, "{}", file.display());
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
    mutate("parse", bodies::parse);
}

#[test]
fn mutations_come_back() {
    mutate("roundtrip", bodies::roundtrip);
}

#[test]
fn mutations_read_alike_in_pieces() {
    mutate("chunked", bodies::chunked);
}

#[test]
fn mutations_are_filtered_alike() {
    mutate("filtered", bodies::filtered);
}

#[cfg(feature = "bundle")]
#[test]
fn mutations_of_bundles_are_refused_or_the_same() {
    mutate("bundle", bodies::bundle::bundle);
}

#[cfg(feature = "mail")]
#[test]
fn mutations_of_messages_show_what_came() {
    mutate("mime", bodies::mime::mime);
}

#[cfg(feature = "openpgp-rust")]
#[test]
fn mutations_of_seals_are_not_accepted() {
    mutate("decrypt_verify", bodies::openpgp::decrypt_verify);
}

fn mutate(target: &str, body: Body) {
    let seeds = seeds(target).unwrap();
    for (at, (file, seed)) in seeds.iter().enumerate() {
        let other = &seeds[(at + 1) % seeds.len()].1;
        for number in 0..MUTATIONS {
            let bytes = Mutator { state: number }.mutated(seed, other);
            let input = format!("mutation {number} of {}", file.display());
            check(target, body, &input, &bytes);
        }
    }
}

/// Changes inputs in ways that depend on its state only.
struct Mutator {
    /// State of splitmix64.
    state: u64,
}

impl Mutator {
    fn mutated(&mut self, seed: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(3) {
            self.change(&mut bytes, other);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        const TELLING: &[u8] = b"<>/\"'&;=:!?-[] \t\r\n\0\x7F\xC3\xFF0x";
        let at = self.below(bytes.len());
        let length = self.below(24).min(bytes.len() - at);
        match self.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..at + length)),
            2 => bytes.insert(at, TELLING[self.below(TELLING.len())]),
            3 if at < bytes.len() => bytes[at] = TELLING[self.below(TELLING.len())],
            4 => {
                let again = bytes[at..at + length].to_vec();
                let to = self.below(bytes.len());
                drop(bytes.splice(to..to, again));
            }
            _ => {
                let from = self.below(other.len());
                let piece = &other[from..(from + 3 * length).min(other.len())];
                drop(bytes.splice(at..at + length, piece.iter().copied()));
            }
        }
    }

    /// A number below a limit, or 0 if that is 0.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let z = usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or(0);
        z.checked_rem(limit).unwrap_or(0)
    }
}
