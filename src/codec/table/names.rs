use crate::value::Vocabulary;

/// A set of vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Vocabularies(u8);

impl Vocabularies {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const INCIDENT: Self = Self(1);
    pub(crate) const IODEF2: Self = Self(4);
    /// All but IODEF 1.
    pub(crate) const SINCE_IODEF2: Self = Self(5);
    /// All but IODEF 2.
    pub(crate) const BEFORE_IODEF2: Self = Self(3);
    pub(crate) const IODEF1: Self = Self(2);
    pub(crate) const IODEF: Self = Self(6);
    pub(crate) const ALL: Self = Self(7);

    /// And what the text or errata of RFC 7970 allow, and its schema does not.
    pub(crate) const fn and_errata(self) -> Self {
        Self(self.0 | 8)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn only_if(self, condition: bool) -> Self {
        if condition { self } else { Self::NONE }
    }

    pub(crate) const fn contains_errata(self) -> bool {
        self.0 & 8 != 0
    }

    pub(crate) const fn contains(self, vocabulary: Vocabulary) -> bool {
        let bit = match vocabulary {
            Vocabulary::Incident => 1,
            Vocabulary::Iodef1 => 2,
            Vocabulary::Iodef2 => 4,
        };
        self.0 & bit != 0
    }
}

/// A name in each vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    incident: &'static str,
    pub(super) iodef1: &'static str,
    pub(super) iodef2: &'static str,
}

impl Name {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self::two(name, name)
    }

    /// A name of the own vocabulary, and another one of IODEF.
    pub(crate) const fn two(incident: &'static str, iodef: &'static str) -> Self {
        Self {
            incident,
            iodef1: iodef,
            iodef2: iodef,
        }
    }

    /// A name of the own vocabulary, one of IODEF 1 and one of IODEF 2.
    pub(crate) const fn three(
        incident: &'static str,
        iodef1: &'static str,
        iodef2: &'static str,
    ) -> Self {
        Self {
            incident,
            iodef1,
            iodef2,
        }
    }

    pub(crate) const fn within(self, vocabulary: Vocabulary) -> &'static str {
        match vocabulary {
            Vocabulary::Incident => self.incident,
            Vocabulary::Iodef1 => self.iodef1,
            Vocabulary::Iodef2 => self.iodef2,
        }
    }
}

/// The namespace of RFC 7203.
pub(crate) const SCI: &str = "urn:ietf:params:xml:ns:iodef-sci-1.0";
/// The namespace of RFC 7495.
pub(crate) const ENUM: &str = "urn:ietf:params:xml:ns:iodef-enum-1.0";
/// The namespace of XML signatures.
pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// The prefix by which elements of a namespace are written.
pub(crate) fn prefix(namespace: &str) -> &'static str {
    match namespace {
        SCI => "sci",
        ENUM => "enum",
        DSIG => "ds",
        _ => "",
    }
}
