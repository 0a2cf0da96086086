use crate::Error;
use crate::seal::{Reason, Refusal, Rejection};

/// A name in an error may be long, and is not trusted.
const SHOWN: usize = 120;

/// A member that is refused.
#[cold]
pub(super) fn member(name: &str, reason: Reason) -> Error {
    Rejection::new(vec![Refusal::of(shown(name), reason)]).into()
}

/// A member that stands where or as it must not.
#[cold]
pub(super) fn structure(name: &str, why: &'static str) -> Error {
    member(name, Reason::Structure(why))
}

/// A container that is refused as a whole.
#[cold]
pub(super) fn container(why: &'static str) -> Error {
    Rejection::from(Reason::Malformed(why)).into()
}

/// A name as it may be printed: what is not visible is escaped.
fn shown(name: &str) -> String {
    let mut escaped = name.escape_debug();
    let mut shown: String = escaped.by_ref().take(SHOWN).collect();
    if escaped.next().is_some() {
        shown.push('…');
    }
    shown
}
