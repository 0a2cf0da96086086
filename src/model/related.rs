use crate::model::{Campaign, Confidence, Extension, IncidentId, IndicatorId, ThreatActor};
use crate::value::{Marked, Text};

/// Other activity that an incident is related to (RFC 7970, section 3.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RelatedActivity {
    /// Related incidents.
    pub incident_ids: Vec<Marked<IncidentId>>,
    /// Where related activity is described.
    pub urls: Vec<Marked<String>>,
    /// Who is held to be behind it.
    pub threat_actors: Vec<Marked<ThreatActor>>,
    /// The campaigns that it is part of.
    pub campaigns: Vec<Marked<Campaign>>,
    /// Indicators of related activity.
    pub indicator_ids: Vec<Marked<IndicatorId>>,
    /// How sure the relation is.
    pub confidence: Option<Marked<Confidence>>,
    /// What the relation is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl RelatedActivity {
    /// A relation to an incident.
    pub fn new(incident: impl Into<Marked<IncidentId>>) -> Self {
        Self::default().with_incident_id(incident)
    }
}

crate::model::setters! { RelatedActivity {
    set with_confidence: confidence, Marked<Confidence>;
    push with_incident_id: incident_ids, Marked<IncidentId>;
    push with_url: urls, Marked<String>;
    push with_threat_actor: threat_actors, Marked<ThreatActor>;
    push with_campaign: campaigns, Marked<Campaign>;
    push with_indicator_id: indicator_ids, Marked<IndicatorId>;
    push with_description: descriptions, Marked<Text>;
    push with_extension: extensions, Marked<Extension>;
} }
