//! Releasing incidents: what marks, a policy and consents let out (RFC 3067,
//! sections 4.2, 4.3, 5.1 and 6.1; RFC 2350, section 3.4.2).
//!
//! A test bears the number of the requirement in the project's list.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "it is how a test fails"
)]

#[path = "release/approval.rs"]
mod approval;
#[path = "release/consent.rs"]
mod consent;
#[path = "release/disclosure.rs"]
mod disclosure;
#[cfg(feature = "disguise")]
#[path = "release/disguise.rs"]
mod disguise;
#[path = "release/purpose.rs"]
mod purpose;
#[path = "release/strictest.rs"]
mod strictest;
#[path = "release/verbs.rs"]
mod verbs;
#[cfg(feature = "policy")]
#[path = "release/xyz.rs"]
mod xyz;

use iodef::{
    Approval, Attack, Attacker, Contact, ContactRole, ContactType, Decision, DisclosurePolicy,
    DisclosureRule, Document, Evidence, EvidenceItem, Extension, Flow, Incident, IncidentId,
    Method, Purpose, Recipient, RecipientClass, Release, ReleaseError, Restriction, Stage,
    Timestamp, Victim, Vocabulary, release,
};

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn approval() -> Approval {
    Approval::new("A. Duty", at("2026-11-22T09:00:00Z")).unwrap()
}

/// An incident that says no more than that there was one.
fn shell() -> Incident {
    let id = IncidentId::new("csirt.example.com", "189493");
    Incident::new(id, Purpose::Handling, Restriction::Public)
        .with_time(Stage::Generate, at("2026-03-04T05:06:07Z"))
}

/// One that tells something of each class; nothing in it is restricted.
fn full() -> Incident {
    let mut attacker = Attacker::at("192.0.2.66").with_objective("extortion");
    attacker.persons.push("Mallory".into());
    let mut victim = Victim::at("198.51.100.7").with_organisation("Example Library");
    victim.persons.push("Alice Liddell".into());
    let record = EvidenceItem::inline(Extension::text("sshd: session opened"));
    let attack = Attack::new()
        .with_flow(Flow::new().with_party(attacker).with_party(victim))
        .with_evidence(Evidence::new(record));
    let admin = Contact::new(ContactRole::Admin, ContactType::Person)
        .with_name("Bob Admin")
        .with_email("bob@library.example");
    shell()
        .with_description("A break-in")
        .with_method(Method::new().with_description("Guessed passwords"))
        .with_contact(Contact::creator("Example CSIRT"))
        .with_contact(admin)
        .with_attack(attack)
}

/// A policy that tells one class of recipients all that it is asked for.
fn open_policy() -> DisclosurePolicy {
    policy_of([DisclosureRule::new("all", Decision::Free)])
}

fn policy_of(rules: impl IntoIterator<Item = DisclosureRule>) -> DisclosurePolicy {
    let policy = DisclosurePolicy::new("example", "1", "Example CSIRT")
        .with_recipient(RecipientClass::new("partner", Restriction::Partner))
        .with_recipient(RecipientClass::new("public", Restriction::Public));
    rules.into_iter().fold(policy, DisclosurePolicy::with_rule)
}

fn to(
    incident: &Incident,
    class: &str,
    policy: &DisclosurePolicy,
) -> Result<Release, ReleaseError> {
    release(incident, &Recipient::new(class), policy, approval())
}

#[track_caller]
fn written(incident: &Incident) -> String {
    let document = Document::from(incident.clone());
    document.to_xml(Vocabulary::Incident).unwrap()
}

#[track_caller]
fn says(text: &str, what: &str) {
    assert!(text.contains(what), "no {what} in {text}");
}

#[track_caller]
fn lacks(text: &str, what: &str) {
    assert!(!text.contains(what), "{what} in {text}");
}

#[track_caller]
fn says_all<'t>(text: &str, all: impl IntoIterator<Item = &'t str>) {
    all.into_iter().for_each(|what| says(text, what));
}

#[track_caller]
fn lacks_all<'t>(text: &str, all: impl IntoIterator<Item = &'t str>) {
    all.into_iter().for_each(|what| lacks(text, what));
}
