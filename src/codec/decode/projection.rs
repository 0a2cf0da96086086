use std::collections::BTreeSet;

use crate::codec::table::ChildInfo;
use crate::value::Vocabulary;

/// Which elements of incidents to read, by their names in the own vocabulary;
/// what is read of the others is only whether they are well-formed.
///
/// An element is read if the elements around it are. An incident that was read
/// so lacks the others, also those that it must have; its attributes are there.
///
/// ```
/// use iodef::{Projection, ReaderBuilder};
///
/// let file = &include_bytes!("../../../examples/data/phishing.xml")[..];
/// let projection = Projection::elements(["IncidentID", "ReportTime"]);
/// let mut reader = ReaderBuilder::new().projection(projection).from_reader(file);
/// let incident = reader.incidents().next().unwrap()?;
/// assert!(!incident.id.number.is_empty());
/// assert!(incident.attacks.is_empty());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Projection {
    /// All, if none are named.
    names: Option<BTreeSet<Box<str>>>,
}

/// Elements that IODEF may only derive from others, with these: whether one is
/// derived cannot be told without them.
const DERIVED: [(&str, &[&str]); 5] = [
    ("ReportTime", TIMES),
    ("GenerationTime", TIMES),
    ("DateTime", &["DomainData", "DateDomainWasChecked"]),
    ("Description", &["ReferenceName", "ID"]),
    ("Assessment", &["SystemImpact"]),
];

const TIMES: &[&str] = &["ReportTime", "GenerationTime", "DetectTime", "StartTime"];

impl Projection {
    /// All elements.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// The elements of some names.
    pub fn elements<I>(names: I) -> Self
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        let mut all = BTreeSet::new();
        for name in names {
            let name = name.as_ref();
            let needed = DERIVED.iter().filter(|(derived, _)| *derived == name);
            all.extend(needed.flat_map(|(_, of)| of.iter().map(|name| Box::from(*name))));
            all.insert(name.into());
        }
        Self { names: Some(all) }
    }

    /// What either of two reads.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        match (&mut self.names, &other.names) {
            (Some(names), Some(others)) => names.extend(others.iter().cloned()),
            _ => self.names = None,
        }
        self
    }

    /// Whether it reads all elements.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.names.is_none()
    }

    /// Whether elements of a row are read: if any of its names is named.
    pub(super) fn reads(&self, info: &ChildInfo, vocabulary: Vocabulary) -> bool {
        let Some(names) = &self.names else {
            return true;
        };
        let carries = vocabulary != Vocabulary::Incident && info.carries(vocabulary);
        carries
            || info.names.iter().any(|name| {
                let name = name.within(Vocabulary::Incident);
                name.is_empty() || names.contains(name)
            })
    }
}
