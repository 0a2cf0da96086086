use std::fmt;

use uuid::Uuid;

use crate::codec::node::Element;
use crate::evidence::canonical::Form;
use crate::evidence::normal;
use crate::mark::{ElementPath, Inheritance, Tree};
use crate::model::{Attack, Contact, Digest, Evidence, EvidenceItem, Extension, Incident};
use crate::value::{DigestAlgorithm, Marked, Restriction, Vocabulary};

/// The name and meaning of what makes an incident a part of another.
const PART: &str = "separate-evidence";
const MEANING: &str = "iodef separate evidence 1";
/// The digests that stand in the place of what is kept separately.
const OF_ITEM: &str = "iodef-separate-item-1";
const OF_ALL: &str = "iodef-separate-evidence-1";

/// Why two parts of an incident are not joined (RFC 3067, section 6.5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotJoined {
    /// The incident does not hold separate evidence of another.
    NotSeparate,
    /// The evidence is of another incident.
    OtherIncident,
    /// The incident does not ask for the `number`th piece of the evidence: one
    /// of the two was changed, or they are not parts of the same whole.
    Altered {
        /// Which piece, from 1.
        number: usize,
    },
}

impl fmt::Display for NotJoined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSeparate => f.write_str("this is no separate evidence"),
            Self::OtherIncident => f.write_str("the evidence is of another incident"),
            Self::Altered { number } => {
                write!(
                    f,
                    "the incident does not ask for piece {number} of the evidence"
                )
            }
        }
    }
}

impl std::error::Error for NotJoined {}

/// An incident whose evidence stands in two parts (RFC 3067, section 6.5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Split {
    /// The incident with the evidence within the level.
    pub within: Incident,
    /// The other evidence, if there is any.
    pub beyond: Option<SeparateEvidence>,
}

/// Evidence that is kept apart from its incident, since fewer may see it (RFC
/// 3067, section 6.5).
///
/// It travels as an [`Incident`] of the same identifier that says nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeparateEvidence {
    part: Incident,
    nonce: String,
}

impl SeparateEvidence {
    /// The evidence as an incident that can be written in any vocabulary (RFC
    /// 3067, section 6.5).
    #[must_use]
    pub fn as_incident(&self) -> &Incident {
        &self.part
    }

    /// The evidence that an incident holds which was written as such (RFC
    /// 3067, section 6.5).
    ///
    /// # Errors
    ///
    /// [`NotJoined::NotSeparate`] if it is another incident.
    pub fn from_incident(part: Incident) -> Result<Self, NotJoined> {
        let named = part.extensions.iter().find(|extension| {
            extension.name.as_deref() == Some(PART) && extension.meaning.as_deref() == Some(MEANING)
        });
        let nonce = named.ok_or(NotJoined::NotSeparate)?.to_text();
        Ok(Self { part, nonce })
    }

    /// The digest by which the incident asks for one of the pieces.
    fn digest(&self, index: usize, kind: &str, unit: &Marked<Attack>) -> String {
        let id = &self.part.id;
        let mut form = Form::new(kind);
        form.field(b'n', &self.nonce);
        form.field(b'i', &id.csirt);
        form.field(b'i', &id.number);
        form.field(b'i', id.instance.as_deref().unwrap_or_default());
        form.field(b'k', &index.to_string());
        form.field(b'k', &self.part.attacks.len().to_string());
        form.element(unit, "Attack", &[]);
        form.finish()
    }

    /// The pieces, each with the element that holds it alone.
    fn add(&mut self, evidence: Marked<Evidence>, level: &Restriction) {
        let attack = Marked::new(Attack::new().with_evidence(evidence));
        self.part.attacks.push(attack.restricted(level.clone()));
    }
}

/// Splits an incident by who may see its evidence: what is above `level` goes
/// into a part of its own, to be stored separately, as a URL may say (RFC
/// 3067, section 6.5).
///
/// A piece goes whole if anything in it is above the level; all evidence of an
/// attack goes if what it says of all of it is. In its place stands a piece
/// that has nothing but a digest by an algorithm that begins with
/// `iodef-separate`, and the URL. The digest tells nothing of what is kept
/// apart. All else in the incident stays as it is, restricted or not, and so
/// does evidence that is an observable.
///
/// ```
/// use iodef::evidence::{join, split};
/// use iodef::{Attack, Evidence, EvidenceItem, Incident, IncidentId, Inheritance, Marked};
/// use iodef::{Purpose, Restriction};
///
/// let secret = Marked::new(EvidenceItem::at_url("memory.dump")).restricted(Restriction::Private);
/// let evidence = Evidence::new(EvidenceItem::at_url("auth.log")).with_item(secret);
/// let id = IncidentId::new("csirt.example", "1");
/// let incident = Incident::new(id, Purpose::Reporting, Restriction::Partner)
///     .with_attack(Attack::new().with_evidence(evidence));
///
/// let split = split(&incident, &Restriction::Partner, Inheritance::Strictest, None);
/// let beyond = split.beyond.unwrap();
/// assert_eq!(beyond.as_incident().attacks.len(), 1);
/// assert_eq!(join(&split.within, &beyond)?, incident);
/// # Ok::<(), iodef::evidence::NotJoined>(())
/// ```
#[must_use]
pub fn split(
    incident: &Incident,
    level: &Restriction,
    by: Inheritance,
    url: Option<&str>,
) -> Split {
    let mut within = incident.clone();
    let places = places(incident, level, by);
    if places.is_empty() {
        let beyond = None;
        return Split { within, beyond };
    }
    let mut beyond = blank(incident, &places);
    for place in &places {
        take_out(&mut within, place, &mut beyond);
    }
    for (index, (place, unit)) in places.iter().zip(&beyond.part.attacks).enumerate() {
        let kind = place.kind();
        let digest = beyond.digest(index, kind, unit);
        put(
            &mut within,
            place,
            Marked::new(placeholder(kind, digest, url)),
        );
    }
    let beyond = Some(beyond);
    Split { within, beyond }
}

/// Puts separate evidence back into its incident (RFC 3067, section 6.5).
///
/// # Errors
///
/// If the evidence is of another incident, or any of it, or what the incident
/// says of it, was changed.
pub fn join(within: &Incident, beyond: &SeparateEvidence) -> Result<Incident, NotJoined> {
    if *within.id != *beyond.part.id {
        return Err(NotJoined::OtherIncident);
    }
    let mut asked = placeholders(within);
    let mut whole = within.clone();
    for (index, unit) in beyond.part.attacks.iter().enumerate() {
        let altered = NotJoined::Altered { number: index + 1 };
        let wanted = asked
            .iter()
            .position(|(place, digest)| *digest == beyond.digest(index, place.kind(), unit));
        let (place, _) = asked.remove(wanted.ok_or(altered.clone())?);
        let evidence = unit.evidence.clone().ok_or(altered.clone())?;
        if place.item.is_none() {
            put_all(&mut whole, &place, evidence);
        } else {
            let item = evidence.items.first().cloned().ok_or(altered)?;
            put(&mut whole, &place, item);
        }
    }
    Ok(whole)
}

/// Where something is kept separately: a piece of evidence, or all of an attack's.
struct Place {
    attack: ElementPath,
    item: Option<usize>,
    level: Restriction,
}

impl Place {
    fn kind(&self) -> &'static str {
        match self.item {
            Some(_) => OF_ITEM,
            None => OF_ALL,
        }
    }
}

/// What is above a level, in document order.
fn places(incident: &Incident, level: &Restriction, by: Inheritance) -> Vec<Place> {
    let tree = Tree::new(incident, Vocabulary::Incident);
    let exceeds = |at: usize| {
        let restriction = tree.get(at).map(|item| item.levels.effective(by));
        restriction.is_some_and(|found| found.rank() > level.rank())
    };
    let any = |at: usize| {
        let end = tree.get(at).map_or(at, |item| item.end);
        (at..end).any(exceeds)
    };
    let mut places = Vec::new();
    for (at, attack) in attacks(&tree) {
        let is_item = |child: &usize| tree.get(*child).is_some_and(|c| c.name == "EvidenceItem");
        let mut add = |at: usize, item| {
            let level = tree.get(at).map(|item| item.levels.strictest.clone());
            let attack = attack.clone();
            places.extend(level.map(|level| Place {
                attack,
                item,
                level,
            }));
        };
        let around = exceeds(at) || tree.children(at).any(|c| !is_item(&c) && any(c));
        if around {
            add(at, None);
            continue;
        }
        for (index, child) in tree.children(at).filter(is_item).enumerate() {
            if any(child) {
                add(child, Some(index));
            }
        }
    }
    places
}

/// The evidence of attacks, each with the path of its attack.
fn attacks<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = (usize, ElementPath)> + 't {
    let numbered = tree.items.iter().enumerate();
    numbered.filter_map(|(at, item)| {
        let attack = tree.parent(at).filter(|_| item.name == "Evidence")?;
        let mut way = std::iter::successors(Some(attack), |at| tree.parent(*at));
        let is_attack = |at| {
            tree.get(at)
                .is_some_and(|i| ["Attack", "Incident"].contains(&i.name))
        };
        way.all(is_attack).then(|| (at, tree.path(attack)))
    })
}

/// A part that holds nothing yet.
fn blank(incident: &Incident, places: &[Place]) -> SeparateEvidence {
    let strictest = places.iter().map(|place| &place.level);
    let strictest = strictest.max_by_key(|level| level.rank()).cloned();
    let restriction = strictest.unwrap_or(Restriction::Private);
    let id = (*incident.id).clone();
    let contact = Contact::creator(&*id.csirt);
    let mut part = Incident::new(id, incident.purpose.clone(), restriction).with_contact(contact);
    let times = &incident.timeline;
    let known = [
        &times.generated,
        &times.reported,
        &times.detected,
        &times.started,
    ];
    let known = known.into_iter().flatten().next();
    part.timeline.generated = known.map(|time| Marked::new((**time).clone()));
    let nonce = Uuid::new_v4().simple().to_string();
    let named = Extension::text(&*nonce)
        .with_name(PART)
        .with_meaning(MEANING);
    part.extensions.push(Marked::new(named));
    SeparateEvidence { part, nonce }
}

fn placeholder(kind: &str, digest: String, url: Option<&str>) -> EvidenceItem {
    let digest = Digest::new(DigestAlgorithm::Ext(kind.into()), digest);
    let mut item = EvidenceItem::default().with_digest(digest);
    item.urls.extend(url.map(Marked::from));
    item
}

/// What an incident says is kept separately, each with its digest.
fn placeholders(incident: &Incident) -> Vec<(Place, String)> {
    let tree = Tree::new(incident, Vocabulary::Incident);
    let mut found = Vec::new();
    for (at, attack) in attacks(&tree) {
        let node = tree.get(at).map(|item| item.element.node().as_any());
        let evidence = node.and_then(|node| node.downcast_ref::<Evidence>());
        let items = evidence.into_iter().flat_map(|evidence| &evidence.items);
        for (index, item) in items.enumerate() {
            let digests = item.digests.iter().filter(|_| item.digests.len() == 1);
            for digest in digests {
                let item = match digest.algorithm.token() {
                    OF_ITEM => Some(index),
                    OF_ALL => None,
                    _ => continue,
                };
                let (attack, level) = (attack.clone(), Restriction::Private);
                let place = Place {
                    attack,
                    item,
                    level,
                };
                found.push((place, normal(&digest.value)));
            }
        }
    }
    found
}

/// Moves what is in a place, the place itself staying.
fn take_out(incident: &mut Incident, place: &Place, beyond: &mut SeparateEvidence) {
    change(incident, &place.attack, |attack| {
        let taken = match place.item {
            None => attack.evidence.replace(Marked::new(Evidence::default())),
            Some(index) => attack
                .evidence
                .as_mut()
                .and_then(|evidence| evidence.items.get_mut(index))
                .map(|item| Marked::new(Evidence::new(std::mem::take(item)))),
        };
        if let Some(taken) = taken {
            beyond.add(taken, &place.level);
        }
    });
}

fn put(incident: &mut Incident, place: &Place, item: Marked<EvidenceItem>) {
    change(incident, &place.attack, |attack| {
        let evidence = attack.evidence.get_or_insert_default();
        match place.item.and_then(|index| evidence.items.get_mut(index)) {
            Some(placeholder) => *placeholder = item,
            None => evidence.items = vec![item],
        }
    });
}

fn put_all(incident: &mut Incident, place: &Place, all: Marked<Evidence>) {
    change(incident, &place.attack, |attack| {
        attack.evidence = Some(all);
    });
}

/// Changes an attack whose path was found in the incident.
fn change(incident: &mut Incident, path: &ElementPath, act: impl FnOnce(&mut Attack)) {
    let mut act = Some(act);
    let found = incident.change_at(path, &mut |element: &mut dyn Element| {
        element.change(&mut |node, _| {
            let attack = node.as_any_mut().downcast_mut::<Attack>();
            if let (Some(attack), Some(act)) = (attack, act.take()) {
                act(attack);
            }
            Ok(())
        })
    });
    debug_assert!(found.is_ok(), "the path was found before");
}
