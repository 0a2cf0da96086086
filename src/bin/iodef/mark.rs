use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use iodef::{Inheritance, Reader, Restriction};

use crate::input::{self, Input};
use crate::redact::inheritance;
use crate::report::{self, Outcome};
use crate::terminal::harmless;

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Whether the nearest restriction around an element decides, or the strictest
    #[arg(long, value_name = "WHICH", default_value = "strictest", value_parser = inheritance())]
    inheritance: Inheritance,
    /// The document or archive to read, in any vocabulary; - for standard input
    #[arg(value_name = "FILE")]
    input: PathBuf,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let name = options.input.to_string_lossy();
    let input = match input::open(&options.input) {
        Ok(input) => input,
        Err(error) => return report::failure(&name, "open", &error),
    };
    let mut lines = io::BufWriter::new(io::stdout().lock());
    match show(options, input, &mut lines) {
        Ok(Ok(())) => Outcome::Good,
        Ok(Err(error)) => report::write_failure("-", &error),
        Err(error) => {
            drop(lines.flush());
            report::error(&name, &error)
        }
    }
}

/// A line for each element: the number of its incident, its effective level,
/// what it states itself, and its path.
fn show(
    options: &Options,
    input: Input<'_>,
    lines: &mut impl Write,
) -> iodef::Result<io::Result<()>> {
    let mut reader = Reader::from_reader(input);
    let vocabulary = reader.vocabulary()?;
    let mut number = 0;
    for incident in reader.incidents() {
        let incident = incident?;
        number += 1;
        for disclosure in incident.disclosures(vocabulary) {
            let level = disclosure.effective(options.inheritance).rank();
            let own = disclosure.own.map_or("", Restriction::token);
            let path = harmless(&disclosure.path.to_string());
            let line = format!("{number}\t{level}\t{}\t{path}", harmless(own));
            if let Err(error) = writeln!(lines, "{line}") {
                return Ok(Err(error));
            }
        }
    }
    Ok(lines.flush())
}
