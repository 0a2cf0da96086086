use std::fmt;

use super::words::{ends, is_path, look_up};
use crate::codec::node::Element;
use crate::value::{Spelling, Vocabulary};
use crate::{Error, Result};

/// A mark by which an incident is told: an attribute of an element that has
/// one of some values (RFC 2350, section 3.4.1).
///
/// Elements and attributes bear their names in the own vocabulary. A path, such
/// as `Victim/NodeRole`, is matched from its end.
///
/// ```
/// use iodef::PriorityCondition;
///
/// let backbone = PriorityCondition::new("Victim/NodeRole", "category")?
///     .or("infra-router")?
///     .or("infra-switch")?;
/// assert_eq!(backbone.to_string(), "Victim/NodeRole/@category");
///
/// let error = PriorityCondition::new("SystemImpact", "type")?.or("takeover-sistem");
/// assert!(error.unwrap_err().to_string().contains("takeover-sistem"));
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityCondition {
    element: Box<str>,
    attribute: Box<str>,
    any_of: Vec<Box<str>>,
    any_extension_of: Vec<Box<str>>,
}

impl PriorityCondition {
    /// A condition on an attribute that has no value to look for yet.
    ///
    /// # Errors
    ///
    /// If there is no such element, or it has no such attribute.
    pub fn new(element: &str, attribute: &str) -> Result<Self> {
        let condition = Self {
            element: element.into(),
            attribute: attribute.into(),
            any_of: Vec::new(),
            any_extension_of: Vec::new(),
        };
        Self::check(element)?;
        if !look_up(condition.last(), attribute, "").attribute {
            return Err(Error::value("an attribute of the element", attribute));
        }
        Ok(condition)
    }

    /// Adds a value that the attribute may have.
    ///
    /// # Errors
    ///
    /// If the attribute has a list of values, and it is not on it.
    pub fn or(mut self, token: &str) -> Result<Self> {
        if !look_up(self.last(), &self.attribute, token).value {
            return Err(Error::value("a value of the attribute's list", token));
        }
        self.any_of.push(token.into());
        Ok(self)
    }

    /// Adds a value of an extension, which is on no list (RFC 7970, section 5.1.1).
    #[must_use]
    pub fn or_extension(mut self, value: &str) -> Self {
        self.any_extension_of.push(value.into());
        self
    }

    /// Whether there is such an element.
    pub(super) fn check(element: &str) -> Result<()> {
        let names: Vec<_> = element.split('/').collect();
        let expected = "an element of the incident object, or the end of a path to one";
        let error = || Error::value(expected, element);
        is_path(&names).then_some(()).ok_or_else(error)
    }

    /// Without a value to look for it would never hold.
    pub(super) fn demand_values(&self) -> Result<()> {
        if self.any_of.is_empty() && self.any_extension_of.is_empty() {
            let expected = "a condition with a value";
            return Err(Error::value(expected, &self.to_string()));
        }
        Ok(())
    }

    fn names(&self) -> Vec<&str> {
        self.element.split('/').collect()
    }

    fn last(&self) -> &str {
        self.element.rsplit('/').next().unwrap_or_default()
    }

    /// The value by which it holds for an element of a path, if it does.
    pub(super) fn holds<'e>(&self, element: &'e dyn Element, path: &[&str]) -> Option<&'e str> {
        let possible = path.last() == Some(&self.last());
        let end = possible.then(|| self.names())?;
        if ends(path, &end) < end.len() {
            return None;
        }
        let node = element.node();
        let mut rows = (0..node.attributes()).filter_map(|row| node.attribute(row));
        rows.find_map(|(info, value)| {
            let named = info.name.within(Vocabulary::Incident) == &*self.attribute;
            let spelling = value.spelling(Vocabulary::Incident).filter(|_| named)?;
            let values = match spelling {
                Spelling::Registered(_) | Spelling::Text(_) | Spelling::Own(_) => &self.any_of,
                Spelling::Extension(_) => &self.any_extension_of,
                Spelling::Nearly(_) => return None,
            };
            let token = spelling.words();
            values.iter().any(|v| **v == *token).then_some(token)
        })
    }
}

impl fmt::Display for PriorityCondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/@{}", self.element, self.attribute)
    }
}
