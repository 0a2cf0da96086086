//! Identifiers of incidents.

use crate::model::{Incident, IncidentId};

/// Whether two identifiers are one: names of teams are domain names, in which
/// case does not count.
pub(super) fn same(one: &IncidentId, other: &IncidentId) -> bool {
    one.number.trim() == other.number.trim()
        && one.instance == other.instance
        && folded(&one.csirt) == folded(&other.csirt)
}

/// The name of a team as it is compared.
pub(super) fn folded(csirt: &str) -> String {
    csirt.trim().trim_end_matches('.').to_lowercase()
}

/// Whether an incident has an identifier among its alternative ones.
pub(super) fn names(incident: &Incident, id: &IncidentId) -> bool {
    let ids = incident.alternative_ids.iter().flat_map(|list| &list.ids);
    ids.into_iter().any(|other| same(other, id))
}

/// An identifier as text, as it is compared: case counts only behind `#`.
pub(super) fn compared(id: &str) -> String {
    match id.split_once('#') {
        Some((csirt, number)) => format!("{}#{}", folded(csirt), number.trim()),
        None => id.trim().to_owned(),
    }
}
