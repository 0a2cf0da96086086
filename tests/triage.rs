//! Priorities of incidents (RFC 2350, section 3.4.1, and the example of its appendix E).

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy takes helpers outside test functions for no tests"
)]

#[path = "triage/constituency.rs"]
mod constituency;
#[cfg(feature = "policy")]
#[path = "triage/golden.rs"]
mod golden;
#[path = "triage/locality.rs"]
mod locality;
#[path = "triage/parts.rs"]
mod parts;
#[cfg(feature = "policy")]
#[path = "triage/refused.rs"]
mod refused;

use iodef::{
    Assessment, Attack, AttackType, AttackTypeName, Attacker, Constituency, Contact, Flow,
    Incident, IncidentId, NodeRole, NodeRoleCategory, PriorityCondition, Purpose, Restriction,
    Stage, SystemImpact, SystemImpactType, Victim,
};

const HERE: &str = "192.0.2.20";
const ELSEWHERE: &str = "203.0.113.9";

fn bare() -> Incident {
    let id = IncidentId::new("csirt.example.com", "2350");
    Incident::new(id, Purpose::Handling, Restriction::NeedToKnow)
        .with_contact(Contact::creator("Example CSIRT"))
        .with_time(Stage::Generate, "2025-05-20T12:00:00Z".parse().unwrap())
}

fn flow(from: &str, to: impl Into<iodef::Party>) -> Flow {
    Flow::new().with_party(Attacker::at(from)).with_party(to)
}

fn victim(at: &str, role: NodeRoleCategory) -> Victim {
    let mut victim = Victim::at(at);
    victim.system = victim.system.with_node_role(NodeRole::new(role));
    victim
}

fn impact(kind: SystemImpactType) -> Assessment {
    Assessment::new(SystemImpact::new(kind))
}

fn of_type(name: AttackTypeName) -> Attack {
    Attack::new().with_type(AttackType::new(name))
}

/// A machine in foreign hands.
fn takeover(from: &str, to: impl Into<iodef::Party>) -> Attack {
    Attack::new()
        .with_flow(flow(from, to))
        .with_assessment(impact(SystemImpactType::TakeoverSystem))
}

fn condition(element: &str, attribute: &str, value: &str) -> PriorityCondition {
    PriorityCondition::new(element, attribute)
        .and_then(|condition| condition.or(value))
        .unwrap()
}

fn university() -> Constituency {
    Constituency::new()
        .with_network("192.0.2.0/24")
        .and_then(|c| c.with_network("2001:db8:c0de::/48"))
        .and_then(|c| c.with_domain("xyz-univ.example"))
        .unwrap()
}
