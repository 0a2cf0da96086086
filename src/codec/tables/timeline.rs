use crate::codec::node::Class;
use crate::codec::table::{Table, attribute, text};
use crate::model::StageTime;
use crate::value::{OpenEnum, Stage, Timestamp};

impl Class for StageTime {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(stage: "stage").extension("ext-stage").required()],
        content: text!(time),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(Stage::from_token(""), <Timestamp as Class>::blank())
    }
}
