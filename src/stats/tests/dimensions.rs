//! What the keys of an incident are.

use crate::stats::tests::blank;
use crate::{
    Address, AddressCategory, Assessment, Attack, AttackType, AttackTypeName, Attacker, Dimension,
    Field, Flow, Incident, Key, NodeRole, NodeRoleCategory, Victim,
};

fn labels(by: &str, incident: &Incident) -> Vec<String> {
    let dimension: Dimension = by.parse().unwrap();
    let keys = dimension.keys(incident);
    keys.iter()
        .map(|key| dimension.label(key).to_owned())
        .collect()
}

fn of_type(name: &str) -> Attack {
    Attack::new().with_type(AttackType::new(AttackTypeName::Ext(name.into())))
}

#[test]
fn dimensions_are_written_as_they_are_read() {
    for text in [
        "type",
        "class",
        "month",
        "year",
        "month(detected)",
        "year(time.contain)",
        "net(attacker.address)",
        "net(victim.address,16,32)",
        "status",
        "attacker.country",
        "/Incident/Attack/Flow/Victim/@target",
        "/Incident/@class",
    ] {
        let dimension: Dimension = text.parse().unwrap();
        assert_eq!(dimension.to_string(), text);
    }
    let short: Dimension = "month(contain)".parse().unwrap();
    assert_eq!(short, "month(time.contain)".parse().unwrap());
    let class = Dimension::from(Field::Class);
    assert_eq!(class.to_string().parse::<Dimension>().unwrap(), class);
}

#[test]
fn what_is_no_dimension_is_refused() {
    for text in [
        "",
        "colour",
        "month(",
        "month(status)",
        "net(status)",
        "net(attacker.address,33,48)",
        "net(attacker.address,24,129)",
        "net(attacker.address,24)",
        "net(attacker.address,24,48,1)",
        "type,month",
    ] {
        assert!(text.parse::<Dimension>().is_err(), "{text}");
    }
    assert!(Dimension::list("type,").is_err());
    assert_eq!(
        Dimension::list("net(attacker.address,1,2), type")
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn r061_temporary_types_count_as_what_they_derive_from() {
    let vishing = AttackType::temporary("vishing", AttackTypeName::Phishing);
    let incident = blank()
        .with_attack(Attack::new().with_type(vishing))
        .with_attack(Attack::new().with_type(AttackType::new(AttackTypeName::Phishing)))
        .with_attack(of_type("c&c"))
        .with_attack(of_type("something else"));
    assert_eq!(
        labels("type", &incident),
        ["c2-server", "phishing", "something else"]
    );
    assert_eq!(
        labels("class", &incident),
        ["fraud", "malicious-code", "something else"]
    );
    let unrolled = labels("attack.type", &incident);
    assert_eq!(unrolled, ["c&c", "phishing", "something else", "vishing"]);
}

#[test]
fn categories_stand_in_for_types_that_nobody_said() {
    let says = |text: &str| blank().with_assessment(Assessment::default().with_category(text));
    assert_eq!(
        labels("type", &says("malicious-code:c2-server")),
        ["c2-server"]
    );
    assert_eq!(
        labels("class", &says("Intrusion attempt")),
        ["intrusion-attempts"]
    );
    assert_eq!(labels("type", &says("Intrusion attempt")), ["not stated"]);
    assert_eq!(labels("type", &says("a bad day")), ["not stated"]);
    let both = says("ddos").with_attack(of_type("spam"));
    assert_eq!(labels("type", &both), ["spam"]);
}

#[test]
fn nets_are_those_in_which_all_of_an_address_lies() {
    let at = |address: Address| {
        let flow = Flow::new().with_party(Attacker::at(address));
        let incident = blank().with_attack(Attack::new().with_flow(flow));
        labels("net(attacker.address)", &incident)
    };
    let masked = |text: &str| Address::new(AddressCategory::Ipv4NetMasked, text);
    assert_eq!(at("192.0.2.77".into()), ["192.0.2.0/24"]);
    assert_eq!(at("192.0.2.128/25".into()), ["192.0.2.0/24"]);
    assert_eq!(at("192.0.0.0/16".into()), ["unknown"]);
    assert_eq!(at("::ffff:192.0.2.1".into()), ["192.0.2.0/24"]);
    assert_eq!(at("2001:db8:1:2::3".into()), ["2001:db8:1::/48"]);
    assert_eq!(at(masked("192.0.2.xx")), ["192.0.2.0/24"]);
    assert_eq!(at(masked("192.0.xx.xx")), ["unknown"]);
    assert_eq!(at("www.example.com".into()), ["unknown"]);
    assert_eq!(labels("net(attacker.address)", &blank()), ["not stated"]);

    let flow = Flow::new().with_party(Victim::at("192.0.2.77"));
    let incident = blank().with_attack(Attack::new().with_flow(flow));
    assert_eq!(labels("net(victim.address,0,0)", &incident), ["0.0.0.0/0"]);
    assert_eq!(
        labels("net(victim.address,32,0)", &incident),
        ["192.0.2.77/32"]
    );
}

#[test]
fn what_says_unknown_is_unknown_and_counts_once() {
    let mut victim = Victim::new();
    for role in ["Unknown", "unknown", "mail", "mail"] {
        victim
            .system
            .node_roles
            .push(NodeRole::new(NodeRoleCategory::Ext(role.into())).into());
    }
    let incident = blank().with_attack(Attack::new().with_flow(Flow::new().with_party(victim)));
    let keys = Dimension::Field(Field::VictimRole).keys(&incident);
    assert!(keys.into_iter().eq([Key::new("mail"), Key::Unknown]));
    assert_eq!(labels("victim.role", &blank()), ["not stated"]);
}

#[test]
fn closed_lists_are_listed_whole() {
    let sizes = [
        ("type", 39),
        ("class", 11),
        ("purpose", 10),
        ("status", 5),
        ("restriction", 5),
    ];
    for (by, size) in sizes {
        let dimension: Dimension = by.parse().unwrap();
        assert_eq!(dimension.listed().len(), size, "{by}");
    }
    assert!("cve".parse::<Dimension>().unwrap().listed().is_empty());
}
