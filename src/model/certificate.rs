use crate::value::{ForeignNode, Marked, Text};

/// Certificates of public keys (RFC 7970, section 3.24).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CertificateData {
    /// The certificates, at least one.
    pub certificates: Vec<Marked<Certificate>>,
}

impl CertificateData {
    /// One certificate.
    pub fn new(certificate: impl Into<Marked<Certificate>>) -> Self {
        Self::default().with_certificate(certificate)
    }
}

crate::model::setters! { CertificateData {
    push with_certificate: certificates, Marked<Certificate>;
} }

/// A certificate of a public key (RFC 7970, section 3.24.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Certificate {
    /// The certificate, or what it is known by.
    pub x509: Marked<X509Data>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl Certificate {
    /// A certificate.
    pub fn new(x509: impl Into<Marked<X509Data>>) -> Self {
        Self {
            x509: x509.into(),
            ..Self::default()
        }
    }
}

crate::model::setters! { Certificate {
    push with_description: descriptions, Marked<Text>;
} }

/// An X.509 certificate in the elements of XML signatures (`ds:X509Data` of
/// RFC 3275, section 4.4.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct X509Data {
    /// The elements, as they were.
    pub content: Vec<ForeignNode>,
}

crate::model::setters! { X509Data {
    push with_content: content, ForeignNode;
} }

/// Signatures of a file or an e-mail (RFC 7970, section 3.27).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignatureData {
    /// The signatures, at least one.
    pub signatures: Vec<Marked<Signature>>,
}

impl SignatureData {
    /// One signature.
    pub fn new(signature: impl Into<Marked<Signature>>) -> Self {
        Self::default().with_signature(signature)
    }
}

crate::model::setters! { SignatureData {
    push with_signature: signatures, Marked<Signature>;
} }

/// An XML signature (`ds:Signature` of RFC 3275, section 4.1). It is kept, not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signature {
    /// Its `Id`.
    pub signature_id: Option<String>,
    /// Its elements, as they were.
    pub content: Vec<ForeignNode>,
}

crate::model::setters! { Signature {
    set with_signature_id: signature_id, String;
    push with_content: content, ForeignNode;
} }
