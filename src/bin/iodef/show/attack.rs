use iodef::{
    Attack, AttackType, Evidence, EvidenceItem, Marked, Method, Reference, ReferenceName,
    Vulnerability,
};

use super::incident::{discoveries, expectations, extensions, timeline};
use super::page::{Page, list, names, said};
use super::party::flow;
use super::{assessment, contact};

pub(super) fn attack(page: &mut Page, label: &str, attack: &Marked<Attack>) {
    let what = list([
        said("", attack.activity.as_ref()),
        said("", attack.origin.as_ref()),
        said("through another victim:", attack.mediated.as_ref()),
    ]);
    page.entry(label, what, attack.restriction(), |page| {
        if let Some(kind) = &attack.attack_type {
            attack_type(page, kind);
        }
        page.texts("description", &attack.descriptions);
        timeline(page, &attack.timeline);
        for flow in &attack.flows {
            self::flow(page, flow);
        }
        rest(page, attack);
        for (number, inner) in attack.attacks.iter().enumerate() {
            self::attack(page, &format!("{label}.{}", number + 1), inner);
        }
        page.kept(attack.mark());
    });
}

fn rest(page: &mut Page, attack: &Attack) {
    contact::contacts(page, &attack.contacts);
    discoveries(page, &attack.discoveries);
    if let Some(assessment) = &attack.assessment {
        assessment::assessment(page, assessment);
    }
    methods(page, &attack.methods);
    assessment::counters(page, &attack.counters);
    expectations(page, &attack.expectations);
    if let Some(evidence) = &attack.evidence {
        self::evidence(page, evidence);
    }
    extensions(page, &attack.extensions);
}

fn attack_type(page: &mut Page, kind: &Marked<AttackType>) {
    let what = list([
        kind.name.to_string(),
        said("derived from", kind.derived_from.as_ref()),
        said("defined by", kind.defined_by.as_ref()),
    ]);
    page.entry("type", what, kind.restriction(), |page| {
        page.texts("description", &kind.descriptions);
    });
}

pub(super) fn methods(page: &mut Page, methods: &[Marked<Method>]) {
    for method in methods {
        page.entry("method", "", method.restriction(), |page| {
            page.texts("description", &method.descriptions);
            references(page, &method.references);
            for vulnerability in &method.vulnerabilities {
                self::vulnerability(page, vulnerability);
            }
            extensions(page, &method.extensions);
            page.kept(method.mark());
        });
    }
}

fn references(page: &mut Page, references: &[Marked<Reference>]) {
    for reference in references {
        let name = reference.name.as_deref().map(reference_name);
        let urls = reference.urls.iter().map(|url| url.to_string());
        let what = list(name.into_iter().chain(urls));
        page.entry("reference", what, reference.restriction(), |page| {
            page.texts("description", &reference.descriptions);
        });
    }
}

fn reference_name(name: &ReferenceName) -> String {
    let id = name.id.trim();
    match name.specification.as_deref().map(str::trim) {
        None | Some(ReferenceName::CVE) => id.to_owned(),
        Some(other) => format!("{id} (IANA enumeration {other})"),
    }
}

fn vulnerability(page: &mut Page, vulnerability: &Marked<Vulnerability>) {
    let kind = said("", vulnerability.kind.as_ref());
    page.entry("vulnerability", kind, vulnerability.restriction(), |page| {
        page.texts("description", &vulnerability.descriptions);
        references(page, &vulnerability.references);
    });
}

fn evidence(page: &mut Page, evidence: &Marked<Evidence>) {
    let pieces = match evidence.items.len() {
        1 => "1 piece".to_owned(),
        count => format!("{count} pieces"),
    };
    page.entry("evidence", pieces, evidence.restriction(), |page| {
        for item in &evidence.items {
            page.line("piece", piece(item), item.restriction());
        }
        page.texts("conclusion", &evidence.conclusions);
        page.texts("legal basis", &evidence.legal_bases);
        page.kept(evidence.mark());
    });
}

fn piece(item: &EvidenceItem) -> String {
    let forms = [
        ("inline", item.inline.len()),
        ("by URL", item.urls.len()),
        ("by digest", item.digests.len()),
        ("encrypted", item.encrypted.len()),
        ("pattern", item.patterns.len()),
    ];
    let forms = forms.into_iter().filter(|(_, count)| *count > 0);
    let known = [
        said("", item.kind.as_ref()),
        said("", item.time.as_deref().as_ref()),
        names(&item.descriptions),
    ];
    list(
        known
            .into_iter()
            .chain(forms.map(|(form, count)| format!("{count} {form}"))),
    )
}
