//! What of an incident belongs together, and what lists of rules may say.

use iodef::{
    Attack, AttackTypeName, Constituency, ErrorKind, Flow, Incident, Indicator, IndicatorId,
    Locality, Node, NodeRole, NodeRoleCategory, Observable, OtherSystem, PriorityCondition,
    PriorityList, PriorityRule, System, SystemCategory, SystemImpactType, Victim,
};

use crate::{
    ELSEWHERE, HERE, bare, condition, flow, impact, of_type, takeover, university, victim,
};

/// Rank 1 for a router in foreign hands, rank 2 for a service denied to the same.
fn routers() -> PriorityList {
    let takeover = condition("SystemImpact", "type", "takeover-system");
    let router = condition("Victim/NodeRole", "category", "infra-router");
    let denial = condition("AttackType", "type", "dos");
    let first = PriorityRule::new(1, "taken over")
        .with_kind(takeover)
        .with_asset(router);
    let second = PriorityRule::new(2, "denied")
        .with_kind(denial)
        .with_asset_of([1]);
    PriorityList::new("other")
        .with_rule(first)
        .and_then(|list| list.with_rule(second))
        .unwrap()
}

fn rank(incident: &Incident) -> Option<u32> {
    routers().priority(incident, &Constituency::new()).rank
}

fn to_router() -> Flow {
    flow(ELSEWHERE, victim(HERE, NodeRoleCategory::InfraRouter))
}

#[test]
fn kind_and_asset_belong_to_one_attack() {
    let desktop = takeover(ELSEWHERE, victim(HERE, NodeRoleCategory::Client));
    let scan = of_type(AttackTypeName::Scanner).with_flow(to_router());
    let apart = bare().with_attack(desktop).with_attack(scan);
    assert_eq!(rank(&apart), None);

    let together = bare().with_attack(takeover(
        ELSEWHERE,
        victim(HERE, NodeRoleCategory::InfraRouter),
    ));
    assert_eq!(rank(&together), Some(1));
}

#[test]
fn what_an_incident_says_holds_for_its_attacks() {
    let incident = bare()
        .with_assessment(impact(SystemImpactType::TakeoverSystem))
        .with_attack(Attack::new().with_flow(to_router()));
    assert_eq!(rank(&incident), Some(1));
}

#[test]
fn what_an_outer_attack_says_holds_for_the_inner_one() {
    let inner = Attack::new().with_flow(to_router());
    let incident = bare().with_attack(of_type(AttackTypeName::Dos).with_attack(inner));
    assert_eq!(rank(&incident), Some(2));

    // But not for one beside it.
    let beside = of_type(AttackTypeName::Dos).with_flow(flow(ELSEWHERE, Victim::at(HERE)));
    let inner = Attack::new().with_flow(to_router());
    let incident = bare().with_attack(Attack::new().with_attack(beside).with_attack(inner));
    assert_eq!(rank(&incident), None);
}

#[test]
fn an_inner_attack_without_victims_says_more_of_the_outer_one() {
    let more = Attack::new().with_attack(of_type(AttackTypeName::Dos));
    let incident = bare().with_attack(Attack::new().with_flow(to_router()).with_attack(more));
    assert_eq!(rank(&incident), Some(2));
}

/// The asset of one victim is not that of another, which may be elsewhere.
#[test]
fn each_victim_is_looked_at_alone() {
    let kind = condition("SystemImpact", "type", "takeover-system");
    let router = condition("Victim/NodeRole", "category", "infra-router");
    let rule = PriorityRule::new(1, "a router here")
        .with_kind(kind)
        .with_asset(router)
        .with_locality(Locality::Here);
    let list = PriorityList::new("other").with_rule(rule).unwrap();
    let both = |here, there| {
        let mut attack = takeover(ELSEWHERE, victim(HERE, here));
        let flow = Flow::new().with_party(victim(ELSEWHERE, there));
        attack.flows.push(flow.into());
        let incident = bare().with_attack(attack);
        list.priority(&incident, &university()).rank
    };
    let (router, client) = (NodeRoleCategory::InfraRouter, NodeRoleCategory::Client);
    assert_eq!(both(client.clone(), router.clone()), None);
    assert_eq!(both(router, client), Some(1));
}

#[test]
fn an_attacker_s_role_is_no_asset() {
    let mut attack = takeover(ELSEWHERE, Victim::at(HERE));
    let role = NodeRole::new(NodeRoleCategory::InfraRouter);
    let mut attacker = iodef::Attacker::at(ELSEWHERE);
    attacker.system = attacker.system.with_node_role(role);
    attack.flows.push(Flow::new().with_party(attacker).into());
    assert_eq!(rank(&bare().with_attack(attack)), None);
}

/// An indicator says what to look for, not what happened.
#[test]
fn indicators_do_not_count() {
    let any_router = condition("NodeRole", "category", "infra-router");
    let routers = PriorityRule::new(1, "a router").with_asset(any_router);
    let list = PriorityList::new("other").with_rule(routers).unwrap();
    let role = NodeRole::new(NodeRoleCategory::InfraRouter);
    let system = System::new(Node::at(HERE)).with_node_role(role);
    let id = IndicatorId::new("csirt.example.com", "ind-1".parse().unwrap(), "1");
    let other = OtherSystem::new(SystemCategory::Sensor, system);
    let indicator = Indicator::new(id, Observable::new(other.clone()));
    let hint = bare().with_indicator(indicator);
    assert_eq!(list.priority(&hint, &Constituency::new()).rank, None);

    let flow = Flow::new().with_party(other);
    let fact = bare().with_attack(Attack::new().with_flow(flow));
    assert_eq!(list.priority(&fact, &Constituency::new()).rank, Some(1));
}

#[test]
fn the_first_rule_wins() {
    let kind = condition("SystemImpact", "type", "takeover-system");
    let rules = [(3, "first"), (5, "second")]
        .map(|(rank, text)| PriorityRule::new(rank, text).with_kind(kind.clone()));
    let list = rules
        .into_iter()
        .fold(PriorityList::new("-"), |list, rule| {
            list.with_rule(rule).unwrap()
        });
    let incident = bare().with_attack(takeover(ELSEWHERE, Victim::at(HERE)));
    let found = list.priority(&incident, &Constituency::new());
    assert_eq!(
        found.to_string(),
        "3: first: SystemImpact/@type is takeover-system"
    );
    assert_eq!(
        list.rules().map(|rule| rule.rank).collect::<Vec<_>>(),
        [3, 5]
    );
}

#[track_caller]
fn refused(rule: PriorityRule, word: &str) {
    let found = routers().with_rule(rule).unwrap_err();
    let ErrorKind::Value { found, .. } = found.kind() else {
        panic!("{found}");
    };
    assert_eq!(&**found, word);
}

#[test]
fn rules_that_cannot_be_meant_are_refused() {
    let kind = condition("AttackType", "type", "scanner");
    let rule = |rank| PriorityRule::new(rank, "text");
    refused(rule(2).with_kind(kind.clone()), "2");
    refused(rule(0).with_kind(kind.clone()), "0");
    refused(rule(3).with_kind(kind.clone()).with_asset_of([4]), "4");
    refused(rule(3).with_any_of([1, 3]), "3");
    refused(rule(3).with_any_of([1]).with_kind(kind.clone()), "text");
    refused(rule(3), "text");
    let void = PriorityCondition::new("AttackType", "type").unwrap();
    refused(rule(3).with_kind(void), "AttackType/@type");

    // The assets of a rule that is about any are not those of this one.
    let any = routers().with_rule(rule(3).with_kind(kind)).unwrap();
    let error = any.with_rule(rule(4).with_asset_of([3])).unwrap_err();
    assert!(
        error.to_string().contains("that has assets, found \"3\""),
        "{error}"
    );
}

#[test]
fn conditions_are_held_against_the_tables() {
    for (element, attribute) in [
        ("Attack", "origin"),
        ("Incident/Attack", "activity"),
        ("Attack/Attack/Flow/Victim/NodeRole", "category"),
        ("Victim/Node/Address", "category"),
        ("IntendedImpact", "type"),
        ("Incident", "purpose"),
    ] {
        let found = PriorityCondition::new(element, attribute);
        assert!(found.is_ok(), "{element}/@{attribute}");
    }
    for (element, attribute) in [
        ("Atack", "origin"),
        ("Attack", "orgin"),
        ("NodeRole/Victim", "category"),
        ("Incident/NodeRole", "category"),
        ("EventData", "origin"),
        ("", "origin"),
        ("Attack", ""),
    ] {
        let found = PriorityCondition::new(element, attribute);
        assert!(found.is_err(), "{element}/@{attribute}");
    }
    let purpose = || PriorityCondition::new("Incident", "purpose").unwrap();
    assert!(purpose().or("reporting").is_ok());
    assert!(purpose().or("Reporting").is_err());
    assert!(purpose().or("ext-value").is_err());
    // Where there is no list, anything may stand.
    let meaning = PriorityCondition::new("Counter", "meaning").unwrap();
    assert!(meaning.or("accounts").is_ok());
}
