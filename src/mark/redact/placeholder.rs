//! What stands in the place of what an incident must have and may not say: the same in each.

use chrono::DateTime;

use crate::model::{Contact, Incident, IncidentId};
use crate::value::{ContactRole, ContactType, Marked, Purpose, Timestamp};

/// The word that says that something is not said.
const WITHHELD: &str = "withheld";

/// An incident that says nothing yet.
pub(super) fn incident() -> Incident {
    let id = IncidentId::new(WITHHELD, "0");
    Incident::unrestricted(Marked::new(id), Purpose::Unlisted)
}

/// Adds what IODEF requires of an incident and the copy lacks.
pub(super) fn complete(incident: &mut Incident) {
    let times = &incident.timeline;
    let known = [
        &times.generated,
        &times.reported,
        &times.detected,
        &times.started,
    ];
    if known.iter().all(|time| time.is_none()) {
        let time = Timestamp::from(DateTime::UNIX_EPOCH);
        incident.timeline.generated = Some(Marked::new(time));
    }
    if incident.contacts.is_empty() {
        let contact = Contact::new(ContactRole::Creator, ContactType::Organization);
        incident.contacts.push(contact.with_name(WITHHELD).into());
    }
}
