//! The command line of the crate `iodef`: it only calls the library.

mod convert;
mod input;
mod json;
mod mark;
mod output;
mod pipe;
mod redact;
mod release;
mod report;
mod rules;
mod show;
mod terminal;
mod validate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::report::Outcome;

/// Reads, converts and checks reports of computer security incidents.
#[derive(Debug, Parser)]
#[command(name = "iodef", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 the input is not acceptable, 2 wrong usage, or input or output failed.
Errors are printed as FILE:LINE:COLUMN: error: MESSAGE at /PATH.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a document in another vocabulary
    Convert(convert::Options),
    /// Check documents against the rules of their vocabulary
    Validate(validate::Options),
    /// Print a summary of every incident
    Show(show::Options),
    /// Show to whom each element may be disclosed
    Mark(mark::Options),
    /// Write a copy that holds nothing above a level
    Redact(redact::Options),
    /// Write a copy that a recipient may have by a disclosure policy
    Release(Box<release::Options>),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Convert(options) => convert::run(&options),
        Command::Validate(options) => validate::run(&options),
        Command::Show(options) => show::run(&options),
        Command::Mark(options) => mark::run(&options),
        Command::Redact(options) => redact::run(&options),
        Command::Release(options) => release::run(&options),
    };
    match outcome {
        Outcome::Good => ExitCode::SUCCESS,
        Outcome::Unacceptable => ExitCode::from(1),
        Outcome::Failed => ExitCode::from(2),
    }
}
