use crate::Result;
use crate::codec::node::{Act, Blank, Class, Element, Node};
use crate::codec::table::{Content, Marks, Table, Vocabularies, attribute, many, one, standing_in};
use crate::model::{Assessment, Incident, IncidentId};
use crate::value::{Mark, Marked, OpenEnum, Purpose, Timestamp, Vocabulary};

/// The row that holds the declarations of extensions.
pub(crate) const DECLARATIONS: usize = 0;

impl Class for Incident {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        restricted: true,
        attributes: &[
            attribute!(purpose: "purpose")
                .extension("ext-purpose")
                .required(),
            attribute!(status: "status")
                .extension("ext-status")
                .since_iodef2(),
            attribute!(class: "class").extension("ext-class").own(),
            attribute!(nature: "nature").extension("ext-nature").own(),
            attribute!(intent: "intent").extension("ext-intent").own(),
            attribute!(certainty: "certainty")
                .extension("ext-certainty")
                .own(),
            attribute!(lang: "xml:lang").iodef1("lang"),
        ],
        content: Content::Elements(&[
            many!(declarations: "ExtensionDecl").own(),
            one!(id: "IncidentID").required(),
            one!(alternative_ids: "AlternativeID"),
            many!(related: "RelatedActivity").single_in_iodef1(),
            one!(timeline.detected: "DetectTime"),
            one!(timeline.started: "StartTime"),
            one!(timeline.ended: "EndTime"),
            one!(timeline.recovered: "RecoveryTime").since_iodef2(),
            one!(timeline.reported: "ReportTime")
                .required_in(Vocabularies::IODEF1)
                .derived(|incident, vocabulary| {
                    let of = &incident.timeline;
                    let times = [&of.generated, &of.detected, &of.started].map(Option::as_ref);
                    first_of(times, vocabulary == Vocabulary::Iodef1)
                }),
            one!(timeline.generated: "GenerationTime")
                .required_in(Vocabularies::IODEF2)
                .since_iodef2()
                .derived(|incident, vocabulary| {
                    let of = &incident.timeline;
                    let times = [&of.reported, &of.detected, &of.started].map(Option::as_ref);
                    first_of(times, vocabulary == Vocabulary::Iodef2)
                }),
            many!(timeline.stages: "StageTime").own(),
            many!(descriptions: "Description"),
            many!(discoveries: "Discovery").since_iodef2(),
            many!(assessments: "Assessment")
                .required_in(Vocabularies::IODEF1)
                .derived(|_, vocabulary| {
                    let needed = vocabulary == Vocabulary::Iodef1;
                    needed.then(|| standing_in(Assessment::default()))
                }),
            many!(methods: "Method"),
            many!(contacts: "Contact").required_in(Vocabularies::IODEF),
            many!(consents: "Consent").own(),
            many!(attacks: "Attack" / "EventData"),
            one!(indicators: "IndicatorData").since_iodef2(),
            one!(history: "History"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        let id = Marked::new(IncidentId::default());
        Self::unrestricted(id, Purpose::from_token(""))
    }
}

/// The first time that is known, without its mark: what stands in is the
/// document's own.
fn first_of(times: [Option<&Marked<Timestamp>>; 3], needed: bool) -> Option<Box<dyn Element>> {
    let time = times.into_iter().flatten().next().filter(|_| needed)?;
    let time = Timestamp::clone(time).to_date_time();
    Some(standing_in(time))
}

/// An incident holds its mark itself.
impl Element for Incident {
    fn node(&self) -> &dyn Node {
        self
    }

    fn variant(&self) -> usize {
        0
    }

    fn mark(&self) -> Option<&Mark> {
        self.mark.get()
    }

    fn change(&mut self, act: Act<'_>) -> Result<()> {
        let mut mark = std::mem::take(&mut self.mark);
        let result = act(self, &mut mark);
        self.mark = mark;
        result
    }
}

impl Blank for Incident {
    fn blank(_: usize) -> Self {
        Class::blank()
    }
}
