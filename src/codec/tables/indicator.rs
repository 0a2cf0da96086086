use crate::codec::node::{AsNode, Class};
use crate::codec::table::{Content, Marks, Table, attribute, many, one, text};
use crate::model::{
    AlternativeIndicatorIds, Indicator, IndicatorContent, IndicatorData, IndicatorId,
};
use crate::value::ElementId;

impl Class for IndicatorData {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[many!(indicators: "Indicator").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Indicator {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            one!(id: "IndicatorID").required(),
            many!(alternative_ids: "AlternativeIndicatorID"),
            many!(descriptions: "Description"),
            one!(start: "StartTime"),
            one!(end: "EndTime"),
            one!(confidence: "Confidence"),
            many!(contacts: "Contact"),
            one!(content: "Observable", "ObservableReference", "IndicatorExpression",
                "IndicatorReference")
            .required(),
            many!(node_roles: "NodeRole"),
            many!(attack_phases: "AttackPhase"),
            many!(references: "Reference"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        let content: IndicatorContent = AsNode::blank(0);
        Self::new(<IndicatorId as Class>::blank(), content)
    }
}

impl Class for IndicatorId {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(csirt: "name").required(),
            attribute!(version: "version").required(),
        ],
        content: text!(id),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new("", ElementId::from_written(""), "")
    }
}

impl Class for AlternativeIndicatorIds {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[many!(ids: "IndicatorID")]),
        // The text of RFC 7970 has an `IndicatorReference` here, which is kept.
        printed: Some(|alternative| !alternative.ids.is_empty()),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
