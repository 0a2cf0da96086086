use super::failure::passed;
use super::limits::Limits;
use super::place::{narrow, widen};
use crate::error::{Error, Limit, Result};

/// The limits of one reading, and what has been used of them.
#[derive(Clone)]
pub(super) struct Account {
    pub(super) limits: Limits,
    /// Whether the size of the whole document counts.
    whole: bool,
    /// The offset where the incident's or the document's bytes are used up.
    budget: u64,
    /// Bytes of an event, so few that no sum with an offset overflows.
    event: u64,
    text: usize,
    nodes: u64,
}

impl Account {
    pub(super) fn new(limits: Limits) -> Self {
        let mut account = Self {
            whole: false,
            budget: 0,
            event: limits.event_bytes.min(u64::MAX / 2),
            text: narrow(limits.text_bytes),
            nodes: 0,
            limits,
        };
        account.begin_incident(0);
        account
    }

    pub(super) fn begin_incident(&mut self, offset: u64) {
        self.nodes = 0;
        self.budget = offset.saturating_add(self.limits.incident_bytes);
        if self.whole {
            self.budget = self.budget.min(self.limits.document_bytes);
        }
    }

    /// Limits the size of the document as a whole, too.
    pub(super) fn limit_document(&mut self) {
        self.whole = true;
        self.budget = self.budget.min(self.limits.document_bytes);
    }

    /// The offset where the bytes of the incident or document are used up.
    pub(super) fn budget(&self) -> u64 {
        self.budget
    }

    /// The offset that an event that starts here must not pass.
    #[inline]
    pub(super) fn cap(&self, offset: u64) -> u64 {
        self.budget.min(offset + self.event)
    }

    /// Which limit an event passed that started here and went over its cap.
    #[cold]
    pub(super) fn overrun(&self, offset: u64) -> Error {
        let limits = &self.limits;
        if self.cap(offset) < self.budget {
            passed(Limit::EventBytes, limits.event_bytes)
        } else if self.whole && self.budget == limits.document_bytes {
            passed(Limit::DocumentBytes, limits.document_bytes)
        } else {
            passed(Limit::IncidentBytes, limits.incident_bytes)
        }
    }

    #[inline]
    pub(super) fn charge_nodes(&mut self, count: usize) -> Result<()> {
        self.nodes += widen(count);
        if self.nodes > self.limits.incident_nodes {
            return Err(passed(Limit::IncidentNodes, self.limits.incident_nodes));
        }
        Ok(())
    }

    /// Charges text and the tag behind it, which start at an offset and are of so
    /// many nodes, if that is within all limits.
    #[inline]
    pub(super) fn charge(
        &mut self,
        offset: u64,
        text: usize,
        tag: usize,
        nodes: usize,
    ) -> Option<()> {
        let all = self.nodes + widen(nodes);
        let within = text <= self.text
            && widen(text.max(tag)) <= self.event
            && offset + widen(text + tag) <= self.budget
            && all <= self.limits.incident_nodes;
        within.then(|| self.nodes = all)
    }

    /// Charges text that is added to some that is there already.
    #[inline]
    pub(super) fn charge_text(&self, there: usize, added: usize) -> Result<()> {
        if there.saturating_add(added) > self.text {
            return Err(passed(Limit::TextBytes, self.limits.text_bytes));
        }
        Ok(())
    }
}
