use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, many, one};
use crate::model::{RegistryKey, WindowsRegistryKeysModified};

impl Class for WindowsRegistryKeysModified {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        content: Content::Elements(&[many!(keys: "RegistryKey" / "Key").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for RegistryKey {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        attributes: &[attribute!(action: "registryaction").extension("ext-registryaction")],
        content: Content::Elements(&[
            one!(name: "KeyName").required(),
            one!(value: "Value", "Value" / "KeyValue").errata("KeyValue"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
