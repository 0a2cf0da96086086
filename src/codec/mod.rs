//! Between the model and XML: class tables, one decoder, one encoder.

#[cfg(feature = "arbitrary")]
mod arbitrary;
pub(crate) mod carry;
pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod extensions;
pub(crate) mod glance;
pub(crate) mod node;
pub(crate) mod output;
mod places;
mod scalar;
mod slots;
pub(crate) mod source;
pub(crate) mod steps;
pub(crate) mod table;
pub(crate) mod tables;
mod types;
mod values;
pub(crate) mod walk;

#[cfg(test)]
pub(crate) mod tests;
