use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::Result;
use crate::bundle::contents::{Member, NamedBy};
use crate::bundle::{Limits, name, refuse};
use crate::evidence::{Break, ChainOfCustody, Digester, Located, Verdict, Verifier, items};
use crate::mark::ElementPath;
use crate::model::{Digest, Document, EvidenceItem};
use crate::seal::{Reason, Refusal, Rejection};
use crate::value::{DigestAlgorithm, Marked, unescaped};

/// The pieces of evidence of a document that are members, by their names.
#[derive(Debug, Default)]
pub(super) struct Items(BTreeMap<String, Vec<Item>>);

#[derive(Clone, Debug)]
struct Item {
    incident: usize,
    path: ElementPath,
    digests: Vec<Digest>,
}

impl Items {
    /// Those of a document whose chains of custody hold, and which name no
    /// member that cannot be one.
    pub(super) fn of(document: &Document, limits: &Limits) -> Result<Self> {
        let mut found = Self::default();
        for (incident, content) in document.incidents.iter().enumerate() {
            for Located { path, item, .. } in items(content) {
                check_custody(item, &path)?;
                for (url, digests) in places(item) {
                    let Some(name) = member_of(url) else { continue };
                    name::check(&name, limits)?;
                    name::refuse_own(&name)?;
                    let (path, digests) = (path.clone(), plain(digests));
                    found.0.entry(name).or_default().push(Item {
                        incident,
                        path,
                        digests,
                    });
                }
            }
        }
        Ok(found)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Refuses a document that names a member that is not there.
    pub(super) fn are_all_in(&self, has: impl Fn(&str) -> bool) -> Result<()> {
        match self.0.keys().find(|name| !has(name)) {
            Some(name) => Err(refuse::structure(
                name,
                "the document names it, and it is absent",
            )),
            None => Ok(()),
        }
    }

    /// What holds the digests of a member against its content.
    pub(super) fn checker(&self, name: &str) -> Result<Checker> {
        let items = self.0.get(name).cloned().unwrap_or_default();
        let items = items.into_iter();
        Ok(Checker {
            name: name.to_owned(),
            digester: Digester::new([DigestAlgorithm::Sha256])?,
            items: items
                .map(|item| {
                    let verifier = Verifier::new(&item.digests);
                    (item, verifier)
                })
                .collect(),
        })
    }
}

/// Refuses a chain of custody that is broken; entries without a chain prove
/// nothing, and break nothing.
fn check_custody(item: &EvidenceItem, path: &ElementPath) -> Result<()> {
    match ChainOfCustody::verify(item) {
        Ok(_) | Err(Break::NoCustody | Break::NotChained) => Ok(()),
        Err(broken) => {
            let why = Reason::Structure("its chain of custody does not hold");
            Err(Rejection::new(vec![Refusal::of(format!("{path}: {broken}"), why)]).into())
        }
    }
}

/// Where the bytes of a piece of evidence are, with the digests that they have
/// there: its own, or those of what was taken out of the document.
fn places(item: &EvidenceItem) -> impl Iterator<Item = (&str, &[Marked<Digest>])> {
    let outside = item.external.iter();
    let outside = outside.map(|external| (&**external.url, &*external.digests));
    let taken_out = |url: &str| item.external.iter().any(|external| **external.url == *url);
    let urls = item.urls.iter().map(|url| &***url);
    let own = urls.filter(move |url| !taken_out(url));
    outside.chain(own.map(|url| (url, &*item.digests)))
}

fn plain(digests: &[Marked<Digest>]) -> Vec<Digest> {
    digests.iter().map(|digest| (**digest).clone()).collect()
}

/// The member that a URL names; none if it leads elsewhere (RFC 3986, section 4.2).
pub(super) fn member_of(url: &str) -> Option<String> {
    let path = url.trim().split('#').next().unwrap_or_default();
    let path = path.strip_prefix("./").unwrap_or(path);
    let scheme = path.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        let mut chars = scheme.chars();
        chars.next().is_some_and(|c| c.is_ascii_alphabetic())
            && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    if path.is_empty() || path.starts_with('/') || scheme.is_some_and(is_scheme) {
        return None;
    }
    Some(decoded(path))
}

/// A path without its escapes, or as it is where one is none.
fn decoded(path: &str) -> String {
    let bytes = unescaped(path).unwrap_or_else(|| path.as_bytes().to_vec());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Computes what is to be known of a member while it passes.
#[derive(Debug)]
pub(super) struct Checker {
    name: String,
    digester: Digester,
    items: Vec<(Item, Verifier)>,
}

impl Write for Checker {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.digester.update(bytes);
        for (_, verifier) in &mut self.items {
            verifier.write_all(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Checker {
    /// The member, if it is what the items that name it say.
    pub(super) fn finish(self) -> Result<Member> {
        let size = self.digester.length();
        let mut items = Vec::new();
        for (item, verifier) in self.items {
            let verdict = verifier.finish().verdict();
            if verdict == Verdict::Altered {
                return Err(refuse::structure(
                    &self.name,
                    "its digests in the document do not hold",
                ));
            }
            items.push(NamedBy {
                incident: item.incident,
                path: item.path,
                verdict,
            });
        }
        let digests = self.digester.finish().into_iter();
        Ok(Member {
            name: self.name,
            size,
            sha256: digests.map(|digest| digest.value).collect(),
            items,
        })
    }
}
