//! Errors on the standard error, and the exit code that follows from them.

use std::error::Error as _;
use std::io;

use iodef::{Error, ErrorKind, Loss, Obligation, Position, Removal};

use crate::terminal::harmless;

/// How a command ended; the greater is the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Good,
    /// The input is not acceptable, or cannot be said in the vocabulary: exit code 1.
    Unacceptable,
    /// Input or output failed: exit code 2.
    Failed,
}

/// Prints an error of the library about a file.
pub(crate) fn error(file: &str, error: &Error) -> Outcome {
    let message = message(error);
    eprintln!(
        "{}",
        line(file, error.position(), "error", &message, &error.path())
    );
    match error.kind() {
        ErrorKind::Io => Outcome::Failed,
        _ => Outcome::Unacceptable,
    }
}

/// Prints what was left out of a file that was written.
pub(crate) fn loss(file: &str, loss: &Loss) {
    eprintln!("{}", line(file, None, "dropped", &loss.what, &loss.path));
}

/// Prints what a copy of the `number`th incident of a file lacks.
pub(crate) fn removal(file: &str, number: usize, removal: &Removal) {
    let place = format!("incident {number}: {}", removal.place());
    eprintln!(
        "{}",
        line(file, None, "removed", &removal.reason.to_string(), &place)
    );
}

/// Prints what must be done along with the release of an incident.
pub(crate) fn obligations(file: &str, number: usize, obligations: &[Obligation]) {
    if !obligations.is_empty() {
        let words: Vec<&str> = obligations.iter().map(|one| one.token()).collect();
        let place = format!("incident {number}");
        eprintln!(
            "{}",
            line(file, None, "obligations", &words.join(", "), &place)
        );
    }
}

/// Prints that something could not be done with a file.
pub(crate) fn failure(file: &str, doing: &str, error: &io::Error) -> Outcome {
    eprintln!(
        "{}",
        line(file, None, "error", &format!("cannot {doing}: {error}"), "")
    );
    Outcome::Failed
}

/// Prints that there is nothing to be written.
pub(crate) fn empty() -> Outcome {
    eprintln!("no incident is wanted");
    Outcome::Unacceptable
}

/// Prints that an output failed, unless it is a pipe that nobody reads any more.
pub(crate) fn write_failure(file: &str, error: &io::Error) -> Outcome {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Outcome::Good,
        _ => failure(file, "write", error),
    }
}

/// What went wrong, without the place.
pub(crate) fn message(error: &Error) -> String {
    match (error.kind(), error.source()) {
        (ErrorKind::Io, Some(source)) => format!("cannot read: {source}"),
        (kind, _) => kind.to_string(),
    }
}

/// A line that says what is wrong in a file, and where.
pub(crate) fn line(
    file: &str,
    position: Option<Position>,
    label: &str,
    message: &str,
    path: &str,
) -> String {
    let place = position.map_or_else(String::new, |p| format!(":{}:{}", p.line(), p.column()));
    let path = if path.is_empty() {
        String::new()
    } else {
        format!(" at {path}")
    };
    harmless(&format!("{file}{place}: {label}: {message}{path}"))
}
