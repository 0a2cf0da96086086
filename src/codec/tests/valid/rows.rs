//! What the schema of a vocabulary has of an element, as the tables say it;
//! where they say less than the schema, the rest.

use super::values::Kind;
use crate::codec::node::{Body, Node, Scalar, Slot};
use crate::codec::table::SCI;
use crate::value::{OpenEnum, Restriction, Spelling, UNSTATED, Vocabulary};

/// A row of a table, and a variant of its choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) row: usize,
    pub(super) variant: usize,
}

/// A kind of child.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a row says several things of a kind that have nothing to do with one another"
)]
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// One for each variant that the vocabulary has.
    pub(super) variants: Vec<(Step, &'static str, String)>,
    pub(super) required: bool,
    pub(super) many: bool,
    /// Whether those of the row may stand among those of the row before.
    pub(super) joined: bool,
    /// Whether those of the row may not stand beside those of the row before.
    pub(super) exclusive: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) namespace: &'static str,
    pub(super) name: String,
    pub(super) required: bool,
    pub(super) value: Allowed,
    /// The attribute for extension values.
    pub(super) extension: Option<String>,
    /// The tokens that any vocabulary lists.
    pub(super) listed: Vec<&'static str>,
    /// Whether every element of the vocabulary has it.
    pub(super) of_all: bool,
}

impl Attribute {
    fn new(name: &str, required: bool, value: Allowed) -> Self {
        Self {
            namespace: "",
            name: name.to_owned(),
            required,
            value,
            extension: None,
            listed: Vec::new(),
            of_all: false,
        }
    }

    fn extended(mut self, extends: bool) -> Self {
        self.extension = extends.then(|| format!("ext-{}", self.name));
        self
    }
}

/// What an attribute may say.
#[derive(Clone, Debug)]
pub(super) enum Allowed {
    Tokens(Vec<String>),
    Kind(Kind),
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const EXT_VALUE: &str = "ext-value";
const OWN: Vocabulary = Vocabulary::Incident;
/// Attributes that have one for extension values, and no token that says so.
const WITHOUT_EXT_VALUE: [(&str, &str); 2] = [
    ("BulkObservable", "type"),
    ("IndicatorExpression", "operator"),
];
/// Names that are read, and that the schema does not have.
const NOT_OF_SCHEMA: [&str; 1] = ["KeyValue"];
/// Children that the schema requires and the text of the RFC does not.
const REQUIRED: [(&str, &str); 3] = [
    ("AlternativeIndicatorID", "IndicatorID"),
    ("AttackPhase", "URL"),
    ("ThreatActor", "URL"),
];

/// Children that the own vocabulary does without, and IODEF does not.
const TO_BE_WRITTEN: [(&str, &str); 3] = [
    ("Incident", "Contact"),
    ("Incident", "DetectTime"),
    ("Incidents", "Incident"),
];

/// The kinds of children, in the order of the schema.
pub(super) fn children(node: &dyn Node, name: &str, vocabulary: Vocabulary) -> Vec<Row> {
    if node.outline().inline(vocabulary).is_some() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for row in 0..node.children() {
        let info = node.child(row).unwrap();
        if !info.vocabularies.contains(vocabulary) {
            continue;
        }
        let namespace = info.foreign_namespace(vocabulary);
        let namespace = namespace.unwrap_or(vocabulary.namespace());
        let variants: Vec<_> = (0..info.names.len())
            .map(|variant| {
                (
                    Step { row, variant },
                    namespace,
                    info.name(variant, vocabulary),
                )
            })
            .filter(|(_, _, name)| !name.is_empty() && !NOT_OF_SCHEMA.contains(name))
            .map(|(step, namespace, name)| (step, namespace, name.to_owned()))
            .collect();
        let Some((_, _, first)) = variants.first() else {
            continue;
        };
        let required = if vocabulary == OWN {
            &TO_BE_WRITTEN
        } else {
            &REQUIRED
        };
        let also = required.contains(&(name, first.as_str()));
        rows.push(Row {
            required: info.is_required(vocabulary) || also,
            many: info.is_many(vocabulary),
            joined: info.is_joined(vocabulary) && info.is_many(vocabulary),
            exclusive: info.is_exclusive(vocabulary),
            variants,
        });
    }
    rows
}

/// The attributes of an element; the element is used up.
pub(super) fn attributes(
    node: &mut dyn Node,
    namespace: &str,
    name: &str,
    vocabulary: Vocabulary,
) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    for (name, value) in node.fixed().iter().filter(|_| vocabulary != OWN) {
        let token = Allowed::Tokens(vec![(*value).to_owned()]);
        attributes.push(Attribute::new(name, true, token).extended(*name == "category"));
    }
    of_rows(node, name, vocabulary, &mut attributes);
    if let Some(child) = node
        .outline()
        .inline(vocabulary)
        .and_then(|row| node.slot_mut(row))
        .and_then(|slot| slot.add(0))
    {
        child
            .change(&mut |child, _| {
                of_rows(child, "", vocabulary, &mut attributes);
                Ok(())
            })
            .unwrap();
    }
    if node.marks().restriction(vocabulary) {
        attributes.push(restriction(node, namespace, vocabulary));
    }
    if node.marks().id(vocabulary) {
        let name = if vocabulary == OWN {
            "id"
        } else {
            "observable-id"
        };
        let mut id = Attribute::new(name, false, Allowed::Kind(Kind::Id));
        id.of_all = vocabulary == OWN;
        attributes.push(id);
    }
    attributes
}

fn restriction(node: &dyn Node, namespace: &str, vocabulary: Vocabulary) -> Attribute {
    // RFC 7203 builds on the restrictions of IODEF 1.
    let of = if namespace == SCI {
        Vocabulary::Iodef1
    } else {
        vocabulary
    };
    let said = |token: &&'static str| {
        let restriction = Restriction::read_token(token, of);
        !restriction.is_unknown() && restriction.spelling_in(of).registered() == Some(token)
    };
    let tokens = Restriction::tokens().into_iter().filter(said);
    let mut tokens: Vec<_> = tokens.map(str::to_owned).collect();
    let extends = of != Vocabulary::Iodef1;
    tokens.extend(extends.then(|| EXT_VALUE.to_owned()));
    let required = vocabulary == OWN && node.is_restricted();
    tokens.extend(required.then(|| UNSTATED.to_owned()));
    let mut attribute = Attribute::new("restriction", required, Allowed::Tokens(tokens));
    attribute.of_all = vocabulary == OWN && !required;
    attribute.listed = Restriction::tokens();
    attribute.extended(extends)
}

fn of_rows(node: &mut dyn Node, of: &str, vocabulary: Vocabulary, found: &mut Vec<Attribute>) {
    for row in 0..node.attributes() {
        let (info, held) = node.attribute(row).unwrap();
        if !info.vocabularies.contains(vocabulary) {
            continue;
        }
        let samples = held.samples();
        let name = info.name.within(vocabulary);
        let tokens = tokens(node, row, &samples, vocabulary);
        let extension = info.extension(vocabulary).map(str::to_owned);
        let value = match tokens {
            Some(mut tokens) => {
                let without = WITHOUT_EXT_VALUE.contains(&(of, name)) && vocabulary != OWN;
                if extension.is_some() && !without {
                    tokens.push(EXT_VALUE.to_owned());
                }
                Allowed::Tokens(tokens)
            }
            None if of == "IODEF-Document" && name == "version" => {
                let version = if vocabulary == Vocabulary::Iodef1 {
                    "1.00"
                } else {
                    "2.00"
                };
                Allowed::Tokens(vec![version.to_owned()])
            }
            None if name == "iodef-version" || samples == ["yes", "no"] => {
                Allowed::Tokens(vec![samples[0].to_owned()])
            }
            None => Allowed::Kind(attribute_kind(name, &samples)),
        };
        let (namespace, local) = match name.strip_prefix("xml:") {
            Some(local) => (XML, local),
            None => ("", name),
        };
        found.push(Attribute {
            namespace,
            name: local.to_owned(),
            required: info.is_required(vocabulary),
            value,
            extension,
            listed: samples,
            of_all: false,
        });
    }
}

/// The tokens that a vocabulary lists, if the attribute has a list.
fn tokens(
    node: &mut dyn Node,
    row: usize,
    samples: &[&'static str],
    vocabulary: Vocabulary,
) -> Option<Vec<String>> {
    let value = node.attribute_mut(row)?;
    value.set(samples.first()?, Vocabulary::Incident).unwrap();
    if !value.lists(samples.first()?) {
        return None;
    }
    let mut tokens = Vec::new();
    for sample in samples {
        value.set(sample, vocabulary).unwrap();
        let spelling = value.spelling(vocabulary);
        let registered = spelling.and_then(Spelling::registered) == Some(*sample);
        if registered && !value.is_unknown() {
            tokens.push((*sample).to_owned());
        }
    }
    Some(tokens)
}

pub(in crate::codec::tests) fn attribute_kind(name: &str, samples: &[&str]) -> Kind {
    match name {
        "xml:lang" | "lang" => Kind::Language,
        "uid-ref" => Kind::IdRef,
        "Id" => Kind::Id,
        "Algorithm" | "namespace" | "specification" => Kind::Uri,
        "specIndex" => Kind::Integer,
        _ if samples.contains(&"INF") => Kind::Integer,
        _ => Kind::String,
    }
}

/// What the text of an element may say; none if it has no text.
pub(super) fn text_kind(node: &mut dyn Node, name: &str, vocabulary: Vocabulary) -> Option<Kind> {
    if let Some(slot) = node
        .outline()
        .inline(vocabulary)
        .and_then(|row| node.slot_mut(row))
    {
        return text_of_inline(slot, vocabulary);
    }
    match node.body() {
        Body::Text(vocabularies, scalar) if vocabularies.contains(vocabulary) => {
            Some(match vocabulary {
                OWN => kind_of_own_text(scalar, name),
                _ => kind_of_text(scalar, name),
            })
        }
        _ => None,
    }
}

fn text_of_inline(slot: &mut dyn Slot, vocabulary: Vocabulary) -> Option<Kind> {
    slot.add(0);
    match slot.get(0)?.node().body() {
        Body::Text(vocabularies, _) if vocabularies.contains(vocabulary) => Some(Kind::String),
        _ => None,
    }
}

/// The own vocabulary keeps most texts as they are.
fn kind_of_own_text(scalar: &dyn Scalar, name: &str) -> Kind {
    match kind_of_text(scalar, name) {
        Kind::Id => Kind::Id,
        Kind::Time => Kind::Moment,
        Kind::Integer | Kind::Float | Kind::PositiveFloat | Kind::Mixed => Kind::Number,
        _ => Kind::String,
    }
}

pub(in crate::codec::tests) fn kind_of_text(scalar: &dyn Scalar, name: &str) -> Kind {
    let samples = scalar.samples();
    match name {
        "Timezone" => Kind::Timezone,
        "Portlist" => Kind::Portlist,
        "URL" => Kind::Uri,
        "ID" => Kind::NcName,
        "DigestValue" => Kind::Base64,
        "BulkObservableList" => Kind::AnyType,
        "Confidence" => Kind::Mixed,
        "Counter" => Kind::Float,
        "TimeImpact" | "MonetaryImpact" => Kind::PositiveFloat,
        "IndicatorID" => Kind::Id,
        _ if samples.contains(&"2001-09") => Kind::Time,
        _ if samples.contains(&"INF") => Kind::Integer,
        _ => Kind::String,
    }
}
