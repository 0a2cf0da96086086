use crate::evidence::link::{VERSION, digest, evidence, verified};
use crate::evidence::{Break, Outcome, Signatures, ToBeSigned, normal};
use crate::model::{
    ChainHead, ChainLink, ChainSignature, Custody, CustodyEntry, Digest, EvidenceItem,
};
use crate::value::{Marked, Number};

/// Who had a piece of evidence, as a chain to which one can only append (RFC
/// 3067, section 2.2.6; RFC 3227, section 4.1).
///
/// There is none that does not hold: it is begun, or verified. It says nothing
/// about who made it unless its entries are signed, for anybody can make
/// another chain.
///
/// ```
/// use iodef::evidence::{Break, ChainOfCustody};
/// use iodef::{CustodyAction, CustodyEntry, Digest, DigestAlgorithm, EvidenceItem, Timestamp};
///
/// let at = |time: &str| time.parse::<Timestamp>();
/// let sha256 = Digest::new(DigestAlgorithm::Sha256, "ba7816bf");
/// let mut item = EvidenceItem::at_url("disk.img").with_digest(sha256);
///
/// let found = CustodyEntry::new(CustodyAction::Collected, at("2001-09-13T23:19Z")?)
///     .with_by("Alice Example");
/// ChainOfCustody::begin(&item, found)?.put_into(&mut item)?;
///
/// let mut chain = ChainOfCustody::verify(&item)?;
/// chain.append(CustodyEntry::new(CustodyAction::Stored, at("2001-09-14")?).with_place("Safe 3"));
/// chain.put_into(&mut item)?;
///
/// item.custody.as_mut().unwrap().entries[0].by = Some("Mallory Example".into());
/// assert_eq!(ChainOfCustody::verify(&item).unwrap_err(), Break::Edited { position: 1 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainOfCustody {
    custody: Box<Marked<Custody>>,
    /// The custody that it was made from.
    origin: Option<Box<Marked<Custody>>>,
    /// The digest of the digests that the next entry is about.
    evidence: String,
    count: u64,
}

impl ChainOfCustody {
    /// A chain of one entry for evidence that has no custody yet (RFC 3227,
    /// section 4.1); the digests of the evidence should be there before.
    ///
    /// # Errors
    ///
    /// [`Break::AlreadyBegun`] if there is a custody.
    pub fn begin(
        item: &EvidenceItem,
        entry: impl Into<Marked<CustodyEntry>>,
    ) -> Result<Self, Break> {
        if item.custody.is_some() {
            return Err(Break::AlreadyBegun);
        }
        let mut chain = Self::empty(item, Box::default());
        chain.append(entry);
        Ok(chain)
    }

    /// A chain of the entries that a custody has and that nobody has chained:
    /// they are taken for what they say now (RFC 3227, section 4.1).
    ///
    /// # Errors
    ///
    /// [`Break::NoCustody`] if there are none, [`Break::AlreadyBegun`] if some
    /// of them are chained.
    pub fn adopt(item: &EvidenceItem) -> Result<Self, Break> {
        let custody = item.custody.as_ref().ok_or(Break::NoCustody)?;
        let is_linked = |entry: &Marked<CustodyEntry>| entry.link.is_some();
        if custody.head.is_some() || custody.entries.iter().any(is_linked) {
            return Err(Break::AlreadyBegun);
        }
        if custody.entries.is_empty() {
            return Err(Break::NoCustody);
        }
        let mut chained = custody.clone();
        let entries = std::mem::take(&mut chained.entries);
        let mut chain = Self::empty(item, chained);
        for entry in entries {
            chain.append(entry);
        }
        Ok(chain)
    }

    /// The chain of a piece of evidence, if it holds: no entry was edited,
    /// removed, added or moved, and the digests of the evidence are those that
    /// the last entry knew (RFC 3067, section 2.2.6).
    ///
    /// # Errors
    ///
    /// What happened to it, if it does not.
    pub fn verify(item: &EvidenceItem) -> Result<Self, Break> {
        let custody = item.custody.as_ref().ok_or(Break::NoCustody)?;
        let links = verified(custody)?;
        let count = u64::try_from(links.len()).unwrap_or(u64::MAX);
        let evidence = evidence(&item.digests);
        let known = links.last().map(|link| normal(&link.evidence));
        if known.as_ref() != Some(&evidence) {
            return Err(Break::DigestsChanged { since: count });
        }
        Ok(Self {
            custody: custody.clone(),
            origin: item.custody.clone(),
            evidence,
            count,
        })
    }

    fn empty(item: &EvidenceItem, custody: Box<Marked<Custody>>) -> Self {
        Self {
            custody,
            origin: item.custody.clone(),
            evidence: evidence(&item.digests),
            count: 0,
        }
    }

    /// Appends what was done; gives its number (RFC 3227, section 4.1). A link
    /// or signature that the entry bears from elsewhere is taken off.
    pub fn append(&mut self, entry: impl Into<Marked<CustodyEntry>>) -> u64 {
        let mut entry = entry.into();
        entry.signatures.clear();
        self.count = self.count.saturating_add(1);
        let number = Number::from(self.count);
        let mut link = ChainLink::new(number.clone(), self.evidence.clone(), "");
        link.previous = self.last_digest().map(Into::into);
        link.digest = digest(&entry, &link);
        let head = ChainHead::new(VERSION, number, link.digest.clone());
        match &mut self.custody.head {
            Some(existing) => **existing = head,
            none => *none = Some(Marked::new(head)),
        }
        entry.link = Some(Marked::new(link));
        self.custody.entries.push(entry);
        self.count
    }

    /// Has the entries from here on stand for other digests, after some were
    /// added or evidence was transformed (RFC 3227, section 4.1).
    pub fn restate(&mut self, digests: &[Marked<Digest>]) {
        self.evidence = evidence(digests);
    }

    /// Puts the chain into the evidence that it was made from (RFC 3067, section 2.2.6).
    ///
    /// # Errors
    ///
    /// [`Break::OtherItem`] if the evidence has got another custody since,
    /// [`Break::DigestsChanged`] if its digests are not those that the last
    /// entry stands for.
    pub fn put_into(self, item: &mut EvidenceItem) -> Result<(), Break> {
        if item.custody != self.origin {
            return Err(Break::OtherItem);
        }
        let last = self.custody.entries.last();
        let known = last.and_then(|entry| Some(normal(&entry.link.as_ref()?.evidence)));
        if known != Some(evidence(&item.digests)) {
            return Err(Break::DigestsChanged { since: self.count });
        }
        item.custody = Some(self.custody);
        Ok(())
    }

    /// Signs the chain up to its last entry (RFC 3067, section 6.17), with what
    /// `sign` makes of the bytes to be signed: the text form of a signature.
    ///
    /// # Errors
    ///
    /// That of `sign`; nothing is added then.
    pub fn sign<E>(
        &mut self,
        scheme: impl Into<String>,
        sign: impl FnOnce(&[u8]) -> Result<String, E>,
    ) -> Result<(), E> {
        let signature = sign(&self.to_be_signed())?;
        if let Some(entry) = self.custody.entries.last_mut() {
            let signature = ChainSignature::new(scheme, signature);
            entry.signatures.push(Marked::new(signature));
        }
        Ok(())
    }

    /// The bytes that a signature of the whole chain is over (RFC 3067, section 6.17).
    #[must_use]
    pub fn to_be_signed(&self) -> Vec<u8> {
        ToBeSigned::bytes(self.count, self.last_digest().unwrap_or_default())
    }

    /// Holds each signature against what it is over, by `verify` (RFC 3067,
    /// section 6.17).
    pub fn verify_signatures(&self, verify: impl FnMut(&ToBeSigned<'_>) -> Outcome) -> Signatures {
        Signatures::of(&self.custody, verify)
    }

    /// The entries, oldest first (RFC 3227, section 4.1).
    #[must_use]
    pub fn entries(&self) -> &[Marked<CustodyEntry>] {
        &self.custody.entries
    }

    /// The numbers of the entries that stand for other digests than the one
    /// before (RFC 3227, section 4.1).
    #[must_use]
    pub fn restated(&self) -> Vec<u64> {
        let known = |entry: &Marked<CustodyEntry>| Some(normal(&entry.link.as_ref()?.evidence));
        let entries = &self.custody.entries;
        let pairs = entries.iter().zip(entries.iter().skip(1));
        let numbered = (2..).zip(pairs);
        numbered
            .filter(|(_, (before, entry))| known(before) != known(entry))
            .map(|(number, _)| number)
            .collect()
    }

    fn last_digest(&self) -> Option<&str> {
        let entry = self.custody.entries.last()?;
        Some(&entry.link.as_ref()?.digest)
    }
}
