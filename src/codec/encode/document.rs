//! A document written piece by piece: its root, its incidents, and the rest.

use crate::codec::encode::lost::Lost;
use crate::codec::encode::{Carrier, Count, Encoder, TagName};
use crate::codec::glance::Glance as _;
use crate::codec::node::Element;
use crate::codec::output::Output;
use crate::codec::tables::INCIDENTS;
use crate::error::Result;
use crate::model::{Document, Incident};
use crate::value::Bindings;

impl Encoder {
    /// Opens the root with what it bears.
    pub(crate) fn begin(&mut self, document: &Document, name: &str) -> Result<()> {
        self.open_root(document, name, &document.bindings)?;
        // What is lost is found again, and carried, when the document ends.
        self.attributes(document, document.mark(), name, &mut Lost::default())
    }

    /// Opens a root with the namespaces that it declared when it was read, and
    /// those of its attributes.
    fn open_root(&mut self, root: &dyn Element, name: &str, bindings: &Bindings) -> Result<()> {
        self.out.start("", name);
        self.out.declare("", self.vocabulary.namespace())?;
        let names: Vec<_> = root
            .mark()
            .into_iter()
            .flat_map(|mark| {
                let kept = mark.attributes.iter();
                kept.filter_map(|kept| self.place(root.node(), mark, kept))
            })
            .collect();
        self.out
            .declare_all(bindings, names.iter().map(|name| &**name))
    }

    /// Writes an incident inside the root.
    pub(crate) fn incident(&mut self, incident: &Incident, ordinal: usize) -> Result<()> {
        self.out.line();
        self.trail.restart(self.vocabulary.root_name());
        self.trail.enter("Incident", ordinal);
        self.element(incident, incident.mark(), TagName::Plain("Incident"))
            .map_err(|error| error.within("Incident", ordinal))
    }

    /// Writes an incident that is the root.
    pub(crate) fn root_incident(&mut self, incident: &Incident, bindings: &Bindings) -> Result<()> {
        self.open_root(incident, "Incident", bindings)?;
        self.rest_of_element(incident, incident.mark(), TagName::Plain("Incident"))
            .map_err(|error| error.within("Incident", 1))
    }

    /// Writes what follows the incidents, and closes the root. What IODEF 1
    /// cannot say of the document is carried by the last incident, the end tag
    /// of which has been held back.
    pub(crate) fn finish(
        &mut self,
        document: &Document,
        name: &'static str,
        incidents: usize,
    ) -> Result<()> {
        let carries = document.outline().needs.carries.contains(self.vocabulary);
        self.trail.restart(name);
        let blank = |depth| Carrier {
            of_document: !carries,
            ..Carrier::at(depth)
        };
        let held = self.out.take();
        self.carriers.push(blank(self.trail.depth()));
        let mut lost = Lost::default();
        let mut root = Self::new(self.manner, Output::new(false));
        root.carriers.push(blank(0));
        root.out.start("", name);
        root.attributes(document, document.mark(), name, &mut lost)?;
        let written = Count::with(INCIDENTS, incidents);
        self.children(document, document.mark(), written, &mut lost)?;
        let rest = self.out.take();
        self.settle(lost, true)?;
        let extension = self.out.take();
        let pieces = if carries {
            [held, rest, extension]
        } else {
            [extension, held, rest]
        };
        for piece in &pieces {
            self.out.raw(piece);
        }
        self.out.last_line();
        self.out.end("", name);
        Ok(())
    }
}
