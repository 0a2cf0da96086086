//! Related incidents of a stream, in bounded memory.

mod builder;
mod index;
mod relater;

use crate::relate::compare::{Relation, RelationKind};

pub use builder::RelaterBuilder;
pub use relater::Relater;

/// Incidents of a stream that are related, each to at least one of the others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Cluster {
    /// The incidents, in the order of the stream.
    pub members: Vec<Member>,
    /// Why they belong together: one link less than there are incidents, each
    /// the strongest that there was when an incident came.
    pub links: Vec<Link>,
}

impl Cluster {
    /// The lowest score of a link: the cluster is as sure as that.
    #[must_use]
    pub fn score(&self) -> f64 {
        let scores = self.links.iter().map(|link| link.relation.score());
        scores.fold(1.0, f64::min)
    }
}

/// An incident in a [`Cluster`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// Which incident of the stream it is, from 1.
    pub number: u64,
    /// Its identifier: the team's name, `#`, and the number.
    pub id: String,
}

/// Why two incidents are in one [`Cluster`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Link {
    /// The numbers of both, the earlier first.
    pub numbers: (u64, u64),
    /// How they are related.
    pub kind: RelationKind,
    /// How likely that is, and what speaks for it.
    pub relation: Relation,
}
