//! The command line of the crate `iodef`: it only calls the library.

mod aggregate;
mod convert;
#[cfg(feature = "parquet")]
mod export;
mod filter;
mod input;
mod json;
mod mark;
mod output;
mod pipe;
mod progress;
mod redact;
mod relate;
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
    /// Write the incidents that an expression asks for
    Filter(Box<filter::Options>),
    /// Show to whom each element may be disclosed
    Mark(mark::Options),
    /// Count incidents by what they say
    Aggregate(Box<aggregate::Options>),
    /// Write a copy that holds nothing above a level
    Redact(redact::Options),
    /// Find reports of the same incident, and incidents of one campaign
    Relate(relate::Options),
    /// Write a copy that a recipient may have by a disclosure policy
    Release(Box<release::Options>),
    /// Write tables for engines that count over large archives
    #[cfg(feature = "parquet")]
    Export(export::Options),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Convert(options) => convert::run(&options),
        Command::Validate(options) => validate::run(&options),
        Command::Show(options) => show::run(&options),
        Command::Filter(options) => filter::run(&options),
        Command::Mark(options) => mark::run(&options),
        Command::Aggregate(options) => aggregate::run(&options),
        Command::Redact(options) => redact::run(&options),
        Command::Relate(options) => relate::run(&options),
        Command::Release(options) => release::run(&options),
        #[cfg(feature = "parquet")]
        Command::Export(options) => export::run(&options),
    };
    match outcome {
        Outcome::Good => ExitCode::SUCCESS,
        Outcome::Unacceptable => ExitCode::from(1),
        Outcome::Failed => ExitCode::from(2),
    }
}
