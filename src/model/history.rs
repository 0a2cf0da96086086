use crate::model::{Contact, Extension, IncidentId};
use crate::value::{Action, Marked, Text, Timestamp};

/// What was done about an incident, by all parties (RFC 3067, section 6.11;
/// RFC 7970, section 3.13).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct History {
    /// What was done, in document order.
    pub items: Vec<Marked<HistoryItem>>,
}

impl History {
    /// A history that begins with an item.
    pub fn new(item: impl Into<Marked<HistoryItem>>) -> Self {
        Self {
            items: vec![item.into()],
        }
    }
}

crate::model::setters! { History {
    push with_item: items, Marked<HistoryItem>;
} }

/// An event or action in the handling of an incident (RFC 7970, section 3.13.1).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HistoryItem {
    /// What was done.
    pub action: Action,
    /// When.
    pub time: Marked<Timestamp>,
    /// What the party that did it calls the incident.
    pub incident_id: Option<Marked<IncidentId>>,
    /// Who did it.
    pub contact: Option<Box<Marked<Contact>>>,
    /// The same in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Courses of action agreed on beforehand, by name.
    pub courses_of_action: Vec<Marked<String>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl HistoryItem {
    /// An action at a time.
    pub fn new(action: Action, time: impl Into<Marked<Timestamp>>) -> Self {
        Self {
            action,
            time: time.into(),
            incident_id: None,
            contact: None,
            descriptions: Vec::new(),
            courses_of_action: Vec::new(),
            extensions: Vec::new(),
        }
    }
}

crate::model::setters! { HistoryItem {
    set with_incident_id: incident_id, Marked<IncidentId>;
    set with_contact: contact, Marked<Contact>;
    push with_description: descriptions, Marked<Text>;
    push with_course_of_action: courses_of_action, Marked<String>;
    push with_extension: extensions, Marked<Extension>;
} }
