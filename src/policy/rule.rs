#[cfg(feature = "policy")]
use std::collections::BTreeSet;

use crate::policy::words::words;
use crate::policy::{Case, Circumstance, Condition, Decision, InfoClass, Obligation};

words! {
    /// What a rule rests on; law outranks policy (RFC 2350, section 3.4.2).
    pub enum Basis, "policy or legal" {
        /// The team's own policy.
        Policy = "policy",
        /// A law, a contract, or a duty towards a sponsor.
        Legal = "legal",
    }
}

/// What a rule is about: anything, or what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::exhaustive_enums,
    reason = "there is nothing else to select by"
)]
pub enum Selector<T> {
    /// Anything.
    Any,
    /// One of these.
    Named(Vec<T>),
}

#[cfg(feature = "policy")]
impl<T: PartialEq> Selector<T> {
    /// Whether both select something in common, and neither is wider by kind.
    pub(super) fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, Self::Any) => true,
            (Self::Named(some), Self::Named(others)) => some.iter().any(|one| others.contains(one)),
            _ => false,
        }
    }
}

impl<T> From<T> for Selector<T> {
    fn from(one: T) -> Self {
        Self::Named(vec![one])
    }
}

impl<T, const N: usize> From<[T; N]> for Selector<T> {
    fn from(some: [T; N]) -> Self {
        Self::Named(some.into())
    }
}

/// A rule of a disclosure policy (RFC 2350, section 3.4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DisclosureRule {
    /// What it is called; a verdict names the rules that made it.
    pub id: String,
    /// Which information it is about.
    pub classes: Selector<InfoClass>,
    /// Which recipients it is about, by the names of their classes.
    pub recipients: Selector<String>,
    /// What must be so, all of it.
    pub when: Vec<Condition>,
    /// What it decides.
    pub decision: Decision,
    /// What must be done along with the disclosure.
    pub obligations: Vec<Obligation>,
    /// What it rests on.
    pub basis: Basis,
    /// Where it comes from.
    pub source: Option<String>,
}

impl DisclosureRule {
    /// A rule about all information and all recipients.
    pub fn new(id: impl Into<String>, decision: Decision) -> Self {
        Self {
            id: id.into(),
            classes: Selector::Any,
            recipients: Selector::Any,
            when: Vec::new(),
            decision,
            obligations: Vec::new(),
            basis: Basis::Policy,
            source: None,
        }
    }

    /// Limits it to a class, or to some.
    #[must_use]
    pub fn about(mut self, classes: impl Into<Selector<InfoClass>>) -> Self {
        self.classes = classes.into();
        self
    }

    /// Limits it to a class of recipients, besides those named already.
    #[must_use]
    pub fn towards(mut self, recipient: impl Into<String>) -> Self {
        match &mut self.recipients {
            Selector::Any => self.recipients = Selector::Named(vec![recipient.into()]),
            Selector::Named(some) => some.push(recipient.into()),
        }
        self
    }

    /// Adds a condition.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.when.push(condition);
        self
    }

    /// Adds an obligation.
    #[must_use]
    pub fn with_obligation(mut self, obligation: Obligation) -> Self {
        self.obligations.push(obligation);
        self
    }

    /// Rests it on law.
    #[must_use]
    pub fn legal(mut self) -> Self {
        self.basis = Basis::Legal;
        self
    }

    pub(super) fn holds(&self, case: &Case) -> bool {
        self.when.iter().all(|condition| condition.holds(case))
    }

    /// The circumstances for want of which it does not hold, if it is for them alone.
    pub(super) fn lacks(&self, case: &Case) -> Option<Vec<Circumstance>> {
        let failing = self.when.iter().filter(|condition| !condition.holds(case));
        let lacking = failing.map(|condition| match condition {
            Condition::Is(circumstance) => Some(*circumstance),
            _ => None,
        });
        let lacking: Vec<Circumstance> = lacking.collect::<Option<_>>()?;
        (!lacking.is_empty()).then_some(lacking)
    }

    /// Whether both say the same of something in common but in what they decide.
    #[cfg(feature = "policy")]
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let same_matter = self.basis == other.basis
            && self.classes.meets(&other.classes)
            && self.recipients.meets(&other.recipients)
            && self.is_narrower(other)
            && other.is_narrower(self);
        let some =
            |obligations: &[Obligation]| obligations.iter().copied().collect::<BTreeSet<_>>();
        same_matter
            && (self.decision != other.decision
                || some(&self.obligations) != some(&other.obligations))
    }

    /// Whether its conditions are met only where those of the other are.
    pub(super) fn is_narrower(&self, other: &Self) -> bool {
        let mut wider = other.when.iter();
        wider.all(|wide| self.when.iter().any(|narrow| narrow.implies(wide)))
    }
}
