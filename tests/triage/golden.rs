//! One incident for each rank of the example list, in each vocabulary.

use iodef::{
    Attack, AttackTypeName, Counter, CounterUnit, Document, Incident, NodeRoleCategory,
    SystemImpactType, TargetKind, Triage, Victim, Vocabulary,
};

use crate::{ELSEWHERE, HERE, bare, flow, impact, of_type, takeover, victim};

const HERE_TOO: &str = "192.0.2.21";
const ELSEWHERE_TOO: &str = "203.0.113.10";

fn example() -> Triage {
    let text = include_str!("../../examples/data/xyz-priorities.toml");
    Triage::from_toml(text).unwrap()
}

fn account(role: NodeRoleCategory) -> Victim {
    victim(HERE, role).with_target(TargetKind::Account)
}

/// An attack for each rank, and one for none.
fn attacks() -> [(Option<u32>, Attack); 13] {
    let inward = |role| flow(ELSEWHERE, victim(HERE, role));
    [
        (Some(1), of_type(AttackTypeName::Violence)),
        (
            Some(2),
            takeover(ELSEWHERE, victim(HERE, NodeRoleCategory::InfraRouter)),
        ),
        (
            Some(3),
            takeover(ELSEWHERE, victim(HERE, NodeRoleCategory::Www)),
        ),
        (
            Some(4),
            Attack::new()
                .with_flow(inward(NodeRoleCategory::ConfigManagement))
                .with_assessment(impact(SystemImpactType::TakeoverService)),
        ),
        (
            Some(5),
            of_type(AttackTypeName::Ddos).with_flow(inward(NodeRoleCategory::InfraRouter)),
        ),
        (
            Some(6),
            takeover(HERE, victim(ELSEWHERE, NodeRoleCategory::Www)),
        ),
        (
            Some(7),
            of_type(AttackTypeName::Sniffing)
                .with_flow(inward(NodeRoleCategory::ServerInternal))
                .with_counter(Counter::new(120_u32, CounterUnit::Session)),
        ),
        (
            Some(8),
            of_type(AttackTypeName::HarmfulSpeech)
                .with_flow(flow(ELSEWHERE, account(NodeRoleCategory::Mail))),
        ),
        (
            Some(9),
            Attack::new()
                .with_flow(inward(NodeRoleCategory::ServerInternal))
                .with_assessment(impact(SystemImpactType::TakeoverAccount)),
        ),
        (
            Some(10),
            takeover(ELSEWHERE, victim(HERE, NodeRoleCategory::Client)),
        ),
        (
            Some(11),
            of_type(AttackTypeName::Masquerade).with_flow(inward(NodeRoleCategory::Mail)),
        ),
        (
            Some(12),
            of_type(AttackTypeName::Dos)
                .with_flow(flow(ELSEWHERE, account(NodeRoleCategory::Mail))),
        ),
        (
            None,
            of_type(AttackTypeName::Scanner).with_flow(inward(NodeRoleCategory::Www)),
        ),
    ]
}

fn rank(incident: &Incident) -> Option<u32> {
    example().priority(incident).rank
}

#[test]
fn twelve_incidents_have_the_twelve_ranks_and_a_thirteenth_none() {
    let triage = example();
    for (expected, attack) in attacks() {
        let incident = bare().with_attack(attack);
        let found = triage.priority(&incident);
        assert_eq!(found.rank, expected, "{found}");
        for vocabulary in Vocabulary::ALL {
            let xml = Document::from(incident.clone()).to_xml(vocabulary);
            let back = Document::from_slice(xml.unwrap().as_bytes()).unwrap();
            let back = back.incidents.first().unwrap();
            assert_eq!(triage.priority(back), found, "{vocabulary}");
        }
    }
}

#[test]
fn the_most_urgent_attack_gives_the_rank() {
    let mut incident = bare();
    for (expected, attack) in attacks().into_iter().rev() {
        incident = incident.with_attack(attack);
        assert_eq!(rank(&incident), expected);
    }
}

/// It is a denial of service in rank 12 as well, which is asked later.
#[test]
fn a_denial_of_service_on_the_backbone_is_5_and_on_an_account_12() {
    let backbone = victim(HERE, NodeRoleCategory::InfraSwitch);
    let flood = of_type(AttackTypeName::Dos);
    let incident = bare().with_attack(flood.clone().with_flow(flow(ELSEWHERE, backbone)));
    assert_eq!(rank(&incident), Some(5));

    let mailbox = account(NodeRoleCategory::Mail);
    let incident = bare().with_attack(flood.clone().with_flow(flow(ELSEWHERE, mailbox)));
    assert_eq!(rank(&incident), Some(12));

    let desktop = victim(HERE, NodeRoleCategory::Client);
    let incident = bare().with_attack(flood.with_flow(flow(ELSEWHERE, desktop)));
    assert_eq!(rank(&incident), None);
}

/// What RFC 5070 calls `dos` and `admin` has no better word there.
#[test]
fn the_words_of_iodef_1_count_as_well() {
    for (kind, rank_of_it) in [(SystemImpactType::Dos, 5), (SystemImpactType::Admin, 2)] {
        let attack = Attack::new()
            .with_flow(flow(ELSEWHERE, victim(HERE, NodeRoleCategory::Infra)))
            .with_assessment(impact(kind));
        assert_eq!(rank(&bare().with_attack(attack)), Some(rank_of_it));
    }
}

/// Each of ranks 1 to 5 becomes 6 when it goes from inside to outside, and only then.
#[test]
fn rank_6_takes_ranks_1_to_5_from_inside_to_outside() {
    for (expected, attack) in attacks().into_iter().take(5) {
        let role = match expected {
            Some(1) => NodeRoleCategory::Client,
            Some(3) => NodeRoleCategory::Www,
            Some(4) => NodeRoleCategory::ConfigManagement,
            _ => NodeRoleCategory::InfraRouter,
        };
        let ways = [
            (HERE, ELSEWHERE, Some(6)),
            (ELSEWHERE, HERE, expected),
            (HERE, HERE_TOO, expected),
            (ELSEWHERE, ELSEWHERE_TOO, None),
        ];
        for (from, to, expected) in ways {
            let mut attack = attack.clone();
            attack.flows = vec![flow(from, victim(to, role.clone())).into()];
            let found = example().priority(&bare().with_attack(attack));
            assert_eq!(found.rank, expected, "{from} to {to}: {found}");
        }
    }
}

#[test]
fn a_priority_says_what_it_went_by() {
    let attack = takeover(ELSEWHERE, victim(HERE, NodeRoleCategory::InfraRouter));
    let found = example().priority(&bare().with_attack(attack));
    let reason = "SystemImpact/@type is takeover-system, \
                  Victim/NodeRole/@category is infra-router, in the constituency";
    assert_eq!(found.reason, reason);
    let support = "within the hour, with the operators of the system";
    assert_eq!(found.support.as_deref(), Some(support));

    let found = example().priority(&bare());
    assert_eq!(found.rank, None);
    assert_eq!(found.text, "as grave and as widespread as it appears to be");
    assert_eq!(found.reason, "no rule applies");
}

#[test]
fn an_asset_of_the_site_s_own_is_an_extension_value() {
    let role = NodeRoleCategory::Ext("management-information-system".into());
    let attack = takeover(ELSEWHERE, victim(HERE, role));
    assert_eq!(rank(&bare().with_attack(attack)), Some(2));

    // Spelt like a listed value, but none of the list.
    let role = NodeRoleCategory::Ext("infra-router".into());
    let attack = takeover(ELSEWHERE, victim(HERE, role));
    assert_eq!(rank(&bare().with_attack(attack)), None);
}
