//! Where attackers and victims are, and how large an incident is.

use iodef::{
    Attack, Attacker, Constituency, Counter, CounterType, CounterUnit, DomainData, Flow, Incident,
    Locality, Node, NodeRoleCategory, PriorityList, PriorityRule, PriorityScale, Victim,
    YesNoUnknown,
};

use crate::{ELSEWHERE, HERE, bare, condition, flow, takeover, university, victim};

/// Rank 1 for what happens here, rank 2 for the same from here.
fn here_and_from_here() -> PriorityList {
    let kind = condition("SystemImpact", "type", "takeover-system");
    let here = PriorityRule::new(1, "here")
        .with_kind(kind)
        .with_locality(Locality::Here);
    let from_here = PriorityRule::new(2, "from here")
        .with_any_of([1])
        .with_locality(Locality::FromHere);
    PriorityList::new("elsewhere")
        .with_rule(here)
        .and_then(|list| list.with_rule(from_here))
        .unwrap()
}

fn rank(incident: &Incident) -> Option<u32> {
    here_and_from_here().priority(incident, &university()).rank
}

fn between(attacker: Attacker, victim: Victim) -> Incident {
    let mut attack = takeover(HERE, Victim::new());
    attack.flows = vec![Flow::new().with_party(attacker).with_party(victim).into()];
    bare().with_attack(attack)
}

/// All places of source and target: inside, outside, and unknown in each way.
#[test]
fn rule_6_fires_only_from_inside_to_outside() {
    let unknown = ["AS64496", "00:00:5e:00:53:01", "192.0.0.0/16", "unclear"];
    let places = [(HERE, Some(true)), (ELSEWHERE, Some(false))];
    let places = places.into_iter().chain(unknown.map(|text| (text, None)));
    for (from, source) in places.clone() {
        for (to, target) in places.clone() {
            let expected = match (source, target) {
                (_, Some(true) | None) => Some(1),
                (Some(true), Some(false)) => Some(2),
                (_, Some(false)) => None,
            };
            let found = rank(&between(Attacker::at(from), Victim::at(to)));
            assert_eq!(found, expected, "from {from} to {to}");
        }
    }
}

#[test]
fn a_victim_of_whom_nothing_is_known_is_here() {
    let incident = between(Attacker::at(HERE), Victim::unknown());
    assert_eq!(rank(&incident), Some(1));
    let mut denied = Victim::at(ELSEWHERE);
    denied.unknown = true;
    assert_eq!(rank(&between(Attacker::at(HERE), denied)), Some(1));

    let impact = *takeover(HERE, Victim::new()).assessment.unwrap();
    assert_eq!(
        rank(&bare().with_assessment(impact.clone())),
        Some(1),
        "no attack"
    );
    let attack = Attack::new().with_assessment(impact);
    assert_eq!(rank(&bare().with_attack(attack)), Some(1), "no victim");
}

#[test]
fn an_attacker_of_a_forged_or_denied_address_is_nowhere() {
    let mut forged = Attacker::at(HERE);
    forged.system.spoofed = Some(YesNoUnknown::Yes);
    assert_eq!(rank(&between(forged, Victim::at(ELSEWHERE))), None);

    let mut denied = Attacker::at(HERE);
    denied.unknown = true;
    assert_eq!(rank(&between(denied, Victim::at(ELSEWHERE))), None);

    let mut doubted = Attacker::at(HERE);
    doubted.system.spoofed = Some(YesNoUnknown::Unknown);
    assert_eq!(rank(&between(doubted, Victim::at(ELSEWHERE))), Some(2));
}

#[test]
fn names_place_a_system_as_addresses_do() {
    let named = |name: &str| {
        let mut victim = Victim::new();
        let node = Node::new().with_domain(DomainData::new(name));
        victim.system.node = Some(node.into());
        victim
    };
    let ours = named("WWW.XYZ-Univ.example.");
    assert_eq!(rank(&between(Attacker::at(ELSEWHERE), ours)), Some(1));
    let theirs = named("www.example.com");
    assert_eq!(rank(&between(Attacker::at(HERE), theirs)), Some(2));

    // A host of ours with a name of somebody else is ours.
    let mut hosted = named("shop.example.com");
    let node = hosted.system.node.take().unwrap().into_value();
    hosted.system.node = Some(node.with_address(iodef::Address::from(HERE)).into());
    assert_eq!(rank(&between(Attacker::at(HERE), hosted)), Some(1));
}

#[test]
fn without_a_constituency_everything_is_here() {
    let list = here_and_from_here();
    let incident = between(Attacker::at(HERE), Victim::at(ELSEWHERE));
    let found = list.priority(&incident, &Constituency::new());
    assert_eq!(found.rank, Some(1));
    assert!(found.reason.ends_with("as far as is known"), "{found}");
}

/// An attack that stays elsewhere and one that stays here are none from here to elsewhere.
#[test]
fn source_and_target_belong_to_one_attack() {
    let elsewhere = takeover(ELSEWHERE, Victim::at("203.0.113.10"));
    let mut here = takeover(HERE, victim("192.0.2.21", NodeRoleCategory::Www));
    here.assessment = None;
    let incident = bare().with_attack(elsewhere.clone()).with_attack(here);
    assert_eq!(rank(&incident), None);

    let outward = takeover(HERE, Victim::at(ELSEWHERE));
    let incident = bare().with_attack(elsewhere).with_attack(outward);
    assert_eq!(rank(&incident), Some(2));
}

fn large(scale: PriorityScale) -> PriorityList {
    let rule = PriorityRule::new(7, "large").with_scale(scale);
    PriorityList::new("small").with_rule(rule).unwrap()
}

fn is_large(incident: &Incident, scale: PriorityScale) -> bool {
    let found = large(scale).priority(incident, &Constituency::new());
    found.rank == Some(7)
}

#[test]
fn an_incident_is_as_large_as_it_has_victims() {
    let hit = |numbers: std::ops::Range<u8>| {
        let attacks = numbers.map(|n| {
            let to = Victim::at(format!("192.0.2.{n}").as_str());
            Attack::new().with_flow(flow(ELSEWHERE, to))
        });
        attacks.fold(bare(), Incident::with_attack)
    };
    assert!(!is_large(&hit(0..9), PriorityScale::new(10)));
    assert!(is_large(&hit(0..10), PriorityScale::new(10)));

    // One that is hit again is no other one.
    let mut again = hit(0..9);
    again.attacks.extend(hit(0..9).attacks);
    assert!(!is_large(&again, PriorityScale::new(10)));

    // Those without a name are different ones.
    let nameless = (0..10).fold(Flow::new(), |flow, _| flow.with_party(Victim::new()));
    let nameless = bare().with_attack(Attack::new().with_flow(nameless));
    assert!(is_large(&nameless, PriorityScale::new(10)));
}

#[test]
fn an_incident_is_as_large_as_it_was_counted() {
    let counted = |counter: Counter| bare().with_attack(Attack::new().with_counter(counter));
    let hosts = |n: &str| Counter::new(n.parse::<iodef::Number>().unwrap(), CounterUnit::Host);
    let ten = || PriorityScale::new(10);
    assert!(!is_large(&counted(hosts("9.9")), ten()));
    assert!(is_large(&counted(hosts("10")), ten()));
    assert!(is_large(&counted(hosts("1e3")), ten()));

    let rate = hosts("1000").with_type(CounterType::Rate);
    assert!(!is_large(&counted(rate), ten()));
    let packets = Counter::new(1_000_000_u32, CounterUnit::Packet);
    assert!(!is_large(&counted(packets.clone()), ten()));
    let mut with_packets = ten();
    with_packets.units.push(CounterUnit::Packet);
    assert!(is_large(&counted(packets), with_packets));
}
