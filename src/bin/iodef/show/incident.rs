use iodef::{
    Discovery, Document, Expectation, Extension, ExtensionDecl, History, HistoryItem, Incident,
    Marked, RelatedActivity, Timeline,
};

use super::page::{Page, list, names, said};
use super::{assessment, attack, contact};

/// Everything that is said of an incident at a glance.
pub(super) fn page(incident: &Incident) -> Page {
    let mut page = Page::default();
    let own = incident.restriction();
    page.restrict(own);
    page.entry(
        "incident",
        &*incident.id,
        incident.id.restriction(),
        |page| {
            page.restrict(own);
            header(page, incident);
            timeline(page, &incident.timeline);
            page.texts("description", &incident.descriptions);
            contact::contacts(page, &incident.contacts);
            discoveries(page, &incident.discoveries);
            for assessment in &incident.assessments {
                assessment::assessment(page, assessment);
            }
            attack::methods(page, &incident.methods);
            for (number, attack) in incident.attacks.iter().enumerate() {
                attack::attack(page, &format!("attack {}", number + 1), attack);
            }
            history(page, incident.history.as_ref());
            declarations(page, &incident.declarations);
            extensions(page, &incident.extensions);
            page.kept(incident.mark());
        },
    );
    page
}

/// What extensions the document has besides those of its incidents.
pub(super) fn document(document: &Document) -> Page {
    let mut page = Page::default();
    declarations(&mut page, &document.declarations);
    extensions(&mut page, &document.extensions);
    page.kept(document.mark());
    page
}

fn header(page: &mut Page, incident: &Incident) {
    page.line("purpose", &incident.purpose, None);
    page.optional("status", incident.status.as_ref());
    match incident.restriction() {
        Some(restriction) => page.line("restriction", restriction, None),
        None => page.line("restriction", "not stated, so private", None),
    }
    page.optional("class", incident.class.as_ref());
    page.optional("nature", incident.nature.as_ref());
    page.optional("intent", incident.intent.as_ref());
    page.optional("certainty", incident.certainty.as_ref());
    page.optional("language", incident.lang.as_ref());
    if let Some(others) = &incident.alternative_ids {
        for id in &others.ids {
            let own = id.restriction().or(others.restriction());
            page.line("also known as", &**id, own);
        }
    }
    for related in &incident.related {
        relation(page, related);
    }
}

fn relation(page: &mut Page, related: &Marked<RelatedActivity>) {
    let ids = list(related.incident_ids.iter().map(|id| id.to_string()));
    page.entry("related", ids, related.restriction(), |page| {
        page.marked("url", &related.urls);
        page.texts("description", &related.descriptions);
        if let Some(confidence) = &related.confidence {
            assessment::confidence(page, confidence);
        }
        extensions(page, &related.extensions);
        page.kept(related.mark());
    });
}

/// The times as written, with the granularity and the offset they have.
pub(super) fn timeline(page: &mut Page, timeline: &Timeline) {
    let stages = [
        ("started", &timeline.started),
        ("detected", &timeline.detected),
        ("reported", &timeline.reported),
        ("ended", &timeline.ended),
        ("recovered", &timeline.recovered),
        ("generated", &timeline.generated),
    ];
    for (label, time) in stages {
        if let Some(time) = time {
            page.line(label, &**time, time.restriction());
        }
    }
    for stage in &timeline.stages {
        let label = format!("stage {}", stage.stage);
        page.line(&label, &stage.time, stage.restriction());
    }
}

pub(super) fn discoveries(page: &mut Page, discoveries: &[Marked<Discovery>]) {
    for discovery in discoveries {
        let source = said("", discovery.source.as_ref());
        page.entry("discovery", source, discovery.restriction(), |page| {
            page.texts("description", &discovery.descriptions);
            contact::contacts(page, &discovery.contacts);
            page.kept(discovery.mark());
        });
    }
}

pub(super) fn expectations(page: &mut Page, expectations: &[Marked<Expectation>]) {
    for expected in expectations {
        let what = list([
            said("", expected.action.as_ref()),
            said("severity", expected.severity.as_ref()),
            said("from", expected.start.as_deref().as_ref()),
            said("until", expected.end.as_deref().as_ref()),
        ]);
        page.entry("expectation", what, expected.restriction(), |page| {
            page.texts("description", &expected.descriptions);
            page.marked("course of action", &expected.courses_of_action);
            contact::contacts(page, expected.contact.as_deref());
        });
    }
}

fn history(page: &mut Page, history: Option<&Marked<History>>) {
    let Some(history) = history else {
        return;
    };
    page.entry("history", "", history.restriction(), |page| {
        for item in &history.items {
            history_item(page, item);
        }
        page.kept(history.mark());
    });
}

fn history_item(page: &mut Page, item: &Marked<HistoryItem>) {
    let who = item.contact.as_ref().map(|contact| names(&contact.names));
    let what = list([
        item.action.to_string(),
        said("by", who.filter(|who| !who.is_empty()).as_ref()),
        said("as", item.incident_id.as_deref().as_ref()),
    ]);
    page.entry(&item.time.to_string(), what, item.restriction(), |page| {
        page.texts("description", &item.descriptions);
        page.marked("course of action", &item.courses_of_action);
        extensions(page, &item.extensions);
        page.kept(item.mark());
    });
}

fn declarations(page: &mut Page, declarations: &[Marked<ExtensionDecl>]) {
    for declared in declarations {
        let what = list([
            declared.namespace.clone(),
            said("", declared.title.as_ref()),
            said("by", declared.owner.as_ref()),
            said("see", declared.specification.as_ref()),
            said(
                "",
                declared
                    .must_understand
                    .then_some("must be understood")
                    .as_ref(),
            ),
        ]);
        page.line("declared extension", what, declared.restriction());
    }
}

pub(super) fn extensions(page: &mut Page, extensions: &[Marked<Extension>]) {
    for extension in extensions {
        let what = list([
            said("", extension.name.as_ref()),
            extension.kind.to_string(),
            said("", extension.meaning.as_ref()),
            said("format", extension.format_id.as_ref()),
        ]);
        page.line("extension", what, extension.restriction());
    }
}
