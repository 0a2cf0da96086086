use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use crate::{Error, Result};

/// Where an element stands in an incident, by the names of the own vocabulary
/// (RFC 3067, section 4.2): `/Incident/Attack[2]/Flow/Attacker`.
///
/// The first of several siblings of one name bears no number. It is typed or
/// parsed:
///
/// ```
/// use iodef::ElementPath;
///
/// let typed = ElementPath::incident().nth("Attack", 2).child("Flow");
/// let parsed: ElementPath = "/Incident/Attack[2]/Flow".parse()?;
/// assert_eq!(typed, parsed);
/// assert_eq!(parsed.to_string(), "/Incident/Attack[2]/Flow");
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementPath {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Step {
    name: Box<str>,
    ordinal: usize,
}

impl ElementPath {
    /// The incident itself.
    #[must_use]
    pub fn incident() -> Self {
        Self::default().child("Incident")
    }

    /// The first child of a name.
    #[must_use]
    pub fn child(self, name: &str) -> Self {
        self.nth(name, 1)
    }

    /// The `ordinal`th child of a name, counted from 1.
    #[must_use]
    pub fn nth(mut self, name: &str, ordinal: usize) -> Self {
        self.steps.push(Step {
            name: name.into(),
            ordinal: ordinal.max(1),
        });
        self
    }

    /// The element that it stands in, and its name and number there; none for the incident.
    pub(crate) fn split_last(&self) -> Option<(Self, &str, usize)> {
        let (last, around) = self.steps.split_last()?;
        let around = Self {
            steps: around.to_vec(),
        };
        (!around.steps.is_empty()).then_some((around, &*last.name, last.ordinal))
    }

    /// Names with their numbers, from the incident on.
    pub fn steps(&self) -> impl Iterator<Item = (&str, usize)> {
        self.steps.iter().map(|step| (&*step.name, step.ordinal))
    }
}

impl fmt::Display for ElementPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, ordinal) in self.steps() {
            write!(f, "/{name}")?;
            if ordinal > 1 {
                write!(f, "[{ordinal}]")?;
            }
        }
        Ok(())
    }
}

const EXPECTED: &str = "the path of an element, such as /Incident/Attack[2]";

impl FromStr for ElementPath {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::value(EXPECTED, text);
        let steps = text.strip_prefix('/').ok_or_else(wrong)?.split('/');
        steps.into_iter().try_fold(Self::default(), |path, step| {
            let (name, ordinal) = match step.strip_suffix(']') {
                Some(step) => {
                    let (name, ordinal) = step.split_once('[').ok_or_else(wrong)?;
                    (name, ordinal.parse().map_err(|_| wrong())?)
                }
                None => (step, 1),
            };
            let is_name = !name.is_empty() && !name.contains(['[', ']']);
            (is_name && ordinal > 0)
                .then(|| path.nth(name, ordinal))
                .ok_or_else(wrong)
        })
    }
}

impl TryFrom<&str> for ElementPath {
    type Error = Error;

    fn try_from(text: &str) -> Result<Self> {
        text.parse()
    }
}

impl From<&Self> for ElementPath {
    fn from(path: &Self) -> Self {
        path.clone()
    }
}

/// A path that is one already needs no parsing.
impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
