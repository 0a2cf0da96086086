use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::Result;
use crate::bundle::container::Sink;
use crate::bundle::contents::Member;
use crate::bundle::folder::FolderSink;
use crate::bundle::items::Items;
use crate::bundle::manifest::{Line, Manifest};
use crate::bundle::name::{self, DOCUMENT, MANIFEST, Names, SIGNATURE};
use crate::bundle::zip::ZipSink;
use crate::bundle::{Limits, refuse};
use crate::model::Document;
use crate::seal::{Reason, Sign};

/// Puts an incident and its files into a bundle (RFC 3067, section 6.5).
///
/// The bytes of the document are kept as they are. What is written depends on
/// names, contents and signatures only: not on the time, the order of the
/// calls, or the system.
pub struct BundleBuilder<'a> {
    files: Vec<(String, Content<'a>)>,
    sign: Option<&'a dyn Sign>,
    compressed: bool,
    limits: Limits,
}

enum Content<'a> {
    Bytes(Vec<u8>),
    File(PathBuf),
    Reader(Box<dyn Read + 'a>),
}

impl<'a> BundleBuilder<'a> {
    /// A bundle of a document in any vocabulary.
    pub fn new(document: impl Into<Vec<u8>>) -> Self {
        Self {
            files: vec![(DOCUMENT.to_owned(), Content::Bytes(document.into()))],
            sign: None,
            compressed: false,
            limits: Limits::default(),
        }
    }

    /// Adds a file; its name is the relative URL by which the document names
    /// it, without escapes.
    #[must_use]
    pub fn with_file(self, name: impl Into<String>, path: impl AsRef<Path>) -> Self {
        self.with(name, Content::File(path.as_ref().to_owned()))
    }

    /// Adds a file of these bytes.
    #[must_use]
    pub fn with_bytes(self, name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.with(name, Content::Bytes(content.into()))
    }

    /// Adds a file of all that is left in a reader.
    #[must_use]
    pub fn with_reader(self, name: impl Into<String>, content: impl Read + 'a) -> Self {
        self.with(name, Content::Reader(Box::new(content)))
    }

    /// The names of files that the document names and that are not added yet.
    ///
    /// # Errors
    ///
    /// If the document is none, names a file as not every system can keep it,
    /// or has a broken chain of custody.
    pub fn missing(&self) -> Result<Vec<String>> {
        let added = |name: &str| self.files.iter().any(|(own, _)| own == name);
        let items = self.items()?;
        let missing = items.names().filter(|name| !added(name));
        Ok(missing.map(str::to_owned).collect())
    }

    /// Signs the list of files with their digests, and so all of them.
    #[must_use]
    pub fn signed_by(mut self, sign: &'a dyn Sign) -> Self {
        self.sign = Some(sign);
        self
    }

    /// Whether files in a zip file are deflated; they are stored as they are otherwise.
    #[must_use]
    pub fn compressed(mut self, compressed: bool) -> Self {
        self.compressed = compressed;
        self
    }

    /// Sets what it may hold; whoever opens it has limits, too.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Writes a zip file of less than 4 GiB, and gives what is in it.
    ///
    /// # Errors
    ///
    /// If the document is none, names a file that is absent or has another
    /// digest, or has a broken chain of custody; if a name is not one that
    /// every system can keep; if it cannot be signed, read or written. What is
    /// written by then is no bundle.
    pub fn write_zip<W: Write + Seek>(self, output: W) -> Result<Vec<Member>> {
        let mut sink = ZipSink::new(output, self.compressed);
        let members = self.write_to(&mut sink)?;
        sink.finish()?;
        Ok(members)
    }

    /// Writes a new directory, and gives what is in it. It is there once all
    /// of it is complete, or not at all.
    ///
    /// # Errors
    ///
    /// As [`write_zip`](Self::write_zip), and if there is something of that name.
    pub fn write_directory(self, path: impl AsRef<Path>) -> Result<Vec<Member>> {
        let mut sink = FolderSink::create(path.as_ref())?;
        let members = self.write_to(&mut sink)?;
        sink.finish()?;
        Ok(members)
    }

    fn with(mut self, name: impl Into<String>, content: Content<'a>) -> Self {
        self.files.push((name.into(), content));
        self
    }

    fn write_to(mut self, sink: &mut dyn Sink) -> Result<Vec<Member>> {
        self.check_names()?;
        let items = self.items()?;
        items.are_all_in(|name| self.files.iter().any(|(own, _)| own == name))?;
        self.files.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut left = self.limits.total_bytes;
        let mut members = Vec::new();
        for (name, content) in self.files {
            let mut checker = items.checker(&name)?;
            let reader = content.open()?.take(left.saturating_add(1));
            let size = sink.put(&name, &mut Tee(reader, &mut checker))?;
            let Some(rest) = left.checked_sub(size) else {
                let allowed = self.limits.total_bytes;
                return Err(refuse::member(&name, Reason::TooLarge { allowed }));
            };
            left = rest;
            members.push(checker.finish()?);
        }
        let manifest = Manifest::new(members.iter().map(line).collect()).to_text();
        sink.put(MANIFEST, &mut manifest.as_bytes())?;
        if let Some(sign) = self.sign {
            let signature = sign.sign(manifest.as_bytes())?;
            sink.put(SIGNATURE, &mut signature.text.as_bytes())?;
        }
        Ok(members)
    }

    fn check_names(&self) -> Result<()> {
        let mut names = Names::default();
        for own in [MANIFEST, SIGNATURE] {
            names.admit(own, &self.limits)?;
        }
        for (index, (name, _)) in self.files.iter().enumerate() {
            names.admit(name, &self.limits)?;
            if index > 0 {
                name::refuse_own(name)?;
            }
        }
        Ok(())
    }

    /// The pieces of evidence of the document.
    fn items(&self) -> Result<Items> {
        let Some((name, Content::Bytes(document))) = self.files.first() else {
            return Ok(Items::default());
        };
        let allowed = self.limits.document_bytes;
        if u64::try_from(document.len()).is_ok_and(|bytes| bytes > allowed) {
            return Err(refuse::member(name, Reason::TooLarge { allowed }));
        }
        Items::of(&Document::from_slice(document)?, &self.limits)
    }
}

fn line(member: &Member) -> Line {
    Line {
        name: member.name.clone(),
        sha256: member.sha256.clone(),
    }
}

impl<'a> Content<'a> {
    fn open(self) -> io::Result<Box<dyn Read + 'a>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(io::Cursor::new(bytes)),
            Self::File(path) => Box::new(File::open(path)?),
            Self::Reader(reader) => reader,
        })
    }
}

/// A reader of which somebody else sees all that is read.
struct Tee<'w, R>(R, &'w mut dyn Write);

impl<R: Read> Read for Tee<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        self.1.write_all(buffer.get(..count).unwrap_or_default())?;
        Ok(count)
    }
}

impl fmt::Debug for BundleBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BundleBuilder({} files)", self.files.len())
    }
}
