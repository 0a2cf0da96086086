use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, many, one};
use crate::model::{History, HistoryItem};
use crate::value::{Action, OpenEnum, Timestamp};

/// What an erratum of RFC 7970 adds to the actions.
pub(super) const TRAINING: &[(&str, &str)] = &[("training", "training")];

impl Class for History {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[many!(items: "HistoryItem").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for HistoryItem {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[attribute!(action: "action")
            .extension("ext-action")
            .required()
            .errata(TRAINING)],
        content: Content::Elements(&[
            one!(time: "DateTime").required(),
            one!(incident_id: "IncidentID"),
            one!(contact: "Contact"),
            many!(descriptions: "Description"),
            many!(courses_of_action: "DefinedCOA").since_iodef2(),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(Action::from_token(""), <Timestamp as Class>::blank())
    }
}
