use std::io::BufRead;

use crate::codec::node::Element;
use crate::codec::source::Declared;
use crate::codec::walk::walk;
use crate::error::Result;
use crate::model::{Document, ExtensionDecl, Incident};
use crate::read::Reader;
use crate::validate::case::{Case, Check, Lists};
use crate::validate::ids::Ids;
use crate::validate::look::Seen;
use crate::validate::rules::ALL;
use crate::validate::{Finding, Rule};
use crate::value::{Marked, Vocabulary};

/// Holds an incident against all rules, as one of the own vocabulary.
///
/// ```
/// use iodef::{Incident, IncidentId, Purpose, Restriction};
///
/// let id = IncidentId::new("csirt.example.com", "1");
/// let incident = Incident::new(id, Purpose::Reporting, Restriction::Private);
/// let findings = iodef::validate(&incident);
/// let rules: Vec<_> = findings.iter().map(|finding| finding.rule.id).collect();
/// assert_eq!(rules, ["parties", "parties", "creator", "impact"]);
/// ```
#[must_use]
pub fn validate(incident: &Incident) -> Vec<Finding> {
    let mut validator = Validator::new(Vocabulary::Incident, true);
    let mut findings = validator.incident(incident);
    findings.extend(validator.finish());
    findings
}

/// The rules that incidents are held against, by number.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().map(|(rule, _)| *rule)
}

/// Holds the incidents of a document against all rules.
///
/// Its memory is bounded: how many identifiers are compared with those of the
/// whole document is [set](Self::with_ids), and a finding says if there are more.
///
/// ```
/// use iodef::{Reader, Validator};
///
/// let bytes = include_bytes!("../../examples/data/archive.xml");
/// let mut reader = Reader::from_reader(&bytes[..]);
/// let mut validator = Validator::of(&mut reader)?;
/// for incident in reader.incidents() {
///     for finding in validator.incident(&incident?) {
///         println!("{finding}");
///     }
/// }
/// assert!(validator.finish().is_empty());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Debug)]
pub struct Validator {
    pub(super) vocabulary: Vocabulary,
    single: bool,
    incidents: usize,
    /// What the XML declaration says, where there is a document.
    pub(super) declared: Option<Declared>,
    pub(super) ids: Ids,
    /// Those to what was not seen yet.
    pub(super) references: Vec<Reference>,
    /// Whether there are references of which nobody knows what they are to.
    unjudged: bool,
    lists: Lists,
}

/// Identifiers that are compared with those of the whole document: 25,000.
const IDS: usize = 25_000;

/// References to what may still come that are remembered.
const REFERENCES: usize = 2048;

/// A reference to an identifier of the document.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) id: Box<str>,
    pub(super) path: String,
    /// Whether it should be that of an indicator.
    pub(super) to_indicator: bool,
}

impl Validator {
    /// Findings of a rule about the references of the document.
    pub(super) fn references(
        &self,
        rule: &'static Rule,
        broken: impl Fn(&Reference, Option<bool>) -> Option<String>,
    ) -> Vec<Finding> {
        let severity = rule.severity(self.vocabulary);
        let finding = |reference: &Reference| {
            let found = self.ids.find(&reference.id, reference.to_indicator);
            Some(Finding {
                severity: severity?,
                rule,
                message: broken(reference, found)?,
                path: reference.path.clone(),
                position: None,
            })
        };
        self.references.iter().filter_map(finding).collect()
    }

    fn new(vocabulary: Vocabulary, single: bool) -> Self {
        Self {
            vocabulary,
            single,
            incidents: 0,
            declared: None,
            ids: Ids::new(IDS),
            references: Vec::new(),
            unjudged: false,
            lists: Lists::default(),
        }
    }

    /// A validator for the document of a reader, which reads as far as its root.
    ///
    /// # Errors
    ///
    /// As [`Reader::vocabulary`].
    pub fn of<R: BufRead>(reader: &mut Reader<R>) -> Result<Self> {
        let mut validator = Self::new(reader.vocabulary()?, reader.is_single()?);
        validator.declared = Some(reader.declared());
        Ok(validator)
    }

    /// Sets how many identifiers are compared with those of the whole document,
    /// 25,000 without. Those beyond are compared with these, and with others of
    /// their incident; that there are any is a finding of its own.
    ///
    /// ```
    /// use iodef::{Reader, Validator};
    ///
    /// let bytes = include_bytes!("../../examples/data/archive.xml");
    /// let mut reader = Reader::from_reader(&bytes[..]);
    /// let mut validator = Validator::of(&mut reader)?.with_ids(2);
    /// for incident in reader.incidents() {
    ///     validator.incident(&incident?);
    /// }
    /// let findings = validator.finish();
    /// assert_eq!(findings[0].rule.id, "uncompared-id");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn with_ids(mut self, most: usize) -> Self {
        self.ids = Ids::new(most);
        self
    }

    /// Holds the next incident of the document against all rules.
    pub fn incident(&mut self, incident: &Incident) -> Vec<Finding> {
        self.incidents += 1;
        self.ids.go_on();
        let pending = self.references.len();
        let mut case = self.case(self.path(), &incident.declarations);
        for check in self.checks() {
            if let Check::Incident(check) = check {
                check(&mut case, incident);
            }
        }
        self.elements(&mut case, incident);
        self.settle(pending);
        case.findings
    }

    /// Keeps those of the references, from one on, that what is still to come may
    /// answer, or that are answered in the wrong way.
    fn settle(&mut self, pending: usize) {
        for reference in self.references.split_off(pending) {
            let found = self.ids.find(&reference.id, reference.to_indicator);
            if found == Some(reference.to_indicator) {
                continue;
            }
            let is_lost = found.is_none() && self.ids.has_passed();
            if is_lost || self.references.len() >= REFERENCES {
                self.unjudged = true;
                continue;
            }
            self.ids.keep(&reference.id);
            self.references.push(reference);
        }
    }

    /// How many identifiers are compared, if there are more, or references that
    /// were not held against all of them.
    pub(super) fn passed(&self) -> Option<usize> {
        (self.unjudged || self.ids.has_more()).then(|| self.ids.most())
    }

    /// Holds what the document says besides its incidents against all rules,
    /// once it was read: its attributes, and its extensions.
    ///
    /// ```
    /// use iodef::{Reader, Validator};
    ///
    /// let bytes = br#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.1"/>"#;
    /// let mut reader = Reader::from_reader(&bytes[..]);
    /// let mut validator = Validator::of(&mut reader)?;
    /// let findings = validator.document(reader.document());
    /// assert!(findings.iter().any(|finding| finding.rule.id == "version"));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn document(&mut self, document: &Document) -> Vec<Finding> {
        if self.single {
            return Vec::new();
        }
        self.ids.go_on();
        let pending = self.references.len();
        let rest = document.without_incidents();
        let mut case = self.case(self.root(), &rest.declarations);
        for check in self.checks() {
            if let Check::Document(check) = check {
                check(&mut case, &rest, self);
            }
        }
        self.elements(&mut case, &rest);
        self.settle(pending);
        case.findings
    }

    /// Passes over an incident that could not be read, so that the paths of
    /// those behind it are true.
    pub fn skip(&mut self) {
        self.incidents += 1;
    }

    /// Ends the document: what is found only now that all of it is known.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        let ends = self.checks().filter_map(|check| match check {
            Check::End(check) => Some(check),
            _ => None,
        });
        ends.flat_map(|check| check(&self)).collect()
    }

    fn case<'a>(&self, path: String, declarations: &'a [Marked<ExtensionDecl>]) -> Case<'a> {
        Case {
            vocabulary: self.vocabulary,
            declarations,
            path,
            findings: Vec::new(),
        }
    }

    /// What is to be checked in a document of the vocabulary.
    fn checks(&self) -> impl Iterator<Item = &'static Check> + use<> {
        let vocabulary = self.vocabulary;
        let held = ALL
            .iter()
            .filter(move |(rule, _)| rule.severity(vocabulary).is_some());
        held.map(|(_, check)| check)
    }

    /// Holds an element and all inside it against the rules for elements.
    fn elements(&mut self, case: &mut Case<'_>, element: &dyn Element) {
        let mut lists = std::mem::take(&mut self.lists);
        let mut path = case.path.clone();
        walk(element, &mut path, self.vocabulary, &mut |element, path| {
            path.clone_into(&mut case.path);
            let seen = Seen::of(element);
            for check in lists.of(seen.class(), || self.checks().collect()) {
                match check {
                    Check::Element(check) | Check::Of(_, check) => check(case, &seen),
                    Check::Ids(check) => check(case, &seen, self),
                    _ => {}
                }
            }
        });
        self.lists = lists;
    }

    fn path(&self) -> String {
        let ordinal = match self.incidents {
            0 | 1 => String::new(),
            n => format!("[{n}]"),
        };
        if self.single {
            format!("/Incident{ordinal}")
        } else {
            format!("{}/Incident{ordinal}", self.root())
        }
    }

    /// The path of the root.
    pub(super) fn root(&self) -> String {
        let name = if self.single {
            "Incident"
        } else {
            self.vocabulary.root_name()
        };
        format!("/{name}")
    }
}
