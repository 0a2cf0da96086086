//! Attacks, attackers, victims and vulnerabilities: RFC 3067, sections 2.2, 6.2, 6.3 and 6.6.

use std::collections::HashSet;

use iodef::{
    Attack, AttackActivity, AttackOrigin, AttackType, AttackTypeName, Attacker, Counter,
    CounterUnit, DurationUnit, FindingSeverity, Flow, Method, Party, Reference, TargetKind, Victim,
    Vocabulary, Vulnerability, VulnerabilityKind, YesNoUnknown,
};

use crate::{
    BOTH, bare, comes_back, comes_back_saying, errors, found, of, own, read, valid, whole, xml,
};

fn hit(party: impl Into<Party>) -> iodef::Incident {
    of(Attack::new().with_flow(Flow::new().with_party(party)))
}

#[test]
fn r007_active_or_passive_inside_or_outside_direct_or_mediated() {
    let mut different = HashSet::new();
    for activity in AttackActivity::REGISTERED {
        for origin in AttackOrigin::REGISTERED {
            for mediated in [YesNoUnknown::Yes, YesNoUnknown::No] {
                let attack = Attack::new()
                    .with_activity(activity.clone())
                    .with_origin(origin.clone())
                    .with_mediated(mediated.clone());
                let said =
                    format!(r#"activity="{activity}" origin="{origin}" mediated="{mediated}""#);
                comes_back_saying(&of(attack), &said);
                different.insert(said);
            }
        }
    }
    assert_eq!(different.len(), 2 * 2 * 2);
}

/// Network identity, organisation and location, each of them or not. IODEF
/// has no place for the latter two, nor for a system without the first.
#[test]
fn r008_network_identity_organisation_location() {
    for subset in 0..8_u8 {
        let has = |bit: u8| subset & bit != 0;
        let mut attacker = if has(1) {
            Attacker::at("192.0.2.166")
        } else {
            Attacker::new()
        };
        if has(2) {
            attacker = attacker.with_organisation("Example Ltd");
        }
        if has(4) {
            attacker = attacker.with_location("Lagos");
        }
        let incident = hit(attacker);
        comes_back(&incident);
        let written = xml(&incident, Vocabulary::Incident);
        let said = ["192.0.2.166", "Example Ltd", "Lagos"].map(|text| written.contains(text));
        assert_eq!(said, [has(1), has(2), has(4)], "{written}");
    }
    let mut described = whole();
    let before = iodef::validate(&described);
    if let Party::Attacker(attacker) = &mut *described.attacks[0].flows[0].parties[0] {
        attacker.locations.push("Lagos".into());
    }
    assert_eq!(iodef::validate(&described), before);
    assert_eq!(before, []);
}

#[test]
fn r009_individual_with_objectives() {
    let attacker = Attacker::at("192.0.2.166")
        .with_person("Mallory Example")
        .with_objective("Money")
        .with_objective("Fame");
    let incident = hit(attacker);
    comes_back_saying(
        &incident,
        "<Objective>Money</Objective><Objective>Fame</Objective>",
    );
    let back = read(xml(&incident, Vocabulary::Iodef2));
    let attackers: Vec<_> = back.attacks[0].attackers().collect();
    assert_eq!(attackers[0].objectives.len(), 2);
    assert_eq!(attackers[0].persons[0].value, "Mallory Example");
}

/// "Three failed logins in ten seconds".
#[test]
fn r014_count_in_a_time() {
    let content = r#"<Attack><Description>Failed logins</Description>
        <Counter type="counter" unit="event" meaning="failed logins in ten seconds"
            duration="second">3</Counter></Attack>"#;
    let mut counter = Counter::new(3, CounterUnit::Event).with_duration(DurationUnit::Second);
    counter.meaning = Some("failed logins in ten seconds".into());
    let read = read(own(content));
    assert_eq!(*read.attacks[0].counters[0], counter);
    assert_eq!(read.attacks[0].counters[0].value.to_i64(), Some(3));
    comes_back(&read);
    comes_back(&of(Attack::new()
        .with_description("Failed logins")
        .with_counter(counter)));
}

#[test]
fn r025_target_is_logical_or_physical() {
    let kinds = [
        "account",
        "process",
        "data",
        "component",
        "computer",
        "network",
        "internetwork",
    ];
    assert_eq!(TargetKind::REGISTERED.len(), kinds.len());
    for (kind, token) in TargetKind::REGISTERED.iter().zip(kinds) {
        let incident = hit(Victim::at("198.51.100.7").with_target(kind.clone()));
        comes_back_saying(&incident, &format!(r#"<Victim target="{token}""#));
    }
    let other = Victim::at("198.51.100.7").with_target(TargetKind::Ext("satellite".into()));
    comes_back_saying(&hit(other), r#"target="ext-value" ext-target="satellite""#);
}

#[test]
fn r026_victim_has_identity_organisation_location() {
    let victim = Victim::at("198.51.100.7")
        .with_person("Alice Example")
        .with_organisation("Example University")
        .with_location("Example Town");
    let incident = hit(victim.clone());
    comes_back_saying(&incident, "<Location>Example Town</Location>");
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        assert_eq!(back.attacks[0].victims().collect::<Vec<_>>(), [&victim]);
        assert_eq!(back.attacks[0].attackers().count(), 0);
    }
}

#[test]
fn r027_flaw_of_design_implementation_or_operation() {
    for kind in VulnerabilityKind::REGISTERED {
        let reference = Reference::to_url("https://example.com/advisory");
        let flaw = Vulnerability::new(reference)
            .with_kind(kind.clone())
            .with_description("No password is asked for");
        let method = Method::new().with_vulnerability(flaw);
        let said = format!(r#"<Vulnerability type="{kind}">"#);
        comes_back_saying(&of(Attack::new().with_method(method)), &said);
    }
    let tokens = VulnerabilityKind::REGISTERED
        .iter()
        .map(VulnerabilityKind::token);
    assert_eq!(
        tokens.collect::<Vec<_>>(),
        ["design", "implementation", "operation"]
    );
}

#[test]
fn r059_type_of_attack_if_known() {
    let unknown = of(Attack::new());
    comes_back(&unknown);
    assert!(!xml(&unknown, Vocabulary::Incident).contains("AttackType"));
    let rules = iodef::validate(&whole());
    assert_eq!(rules, []);
    for name in AttackTypeName::REGISTERED {
        let attack = Attack::new().with_type(AttackType::new(name.clone()));
        comes_back_saying(&of(attack), &format!(r#"<AttackType type="{name}""#));
    }
    assert!(AttackTypeName::REGISTERED.len() > 30);
}

/// A temporary type that derives from none is found fault with.
#[test]
fn r060_temporary_types_derive_from_listed_ones() {
    let temporary = AttackType::temporary("pixie-dust", AttackTypeName::BruteForce)
        .with_defined_by("csirt.example.com")
        .with_description("Guesses the PIN of a wireless router from its nonces");
    let mut orphan = temporary.clone();
    orphan.derived_from = None;
    let (temporary, orphan) = (
        of(Attack::new().with_type(temporary)),
        of(Attack::new().with_type(orphan)),
    );
    comes_back_saying(
        &temporary,
        r#"<AttackType type="ext-value" ext-type="pixie-dust" derived-from="brute-force" defined-by="csirt.example.com">"#,
    );
    comes_back(&orphan);
    assert_eq!(found(&temporary, "temporary-type"), []);
    assert_eq!(found(&orphan, "temporary-type"), [FindingSeverity::Warning]);
}

#[test]
fn r063_advisories_are_referenced() {
    for wrong in [
        "CVE-99-0001",
        "CVE-1999-001",
        "CVE-1999-00O1",
        "cve-1999-0001",
        "CVE-1999",
    ] {
        assert!(Reference::cve(wrong).is_err(), "{wrong}");
    }
    let cve = Reference::cve("CVE-1999-0003").unwrap();
    assert_eq!(cve.cve_id(), Some("CVE-1999-0003"));
    let advisory = Reference::to_url("https://www.example.com/advisories/CA-1998-11")
        .with_description("Vulnerability in ToolTalk RPC service");
    let method = Method::new().with_reference(cve).with_reference(advisory);
    let incident = of(Attack::new().with_method(method));
    comes_back(&incident);
    let iodef = xml(&incident, Vocabulary::Iodef2);
    let tree = roxmltree::Document::parse(&iodef).unwrap();
    let name = ("urn:ietf:params:xml:ns:iodef-enum-1.0", "ReferenceName");
    let name = tree.descendants().find(|n| n.has_tag_name(name)).unwrap();
    assert_eq!(name.attribute("specIndex"), Some("1"));
    assert!(iodef.contains("CVE-1999-0003"));
}

/// References stand at attacks and at vulnerabilities.
#[test]
fn r064_references_of_attacks_and_vulnerabilities() {
    let cve = || Reference::cve("CVE-1999-0003").unwrap();
    let at_attack = of(Attack::new().with_method(Method::new().with_reference(cve())));
    let flaw = Vulnerability::new(cve());
    let at_flaw = of(Attack::new().with_method(Method::new().with_vulnerability(flaw)));
    comes_back(&at_attack);
    comes_back(&at_flaw);
    let back = read(xml(&at_flaw, Vocabulary::Iodef2));
    let method = &back.attacks[0].methods[0];
    assert_eq!(
        method.vulnerabilities[0].references[0].cve_id(),
        Some("CVE-1999-0003")
    );
    assert_eq!(method.references.len(), 0);
}

/// Attacks stand directly in the incident.
#[test]
fn r068_attack_is_a_main_element() {
    for (vocabulary, name) in BOTH.into_iter().zip(["Attack", "EventData"]) {
        let written = xml(&whole(), vocabulary);
        let tree = roxmltree::Document::parse(&written).unwrap();
        let name = (vocabulary.namespace(), name);
        let attack = tree.descendants().find(|n| n.has_tag_name(name)).unwrap();
        let parent = attack.parent().unwrap();
        assert_eq!(parent.tag_name().name(), "Incident");
    }
}

/// Attacker and victim, or the statement that they are unknown.
#[test]
fn r072_attacker_and_victim() {
    let flow = |flow| of(Attack::new().with_flow(flow));
    let attacker = flow(Flow::new().with_party(Attacker::unknown()));
    let both = flow(
        Flow::new()
            .with_party(Attacker::unknown())
            .with_party(Victim::unknown()),
    );
    assert_eq!(found(&bare(), "parties"), [FindingSeverity::Error; 2]);
    assert_eq!(found(&attacker, "parties"), [FindingSeverity::Error]);
    assert_eq!(found(&both, "parties"), []);
    comes_back_saying(&both, r#"<Attacker unknown="yes"/><Victim unknown="yes"/>"#);
    for vocabulary in BOTH {
        let back = read(xml(&both, vocabulary));
        assert!(back.attacks[0].attackers().all(|attacker| attacker.unknown));
        assert!(back.attacks[0].victims().all(|victim| victim.unknown));
    }
}

#[test]
fn r073_an_address_is_the_minimum() {
    let flow = Flow::new()
        .with_party(Attacker::at("192.0.2.166"))
        .with_party(Victim::at("www.example.com"));
    let mut minimum = of(Attack::new().with_flow(flow));
    comes_back(&minimum);
    assert_eq!(errors(&minimum), []);
    valid(Vocabulary::Iodef2, &[xml(&minimum, Vocabulary::Iodef2)]);
    for party in &mut minimum.attacks[0].flows[0].parties {
        match &mut **party {
            Party::Attacker(party) => party.organisations.push("Example Ltd".into()),
            Party::Victim(party) => party.organisations.push("Example University".into()),
            _ => unreachable!("only these two were added"),
        }
    }
    comes_back_saying(&minimum, "<Organisation>Example University</Organisation>");
    assert_eq!(errors(&minimum), []);
}
