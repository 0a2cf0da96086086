//! Incidents on many cores, in their order.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{ParallelBridge as _, ParallelIterator as _};

use super::Reader;
use super::is_of_content;
use super::parallel::read;
use crate::error::Result;
use crate::model::Incident;

impl<R: BufRead + Send> Reader<R> {
    /// Makes something of each incident on all cores of rayon's pool, and hands that on in
    /// the order of the document, last the error that ends it, if there is one.
    ///
    /// So it does the same as a loop over [`into_incidents`](Self::into_incidents), with
    /// `map` on many cores. What that makes should be small: memory that one thread allocates
    /// and another frees costs what is gained, and while one core is at a large incident,
    /// what the others make waits for it.
    ///
    /// ```
    /// use iodef::Reader;
    ///
    /// let bytes = include_bytes!("../../../examples/data/archive.xml");
    /// let mut ids = Vec::new();
    /// Reader::from_reader(&bytes[..]).for_each_in_order(
    ///     |incident| incident.id.to_string(),
    ///     |id| {
    ///         ids.push(id?);
    ///         Ok::<_, iodef::Error>(())
    ///     },
    /// )?;
    /// assert_eq!(ids.len(), 5);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The error of `each`, which is not called again.
    pub fn for_each_in_order<T: Send, E: Send>(
        mut self,
        map: impl Fn(Incident) -> T + Sync,
        each: impl FnMut(Result<T>) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let (selection, recover) = (self.selection.clone(), self.recover);
        let line = Mutex::new(Line::new(each, recover));
        let batches = std::iter::from_fn(move || self.batch());
        let read_all = |batch: Vec<_>| {
            let read = |found| {
                let incident = read(found, &selection).transpose()?;
                Some(incident.map(&map))
            };
            batch.into_iter().filter_map(read).collect()
        };
        let batches = batches.enumerate().par_bridge();
        let (Ok(()) | Err(Ended)) = batches.try_for_each(|(number, batch)| {
            let batch = read_all(batch);
            let mut line = line.lock().unwrap_or_else(PoisonError::into_inner);
            line.take(number, batch)
        });
        let line = line.into_inner().unwrap_or_else(PoisonError::into_inner);
        line.refused.map_or(Ok(()), Err)
    }
}

/// What is done, and waits for what stands before it.
struct Line<T, E, F> {
    waiting: BTreeMap<usize, Vec<Result<T>>>,
    next: usize,
    each: F,
    recover: bool,
    ended: bool,
    /// What `each` says was wrong.
    refused: Option<E>,
}

/// The document has ended, or nothing more is wanted of it.
struct Ended;

impl<T, E, F: FnMut(Result<T>) -> Result<(), E>> Line<T, E, F> {
    fn new(each: F, recover: bool) -> Self {
        Self {
            waiting: BTreeMap::new(),
            next: 0,
            each,
            recover,
            ended: false,
            refused: None,
        }
    }

    /// Takes a batch, and hands on all whose turn has come.
    fn take(&mut self, number: usize, batch: Vec<Result<T>>) -> Result<(), Ended> {
        self.waiting.insert(number, batch);
        while !self.ended
            && let Some(batch) = self.waiting.remove(&self.next)
        {
            self.next += 1;
            for item in batch {
                self.hand_on(item);
                if self.ended {
                    break;
                }
            }
        }
        if self.ended { Err(Ended) } else { Ok(()) }
    }

    fn hand_on(&mut self, item: Result<T>) {
        let goes_on = |error| self.recover && is_of_content(error);
        self.ended = !item.as_ref().err().is_none_or(goes_on);
        if let Err(refused) = (self.each)(item) {
            self.ended = true;
            self.refused = Some(refused);
        }
    }
}
