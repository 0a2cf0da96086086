mod assessment;
mod attack;
mod contact;
mod incident;
mod page;
mod party;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use iodef::ReaderBuilder;

use crate::input::{self, Input};
use crate::report::{self, Outcome};

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The document or archive to show, in any vocabulary; - for standard input
    #[arg(value_name = "FILE")]
    input: PathBuf,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let name = options.input.to_string_lossy();
    match input::open(&options.input) {
        Ok(input) => show(input, &name).unwrap_or_else(|error| report::write_failure("-", &error)),
        Err(error) => report::failure(&name, "open", &error),
    }
}

/// Shows every incident that can be read; the error is that of the output.
fn show(input: Input<'_>, name: &str) -> io::Result<Outcome> {
    let mut stdout = io::stdout().lock();
    let mut outcome = Outcome::Good;
    let mut reader = ReaderBuilder::new().recover(true).from_reader(input);
    for (number, incident) in reader.incidents().enumerate() {
        match incident {
            Ok(incident) => {
                let separator = if number == 0 { "" } else { "\n" };
                write!(stdout, "{separator}{}", incident::page(&incident))?;
            }
            Err(error) => {
                stdout.flush()?;
                outcome = outcome.max(report::error(name, &error));
            }
        }
    }
    write!(stdout, "{}", incident::document(reader.document()))?;
    stdout.flush()?;
    Ok(outcome)
}
