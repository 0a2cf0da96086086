use std::collections::BTreeMap;
use std::fmt;
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::Mutex;

use crate::Result;
use crate::bundle::container::{Container, Found};
use crate::bundle::contents::{Bundle, Member};
use crate::bundle::folder::Folder;
use crate::bundle::items::Items;
use crate::bundle::manifest::{Line, Manifest};
use crate::bundle::name::{DOCUMENT, MANIFEST, SIGNATURE};
use crate::bundle::zip::ZipContainer;
use crate::bundle::{Limits, refuse};
use crate::model::Document;
use crate::seal::{Reason, Rejection, Require, Verified, Verify};

/// A bundle that has arrived, before anybody knows from whom and whether it is
/// whole (RFC 3067, section 6.17). It shows nothing.
pub struct UnverifiedBundle {
    container: Box<dyn Container>,
    limits: Limits,
}

impl UnverifiedBundle {
    /// Opens a zip file within the default limits.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is not built as bundles are; a
    /// [`Rejection`] says what is wrong, and of which file.
    pub fn open_zip<R: Read + Seek + Send + 'static>(input: R) -> Result<Self> {
        Self::open_zip_within(input, Limits::default())
    }

    /// Opens a zip file.
    ///
    /// # Errors
    ///
    /// As [`open_zip`](Self::open_zip).
    pub fn open_zip_within<R>(input: R, limits: Limits) -> Result<Self>
    where
        R: Read + Seek + Send + 'static,
    {
        let container = ZipContainer::open(input, &limits)?;
        Ok(Self {
            container: Box::new(container),
            limits,
        })
    }

    /// Opens a directory within the default limits.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or holds links, special or hidden files, or names
    /// that not every system can keep.
    pub fn open_directory(path: impl AsRef<Path>) -> Result<Self> {
        Self::open_directory_within(path, Limits::default())
    }

    /// Opens a directory.
    ///
    /// # Errors
    ///
    /// As [`open_directory`](Self::open_directory).
    pub fn open_directory_within(path: impl AsRef<Path>, limits: Limits) -> Result<Self> {
        let container = Folder::open(path.as_ref(), &limits)?;
        Ok(Self {
            container: Box::new(container),
            limits,
        })
    }

    /// The bundle, if signatures of those who are required hold over its list
    /// of members, and all of it is as the list says.
    ///
    /// Nothing but the list is read before its signatures are verified. Then
    /// each file has to be on the list and each of the list to be there, with
    /// its digest; so have the digests of the pieces of evidence that name a
    /// file by a relative URL; and chains of custody have to hold.
    ///
    /// # Errors
    ///
    /// If any of this fails, with the [`Rejection`] that says why and of which
    /// file, or if something cannot be read.
    pub fn verify(mut self, mechanism: &dyn Verify, require: &Require) -> Result<Verified<Bundle>> {
        let manifest = self.manifest()?;
        let Some(signature) = self.small(SIGNATURE, self.limits.signature_bytes)? else {
            return Err(Rejection::from(Reason::Unsigned).into());
        };
        let proof = mechanism.verify(&manifest, &signature)?;
        require.check(&proof)?;
        let bundle = self.checked(manifest, Some(signature))?;
        Ok(Verified::new(bundle, proof))
    }

    /// The names of the files, if all of it is as its list says, whoever wrote
    /// the list: anybody can have. It shows transmission errors, and no content.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify), signatures aside.
    pub fn check_integrity_only(mut self) -> Result<Vec<Member>> {
        let manifest = self.manifest()?;
        Ok(self.checked(manifest, None)?.members)
    }

    fn manifest(&mut self) -> Result<Vec<u8>> {
        let manifest = self.small(MANIFEST, self.limits.manifest_bytes())?;
        manifest.ok_or_else(|| refuse::structure(MANIFEST, "it is absent"))
    }

    fn found(&self, name: &str) -> Option<(usize, &Found)> {
        let mut found = self.container.found().iter().enumerate();
        found.find(|(_, found)| found.name == name)
    }

    /// A file that is read into memory.
    fn small(&mut self, name: &str, allowed: u64) -> Result<Option<Vec<u8>>> {
        let Some((index, found)) = self.found(name) else {
            return Ok(None);
        };
        if found.size > allowed {
            return Err(refuse::member(name, Reason::TooLarge { allowed }));
        }
        let mut content = Vec::new();
        self.container.copy(index, &mut content)?;
        Ok(Some(content))
    }

    fn checked(mut self, manifest: Vec<u8>, signature: Option<Vec<u8>>) -> Result<Bundle> {
        let list = Manifest::parse(&manifest, &self.limits)?;
        let listed: BTreeMap<_, _> = list.lines().iter().map(|l| (&*l.name, l)).collect();
        self.is_complete(&listed)?;
        let (document_bytes, document) = self.document(&listed)?;
        let items = Items::of(&document, &self.limits)?;
        items.are_all_in(|name| listed.contains_key(name))?;
        let mut members = Vec::new();
        for (index, found) in self.container.found().to_vec().iter().enumerate() {
            let Some(line) = listed.get(&*found.name) else {
                continue;
            };
            let mut checker = items.checker(&line.name)?;
            if line.name == DOCUMENT {
                std::io::Write::write_all(&mut checker, &document_bytes)?;
            } else {
                self.container.copy(index, &mut checker)?;
            }
            members.push(as_listed(checker.finish()?, line)?);
        }
        Ok(Bundle {
            document,
            document_bytes,
            members,
            manifest,
            signature,
            container: Mutex::new(self.container),
        })
    }

    /// What is there is listed, and what is listed is there.
    fn is_complete(&self, listed: &BTreeMap<&str, &Line>) -> Result<()> {
        let found = || self.container.found().iter().map(|found| &*found.name);
        let own = [MANIFEST, SIGNATURE];
        let mut extra = found().filter(|name| !own.contains(name) && !listed.contains_key(name));
        if let Some(name) = extra.next() {
            return Err(refuse::structure(name, "it is not in the list of members"));
        }
        let mut absent = listed
            .keys()
            .filter(|name| found().all(|found| found != **name));
        match absent.next() {
            Some(name) => Err(refuse::structure(
                name,
                "it is in the list of members, and absent",
            )),
            None => Ok(()),
        }
    }

    /// The document, which is parsed only if it is the one of the list.
    fn document(&mut self, listed: &BTreeMap<&str, &Line>) -> Result<(Vec<u8>, Document)> {
        let content = self.small(DOCUMENT, self.limits.document_bytes)?;
        let (Some(content), Some(line)) = (content, listed.get(DOCUMENT)) else {
            return Err(refuse::structure(DOCUMENT, "it is absent"));
        };
        let mut checker = Items::default().checker(DOCUMENT)?;
        std::io::Write::write_all(&mut checker, &content)?;
        as_listed(checker.finish()?, line)?;
        let document = Document::from_slice(&content)?;
        Ok((content, document))
    }
}

/// A member, if its digest is that of the list.
fn as_listed(member: Member, line: &Line) -> Result<Member> {
    if member.sha256 != line.sha256 {
        return Err(refuse::structure(
            &line.name,
            "its digest is not that of the list",
        ));
    }
    Ok(member)
}

impl fmt::Debug for UnverifiedBundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "UnverifiedBundle({} files)",
            self.container.found().len()
        )
    }
}
