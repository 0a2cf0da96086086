//! The verbs for restrictions: set, get, raise, remove, clear, `is_restricted`;
//! and the paths that name elements.

use iodef::{Disclosure, ElementPath, Inheritance, Reach, Restriction, Vocabulary};
use proptest::prelude::*;

use super::full;

const ATTACK: &str = "/Incident/Attack";
const VICTIM: &str = "/Incident/Attack/Flow/Victim";
const PERSON: &str = "/Incident/Attack/Flow/Victim/Person";

fn is(incident: &iodef::Incident, path: &str, reach: Reach) -> bool {
    incident.is_restricted_at(path, reach).unwrap()
}

#[test]
fn set_gives_back_what_was_said_before() {
    let mut incident = full();
    assert_eq!(incident.restriction_at(PERSON).unwrap(), None);
    let before = incident.set_restriction_at(PERSON, Restriction::Private);
    assert_eq!(before.unwrap(), None);
    let before = incident.set_restriction_at(PERSON, Restriction::Green);
    assert_eq!(before.unwrap(), Some(Restriction::Private));
    let now = incident.restriction_at(PERSON).unwrap();
    assert_eq!(now, Some(&Restriction::Green));
    // The incident itself is an element as any other.
    incident
        .set_restriction_at("/Incident", Restriction::Amber)
        .unwrap();
    assert_eq!(incident.restriction(), Some(&Restriction::Amber));
}

#[test]
fn raise_never_lowers() {
    let mut incident = full();
    let mut raise = |to| incident.raise_restriction_at(VICTIM, to).unwrap();
    assert!(raise(Restriction::Partner));
    assert!(!raise(Restriction::Green));
    assert!(!raise(Restriction::Public));
    assert!(raise(Restriction::NeedToKnow));
    // What nobody can resolve is as strict as can be.
    assert!(raise(Restriction::Default));
    assert!(!raise(Restriction::Private));
    let now = incident.restriction_at(VICTIM).unwrap();
    assert_eq!(now, Some(&Restriction::Default));
}

#[test]
fn remove_lets_what_is_around_decide() {
    let mut incident = full();
    incident
        .set_restriction_at(ATTACK, Restriction::Partner)
        .unwrap();
    incident
        .set_restriction_at(PERSON, Restriction::Private)
        .unwrap();
    let removed = incident.remove_restriction_at(PERSON).unwrap();
    assert_eq!(removed, Some(Restriction::Private));
    assert_eq!(incident.remove_restriction_at(PERSON).unwrap(), None);
    for by in Inheritance::ALL {
        let level = incident.effective_restriction(PERSON, by).unwrap();
        assert_eq!(level, &Restriction::Partner);
    }
}

#[test]
fn clear_reaches_all_inside() {
    let mut incident = full();
    for path in [ATTACK, VICTIM, PERSON, "/Incident/Method"] {
        incident
            .set_restriction_at(path, Restriction::Private)
            .unwrap();
    }
    assert_eq!(incident.clear_restrictions_at(VICTIM).unwrap(), 2);
    assert!(is(&incident, ATTACK, Reach::OWN));
    assert_eq!(incident.clear_restrictions_at(ATTACK).unwrap(), 1);
    assert!(!is(&incident, ATTACK, Reach::DESCENDANTS));
    assert!(is(&incident, "/Incident/Method", Reach::OWN));
    // With the incident's own.
    assert_eq!(incident.clear_restrictions_at("/Incident").unwrap(), 2);
    assert_eq!(incident, {
        let mut bare = full();
        bare.remove_restriction_at("/Incident").unwrap();
        bare
    });
}

#[test]
fn is_restricted_looks_where_it_is_told() {
    let mut incident = full();
    incident.remove_restriction_at("/Incident").unwrap();
    incident
        .set_restriction_at(VICTIM, Restriction::Public)
        .unwrap();
    let reaches = [Reach::OWN, Reach::INHERITED, Reach::DESCENDANTS];
    let seen = |path| reaches.map(|reach| is(&incident, path, reach));
    assert_eq!(seen(ATTACK), [false, false, true]);
    assert_eq!(seen(VICTIM), [true, true, true]);
    assert_eq!(seen(PERSON), [false, true, false]);
    assert_eq!(seen("/Incident/Method"), [false, false, false]);
    assert_eq!(seen("/Incident"), [false, false, true]);
}

#[test]
fn paths_of_nothing_are_errors() {
    let mut incident = full();
    let original = incident.clone();
    let typed = ElementPath::incident().nth("Attack", 2);
    for path in [
        "/Incident/Attack[2]",
        "/Incident/Attack/Victim",
        "/Incident[2]",
        "/Attack",
        "/Incident/attack",
        "/IODEF-Document/Incident",
        "Incident",
        "/",
        "",
        "/Incident/",
        "/Incident//Attack",
        "/Incident/Attack[0]",
        "/Incident/Attack[1",
        "/Incident/Attack[x]",
    ] {
        let errors = [
            incident.restriction_at(path).map(drop).unwrap_err(),
            incident
                .effective_restriction(path, Inheritance::Nearest)
                .map(drop)
                .unwrap_err(),
            incident
                .is_restricted_at(path, Reach::DESCENDANTS)
                .map(drop)
                .unwrap_err(),
            incident
                .set_restriction_at(path, Restriction::Public)
                .map(drop)
                .unwrap_err(),
            incident
                .raise_restriction_at(path, Restriction::Private)
                .map(drop)
                .unwrap_err(),
            incident.remove_restriction_at(path).map(drop).unwrap_err(),
            incident.clear_restrictions_at(path).map(drop).unwrap_err(),
        ];
        for error in errors {
            let said = error.to_string();
            assert!(said.contains(&format!("{path:?}")), "{path}: {said}");
        }
    }
    assert!(incident.restriction_at(&typed).is_err());
    assert_eq!(incident, original);
}

/// Each element has a path by which it is found again, typed or parsed.
#[test]
fn every_element_is_found_by_its_path() {
    let mut incident = full();
    let disclosures: Vec<_> = incident.disclosures(Vocabulary::Incident).collect();
    let paths: Vec<ElementPath> = disclosures.into_iter().map(|d| d.path).collect();
    assert!(paths.len() > 20, "{}", paths.len());
    for path in &paths {
        let parsed: ElementPath = path.to_string().parse().unwrap();
        assert_eq!(parsed, *path);
        incident
            .set_restriction_at(path, Restriction::Organisation)
            .unwrap();
    }
    let restricted = |d: &Disclosure<'_>| d.own == Some(&Restriction::Organisation);
    assert!(
        incident
            .disclosures(Vocabulary::Incident)
            .all(|d| restricted(&d))
    );
    let count = incident.clear_restrictions_at(&paths[0]).unwrap();
    assert_eq!(count, paths.len());
}

proptest! {
    #[test]
    fn paths_are_read_as_they_are_written(
        steps in prop::collection::vec(("[A-Za-z][A-Za-z0-9]{0,12}", 1..100_usize), 1..9),
    ) {
        let typed = steps.iter().fold(ElementPath::default(), |path, (name, ordinal)| {
            path.nth(name, *ordinal)
        });
        let parsed: ElementPath = typed.to_string().parse().unwrap();
        prop_assert_eq!(&parsed, &typed);
        let again: Vec<_> = parsed.steps().map(|(name, n)| (name.to_owned(), n)).collect();
        prop_assert_eq!(again, steps);
    }
}
