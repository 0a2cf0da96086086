//! Many files on many cores.

use std::fmt;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::read::ReaderBuilder;
use crate::stats::Aggregate;
use crate::{Error, Position};

/// An error, and the file in which it is.
#[derive(Debug)]
#[non_exhaustive]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub error: Error,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// An error, and the number of the file.
struct Failed {
    at: usize,
    error: Error,
}

impl Failed {
    fn place(&self) -> (usize, Option<Position>) {
        (self.at, self.error.position())
    }
}

/// What came of some of the files: the first error of all wins.
type Outcome = Result<Aggregate, Failed>;

impl Aggregate {
    /// Adds all incidents that a reader of each of many files reads, on all cores.
    /// Of the incidents no more is read than is counted, and asked for by the
    /// builder's filter; its own projection does not matter. The files are opened
    /// by `open`, so that `-` may be the standard input. The order of files does
    /// not matter below the [limit](Self::limit).
    ///
    /// # Errors
    ///
    /// The first in the order of the files; nothing is added then.
    pub fn read_files<R: BufRead + Send>(
        &mut self,
        builder: &ReaderBuilder,
        files: &[PathBuf],
        open: impl Fn(&Path) -> io::Result<R> + Sync,
    ) -> Result<(), FileError> {
        let empty = self.emptied();
        let mut builder = builder.clone();
        builder.projection(self.projection());
        let read = |(at, path): (usize, &PathBuf)| {
            let failed = |error| Failed { at, error };
            let input = open(path).map_err(|error| failed(error.into()))?;
            let incidents = builder.from_reader(input).into_par_incidents();
            let counted = incidents.try_fold(
                || empty.clone(),
                |mut counted, incident| {
                    counted.add(&incident.map_err(failed)?);
                    Ok(counted)
                },
            );
            counted
                .map(Outcome::from)
                .reduce(|| Ok(empty.clone()), merged)
        };
        let outcomes = files.par_iter().enumerate().map(read);
        let outcome = outcomes.reduce(|| Ok(empty.clone()), merged);
        let added = outcome.and_then(|counted| {
            let merged = self.merge(counted);
            merged.map_err(|error| Failed { at: 0, error })
        });
        added.map_err(|failed| FileError {
            path: files.get(failed.at).cloned().unwrap_or_default(),
            error: failed.error,
        })
    }

    fn emptied(&self) -> Self {
        let empty = Self::limited(self.dimensions.clone(), self.limit);
        let spans = self.durations.iter().map(|(span, _)| span.clone());
        spans.fold(empty, Self::with_duration)
    }
}

fn merged(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Ok(mut one), Ok(other)) => {
            let merged = one.merge(other);
            merged.map_err(|error| Failed { at: 0, error })?;
            Ok(one)
        }
        (Err(one), Err(other)) => Err(if one.place() <= other.place() {
            one
        } else {
            other
        }),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}
