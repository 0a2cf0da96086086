use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute};
use crate::model::Extension;
use crate::value::{DataType, OpenEnum};

impl Class for Extension {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[
            attribute!(name: "name").since_iodef2(),
            attribute!(kind: "dtype").extension("ext-dtype").required(),
            attribute!(meaning: "meaning"),
            attribute!(format_id: "formatid"),
        ],
        content: Content::Any {
            get: |extension| &extension.content,
            get_mut: |extension| &mut extension.content,
        },
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(DataType::from_token(""))
    }
}
