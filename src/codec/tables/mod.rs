//! The rows of each class, file by file as in the model.

mod actor;
mod assessment;
mod attack;
mod bulk;
mod certificate;
mod consent;
mod contact;
mod csirt;
mod custody;
mod detection;
mod document;
mod domain;
mod email;
mod evidence;
mod expectation;
mod expression;
mod extension;
mod file;
mod flow;
mod hash;
mod history;
mod ids;
mod impact;
mod incident;
mod indicator;
mod method;
mod node;
mod observable;
mod registry_key;
mod related;
mod scalars;
mod sci;
mod service;
mod software;
mod timeline;

#[cfg(test)]
mod tests;

/// The row of a document that holds its incidents.
pub(crate) use document::INCIDENTS;
pub(crate) use incident::DECLARATIONS;
