use iodef::{
    Assessment, BusinessImpact, Confidence, Counter, Damage, DamagedItem, Impact, Marked,
    MonetaryImpact, Restriction, SystemImpact, TimeImpact,
};

use super::incident::extensions;
use super::page::{Page, list, said};

pub(super) fn assessment(page: &mut Page, assessment: &Marked<Assessment>) {
    let occurrence = said("", assessment.occurrence.as_ref());
    page.entry("assessment", occurrence, assessment.restriction(), |page| {
        page.texts("category", &assessment.categories);
        for impact in &assessment.impacts {
            self::impact(page, impact, impact.restriction());
        }
        for damage in &assessment.damages {
            self::damage(page, damage);
        }
        counters(page, &assessment.counters);
        page.texts("mitigating factor", &assessment.mitigating_factors);
        page.texts("cause", &assessment.causes);
        if let Some(confidence) = &assessment.confidence {
            self::confidence(page, confidence);
        }
        extensions(page, &assessment.extensions);
        page.kept(assessment.mark());
    });
}

fn impact(page: &mut Page, impact: &Impact, own: Option<&Restriction>) {
    match impact {
        Impact::System(impact) => system(page, impact, own),
        Impact::Business(impact) => business(page, "impact on business", impact, own),
        Impact::Intended(impact) => business(page, "intended impact", impact, own),
        Impact::Time(impact) => page.line("impact in time", time(impact), own),
        Impact::Monetary(impact) => page.line("impact in money", money(impact), own),
        _ => page.line("impact", "of another kind", own),
    }
}

fn system(page: &mut Page, impact: &SystemImpact, own: Option<&Restriction>) {
    let what = list([
        said("", impact.kind.as_ref()),
        said("severity", impact.severity.as_ref()),
        said("", impact.completion.as_ref()),
    ]);
    page.entry("impact on systems", what, own, |page| {
        page.texts("description", &impact.descriptions);
    });
}

fn business(page: &mut Page, label: &str, impact: &BusinessImpact, own: Option<&Restriction>) {
    let what = list([
        said("", impact.kind.as_ref()),
        said("severity", impact.severity.as_ref()),
    ]);
    page.entry(label, what, own, |page| {
        page.texts("description", &impact.descriptions);
    });
}

fn time(impact: &TimeImpact) -> String {
    let unit = said("", impact.duration.as_ref());
    list([
        format!("{} {unit}", impact.value).trim_end().to_owned(),
        impact.metric.to_string(),
        said("severity", impact.severity.as_ref()),
    ])
}

fn money(impact: &MonetaryImpact) -> String {
    let currency = said("", impact.currency.as_ref());
    list([
        format!("{} {currency}", impact.amount)
            .trim_end()
            .to_owned(),
        said("severity", impact.severity.as_ref()),
    ])
}

fn damage(page: &mut Page, damage: &Marked<Damage>) {
    let intended = said("intended", damage.intended.as_ref());
    page.entry("damage", intended, damage.restriction(), |page| {
        page.texts("description", &damage.descriptions);
        for item in &damage.items {
            page.line("damaged", damaged(item), item.restriction());
        }
    });
}

fn damaged(item: &DamagedItem) -> String {
    list([
        said("", item.kind.as_ref()),
        said("system", item.system.as_ref()),
        said("part", item.subsystem.as_ref()),
        said("service", item.service.as_ref()),
    ])
}

pub(super) fn counters(page: &mut Page, counters: &[Marked<Counter>]) {
    for counter in counters {
        let what = list([
            format!("{} {}", counter.value, counter.unit),
            counter.kind.to_string(),
            said("per", counter.duration.as_ref()),
            said("", counter.meaning.as_ref()),
        ]);
        page.line("counter", what, counter.restriction());
    }
}

pub(super) fn confidence(page: &mut Page, confidence: &Marked<Confidence>) {
    let what = list([
        confidence.rating.to_string(),
        said("", confidence.value.as_ref()),
        said("", confidence.scale.as_ref()),
    ]);
    page.line("confidence", what, confidence.restriction());
}
