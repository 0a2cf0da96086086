//! The rows of each class, file by file as in the model.

mod assessment;
mod attack;
mod contact;
mod csirt;
mod custody;
mod document;
mod evidence;
mod expectation;
mod extension;
mod flow;
mod history;
mod ids;
mod impact;
mod incident;
mod method;
mod node;
mod related;
mod scalars;
mod service;
mod timeline;

#[cfg(test)]
mod tests;

/// The row of a document that holds its incidents.
pub(crate) use document::INCIDENTS;
