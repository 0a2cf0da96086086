//! Reading no more than a filter needs.

use std::sync::Arc;

use crate::codec::decode::Projection;
use crate::read::Sieve;
use crate::{Field, Filter, Incident, ReaderBuilder};

impl Projection {
    /// What has to be read for some fields.
    pub fn of(fields: impl IntoIterator<Item = Field>) -> Self {
        let fields: Vec<Field> = fields.into_iter().collect();
        Self::elements(fields.iter().flat_map(Field::elements))
    }
}

impl Sieve for Filter {
    fn needs(&self) -> &Projection {
        self.projection()
    }

    fn lets_pass(&self, incident: &Incident) -> bool {
        self.matches(incident)
    }

    fn tells_by_text(&self) -> bool {
        self.needles.tell()
    }

    fn may_let_pass(&self, content: &str) -> bool {
        self.needles.may_be_in(content)
    }
}

impl ReaderBuilder {
    /// Sets which incidents are read; all without.
    ///
    /// Of an incident that is not wanted no more is read than it takes to tell,
    /// which is faster than reading all and [asking](Filter::matches). The rest
    /// is still checked to be well-formed and within the limits, but not
    /// whether it follows the vocabulary.
    ///
    /// ```
    /// use iodef::{Filter, ReaderBuilder};
    ///
    /// let bytes = include_bytes!("../../examples/data/archive.xml");
    /// let filter: Filter = "purpose = reporting".parse()?;
    /// let mut reader = ReaderBuilder::new().filter(filter).from_reader(&bytes[..]);
    /// for incident in reader.incidents() {
    ///     assert_eq!(incident?.purpose.token(), "reporting");
    /// }
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn filter(&mut self, filter: Filter) -> &mut Self {
        self.selection.sieve = Some(Arc::new(filter));
        self
    }
}
