use crate::validate::FindingSeverity;
use crate::value::Vocabulary;

/// A rule that incidents are held against (RFC 7970, section 4.3).
///
/// ```
/// let rule = iodef::rules().find(|rule| rule.id == "ext-value").unwrap();
/// assert_eq!((rule.number, &*rule.code()), (10, "V010"));
/// ```
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// Its number, which never changes, and is given to no other rule ever.
    pub number: u16,
    /// Its name, which never changes.
    pub id: &'static str,
    /// What it asks for.
    pub text: &'static str,
    /// Where that is said.
    pub source: &'static str,
    pub(super) scope: Scope,
}

impl Rule {
    /// Its number as it is printed: `V` and at least three digits.
    #[must_use]
    pub fn code(&self) -> String {
        format!("V{:03}", self.number)
    }

    /// How bad it is to break it in a document of a vocabulary: an error where
    /// that vocabulary's specification asks for it (RFC 7970, section 4.3); none
    /// if the rule does not hold there.
    ///
    /// ```
    /// use iodef::{FindingSeverity, Vocabulary};
    ///
    /// let rule = iodef::rules().find(|rule| rule.id == "parties").unwrap();
    /// let severity = |vocabulary| rule.severity(vocabulary);
    /// assert_eq!(severity(Vocabulary::Incident), Some(FindingSeverity::Error));
    /// assert_eq!(severity(Vocabulary::Iodef2), Some(FindingSeverity::Warning));
    /// ```
    #[must_use]
    pub fn severity(&self, vocabulary: Vocabulary) -> Option<FindingSeverity> {
        if self.scope.errors.contains(&vocabulary) {
            Some(FindingSeverity::Error)
        } else if self.scope.warnings.contains(&vocabulary) {
            Some(FindingSeverity::Warning)
        } else {
            None
        }
    }
}

/// In documents of which vocabularies breaking a rule is an error or a warning.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scope {
    errors: &'static [Vocabulary],
    warnings: &'static [Vocabulary],
}

const OWN: &[Vocabulary] = &[Vocabulary::Incident];
const IODEF1: &[Vocabulary] = &[Vocabulary::Iodef1];
const IODEF2: &[Vocabulary] = &[Vocabulary::Iodef2];
const IODEF: &[Vocabulary] = &[Vocabulary::Iodef1, Vocabulary::Iodef2];

impl Scope {
    /// Required of all documents.
    pub(super) const ALL: Self = Self::new(&Vocabulary::ALL, &[]);
    /// Advised for all documents.
    pub(super) const ADVICE: Self = Self::new(&[], &Vocabulary::ALL);
    /// Advised where the lists are those of RFC 7970.
    pub(super) const IODEF2_ADVICE: Self =
        Self::new(&[], &[Vocabulary::Incident, Vocabulary::Iodef2]);
    /// Required by RFC 3067, and of no concern to IODEF.
    pub(super) const OWN_ONLY: Self = Self::new(OWN, &[]);
    /// Advised for the own vocabulary, and of no concern to IODEF.
    pub(super) const OWN_ADVICE: Self = Self::new(&[], OWN);
    /// Required by RFC 3067.
    pub(super) const OWN: Self = Self::new(OWN, IODEF);
    /// Required by RFC 5070 and RFC 7970.
    pub(super) const IODEF: Self = Self::new(IODEF, OWN);
    /// Required by RFC 5070 and RFC 7970, and of no concern to RFC 3067.
    pub(super) const IODEF_ONLY: Self = Self::new(IODEF, &[]);
    /// Advised for IODEF, and of no concern to RFC 3067.
    pub(super) const IODEF_ADVICE: Self = Self::new(&[], IODEF);
    /// Required by RFC 5070, whose structure it is about.
    pub(super) const IODEF1_ONLY: Self = Self::new(IODEF1, &[]);
    /// Required by RFC 7970; RFC 5070 knows nothing of it.
    pub(super) const IODEF2: Self = Self::new(IODEF2, OWN);

    /// Required by RFC 7970; RFC 5070 advises it.
    pub(super) const IODEF2_FIRST: Self =
        Self::new(IODEF2, &[Vocabulary::Incident, Vocabulary::Iodef1]);

    const fn new(errors: &'static [Vocabulary], warnings: &'static [Vocabulary]) -> Self {
        Self { errors, warnings }
    }
}
