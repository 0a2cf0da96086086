//! Many incidents on many cores.

use std::io::BufRead;

use rayon::iter::{ParallelBridge as _, ParallelIterator};

use super::{Reader, State, is_of_content, settled};
use crate::codec::node::Class;
use crate::codec::tables::INCIDENTS;
use crate::error::{Error, Result};
use crate::model::Incident;
use crate::read::selection::{Selection, Taken, Unread};
use crate::value::Vocabulary;

/// An incident that was found.
pub(super) enum Found {
    /// What had to be read at once: the one that is the root, whose end could not
    /// be found, or which carries something for the document.
    Read(Result<Box<Incident>>),
    Unread(Box<Unread>, Within),
}

/// How many bytes of incidents go to a core at once, at least: to hand over takes as
/// long as to read some.
const BATCH: usize = 128 * 1024;

/// Reads what was found, unless it is not wanted.
pub(super) fn read(found: Result<Found>, selection: &Selection) -> Result<Option<Incident>> {
    match found? {
        Found::Read(incident) => Ok(Some(*incident?)),
        Found::Unread(unread, within) => {
            let mut incident = Incident::blank();
            let taken = selection.read(*unread, &mut incident);
            let taken = taken.map_err(|error| within.place(error))?;
            Ok(settled(taken.passes, &mut incident).then_some(incident))
        }
    }
}

/// Where an incident stands.
#[derive(Clone, Copy)]
pub(super) struct Within {
    vocabulary: Vocabulary,
    ordinal: usize,
}

impl Within {
    /// An error inside it, with its path from the root.
    fn place(self, error: Error) -> Error {
        error
            .within("Incident", self.ordinal)
            .within(self.vocabulary.root_name(), 1)
    }
}

impl<R: BufRead + Send> Reader<R> {
    /// The incidents, read on all cores of rayon's pool, in no certain order;
    /// [`for_each_in_order`](Self::for_each_in_order) keeps it.
    ///
    /// The ends of incidents are sought first, then each is read on its own, so
    /// that what is wrong with one is an item of its own, and the others follow.
    /// The first error by its position is the one that one core ends with.
    /// The memory is that of as many incidents as there are cores, or of 128 KiB for
    /// each where they are small.
    ///
    /// ```
    /// use iodef::Reader;
    /// use rayon::iter::ParallelIterator;
    ///
    /// let bytes = include_bytes!("../../../examples/data/archive.xml");
    /// let incidents = Reader::from_reader(&bytes[..]).into_par_incidents();
    /// assert_eq!(incidents.filter(|incident| incident.is_ok()).count(), 5);
    /// ```
    pub fn into_par_incidents(mut self) -> impl ParallelIterator<Item = Result<Incident>> {
        let selection = self.selection.clone();
        let batches = std::iter::from_fn(move || self.batch());
        batches.par_bridge().flat_map_iter(move |batch| {
            let selection = selection.clone();
            let read = move |found| read(found, &selection).transpose();
            batch.into_iter().filter_map(read)
        })
    }

    /// Finds the next incidents; none if there are no more.
    pub(super) fn batch(&mut self) -> Option<Vec<Result<Found>>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH {
            let Some(found) = self.find_incident().transpose() else {
                break;
            };
            bytes += match &found {
                Ok(Found::Unread(unread, _)) => unread.len(),
                // It was read already, and there is nothing to share.
                Ok(Found::Read(_)) | Err(_) => BATCH,
            };
            batch.push(found);
        }
        (!batch.is_empty()).then_some(batch)
    }

    /// Finds the next incident.
    fn find_incident(&mut self) -> Result<Option<Found>> {
        let found = self.find();
        if !matches!(found, Ok(Some(_))) {
            self.state = State::End;
        }
        found
    }

    fn find(&mut self) -> Result<Option<Found>> {
        if self.state == State::Start {
            self.root()?;
        }
        let State::Among(vocabulary) = self.state else {
            let mut incident = Box::new(Incident::blank());
            let any = self.next_incident(&mut incident)?;
            return Ok(any.then_some(Found::Read(Ok(incident))));
        };
        while self.goes_to_incident(vocabulary)? {
            let within = Within {
                vocabulary,
                ordinal: self.siblings.count(INCIDENTS),
            };
            let manner = self.manner(vocabulary);
            let read = match Unread::of(&mut self.source, manner) {
                Some(unread) if !unread.may_carry() => {
                    return Ok(Some(Found::Unread(Box::new(unread), within)));
                }
                Some(unread) => self.read_found(unread, within),
                None => self.read_at_once(vocabulary),
            };
            if let Some(read) = read.transpose() {
                return Ok(Some(Found::Read(read)));
            }
        }
        Ok(None)
    }

    /// Reads an incident that may carry something for the document, unless it is
    /// not wanted.
    fn read_found(&mut self, unread: Unread, within: Within) -> Result<Option<Box<Incident>>> {
        let mut incident = Box::new(Incident::blank());
        let taken = self.selection.read(unread, &mut incident);
        let taken = taken.map_err(|error| within.place(error))?;
        Ok(self.wanted(taken, incident))
    }

    /// Reads the incident whose start tag is current, unless it is not wanted.
    fn read_at_once(&mut self, vocabulary: Vocabulary) -> Result<Option<Box<Incident>>> {
        let mut incident = Box::new(Incident::blank());
        let taken = self.take(vocabulary, &mut incident);
        let taken = taken.inspect_err(|error| {
            if !is_of_content(error) || !self.skip_incident() {
                self.state = State::End;
            }
        })?;
        Ok(self.wanted(taken, incident))
    }

    fn wanted(&mut self, mut taken: Taken, mut incident: Box<Incident>) -> Option<Box<Incident>> {
        self.of_document.append(&mut taken.of_document);
        settled(taken.passes, &mut incident).then_some(incident)
    }
}
