use std::any::TypeId;
use std::collections::HashMap;
use std::fmt;

use crate::model::{Document, ExtensionDecl, Incident};
use crate::validate::look::Seen;
use crate::validate::{Finding, Rule, Validator};
use crate::value::{Marked, Vocabulary};

/// What a rule looks at.
pub(super) struct Case<'a> {
    pub(super) vocabulary: Vocabulary,
    /// The extensions that are declared around it.
    pub(super) declarations: &'a [Marked<ExtensionDecl>],
    pub(super) path: String,
    pub(super) findings: Vec<Finding>,
}

impl Case<'_> {
    /// Notes that a rule is broken, unless it does not hold in the vocabulary.
    pub(super) fn report(&mut self, rule: &'static Rule, message: impl Into<String>) {
        if let Some(severity) = rule.severity(self.vocabulary) {
            self.findings.push(Finding {
                severity,
                rule,
                message: message.into(),
                path: self.path.clone(),
                position: None,
            });
        }
    }

    /// The name of the element in the vocabulary.
    pub(super) fn name(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('[').next().unwrap_or_default()
    }
}

type CheckElement = fn(&mut Case<'_>, &Seen<'_>);

/// How a rule is held against a document.
pub(super) enum Check {
    /// Once for each incident.
    Incident(fn(&mut Case<'_>, &Incident)),
    /// For each element.
    Element(CheckElement),
    /// For each element of a class.
    Of(fn() -> TypeId, CheckElement),
    /// For each element, with the identifiers of the document.
    Ids(fn(&mut Case<'_>, &Seen<'_>, &mut Validator)),
    /// Once for what the document says besides its incidents.
    Document(fn(&mut Case<'_>, &Document, &Validator)),
    /// Once when the document is known to its end.
    End(fn(&Validator) -> Vec<Finding>),
}

impl Check {
    /// For each element of a class.
    pub(super) const fn of<T: 'static>(check: CheckElement) -> Self {
        Self::Of(TypeId::of::<T>, check)
    }

    fn looks_at(&self, class: TypeId) -> bool {
        match self {
            Self::Element(_) | Self::Ids(_) => true,
            Self::Of(of, _) => of() == class,
            Self::Incident(_) | Self::Document(_) | Self::End(_) => false,
        }
    }
}

/// Which checks look at the elements of a class, by class.
#[derive(Default)]
pub(super) struct Lists(HashMap<TypeId, Vec<&'static Check>>);

impl Lists {
    pub(super) fn of(
        &mut self,
        class: TypeId,
        all: impl FnOnce() -> Vec<&'static Check>,
    ) -> &[&'static Check] {
        self.0.entry(class).or_insert_with(|| {
            let mut list = all();
            list.retain(|check| check.looks_at(class));
            list
        })
    }
}

impl fmt::Debug for Lists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lists").finish_non_exhaustive()
    }
}
