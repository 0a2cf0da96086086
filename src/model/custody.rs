use crate::value::{CustodyAction, Marked, Text, Timestamp};

/// Who had a piece of evidence, from when it was found (RFC 3067, section
/// 2.2.6; RFC 3227, section 4.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Custody {
    /// What was done with it, oldest first.
    pub entries: Vec<Marked<CustodyEntry>>,
}

impl Custody {
    /// A chain that begins with an entry.
    pub fn new(entry: impl Into<Marked<CustodyEntry>>) -> Self {
        Self {
            entries: vec![entry.into()],
        }
    }
}

crate::model::setters! { Custody {
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
        }
    }
}

crate::model::setters! { CustodyEntry {
    set with_by: by, Marked<Text>;
    set with_place: place, Marked<Text>;
    set with_handed_to: handed_to, Marked<Text>;
    set with_storage: storage, Marked<Text>;
    push with_description: descriptions, Marked<Text>;
} }
