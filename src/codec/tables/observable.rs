use crate::Result;
use crate::codec::node::{Act, Blank, Class, Element, Node};
use crate::codec::table::{Content, Marks, Table, many, one};
use crate::model::{Observable, ObservableContent};
use crate::value::{Mark, Vocabulary};

impl Class for Observable {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            one!(content: "System", "Address", "DomainData", "Service", "EmailData",
                "WindowsRegistryKeysModified", "FileData", "CertificateData", "RegistryHandle",
                "EvidenceItem" / "RecordData", "Attack" / "EventData", "Incident", "Expectation",
                "Reference", "Assessment", "DetectionPattern", "HistoryItem", "BulkObservable")
            .whole(),
            many!(extensions: "Extension" / "AdditionalData"),
        ]),
        // IODEF has one or the other.
        expressible: Some(|observable, vocabulary| {
            let both = observable.content.is_some() && !observable.extensions.is_empty();
            vocabulary == Vocabulary::Incident || !both
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// What does the same for each variant; the numbers are those of the names in the row.
macro_rules! contents {
    ($first:ident, $($number:literal: $variant:ident,)*) => {
        impl ObservableContent {
            fn element(&self) -> &dyn Element {
                match self {
                    Self::$first(content) => &**content,
                    $(Self::$variant(content) => &**content,)*
                }
            }

            fn element_mut(&mut self) -> &mut dyn Element {
                match self {
                    Self::$first(content) => &mut **content,
                    $(Self::$variant(content) => &mut **content,)*
                }
            }

            fn number(&self) -> usize {
                match self {
                    Self::$first(_) => 0,
                    $(Self::$variant(_) => $number,)*
                }
            }
        }

        impl Blank for ObservableContent {
            fn blank(variant: usize) -> Self {
                match variant {
                    $($number => Self::$variant(Box::new(Blank::blank(0))),)*
                    _ => Self::$first(Box::new(Blank::blank(0))),
                }
            }
        }
    };
}

contents! {
    System,
    1: Address,
    2: Domain,
    3: Service,
    4: Email,
    5: RegistryKeys,
    6: Files,
    7: Certificates,
    8: RegistryHandle,
    9: EvidenceItem,
    10: Attack,
    11: Incident,
    12: Expectation,
    13: Reference,
    14: Assessment,
    15: DetectionPattern,
    16: HistoryItem,
    17: Bulk,
}

/// Each holds its mark itself, since an incident does.
impl Element for ObservableContent {
    fn node(&self) -> &dyn Node {
        self.element().node()
    }

    fn variant(&self) -> usize {
        self.number()
    }

    fn mark(&self) -> Option<&Mark> {
        self.element().mark()
    }

    fn change(&mut self, act: Act<'_>) -> Result<()> {
        self.element_mut().change(act)
    }
}
