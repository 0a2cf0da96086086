//! Laws of scores.

use iodef::{
    Attack, Attacker, Campaign, ClueKind, Flow, Incident, IncidentId, Method, RELATED, Reference,
    RelatedActivity, RelationKind, Stage, ThreatActor, Victim, relate,
};

use crate::made::{Chance, Story, address};

const TEAMS: [&str; 2] = ["csirt.example.com", "cert.example.net"];

fn told(chance: &mut Chance) -> [Incident; 2] {
    let one = Story::new(chance);
    let other = if chance.percent(50) {
        one.clone()
    } else {
        Story::new(chance)
    };
    let one = one.told(TEAMS[0], 1, chance);
    [one, other.told(TEAMS[1], 2, chance)]
}

/// Says one thing more of an incident.
fn with_more(incident: Incident, what: u64, chance: &mut Chance) -> Incident {
    let with = |flow: Flow| incident.clone().with_attack(Attack::new().with_flow(flow));
    match what {
        0 => with(Flow::new().with_party(Attacker::at(&*address(chance)))),
        1 => with(Flow::new().with_party(Victim::at(&*address(chance)))),
        2 => {
            let reference = Reference::cve("CVE-2014-0160").unwrap();
            incident.with_method(Method::new().with_reference(reference))
        }
        3 => incident
            .with_related(RelatedActivity::default().with_campaign(Campaign::new("Night Rain"))),
        4 => incident
            .with_related(RelatedActivity::default().with_threat_actor(ThreatActor::new("UNC-7"))),
        5 => {
            let time = format!("2024-05-{:02}T03Z", 1 + chance.below(28));
            incident.with_time(Stage::End, time.parse().unwrap())
        }
        _ => with(Flow::new().with_party(Victim::new().with_organisation("Works and Sons"))),
    }
}

#[test]
fn r077_more_in_common_never_lowers_the_score() {
    let chance = &mut Chance(77);
    for round in 0..1_000 {
        let [one, other] = told(chance);
        let what = chance.below(7);
        let seed = chance.next();
        let before = relate(&one, &other);
        let [more, others] = [one, other].map(|i| with_more(i, what, &mut Chance(seed)));
        let after = relate(&more, &others);
        assert!(
            after.score() >= before.score(),
            "{round} {what}: {before:?}, then {after:?}"
        );
        assert!((0.0..=1.0).contains(&after.score()));
    }
}

#[test]
fn r077_it_does_not_matter_which_comes_first() {
    let chance = &mut Chance(78);
    for _ in 0..500 {
        let [one, other] = told(chance);
        assert_eq!(relate(&one, &other), relate(&other, &one));
    }
}

#[test]
fn r077_circumstances_alone_never_suffice() {
    use iodef::{AttackType, AttackTypeName, Restriction, TargetKind};

    let report = |team: &str| {
        let victim = Victim::new()
            .with_target(TargetKind::Computer)
            .with_location("NL");
        let attack = Attack::new()
            .with_type(AttackType::new(AttackTypeName::Exploit))
            .with_flow(
                Flow::new()
                    .with_party(victim)
                    .with_party(Attacker::new().with_location("NL")),
            );
        let reference = Reference::cve("CVE-2014-0160").unwrap();
        Incident::new(
            IncidentId::new(team, "1"),
            iodef::Purpose::Reporting,
            Restriction::Private,
        )
        .with_attack(attack)
        .with_method(Method::new().with_reference(reference))
        .with_time(Stage::Detect, "2014-04-08T10:00:00Z".parse().unwrap())
    };
    let [one, other] = TEAMS.map(report);
    let relation = relate(&one, &other);
    let kinds: Vec<_> = relation.clues.iter().map(|clue| clue.kind).collect();
    for kind in [
        ClueKind::Cve,
        ClueKind::Time,
        ClueKind::AttackType,
        ClueKind::Target,
    ] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    assert_eq!(relation.kind(RELATED), None, "{}", relation.score());
    assert!(relation.score() < 0.6, "{}", relation.score());
}

#[test]
fn r077_the_country_and_the_addresses_of_everybody_tell_nothing() {
    use iodef::{Purpose, Restriction};

    let shared = [
        "10.0.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "100.64.3.4",
        "169.254.1.1",
        "fe80::1",
        "fd00::7",
        "::1",
    ];
    let report = |team: &str| {
        let flow = shared.iter().fold(Flow::new(), |flow, address| {
            flow.with_party(Attacker::at(*address))
                .with_party(Victim::at(*address))
        });
        Incident::new(
            IncidentId::new(team, "1"),
            Purpose::Reporting,
            Restriction::Private,
        )
        .with_attack(Attack::new().with_flow(flow))
    };
    let [one, other] = TEAMS.map(report);
    assert!(relate(&one, &other).clues.is_empty());
}

#[test]
fn r077_a_statement_decides() {
    let chance = &mut Chance(79);
    for _ in 0..100 {
        let [one, other] = told(chance);
        let kind = |one: &Incident, other: &Incident| relate(one, other).kind(RELATED);
        let named = one
            .clone()
            .with_alternative_ids(iodef::AlternativeIds::new(other.id.clone()));
        assert_eq!(kind(&named, &other), Some(RelationKind::SameIncident));
        assert_eq!(kind(&other, &named), Some(RelationKind::SameIncident));
        let related = one
            .clone()
            .with_related(RelatedActivity::new(other.id.clone()));
        assert_eq!(kind(&related, &other), Some(RelationKind::SameCampaign));
        let mut colleague = other.clone();
        colleague.id = IncidentId::new(TEAMS[0].to_uppercase(), "17").into();
        assert_ne!(kind(&one, &colleague), Some(RelationKind::SameIncident));
    }
}

#[test]
fn r077_unknown_offsets_are_respected() {
    let chance = &mut Chance(80);
    let story = Story::new(chance);
    let mut one = story.told(TEAMS[0], 1, chance);
    let mut other = story.told(TEAMS[1], 2, chance);
    let time_is = |a: &str, b: &str, one: &mut Incident, other: &mut Incident| {
        one.timeline.set(Stage::Detect, a.parse().unwrap());
        other.timeline.set(Stage::Detect, b.parse().unwrap());
        let relation = relate(one, other);
        relation
            .clues
            .iter()
            .find(|clue| clue.kind == ClueKind::Time)
            .map(|clue| clue.weight)
    };
    let mut weight = |a: &str, b: &str| time_is(a, b, &mut one, &mut other);
    let exact = weight("2024-03-01T10:00:00Z", "2024-03-01T11:00:00+01:00");
    assert_eq!(exact, Some(0.5));
    let offset_unknown = weight("2024-03-01T10:00:00Z", "2024-03-01T22:00:00");
    assert_eq!(offset_unknown, Some(0.4));
    assert_eq!(weight("2024-03-01T10:00:00Z", "2024"), None);
    assert_eq!(weight("2024-03-01T10:00:00Z", "2024-03-09T22:00:00"), None);
}
