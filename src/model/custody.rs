use crate::value::{CustodyAction, Marked, Number, Text, Timestamp};

/// Who had a piece of evidence, from when it was found (RFC 3067, section
/// 2.2.6; RFC 3227, section 4.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Custody {
    /// What was done with it, oldest first.
    pub entries: Vec<Marked<CustodyEntry>>,
    /// How long the chain of its entries is, and where it ends.
    pub head: Option<Marked<ChainHead>>,
}

impl Custody {
    /// A chain that begins with an entry.
    pub fn new(entry: impl Into<Marked<CustodyEntry>>) -> Self {
        Self {
            entries: vec![entry.into()],
            head: None,
        }
    }
}

crate::model::setters! { Custody {
    set with_head: head, Marked<ChainHead>;
    push with_entry: entries, Marked<CustodyEntry>;
} }

/// What was done with a piece of evidence, by whom, where, and when (RFC 3227, section 4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CustodyEntry {
    /// What was done.
    pub action: CustodyAction,
    /// When.
    pub time: Marked<Timestamp>,
    /// By whom.
    pub by: Option<Marked<Text>>,
    /// Where.
    pub place: Option<Marked<Text>>,
    /// To whom it was handed.
    pub handed_to: Option<Marked<Text>>,
    /// How it was stored.
    pub storage: Option<Marked<Text>>,
    /// What else is to be known.
    pub descriptions: Vec<Marked<Text>>,
    /// What ties it to the entry before it.
    pub link: Option<Marked<ChainLink>>,
    /// Who vouches for it and for all before it.
    pub signatures: Vec<Marked<ChainSignature>>,
}

impl CustodyEntry {
    /// An action at a time.
    pub fn new(action: CustodyAction, time: impl Into<Marked<Timestamp>>) -> Self {
        Self {
            action,
            time: time.into(),
            by: None,
            place: None,
            handed_to: None,
            storage: None,
            descriptions: Vec::new(),
            link: None,
            signatures: Vec::new(),
        }
    }
}

crate::model::setters! { CustodyEntry {
    set with_by: by, Marked<Text>;
    set with_place: place, Marked<Text>;
    set with_handed_to: handed_to, Marked<Text>;
    set with_storage: storage, Marked<Text>;
    set with_link: link, Marked<ChainLink>;
    push with_description: descriptions, Marked<Text>;
    push with_signature: signatures, Marked<ChainSignature>;
} }

/// What ties an entry to the one before it, so that no entry can be changed or
/// removed unnoticed (RFC 3067, section 2.2.6).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChainLink {
    /// The number of the entry, from 1.
    pub number: Number,
    /// The digest of the entry before it, in hexadecimal; none for the first.
    pub previous: Option<String>,
    /// The digest of the digests that the evidence had then, in hexadecimal.
    pub evidence: String,
    /// The digest of the chain up to this entry, in hexadecimal.
    pub digest: String,
}

impl ChainLink {
    /// The link of an entry, behind none.
    pub fn new(number: Number, evidence: impl Into<String>, digest: impl Into<String>) -> Self {
        Self {
            number,
            previous: None,
            evidence: evidence.into(),
            digest: digest.into(),
        }
    }
}

crate::model::setters! { ChainLink {
    set with_previous: previous, String;
} }

/// Where a chain of custody ends, so that the removal of its last entry is
/// noticed (RFC 3067, section 2.2.6).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChainHead {
    /// The version of the form in which entries are digested.
    pub version: String,
    /// The number of the last entry.
    pub number: Number,
    /// The digest of the chain, in hexadecimal.
    pub digest: String,
}

impl ChainHead {
    /// The head of a chain of so many entries.
    pub fn new(version: impl Into<String>, number: Number, digest: impl Into<String>) -> Self {
        Self {
            version: version.into(),
            number,
            digest: digest.into(),
        }
    }
}

/// A signature over a chain of custody up to an entry (RFC 3067, section 6.17).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChainSignature {
    /// How it was made.
    pub scheme: String,
    /// The signature, in the scheme's text form.
    pub value: String,
}

impl ChainSignature {
    /// A signature of a scheme.
    pub fn new(scheme: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            scheme: scheme.into(),
            value: value.into(),
        }
    }
}
