//! What the messages of others fill.

use iodef::{Attack, Stage};
use roxmltree::{Document as Tree, Node};

use crate::common::corpus;

struct Seen {
    sources: usize,
    targets: usize,
    classifications: usize,
    assessments: usize,
    times: usize,
}

/// What a message has in its alerts, seen by another parser.
fn seen(message: &Tree<'_>) -> Seen {
    let elements = message.descendants().filter(Node::is_element);
    let alerts: Vec<_> = elements
        .filter(|node| node.tag_name().name() == "Alert")
        .collect();
    let count = |name: &str| {
        let children = alerts.iter().flat_map(Node::children);
        children
            .filter(|node| node.tag_name().name() == name)
            .count()
    };
    Seen {
        sources: count("Source"),
        targets: count("Target"),
        classifications: count("Classification"),
        assessments: count("Assessment"),
        times: count("CreateTime") + count("DetectTime"),
    }
}

fn filled(attacks: &[iodef::Marked<Attack>]) -> Seen {
    let sum = |count: fn(&Attack) -> usize| attacks.iter().map(|attack| count(attack)).sum();
    let stages = [Stage::Report, Stage::Detect];
    Seen {
        sources: sum(|attack| attack.attackers().count()),
        targets: sum(|attack| attack.victims().count()),
        classifications: sum(|attack| attack.descriptions.len()),
        assessments: sum(|attack| usize::from(attack.assessment.is_some())),
        times: stages
            .iter()
            .flat_map(|s| attacks.iter().filter(|a| a.timeline.time(s).is_some()))
            .count(),
    }
}

/// Every source, target, classification, assessment and time of every message.
#[test]
fn messages_of_others_fill_the_attack() {
    let Some(entries) = corpus::folder("idmef") else {
        return;
    };
    let mut samples = 0;
    for entry in &entries {
        let name = entry.path.file_name().unwrap().to_string_lossy();
        let bytes = entry.read().unwrap();
        let read = Attack::from_idmef_slice(&bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
        let text = String::from_utf8(bytes).unwrap();
        let tree = Tree::parse(&text).unwrap();
        let (has, got) = (seen(&tree), filled(&read.attacks));
        println!(
            "{name}: {} attacks, {} sources, {} targets, {} classifications, {} assessments, {} times, {} unused",
            read.attacks.len(),
            got.sources,
            got.targets,
            got.classifications,
            got.assessments,
            got.times,
            read.unused.len()
        );
        assert_eq!(got.sources, has.sources, "{name}");
        assert_eq!(got.targets, has.targets, "{name}");
        assert_eq!(got.classifications, has.classifications, "{name}");
        assert_eq!(got.assessments, has.assessments, "{name}");
        assert_eq!(got.times, has.times, "{name}");
        samples += usize::from(name.starts_with("rfc4765-") || name.contains("fromrfc"));
        addresses_are_there(&name, &tree, &read.attacks);
    }
    assert!(samples >= 26, "{samples} examples of RFC 4765");
}

/// Every address and name of a node, but for hexadecimal ones.
fn addresses_are_there(name: &str, tree: &Tree<'_>, attacks: &[iodef::Marked<Attack>]) {
    let parties = attacks.iter().flat_map(|attack| attack.parties());
    let nodes = parties.filter_map(|party| party.system().node.as_ref());
    let there: Vec<_> = nodes
        .flat_map(|node| &node.addresses)
        .map(|a| &a.value)
        .collect();
    let is = |node: &Node<'_, '_>, local| node.tag_name().name() == local;
    let of_node = |node: &Node<'_, '_>| {
        let in_node = node.parent().is_some_and(|parent| is(&parent, "Node"));
        is(node, "address") || is(node, "name") && in_node
    };
    let in_alert = |node: &Node<'_, '_>| node.ancestors().any(|a| is(&a, "Alert"));
    for node in tree
        .descendants()
        .filter(|node| of_node(node) && in_alert(node))
    {
        let text = node.text().unwrap_or_default().trim();
        let found = there
            .iter()
            .any(|value| value.split('/').next() == Some(text));
        assert!(
            found || text.starts_with("0x"),
            "{name}: {text} is not in {there:?}"
        );
    }
}
