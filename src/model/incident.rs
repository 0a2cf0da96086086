use crate::model::{
    AlternativeIds, Assessment, Attack, Consent, Contact, Discovery, Extension, ExtensionDecl,
    History, IncidentId, Indicator, IndicatorData, Method, RelatedActivity, Timeline,
};
use crate::value::{
    Certainty, ElementId, IncidentClass, Intent, Language, Mark, MarkBox, Marked, Nature, Purpose,
    Restriction, Stage, Status, Text, Timestamp,
};

/// A computer security incident: the root of all (RFC 3067, sections 2.2.7 and
/// 6.1; RFC 7970, section 3.2).
///
/// ```
/// use iodef::{
///     Attack, Attacker, Contact, Flow, Incident, IncidentId, Purpose, Restriction, Stage,
///     Timestamp, Victim,
/// };
///
/// let id = IncidentId::new("csirt.example.com", "189493");
/// let mut incident = Incident::new(id, Purpose::Reporting, Restriction::NeedToKnow)
///     .with_description("Password guessing against a mail server")
///     .with_contact(Contact::creator("Example CSIRT").with_email("csirt@example.com"))
///     .with_attack(Attack::new().with_flow(
///         Flow::new()
///             .with_party(Attacker::at("192.0.2.166"))
///             .with_party(Victim::at("198.51.100.7")),
///     ));
/// incident.timeline.set(Stage::Generate, Timestamp::now());
/// let findings = iodef::validate(&incident);
/// assert!(findings.iter().all(|f| f.severity < iodef::FindingSeverity::Error));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Incident {
    /// What the incident is called.
    pub id: Marked<IncidentId>,
    /// Why the document was made; it governs what the document holds.
    pub purpose: Purpose,
    /// How far the handling has come.
    pub status: Option<Status>,
    /// Whether it concerns security at all, and information technology.
    pub class: Option<IncidentClass>,
    /// Whether it is logical, physical or organisational.
    pub nature: Option<Nature>,
    /// Whether it happened on purpose.
    pub intent: Option<Intent>,
    /// Whether it is only suspected.
    pub certainty: Option<Certainty>,
    /// The language of all text that does not say its own.
    pub lang: Option<Language>,
    /// What others call it.
    pub alternative_ids: Option<Marked<AlternativeIds>>,
    /// What it is related to.
    pub related: Vec<Marked<RelatedActivity>>,
    /// When each stage was reached.
    pub timeline: Timeline,
    /// What happened, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// How it was found.
    pub discoveries: Vec<Marked<Discovery>>,
    /// What it means for those it hit.
    pub assessments: Vec<Marked<Assessment>>,
    /// How it was done.
    pub methods: Vec<Marked<Method>>,
    /// Who is concerned, the CSIRT that made the document first of all.
    pub contacts: Vec<Marked<Contact>>,
    /// What the reporting site permits to be told of it, and to whom.
    pub consents: Vec<Marked<Consent>>,
    /// The attacks that it consists of.
    pub attacks: Vec<Marked<Attack>>,
    /// What to look for.
    pub indicators: Option<Marked<IndicatorData>>,
    /// What was done about it.
    pub history: Option<Marked<History>>,
    /// What the extensions used mean.
    pub declarations: Vec<Marked<ExtensionDecl>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
    pub(crate) mark: MarkBox,
}

impl Incident {
    /// An incident with the three things that none may lack: identifier,
    /// purpose, and the restriction of all that has none of its own.
    pub fn new(
        id: impl Into<Marked<IncidentId>>,
        purpose: Purpose,
        restriction: Restriction,
    ) -> Self {
        let mut incident = Self::unrestricted(id.into(), purpose);
        incident.set_restriction(restriction);
        incident
    }

    pub(crate) fn unrestricted(id: Marked<IncidentId>, purpose: Purpose) -> Self {
        Self {
            id,
            purpose,
            status: None,
            class: None,
            nature: None,
            intent: None,
            certainty: None,
            lang: None,
            alternative_ids: None,
            related: Vec::new(),
            timeline: Timeline::default(),
            descriptions: Vec::new(),
            discoveries: Vec::new(),
            assessments: Vec::new(),
            methods: Vec::new(),
            contacts: Vec::new(),
            consents: Vec::new(),
            attacks: Vec::new(),
            indicators: None,
            history: None,
            declarations: Vec::new(),
            extensions: Vec::new(),
            mark: MarkBox::default(),
        }
    }

    /// Sets the time of a stage.
    #[must_use]
    pub fn with_time(mut self, stage: Stage, time: Timestamp) -> Self {
        self.timeline.set(stage, time);
        self
    }

    /// Adds an indicator to [`indicators`](Self::indicators).
    #[must_use]
    pub fn with_indicator(mut self, indicator: impl Into<Marked<Indicator>>) -> Self {
        let data = self.indicators.get_or_insert_default();
        data.indicators.push(indicator.into());
        self
    }

    /// Names the incident's element.
    #[must_use]
    pub fn with_element_id(mut self, id: ElementId) -> Self {
        self.mark_mut().id = Some(id);
        self
    }

    /// The restriction of all that has none of its own. An IODEF document may
    /// leave it out; it then counts as private.
    #[must_use]
    pub fn restriction(&self) -> Option<&Restriction> {
        self.mark()?.restriction.as_ref()
    }

    /// Sets the restriction of all that has none of its own.
    pub fn set_restriction(&mut self, restriction: Restriction) {
        self.mark_mut().restriction = Some(restriction);
    }

    /// What the element bears besides its fields, if anything.
    #[must_use]
    pub fn mark(&self) -> Option<&Mark> {
        self.mark.get()
    }

    /// What the element bears besides its fields, made where there is nothing.
    pub fn mark_mut(&mut self) -> &mut Mark {
        self.mark.get_mut()
    }

    /// All attacks, those inside others included, outermost first.
    pub fn all_attacks(&self) -> impl Iterator<Item = &Attack> {
        let mut open: Vec<&Attack> = self.attacks.iter().rev().map(|a| &**a).collect();
        std::iter::from_fn(move || {
            let attack = open.pop()?;
            open.extend(attack.attacks.iter().rev().map(|a| &**a));
            Some(attack)
        })
    }
}

crate::model::setters! { Incident {
    set with_status: status, Status;
    set with_class: class, IncidentClass;
    set with_nature: nature, Nature;
    set with_intent: intent, Intent;
    set with_certainty: certainty, Certainty;
    set with_lang: lang, Language;
    set with_alternative_ids: alternative_ids, Marked<AlternativeIds>;
    set with_indicators: indicators, Marked<IndicatorData>;
    set with_history: history, Marked<History>;
    push with_related: related, Marked<RelatedActivity>;
    push with_description: descriptions, Marked<Text>;
    push with_discovery: discoveries, Marked<Discovery>;
    push with_assessment: assessments, Marked<Assessment>;
    push with_method: methods, Marked<Method>;
    push with_contact: contacts, Marked<Contact>;
    push with_consent: consents, Marked<Consent>;
    push with_attack: attacks, Marked<Attack>;
    push with_declaration: declarations, Marked<ExtensionDecl>;
    push with_extension: extensions, Marked<Extension>;
} }
