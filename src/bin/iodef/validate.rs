use std::io::{self, BufWriter, Read as _, StdoutLock, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use iodef::{
    Error, Finding, FindingSeverity, Incident, IncidentId, Limits, Locator, Position, Purpose,
    Reader, ReaderBuilder, Restriction, Rule, Validator, locate,
};

use crate::input::{self, Input};
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
    /// How many identifiers to compare with those of all incidents, 25000 without
    #[arg(long, value_name = "NUMBER")]
    ids: Option<usize>,
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
        stdout: BufWriter::new(io::stdout().lock()),
    };
    let done = if options.list_rules {
        iodef::rules()
            .try_for_each(|rule| output.rule(rule))
            .and_then(|()| output.stdout.flush())
            .map(|()| Outcome::Good)
    } else {
        let outcomes = options.files.iter();
        let outcomes = outcomes.map(|file| check(file, options.ids, &mut output));
        outcomes
            .into_iter()
            .try_fold(Outcome::Good, |worst, outcome| Ok(worst.max(outcome?)))
    };
    done.unwrap_or_else(|error| report::write_failure("-", &error))
}

/// Checks a file; the error is that of the output.
fn check(path: &Path, ids: Option<usize>, output: &mut Output) -> io::Result<Outcome> {
    let name = path.to_string_lossy();
    let mut input = match input::open(path) {
        Ok(input) => input,
        Err(error) => return Ok(report::failure(&name, "open", &error)),
    };
    if input::is_lasting(path) {
        // It was there a moment ago: without it there are no positions.
        let again = || input::open(path).ok();
        return Check::new(&name, &again, output).read(input, ids);
    }
    let limit = Limits::default().document_bytes;
    let mut start = Vec::new();
    // What fails now fails again when it is read on.
    let _ = input.by_ref().take(limit + 1).read_to_end(&mut start);
    let is_whole = u64::try_from(start.len()).is_ok_and(|length| length <= limit);
    let again = || is_whole.then(|| -> Input<'_> { Box::new(start.as_slice()) });
    Check::new(&name, &again, output).read(Box::new(start.chain(input)), ids)
}

/// Prints what is wrong with a document while it is being read.
struct Check<'a> {
    name: &'a str,
    /// The document from its start, if there is a way to it.
    again: &'a dyn Fn() -> Option<Input<'a>>,
    /// Goes through the document behind the reader.
    locator: Option<Locator<Input<'a>>>,
    output: &'a mut Output,
    outcome: Outcome,
    is_read: bool,
}

impl<'a> Check<'a> {
    fn new(
        name: &'a str,
        again: &'a dyn Fn() -> Option<Input<'a>>,
        output: &'a mut Output,
    ) -> Self {
        Self {
            name,
            again,
            locator: None,
            output,
            outcome: Outcome::Good,
            is_read: true,
        }
    }

    fn read(mut self, input: Input<'_>, ids: Option<usize>) -> io::Result<Outcome> {
        let mut reader = ReaderBuilder::new().recover(true).from_reader(input);
        let validator = Validator::of(&mut reader);
        match validator.map(|validator| ids.into_iter().fold(validator, Validator::with_ids)) {
            Ok(validator) => self.incidents(&mut reader, validator)?,
            Err(error) => self.error(&error)?,
        }
        self.output.stdout.flush()?;
        Ok(self.outcome)
    }

    fn incidents(
        &mut self,
        reader: &mut Reader<Input<'_>>,
        mut validator: Validator,
    ) -> io::Result<()> {
        let mut incident = Incident::new(
            IncidentId::default(),
            Purpose::Reporting,
            Restriction::Private,
        );
        loop {
            match reader.read_incident(&mut incident) {
                Ok(true) => self.in_incident(validator.incident(&incident))?,
                Ok(false) => break,
                Err(error) => {
                    if is_in_incident(&error) {
                        // It counts, but what it lacks may be behind the error.
                        validator.incident(&incident);
                    }
                    self.error(&error)?;
                }
            }
        }
        // What is missing in the end may be in what could not be read.
        if !self.is_read {
            return Ok(());
        }
        let mut findings = validator.document(reader.document());
        findings.extend(validator.finish());
        self.in_document(findings)
    }

    fn in_incident(&mut self, mut findings: Vec<Finding>) -> io::Result<()> {
        if self.locator.is_none() && !findings.is_empty() {
            self.locator = (self.again)().map(Locator::new);
        }
        if let Some(locator) = &mut self.locator {
            // If it cannot be read to the end, the reader says so.
            let _ = locator.locate(&mut findings);
        }
        self.print(&findings)
    }

    /// Prints what was found in the end, which may be anywhere.
    fn in_document(&mut self, mut findings: Vec<Finding>) -> io::Result<()> {
        if let (false, Some(again)) = (findings.is_empty(), (self.again)()) {
            let _ = locate(&mut findings, again);
        }
        self.print(&findings)
    }

    fn print(&mut self, findings: &[Finding]) -> io::Result<()> {
        for finding in findings {
            self.output.finding(self.name, finding)?;
            if finding.severity >= FindingSeverity::Error {
                self.outcome = self.outcome.max(Outcome::Unacceptable);
            }
        }
        Ok(())
    }

    fn error(&mut self, error: &Error) -> io::Result<()> {
        self.is_read = false;
        self.output.stdout.flush()?;
        let outcome = self.output.error(self.name, error)?;
        self.outcome = self.outcome.max(outcome);
        Ok(())
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
    stdout: BufWriter<StdoutLock<'static>>,
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
