use crate::model::{Extension, HashData, SignatureData, Software};
use crate::value::{Marked, Number};

/// Files (RFC 7970, section 3.25).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileData {
    /// The files, at least one.
    pub files: Vec<Marked<File>>,
}

impl FileData {
    /// One file.
    pub fn new(file: impl Into<Marked<File>>) -> Self {
        Self::default().with_file(file)
    }
}

crate::model::setters! { FileData {
    push with_file: files, Marked<File>;
} }

/// A file and what it is known by (RFC 7970, section 3.25.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct File {
    /// Its name.
    pub name: Option<Marked<String>>,
    /// How many bytes it has.
    pub size: Option<Marked<Number>>,
    /// Its media type, such as `application/pdf`.
    pub kind: Option<Marked<String>>,
    /// Where it is to be found.
    pub urls: Vec<Marked<String>>,
    /// Its hashes.
    pub hashes: Option<Marked<HashData>>,
    /// Its signatures.
    pub signatures: Option<Marked<SignatureData>>,
    /// The program that it belongs to.
    pub software: Option<Box<Marked<Software>>>,
    /// Whatever else is to be known of it.
    pub properties: Vec<Marked<Extension>>,
}

impl File {
    /// A file of which nothing is said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A file by its name.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: Some(Marked::new(name.into())),
            ..Self::default()
        }
    }
}

crate::model::setters! { File {
    set with_name: name, Marked<String>;
    set with_size: size, Marked<Number>;
    set with_type: kind, Marked<String>;
    set with_hashes: hashes, Marked<HashData>;
    set with_signatures: signatures, Marked<SignatureData>;
    set with_software: software, Marked<Software>;
    push with_url: urls, Marked<String>;
    push with_property: properties, Marked<Extension>;
} }
