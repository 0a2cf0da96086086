//! What an incident should be and is not: rules that a schema cannot say.

mod finding;
mod locate;
mod rules;
mod validator;

#[cfg(test)]
mod tests;

pub use finding::{Finding, FindingSeverity, Rule};
pub use locate::locate;
pub use validator::{Validator, rules, validate};
