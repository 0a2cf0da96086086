//! The keys of an incident in a dimension.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};

use crate::model::{Address, Incident};
use crate::select::{Fact, Field, Net};
use crate::stats::Dimension;
use crate::stats::dimension::stages;
use crate::value::{AddressView, AttackTypeName, Granularity, RsitClass, Stage, Timestamp};

/// The longest text that is a key; a longer one counts as [`Key::Other`].
const LONGEST: usize = 256;

/// In which group of a dimension an incident counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Key {
    /// What the incident says.
    Named(Box<str>),
    /// It says that this is unknown, or says it too coarsely.
    Unknown,
    /// It says nothing of it.
    Unstated,
    /// What it says came when there were too many keys, or is too long for one.
    Other,
}

impl Key {
    /// The key of a text; of one that says unknown, [`Unknown`](Self::Unknown).
    #[must_use]
    pub fn new(text: &str) -> Self {
        match text {
            text if text.eq_ignore_ascii_case("unknown") => Self::Unknown,
            "" => Self::Unstated,
            text if text.len() > LONGEST => Self::Other,
            text => Self::Named(text.into()),
        }
    }

    /// The name, where the incident says one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it says something, however long it is.
    #[must_use]
    pub fn is_known(&self) -> bool {
        matches!(self, Self::Named(_) | Self::Other)
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl Dimension {
    /// The keys of an incident, each once: at least one.
    ///
    /// ```
    /// use iodef::{Attack, AttackType, AttackTypeName, Dimension, Key};
    /// # let id = iodef::IncidentId::new("csirt.example.com", "1");
    /// # let incident = iodef::Incident::new(id, iodef::Purpose::Reporting, iodef::Restriction::Private);
    ///
    /// let kind = AttackType::temporary("toll fraud", AttackTypeName::Masquerade);
    /// let incident = incident.with_attack(Attack::new().with_type(kind));
    /// let keys = Dimension::Type.keys(&incident);
    /// assert!(keys.into_iter().eq([Key::new("masquerade")]));
    /// ```
    #[must_use]
    pub fn keys(&self, incident: &Incident) -> BTreeSet<Key> {
        let mut keys: BTreeSet<Key> = match self {
            Self::Type => types(incident, named_type),
            Self::Class => types(incident, named_class),
            Self::Month(stage) => calendar(incident, stage.as_ref(), month),
            Self::Year(stage) => calendar(incident, stage.as_ref(), year),
            Self::Net { field, ipv4, ipv6 } => nets(incident, field, (*ipv4, *ipv6)),
            Self::Field(field) => {
                let facts = field.facts(incident);
                facts.iter().map(|fact| Key::new(&fact.label())).collect()
            }
        };
        if keys.len() > 1 {
            keys.remove(&Key::Unstated);
        }
        if keys.is_empty() {
            keys.insert(Key::Unstated);
        }
        keys
    }
}

/// What the attacks say, each with the type that it derives from; else the
/// categories that say one.
fn types(incident: &Incident, name: fn(&str) -> Option<Key>) -> BTreeSet<Key> {
    let attacks = incident.all_attacks();
    let said = attacks.filter_map(|attack| attack.attack_type.as_deref());
    let keys: BTreeSet<Key> = said
        .map(|kind| {
            let parent = kind
                .derived_from
                .as_ref()
                .filter(|_| is_temporary(&kind.name));
            let by_parent = parent.and_then(|parent| name(parent.token()));
            let token = kind.name.token().trim();
            by_parent
                .or_else(|| name(token))
                .unwrap_or_else(|| Key::new(token))
        })
        .collect();
    if !keys.is_empty() {
        return keys;
    }
    let categories = Field::Category.facts(incident);
    categories
        .iter()
        .filter_map(|fact| name(&fact.label()))
        .collect()
}

fn is_temporary(kind: &AttackTypeName) -> bool {
    matches!(kind, AttackTypeName::Ext(_) | AttackTypeName::Other(_))
}

fn named_type(text: &str) -> Option<Key> {
    AttackTypeName::from_alias(text).map(|kind| Key::new(kind.token()))
}

fn named_class(text: &str) -> Option<Key> {
    RsitClass::from_alias(text).map(|class| Key::new(class.token()))
}

fn calendar(
    incident: &Incident,
    stage: Option<&Stage>,
    name: fn(&Timestamp) -> Option<String>,
) -> BTreeSet<Key> {
    let fields = stages(stage);
    let mut facts = fields.iter().map(|field| field.facts(incident));
    let said = facts.find(|facts| !facts.is_empty()).unwrap_or_default();
    let times = said.iter().filter_map(|fact| match fact {
        Fact::Time(time) => Some(*time),
        _ => None,
    });
    times
        .map(|time| name(time).map_or(Key::Unknown, |name| Key::new(&name)))
        .collect()
}

fn month(time: &Timestamp) -> Option<String> {
    if let Some(time) = civil(time) {
        return Some(format!("{:04}-{:02}", time.year(), time.month()?));
    }
    let (first, last) = ends(time)?;
    let month = |day: DateTime<Utc>| (day.year(), day.month());
    let (year, number) = month(first);
    (month(first) == month(last)).then(|| format!("{year:04}-{number:02}"))
}

fn year(time: &Timestamp) -> Option<String> {
    if let Some(time) = civil(time) {
        return Some(format!("{:04}", time.year()));
    }
    let (first, last) = ends(time)?;
    (first.year() == last.year()).then(|| format!("{:04}", first.year()))
}

/// A date without offset: it is of the calendar, not of UTC.
fn civil(time: &Timestamp) -> Option<&Timestamp> {
    let is_date = time.granularity() <= Granularity::Day;
    (is_date && time.offset().minutes().is_none()).then_some(time)
}

/// The first and the last instant.
fn ends(time: &Timestamp) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let interval = time.to_utc()?;
    let last = interval
        .end()
        .checked_sub_signed(TimeDelta::nanoseconds(1))?;
    Some((interval.start(), last))
}

fn nets(incident: &Incident, field: &Field, lengths: (u8, u8)) -> BTreeSet<Key> {
    let facts = field.facts(incident);
    let addresses = facts.iter().filter_map(|fact| match fact {
        Fact::Address(address) => Some(*address),
        _ => None,
    });
    addresses
        .map(|address| net(address, lengths).map_or(Key::Unknown, |net| Key::new(&net)))
        .collect()
}

/// The net of so many bits in which all of an address or net lies.
fn net(address: &Address, (ipv4, ipv6): (u8, u8)) -> Option<String> {
    let (ip, known) = match address.view() {
        AddressView::Ipv4Net { address, prefix } => (IpAddr::V4(address), prefix),
        AddressView::Ipv6Net { address, prefix } => (IpAddr::V6(address), prefix),
        AddressView::Ipv4Masked { octets, .. } => {
            let shown = octets.iter().take_while(|octet| octet.is_some()).count();
            let ip = Ipv4Addr::from(octets.map(Option::unwrap_or_default));
            (IpAddr::V4(ip), bits(shown, 8))
        }
        AddressView::Ipv6Masked { groups, .. } => {
            let shown = groups.iter().take_while(|group| group.is_some()).count();
            let ip = Ipv6Addr::from(groups.map(Option::unwrap_or_default));
            (IpAddr::V6(ip), bits(shown, 16))
        }
        view => (view.canonical_ip()?, u8::MAX),
    };
    let prefix = if ip.is_ipv4() { ipv4 } else { ipv6 };
    (known >= prefix).then(|| Net::within(ip, prefix).to_string())
}

fn bits(shown: usize, each: u8) -> u8 {
    u8::try_from(shown).unwrap_or(0).saturating_mul(each)
}
