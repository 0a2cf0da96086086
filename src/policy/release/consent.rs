//! What the reporting site permits (section 3.2 of CERT/CC's Incident Reporting Form).

use crate::mark::Tree;
use crate::model::{self, Incident};
use crate::policy::release::classify::{around, is_within};
use crate::policy::{Case, RecipientClass};
use crate::value::{ConsentItem, ContactRole};

/// What the consents of an incident mean for an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Consented {
    /// The form does not ask about it.
    NotAsked,
    Permitted,
    /// It was refused, or nobody answered.
    Refused(Question),
}

/// What the form asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Question {
    Domain,
    Hosts,
    Contact,
}

impl Question {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Hosts => "hosts",
            Self::Contact => "contact",
        }
    }

    fn item(self) -> ConsentItem {
        match self {
            Self::Domain => ConsentItem::Domain,
            Self::Hosts => ConsentItem::Hosts,
            Self::Contact => ConsentItem::Contact,
        }
    }
}

/// What the consents say about an element. An incident without any was not
/// reported by the form, and nothing was asked.
pub(super) fn consented(
    incident: &Incident,
    recipient: &RecipientClass,
    case: &Case,
    (tree, index): (&Tree<'_>, usize),
) -> Consented {
    if incident.consents.is_empty() || recipient.audiences.is_empty() {
        return Consented::NotAsked;
    }
    match question(tree, index) {
        None => Consented::NotAsked,
        Some(asked) if recipient.is_consented(incident, &asked.item(), case) => {
            Consented::Permitted
        }
        Some(asked) => Consented::Refused(asked),
    }
}

/// Which question is about an element, or about what is around it.
fn question(tree: &Tree<'_>, index: usize) -> Option<Question> {
    let within = |name| is_within(tree, index, name);
    if within("Victim") {
        let domain = within("DomainData") || within("Organisation");
        return Some(if domain {
            Question::Domain
        } else {
            Question::Hosts
        });
    }
    let mut way = around(tree, index);
    let of_site = way.any(|at| {
        let contact = tree.get(at).and_then(|item| {
            let value = item.element.node().as_any();
            value.downcast_ref::<model::Contact>()
        });
        contact.is_some_and(is_of_site)
    });
    of_site.then_some(Question::Contact)
}

/// Whether a contact is one of the site, not of a team, agency or vendor.
fn is_of_site(contact: &model::Contact) -> bool {
    matches!(
        contact.role,
        ContactRole::Reporter
            | ContactRole::Admin
            | ContactRole::Tech
            | ContactRole::User
            | ContactRole::Billing
            | ContactRole::Legal
            | ContactRole::Victim
            | ContactRole::VictimNotified
    )
}
