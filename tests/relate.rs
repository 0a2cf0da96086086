//! Reports of the same incident from different teams, and states of one incident.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;

#[path = "relate/cluster.rs"]
mod cluster;
#[path = "relate/corpora.rs"]
mod corpora;
#[path = "relate/laws.rs"]
mod laws;
#[path = "relate/made.rs"]
mod made;
#[path = "relate/pairs.rs"]
mod pairs;
#[path = "relate/states.rs"]
mod states;
