//! Who made the document and what was done: RFC 3067, sections 2.2.3, 6.4, 6.8 and 6.11.

use iodef::{
    Action, Attack, Attacker, Contact, ContactRole, ContactType, Csirt, FindingSeverity, Flow,
    History, HistoryItem, Incident, IncidentId, KeyScheme, PublicKey, Stage, Status, Victim,
    Vocabulary,
};

use crate::{
    BOTH, at, bare, comes_back, comes_back_saying, errors, found, read, valid, whole, xml,
};

fn without_creator() -> Incident {
    let mut incident = whole();
    incident.contacts = vec![Contact::new(ContactRole::Irt, ContactType::Organization).into()];
    incident
}

#[test]
fn r010_creator_is_required() {
    assert_eq!(
        found(&without_creator(), "creator"),
        [FindingSeverity::Error]
    );
    assert_eq!(found(&whole(), "creator"), []);
}

/// Its identifier, its constituency and its public keys.
#[test]
fn r011_csirt() {
    let key = PublicKey::new(
        KeyScheme::Pgp,
        "1234 5678 9ABC DEF0 1234  5678 9ABC DEF0 1234 5678",
    )
    .with_key_id("0x12345678")
    .with_url("https://csirt.example.com/key.asc")
    .with_key("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ==\n-----END PGP PUBLIC KEY BLOCK-----\n");
    let csirt = Csirt::new("csirt.example.com")
        .with_constituency("Staff and students of Example University")
        .with_constituency("192.0.2.0/24")
        .with_public_key(key)
        .with_public_key(PublicKey::new(KeyScheme::X509, "AB:CD"));
    let mut incident = bare();
    incident.contacts = vec![
        Contact::creator("Example CSIRT")
            .with_csirt(csirt.clone())
            .into(),
    ];
    comes_back_saying(&incident, r#"<Csirt name="csirt.example.com">"#);
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        assert_eq!(back.contacts[0].csirt.as_deref(), Some(&csirt));
    }
}

/// The identity of the creator, apart from all others concerned.
#[test]
fn r076_identity_of_the_creator() {
    let reporter = Contact::new(ContactRole::Reporter, ContactType::Person)
        .with_name("Alice Example")
        .with_email("alice@example.com");
    let handler = Contact::new(ContactRole::CurrentHandler, ContactType::Organization)
        .with_name("Example CERT");
    let incident = bare().with_contact(reporter).with_contact(handler);
    comes_back_saying(&incident, r#"<Contact role="creator" type="organization">"#);
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        let name_of = |role: &str| {
            let mut contacts = back.contacts.iter();
            let contact = contacts.find(|contact| contact.role.token() == role);
            contact.map(|contact| contact.names[0].value.clone())
        };
        assert_eq!(name_of("creator").as_deref(), Some("Example CSIRT"));
        assert_eq!(name_of("reporter").as_deref(), Some("Alice Example"));
        assert_eq!(name_of("current-handler").as_deref(), Some("Example CERT"));
    }
}

/// Says more of an incident at each stage of handling it.
fn grow(incident: Incident, stage: usize) -> Incident {
    match stage {
        0 => incident.with_description("Somebody guesses passwords"),
        1 => incident
            .with_status(Status::InProgress)
            .with_time(Stage::Triage, at("2001-09-14")),
        2 => whole()
            .attacks
            .into_iter()
            .fold(incident, Incident::with_attack),
        3 => incident.with_assessment((*whole().assessments[0]).clone()),
        4 => {
            let item = HistoryItem::new(Action::BlockHost, at("2001-09-14T12:00:00Z"));
            incident.with_history(History::new(item))
        }
        _ => incident
            .with_status(Status::Resolved)
            .with_time(Stage::Close, at("2001-10")),
    }
}

/// From what is known at first to all of it: legal at every stage, and what
/// was said before stays.
#[test]
fn r067_minimal_at_first() {
    let unknown = Flow::new()
        .with_party(Attacker::unknown())
        .with_party(Victim::unknown());
    let mut incident = bare().with_attack(Attack::new().with_flow(unknown));
    let mut sizes = vec![xml(&incident, Vocabulary::Incident).len()];
    let mut written = vec![xml(&incident, Vocabulary::Iodef2)];
    for stage in 0..6 {
        assert_eq!(errors(&incident), [], "{stage}");
        comes_back(&incident);
        incident = grow(read(xml(&incident, Vocabulary::Iodef2)), stage);
        sizes.push(xml(&incident, Vocabulary::Incident).len());
        written.push(xml(&incident, Vocabulary::Iodef2));
    }
    assert_eq!(errors(&incident), []);
    comes_back(&incident);
    assert!(sizes.is_sorted_by(|a, b| a < b), "{sizes:?}");
    assert_eq!(iodef::validate(&incident), []);
    assert_eq!(incident.attacks.len(), 2);
    assert_eq!(incident.descriptions[0].value, "Somebody guesses passwords");
    assert_eq!(
        incident.timeline.when(&Stage::Triage),
        Some(&at("2001-09-14"))
    );
    valid(Vocabulary::Iodef2, &written);
}

/// Who did what, when, and what they call the incident; in the order given,
/// which need not be that of time.
#[test]
fn r082_actions_of_those_before() {
    let done = [
        (
            Action::StatusTriage,
            "2001-09-14T08:00:00+02:00",
            "cert.example.net",
            "A-7",
        ),
        (
            Action::Unlisted,
            "2001-09-13",
            "csirt.example.com",
            "189493",
        ),
        (Action::Training, "2001", "cert.example.net", "A-7"),
        (
            Action::StatusTriage,
            "2001-09-15T08:00:00Z",
            "cert.example.org",
            "3",
        ),
    ];
    let mut history = History::default();
    for (action, time, csirt, number) in &done {
        let item = HistoryItem::new(action.clone(), at(time))
            .with_incident_id(IncidentId::new(*csirt, *number))
            .with_contact(
                Contact::new(ContactRole::Irt, ContactType::Organization).with_name(*csirt),
            )
            .with_description("Done");
        history = history.with_item(item);
    }
    let incident = bare().with_history(history);
    comes_back(&incident);
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        let items = &back.history.as_ref().unwrap().items;
        assert_eq!(items.len(), done.len());
        for (item, (action, time, csirt, number)) in items.iter().zip(&done) {
            assert_eq!(item.action, *action);
            assert_eq!(item.time.to_string(), *time);
            let id = item.incident_id.as_ref().unwrap();
            assert_eq!(id.to_string(), format!("{csirt}#{number}"));
            assert_eq!(item.contact.as_ref().unwrap().names[0].value, *csirt);
        }
    }
}
