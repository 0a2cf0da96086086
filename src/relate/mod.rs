//! Reports of the same incident from different teams, and states of one incident.

mod cluster;
mod compare;
mod diff;
mod having;
mod ids;
mod merge;
mod same;
#[cfg(test)]
mod tests;

pub use cluster::{Cluster, Link, Member, Relater, RelaterBuilder};
pub use compare::{Clue, ClueKind, RELATED, Relation, RelationKind, relate};
pub use diff::{Change, ChangeKind, diff};
pub use merge::Merged;
