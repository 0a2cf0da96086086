use crate::model::{Extension, Software};
use crate::value::{ForeignNode, HashScope, Marked};

/// Hashes of a file, an e-mail, or a part of one (RFC 7970, section 3.26).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HashData {
    /// Over what they were computed.
    pub scope: HashScope,
    /// Which part of the file it is, where `scope` means a part.
    pub target_id: Option<Marked<String>>,
    /// The hashes.
    pub hashes: Vec<Marked<Hash>>,
    /// Hashes that are alike for files that are alike.
    pub fuzzy_hashes: Vec<Marked<FuzzyHash>>,
}

impl HashData {
    /// Hashes over something, none yet.
    #[must_use]
    pub fn new(scope: HashScope) -> Self {
        Self {
            scope,
            target_id: None,
            hashes: Vec::new(),
            fuzzy_hashes: Vec::new(),
        }
    }
}

crate::model::setters! { HashData {
    set with_target_id: target_id, Marked<String>;
    push with_hash: hashes, Marked<Hash>;
    push with_fuzzy_hash: fuzzy_hashes, Marked<FuzzyHash>;
} }

/// A hash and how it was computed (RFC 7970, section 3.26.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hash {
    /// The algorithm of the hash.
    pub method: Marked<Algorithm>,
    /// The hash, in base 64.
    pub value: Marked<String>,
    /// How the data was brought into its canonical form before.
    pub canonicalization: Option<Marked<Algorithm>>,
    /// The program that computed the hash.
    pub application: Option<Box<Marked<Software>>>,
}

impl Hash {
    /// A hash in base 64 by the algorithm that a URI names, such as
    /// [`Algorithm::SHA256`].
    pub fn new(algorithm: impl Into<String>, base64: impl Into<String>) -> Self {
        Self {
            method: Marked::new(Algorithm::new(algorithm)),
            value: Marked::new(base64.into()),
            ..Self::default()
        }
    }
}

crate::model::setters! { Hash {
    set with_canonicalization: canonicalization, Marked<Algorithm>;
    set with_application: application, Marked<Software>;
} }

/// An algorithm of XML signatures (`ds:DigestMethod` and
/// `ds:CanonicalizationMethod` of RFC 3275, section 4.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Algorithm {
    /// The URI that names it.
    pub uri: String,
    /// Its parameters, as they were.
    pub parameters: Vec<ForeignNode>,
}

impl Algorithm {
    /// The URI of SHA-1.
    pub const SHA1: &'static str = "http://www.w3.org/2000/09/xmldsig#sha1";
    /// The URI of SHA-256.
    pub const SHA256: &'static str = "http://www.w3.org/2001/04/xmlenc#sha256";
    /// The URI of SHA-512.
    pub const SHA512: &'static str = "http://www.w3.org/2001/04/xmlenc#sha512";

    /// An algorithm by its URI.
    pub fn new(uri: impl Into<String>) -> Self {
        Self {
            uri: uri.into(),
            parameters: Vec::new(),
        }
    }
}

crate::model::setters! { Algorithm {
    push with_parameter: parameters, ForeignNode;
} }

/// A hash that is alike for data that is alike (RFC 7970, section 3.26.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FuzzyHash {
    /// The hash, in one or more parts.
    pub values: Vec<Marked<Extension>>,
    /// The program that computed it.
    pub application: Option<Box<Marked<Software>>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl FuzzyHash {
    /// A hash of one part.
    pub fn new(value: impl Into<Marked<Extension>>) -> Self {
        Self::default().with_value(value)
    }
}

crate::model::setters! { FuzzyHash {
    set with_application: application, Marked<Software>;
    push with_value: values, Marked<Extension>;
    push with_extension: extensions, Marked<Extension>;
} }
