use crate::codec::node::{AsNode, Class, Node};
use crate::codec::source::Tag;
use crate::codec::table::{Content, Marks, Reshape, Table, attribute, many, one};
use crate::codec::tables::node::ROLES;
use crate::model::{self, Attacker, Flow, OtherSystem, Party, System, Victim};
use crate::value::Marked;

impl Class for Flow {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            many!(parties: "Attacker" / "System", "Victim" / "System", "System")
                .pick(party)
                .required(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// Which party a tag is: by its name, or as a system by its category.
fn party(tag: &Tag<'_>) -> usize {
    let category = tag
        .attributes()
        .find(|a| a.is_unqualified() && a.local() == "category")
        .map(|a| a.value().trim_ascii());
    match (tag.local, category) {
        ("Attacker", _) | ("System", Some("source")) => 0,
        ("Victim", _) | ("System", Some("target")) => 1,
        _ => 2,
    }
}

impl AsNode for Party {
    fn as_node(&self) -> &dyn Node {
        match self {
            Self::Attacker(attacker) => &**attacker,
            Self::Victim(victim) => &**victim,
            Self::Other(other) => &**other,
        }
    }

    fn as_node_mut(&mut self) -> &mut dyn Node {
        match self {
            Self::Attacker(attacker) => &mut **attacker,
            Self::Victim(victim) => &mut **victim,
            Self::Other(other) => &mut **other,
        }
    }

    fn variant(&self) -> usize {
        match self {
            Self::Attacker(_) => 0,
            Self::Victim(_) => 1,
            Self::Other(_) => 2,
        }
    }

    fn blank(variant: usize) -> Self {
        match variant {
            0 => Attacker::new().into(),
            1 => Victim::new().into(),
            _ => OtherSystem::default().into(),
        }
    }
}

/// A table of a system with attributes and children of its own before the system's.
macro_rules! system_table {
    (fixed: $fixed:expr, attributes: [$($attribute:expr),*], children: [$($child:expr),*]) => {
        &Table {
            marks: Marks::Both,
            fixed: $fixed,
            attributes: &[
                $($attribute,)*
                attribute!(system.interface: "interface"),
                attribute!(system.spoofed: "spoofed"),
                attribute!(system.is_virtual: "virtual").since_iodef2(),
                attribute!(system.ownership: "ownership").extension("ext-ownership").since_iodef2(),
            ],
            content: Content::Elements(&[
                $($child,)*
                one!(system.node: "Node").required_in(crate::codec::table::Vocabularies::IODEF),
                many!(system.node_roles: "NodeRole").since_iodef2(),
                many!(system.services: "Service"),
                many!(system.operating_systems: "OperatingSystem"),
                many!(system.counters: "Counter"),
                many!(system.asset_ids: "AssetID").since_iodef2(),
                many!(system.descriptions: "Description"),
                many!(system.extensions: "Extension" / "AdditionalData").carries(),
            ]),
            shape_in_iodef1: Some(Reshape {
                to: |party| {
                    let node = with_roles(&party.system)?;
                    let mut party = party.clone();
                    party.system.node = Some(node);
                    party.system.node_roles.clear();
                    Some(party)
                },
                from: |party| take_roles(&mut party.system),
            }),
            ..Table::EMPTY
        }
    };
}

/// The node of a system with the system's roles, which RFC 5070 gives to the node.
fn with_roles(system: &System) -> Option<Marked<model::Node>> {
    if system.node_roles.is_empty() {
        return None;
    }
    let mut node = system.node.clone()?;
    node.roles.clone_from(&system.node_roles);
    change_order(&mut node, |order| {
        let behind = order.iter().position(|row| *row > ROLES);
        let behind = behind.unwrap_or(order.len());
        let roles = std::iter::repeat_n(ROLES, system.node_roles.len());
        order.splice(behind..behind, roles);
    });
    Some(node)
}

fn take_roles(system: &mut System) {
    let node = system.node.as_mut();
    let Some(node) = node.filter(|node| !node.roles.is_empty()) else {
        return;
    };
    system.node_roles.append(&mut node.roles);
    change_order(node, |order| order.retain(|row| *row != ROLES));
}

/// Changes the order in which the children of a node are written, if it is not
/// that of the table.
fn change_order(node: &mut Marked<model::Node>, change: impl FnOnce(&mut Vec<u8>)) {
    if node.mark().is_some_and(|mark| mark.order.is_some()) {
        let order = &mut node.mark_mut().order;
        let mut rows = order.take().unwrap_or_default().into_vec();
        change(&mut rows);
        *order = (!rows.is_sorted()).then(|| rows.into());
    }
}

impl Class for Attacker {
    const TABLE: &'static Table<Self> = system_table! {
        fixed: &[("category", "source")],
        attributes: [attribute!(unknown: "unknown").own()],
        children: [
            many!(organisations: "Organisation").own(),
            many!(locations: "Location").own(),
            many!(persons: "Person").own(),
            many!(objectives: "Objective").own()
        ]
    };

    fn blank() -> Self {
        Self::new()
    }
}

impl Class for Victim {
    const TABLE: &'static Table<Self> = system_table! {
        fixed: &[("category", "target")],
        attributes: [
            attribute!(unknown: "unknown").own(),
            attribute!(target: "target").extension("ext-target").own()
        ],
        children: [
            many!(organisations: "Organisation").own(),
            many!(locations: "Location").own(),
            many!(persons: "Person").own()
        ]
    };

    fn blank() -> Self {
        Self::new()
    }
}

impl Class for OtherSystem {
    const TABLE: &'static Table<Self> = system_table! {
        fixed: &[],
        attributes: [attribute!(category: "category").extension("ext-category")],
        children: []
    };

    fn blank() -> Self {
        Self::default()
    }
}
