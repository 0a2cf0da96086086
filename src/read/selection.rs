use std::fmt;
use std::io::BufRead;
use std::sync::Arc;

use memchr::memmem;

use crate::codec::carry;
use crate::codec::decode::{Decoder, Projection};
use crate::codec::node::Class;
use crate::codec::source::{Start, TokenSource, XmlTokens};
use crate::error::Result;
use crate::model::Incident;
use crate::read::element_of;
use crate::value::{ForeignElement, Vocabulary};

/// What decides which incidents are read.
pub(crate) trait Sieve: fmt::Debug + Send + Sync {
    /// What has to be read to decide.
    fn needs(&self) -> &Projection;

    fn lets_pass(&self, incident: &Incident) -> bool;

    /// Whether the text of an incident tells anything.
    fn tells_by_text(&self) -> bool;

    /// Whether an incident whose content is this text may pass.
    fn may_let_pass(&self, content: &str) -> bool;
}

/// Which incidents are read, and what of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    pub(crate) sieve: Option<Arc<dyn Sieve>>,
    pub(crate) projection: Projection,
    /// Whether what is skipped is well-formed for sure.
    pub(crate) unchecked: bool,
}

/// How the element of an incident is decoded.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) vocabulary: Vocabulary,
    pub(super) strict: bool,
}

/// What became of an incident.
pub(super) struct Taken {
    pub(super) passes: bool,
    /// What it carries for the document.
    pub(super) of_document: Vec<ForeignElement>,
}

/// An incident of which only the ends are known.
pub(super) struct Unread {
    start: Start,
    content: String,
    manner: Manner,
}

impl Unread {
    /// The incident whose start tag is current, past which it goes; if it is
    /// not known where that ends, nothing, and the start tag stays current.
    pub(super) fn of<R: BufRead>(source: &mut XmlTokens<R>, manner: Manner) -> Option<Self> {
        let start = source.begin_capture();
        if !source.skip_content() || source.advance().is_err() {
            source.rewind(start);
            return None;
        }
        Some(Self {
            start,
            content: source.end_capture(),
            manner,
        })
    }

    /// How many bytes it has.
    #[cfg(feature = "rayon")]
    pub(super) fn len(&self) -> usize {
        self.content.len()
    }

    /// Whether it may carry something for the document.
    pub(super) fn may_carry(&self) -> bool {
        let has = |text: &str| memmem::find(self.content.as_bytes(), text.as_bytes()).is_some();
        self.manner.vocabulary != Vocabulary::Incident
            && has(carry::CARRIED)
            && ["\"document\"", "'document'", "&#"].into_iter().any(has)
    }

    /// Holds it against XML and the limits alone.
    fn check(&self) -> Result<()> {
        let mut source = XmlTokens::again(self.start.clone(), self.content.clone());
        let around = source.depth();
        while source.depth() >= around {
            source.advance()?;
        }
        source.end()
    }
}

impl Selection {
    /// Reads the incident whose start tag is current, as far as it is wanted,
    /// and goes to its end.
    pub(super) fn take<R: BufRead>(
        &self,
        source: &mut XmlTokens<R>,
        manner: Manner,
        incident: &mut Incident,
    ) -> Result<Taken> {
        let asks_text = self
            .sieve
            .as_ref()
            .is_some_and(|sieve| self.asks_text(sieve));
        if asks_text && let Some(unread) = Unread::of(source, manner) {
            return self.read(unread, incident);
        }
        let Some(needs) = self.first() else {
            return self.decode(source, manner, incident, &self.all());
        };
        let start = source.begin_capture();
        let taken = self.decode(source, manner, incident, needs)?;
        let content = source.end_capture();
        if !taken.passes {
            return Ok(taken);
        }
        self.decode_again((start, content), manner, incident, &self.all())
    }

    /// Reads an incident as far as it is wanted.
    pub(super) fn read(&self, unread: Unread, incident: &mut Incident) -> Result<Taken> {
        let sieve = self.sieve.as_ref().filter(|sieve| self.asks_text(sieve));
        let may_pass = sieve.is_none_or(|sieve| sieve.may_let_pass(&unread.content));
        if !may_pass && !unread.may_carry() && (self.unchecked || unread.check().is_ok()) {
            return Ok(Taken {
                passes: false,
                of_document: Vec::new(),
            });
        }
        let manner = unread.manner;
        // What may pass by its text mostly does.
        let told = may_pass && sieve.is_some_and(|sieve| sieve.tells_by_text());
        if let Some(needs) = self.first().filter(|_| !told) {
            let source = (unread.start.clone(), unread.content.clone());
            let taken = self.decode_again(source, manner, incident, needs)?;
            if !taken.passes {
                return Ok(taken);
            }
        }
        let source = (unread.start, unread.content);
        self.decode_again(source, manner, incident, &self.all())
    }

    /// Whether the text of an incident is looked at before it is read.
    fn asks_text(&self, sieve: &Arc<dyn Sieve>) -> bool {
        self.unchecked || sieve.tells_by_text()
    }

    /// What to read first, if that is less than all that is wanted.
    fn first(&self) -> Option<&Projection> {
        let needs = self.sieve.as_ref()?.needs();
        (self.projection.is_all() && !needs.is_all()).then_some(needs)
    }

    /// What to read of an incident that is wanted.
    pub(super) fn all(&self) -> Projection {
        let projection = self.projection.clone();
        match &self.sieve {
            Some(sieve) => projection.or(sieve.needs()),
            None => projection,
        }
    }

    fn decode_again(
        &self,
        (start, content): (Start, String),
        manner: Manner,
        incident: &mut Incident,
        projection: &Projection,
    ) -> Result<Taken> {
        let mut source = XmlTokens::again(start, content);
        let taken = self.decode(&mut source, manner, incident, projection)?;
        source.end()?;
        Ok(taken)
    }

    /// Reads the element that is current as far as a projection says.
    pub(super) fn decode(
        &self,
        source: &mut impl TokenSource,
        manner: Manner,
        incident: &mut Incident,
        projection: &Projection,
    ) -> Result<Taken> {
        *incident = Class::blank();
        let decoder = Decoder::new(source, manner.vocabulary, manner.strict);
        let mut decoder = decoder.projecting(projection);
        decoder.element(element_of(incident))?;
        let sieve = self.sieve.as_ref();
        Ok(Taken {
            passes: sieve.is_none_or(|sieve| sieve.lets_pass(incident)),
            of_document: decoder.of_document,
        })
    }
}
