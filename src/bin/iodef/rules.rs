//! The rules that `validate` knows, one a line.

use iodef::{FindingSeverity, Rule, Vocabulary};

use crate::json::Object;

/// A rule for people.
pub(crate) fn text(rule: &Rule) -> String {
    let (code, id, text, source) = (rule.code(), rule.id, rule.text, rule.source);
    format!("{code} {id} ({}): {text} ({source})", severity(rule))
}

/// A rule as an object.
pub(crate) fn json(rule: &Rule) -> String {
    let mut object = Object::new()
        .string("number", Some(&rule.code()))
        .string("rule", Some(rule.id));
    for vocabulary in Vocabulary::ALL {
        let severity = rule.severity(vocabulary).map(|s| s.to_string());
        object = object.string(vocabulary.token(), severity.as_deref());
    }
    object
        .string("text", Some(rule.text))
        .string("source", Some(rule.source))
        .finish()
}

/// `error`, `warning`, or which of the two in which vocabularies.
fn severity(rule: &Rule) -> String {
    let [error, warning] = [FindingSeverity::Error, FindingSeverity::Warning].map(|severity| {
        let held = |v: &Vocabulary| rule.severity(*v) == Some(severity);
        let held: Vec<_> = Vocabulary::ALL.into_iter().filter(held).collect();
        held.iter().map(|v| v.token()).collect::<Vec<_>>()
    });
    let said = [("error", error), ("warning", warning)];
    let said = said.iter().filter(|(_, held)| !held.is_empty());
    let said = said.map(|(severity, held)| match held.len() {
        3 => (*severity).to_owned(),
        _ => format!("{severity} in {}", held.join(" and ")),
    });
    said.collect::<Vec<_>>().join(", ")
}
