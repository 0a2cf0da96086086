use crate::value::{KeyScheme, Marked, Text};

/// What is to be known of a CSIRT besides how to reach it (RFC 3067, section
/// 2.2.3; RFC 2350, section 2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Csirt {
    /// Its name in identifiers, its fully qualified domain name.
    pub name: String,
    /// For whom it works.
    pub constituencies: Vec<Marked<Text>>,
    /// The keys by which it signs, and with which mail to it is encrypted.
    pub public_keys: Vec<Marked<PublicKey>>,
}

impl Csirt {
    /// A CSIRT of which nothing but its name is said yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }
}

crate::model::setters! { Csirt {
    push with_constituency: constituencies, Marked<Text>;
    push with_public_key: public_keys, Marked<PublicKey>;
} }

/// A public key, or where to find it and how to know it (RFC 2350, section 3.4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublicKey {
    /// What the key is for.
    pub scheme: KeyScheme,
    /// The key's short name.
    pub key_id: Option<String>,
    /// The fingerprints of the key, as printed.
    pub fingerprints: Vec<Marked<String>>,
    /// Where the key is.
    pub urls: Vec<Marked<String>>,
    /// The key, in the scheme's text form.
    pub key: Option<Marked<String>>,
}

impl PublicKey {
    /// A key of a scheme, known by its fingerprint.
    pub fn new(scheme: KeyScheme, fingerprint: impl Into<String>) -> Self {
        Self {
            scheme,
            key_id: None,
            fingerprints: vec![Marked::new(fingerprint.into())],
            urls: Vec::new(),
            key: None,
        }
    }
}

crate::model::setters! { PublicKey {
    set with_key_id: key_id, String;
    set with_key: key, Marked<String>;
    push with_url: urls, Marked<String>;
} }
