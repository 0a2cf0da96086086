use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::Result;
use crate::bundle::container::{Container, Sink};
use crate::bundle::folder::FolderSink;
use crate::bundle::name::{DOCUMENT, MANIFEST, SIGNATURE};
use crate::bundle::refuse;
use crate::error::Error;
use crate::evidence::{Digester, Verdict};
use crate::mark::ElementPath;
use crate::model::{Digest, Document};
use crate::seal::Reason;
use crate::value::DigestAlgorithm;

/// A file of a bundle (RFC 3067, section 6.5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// Its name, with `/` between folders.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256 digest in lower-case hexadecimal digits.
    pub sha256: String,
    /// The pieces of evidence in the document whose URL names it; a file that
    /// none names is an attachment.
    pub items: Vec<NamedBy>,
}

impl Member {
    /// Whether it is the document.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.name == DOCUMENT
    }

    /// Whether a piece of evidence in the document names it.
    #[must_use]
    pub fn is_evidence(&self) -> bool {
        !self.items.is_empty()
    }
}

/// A piece of evidence that names a file of a bundle (RFC 3067, section 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamedBy {
    /// The place of its incident in the document, from 0.
    pub incident: usize,
    /// Where it stands in the incident, as `/Incident/Attack/Evidence/EvidenceItem[2]`.
    pub path: ElementPath,
    /// What its own digests show of the file; never that it was altered.
    pub verdict: Verdict,
}

/// An incident with its files (RFC 3067, section 6.5), all of which were
/// verified as a whole.
///
/// Files may be large, so they are read again when they are asked for, and
/// held against what was verified once more.
pub struct Bundle {
    pub(super) document: Document,
    pub(super) document_bytes: Vec<u8>,
    pub(super) members: Vec<Member>,
    pub(super) manifest: Vec<u8>,
    pub(super) signature: Option<Vec<u8>>,
    pub(super) container: Mutex<Box<dyn Container>>,
}

impl Bundle {
    /// The document, parsed from the bytes that were verified.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The bytes of the document.
    #[must_use]
    pub fn document_bytes(&self) -> &[u8] {
        &self.document_bytes
    }

    /// All files by name, the document among them.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The content of a file of so many bytes at most, as it was verified.
    ///
    /// # Errors
    ///
    /// If there is none of that name, it is larger, or it has changed since.
    pub fn read(&self, name: &str, most: u64) -> Result<Vec<u8>> {
        let member = self.member(name)?;
        if member.size > most {
            return Err(refuse::member(name, Reason::TooLarge { allowed: most }));
        }
        let mut content = Vec::new();
        self.copy(name, &mut content)?;
        Ok(content)
    }

    /// Writes a file of any size piece by piece. Only if this succeeds, what
    /// was written is what was verified.
    ///
    /// # Errors
    ///
    /// If there is none of that name, it has changed since, or it cannot be read or written.
    pub fn copy(&self, name: &str, output: &mut dyn Write) -> Result<()> {
        let member = self.member(name)?;
        if member.is_document() {
            return Ok(output.write_all(&self.document_bytes)?);
        }
        let changed = || refuse::structure(name, "it has changed since it was verified");
        let mut container = self
            .container
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut found = container.found().iter();
        let index = found.position(|found| found.name == name && found.size == member.size);
        let mut output = Again {
            output,
            digester: Digester::new([DigestAlgorithm::Sha256])?,
        };
        container.copy(index.ok_or_else(changed)?, &mut output)?;
        let digests = output.digester.finish();
        let same = |digest: &Digest| digest.value == member.sha256;
        if digests.first().is_some_and(same) {
            return Ok(());
        }
        Err(changed())
    }

    /// Writes all files into a new directory, which is a bundle itself. It is
    /// there once all of it is complete, or not at all.
    ///
    /// # Errors
    ///
    /// If there is something of that name, a file has changed since it was
    /// verified, or it cannot be read or written.
    pub fn unpack(&self, path: impl AsRef<Path>) -> Result<()> {
        let mut sink = FolderSink::create(path.as_ref())?;
        for member in &self.members {
            self.copy(&member.name, &mut sink.file(&member.name)?)?;
        }
        sink.put(MANIFEST, &mut &*self.manifest)?;
        if let Some(signature) = &self.signature {
            sink.put(SIGNATURE, &mut &**signature)?;
        }
        sink.finish()
    }

    fn member(&self, name: &str) -> Result<&Member> {
        let mut members = self.members.iter();
        let member = members.find(|member| member.name == name);
        member.ok_or_else(|| Error::from(io::Error::from(io::ErrorKind::NotFound)))
    }
}

/// Shows how much there is, not what.
impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bundle({} members)", self.members.len())
    }
}

/// An output with the digest of all that is written to it.
struct Again<'a> {
    output: &'a mut dyn Write,
    digester: Digester,
}

impl Write for Again<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.output.write(bytes)?;
        self.digester.update(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
