use super::classes;
use crate::codec::carry;
use crate::codec::node::{Class, Node};
use crate::codec::table::MAX_ROWS;
use crate::codec::tables::node::ROLES;
use crate::model::Document;
use crate::value::Vocabulary;

/// How many bits the decoder has for the attributes that it saw.
const MAX_ATTRIBUTES: usize = 32;

#[test]
fn rows_fit_the_driver() {
    let mut classes = 0;
    for (name, class) in classes::all(Vocabulary::Incident) {
        classes += 1;
        classes::visit(
            &mut <Document as Class>::blank(),
            &class.path,
            &mut |node, _| {
                rows_fit(&name, node);
                Ok(())
            },
        );
    }
    println!("{classes} of {classes} classes fit");
}

fn rows_fit(name: &str, node: &dyn Node) {
    assert!(
        node.children() <= MAX_ROWS,
        "{name}: {} rows",
        node.children()
    );
    assert!(
        node.attributes() <= MAX_ATTRIBUTES,
        "{name}: {} attributes",
        node.attributes()
    );
    for row in 0..node.children() {
        let info = node.child(row).unwrap();
        let last = row + 1 == node.children();
        assert!(
            last || !info.carries(Vocabulary::Incident),
            "{name}: the row that carries is not the last"
        );
        assert!(node.slot(row).is_some(), "{name}: row {row}");
    }
    for row in 0..node.attributes() {
        let (info, _) = node.attribute(row).unwrap();
        let own = info.name.within(Vocabulary::Incident);
        for attribute in [Some(own), info.extension(Vocabulary::Incident)]
            .into_iter()
            .flatten()
        {
            let marks = ["restriction", "ext-restriction", "id"];
            let taken = marks.contains(&attribute) || carry::ATTRIBUTES.contains(&attribute);
            assert!(!taken, "{name}: @{attribute} is taken");
        }
    }
}

#[test]
fn roles_of_a_node_have_their_row() {
    let node: &dyn Node = &crate::model::Node::new();
    let info = node.child(ROLES.into()).unwrap();
    assert_eq!(info.name(0, Vocabulary::Iodef1), "NodeRole");
}
