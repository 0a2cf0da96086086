use crate::Result;
use crate::codec::node::{Act, Class, Element, Node};
use crate::codec::table::{Content, Table, Vocabularies, attribute, many};
use crate::model::{Document, ExtensionDecl};
use crate::value::Mark;

/// The row that holds the incidents.
pub(crate) const INCIDENTS: usize = 0;

impl Class for Document {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(version: "iodef-version").iodef("version"),
            attribute!(lang: "xml:lang")
                .iodef1("lang")
                .required_in(Vocabularies::IODEF1)
                .stands_in("und"),
            attribute!(format_id: "format-id").iodef1("formatid"),
            attribute!(private_enum_name: "private-enum-name").since_iodef2(),
            attribute!(private_enum_id: "private-enum-id").since_iodef2(),
        ],
        content: Content::Elements(&[
            many!(incidents: "Incident").required_in(Vocabularies::IODEF),
            many!(declarations: "ExtensionDecl").own(),
            many!(extensions: "Extension" / "AdditionalData")
                .since_iodef2()
                .carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// A document holds its mark itself.
impl Element for Document {
    fn node(&self) -> &dyn Node {
        self
    }

    fn variant(&self) -> usize {
        0
    }

    fn mark(&self) -> Option<&Mark> {
        self.mark.get()
    }

    fn change(&mut self, act: Act<'_>) -> Result<()> {
        let mut mark = std::mem::take(&mut self.mark);
        let result = act(self, &mut mark);
        self.mark = mark;
        result
    }
}

impl Class for ExtensionDecl {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(namespace: "namespace").required(),
            attribute!(owner: "owner"),
            attribute!(title: "title"),
            attribute!(specification: "specification"),
            attribute!(must_understand: "must-understand"),
            attribute!(undeclared: "undeclared"),
        ],
        content: Content::Elements(&[many!(descriptions: "Description")]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
