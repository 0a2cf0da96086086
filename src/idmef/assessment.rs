//! What an alert means (RFC 4765, section 4.2.6).

use crate::idmef::tree::{Fact, Item};
use crate::model::{Assessment, Confidence, Extension, Impact, SystemImpact};
use crate::value::{ConfidenceScale, Marked, Number, OpenEnum, Severity, SystemImpactType};

pub(super) fn assessment(item: &Item<'_>) -> Option<Marked<Assessment>> {
    let mut assessment = Assessment::default();
    for child in item.all("Impact") {
        assessment.impacts.push(Marked::new(impact(child)));
        // IODEF knows no `info`, and has no place for a severity of one's own.
        assessment.extensions.extend(other_severity(child));
    }
    let actions = item.all("Action").map(Item::kept);
    assessment.extensions.extend(actions);
    let confidence = item.first("Confidence").and_then(confidence);
    assessment.confidence = confidence.map(Marked::new);
    (assessment != Assessment::default()).then(|| assessment.into())
}

fn impact(item: &Item<'_>) -> Impact {
    item.noticed();
    let kind = item.attribute("type");
    let text = item.content().map(|text| item.worded(text));
    Impact::System(SystemImpact {
        severity: token(item, "severity"),
        completion: token(item, "completion"),
        kind: kind.and_then(|kind| kind.read(|token| Some(impact_type(token)))),
        descriptions: text.into_iter().collect(),
    })
}

fn other_severity(item: &Item<'_>) -> Option<Marked<Extension>> {
    let severity = item.attribute("severity")?;
    known::<Severity>(severity.peek())
        .is_none()
        .then(|| item.noted("severity"))?
}

/// The type by the token, which RFC 5070 has from there.
fn impact_type(token: &str) -> SystemImpactType {
    match SystemImpactType::from_token(token) {
        SystemImpactType::Other(token) => SystemImpactType::Ext(token),
        known => known,
    }
}

/// How sure the analyzer is; a number without rating is a probability.
fn confidence(item: &Item<'_>) -> Option<Confidence> {
    let rating = item.attribute("rating");
    match rating.map(Fact::peek) {
        None | Some("numeric") => {
            let number = item.content()?.read(|text| text.parse().ok())?;
            rating.map(Fact::take);
            Some(numeric(number))
        }
        Some(_) => rating?.read(known).map(Confidence::new),
    }
}

fn numeric(number: Number) -> Confidence {
    let is_probability = (0.0..=1.0).contains(&number.to_f64());
    let mut confidence = Confidence::numeric(number, ConfidenceScale::Probability);
    if !is_probability {
        confidence.scale = None;
    }
    confidence
}

/// An attribute whose token both formats have.
pub(super) fn token<T: OpenEnum>(item: &Item<'_>, attribute: &str) -> Option<T> {
    item.attribute(attribute)?.read(known)
}

fn known<T: OpenEnum>(token: &str) -> Option<T> {
    let value = T::from_token(token);
    (!value.is_unknown()).then_some(value)
}
