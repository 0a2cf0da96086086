//! States of one incident, merged and compared.

use iodef::{
    Action, AlternativeIds, Attack, Attacker, ChangeKind, Document, Flow, History, HistoryItem,
    Incident, IncidentId, Marked, Purpose, Restriction, Stage, Status, Text, Victim, diff,
};

use crate::common::corpus;

fn first() -> Incident {
    let id = IncidentId::new("csirt.example.com", "189493");
    Incident::new(id, Purpose::Handling, Restriction::Partner)
}

fn merged(mut older: Incident, newer: &Incident) -> Incident {
    older.merge(newer).unwrap();
    older
}

fn did(action: Action, time: &str, words: &str) -> HistoryItem {
    HistoryItem::new(action, time.parse::<iodef::Timestamp>().unwrap()).with_description(words)
}

#[test]
fn r083_merging_two_teams_histories_is_a_union_ordered_by_time() {
    let call = did(
        Action::Other("called".into()),
        "2001-09-14T09:00:00Z",
        "Called the site",
    );
    let block = did(Action::BlockHost, "2001-09-14", "Blocked");
    let last = did(
        Action::Other("closed".into()),
        "2001-09-20T08:00:00+02:00",
        "Closed",
    );
    let ours = first().with_history(History::new(call.clone()).with_item(last.clone()));
    let mut theirs = first().with_history(History::new(block.clone()).with_item(call.clone()));
    theirs.id = IncidentId::new("cert.example.net", "7").into();
    assert!(ours.clone().merge(&theirs).is_err());
    let theirs = theirs.with_alternative_ids(AlternativeIds::new(ours.id.clone()));
    let both = merged(ours.clone(), &theirs);
    let items = &both.history.as_ref().unwrap().items;
    let items: Vec<&HistoryItem> = items.iter().map(|item| &**item).collect();
    // The day without offset may have begun fourteen hours before.
    assert_eq!(items, [&block, &call, &last]);
    assert_eq!(both.id, ours.id);
    let others = both.alternative_ids.unwrap();
    assert_eq!(
        others.ids,
        [Marked::from(IncidentId::new("cert.example.net", "7"))]
    );
}

#[test]
fn r067_an_incident_grows_by_stages() {
    let attack = Attack::new().with_flow(Flow::new().with_party(Attacker::at("192.0.2.166")));
    let mut grown = attack.clone();
    grown.flows[0] = Flow::new()
        .with_party(Attacker::at("192.0.2.166"))
        .with_party(Victim::at("198.51.100.7"))
        .into();
    let alert = first().with_attack(attack).with_status(Status::New);
    let analysed = first()
        .with_attack(grown)
        .with_description("A worm")
        .with_time(Stage::Detect, "2001-09-13T23:19:24Z".parse().unwrap());
    let closed = first().with_status(Status::Resolved);
    let left = merged(merged(alert.clone(), &analysed), &closed);
    let right = merged(alert.clone(), &merged(analysed.clone(), &closed));
    assert_eq!(left, right);
    assert_eq!(
        left.attacks, analysed.attacks,
        "the attack has grown, there is one"
    );
    assert_eq!(left.status, Some(Status::Resolved));
    assert_eq!(left.descriptions, analysed.descriptions);

    let mut state = alert;
    let told = state.merge(&closed).unwrap();
    let replaced: Vec<_> = told.replaced().map(ToString::to_string).collect();
    assert_eq!(
        replaced,
        [r#"changed /Incident/@status from "new" to "resolved""#]
    );
}

#[test]
fn r067_a_restriction_is_never_lowered_by_merging() {
    let secret = |level| Marked::<Text>::from("The password was hunter2").restricted(level);
    let older = first().with_description(secret(Restriction::Private));
    let newer = first().with_description(secret(Restriction::Public));
    let mut state = older.clone();
    let told = state.merge(&newer).unwrap();
    assert_eq!(state.descriptions, older.descriptions);
    let overruled: Vec<_> = told.overruled.iter().map(ToString::to_string).collect();
    let path = "/Incident/Description/@restriction";
    assert_eq!(
        overruled,
        [format!(r#"changed {path} from "public" to "private""#)]
    );
    assert_eq!(merged(newer, &older).descriptions, older.descriptions);

    let mut private = first();
    private.set_restriction(Restriction::Private);
    assert_eq!(
        merged(private, &first()).restriction(),
        Some(&Restriction::Private)
    );
}

#[test]
fn r067_a_difference_names_its_place() {
    let one = first()
        .with_description("One")
        .with_description("Two")
        .with_status(Status::New);
    let mut other = first().with_description("Two").with_description("Three");
    other.purpose = Purpose::Reporting;
    let told: Vec<_> = diff(&one, &other).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            r#"changed /Incident/@purpose from "handling" to "reporting""#,
            r#"removed /Incident/@status "new""#,
            r#"removed /Incident/Description "One""#,
            r#"added /Incident/Description[2] "Three""#,
        ]
    );
    let mut turned = one.clone();
    turned.descriptions.reverse();
    let moved = diff(&one, &turned);
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].kind, ChangeKind::Moved);
}

#[test]
fn r067_documents_of_others_merge_with_their_parts() {
    let Some(entries) = corpus::folder("iodef2") else {
        return;
    };
    let mut merges = 0;
    for entry in entries {
        let Ok(document) = Document::from_slice(&entry.read().unwrap()) else {
            continue;
        };
        for whole in document.incidents {
            let mut part = whole.clone();
            part.attacks.clear();
            part.contacts.truncate(1);
            part.history = None;
            assert_eq!(merged(whole.clone(), &whole), whole);
            assert_eq!(
                merged(part.clone(), &whole),
                whole,
                "{}",
                entry.path.display()
            );
            let back = merged(whole.clone(), &part);
            let lost = diff(&whole, &back);
            let moved = |change: &iodef::Change| change.kind == ChangeKind::Moved;
            assert!(
                lost.iter().all(moved),
                "{}: {lost:#?}",
                entry.path.display()
            );
            merges += 3;
        }
    }
    println!("{merges} merges");
    assert!(merges > 30);
}

/// The time grows with the number of systems, not with its square.
#[test]
fn r067_many_systems_are_no_burden() {
    let attack = |systems: std::ops::Range<u32>, level: Restriction| {
        let flow = systems.fold(Flow::new(), |flow, number| {
            let address = std::net::Ipv4Addr::from(0xF000_0000 + number).to_string();
            flow.with_party(Victim::at(&*address))
        });
        let flow = Marked::from(flow).restricted(level);
        first().with_attack(Attack::new().with_flow(flow))
    };
    let start = std::time::Instant::now();
    let older = attack(0..2_000, Restriction::Private);
    let newer = attack(100..2_100, Restriction::Public);
    let both = merged(older.clone(), &newer);
    assert_eq!(
        both.attacks.len(),
        2,
        "neither says all that the other does"
    );
    let grown = merged(older, &attack(0..2_100, Restriction::Public));
    let [attack] = &grown.attacks[..] else {
        unreachable!("one attack");
    };
    assert_eq!(attack.flows[0].parties.len(), 2_100);
    assert_eq!(attack.flows[0].restriction(), Some(&Restriction::Private));
    println!("{:?}", start.elapsed());
    assert!(start.elapsed().as_secs() < 20);
}
