//! The documents that are measured, each with the hash of what it must be.

use std::fmt::Write as _;

use iodef::{Fidelity, Reader, Vocabulary, WriterBuilder};
use sha2::{Digest, Sha256};

use crate::Result;
use crate::common::generate::Archive;
use crate::common::{all, translated};

/// What an incident holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 2 KB.
    Small,
    /// 17 KB of what reports hold.
    Typical,
    /// 14 KB with comments, CDATA, extensions and nested documents.
    Mixed,
    /// What of the typical ones IODEF 1 has words for, as others send it: 12 KB.
    Common,
}

impl Style {
    const ALL: [(&'static str, Self); 4] = [
        ("small", Self::Small),
        ("typical", Self::Typical),
        ("mixed", Self::Mixed),
        ("common", Self::Common),
    ];

    fn name(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(_, style)| *style == self)
            .map_or("", |(name, _)| name)
    }

    /// The style of a name.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn named(name: &str) -> Result<Self> {
        let mut all = Self::ALL.iter();
        let found = all.find(|(known, _)| *known == name);
        found
            .map(|(_, style)| *style)
            .ok_or_else(|| format!("unknown style {name:?}").into())
    }
}

/// Which document.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// What its incidents hold.
    pub style: Style,
    /// What it is written in.
    pub vocabulary: Vocabulary,
    /// How many incidents it holds.
    pub incidents: u64,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            style,
            vocabulary,
            incidents,
        } = self;
        let plural = if *incidents == 1 { "" } else { "s" };
        let name = style.name();
        write!(f, "{incidents} {name} incident{plural} in {vocabulary}")
    }
}

/// An archive of any size in IODEF 2, made while it is read.
#[must_use]
pub fn stream(incidents: u64) -> impl std::io::Read {
    Archive::new(incidents)
}

impl Kind {
    /// Makes the document. The generator writes IODEF 2; the library makes the others of that.
    ///
    /// # Errors
    ///
    /// If the library does not take what is generated.
    pub fn make(&self) -> Result<Vec<u8>> {
        let archive = match self.style {
            Style::Small => Archive::small(self.incidents),
            Style::Typical | Style::Common => Archive::new(self.incidents),
            Style::Mixed => Archive::mixed(self.incidents),
        };
        let made = all(archive)?;
        if self.style != Style::Common {
            return translated(&made, self.vocabulary);
        }
        let common = converted(&made, Vocabulary::Iodef1)?;
        if self.vocabulary == Vocabulary::Iodef1 {
            return Ok(common);
        }
        converted(&common, self.vocabulary)
    }
}

/// A document in another vocabulary, without what that has no words for.
fn converted(bytes: &[u8], vocabulary: Vocabulary) -> Result<Vec<u8>> {
    let mut builder = WriterBuilder::new(vocabulary);
    builder.pretty(true).fidelity(Fidelity::Drop);
    let reader = Reader::from_reader(bytes);
    Ok(iodef::convert(reader, &builder, Vec::new())?)
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Documents and their hashes.
const KNOWN: [(Style, Vocabulary, u64, &str); 16] = [
    (
        Style::Small,
        Vocabulary::Iodef2,
        1,
        "ab0eabfd6eb4e9374ff2dfebc22c667e473afc5fc53875fd0ce23ea613cb71a4",
    ),
    (
        Style::Typical,
        Vocabulary::Iodef2,
        1,
        "d0676f42375d39c78d2aa781c3a5766b4c8ca6df73a0f001c00e90628e7c8c5b",
    ),
    (
        Style::Mixed,
        Vocabulary::Iodef2,
        1,
        "a420978eed252ca63475b61536186eef1dac72362d0eed4a6c096f2ebff7f2fb",
    ),
    (
        Style::Typical,
        Vocabulary::Iodef2,
        588,
        "77b71360801750027cd527b9f0bf6f0b23a883f675128ed77f8067db541c5e1a",
    ),
    (
        Style::Mixed,
        Vocabulary::Iodef2,
        100,
        "5a553baedfb4c7002f5d6bf3fcfdf6a1fa42e27be225966fc67fa4a23c03d8e0",
    ),
    (
        Style::Small,
        Vocabulary::Iodef1,
        1,
        "dced28ca8060fd382113cdfcc6141aa8fbb4f5dd08752a4e3f009629cedc2c48",
    ),
    (
        Style::Typical,
        Vocabulary::Iodef1,
        1,
        "19a79cbdf8f088168b28ab19e9df1a4aa850cd414f57e0b5b780eb7dfd7e2d74",
    ),
    (
        Style::Mixed,
        Vocabulary::Iodef1,
        1,
        "50d520d02935f3b88931c7cd22d6bc4bb89ccb55193e83d3563bb6b7266b41d6",
    ),
    (
        Style::Typical,
        Vocabulary::Iodef1,
        588,
        "4d5d52f85bc7521524615c470889472af4b7dc5be2ef5d1a28711544bc453e52",
    ),
    (
        Style::Mixed,
        Vocabulary::Iodef1,
        100,
        "ca69d04443f43a1be3e25f48c6957346a5454923279f2adfd52a7659454ba462",
    ),
    (
        Style::Common,
        Vocabulary::Iodef1,
        588,
        "604e34fef1fc1b81acba62838bf520b210c6ef2e69c9f7967ad1e0a2912235f3",
    ),
    (
        Style::Small,
        Vocabulary::Incident,
        1,
        "7e11b12f86dc0b54366ea47327b4c729e571c86927707f51c392fd35b1eb9f1b",
    ),
    (
        Style::Typical,
        Vocabulary::Incident,
        1,
        "421d45516139f356b178084a6aa49176bb08e129d36791f3464b3c923e0e254f",
    ),
    (
        Style::Mixed,
        Vocabulary::Incident,
        1,
        "53fa907e576148c9f7742973d9371c4a2a5c98ab53ecc4583bed35145cde4eb3",
    ),
    (
        Style::Typical,
        Vocabulary::Incident,
        588,
        "2200a1f6c5bcdcb9ec8091c984d89776a3fce1f42e293b3f2706a70fcb2d6a85",
    ),
    (
        Style::Mixed,
        Vocabulary::Incident,
        100,
        "f416b9d0ac62407a90cbd0f4a258f1765ab4dc4deffa169a54b3a0f660085ca4",
    ),
];

/// Makes every known document and compares its hash.
///
/// # Errors
///
/// If one is not what it was: figures cannot be compared with earlier ones.
pub fn check() -> Result<()> {
    for (style, vocabulary, incidents, expected) in KNOWN {
        let kind = Kind {
            style,
            vocabulary,
            incidents,
        };
        let found = hash(&kind.make()?);
        if found != expected {
            return Err(format!("{kind}: its hash is {found}, not {expected}").into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn documents_are_what_they_were() -> crate::Result<()> {
        super::check()
    }
}
