//! Disguising an incident (RFC 2350, appendix E, section 4.2).

#![cfg(feature = "disguise")]
#![expect(clippy::unwrap_used, reason = "it is how a test fails")]

mod common;

use std::collections::BTreeSet;

use common::corpus;
use iodef::{
    Action, Address, Attack, Attacker, BulkObservable, BulkObservableType, Contact, ContactRole,
    ContactType, Custody, CustodyAction, CustodyEntry, Disguise, Document, Evidence, EvidenceItem,
    Extension, Flow, History, HistoryItem, IdentityKind, Incident, IncidentId, Indicator,
    IndicatorId, Marked, Observable, ObservableReference, Purpose, Restriction, Timestamp, Victim,
    Vocabulary, validate,
};

fn disguise() -> Disguise {
    Disguise::new(&[7; 32])
}

fn time() -> Timestamp {
    "2001-09-13T23:19:24Z".parse().unwrap()
}

/// Alice is the contact, the victim and the one who found the evidence.
fn incident() -> Incident {
    let id = IncidentId::new("csirt.example.com", "189493").with_instance("alice");
    let person = Contact::new(ContactRole::User, ContactType::Person)
        .with_name("Alice Liddell")
        .with_email("alice@example.com")
        .with_telephone("+49 40 123456");
    let found = CustodyEntry::new(CustodyAction::Collected, time()).with_by("ALICE LIDDELL");
    let evidence = EvidenceItem::default()
        .with_custody(Custody::new(found))
        .with_inline(Extension::text(
            "192.0.2.166 - alice [13/Sep/2001] \"GET /\" 200",
        ));
    let mut victim = Victim::at("198.51.100.7");
    victim.persons.push("alice  liddell".into());
    let attacker = Marked::new(Address::from("192.0.2.166"))
        .restricted(Restriction::Partner)
        .with_id("attacker".parse().unwrap());
    let list = "192.0.2.166\n203.0.113.9\n";
    let bulk = BulkObservable::new(BulkObservableType::Ipv4Addr, list);
    let indicator = |id: &str| IndicatorId::new("csirt.example.com", id.parse().unwrap(), "1");
    let reference = ObservableReference::to("attacker".parse().unwrap());
    let mut observed = Attacker::default();
    observed
        .system
        .node
        .get_or_insert_default()
        .addresses
        .push(attacker);
    Incident::new(id, Purpose::Reporting, Restriction::NeedToKnow)
        .with_description("Somebody guessed passwords")
        .with_description("Seen from 192[.]0[.]2[.]166, which is not ours")
        .with_description("Liddell called at once")
        .with_contact(Contact::creator("Example CSIRT").with_email("csirt@example.com"))
        .with_contact(person)
        .with_attack(
            Attack::new()
                .with_flow(Flow::new().with_party(observed).with_party(victim))
                .with_evidence(Evidence::new(evidence)),
        )
        .with_indicator(Indicator::new(indicator("first"), reference))
        .with_indicator(Indicator::new(indicator("second"), Observable::new(bulk)))
        .with_history(History::new(
            HistoryItem::new(Action::ContactSourceSite, time())
                .with_incident_id(IncidentId::new("CSIRT.example.com.", "189493")),
        ))
}

#[test]
fn d02_identity_is_disguised_consistently() {
    let original = incident();
    let disguised = disguise().apply(&original).unwrap();
    let copy = disguised.incident();
    let alice = disguise().name(IdentityKind::Person, "Alice Liddell");
    let token = alice.strip_prefix("person-").unwrap();

    let contact = &copy.contacts[1];
    assert_eq!(contact.names[0].value, alice);
    assert_eq!(
        *contact.emails[0].address,
        disguise().email("alice@example.com")
    );
    let Some(iodef::Party::Victim(victim)) = copy.attacks[0].parties().nth(1).map(|party| &**party)
    else {
        panic!("no victim");
    };
    assert_eq!(victim.persons[0].value, alice);
    let custody = copy.attacks[0].evidence.as_ref().unwrap().items[0]
        .custody
        .as_ref();
    let by = &custody.unwrap().entries[0].by.as_ref().unwrap().value;
    assert_eq!(by.strip_prefix("party-"), Some(token));

    // The history speaks of the same incident.
    let item = &copy.history.as_ref().unwrap().items[0];
    let told = item.incident_id.as_ref().unwrap();
    assert_eq!(
        (&told.csirt, &told.number),
        (&copy.id.csirt, &copy.id.number)
    );
    assert_eq!(copy.id.csirt, disguise().host("csirt.example.com"));

    // The list of indicators knows the attacker's address, and so does the reference.
    let attacker = disguise().ip("192.0.2.166".parse().unwrap()).to_string();
    let written = copy_xml(copy);
    assert_eq!(written.matches(&attacker).count(), 2, "{written}");
    let id = disguise().element_id(&"attacker".parse().unwrap());
    assert_eq!(written.matches(id.as_str()).count(), 2, "{written}");

    // What names nobody stays; restrictions and times do.
    assert_eq!(copy.descriptions.len(), 1);
    assert_eq!(copy.descriptions[0].value, "Somebody guessed passwords");
    assert_eq!(copy.restriction(), Some(&Restriction::NeedToKnow));
    assert!(written.contains("restriction=\"partner\""));
    for identity in [
        "liddell",
        "alice",
        "192.0.2.166",
        "example.com",
        "198.51.100",
        "189493",
        "123456",
    ] {
        assert!(
            !written.to_lowercase().contains(identity),
            "{identity}: {written}"
        );
    }

    // The owner learns what is missing; the original is as it was.
    let withheld: Vec<_> = disguised
        .withheld()
        .iter()
        .map(ToString::to_string)
        .collect();
    let record = "/Incident/Attack/Evidence/EvidenceItem/RecordItem";
    assert_eq!(
        withheld,
        [
            "/Incident/Description[2]",
            "/Incident/Description[3]",
            record
        ]
    );
    assert!(disguised.replaced() > 15, "{}", disguised.replaced());
    assert_eq!(original, incident());
}

fn copy_xml(incident: &Incident) -> String {
    Document::new([incident.clone()])
        .to_xml(Vocabulary::Incident)
        .unwrap()
}

#[test]
fn a_key_makes_all_the_difference() {
    let [first, again, other] = [7, 7, 8].map(|key| {
        let disguised = Disguise::new(&[key; 32]).apply(&incident()).unwrap();
        copy_xml(disguised.incident())
    });
    assert_eq!(first, again);
    let tokens = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.len() == 16)
            .map(str::to_owned)
            .collect()
    };
    let shared: Vec<_> = tokens(&first)
        .intersection(&tokens(&other))
        .cloned()
        .collect();
    assert!(shared.is_empty(), "{shared:?}");
    assert!(tokens(&first).len() > 10);
}

/// No rule is broken that was not broken before.
#[test]
fn real_incidents_stay_sound() {
    let Some(entries) = corpus::all() else {
        return println!("skipped: no corpus is here");
    };
    let [mut incidents, mut replaced, mut withheld] = [0; 3];
    let mut worse = Vec::new();
    for entry in entries {
        let bytes = entry.read().unwrap();
        let Ok(document) = Document::from_slice(&bytes) else {
            continue;
        };
        for incident in &document.incidents {
            let disguised = disguise().apply(incident).unwrap();
            let rules = |incident: &Incident| -> BTreeSet<_> {
                validate(incident)
                    .iter()
                    .map(|finding| finding.rule.id)
                    .collect()
            };
            let [before, after] = [rules(incident), rules(disguised.incident())];
            let new: Vec<_> = after.difference(&before).collect();
            if !new.is_empty() {
                worse.push(format!("{}: {new:?}", entry.path.display()));
            }
            let written = copy_xml(disguised.incident());
            let read = Document::from_slice(written.as_bytes()).unwrap();
            assert_eq!(
                &read.incidents[0],
                disguised.incident(),
                "{}",
                entry.path.display()
            );
            incidents += 1;
            replaced += disguised.replaced();
            withheld += disguised.withheld().len();
        }
    }
    println!("{incidents} incidents: {replaced} pseudonyms, {withheld} elements withheld");
    assert!(worse.is_empty(), "{worse:#?}");
}
