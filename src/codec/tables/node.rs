use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, kept, many, one, text};
use crate::model::{Address, Counter, Node, NodeRole};
use crate::value::{CounterUnit, NodeRoleCategory, OpenEnum};

impl Class for Node {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            kept!("DomainData"),
            many!(addresses: "Address").joined(),
            one!(postal_address: "PostalAddress"),
            many!(locations: "Location"),
            many!(counters: "Counter"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Address {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        attributes: &[
            attribute!(category: "category").extension("ext-category"),
            attribute!(vlan_name: "vlan-name"),
            attribute!(vlan_number: "vlan-num"),
        ],
        content: text!(value),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for NodeRole {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(category: "category")
            .extension("ext-category")
            .required()],
        content: Content::Elements(&[many!(descriptions: "Description")]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(NodeRoleCategory::from_token(""))
    }
}

impl Class for Counter {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(kind: "type").extension("ext-type").required(),
            attribute!(unit: "unit").extension("ext-unit").required(),
            attribute!(meaning: "meaning"),
            attribute!(duration: "duration").extension("ext-duration"),
        ],
        content: text!(value),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(0_u32, CounterUnit::from_token(""))
    }
}
