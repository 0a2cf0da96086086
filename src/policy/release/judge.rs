//! What marks, policy and consent say of each element.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::mark::{Clearance, ElementPath, Inheritance, Keep, Reason, Sort, Tree, sort_of};
use crate::model::{Contact, Incident};
use crate::policy::release::classify::{around, class_of};
use crate::policy::release::consent::{Consented, consented};
use crate::policy::{
    Case, Circumstance, DisclosurePolicy, InfoClass, Obligation, Permission, Recipient,
    RecipientClass, Verdict,
};
use crate::value::{ContactRole, Purpose, Rank};

/// Judges the elements of one incident for one recipient, and notes by what rules.
pub(super) struct Judge<'j> {
    pub(super) incident: &'j Incident,
    pub(super) policy: &'j DisclosurePolicy,
    pub(super) recipient: &'j RecipientClass,
    pub(super) case: Case,
    pub(super) purpose: Option<&'j Purpose>,
    pub(super) keep: &'j BTreeSet<Keep>,
    pub(super) classes: &'j BTreeMap<ElementPath, InfoClass>,
    /// Whether identities of these classes can be disguised.
    pub(super) can_disguise: bool,
    pub(super) notes: RefCell<Notes>,
}

/// What is to be said of a release.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) rules: BTreeSet<String>,
    pub(super) obligations: BTreeSet<Obligation>,
    pub(super) pending: BTreeMap<usize, Vec<Obligation>>,
    pub(super) disguised: BTreeSet<InfoClass>,
    /// Whether not even that there was an incident may be told.
    pub(super) is_secret: bool,
}

/// What is known of a case from the incident itself and from whoever approves.
pub(super) fn case(incident: &Incident, recipient: &Recipient) -> Case {
    let mut case = Case::of(incident);
    case.circumstances = recipient.circumstances.clone();
    let items = incident.history.iter().flat_map(|history| &history.items);
    for contact in items.filter_map(|item| item.contact.as_ref()) {
        match contact.role {
            ContactRole::Vendor | ContactRole::VendorServices => {
                case.circumstances.insert(Circumstance::VendorInformed);
            }
            ContactRole::VictimNotified => {
                case.circumstances.insert(Circumstance::AffectedInformed);
            }
            _ => {}
        }
    }
    case
}

impl Judge<'_> {
    /// The strictest of what the mark, the policy and the consent say.
    pub(super) fn clearance(&self, tree: &Tree<'_>, index: usize) -> Clearance {
        let Some(item) = tree.get(index) else {
            return withheld("it has no place".into());
        };
        let effective = item.levels.effective(Inheritance::Strictest);
        if effective.rank() > self.recipient.clearance() {
            return Clearance {
                level: effective.rank(),
                refusal: Some(Reason::Restricted(effective.clone())),
            };
        }
        if self.is_left_out_anyway(tree, index) {
            return Clearance {
                level: effective.rank(),
                refusal: None,
            };
        }
        let class = self.class(tree, index);
        let mut case = self.case.clone();
        case.restriction = Some(effective.clone());
        if has_opted_out(tree, index) {
            case.circumstances.insert(Circumstance::OptedOut);
        }
        if case.has(Circumstance::OptedOut) && !case.has(Circumstance::LegalInvestigation) {
            return withheld("the contact asked not to be passed on".into());
        }
        match consented(self.incident, self.recipient, &case, (tree, index)) {
            Consented::Permitted if is_the_sites(class) => {
                case.circumstances
                    .insert(Circumstance::PermissionOfAffected);
            }
            Consented::NotAsked | Consented::Permitted => {}
            Consented::Refused(question) => {
                return withheld(format!(
                    "the site does not permit its {} to be told",
                    question.word()
                ));
            }
        }
        let verdict = self.policy.decide(class, &self.recipient.name, &case);
        let permission = verdict.permits(&case);
        let refused = self.note(index, class, &verdict, &permission);
        if refused {
            self.notes.borrow_mut().is_secret |= index == 0;
            return withheld(format!("{class}: {verdict}: {permission}"));
        }
        Clearance {
            level: effective.rank(),
            refusal: None,
        }
    }

    fn is_left_out_anyway(&self, tree: &Tree<'_>, index: usize) -> bool {
        around(tree, index).any(
            |at| match tree.get(at).and_then(|item| sort_of(item.name)) {
                Some(Sort::Asked(keep)) => !self.keep.contains(&keep),
                _ => false,
            },
        )
    }

    /// Notes what follows from a verdict; says whether the element is withheld.
    fn note(
        &self,
        index: usize,
        class: InfoClass,
        verdict: &Verdict,
        permission: &Permission,
    ) -> bool {
        let mut notes = self.notes.borrow_mut();
        match permission {
            Permission::Permitted => {}
            Permission::Disguised if self.can_disguise => {
                notes.disguised.insert(class);
            }
            Permission::Pending(obligations) => {
                notes.pending.insert(index, obligations.clone());
                return true;
            }
            _ => return true,
        }
        notes.rules.extend(verdict.rules.iter().cloned());
        notes
            .obligations
            .extend(verdict.obligations.iter().copied());
        false
    }

    /// The class of an element: what somebody said of it or of the nearest
    /// element around it, else by where it stands.
    fn class(&self, tree: &Tree<'_>, index: usize) -> InfoClass {
        let mut said = around(tree, index);
        let said = said
            .by_ref()
            .take_while(|_| !self.classes.is_empty())
            .find_map(|at| self.classes.get(&tree.path(at)).copied());
        if let Some(class) = said {
            return class;
        }
        class_for(self.purpose, tree, index)
    }
}

/// Whether the site can permit it: it does not speak for its users.
fn is_the_sites(class: InfoClass) -> bool {
    matches!(class, InfoClass::PrivateSite | InfoClass::Contact)
}

/// The class of an element by where it stands; what holds nobody's identity is
/// statistical.
pub(super) fn class_for(purpose: Option<&Purpose>, tree: &Tree<'_>, index: usize) -> InfoClass {
    if purpose == Some(&Purpose::Statistics) {
        return InfoClass::Statistical;
    }
    class_of(tree, index)
}

fn has_opted_out(tree: &Tree<'_>, index: usize) -> bool {
    around(tree, index).any(|at| {
        let contact = tree.get(at).and_then(|item| {
            let value = item.element.node().as_any();
            value.downcast_ref::<Contact>()
        });
        contact.is_some_and(|contact| contact.opted_out)
    })
}

fn withheld(explanation: String) -> Clearance {
    Clearance {
        level: Rank::WITHHELD,
        refusal: Some(Reason::Withheld(explanation)),
    }
}
