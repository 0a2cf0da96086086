use crate::model::{
    Assessment, Contact, Counter, Discovery, Evidence, Expectation, Extension, Flow, Method, Party,
    Timeline,
};
use crate::value::{AttackActivity, AttackOrigin, AttackTypeName, Marked, Text, YesNoUnknown};

/// An attack, or an event of one: who did what to whom, how, when, and with
/// what effect (RFC 3067, sections 2.2.1 and 6.4; `EventData` of RFC 7970,
/// section 3.14). Attacks nest: what an outer one says holds for the inner ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attack {
    /// Whether it changes what it is directed at, or only listens (RFC 3067, section 2.2.1).
    pub activity: Option<AttackActivity>,
    /// Whether it comes from inside the organisation.
    pub origin: Option<AttackOrigin>,
    /// Whether it goes through a system that is itself a victim.
    pub mediated: Option<YesNoUnknown>,
    /// What type of attack it is.
    pub attack_type: Option<Box<Marked<AttackType>>>,
    /// What happened, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// When each stage was reached.
    pub timeline: Timeline,
    /// Who is concerned.
    pub contacts: Vec<Marked<Contact>>,
    /// How it was found.
    pub discoveries: Vec<Marked<Discovery>>,
    /// What it means for those it hit.
    pub assessment: Option<Box<Marked<Assessment>>>,
    /// How it was done.
    pub methods: Vec<Marked<Method>>,
    /// Between which systems it ran.
    pub flows: Vec<Marked<Flow>>,
    /// How often something occurred, such as three failed logins in ten seconds.
    pub counters: Vec<Marked<Counter>>,
    /// What the recipient is asked to do.
    pub expectations: Vec<Marked<Expectation>>,
    /// What proves it.
    pub evidence: Option<Marked<Evidence>>,
    /// Attacks that are part of it.
    pub attacks: Vec<Marked<Self>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl Attack {
    /// An attack of which nothing is said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// All parties of its flows, in document order.
    pub fn parties(&self) -> impl Iterator<Item = &Marked<Party>> {
        self.flows.iter().flat_map(|flow| &flow.parties)
    }
}

crate::model::setters! { Attack {
    set with_activity: activity, AttackActivity;
    set with_origin: origin, AttackOrigin;
    set with_mediated: mediated, YesNoUnknown;
    set with_type: attack_type, Marked<AttackType>;
    set with_assessment: assessment, Marked<Assessment>;
    set with_evidence: evidence, Marked<Evidence>;
    push with_description: descriptions, Marked<Text>;
    push with_contact: contacts, Marked<Contact>;
    push with_discovery: discoveries, Marked<Discovery>;
    push with_method: methods, Marked<Method>;
    push with_flow: flows, Marked<Flow>;
    push with_counter: counters, Marked<Counter>;
    push with_expectation: expectations, Marked<Expectation>;
    push with_attack: attacks, Marked<Self>;
    push with_extension: extensions, Marked<Extension>;
} }

/// The type of an attack: one of the standard list, or a temporary one that
/// says what it derives from (RFC 3067, section 6.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttackType {
    /// The type; one that the list does not hold is temporary.
    pub name: AttackTypeName,
    /// The listed type that a temporary one derives from.
    pub derived_from: Option<AttackTypeName>,
    /// Who defined a temporary type.
    pub defined_by: Option<String>,
    /// What the type means.
    pub descriptions: Vec<Marked<Text>>,
}

impl AttackType {
    /// A type of the standard list.
    #[must_use]
    pub fn new(name: AttackTypeName) -> Self {
        Self {
            name,
            derived_from: None,
            defined_by: None,
            descriptions: Vec::new(),
        }
    }

    /// A temporary type that derives from a listed one.
    pub fn temporary(name: impl Into<Box<str>>, derived_from: AttackTypeName) -> Self {
        Self::new(AttackTypeName::Ext(name.into())).with_derived_from(derived_from)
    }
}

crate::model::setters! { AttackType {
    set with_derived_from: derived_from, AttackTypeName;
    set with_defined_by: defined_by, String;
    push with_description: descriptions, Marked<Text>;
} }
