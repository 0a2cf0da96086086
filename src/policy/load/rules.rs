use super::item::Item;
use super::policy::{declared, repeated};
use super::table::Table;
use super::words;
use crate::error::{Error, ErrorKind, Result};
use crate::policy::{Condition, DisclosurePolicy, DisclosureRule, Selector};
use crate::value::{OpenEnum, Restriction};

/// The word that selects everything.
pub(super) const ANY: &str = "any";

/// The rules, none of which contradicts another.
pub(super) fn read(
    table: &mut Table<'_>,
    policy: &DisclosurePolicy,
) -> Result<Vec<DisclosureRule>> {
    let mut rules: Vec<DisclosureRule> = Vec::new();
    for mut table in table.tables("rules", "a rule")? {
        let id = table.require("id")?;
        let rule = rule(&mut table, id, policy)?;
        if rules.iter().any(|other| other.id == rule.id) {
            return Err(table.place(repeated(&rule.id), id));
        }
        if let Some(other) = rules.iter().find(|other| rule.contradicts(other)) {
            let error = Error::new(ErrorKind::Contradiction {
                rule: rule.id.as_str().into(),
                other: other.id.as_str().into(),
            });
            return Err(table.place(error, id));
        }
        table.finish()?;
        rules.push(rule);
    }
    Ok(rules)
}

fn rule<'i>(
    table: &mut Table<'i>,
    id: &'i Item,
    policy: &DisclosurePolicy,
) -> Result<DisclosureRule> {
    let id = table.text(id)?;
    let decision = table.require("decision")?;
    let mut rule = DisclosureRule::new(id, table.word(decision, str::parse)?);
    rule.classes = selector(table, "classes", "an information class", str::parse)?;
    let recipient = |name: &str| declared(policy, name);
    rule.recipients = selector(table, "recipients", "a class of recipients", recipient)?;
    rule.when = conditions(table)?;
    rule.obligations = table.words("obligations", str::parse)?;
    if let Some(basis) = table.take("basis") {
        rule.basis = table.word(basis, str::parse)?;
    }
    rule.source = table.optional_text("source")?;
    Ok(rule)
}

/// What must be so: circumstances, and what the incident says.
pub(super) fn conditions(table: &mut Table<'_>) -> Result<Vec<Condition>> {
    let mut conditions = table.words("when", words::circumstance)?;
    let purposes = one_of(table, "purpose", "a purpose")?;
    conditions.extend(purposes.map(Condition::Purpose));
    let statuses = one_of(table, "status", "a status")?;
    conditions.extend(statuses.map(Condition::Status));
    let types = one_of(table, "attack-type", "a type of attack")?;
    conditions.extend(types.map(Condition::AttackType));
    if let Some(level) = table.take("restriction-at-most") {
        let level = table.word(level, Restriction::from_level)?;
        conditions.push(Condition::RestrictionAtMost(level));
    }
    Ok(conditions)
}

/// The tokens of which an incident must have one, if there is such a condition.
fn one_of<E: OpenEnum>(
    table: &mut Table<'_>,
    name: &str,
    expected: &'static str,
) -> Result<Option<Vec<E>>> {
    let Some(item) = table.take(name) else {
        return Ok(None);
    };
    let make = |word: &str| words::token(expected, word);
    named(table, item, expected, make).map(Some)
}

/// The word `any`, or what is named, which is something.
fn selector<T>(
    table: &mut Table<'_>,
    name: &str,
    expected: &'static str,
    make: impl Fn(&str) -> Result<T>,
) -> Result<Selector<T>> {
    let item = table.require(name)?;
    if table.word(item, |word| Ok(word == ANY)).unwrap_or(false) {
        return Ok(Selector::Any);
    }
    named(table, item, expected, make).map(Selector::Named)
}

/// What is named, which is something.
fn named<'i, T>(
    table: &Table<'i>,
    item: &'i Item,
    expected: &'static str,
    make: impl Fn(&str) -> Result<T>,
) -> Result<Vec<T>> {
    let named = table.list(item, make)?;
    if named.is_empty() {
        return Err(table.place(Error::value(expected, "[]"), item));
    }
    Ok(named)
}
