mod chains;
mod digests;
mod outside;
mod parts;
mod tampering;

use crate::codec::tests::generate::{Chance, element};
use crate::model::{Attack, Contact, Digest, Evidence, IncidentId};
use crate::model::{CustodyEntry, Document, EvidenceItem, Incident};
use crate::value::{CustodyAction, DigestAlgorithm, Marked, Purpose, Restriction, Vocabulary};

/// Levels in their order.
const LEVELS: [Restriction; 4] = [
    Restriction::Public,
    Restriction::Partner,
    Restriction::Organisation,
    Restriction::NeedToKnow,
];

/// How many cases, unless `IODEF_CASES` says otherwise.
fn cases(usual: usize) -> usize {
    let asked = std::env::var("IODEF_CASES").ok();
    asked.map_or(usual, |cases| cases.parse().unwrap())
}

/// A piece of evidence with a digest.
fn item() -> EvidenceItem {
    let digest = Digest::new(DigestAlgorithm::Sha256, "ab".repeat(32));
    EvidenceItem::at_url("disk.img").with_digest(digest)
}

fn entry(action: CustodyAction) -> CustodyEntry {
    CustodyEntry::new(
        action,
        "2001-09-13T23:19Z".parse::<crate::Timestamp>().unwrap(),
    )
    .with_by("Alice Example")
    .with_place("Room 5")
    .with_handed_to("Bob Example")
    .with_storage("Sealed bag 17")
    .with_description("Seal intact")
}

fn incident(item: impl Into<Marked<EvidenceItem>>) -> Incident {
    let id = IncidentId::new("csirt.example", "1");
    let mut incident = Incident::new(id, Purpose::Handling, Restriction::Private)
        .with_contact(Contact::creator("Example"))
        .with_attack(Attack::new().with_evidence(Evidence::new(item)));
    incident.timeline.generated = Some(
        "2001-09-13T23:19:24Z"
            .parse::<crate::Timestamp>()
            .unwrap()
            .into(),
    );
    incident
}

/// What comes back of an incident that is written in a vocabulary.
fn through(incident: &Incident, vocabulary: Vocabulary) -> Incident {
    let xml = Document::from(incident.clone()).to_xml(vocabulary).unwrap();
    Document::from_slice(xml.as_bytes())
        .unwrap()
        .incidents
        .remove(0)
}

fn first(incident: &Incident) -> &EvidenceItem {
    &incident.attacks[0].evidence.as_ref().unwrap().items[0]
}

/// Incidents made by chance, of some attacks with evidence.
fn generated(number: usize) -> impl Iterator<Item = Incident> {
    (0..number).map(|seed| {
        let mut chance = Chance(u64::try_from(seed).unwrap());
        let mut incident = incident(item());
        incident.attacks.clear();
        for _ in 0..=chance.below(2) {
            let evidence = element::<Evidence>("Evidence", &mut chance);
            let mut attack = Marked::new(Attack::new().with_evidence(evidence));
            if chance.once_in(3) {
                let evidence = element::<Evidence>("Evidence", &mut chance);
                attack
                    .attacks
                    .push(Attack::new().with_evidence(evidence).into());
            }
            if chance.once_in(3) {
                attack = attack.restricted(LEVELS[chance.below(LEVELS.len())].clone());
            }
            incident.attacks.push(attack);
        }
        let level = chance.below(LEVELS.len());
        incident.set_restriction(LEVELS[level].clone());
        incident
    })
}
