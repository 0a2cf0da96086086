//! The command line of the crate `iodef`: it only calls the library.

mod aggregate;
#[cfg(all(feature = "bundle", feature = "openpgp"))]
mod bundle;
mod convert;
#[cfg(feature = "openpgp")]
mod decrypt;
#[cfg(feature = "openpgp")]
mod encrypt;
#[cfg(feature = "evidence")]
mod evidence;
#[cfg(feature = "parquet")]
mod export;
mod filter;
mod input;
mod json;
#[cfg(feature = "openpgp")]
mod keys;
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
#[cfg(feature = "openpgp")]
mod sign;
mod terminal;
mod validate;
#[cfg(feature = "openpgp")]
mod verify;
mod words;

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
    /// Write a signature over a file, apart from it
    #[cfg(feature = "openpgp")]
    Sign(sign::Options),
    /// Check who signed a file, and that it is what they signed
    #[cfg(feature = "openpgp")]
    Verify(verify::Options),
    /// Sign a file or an element, and encrypt it for recipients
    #[cfg(feature = "openpgp")]
    Encrypt(encrypt::Options),
    /// Decrypt a message or elements, if they are signed as required
    #[cfg(feature = "openpgp")]
    Decrypt(decrypt::Options),
    /// Add evidence to an incident, or verify what it states of its evidence
    #[cfg(feature = "evidence")]
    Evidence(evidence::Options),
    /// Put an incident and its files into one bundle, or verify or unpack one
    #[cfg(all(feature = "bundle", feature = "openpgp"))]
    Bundle(bundle::Options),
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
        #[cfg(feature = "openpgp")]
        Command::Sign(options) => sign::run(&options),
        #[cfg(feature = "openpgp")]
        Command::Verify(options) => verify::run(&options),
        #[cfg(feature = "openpgp")]
        Command::Encrypt(options) => encrypt::run(&options),
        #[cfg(feature = "openpgp")]
        Command::Decrypt(options) => decrypt::run(&options),
        #[cfg(feature = "evidence")]
        Command::Evidence(options) => evidence::run(&options),
        #[cfg(all(feature = "bundle", feature = "openpgp"))]
        Command::Bundle(options) => bundle::run(&options),
        #[cfg(feature = "parquet")]
        Command::Export(options) => export::run(&options),
    };
    match outcome {
        Outcome::Good => ExitCode::SUCCESS,
        Outcome::Unacceptable => ExitCode::from(1),
        Outcome::Failed => ExitCode::from(2),
    }
}
