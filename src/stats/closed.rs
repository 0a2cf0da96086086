//! Dimensions whose keys are all known beforehand, so that zero cells can be listed.

use crate::select::Field;
use crate::stats::{Dimension, Key};
use crate::value::{
    AttackActivity, AttackOrigin, AttackTypeName, BusinessImpactType, Certainty, Completion,
    ContactRole, DiscoverySource, IncidentClass, Intent, Nature, NodeRoleCategory, Purpose, Rank,
    Rating, RsitClass, Status, SystemImpactType, TargetKind,
};

macro_rules! tokens {
    ($($list:ty),*) => {
        [$( <$list>::REGISTERED.iter().map(|value| value.token()).collect::<Vec<_>>() ),*].concat()
    };
}

/// How much the keys of a dimension tell of who or where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// Nothing that a count above the limit would not hide.
    Hidden,
    /// A party: its name, address or place, or what may hold any of it.
    Told,
}

impl Dimension {
    /// The keys that a table always lists, in their order; none where anything
    /// may be a key.
    #[must_use]
    pub fn listed(&self) -> Vec<Key> {
        let tokens = match self {
            Self::Type => tokens!(AttackTypeName),
            Self::Class => RsitClass::ALL.map(RsitClass::token).to_vec(),
            Self::Field(field) => of_field(field),
            Self::Month(_) | Self::Year(_) | Self::Net { .. } => Vec::new(),
        };
        let mut keys = Vec::new();
        for key in tokens.into_iter().map(Key::new) {
            if key.is_known() && !keys.contains(&key) {
                keys.push(key);
            }
        }
        if let Self::Field(Field::Restriction) = self {
            let ranks = [
                Rank::PUBLIC,
                Rank::PARTNER,
                Rank::ORGANISATION,
                Rank::NEED_TO_KNOW,
                Rank::PRIVATE,
            ];
            keys.extend(ranks.map(|rank| Key::new(&rank.to_string())));
        }
        keys
    }

    /// Whether a key can tell nothing but what the dimension is about.
    pub(super) fn is_plain(&self, key: &Key) -> bool {
        let calendar = matches!(self, Self::Month(_) | Self::Year(_));
        calendar || key.name().is_none() || self.listed().contains(key)
    }

    /// Whether its keys may stand in what is published.
    pub(super) fn identity(&self) -> Identity {
        let Self::Field(field) = self else {
            return Identity::Hidden;
        };
        match field {
            Field::AttackerCountry
            | Field::VictimCountry
            | Field::Category
            | Field::Cve
            | Field::Method => Identity::Hidden,
            field if !of_field(field).is_empty() => Identity::Hidden,
            Field::Restriction => Identity::Hidden,
            _ => Identity::Told,
        }
    }
}

fn of_field(field: &Field) -> Vec<&'static str> {
    match field {
        Field::Purpose => tokens!(Purpose),
        Field::Status => tokens!(Status),
        Field::Class => tokens!(IncidentClass),
        Field::Nature => tokens!(Nature),
        Field::Intent => tokens!(Intent),
        Field::Certainty => tokens!(Certainty),
        Field::AttackType => tokens!(AttackTypeName),
        Field::Activity => tokens!(AttackActivity),
        Field::Origin => tokens!(AttackOrigin),
        Field::VictimTarget => tokens!(TargetKind),
        Field::VictimRole => tokens!(NodeRoleCategory),
        Field::ImpactType => tokens!(SystemImpactType, BusinessImpactType),
        Field::Severity => vec!["none", "low", "medium", "high"],
        Field::Completion => tokens!(Completion),
        Field::Confidence => tokens!(Rating),
        Field::Discovery => tokens!(DiscoverySource),
        Field::ContactRole => tokens!(ContactRole),
        _ => Vec::new(),
    }
}
