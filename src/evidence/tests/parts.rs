use super::{LEVELS, generated, incident, item, through};
use crate::evidence::{NotJoined, SeparateEvidence, Split, items, join, split, supported};
use crate::mark::Inheritance;
use crate::model::{Attack, Evidence, EvidenceItem, Extension, Incident, Support};
use crate::value::{Marked, Restriction, Vocabulary};

fn parts(incident: &Incident, level: &Restriction) -> Split {
    split(
        incident,
        level,
        Inheritance::Strictest,
        Some("https://example.com/rest.xml"),
    )
}

/// A piece for all, one for partners, one for nobody.
fn three() -> Incident {
    let piece = |text: &str, restriction| {
        Marked::new(EvidenceItem::inline(Extension::text(text))).restricted(restriction)
    };
    let evidence = Evidence::new(piece("for all", Restriction::Public))
        .with_item(piece("for partners", Restriction::Green))
        .with_item(piece("for nobody", Restriction::Red))
        .with_conclusion("It was so");
    let mut three = incident(item());
    three.set_restriction(Restriction::Public);
    three.attacks = vec![Attack::new().with_evidence(evidence).into()];
    three
}

#[test]
fn r070_evidence_is_split_by_restriction_and_joined() {
    let whole = three();
    let of_partners = parts(&whole, &Restriction::Green);
    let said = |incident: &Incident| {
        let xml = crate::Document::from(incident.clone())
            .to_xml(Vocabulary::Incident)
            .unwrap();
        ["for all", "for partners", "for nobody"].map(|text| xml.contains(text))
    };
    let beyond = of_partners.beyond.as_ref().unwrap();
    assert_eq!(said(&of_partners.within), [true, true, false]);
    assert_eq!(said(beyond.as_incident()), [false, false, true]);
    assert_eq!(join(&of_partners.within, beyond).unwrap(), whole);
    assert!(parts(&whole, &Restriction::Red).beyond.is_none());

    // Split once more, and joined in either order.
    let of_all = parts(&of_partners.within, &Restriction::Public);
    let more = of_all.beyond.as_ref().unwrap();
    assert_eq!(said(&of_all.within), [true, false, false]);
    let there = join(&join(&of_all.within, more).unwrap(), beyond).unwrap();
    let back = join(&join(&of_all.within, beyond).unwrap(), more).unwrap();
    assert_eq!((&there, &back), (&whole, &whole));
}

#[test]
fn r070_parts_are_joined_wherever_they_have_been() {
    let whole = three();
    let split = parts(&whole, &Restriction::Public);
    for vocabulary in Vocabulary::ALL {
        let within = through(&split.within, vocabulary);
        let part = through(split.beyond.as_ref().unwrap().as_incident(), vocabulary);
        let beyond = SeparateEvidence::from_incident(part).unwrap();
        assert_eq!(join(&within, &beyond).unwrap(), whole);
    }
}

/// Whatever an incident may hold, by each level.
#[test]
fn r070_join_undoes_split() {
    let mut splits = 0;
    for whole in generated(super::cases(40)) {
        for level in &LEVELS {
            for by in Inheritance::ALL {
                let split = split(&whole, level, by, None);
                let Some(beyond) = &split.beyond else {
                    assert_eq!(split.within, whole);
                    continue;
                };
                assert_eq!(join(&split.within, beyond).unwrap(), whole);
                splits += 1;
            }
        }
    }
    assert!(splits > 200, "{splits}");
    println!("{splits} splits");
}

/// So it does when both parts have been sent, in whichever vocabulary.
#[test]
fn r070_join_undoes_split_of_what_was_sent() {
    let mut splits = 0;
    for whole in generated(super::cases(8)) {
        let Split { within, beyond } = parts(&whole, &Restriction::Partner);
        let Some(beyond) = beyond else {
            continue;
        };
        for vocabulary in Vocabulary::ALL {
            let within = through(&within, vocabulary);
            let part = through(beyond.as_incident(), vocabulary);
            let beyond = SeparateEvidence::from_incident(part).unwrap();
            assert_eq!(join(&within, &beyond).unwrap(), whole);
            splits += 1;
        }
    }
    assert!(splits > 5, "{splits}");
}

/// Nothing above the level is left in the evidence of attacks.
#[test]
fn r070_nothing_above_the_level_is_left() {
    for whole in generated(super::cases(40)) {
        for level in &LEVELS {
            let within = split(&whole, level, Inheritance::Strictest, None).within;
            let left = within
                .disclosures(Vocabulary::Incident)
                .filter(|disclosure| {
                    let path = disclosure.path.to_string();
                    let inside = path.contains("/Evidence/") && !path.contains("Observable");
                    let around = path.split("/Evidence/").next().unwrap_or_default();
                    let attack = within.effective_restriction(around, Inheritance::Strictest);
                    let level_around = attack.map_or(Restriction::Private, Clone::clone);
                    inside
                        && level_around.rank() <= level.rank()
                        && disclosure.strictest.rank() > level.rank()
                });
            assert_eq!(
                left.map(|d| d.path.to_string()).collect::<Vec<_>>(),
                [""; 0]
            );
        }
    }
}

fn piece(part: &mut Incident) -> &mut Marked<EvidenceItem> {
    &mut part.attacks[0].evidence.as_mut().unwrap().items[0]
}

#[test]
fn parts_of_others_and_altered_parts_are_refused() {
    let whole = three();
    let split = parts(&whole, &Restriction::Public);
    let beyond = split.beyond.unwrap();
    let altered = |act: &dyn Fn(&mut Incident)| {
        let mut part = beyond.as_incident().clone();
        act(&mut part);
        join(
            &split.within,
            &SeparateEvidence::from_incident(part).unwrap(),
        )
    };
    assert_eq!(altered(&|_| ()).unwrap(), whole);
    assert_eq!(
        altered(&|part| part.id.number = "2".into()),
        Err(NotJoined::OtherIncident)
    );
    let first = Err(NotJoined::Altered { number: 1 });
    let edits: [&dyn Fn(&mut Incident); 8] = [
        &|part| piece(part).inline[0] = Extension::text("for partner").into(),
        &|part| piece(part).mark_mut().restriction = Some(Restriction::Public),
        &|part| piece(part).urls.push("https://example.org".into()),
        &|part| {
            part.attacks[0]
                .evidence
                .as_mut()
                .unwrap()
                .conclusions
                .push("No".into());
        },
        &|part| part.attacks[0].mark_mut().restriction = None,
        &|part| drop(part.attacks.pop()),
        &|part| part.attacks.swap(0, 1),
        &|part| part.extensions[0].content = vec!["00".into()],
    ];
    for (number, edit) in edits.iter().enumerate() {
        assert_eq!(altered(edit), first, "edit {number}");
    }
    // Of another split of the same incident, too.
    let other = parts(&whole, &Restriction::Public);
    assert_eq!(join(&other.within, &beyond), first);
    let mut without = split.within.clone();
    without.attacks[0].evidence.as_mut().unwrap().items.pop();
    assert_eq!(
        join(&without, &beyond),
        Err(NotJoined::Altered { number: 2 })
    );
    let plain = SeparateEvidence::from_incident(whole);
    assert_eq!(plain, Err(NotJoined::NotSeparate));
}

#[test]
fn r015_evidence_supports_an_attack() {
    let piece = Evidence::new(item())
        .with_support(Support::of("the-attack".parse().unwrap()))
        .with_support(Support::of("nowhere".parse().unwrap()));
    let mut whole = incident(item());
    let named = Marked::new(Attack::new().with_evidence(piece));
    whole
        .attacks
        .push(named.with_id("the-attack".parse().unwrap()));
    for vocabulary in Vocabulary::ALL {
        let back = through(&whole, vocabulary);
        assert_eq!(back, whole);
        let evidence = back.attacks[1].evidence.as_ref().unwrap();
        let found = supported(&back, evidence);
        let paths: Vec<_> = found
            .iter()
            .map(|(_, path)| path.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(paths, [Some("/Incident/Attack[2]".into()), None]);
    }
    let dangling = crate::validate(&whole);
    let dangling = dangling
        .iter()
        .filter(|finding| finding.rule.id == "dangling-reference");
    assert_eq!(dangling.count(), 1);
    let paths: Vec<_> = items(&whole)
        .iter()
        .map(|item| item.path.to_string())
        .collect();
    assert_eq!(
        paths,
        [
            "/Incident/Attack/Evidence/EvidenceItem",
            "/Incident/Attack[2]/Evidence/EvidenceItem"
        ]
    );
}
