//! An alert (RFC 4765, section 4.2.2).

use crate::idmef::tree::{Fact, Item};
use crate::idmef::{assessment, data, system, time};
use crate::model::{Attack, Discovery, Extension, Flow, Method, Party, Reference, Timeline};
use crate::value::{DataType, DiscoverySource, ForeignNode, Marked, Timestamp};

pub(super) fn attack(alert: &Item<'_>) -> Marked<Attack> {
    let mut attack = Attack::new();
    attack.timeline = timeline(alert);
    attack.flows = flow(alert).into_iter().collect();
    attack.assessment = alert
        .first("Assessment")
        .and_then(assessment::assessment)
        .map(Into::into);
    for class in alert.all("Classification") {
        classify(class, &mut attack);
    }
    for analyzer in chain(alert) {
        attack.discoveries.extend(discovery(analyzer));
    }
    attack.extensions = extensions(alert);
    Marked::new(attack)
}

/// The analyzer that sent the alert, and those that the alert went through
/// before (RFC 4765, section 4.2.4.1).
fn chain<'s, 'a>(alert: &'s Item<'a>) -> impl Iterator<Item = &'s Item<'a>> {
    std::iter::successors(alert.first("Analyzer"), |analyzer| {
        analyzer.first("Analyzer")
    })
}

fn timeline(alert: &Item<'_>) -> Timeline {
    let read = |name| Some(Marked::new(time::time(alert.first(name)?)?));
    Timeline {
        reported: read("CreateTime"),
        detected: read("DetectTime"),
        ..Timeline::default()
    }
}

fn flow(alert: &Item<'_>) -> Option<Marked<Flow>> {
    let sources = alert.all("Source").map(system::attacker).map(Party::from);
    let targets = alert.all("Target").map(system::victim).map(Party::from);
    let sensors = chain(alert).map(system::sensor).map(Party::from);
    let parties = sources.chain(targets).chain(sensors).map(Marked::new);
    let mut flow = Flow::new();
    flow.parties = parties.collect();
    (!flow.parties.is_empty()).then(|| flow.into())
}

fn discovery(analyzer: &Item<'_>) -> Option<Marked<Discovery>> {
    let class = analyzer.attribute("class").map(Fact::take);
    let name = analyzer.attribute("name").map(|n| analyzer.worded(n));
    let discovery = Discovery {
        source: class.map(|class| DiscoverySource::Ext(class.into())),
        descriptions: name.into_iter().collect(),
        ..Discovery::default()
    };
    (discovery != Discovery::default()).then(|| discovery.into())
}

fn classify(class: &Item<'_>, attack: &mut Attack) {
    let text = class.attribute("text").map(|text| class.worded(text));
    attack.descriptions.extend(text);
    let references: Vec<_> = class.all("Reference").filter_map(reference).collect();
    if !references.is_empty() {
        let mut method = Method::new();
        method.references = references;
        attack.methods.push(method.into());
    }
}

/// A reference (RFC 4765, section 4.2.7.1). Only of CVE does IANA know the
/// number; other lists stand before the name.
fn reference(item: &Item<'_>) -> Option<Marked<Reference>> {
    let name = item.content_of("name");
    let origin = item.attribute("origin");
    let cve = origin
        .filter(|origin| origin.peek() == "cve")
        .and(name)
        .and_then(|name| name.read(cve));
    let mut reference = Reference::default();
    if let Some(cve) = cve {
        origin.map(Fact::take);
        reference = cve;
    } else if let Some(name) = name {
        let name = name.take();
        let origin = origin.map(Fact::take);
        let named = origin.map_or_else(|| name.clone(), |origin| format!("{origin}: {name}"));
        reference.descriptions.push(item.in_language(named));
    }
    let meaning = item.attribute("meaning").map(|m| item.worded(m));
    reference.descriptions.extend(meaning);
    let url = item.content_of("url").map(|url| unwrapped(&url.take()));
    reference.urls.extend(url.map(Marked::new));
    (reference != Reference::default()).then(|| reference.into())
}

/// `CVE-2014-0160`, which some write without its beginning.
fn cve(name: &str) -> Option<Reference> {
    let name = name.to_ascii_uppercase();
    let whole = Reference::cve(&name);
    whole
        .or_else(|_| Reference::cve(&format!("CVE-{name}")))
        .ok()
}

/// A URL that was broken into lines.
pub(super) fn unwrapped(url: &str) -> String {
    url.lines().map(str::trim_ascii).collect()
}

fn extensions(alert: &Item<'_>) -> Vec<Marked<Extension>> {
    let mut extensions: Vec<_> = alert.noted("messageid").into_iter().collect();
    extensions.extend(alert.first("AnalyzerTime").and_then(analyzer_time));
    for child in &alert.children {
        match child.local() {
            "ToolAlert" | "CorrelationAlert" | "OverflowAlert" => extensions.push(child.kept()),
            "AdditionalData" => extensions.extend(data::extensions(child)),
            _ => {}
        }
    }
    extensions
}

/// What the analyzer's clock showed when it sent the message.
fn analyzer_time(item: &Item<'_>) -> Option<Marked<Extension>> {
    let time: Timestamp = time::time(item)?;
    let data = Extension::new(DataType::DateTime)
        .with_content(ForeignNode::from(&*time.to_string()))
        .with_name("AnalyzerTime")
        .with_meaning("IDMEF Alert/AnalyzerTime");
    Some(data.into())
}
