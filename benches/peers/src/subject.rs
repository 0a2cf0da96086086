//! What is measured, by name.

use std::time::{Duration, Instant};

use crate::Result;
use crate::input::Input;
use crate::peers;

/// One parser or writer, used in one way.
pub struct Subject {
    /// What arguments and tables call it.
    pub name: &'static str,
    /// What it is called in text.
    pub title: &'static str,
    /// Whether it reads or writes.
    pub task: Task,
    /// Which documents it takes.
    pub takes: Takes,
    /// Runs it; gives what it counted.
    pub(crate) run: fn(&Input) -> Result<u64>,
    /// What it should have counted.
    pub(crate) expected: fn(&Input) -> Result<u64>,
    /// What takes too long to check in each round.
    pub(crate) verify: fn(&Input) -> Result<()>,
}

/// What a subject does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// It reads the document.
    Read,
    /// It writes what is in memory.
    Write,
    /// It reads and writes.
    Convert,
}

/// Which documents a subject takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// All.
    Any,
    /// Those in IODEF 2 that hold no extension.
    Plain,
}

/// All subjects; the first is the baseline, the second the library.
#[must_use]
pub fn subjects() -> Vec<&'static Subject> {
    #[cfg(feature = "system")]
    let others = crate::system::SUBJECTS.iter();
    #[cfg(not(feature = "system"))]
    let others = std::iter::empty();
    peers::SUBJECTS.iter().chain(others).collect()
}

/// The subject of a name.
///
/// # Errors
///
/// If there is none.
pub fn named(name: &str) -> Result<&'static Subject> {
    let mut all = subjects().into_iter();
    let found = all.find(|subject| subject.name == name);
    found.ok_or_else(|| format!("unknown subject {name:?}").into())
}

impl Subject {
    /// Whether it can read a document.
    #[must_use]
    pub fn can(&self, input: &Input) -> bool {
        use crate::documents::Style;
        let kind = &input.kind;
        let plain = kind.vocabulary == iodef::Vocabulary::Iodef2 && kind.style != Style::Mixed;
        self.takes == Takes::Any || plain
    }

    /// Whether it asks Rust's allocator for memory.
    #[must_use]
    pub fn is_rust(&self) -> bool {
        peers::SUBJECTS.iter().any(|own| own.name == self.name)
    }

    /// Runs it once, without looking at what it counted.
    ///
    /// # Errors
    ///
    /// If it failed.
    pub fn run_once(&self, input: &Input) -> Result<u64> {
        measured(self.run, input)
    }

    /// Runs it once, and makes sure that it did all there is to do.
    ///
    /// # Errors
    ///
    /// If it failed, or counted anything else than it should.
    pub fn timed(&self, input: &Input, expected: u64) -> Result<Duration> {
        let start = Instant::now();
        let found = measured(self.run, input)?;
        let time = start.elapsed();
        if found != expected {
            return Err(format!("{}: counted {found}, not {expected}", self.name).into());
        }
        Ok(time)
    }

    /// Makes sure that it really reads what is there; gives what it should count.
    ///
    /// # Errors
    ///
    /// If it does not.
    pub fn verify(&self, input: &Input) -> Result<u64> {
        let told = |error| format!("{}: {error}", self.name);
        (self.verify)(input).map_err(told)?;
        let expected = (self.expected)(input)?;
        self.timed(input, expected)?;
        Ok(expected)
    }

    /// How many bytes it reads; of a writer, how many it writes.
    ///
    /// # Errors
    ///
    /// If the document cannot be made.
    pub fn bytes(&self, input: &Input) -> Result<u64> {
        match self.task {
            Task::Write => Ok(input.events()?.0),
            _ => Ok(u64::try_from(input.bytes.len())?),
        }
    }
}

/// What callgrind counts: nothing else runs inside.
#[inline(never)]
fn measured(run: fn(&Input) -> Result<u64>, input: &Input) -> Result<u64> {
    std::hint::black_box(run(std::hint::black_box(input)))
}
