use crate::codec::node::Class;
use crate::codec::table::{Content, DSIG, Marks, Table, attribute, many, one};
use crate::codec::values::elements_only;
use crate::model::{Certificate, CertificateData, Signature, SignatureData, X509Data};
use crate::value::{ForeignElement, ForeignNode, Vocabulary};

impl Class for CertificateData {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        content: Content::Elements(&[many!(certificates: "Certificate").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Certificate {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        content: Content::Elements(&[
            one!(x509: "X509Data").namespace(DSIG).required(),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for X509Data {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Any {
            get: |data| &data.content,
            get_mut: |data| &mut data.content,
        },
        expressible: Some(|data, vocabulary| {
            vocabulary == Vocabulary::Incident || is_x509(&data.content)
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for SignatureData {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[many!(signatures: "Signature").namespace(DSIG).required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Signature {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(signature_id: "signature-id").iodef("Id")],
        content: Content::Any {
            get: |signature| &signature.content,
            get_mut: |signature| &mut signature.content,
        },
        expressible: Some(|signature, vocabulary| {
            vocabulary == Vocabulary::Incident || is_signature(&signature.content)
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// The names that a `ds:X509Data` has elements for.
const X509: [&str; 5] = [
    "X509IssuerSerial",
    "X509SKI",
    "X509SubjectName",
    "X509Certificate",
    "X509CRL",
];

/// The name of an element of XML signatures.
fn of_dsig(element: &ForeignElement) -> Option<&str> {
    let name = &element.name;
    (&*name.namespace == DSIG).then_some(&name.local)
}

/// Whether content is that of a `ds:X509Data` (RFC 3275, section 4.4.4).
fn is_x509(content: &[ForeignNode]) -> bool {
    let fits = |element: &&ForeignElement| match of_dsig(element) {
        Some(name) => X509.contains(&name),
        None => !element.name.namespace.is_empty(),
    };
    let elements: Vec<_> = content.iter().filter_map(ForeignNode::as_element).collect();
    elements_only(content) && !elements.is_empty() && elements.iter().all(fits)
}

/// Whether content is that of a `ds:Signature` (RFC 3275, section 4.1).
fn is_signature(content: &[ForeignNode]) -> bool {
    let elements = content.iter().filter_map(ForeignNode::as_element);
    let names: Option<Vec<_>> = elements.map(of_dsig).collect();
    let Some(["SignedInfo", "SignatureValue", rest @ ..]) = names.as_deref() else {
        return false;
    };
    let objects = rest.strip_prefix(&["KeyInfo"]).unwrap_or(rest);
    elements_only(content) && objects.iter().all(|name| *name == "Object")
}
