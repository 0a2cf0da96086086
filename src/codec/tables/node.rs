use crate::codec::node::Class;
use crate::codec::table::{
    Content, Inline, Marks, Reshape, Table, Vocabularies, attribute, many, one, standing_in, text,
};
use crate::model::{Address, Counter, Node, NodeRole};
use crate::value::{
    CounterType, CounterUnit, NodeRoleCategory, Number, OpenEnum, Timestamp, Vocabulary,
};

/// The row of a node that holds the roles of its system in IODEF 1.
pub(super) const ROLES: u8 = 5;

impl Class for Node {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            many!(domains: "DomainData" / "NodeName" / "DomainData"),
            many!(addresses: "Address").joined(),
            one!(postal_address: "PostalAddress").since_iodef2(),
            many!(locations: "Location").single_in_iodef1(),
            one!(checked: "DateTime")
                .before_iodef2()
                .derived(|node, vocabulary| {
                    let checked = node.domains.first()?.checked.as_ref()?;
                    let time = Timestamp::clone(checked).to_date_time();
                    let needed = vocabulary == Vocabulary::Iodef1;
                    needed.then(|| standing_in(time))
                }),
            many!(roles: "NodeRole").only_iodef1(),
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
            attribute!(category: "category")
                .extension("ext-category")
                // The default of RFC 7970, and that of RFC 5070.
                .stands_in("ipv6-addr")
                .unstated("ipv4-unstated"),
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
        inline: Some(Inline {
            vocabularies: Vocabularies::IODEF1,
            row: 0,
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(NodeRoleCategory::from_token(""))
    }
}

impl Class for Counter {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(kind: "type")
                .extension("ext-type")
                .required()
                .since_iodef2()
                .errata(&[("counter", "count"), ("peak", "peak")])
                .assumed(|counter, _| counter.kind == kind_in_iodef1(counter)),
            attribute!(unit: "unit")
                .extension("ext-unit")
                .iodef1("type")
                .iodef1_extension("ext-type")
                .required(),
            attribute!(meaning: "meaning"),
            attribute!(duration: "duration").extension("ext-duration"),
        ],
        content: text!(value),
        shape_in_iodef1: Some(Reshape {
            to: |_| None,
            from: |counter| counter.kind = kind_in_iodef1(counter),
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(Number::ZERO, CounterUnit::from_token(""))
    }
}

/// RFC 5070, section 3.16.1: with a duration it is a rate.
fn kind_in_iodef1(counter: &Counter) -> CounterType {
    match counter.duration {
        Some(_) => CounterType::Rate,
        None => CounterType::Counter,
    }
}
