//! From a file to another: an output is there once all went well, and not before.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use iodef::Error;

use crate::input::{self, Input};
use crate::output::{Held, Output};
use crate::report::{self, Outcome};

/// What is read, and what is written of it.
#[derive(Args, Debug)]
pub(crate) struct Files {
    /// The file to write once all went well, which may be FILE; standard output without
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// The document or archive to read, in any vocabulary; - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) input: PathBuf,
}

/// What went wrong with an input.
pub(crate) struct Fault {
    name: String,
    cause: Cause,
}

enum Cause {
    Opening(io::Error),
    Content(Error),
    /// There is nothing in it to be written.
    Empty,
}

impl Fault {
    /// What went wrong with the document as a whole that is written.
    pub(crate) fn of_output(error: Error) -> Self {
        Self {
            name: "-".to_owned(),
            cause: Cause::Content(error),
        }
    }

    /// That there is nothing to be written.
    pub(crate) fn empty() -> Self {
        Self {
            name: String::new(),
            cause: Cause::Empty,
        }
    }

    pub(crate) fn report(&self) -> Outcome {
        match &self.cause {
            Cause::Opening(error) => report::failure(&self.name, "open", error),
            Cause::Content(error) => report::error(&self.name, error),
            Cause::Empty => report::empty(),
        }
    }

    /// The error of the writer, if it was one.
    fn io(&self) -> Option<&io::Error> {
        match &self.cause {
            Cause::Opening(_) | Cause::Empty => None,
            Cause::Content(error) => std::error::Error::source(error)?.downcast_ref(),
        }
    }
}

/// Opens an input and hands it to `act`; `-` is the standard input.
pub(crate) fn read<T>(
    path: &Path,
    act: impl FnOnce(Input<'static>) -> iodef::Result<T>,
) -> Result<T, Fault> {
    let fault = |cause| Fault {
        name: path.to_string_lossy().into_owned(),
        cause,
    };
    let source = input::open(path).map_err(|error| fault(Cause::Opening(error)))?;
    act(source).map_err(|error| fault(Cause::Content(error)))
}

/// Opens an output and hands it to `act`; no path is the standard output.
pub(crate) fn write(
    output: Option<&Path>,
    act: impl FnOnce(&mut Held<Output>) -> Result<(), Fault>,
) -> Outcome {
    let path = output.filter(|path| !input::is_stdin(path));
    let target = path.map_or_else(|| "-".into(), |path| path.to_string_lossy());
    let mut output = match Output::open(path) {
        Ok(output) => Held::new(output),
        Err(error) => return report::failure(&target, "write", &error),
    };
    if let Err(fault) = act(&mut output) {
        return match fault.io() {
            Some(cause) if output.failed() => report::write_failure(&target, cause),
            _ => fault.report(),
        };
    }
    match output.finish().and_then(Output::commit) {
        Ok(()) => Outcome::Good,
        Err(error) => report::write_failure(&target, &error),
    }
}

/// Opens both, and writes what `act` makes of the input.
pub(crate) fn run(
    files: &Files,
    act: impl FnOnce(Input<'static>, &mut Held<Output>) -> iodef::Result<()>,
) -> Outcome {
    let through = |source| {
        let outcome = write(files.output.as_deref(), |output| {
            act(source, output).map_err(|error| Fault {
                name: files.input.to_string_lossy().into_owned(),
                cause: Cause::Content(error),
            })
        });
        Ok(outcome)
    };
    read(&files.input, through).unwrap_or_else(|fault| fault.report())
}

/// Reads a document, and writes it in its vocabulary with what `act` changes of it.
#[cfg(feature = "openpgp")]
pub(crate) fn change(
    input: Input<'_>,
    output: impl io::Write,
    act: impl FnOnce(&mut iodef::Document) -> iodef::Result<()>,
) -> iodef::Result<()> {
    let mut reader = iodef::Reader::from_reader(input);
    let mut builder = iodef::WriterBuilder::new(reader.vocabulary()?);
    builder.declare_unknown(true).single(reader.is_single()?);
    let mut document = reader.into_document()?;
    act(&mut document)?;
    builder.from_writer(output).write_document(&document)?;
    Ok(())
}
