//! What the words of a policy mean.

use crate::error::{Error, Result};
use crate::policy::{Circumstance, Condition, Decision};
use crate::value::{ConsentAudience, OpenEnum};

/// What may be written before a circumstance.
const NOT: &str = "not ";

/// What is written before a value of an extension.
const EXTENSION: &str = "ext:";

/// A circumstance that must hold, or with `not` before it, must not.
pub(super) fn circumstance(word: &str) -> Result<Condition> {
    match word.strip_prefix(NOT) {
        Some(negated) => negated.parse::<Circumstance>().map(Condition::Not),
        None => word.parse::<Circumstance>().map(Condition::Is),
    }
}

/// What is decided where no rule applies: only what keeps silent by itself.
pub(super) fn default(word: &str) -> Result<Decision> {
    let decision: Decision = word.parse()?;
    if matches!(
        decision,
        Decision::WithPermission | Decision::AtDiscretion | Decision::Never
    ) {
        return Ok(decision);
    }
    Err(Error::value(
        "with-permission, at-discretion or never",
        word,
    ))
}

pub(super) fn audience(word: &str) -> Result<ConsentAudience> {
    known("an audience", word)
}

/// A token of an enumeration, or a value of an extension behind `ext:`.
pub(super) fn token<E: OpenEnum>(expected: &'static str, word: &str) -> Result<E> {
    match word.strip_prefix(EXTENSION) {
        Some(extension) => Ok(E::extension(extension)),
        None => known(expected, word),
    }
}

fn known<E: OpenEnum>(expected: &'static str, word: &str) -> Result<E> {
    let token = E::from_token(word);
    if token.is_unknown() {
        return Err(Error::value(expected, word));
    }
    Ok(token)
}
