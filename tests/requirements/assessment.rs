//! Damage, impact and confidence: RFC 3067, sections 2.2.4, 2.2.8, 6.9 and 6.10.

use iodef::{
    Assessment, Confidence, ConfidenceScale, Damage, DamageKind, DamagedItem, FindingSeverity,
    Impact, Incident, MonetaryImpact, Number, Occurrence, Rating, SystemImpact, SystemImpactType,
    Vocabulary, YesNoUnknown,
};

use crate::{BOTH, bare, comes_back, comes_back_saying, found, read, valid, whole, xml};

fn assessed(assessment: Assessment) -> Incident {
    bare().with_assessment(assessment)
}

fn some_impact() -> Assessment {
    Assessment::new(SystemImpact::new(SystemImpactType::DamagedData))
}

/// In words alone, and piece by piece; intended, not, or who knows.
#[test]
fn r013_damage_in_words_and_in_structure() {
    let words = Damage::new("The accounts of a year are gone");
    comes_back_saying(
        &assessed(some_impact().with_damage(words.clone())),
        "<Damage><Description>The accounts of a year are gone</Description></Damage>",
    );
    let item = DamagedItem::default()
        .with_kind(DamageKind::Destroyed)
        .with_system("ledger.example.com")
        .with_subsystem("second disk")
        .with_service("accounting");
    for answer in YesNoUnknown::REGISTERED {
        let damage = words
            .clone()
            .with_intended(answer.clone())
            .with_item(item.clone());
        let incident = assessed(some_impact().with_damage(damage));
        comes_back_saying(&incident, &format!(r#"<Damage intended="{answer}">"#));
    }
    let alone = Damage::default().with_item(item);
    comes_back_saying(
        &assessed(some_impact().with_damage(alone)),
        r#"<DamagedItem type="destroyed" system="ledger.example.com" subsystem="second disk" service="accounting"/>"#,
    );
}

/// Damage without an impact, which IODEF requires of an assessment.
#[test]
fn r013_damage_without_impact() {
    let damage = Damage::new("A broken door");
    comes_back(&assessed(Assessment::default().with_damage(damage)));
}

/// What it costs the community stands apart from what was damaged.
#[test]
fn r024_impact_is_not_damage() {
    let cost = MonetaryImpact::new("1250.50".parse::<Number>().unwrap(), "EUR");
    let assessment = Assessment::new(Impact::Monetary(cost)).with_damage(Damage::new("A disk"));
    let incident = assessed(assessment);
    comes_back_saying(
        &incident,
        r#"<MonetaryImpact currency="EUR">1250.50</MonetaryImpact>"#,
    );
    let back = read(xml(&incident, Vocabulary::Iodef2));
    assert_eq!(back.assessments[0].impacts.len(), 1);
    assert_eq!(back.assessments[0].damages.len(), 1);
}

/// An incident that does not assess its impact is found fault with.
#[test]
fn r078_possible_impact_on_the_target() {
    assert_eq!(found(&bare(), "impact"), [FindingSeverity::Warning]);
    assert_eq!(found(&whole(), "impact"), []);
    let possible = assessed(some_impact().with_occurrence(Occurrence::Potential));
    assert_eq!(found(&possible, "impact"), []);
    comes_back_saying(&possible, r#"<Assessment occurrence="potential">"#);
}

/// From the list, of an extension of it, and in free language.
#[test]
fn r079_impact_from_a_list_or_in_words() {
    let mut written = Vec::new();
    for kind in SystemImpactType::REGISTERED {
        let incident = assessed(Assessment::new(SystemImpact::new(kind.clone())));
        comes_back_saying(&incident, &format!(r#"<SystemImpact type="{kind}""#));
        written.push(xml(&incident, Vocabulary::Iodef2));
    }
    let free = SystemImpact::default()
        .with_description("The lift stops on every floor")
        .with_description("Der Aufzug h\u{e4}lt in jedem Stock");
    let incident = assessed(Assessment::new(free));
    comes_back(&incident);
    let back = read(xml(&incident, Vocabulary::Iodef2));
    let Impact::System(impact) = &*back.assessments[0].impacts[0] else {
        panic!("{back:#?}");
    };
    assert_eq!(impact.kind, None);
    assert_eq!(
        impact.descriptions[1].value,
        "Der Aufzug h\u{e4}lt in jedem Stock"
    );
    let extension = SystemImpact::new(SystemImpactType::Ext("lift-stops".into()));
    let incident = assessed(Assessment::new(extension));
    comes_back_saying(&incident, r#"type="ext-value" ext-type="lift-stops""#);
    written.push(xml(&incident, Vocabulary::Iodef2));
    valid(Vocabulary::Iodef2, &written);
}

fn confident(confidence: Confidence) -> Incident {
    assessed(some_impact().with_confidence(confidence))
}

#[test]
fn r080_confidence_in_words() {
    for rating in Rating::REGISTERED {
        let incident = confident(Confidence::new(rating.clone()));
        comes_back_saying(&incident, &format!(r#"<Confidence rating="{rating}""#));
    }
    assert_ne!(
        confident(Confidence::new(Rating::Low)),
        confident(Confidence::new(Rating::High))
    );
}

/// IODEF 2 has no place for the number: it travels, digit by digit, and so
/// does the scale. The IODEF document stays valid.
#[test]
fn r081_confidence_as_a_number() {
    let mut through = Vec::new();
    for (number, scale) in [
        ("0.70", ConfidenceScale::Probability),
        ("7e-1", ConfidenceScale::Probability),
        ("070.0", ConfidenceScale::Percent),
        ("70", ConfidenceScale::Ext("of-a-hundred".into())),
    ] {
        let value: Number = number.parse().unwrap();
        let incident = confident(Confidence::numeric(value, scale.clone()));
        comes_back(&incident);
        for vocabulary in BOTH {
            let back = read(xml(&incident, vocabulary));
            let confidence = back.assessments[0].confidence.as_ref().unwrap();
            assert_eq!(confidence.rating, Rating::Numeric);
            assert_eq!(confidence.value.as_ref().map(Number::as_str), Some(number));
            assert_eq!(confidence.scale, Some(scale.clone()));
        }
        through.push(xml(&incident, Vocabulary::Iodef2));
    }
    let tree = roxmltree::Document::parse(&through[0]).unwrap();
    let name = (Vocabulary::Iodef2.namespace(), "Confidence");
    let plain = tree.descendants().find(|n| n.has_tag_name(name)).unwrap();
    assert_eq!((plain.text(), plain.attributes().len()), (None, 1));
    valid(Vocabulary::Iodef2, &through);
}
