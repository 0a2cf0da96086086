use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::codec::node::{Body, Element, Node, Written};
use crate::model::{
    Address, Assessment, Attack, Contact, Discovery, Impact, Method, Party, Reference, System,
    Timeline,
};
use crate::select::related::of_related;
use crate::select::{Field, FieldPath};
use crate::value::{
    Certainty, IncidentClass, Intent, Marked, Nature, Number, Rank, Restriction, Status, Text,
    Timestamp, Vocabulary,
};
use crate::{Incident, Stage};

/// One value that an incident has in a [`Field`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact<'a> {
    /// A text, token or name, as written.
    Text(Cow<'a, str>),
    /// An address or net.
    Address(&'a Address),
    /// A time.
    Time(&'a Timestamp),
    /// A number.
    Number(&'a Number),
    /// A restriction, by its rank.
    Level(Rank),
}

impl Fact<'_> {
    /// The value as text, in Unicode's normalisation form C.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Text(text) => normal(text).into_owned(),
            Self::Address(address) => normal(&address.value).into_owned(),
            Self::Time(time) => time.to_string(),
            Self::Number(number) => number.as_str().to_owned(),
            Self::Level(rank) => rank.to_string(),
        }
    }
}

impl<'a> From<&'a str> for Fact<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a Marked<Text>> for Fact<'a> {
    fn from(text: &'a Marked<Text>) -> Self {
        text.value.as_str().into()
    }
}

impl<'a> From<&'a Marked<Timestamp>> for Fact<'a> {
    fn from(time: &'a Marked<Timestamp>) -> Self {
        Fact::Time(time)
    }
}

/// A text without white space around it, in Unicode's normalisation form C.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() {
        return text.into();
    }
    text.nfc().collect::<String>().into()
}

/// The values of a field.
pub(super) fn facts<'a>(field: &Field, incident: &'a Incident) -> Vec<Fact<'a>> {
    let token = |token: Option<&'a str>| token.into_iter().map(Into::into).collect();
    match field {
        Field::Id => vec![Fact::Text(incident.id.to_string().into())],
        Field::Csirt => vec![incident.id.csirt.as_str().into()],
        Field::AlternativeId => alternative_ids(incident),
        Field::RelatedId | Field::Campaign | Field::ThreatActor => of_related(field, incident),
        Field::Purpose => vec![incident.purpose.token().into()],
        Field::Status => token(incident.status.as_ref().map(Status::token)),
        Field::Class => token(incident.class.as_ref().map(IncidentClass::token)),
        Field::Nature => token(incident.nature.as_ref().map(Nature::token)),
        Field::Intent => token(incident.intent.as_ref().map(Intent::token)),
        Field::Certainty => token(incident.certainty.as_ref().map(Certainty::token)),
        Field::Restriction => {
            let rank = incident.restriction().map(Restriction::rank);
            vec![Fact::Level(rank.unwrap_or(Rank::PRIVATE))]
        }
        Field::Time(stage) => times(incident, stage),
        Field::Path(path) => at_path(path, incident),
        _ => of_parts(field, incident),
    }
}

fn of_parts<'a>(field: &Field, incident: &'a Incident) -> Vec<Fact<'a>> {
    match field {
        Field::AttackType | Field::Activity | Field::Origin => {
            let attacks = incident.all_attacks();
            attacks
                .filter_map(|attack| of_attack(field, attack))
                .collect()
        }
        Field::Category
        | Field::ImpactType
        | Field::Severity
        | Field::Completion
        | Field::Cost
        | Field::Confidence => {
            let assessments = assessments(incident);
            assessments.flat_map(|a| of_assessment(field, a)).collect()
        }
        Field::Method => references(incident)
            .filter(|reference| reference.cve_id().is_none())
            .filter_map(|reference| Some(reference.name.as_ref()?.id.as_str().into()))
            .collect(),
        Field::Cve => references(incident)
            .filter_map(|reference| Some(reference.cve_id()?.into()))
            .collect(),
        Field::Discovery => discoveries(incident)
            .filter_map(|discovery| Some(discovery.source.as_ref()?.token().into()))
            .collect(),
        Field::Contact => contacts(incident)
            .flat_map(|contact| contact.names.iter().map(Into::into))
            .collect(),
        Field::ContactRole => contacts(incident)
            .map(|contact| contact.role.token().into())
            .collect(),
        Field::Description => incident
            .descriptions
            .iter()
            .chain(
                incident
                    .all_attacks()
                    .flat_map(|attack| &attack.descriptions),
            )
            .map(Into::into)
            .collect(),
        _ => {
            let parties = incident.all_attacks().flat_map(Attack::parties);
            parties.flat_map(|party| of_party(field, party)).collect()
        }
    }
}

fn of_attack<'a>(field: &Field, attack: &'a Attack) -> Option<Fact<'a>> {
    let token = match field {
        Field::AttackType => attack.attack_type.as_ref()?.name.token(),
        Field::Activity => attack.activity.as_ref()?.token(),
        _ => attack.origin.as_ref()?.token(),
    };
    Some(token.into())
}

fn of_party<'a>(field: &Field, party: &'a Party) -> Vec<Fact<'a>> {
    match (field, party) {
        (Field::AttackerAddress, Party::Attacker(_)) | (Field::VictimAddress, Party::Victim(_)) => {
            let nodes = party.system().node.iter();
            nodes
                .flat_map(|node| &node.addresses)
                .map(|address| Fact::Address(address))
                .collect()
        }
        (Field::AttackerDomain, Party::Attacker(_)) | (Field::VictimDomain, Party::Victim(_)) => {
            let nodes = party.system().node.iter();
            nodes
                .flat_map(|node| &node.domains)
                .map(|domain| domain.name.as_str().into())
                .collect()
        }
        (Field::AttackerOrganisation, Party::Attacker(attacker)) => texts(&attacker.organisations),
        (Field::AttackerObjective, Party::Attacker(attacker)) => texts(&attacker.objectives),
        (Field::AttackerLocation, Party::Attacker(attacker)) => {
            locations(&attacker.locations, &attacker.system)
        }
        (Field::AttackerCountry, Party::Attacker(attacker)) => {
            countries(&attacker.locations, &attacker.system)
        }
        (Field::VictimOrganisation, Party::Victim(victim)) => texts(&victim.organisations),
        (Field::VictimLocation, Party::Victim(victim)) => {
            locations(&victim.locations, &victim.system)
        }
        (Field::VictimCountry, Party::Victim(victim)) => {
            countries(&victim.locations, &victim.system)
        }
        (Field::VictimTarget, Party::Victim(victim)) => victim
            .target
            .iter()
            .map(|target| target.token().into())
            .collect(),
        (Field::VictimRole, Party::Victim(victim)) => victim
            .system
            .node_roles
            .iter()
            .map(|role| role.category.token().into())
            .collect(),
        _ => Vec::new(),
    }
}

fn texts(texts: &[Marked<Text>]) -> Vec<Fact<'_>> {
    texts.iter().map(Into::into).collect()
}

fn locations<'a>(own: &'a [Marked<Text>], system: &'a System) -> Vec<Fact<'a>> {
    let of_node = system.node.iter().flat_map(|node| &node.locations);
    own.iter().chain(of_node).map(Into::into).collect()
}

fn countries<'a>(own: &'a [Marked<Text>], system: &'a System) -> Vec<Fact<'a>> {
    let mut countries = locations(own, system);
    countries.retain(|fact| match fact {
        Fact::Text(text) => is_country(text.trim()),
        _ => false,
    });
    countries
}

/// Whether a text has the form of a code of ISO 3166-1 alpha-2.
fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn of_assessment<'a>(field: &Field, assessment: &'a Assessment) -> Vec<Fact<'a>> {
    match field {
        Field::Category => texts(&assessment.categories),
        Field::Confidence => {
            let confidence = assessment.confidence.iter();
            confidence
                .map(|confidence| confidence.rating.token().into())
                .collect()
        }
        _ => {
            let impacts = assessment.impacts.iter();
            impacts
                .filter_map(|impact| of_impact(field, impact))
                .collect()
        }
    }
}

fn of_impact<'a>(field: &Field, impact: &'a Impact) -> Option<Fact<'a>> {
    let token = match (field, impact) {
        (Field::ImpactType, Impact::System(impact)) => impact.kind.as_ref()?.token(),
        (Field::ImpactType, Impact::Business(impact)) => impact.kind.as_ref()?.token(),
        (Field::Severity, Impact::System(impact)) => impact.severity.as_ref()?.token(),
        (Field::Severity, Impact::Business(impact)) => impact.severity.as_ref()?.token(),
        (Field::Severity, Impact::Time(impact)) => impact.severity.as_ref()?.token(),
        (Field::Severity, Impact::Monetary(impact)) => impact.severity.as_ref()?.token(),
        (Field::Completion, Impact::System(impact)) => impact.completion.as_ref()?.token(),
        (Field::Cost, Impact::Monetary(impact)) => return Some(Fact::Number(&impact.amount)),
        _ => return None,
    };
    Some(token.into())
}

fn alternative_ids(incident: &Incident) -> Vec<Fact<'_>> {
    let ids = incident.alternative_ids.iter().flat_map(|list| &list.ids);
    ids.map(|id| Fact::Text(id.to_string().into())).collect()
}

/// What the incident says itself, or else what its attacks say.
fn times<'a>(incident: &'a Incident, stage: &Stage) -> Vec<Fact<'a>> {
    let when = |timeline: &'a Timeline| timeline.when(stage).map(Fact::Time);
    if let Some(own) = when(&incident.timeline) {
        return vec![own];
    }
    let attacks = incident.all_attacks();
    attacks
        .filter_map(|attack| when(&attack.timeline))
        .collect()
}

fn assessments(incident: &Incident) -> impl Iterator<Item = &Assessment> {
    let of_attacks = incident
        .all_attacks()
        .filter_map(|attack| attack.assessment.as_deref());
    let own = incident.assessments.iter();
    own.chain(of_attacks).map(|assessment| &**assessment)
}

fn methods(incident: &Incident) -> impl Iterator<Item = &Method> {
    let of_attacks = incident.all_attacks().flat_map(|attack| &attack.methods);
    incident
        .methods
        .iter()
        .chain(of_attacks)
        .map(|method| &**method)
}

fn references(incident: &Incident) -> impl Iterator<Item = &Reference> {
    methods(incident).flat_map(|method| {
        let of_vulnerabilities = method.vulnerabilities.iter().flat_map(|v| &v.references);
        method
            .references
            .iter()
            .chain(of_vulnerabilities)
            .map(|reference| &**reference)
    })
}

fn discoveries(incident: &Incident) -> impl Iterator<Item = &Discovery> {
    let of_attacks = incident
        .all_attacks()
        .flat_map(|attack| &attack.discoveries);
    incident
        .discoveries
        .iter()
        .chain(of_attacks)
        .map(|discovery| &**discovery)
}

fn contacts(incident: &Incident) -> impl Iterator<Item = &Contact> {
    let of_attacks = incident.all_attacks().flat_map(|attack| &attack.contacts);
    incident
        .contacts
        .iter()
        .chain(of_attacks)
        .map(|contact| &**contact)
}

fn at_path<'a>(path: &FieldPath, incident: &'a Incident) -> Vec<Fact<'a>> {
    let names: Vec<&str> = path.elements().collect();
    let mut found = Vec::new();
    descend(incident, &names, path.attribute(), &mut found);
    found
}

fn descend<'a>(
    element: &'a dyn Element,
    names: &[&str],
    attribute: Option<&str>,
    found: &mut Vec<Fact<'a>>,
) {
    let node = element.node();
    let Some((name, inside)) = names.split_first() else {
        let says = attribute.map_or_else(|| text_of(node), |name| attribute_of(element, name));
        found.extend(says.map(Fact::Text));
        return;
    };
    for row in 0..node.children() {
        let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
            continue;
        };
        for child in (0..slot.len()).filter_map(|index| slot.get(index)) {
            if info.name(child.variant(), Vocabulary::Incident) == *name {
                descend(child, inside, attribute, found);
            }
        }
    }
}

/// The text of an element that has one.
pub(crate) fn text_of(node: &dyn Node) -> Option<Cow<'_, str>> {
    match node.body() {
        Body::Text(_, scalar) => {
            let (Written::Exactly(text) | Written::Nearly(text)) =
                scalar.text(Vocabulary::Incident);
            Some(text)
        }
        Body::Elements | Body::Any(_) => None,
    }
}

/// An attribute of an element, its restriction included.
pub(crate) fn attribute_of<'a>(element: &'a dyn Element, name: &str) -> Option<Cow<'a, str>> {
    if name == "restriction" {
        let restriction = element.mark()?.restriction.as_ref()?;
        return Some(restriction.token().to_owned().into());
    }
    let node = element.node();
    let row = node.find_attribute(Vocabulary::Incident, name)?;
    let (_, value) = node.attribute(row)?;
    Some(value.spelling(Vocabulary::Incident)?.words().into())
}
