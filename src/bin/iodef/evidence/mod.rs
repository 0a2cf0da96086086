//! Evidence added to an incident, and held against what is stated of it.

mod add;
mod files;
mod seals;
mod verify;

use std::fmt::Display;
use std::path::Path;

use clap::{Args, Subcommand};
use iodef::{Document, Reader, Vocabulary};

use crate::pipe;
use crate::report::{self, Outcome};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add a piece of evidence with its digests, or an entry to the custody of one
    Add(Box<add::Options>),
    /// Hold the custody and the digests of all evidence against what is there
    Verify(verify::Options),
}

pub(crate) fn run(options: &Options) -> Outcome {
    match &options.command {
        Command::Add(options) => add::run(options),
        Command::Verify(options) => verify::run(options),
    }
}

/// A document with the vocabulary that it is written in.
fn read(path: &Path) -> Result<(Document, Vocabulary), Outcome> {
    let read = pipe::read(path, |input| {
        let mut reader = Reader::from_reader(input);
        let vocabulary = reader.vocabulary()?;
        Ok((reader.into_document()?, vocabulary))
    });
    read.map_err(|fault| fault.report())
}

/// Prints why a document is not acceptable.
fn refuse(path: &Path, why: impl Display) -> Outcome {
    let name = path.to_string_lossy();
    let line = report::line(&name, None, "error", &why.to_string(), "");
    eprintln!("{line}");
    Outcome::Unacceptable
}
