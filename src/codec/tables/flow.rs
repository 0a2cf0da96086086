use crate::codec::node::{AsNode, Class, Node};
use crate::codec::source::Tag;
use crate::codec::table::{Content, Marks, Table, attribute, kept, many, one};
use crate::model::{Attacker, Flow, OtherSystem, Party, Victim};

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
        .find(|a| a.namespace.is_empty() && a.local == "category")
        .map(|a| a.value.trim_ascii());
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
                attribute!(system.is_virtual: "virtual"),
                attribute!(system.ownership: "ownership").extension("ext-ownership"),
            ],
            content: Content::Elements(&[
                $($child,)*
                one!(system.node: "Node").required_in(crate::codec::table::Vocabularies::IODEF),
                many!(system.node_roles: "NodeRole"),
                many!(system.services: "Service"),
                kept!("OperatingSystem"),
                many!(system.counters: "Counter"),
                many!(system.asset_ids: "AssetID"),
                many!(system.descriptions: "Description"),
                many!(system.extensions: "Extension" / "AdditionalData").carries(),
            ]),
            ..Table::EMPTY
        }
    };
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
