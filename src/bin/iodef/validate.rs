use std::io::{self, BufRead, BufReader, StdoutLock, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use iodef::{
    Error, Finding, FindingSeverity, Incident, IncidentId, Limits, Position, Purpose, Reader,
    ReaderBuilder, Restriction, Rule, Validator, locate,
};

use crate::input::{self, Memory};
use crate::json::Object;
use crate::report::{self, Outcome};
use crate::rules;

#[derive(Args, Debug)]
#[command(after_help = SHAPE)]
pub(crate) struct Options {
    /// How to print findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Print the rules instead of checking documents
    #[arg(long)]
    list_rules: bool,
    /// The documents or archives to check, in any vocabulary; - for standard input
    #[arg(value_name = "FILE", required_unless_present = "list_rules")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line for people, in the form of error messages
    Text,
    /// One JSON object per line
    Json,
}

const SHAPE: &str = "\
Exit codes: 0 valid, though perhaps with warnings; 1 not valid, or not readable as an incident
document; 2 wrong usage, or input or output failed.

With --format json every line of the output is an object of these members:
  file      as given
  line      from 1, or null
  column    from 1, in characters, or null
  offset    from 0, in bytes, or null
  severity  \"error\" or \"warning\"
  number    of the rule, as V010, see --list-rules; null where the document cannot be read
  rule      its name; null likewise
  message   what is wrong
  path      of the element, as /IODEF-Document/Incident[2]/Contact

With --list-rules they are number, rule, text, source, and for each vocabulary (incident, iodef1,
iodef2) how bad it is to break the rule there: \"error\", \"warning\", or null where it does not hold.";

pub(crate) fn run(options: &Options) -> Outcome {
    let mut output = Output {
        format: if options.json {
            Format::Json
        } else {
            options.format
        },
        stdout: io::stdout().lock(),
    };
    let done = if options.list_rules {
        iodef::rules()
            .try_for_each(|rule| output.rule(rule))
            .map(|()| Outcome::Good)
    } else {
        let outcomes = options.files.iter().map(|file| check(file, &mut output));
        outcomes
            .into_iter()
            .try_fold(Outcome::Good, |worst, outcome| Ok(worst.max(outcome?)))
    };
    done.unwrap_or_else(|error| report::write_failure("-", &error))
}

/// Checks a file; the error is that of the output.
fn check(path: &Path, output: &mut Output) -> io::Result<Outcome> {
    let name = path.to_string_lossy();
    let input = match input::open(path) {
        Ok(input) => input,
        Err(error) => return Ok(report::failure(&name, "open", &error)),
    };
    if input::is_lasting(path) {
        let checked = Checked::read(input);
        // It was there a moment ago: without it there are no positions.
        return checked.print(&name, || input::open(path).ok(), output);
    }
    let limit = Limits::default().document_bytes;
    let mut memory = BufReader::new(Memory::new(input, limit));
    let checked = Checked::read(&mut memory);
    let bytes = memory.into_inner().into_bytes();
    checked.print(&name, || bytes.as_deref(), output)
}

/// What is wrong with a document.
#[derive(Debug, Default)]
struct Checked {
    findings: Vec<Finding>,
    errors: Vec<Error>,
}

impl Checked {
    fn read<R: BufRead>(input: R) -> Self {
        let mut checked = Self::default();
        let mut reader = ReaderBuilder::new().recover(true).from_reader(input);
        match Validator::of(&mut reader) {
            Ok(validator) => checked.incidents(&mut reader, validator),
            Err(error) => checked.errors.push(error),
        }
        checked
    }

    fn incidents<R: BufRead>(&mut self, reader: &mut Reader<R>, mut validator: Validator) {
        let mut incident = Incident::new(
            IncidentId::default(),
            Purpose::Reporting,
            Restriction::Private,
        );
        loop {
            match reader.read_incident(&mut incident) {
                Ok(true) => self.findings.extend(validator.incident(&incident)),
                Ok(false) => break,
                Err(error) => {
                    if is_in_incident(&error) {
                        // It counts, but what it lacks may be behind the error.
                        validator.incident(&incident);
                    }
                    self.errors.push(error);
                }
            }
        }
        // What is missing in the end may be in what could not be read.
        if self.errors.is_empty() {
            self.findings.extend(validator.document(reader.document()));
            self.findings.extend(validator.finish());
        }
    }

    fn print<B: BufRead>(
        mut self,
        name: &str,
        again: impl FnOnce() -> Option<B>,
        output: &mut Output,
    ) -> io::Result<Outcome> {
        if let (false, Some(again)) = (self.findings.is_empty(), again()) {
            // If it cannot be read to the end, `errors` says so already.
            let _ = locate(&mut self.findings, again);
        }
        let mut outcome = Outcome::Good;
        for finding in &self.findings {
            output.finding(name, finding)?;
            if finding.severity >= FindingSeverity::Error {
                outcome = Outcome::Unacceptable;
            }
        }
        output.stdout.flush()?;
        for error in &self.errors {
            outcome = outcome.max(output.error(name, error)?);
        }
        Ok(outcome)
    }
}

fn is_in_incident(error: &Error) -> bool {
    let path = error.path();
    let name = path.split('/').nth(2).unwrap_or_default();
    name == "Incident" || name.starts_with("Incident[")
}

/// The standard output in one of the formats.
struct Output {
    format: Format,
    stdout: StdoutLock<'static>,
}

impl Output {
    fn rule(&mut self, rule: &Rule) -> io::Result<()> {
        let line = match self.format {
            Format::Text => rules::text(rule),
            Format::Json => rules::json(rule),
        };
        writeln!(self.stdout, "{line}")
    }

    fn finding(&mut self, file: &str, finding: &Finding) -> io::Result<()> {
        let Finding {
            severity,
            rule,
            message,
            path,
            position,
            ..
        } = finding;
        if self.format == Format::Text {
            let label = format!("{severity}[{} {}]", rule.code(), rule.id);
            let line = report::line(file, *position, &label, message, path);
            return writeln!(self.stdout, "{line}");
        }
        let object = place(file, *position)
            .string("severity", Some(&severity.to_string()))
            .string("number", Some(&rule.code()))
            .string("rule", Some(rule.id))
            .string("message", Some(message))
            .string("path", Some(path));
        writeln!(self.stdout, "{}", object.finish())
    }

    /// An error goes where errors go; a program that reads JSON learns of it too.
    fn error(&mut self, file: &str, error: &Error) -> io::Result<Outcome> {
        if self.format == Format::Json {
            let object = place(file, error.position())
                .string("severity", Some("error"))
                .string("number", None)
                .string("rule", None)
                .string("message", Some(&report::message(error)))
                .string("path", Some(&error.path()));
            writeln!(self.stdout, "{}", object.finish())?;
        }
        Ok(report::error(file, error))
    }
}

fn place(file: &str, position: Option<Position>) -> Object {
    Object::new()
        .string("file", Some(file))
        .number("line", position.map(Position::line))
        .number("column", position.map(Position::column))
        .number("offset", position.map(Position::offset))
}
