//! Which class of information each element is, by where it stands.

use crate::mark::Tree;
use crate::policy::InfoClass;

/// Elements that decide for themselves and all inside them until another one
/// does; some only within another.
const CLASSES: &[(&str, Option<&str>, InfoClass)] = &[
    ("Incident", None, InfoClass::Embarrassing),
    ("Attacker", None, InfoClass::Intruder),
    ("ThreatActor", None, InfoClass::Intruder),
    ("Campaign", None, InfoClass::Intruder),
    ("Person", Some("Victim"), InfoClass::PrivateUser),
    ("EmailData", Some("Victim"), InfoClass::PrivateUser),
    ("Victim", None, InfoClass::PrivateSite),
    ("System", Some("Observable"), InfoClass::Intruder),
    ("Address", Some("Observable"), InfoClass::Intruder),
    ("DomainData", Some("Observable"), InfoClass::Intruder),
    ("EmailData", Some("Observable"), InfoClass::Intruder),
    ("RegistryHandle", Some("Observable"), InfoClass::Intruder),
    ("System", None, InfoClass::PrivateSite),
    ("Evidence", None, InfoClass::PrivateSite),
    ("EvidenceItem", None, InfoClass::PrivateSite),
    ("Consent", None, InfoClass::PrivateSite),
    ("AttackType", None, InfoClass::Vulnerability),
    ("Method", None, InfoClass::Vulnerability),
    ("Vulnerability", None, InfoClass::Vulnerability),
    ("DetectionPattern", None, InfoClass::Vulnerability),
    ("IndicatorData", None, InfoClass::Vulnerability),
    ("Contact", None, InfoClass::Contact),
    ("Assessment", None, InfoClass::Embarrassing),
    ("History", None, InfoClass::Embarrassing),
];

/// The class of an element.
pub(super) fn class_of(tree: &Tree<'_>, index: usize) -> InfoClass {
    let mut way = around(tree, index);
    let class = way.find_map(|at| {
        let name = tree.get(at)?.name;
        let mut rows = CLASSES.iter().filter(|(of, ..)| *of == name);
        let row =
            rows.find(|(_, within, _)| within.is_none_or(|within| is_within(tree, at, within)));
        row.map(|(.., class)| *class)
    });
    class.unwrap_or(InfoClass::Embarrassing)
}

/// Whether an element of that name is around another.
pub(super) fn is_within(tree: &Tree<'_>, index: usize, name: &str) -> bool {
    let mut way = around(tree, index);
    way.any(|at| tree.get(at).is_some_and(|item| item.name == name))
}

/// The element and those around it, outward.
pub(super) fn around<'t>(tree: &'t Tree<'_>, index: usize) -> impl Iterator<Item = usize> + 't {
    std::iter::successors(Some(index), |at| tree.parent(*at))
}
