use crate::codec::node::Class;
use crate::codec::table::{Content, Table, attribute, many, one, standing_in};
use crate::codec::values::elements_only;
use crate::model::{Software, SoftwareReference};
use crate::value::{OpenEnum, SoftwareSpec, Text, Vocabulary};

impl Class for Software {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(swid: "swid").before_iodef2(),
            attribute!(configid: "configid").before_iodef2(),
            attribute!(vendor: "vendor").before_iodef2(),
            attribute!(family: "family").before_iodef2(),
            attribute!(name: "name").before_iodef2(),
            attribute!(version: "version").before_iodef2(),
            attribute!(patch: "patch").before_iodef2(),
        ],
        content: Content::Elements(&[
            one!(reference: "SoftwareReference").since_iodef2(),
            many!(urls: "URL").single_in_iodef1(),
            many!(descriptions: "Description")
                .since_iodef2()
                .derived(|software, vocabulary| {
                    let words = software
                        .in_words()
                        .filter(|_| vocabulary == Vocabulary::Iodef2)?;
                    Some(standing_in(Text::from(words.as_str())))
                }),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for SoftwareReference {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(spec: "spec-name")
                .extension("ext-spec-name")
                .required(),
            attribute!(kind: "dtype").extension("ext-dtype"),
        ],
        content: Content::Any {
            get: |reference| &reference.content,
            get_mut: |reference| &mut reference.content,
        },
        // RFC 7970's schema leaves no room for the text that its text asks for.
        printed: Some(|reference| elements_only(&reference.content)),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(SoftwareSpec::from_token(""))
    }
}
