//! What an incident should be and is not: rules that a schema cannot say.

mod case;
mod finding;
mod forms;
mod ids;
mod locate;
mod look;
mod rule;
mod rules;
mod validator;

#[cfg(test)]
mod tests;

pub use finding::{Finding, FindingSeverity};
pub use locate::{Locator, locate};
pub use rule::Rule;
pub use validator::{Validator, rules, validate};
