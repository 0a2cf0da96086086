use std::fmt;
use std::str::FromStr;

use crate::{Error, Result};

/// Which elements of an incident, by the names of the own vocabulary, or which
/// attribute of them: `/Incident/Attack/Flow/Victim/@target`. It names all
/// elements whose ancestors have these names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath {
    names: Vec<Box<str>>,
    attribute: Option<Box<str>>,
}

impl FieldPath {
    /// The names of the elements inside the incident.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    pub(crate) fn attribute(&self) -> Option<&str> {
        self.attribute.as_deref()
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("/Incident")?;
        self.elements().try_for_each(|name| write!(f, "/{name}"))?;
        match self.attribute() {
            Some(attribute) => write!(f, "/@{attribute}"),
            None => Ok(()),
        }
    }
}

impl FromStr for FieldPath {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::value("a path such as /Incident/Attack/Flow/Victim/@target", text);
        let inside = text.strip_prefix("/Incident/").ok_or_else(wrong)?;
        let (elements, attribute) = match inside.rsplit_once('@') {
            Some((elements, attribute)) => (elements, Some(attribute.into())),
            None => (inside, None),
        };
        let elements = match (&attribute, elements.strip_suffix('/')) {
            (Some(_), Some(elements)) => elements,
            (Some(_), None) if !elements.is_empty() => return Err(wrong()),
            _ => elements,
        };
        let is_name = |name: &str| {
            name.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_:".contains(&b))
        };
        let names: Vec<Box<str>> = match elements {
            "" => Vec::new(),
            elements => elements.split('/').map(Into::into).collect(),
        };
        let good = names
            .iter()
            .chain(&attribute)
            .all(|name| !name.is_empty() && is_name(name));
        let path = Self { names, attribute };
        let says = !path.names.is_empty() || path.attribute.is_some();
        (good && says).then_some(path).ok_or_else(wrong)
    }
}
