use crate::codec::node::Class;
use crate::codec::table::{Content, DSIG, Table, attribute, many, one};
use crate::model::{Algorithm, FuzzyHash, Hash, HashData};
use crate::value::{ForeignNode, HashScope, OpenEnum, Vocabulary};

impl Class for HashData {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(scope: "scope").extension("ext-scope").required()],
        content: Content::Elements(&[
            one!(target_id: "HashTargetID"),
            many!(hashes: "Hash"),
            many!(fuzzy_hashes: "FuzzyHash"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(HashScope::from_token(""))
    }
}

impl Class for Hash {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            one!(method: "DigestMethod").namespace(DSIG).required(),
            one!(value: "DigestValue").namespace(DSIG).required(),
            one!(canonicalization: "CanonicalizationMethod").namespace(DSIG),
            one!(application: "Application"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Algorithm {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(uri: "Algorithm").required()],
        content: Content::Any {
            get: |algorithm| &algorithm.parameters,
            get_mut: |algorithm| &mut algorithm.parameters,
        },
        expressible: Some(|algorithm, vocabulary| {
            let mut parameters = algorithm.parameters.iter();
            vocabulary == Vocabulary::Incident || parameters.all(is_parameter)
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for FuzzyHash {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            many!(values: "FuzzyHashValue").required(),
            one!(application: "Application"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// Parameters are text, or elements of namespaces other than that of XML
/// signatures (RFC 3275, section 4.3.3.5).
fn is_parameter(node: &ForeignNode) -> bool {
    node.as_element().is_none_or(|element| {
        let namespace = &*element.name.namespace;
        !namespace.is_empty() && namespace != DSIG
    })
}
