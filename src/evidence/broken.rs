use std::error::Error;
use std::fmt;

/// What a chain of custody shows to be wrong with it (RFC 3067, section 2.2.6;
/// RFC 3227, section 4.1).
///
/// A `position` counts the entries as they stand, from 1; a `number` is that
/// which an entry was given when it was appended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Break {
    /// There is no custody.
    NoCustody,
    /// There are entries, and nothing ties them to one another.
    NotChained,
    /// There is a chain or custody already.
    AlreadyBegun,
    /// The form of the chain is of a version that is not known here.
    UnknownVersion {
        /// The version.
        version: String,
    },
    /// What an entry says, or its link, is not what was appended.
    Edited {
        /// Where it stands.
        position: u64,
    },
    /// An entry stands in the place of the one that was appended, with a link of its own.
    Replaced {
        /// Its number.
        number: u64,
    },
    /// Entries were removed.
    Missing {
        /// The number of the last before them, 0 if there is none.
        after: u64,
        /// The number of the next behind them.
        before: u64,
    },
    /// The last entries were removed.
    MissingLast {
        /// The number of the last that is there.
        after: u64,
        /// The number of the last that there was.
        last: u64,
    },
    /// An entry stands behind a later one.
    OutOfOrder {
        /// Its number.
        number: u64,
    },
    /// An entry stands there twice.
    Repeated {
        /// Its number.
        number: u64,
    },
    /// An entry was added that nothing ties to those before it.
    Unlinked {
        /// Where it stands.
        position: u64,
    },
    /// An entry stands behind the end of the chain.
    BehindHead {
        /// Its number.
        number: u64,
    },
    /// What says where the chain ends was removed.
    NoHead,
    /// The digests of the evidence are not those that it had.
    DigestsChanged {
        /// The number of the last entry that knew the others.
        since: u64,
    },
    /// The evidence is not that which the chain was begun or verified for.
    OtherItem,
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCustody => f.write_str("nothing says who had the evidence"),
            Self::NotChained => f.write_str("the entries of custody are not chained"),
            Self::AlreadyBegun => f.write_str("there is a custody already"),
            Self::UnknownVersion { version } => {
                write!(
                    f,
                    "the version {version:?} of a chain of custody is unknown"
                )
            }
            Self::Edited { position } => write!(f, "entry {position} was edited"),
            Self::Replaced { number } => write!(f, "entry {number} was replaced"),
            Self::Missing { after, before } => {
                write!(f, "entries are missing between {after} and {before}")
            }
            Self::MissingLast { after, last } => {
                write!(
                    f,
                    "the last entries are missing: behind {after}, up to {last}"
                )
            }
            Self::OutOfOrder { number } => write!(f, "entry {number} is out of order"),
            Self::Repeated { number } => write!(f, "entry {number} is there twice"),
            Self::Unlinked { position } => {
                write!(f, "entry {position} was added without a link")
            }
            Self::BehindHead { number } => {
                write!(f, "entry {number} stands behind the end of the chain")
            }
            Self::NoHead => f.write_str("nothing says where the chain ends"),
            Self::DigestsChanged { since } => {
                write!(f, "the digests of the evidence changed since entry {since}")
            }
            Self::OtherItem => f.write_str("the chain is of other evidence"),
        }
    }
}

impl Error for Break {}
