use std::collections::{BTreeMap, HashMap};

use crate::model::Incident;
use crate::relate::cluster::index::Index;
use crate::relate::cluster::{Cluster, Link, Member, RelaterBuilder};
use crate::relate::compare::{Signature, compare};

/// Finds incidents of a stream that are related, and puts them into clusters.
///
/// It holds what is compared of each incident, not the incidents, and of no
/// more than its [capacity](RelaterBuilder::capacity). The same stream gives
/// the same clusters.
///
/// ```
/// use iodef::{Incident, IncidentId, Purpose, Relater, Restriction};
///
/// let team = |name: &str, number: &str| {
///     Incident::new(IncidentId::new(name, number), Purpose::Reporting, Restriction::Private)
/// };
/// let mut relater = Relater::new();
/// relater.add(&team("csirt.example.com", "189493"));
/// relater.add(&team("cert.example.net", "7"));
/// relater.add(&team("CSIRT.example.com", "189493"));
/// let clusters = relater.finish();
/// assert_eq!(clusters.len(), 1);
/// let numbers: Vec<u64> = clusters[0].members.iter().map(|member| member.number).collect();
/// assert_eq!(numbers, [1, 3]);
/// ```
#[derive(Debug)]
pub struct Relater {
    options: RelaterBuilder,
    index: Index,
    held: HashMap<u64, Held>,
    groups: HashMap<u64, Group>,
    /// Groups by when something last came to them.
    latest: BTreeMap<u64, u64>,
    last: u64,
}

/// What is kept of an incident.
#[derive(Debug)]
struct Held {
    signature: Signature,
    group: u64,
}

/// Incidents that are related, or a single one.
#[derive(Debug)]
struct Group {
    members: Vec<u64>,
    links: Vec<Link>,
    latest: u64,
}

impl Default for Relater {
    fn default() -> Self {
        Self::new()
    }
}

impl Relater {
    /// A relater with the defaults of [`RelaterBuilder`].
    #[must_use]
    pub fn new() -> Self {
        RelaterBuilder::new().build()
    }

    pub(super) fn with(options: RelaterBuilder) -> Self {
        Self {
            options,
            index: Index::default(),
            held: HashMap::new(),
            groups: HashMap::new(),
            latest: BTreeMap::new(),
            last: 0,
        }
    }

    /// Adds the next incident of the stream. Returns clusters that had to go for
    /// it: they are complete as far as it could be known.
    pub fn add(&mut self, incident: &Incident) -> Vec<Cluster> {
        self.last += 1;
        let number = self.last;
        let signature = Signature::of(incident);
        let links = self.links(number, &signature);
        self.index.add(number, &signature, self.options.candidates);
        let group = self.join(number, links);
        self.held.insert(number, Held { signature, group });
        let mut gone = Vec::new();
        while self.held.len() > self.options.capacity {
            let Some((_, oldest)) = self.latest.pop_first() else {
                break;
            };
            gone.extend(self.close(oldest));
        }
        gone
    }

    /// The clusters that are left, in the order of their first incidents.
    #[must_use]
    pub fn finish(mut self) -> Vec<Cluster> {
        let groups: Vec<u64> = self.groups.keys().copied().collect();
        let clusters = groups.into_iter().filter_map(|group| self.close(group));
        let mut clusters: Vec<Cluster> = clusters.collect();
        clusters.sort_by_key(|cluster| cluster.members.first().map(|member| member.number));
        clusters
    }

    /// The strongest link to each group that has any.
    fn links(&self, number: u64, signature: &Signature) -> Vec<(u64, Link)> {
        let usual = self.options.candidates;
        let rarity = |key: &_| match self.index.count(key) {
            count if count <= usual => 1.0,
            count => share(usual, count),
        };
        let mut best: BTreeMap<u64, Link> = BTreeMap::new();
        for other in self.index.candidates(signature) {
            let Some(held) = self.held.get(&other) else {
                continue;
            };
            let relation = compare(&held.signature, signature, &rarity);
            let Some(kind) = relation.kind(self.options.threshold) else {
                continue;
            };
            let better = best.get(&held.group).is_none_or(|known| {
                let (known, new) = (known.relation.score(), relation.score());
                known < new
            });
            if better {
                let link = Link {
                    numbers: (other, number),
                    kind,
                    relation,
                };
                best.insert(held.group, link);
            }
        }
        best.into_iter().collect()
    }

    /// Makes one group of an incident and those that it is linked to: smaller
    /// ones become part of the largest.
    fn join(&mut self, number: u64, links: Vec<(u64, Link)>) -> u64 {
        let size = |group: u64| self.groups.get(&group).map_or(0, |g| g.members.len());
        let largest = links
            .iter()
            .map(|(group, _)| *group)
            .max_by_key(|g| size(*g));
        let target = largest.unwrap_or(number);
        let mut joined = self.groups.remove(&target).unwrap_or(Group {
            members: Vec::new(),
            links: Vec::new(),
            latest: number,
        });
        self.latest.remove(&joined.latest);
        for (group, link) in links {
            if let Some(other) = self.groups.remove(&group) {
                self.latest.remove(&other.latest);
                for member in &other.members {
                    if let Some(held) = self.held.get_mut(member) {
                        held.group = target;
                    }
                }
                joined.members.extend(other.members);
                joined.links.extend(other.links);
            }
            joined.links.push(link);
        }
        joined.members.push(number);
        joined.latest = number;
        self.latest.insert(number, target);
        self.groups.insert(target, joined);
        target
    }

    /// Forgets a group; gives the cluster, if there is more than one incident.
    fn close(&mut self, group: u64) -> Option<Cluster> {
        let mut group = self.groups.remove(&group)?;
        group.members.sort_unstable();
        group
            .links
            .sort_by_key(|link| (link.numbers.1, link.numbers.0));
        let mut members = Vec::new();
        for number in group.members {
            if let Some(held) = self.held.remove(&number) {
                self.index.remove(number, &held.signature);
                let id = held.signature.id;
                members.push(Member { number, id });
            }
        }
        (members.len() > 1).then_some(Cluster {
            members,
            links: group.links,
        })
    }
}

/// What part of so many so few are.
fn share(few: usize, many: usize) -> f64 {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    float(few) / float(many)
}
