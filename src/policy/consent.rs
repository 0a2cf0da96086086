use crate::model::{Consent, Incident};
use crate::policy::{Case, Circumstance, RecipientClass};
use crate::value::{ConsentAnswer, ConsentAudience, ConsentItem, Marked};

/// What a reporting site answered about an item and an audience (section 3.2 of
/// the Incident Reporting Form of CERT/CC, version 3.0); nothing where nobody
/// answered, which permits nothing.
///
/// If it was asked more than once, any no counts. A yes on a condition in words
/// is no answer yet: whoever approves reads the condition, and may then state
/// [`Circumstance::PermissionOfAffected`].
///
/// ```
/// use iodef::{
///     Consent, ConsentAnswer, ConsentAudience, ConsentItem, Incident, IncidentId, Purpose,
///     Restriction, consent,
/// };
///
/// let id = IncidentId::new("csirt.example.com", "189493");
/// let yes = Consent::new(ConsentAudience::Sites, ConsentItem::Hosts)
///     .with_answer(ConsentAnswer::Yes);
/// let incident = Incident::new(id, Purpose::Reporting, Restriction::Private).with_consent(yes);
/// let answer = |item| consent(&incident, &ConsentAudience::Sites, &item);
/// assert_eq!(answer(ConsentItem::Hosts), Some(true));
/// assert_eq!(answer(ConsentItem::Domain), None);
/// ```
#[must_use]
pub fn consent(
    incident: &Incident,
    audience: &ConsentAudience,
    item: &ConsentItem,
) -> Option<bool> {
    let asked = |of: &&Marked<Consent>| of.audience == *audience && of.item == *item;
    let answers = incident.consents.iter().filter(asked);
    let answers = answers.filter_map(|of| Some((of.answer.as_ref()?, of.conditions.is_empty())));
    let mut permitted = Some(true);
    let mut answered = false;
    for (answer, unconditional) in answers {
        answered = true;
        match (answer, unconditional) {
            (ConsentAnswer::Yes, true) => {}
            (ConsentAnswer::Yes, false) => permitted = None,
            _ => return Some(false),
        }
    }
    permitted.filter(|_| answered)
}

impl RecipientClass {
    /// Whether the reporting site permits that recipients of this class are told
    /// an item of it: all [`audiences`](Self::audiences) that they belong to, of
    /// which law enforcement only counts in a legal investigation. A class that
    /// belongs to no audience was not asked about.
    ///
    /// It only relaxes what needs the permission of the affected party, and no
    /// restriction that somebody else has set.
    #[must_use]
    pub fn is_consented(&self, incident: &Incident, item: &ConsentItem, case: &Case) -> bool {
        let permits = |audience: &ConsentAudience| {
            let counts = *audience != ConsentAudience::LawEnforcement
                || case.has(Circumstance::LegalInvestigation);
            counts && consent(incident, audience, item) == Some(true)
        };
        !self.audiences.is_empty() && self.audiences.iter().all(permits)
    }
}
