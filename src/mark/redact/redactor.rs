use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{BufRead, Write};

use crate::codec::node::Class;
use crate::error::ErrorKind;
use crate::mark::levels::Inheritance;
use crate::mark::redact::copy::copy;
use crate::mark::redact::plan::{Clearance, Plan, Terms};
use crate::mark::redact::report::{Reason, Removal};
use crate::mark::rules::Keep;
use crate::mark::tree::Tree;
use crate::model::{Document, Incident};
use crate::read::Reader;
use crate::value::{Language, Purpose, Rank, Restriction, Vocabulary};
use crate::write::{Pass, WriterBuilder};
use crate::{Error, Result};

/// Copies of incidents that hold nothing above a level (RFC 3067, sections 4.2 and 4.3).
///
/// A copy is made of what is allowed, element by element; nothing is deleted
/// from the original. A text is copied if it names nothing that stands only in
/// a more restricted place, in any spelling. Identifiers of elements are issued
/// anew. What an incident must have and may not say is the same in every copy.
///
/// Each incident is judged by itself, also in a document: a text of one may name
/// what is withheld of another.
///
/// ```
/// use iodef::{Attack, Attacker, Flow, Incident, IncidentId, Purpose, Redactor, Restriction};
///
/// let secret = Flow::new().with_party(Attacker::at("192.0.2.17"));
/// let attack = Attack::new()
///     .with_description("A worm")
///     .with_description("It came from 192[.]0[.]2[.]17")
///     .with_flow(iodef::Marked::new(secret).restricted(Restriction::Private));
/// let incident = Incident::new(
///     IncidentId::new("csirt.example", "42"),
///     Purpose::Handling,
///     Restriction::Public,
/// )
/// .with_attack(attack);
///
/// let redacted = Redactor::new(Restriction::Public).redact(&incident)?;
/// let copy = redacted.incident.as_ref().map(|incident| &incident.attacks[0]);
/// assert_eq!(copy.map(|attack| attack.flows.len()), Some(0));
/// assert_eq!(copy.map(|attack| attack.descriptions.len()), Some(1));
/// assert_eq!(redacted.removals.len(), 2);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Redactor {
    level: Rank,
    inheritance: Inheritance,
    keep: BTreeSet<Keep>,
    purpose: Option<Purpose>,
    meanings: Vec<(Restriction, Rank)>,
    issued: u64,
}

/// What came of an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Redacted {
    /// The copy; none if not even that there was an incident may be said.
    pub incident: Option<Incident>,
    /// What it lacks, for the owner.
    pub removals: Vec<Removal>,
}

impl Redactor {
    /// One that copies what is not more restricted than a level. `default`,
    /// extension values and unknown tokens count as private, unless
    /// [`resolve`](Self::resolve) says otherwise.
    #[expect(clippy::needless_pass_by_value, reason = "a level is named, not kept")]
    #[must_use]
    pub fn new(level: Restriction) -> Self {
        Self {
            level: level.rank(),
            inheritance: Inheritance::Strictest,
            keep: BTreeSet::new(),
            purpose: None,
            meanings: Vec::new(),
            issued: 0,
        }
    }

    /// Which restrictions decide; the strictest on the way unless this is called.
    pub fn inheritance(&mut self, inheritance: Inheritance) -> &mut Self {
        self.inheritance = inheritance;
        self
    }

    /// Copies, too, what is left out otherwise, as far as it is cleared.
    pub fn keep(&mut self, keep: Keep) -> &mut Self {
        self.keep.insert(keep);
        self
    }

    /// Copies only what a purpose needs, and what it keeps (RFC 3067, section 6.1).
    pub fn purpose(&mut self, purpose: Purpose) -> &mut Self {
        self.keep.extend(purpose.keeps());
        self.purpose = Some(purpose);
        self
    }

    /// Says what a restriction means by agreement, such as `default`
    /// (RFC 7970, section 3.3.1).
    #[expect(clippy::needless_pass_by_value, reason = "a level is named, not kept")]
    pub fn resolve(&mut self, restriction: Restriction, means: Restriction) -> &mut Self {
        self.meanings.push((restriction, means.rank()));
        self
    }

    /// A copy of an incident. Copies of one redactor have no identifier in
    /// common, so that they may stand in one document.
    ///
    /// # Errors
    ///
    /// If a value made by hand cannot be read back from how it is written.
    pub fn redact(&mut self, incident: &Incident) -> Result<Redacted> {
        let terms = (self.level, self.inheritance, &*self.meanings);
        let clearance = |tree: &Tree<'_>, index: usize| cleared(terms, tree, index);
        let terms = Terms {
            clearance: &clearance,
            keep: &self.keep,
            purpose: self.purpose.as_ref(),
        };
        redact(incident, terms, &mut self.issued)
    }

    /// A copy of a document: of each incident of which something is left, and
    /// of the language. No one restricts what else it says, so it is left out.
    ///
    /// # Errors
    ///
    /// As [`redact`](Self::redact).
    pub fn redact_document(&mut self, document: &Document) -> Result<(Document, Vec<Removal>)> {
        let mut copy = Self::header(document);
        let mut removals = Vec::new();
        for incident in &document.incidents {
            let redacted = self.redact(incident)?;
            copy.incidents.extend(redacted.incident);
            removals.extend(redacted.removals);
        }
        Ok((copy, removals))
    }

    /// Copies a document or archive, incident by incident, in the memory of a
    /// few incidents, and hands on what the copy lacks, with the number of the
    /// incident, from 1.
    ///
    /// ```
    /// use iodef::{Reader, Redactor, Restriction, Vocabulary, WriterBuilder};
    ///
    /// let input = include_bytes!("../../../examples/data/archive.xml");
    /// let reader = Reader::from_reader(&input[..]);
    /// let builder = WriterBuilder::new(Vocabulary::Iodef2);
    /// let mut redactor = Redactor::new(Restriction::Private);
    /// let mut removed = 0;
    /// let output = redactor.convert(reader, &builder, Vec::new(), |_, _| removed += 1)?;
    /// assert_eq!(Reader::from_reader(&output[..]).incidents().count(), 5);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`convert`](crate::convert), and if nothing of any incident is left.
    pub fn convert<R: BufRead, W: Write>(
        &mut self,
        reader: Reader<R>,
        builder: &WriterBuilder,
        output: W,
        mut told: impl FnMut(usize, Removal),
    ) -> Result<W> {
        let mut number = 0;
        let mut written = false;
        let pass = Pass {
            header: |document| Cow::Owned(Self::header(document)),
            next: |reader: &mut Reader<R>, next: &mut Incident| {
                let mut original = Incident::blank();
                while reader.read_incident(&mut original)? {
                    number += 1;
                    let redacted = self.redact(&original)?;
                    let removals = redacted.removals.into_iter();
                    removals.for_each(|removal| told(number, removal));
                    if let Some(incident) = redacted.incident {
                        *next = incident;
                        written = true;
                        return Ok(true);
                    }
                }
                if written {
                    return Ok(false);
                }
                Err(Error::new(ErrorKind::NothingToDisclose))
            },
            told: |_| {},
        };
        pass.run(reader, builder, output)
    }

    /// What is copied of a document besides its incidents.
    #[must_use]
    pub fn header(document: &Document) -> Document {
        Document {
            lang: document.lang.clone().filter(tells_language_only),
            ..Document::default()
        }
    }
}

/// Makes a copy on any terms.
pub(crate) fn redact(incident: &Incident, terms: Terms<'_>, issued: &mut u64) -> Result<Redacted> {
    let tree = Tree::new(incident, Vocabulary::Incident);
    let plan = Plan::new(&tree, terms);
    Ok(Redacted {
        incident: copy(&plan, issued)?,
        removals: plan.removals(),
    })
}

fn cleared(
    (level, inheritance, meanings): (Rank, Inheritance, &[(Restriction, Rank)]),
    tree: &Tree<'_>,
    index: usize,
) -> Clearance {
    let Some(item) = tree.get(index) else {
        return Clearance {
            level: Rank::PRIVATE,
            refusal: Some(Reason::Undecided),
        };
    };
    let rank = |restriction: &Restriction| {
        let agreed = meanings.iter().find(|(named, _)| named == restriction);
        agreed.map_or_else(|| restriction.rank(), |(_, rank)| *rank)
    };
    let effective = match inheritance {
        Inheritance::Strictest if !meanings.is_empty() => {
            let way = std::iter::successors(Some(index), |index| tree.parent(*index));
            let stated = way.filter_map(|index| Some(tree.get(index)?.levels.nearest));
            stated.max_by_key(|restriction| rank(restriction))
        }
        _ => None,
    };
    let effective = effective.unwrap_or_else(|| item.levels.effective(inheritance));
    Clearance {
        level: rank(effective),
        refusal: (rank(effective) > level).then(|| Reason::Restricted(effective.clone())),
    }
}

/// Whether a tag names a language, perhaps with script and region, and nothing else.
fn tells_language_only(language: &Language) -> bool {
    let mut subtags = language.as_str().split('-');
    let letters = |tag: &str| tag.bytes().all(|byte| byte.is_ascii_alphabetic());
    let primary = subtags
        .next()
        .is_some_and(|tag| (2..=3).contains(&tag.len()) && letters(tag));
    primary && subtags.all(|tag| matches!(tag.len(), 2 | 4) && letters(tag))
}
