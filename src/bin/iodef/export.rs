use std::error::Error as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use iodef::{
    Keep, ParquetLayout, ParquetOptions, ParquetWriter, Reader, Redactor, Restriction, SqlEngine,
};

use crate::input;
use crate::redact::keep;
use crate::report::{self, Outcome};

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The format to write
    #[arg(long, value_name = "FORMAT", default_value = "parquet", value_parser = ["parquet"])]
    format: String,
    /// One file of incidents with lists in them, or a file for each table
    #[arg(long, value_name = "LAYOUT", default_value = "nested", value_parser = layout())]
    layout: ParquetLayout,
    /// The most that the export may hold: public, partner, organisation, need-to-know, private,
    /// or a label such as tlp:green
    #[arg(long, value_name = "LEVEL", default_value = "public", value_parser = Restriction::from_level)]
    audience: Restriction,
    /// Export this, too, as far as it is cleared; may be given more than once
    #[arg(long, value_name = "WHAT", value_parser = keep())]
    keep: Vec<Keep>,
    /// Export all there is, for the archive of the owner only
    #[arg(long, conflicts_with_all = ["audience", "keep"])]
    unredacted: bool,
    /// Print views over the files for an engine instead, which show what a level allows
    #[arg(long, value_name = "ENGINE", value_parser = engine(), conflicts_with = "inputs")]
    sql: Option<SqlEngine>,
    /// The folder of the files, which must have none of an export in it
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// The documents or archives to read, in any vocabulary; - for standard input
    #[arg(value_name = "FILE", required_unless_present = "sql")]
    inputs: Vec<PathBuf>,
}

fn layout() -> impl TypedValueParser<Value = ParquetLayout> {
    PossibleValuesParser::new(ParquetLayout::ALL.map(ParquetLayout::token))
        .try_map(|token| token.parse::<ParquetLayout>())
}

fn engine() -> impl TypedValueParser<Value = SqlEngine> {
    PossibleValuesParser::new(SqlEngine::ALL.map(SqlEngine::token))
        .try_map(|token| token.parse::<SqlEngine>())
}

pub(crate) fn run(options: &Options) -> Outcome {
    if let Some(engine) = options.sql {
        return print(&engine.views(options.layout, &options.output.to_string_lossy()));
    }
    match export(options) {
        Ok(()) => Outcome::Good,
        Err(outcome) => outcome,
    }
}

fn print(text: &str) -> Outcome {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => Outcome::Good,
        Err(error) => report::write_failure("-", &error),
    }
}

fn export(options: &Options) -> Result<(), Outcome> {
    let target = options.output.to_string_lossy();
    let failed = |error: iodef::Error| match cause(&error) {
        Some(cause) => report::failure(&target, "write", cause),
        None => report::error(&target, &error),
    };
    let mut writer = parquet(options).create(&options.output).map_err(failed)?;
    for input in &options.inputs {
        add(&mut writer, input, failed)?;
    }
    let withheld = writer.finish().map_err(failed)?.withheld;
    if withheld > 0 {
        let message = format!("{withheld} incidents, of which nothing may be told");
        eprintln!("{}", report::line(&target, None, "left out", &message, ""));
    }
    Ok(())
}

fn parquet(options: &Options) -> ParquetOptions {
    let mut parquet = ParquetOptions::new();
    parquet.layout(options.layout);
    if options.unredacted {
        parquet.unredacted();
        return parquet;
    }
    let mut redactor = Redactor::new(options.audience.clone());
    for keep in &options.keep {
        redactor.keep(*keep);
    }
    parquet.redactor(redactor);
    parquet
}

fn add(
    writer: &mut ParquetWriter,
    path: &Path,
    failed: impl Fn(iodef::Error) -> Outcome,
) -> Result<(), Outcome> {
    let name = path.to_string_lossy();
    let source = input::open(path).map_err(|error| report::failure(&name, "open", &error))?;
    for incident in Reader::from_reader(source).incidents() {
        let incident = incident.map_err(|error| report::error(&name, &error))?;
        writer.write(&incident).map_err(&failed)?;
    }
    Ok(())
}

fn cause(error: &iodef::Error) -> Option<&io::Error> {
    error.source()?.downcast_ref()
}
