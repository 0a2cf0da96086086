use std::io::BufRead;

use crate::Result;
use crate::codec::node::Class;
use crate::model::Incident;
use crate::read::Reader;

/// The incidents of a reader, one by one.
#[derive(Debug)]
pub struct Incidents<'r, R>(pub(crate) &'r mut Reader<R>);

/// The incidents of a reader of their own, one by one.
#[derive(Debug)]
pub struct IntoIncidents<R>(pub(crate) Reader<R>);

impl<R> IntoIncidents<R> {
    /// The reader, which knows what the document says besides its incidents.
    pub fn reader(&self) -> &Reader<R> {
        &self.0
    }
}

impl<R: BufRead> Iterator for Incidents<'_, R> {
    type Item = Result<Incident>;

    fn next(&mut self) -> Option<Self::Item> {
        next(self.0)
    }
}

impl<R: BufRead> Iterator for IntoIncidents<R> {
    type Item = Result<Incident>;

    fn next(&mut self) -> Option<Self::Item> {
        next(&mut self.0)
    }
}

fn next<R: BufRead>(reader: &mut Reader<R>) -> Option<Result<Incident>> {
    let mut incident = Incident::blank();
    match reader.read_incident(&mut incident) {
        Ok(true) => Some(Ok(incident)),
        Ok(false) => None,
        Err(error) => Some(Err(error)),
    }
}
