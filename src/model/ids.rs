use std::fmt;

use uuid::Uuid;

use crate::value::Marked;

/// The identifier of an incident: unique with the name of the CSIRT that gave
/// it (RFC 3067, section 6.1; RFC 7970, section 3.4).
///
/// ```
/// use iodef::IncidentId;
///
/// let id = IncidentId::new("csirt.example.com", "189493");
/// assert_eq!(id.to_string(), "csirt.example.com#189493");
/// assert_ne!(id, IncidentId::new("cert.example.net", "189493"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct IncidentId {
    /// The CSIRT's name, its fully qualified domain name.
    pub csirt: String,
    /// What the CSIRT calls the incident; never used again for another one.
    pub number: String,
    /// A part of the incident, if not the whole is meant.
    pub instance: Option<String>,
}

impl IncidentId {
    /// An identifier given by a CSIRT.
    pub fn new(csirt: impl Into<String>, number: impl Into<String>) -> Self {
        Self {
            csirt: csirt.into(),
            number: number.into(),
            instance: None,
        }
    }

    /// A new identifier that is used nowhere else: a UUID of version 7, which
    /// sorts by time (RFC 9562).
    pub fn generate(csirt: impl Into<String>) -> Self {
        Self::new(csirt, Uuid::now_v7().to_string())
    }

    /// Means a part of the incident.
    #[must_use]
    pub fn with_instance(mut self, instance: impl Into<String>) -> Self {
        self.instance = Some(instance.into());
        self
    }
}

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.csirt.trim(), self.number.trim())?;
        match &self.instance {
            Some(instance) => write!(f, "/{instance}"),
            None => Ok(()),
        }
    }
}

/// What other CSIRTs call the same incident (RFC 7970, section 3.5).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AlternativeIds {
    /// Their identifiers, at least one.
    pub ids: Vec<Marked<IncidentId>>,
}

impl AlternativeIds {
    /// One other identifier.
    pub fn new(id: impl Into<Marked<IncidentId>>) -> Self {
        Self {
            ids: vec![id.into()],
        }
    }
}

crate::model::setters! { AlternativeIds {
    push with_id: ids, Marked<IncidentId>;
} }
