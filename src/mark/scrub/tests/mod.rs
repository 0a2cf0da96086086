//! Spellings that are found, near misses that are not.

mod encoders;
mod indicators;
mod laws;
mod misses;
mod spellings;
mod work;
