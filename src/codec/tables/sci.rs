use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, SCI, Table, attribute, many};
use crate::codec::values::elements_only;
use crate::model::{AttackPattern, RawData, StructuredInfo, StructuredVulnerability, Weakness};
use crate::value::Vocabulary;

/// A table of a class with what all classes of RFC 7203 have, and children of its own.
macro_rules! structured_table {
    ([$($info:ident)?], children: [$($child:expr),*]) => {
        &Table {
            attributes: &[
                attribute!($($info.)? spec_id: "SpecID").required(),
                attribute!($($info.)? ext_spec_id: "ext-SpecID"),
                attribute!($($info.)? content_id: "ContentID"),
            ],
            content: Content::Elements(&[
                many!($($info.)? raw_data: "RawData").namespace(SCI),
                // The schema of RFC 7203 knows the `Reference` of IODEF 1 only.
                many!($($info.)? references: "Reference").own(),
                $($child,)*
            ]),
            ..Table::EMPTY
        }
    };
}

impl Class for StructuredInfo {
    const TABLE: &'static Table<Self> = structured_table! { [], children: [] };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for AttackPattern {
    const TABLE: &'static Table<Self> = structured_table! {
        [info], children: [many!(platforms: "Platform").namespace(SCI)]
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for StructuredVulnerability {
    const TABLE: &'static Table<Self> = structured_table! {
        [info],
        children: [
            many!(platforms: "Platform").namespace(SCI),
            many!(scorings: "Scoring").namespace(SCI)
        ]
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Weakness {
    const TABLE: &'static Table<Self> = structured_table! {
        [info],
        children: [
            many!(platforms: "Platform").namespace(SCI),
            many!(scorings: "Scoring").namespace(SCI)
        ]
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for RawData {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::OldRestriction,
        fixed: &[("dtype", "xml")],
        attributes: &[
            attribute!(meaning: "meaning"),
            attribute!(format_id: "formatid"),
        ],
        content: Content::Any {
            get: |data| &data.content,
            get_mut: |data| &mut data.content,
        },
        expressible: Some(|data, vocabulary| {
            vocabulary == Vocabulary::Incident || elements_only(&data.content)
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
