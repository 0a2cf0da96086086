use std::collections::HashSet;
use std::io::BufRead;

use crate::codec::node::Element;
use crate::codec::walk::walk;
use crate::error::Result;
use crate::model::Incident;
use crate::read::{Reader, root_name};
use crate::validate::rules::{ALL, dangling_reference};
use crate::validate::{Finding, FindingSeverity, Rule};
use crate::value::Vocabulary;

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

/// The rules that incidents are held against.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter()
        .map(|(rule, _)| *rule)
        .chain([&dangling_reference::RULE])
}

/// Holds the incidents of a document against all rules.
///
/// Its memory is that of the identifiers of the document.
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
    vocabulary: Vocabulary,
    single: bool,
    incidents: usize,
    pub(super) ids: HashSet<Box<str>>,
    /// References to identifiers that have not been met yet.
    pub(super) open: Vec<(Box<str>, String)>,
}

impl Validator {
    fn new(vocabulary: Vocabulary, single: bool) -> Self {
        Self {
            vocabulary,
            single,
            incidents: 0,
            ids: HashSet::new(),
            open: Vec::new(),
        }
    }

    /// A validator for the document of a reader, which reads as far as its root.
    ///
    /// # Errors
    ///
    /// As [`Reader::vocabulary`].
    pub fn of<R: BufRead>(reader: &mut Reader<R>) -> Result<Self> {
        Ok(Self::new(reader.vocabulary()?, reader.is_single()?))
    }

    /// Holds the next incident of the document against all rules.
    pub fn incident(&mut self, incident: &Incident) -> Vec<Finding> {
        self.incidents += 1;
        let mut path = self.path();
        let mut case = Case {
            incident,
            vocabulary: self.vocabulary,
            path: path.clone(),
            findings: Vec::new(),
        };
        for (_, check) in ALL {
            if let Check::Incident(check) = check {
                check(&mut case);
            }
        }
        walk(
            incident,
            &mut path,
            self.vocabulary,
            &mut |element, path| {
                path.clone_into(&mut case.path);
                for (_, check) in ALL {
                    match check {
                        Check::Element(check) => check(&mut case, element),
                        Check::Ids(check) => check(&mut case, element, self),
                        Check::Incident(_) => {}
                    }
                }
            },
        );
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
        dangling_reference::check(&self)
    }

    fn path(&self) -> String {
        let ordinal = match self.incidents {
            0 | 1 => String::new(),
            n => format!("[{n}]"),
        };
        if self.single {
            format!("/Incident{ordinal}")
        } else {
            format!("/{}/Incident{ordinal}", root_name(self.vocabulary))
        }
    }
}

/// What a rule looks at.
pub(super) struct Case<'a> {
    pub(super) incident: &'a Incident,
    pub(super) vocabulary: Vocabulary,
    pub(super) path: String,
    findings: Vec<Finding>,
}

impl Case<'_> {
    pub(super) fn error(&mut self, rule: &'static Rule, message: impl Into<String>) {
        self.find(FindingSeverity::Error, rule, message.into());
    }

    pub(super) fn warn(&mut self, rule: &'static Rule, message: impl Into<String>) {
        self.find(FindingSeverity::Warning, rule, message.into());
    }

    /// An error in the own vocabulary; IODEF does not ask for it.
    pub(super) fn error_if_own(&mut self, rule: &'static Rule, message: impl Into<String>) {
        let severity = match self.vocabulary {
            Vocabulary::Incident => FindingSeverity::Error,
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => FindingSeverity::Warning,
        };
        self.find(severity, rule, message.into());
    }

    fn find(&mut self, severity: FindingSeverity, rule: &'static Rule, message: String) {
        self.findings.push(Finding {
            severity,
            rule,
            message,
            path: self.path.clone(),
            position: None,
        });
    }
}

/// How a rule is held against an incident.
pub(super) enum Check {
    /// Once for the incident.
    Incident(fn(&mut Case<'_>)),
    /// For each element of it.
    Element(fn(&mut Case<'_>, &dyn Element)),
    /// For each element, with the identifiers of the document.
    Ids(fn(&mut Case<'_>, &dyn Element, &mut Validator)),
}
