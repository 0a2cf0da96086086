use crate::model::{Extension, Hash};
use crate::value::{BulkObservableType, Marked};

/// Many observables of one type, one in each line (RFC 7970, section 3.29.3.1).
///
/// ```
/// use iodef::{BulkObservable, BulkObservableType};
///
/// let domains = BulkObservable::new(BulkObservableType::DomainName, "c2.example\r\ncdn.example\n");
/// assert_eq!(domains.lines().collect::<Vec<_>>(), ["c2.example", "cdn.example"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BulkObservable {
    /// What they are. RFC 7970's schema has no extension value here, its text has.
    pub kind: BulkObservableType,
    /// How each is written.
    pub format: Option<Marked<BulkObservableFormat>>,
    /// The observables.
    pub list: Marked<String>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl BulkObservable {
    /// Observables of a type, one in each line.
    pub fn new(kind: BulkObservableType, list: impl Into<String>) -> Self {
        Self {
            kind,
            format: None,
            list: Marked::new(list.into()),
            extensions: Vec::new(),
        }
    }

    /// The observables one by one, white space around them and empty lines aside.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let lines = self.list.lines().map(str::trim);
        lines.filter(|line| !line.is_empty())
    }
}

crate::model::setters! { BulkObservable {
    set with_format: format, Marked<BulkObservableFormat>;
    push with_extension: extensions, Marked<Extension>;
} }

/// How each of many observables is written (RFC 7970, section 3.29.3.1.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BulkObservableFormat {
    /// How the hashes of a list of hashes were computed.
    pub hash: Option<Box<Marked<Hash>>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

crate::model::setters! { BulkObservableFormat {
    set with_hash: hash, Marked<Hash>;
    push with_extension: extensions, Marked<Extension>;
} }
