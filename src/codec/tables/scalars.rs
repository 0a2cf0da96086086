//! Elements whose value is a scalar.

use crate::codec::node::Class;
use crate::codec::table::{Content, Table, Vocabularies, attribute, text};
use crate::value::{Number, Text, Timestamp, Vocabulary};
use chrono::DateTime;

impl Class for Text {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(lang: "xml:lang").iodef1("lang"),
            attribute!(translation_id: "translation-id").since_iodef2(),
        ],
        content: text!(value),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// Implements [`Class`] for a scalar that is all of its element.
macro_rules! scalar {
    ($type:ty, $blank:expr $(, expressible: $expressible:expr)?) => {
        impl Class for $type {
            const TABLE: &'static Table<Self> = &Table {
                content: Content::Text {
                    vocabularies: Vocabularies::ALL,
                    get: |value: &Self| value,
                    get_mut: |value: &mut Self| value,
                },
                $(expressible: Some($expressible),)?
                ..Table::EMPTY
            };

            fn blank() -> Self {
                $blank
            }
        }
    };
}

scalar!(String, Self::new());
scalar!(Number, Self::ZERO);
scalar!(Timestamp, Self::from(DateTime::UNIX_EPOCH), expressible: has_date_time);

/// The year 0 is none of XML Schema's.
fn has_date_time(time: &Timestamp, vocabulary: Vocabulary) -> bool {
    vocabulary == Vocabulary::Incident || time.is_date_time() || time.to_date_time().is_date_time()
}
