use crate::Result;
use crate::codec::node::{Act, Blank, Class, Element, Node};
use crate::codec::table::{Content, Marks, Table, Vocabularies, attribute, kept, many, one};
use crate::model::{Incident, IncidentId};
use crate::value::{Mark, Marked, OpenEnum, Purpose};

impl Class for Incident {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        restricted: true,
        attributes: &[
            attribute!(purpose: "purpose")
                .extension("ext-purpose")
                .required(),
            attribute!(status: "status").extension("ext-status"),
            attribute!(class: "class").extension("ext-class").own(),
            attribute!(nature: "nature").extension("ext-nature").own(),
            attribute!(intent: "intent").extension("ext-intent").own(),
            attribute!(certainty: "certainty")
                .extension("ext-certainty")
                .own(),
            attribute!(lang: "xml:lang"),
        ],
        content: Content::Elements(&[
            many!(declarations: "ExtensionDecl").own(),
            one!(id: "IncidentID").required(),
            one!(alternative_ids: "AlternativeID"),
            many!(related: "RelatedActivity"),
            one!(timeline.detected: "DetectTime"),
            one!(timeline.started: "StartTime"),
            one!(timeline.ended: "EndTime"),
            one!(timeline.recovered: "RecoveryTime"),
            one!(timeline.reported: "ReportTime"),
            one!(timeline.generated: "GenerationTime")
                .required_in(Vocabularies::IODEF2)
                .derived(),
            many!(timeline.stages: "StageTime").own(),
            many!(descriptions: "Description"),
            many!(discoveries: "Discovery"),
            many!(assessments: "Assessment"),
            many!(methods: "Method"),
            many!(contacts: "Contact").required_in(Vocabularies::IODEF),
            many!(attacks: "Attack" / "EventData"),
            kept!("IndicatorData"),
            one!(history: "History"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        derived_time: Some(|incident| {
            let timeline = &incident.timeline;
            let mut times = [&timeline.reported, &timeline.detected, &timeline.started].into_iter();
            times.find_map(Option::as_ref)
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        let id = Marked::new(IncidentId::default());
        Self::unrestricted(id, Purpose::from_token(""))
    }
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
