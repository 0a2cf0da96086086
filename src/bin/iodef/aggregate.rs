use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use iodef::{
    Aggregate, Dimension, Document, Filter, IncidentId, ReaderBuilder, Restriction, Span, Table,
    Vocabulary, WriterBuilder,
};

use crate::filter::expression;
use crate::input;
use crate::output::Output;
use crate::progress;
use crate::report::{self, Outcome};
use crate::terminal::{harmless, is_harmless};

#[derive(Args, Debug)]
#[command(after_help = BY)]
pub(crate) struct Options {
    /// By what to count, between commas: one dimension, or up to four for a cross table
    #[arg(long, value_name = "DIM[,DIM…]", value_parser = counter)]
    by: Aggregate,
    /// Measure how long it took between two stages, such as started..detected; may be given
    /// more than once
    #[arg(long, value_name = "FROM..TO", value_parser = str::parse::<Span>)]
    duration: Vec<Span>,
    /// Count only the incidents that an expression asks for; `iodef filter --help` says how
    #[arg(long = "where", value_name = "EXPR", value_parser = expression)]
    filter: Option<Filter>,
    /// Do not check what is skipped: much faster where EXPR names a word that few have
    #[arg(long, requires = "filter")]
    unchecked: bool,
    /// How to print the counts
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Suppress counts under K, and what would betray them
    #[arg(long, value_name = "K")]
    min_count: Option<u64>,
    /// The identifier of the incident object that --format xml writes, as TEAM#NUMBER
    #[arg(long, value_name = "ID", required_if_eq("format", "xml"), value_parser = identifier)]
    id: Option<IncidentId>,
    /// To whom that may be disclosed: public, partner, organisation, need-to-know, private, or
    /// a label such as tlp:green
    #[arg(long, value_name = "LEVEL", default_value = "private", value_parser = Restriction::from_level)]
    restriction: Restriction,
    /// Add a result that --format partial wrote; may be given more than once
    #[arg(long, value_name = "PARTIAL")]
    merge: Vec<PathBuf>,
    /// The file to write once all went well; standard output without
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The documents or archives to count, in any vocabulary; - for standard input
    #[arg(value_name = "FILE", required_unless_present = "merge")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Text,
    /// A line for each cell, for spreadsheets
    Csv,
    /// One JSON object
    Json,
    /// An incident object with the purpose of statistics, which names nobody
    Xml,
    /// All counts, unsuppressed, to be added with --merge to those of other files
    Partial,
}

const BY: &str = "\
Dimensions are type, class, month, year, month(STAGE), year(STAGE), net(attacker.address),
net(victim.address,24,48), any field such as status, purpose, attacker.country or cve, and
paths such as /Incident/Attack/Flow/Victim/@target.

An incident counts once for each of its values. What it calls unknown, and what it says nothing
of, are rows of their own; a time that does not lie in one month as a whole is unknown month.";

fn counter(text: &str) -> iodef::Result<Aggregate> {
    Aggregate::new(Dimension::list(text)?)
}

fn identifier(text: &str) -> Result<IncidentId, &'static str> {
    let parts = text.split_once('#');
    let parts = parts.filter(|(team, number)| !team.is_empty() && !number.is_empty());
    let (team, number) = parts.ok_or("expected TEAM#NUMBER")?;
    Ok(IncidentId::new(team, number))
}

pub(crate) fn run(options: &Options) -> Outcome {
    let counted = match counted(options) {
        Ok(counted) => counted,
        Err(outcome) => return outcome,
    };
    let text = match text(options, &counted) {
        Ok(text) => text,
        Err(error) => return report::error("-", &error),
    };
    let path = options
        .output
        .as_deref()
        .filter(|path| !input::is_stdin(path));
    let name = path.map_or_else(|| "-".into(), Path::to_string_lossy);
    let written = Output::open(path).and_then(|mut output| {
        output.write_all(text.as_bytes())?;
        output.flush()?;
        output.commit()
    });
    match written {
        Ok(()) => Outcome::Good,
        Err(error) => report::write_failure(&name, &error),
    }
}

/// Counts all files, and adds the partial results.
fn counted(options: &Options) -> Result<Aggregate, Outcome> {
    let spans = options.duration.iter().cloned();
    let mut counted = spans.fold(options.by.clone(), Aggregate::with_duration);
    let mut builder = ReaderBuilder::new();
    builder.unchecked_skip(options.unchecked);
    if let Some(filter) = &options.filter {
        builder.filter(filter.clone());
    }
    let bar = progress::bar(&options.files);
    let open = |path: &Path| -> io::Result<_> { Ok(progress::watched(&bar, input::open(path)?)) };
    let read = counted.read_files(&builder, &options.files, open);
    bar.finish_and_clear();
    read.map_err(|failed| report::error(&failed.path.to_string_lossy(), &failed.error))?;
    for path in &options.merge {
        let name = path.to_string_lossy();
        let text =
            fs::read_to_string(path).map_err(|error| report::failure(&name, "read", &error))?;
        let partial = Aggregate::from_json(&text).and_then(|partial| counted.merge(partial));
        partial.map_err(|error| report::error(&name, &error))?;
    }
    Ok(counted)
}

fn text(options: &Options, counted: &Aggregate) -> iodef::Result<String> {
    if options.format == Format::Partial {
        return Ok(counted.to_json() + "\n");
    }
    let table = counted.table();
    let table = match options.min_count {
        Some(k) => table.suppress(k),
        None => table,
    };
    match options.format {
        Format::Csv => Ok(table.to_csv()),
        Format::Json => Ok(escaped(&table.to_json()) + "\n"),
        Format::Xml => xml(options, &table),
        Format::Text | Format::Partial => {
            let lines = table.to_text();
            Ok(lines.lines().map(|line| harmless(line) + "\n").collect())
        }
    }
}

fn xml(options: &Options, table: &Table) -> iodef::Result<String> {
    let id = options.id.clone().unwrap_or_default();
    let incident = table.to_incident(id, options.restriction.clone())?;
    let mut builder = WriterBuilder::new(Vocabulary::Incident);
    let mut writer = builder.single(true).pretty(true).from_writer(Vec::new());
    writer.begin(&Document::default())?;
    writer.incident(&incident)?;
    let written = String::from_utf8_lossy(&writer.finish()?).into_owned();
    Ok(written)
}

/// JSON in which a terminal finds nothing to obey; all such is inside strings.
fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        if is_harmless(c) {
            shown.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "\\u{unit:04x}");
        }
    }
    shown
}
