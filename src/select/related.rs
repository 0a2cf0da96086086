use crate::model::Incident;
use crate::select::{Fact, Field};
use crate::value::Marked;

/// What is said of other activity.
pub(super) fn of_related<'a>(field: &Field, incident: &'a Incident) -> Vec<Fact<'a>> {
    let names = |ids: &'a [Marked<String>]| ids.iter().map(|id| id.as_str().into());
    let related = incident.related.iter();
    let found = related.flat_map(|related| -> Vec<Fact<'a>> {
        match field {
            Field::Campaign => related
                .campaigns
                .iter()
                .flat_map(|c| names(&c.ids))
                .collect(),
            Field::ThreatActor => {
                let actors = related.threat_actors.iter();
                actors.flat_map(|actor| names(&actor.ids)).collect()
            }
            _ => {
                let ids = related.incident_ids.iter();
                ids.map(|id| Fact::Text(id.to_string().into())).collect()
            }
        }
    });
    found.collect()
}
