use std::fmt;

use super::condition::PriorityCondition;
use super::constituency::Constituency;
use super::look::judge;
use super::rule::{PriorityRule, PriorityScale};
use crate::model::Incident;
use crate::{Error, Result};

/// How urgent an incident is, and why (RFC 2350, section 3.4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Priority {
    /// The rank, of which 1 is the most urgent; none if no rule applies.
    pub rank: Option<u32>,
    /// What the rule is about, or what holds where none applies.
    pub text: String,
    /// What the CSIRT does for such an incident, if the rule says it.
    pub support: Option<String>,
    /// What the rule went by.
    pub reason: String,
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rank {
            Some(rank) => write!(f, "{rank}: {}: {}", self.text, self.reason),
            None => write!(f, "{}: {}", self.text, self.reason),
        }
    }
}

/// Which incidents come first: rules by rank, the first of which that applies
/// gives the rank (RFC 2350, section 3.4.1).
///
/// A rule is held against one victim at a time, with the attack that hit it and
/// what the incident and the attacks around that one say; an attack inside it
/// that names no victim says more of it. Indicators are what to look for, not
/// what happened, and are left out.
///
/// ```
/// use iodef::{
///     Assessment, Attack, Constituency, Flow, Incident, IncidentId, PriorityCondition,
///     PriorityList, PriorityRule, Purpose, Restriction, SystemImpact, SystemImpactType, Victim,
/// };
///
/// let takeover = PriorityCondition::new("SystemImpact", "type")?.or("takeover-system")?;
/// let list = PriorityList::new("by how bad it is")
///     .with_rule(PriorityRule::new(1, "a system in foreign hands").with_kind(takeover))?;
///
/// let id = IncidentId::new("csirt.example.com", "1");
/// let impact = SystemImpact::new(SystemImpactType::TakeoverSystem);
/// let attack = Attack::new()
///     .with_flow(Flow::new().with_party(Victim::at("192.0.2.1")))
///     .with_assessment(Assessment::new(impact));
/// let incident = Incident::new(id, Purpose::Reporting, Restriction::Partner).with_attack(attack);
///
/// let priority = list.priority(&incident, &Constituency::new());
/// assert_eq!(priority.rank, Some(1));
/// assert_eq!(priority.reason, "SystemImpact/@type is takeover-system");
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityList {
    pub(super) otherwise: String,
    pub(super) conditions: Vec<PriorityCondition>,
    pub(super) ranks: Vec<Rank>,
}

/// A rule with the ways in which it can apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    pub(super) rule: PriorityRule,
    pub(super) patterns: Vec<Pattern>,
}

/// What is to hold together: one of each list of conditions, if it has any, and
/// none of the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) kind: Vec<usize>,
    pub(super) asset: Vec<usize>,
    pub(super) unless: Vec<usize>,
    pub(super) scale: Option<PriorityScale>,
}

impl PriorityList {
    /// A list without rules, and what is said of incidents that none applies to.
    pub fn new(otherwise: impl Into<String>) -> Self {
        Self {
            otherwise: otherwise.into(),
            conditions: Vec::new(),
            ranks: Vec::new(),
        }
    }

    /// Adds a rule behind all others, and resolves what it says of earlier ones.
    ///
    /// # Errors
    ///
    /// If its rank is not greater than all before it, if a rank it refers to is
    /// not that of an earlier rule or has no asset to take, if a condition has
    /// no value, or if it says nothing, or something beside `any_of`.
    pub fn with_rule(mut self, rule: PriorityRule) -> Result<Self> {
        let patterns = self.patterns(&rule)?;
        self.ranks.push(Rank { rule, patterns });
        Ok(self)
    }

    /// The rules by rank.
    pub fn rules(&self) -> impl Iterator<Item = &PriorityRule> {
        self.ranks.iter().map(|rank| &rank.rule)
    }

    /// How urgent an incident is for the CSIRT of a constituency.
    #[must_use]
    pub fn priority(&self, incident: &Incident, constituency: &Constituency) -> Priority {
        let Some((rank, reason)) = judge(self, incident, constituency) else {
            return Priority {
                rank: None,
                text: self.otherwise.clone(),
                support: None,
                reason: "no rule applies".to_owned(),
            };
        };
        Priority {
            rank: Some(rank.rule.rank),
            text: rank.rule.text.clone(),
            support: rank.rule.support.clone(),
            reason,
        }
    }

    /// Whether a rank can follow those of the list.
    pub(super) fn check_next(&self, rank: u32) -> Result<()> {
        let last = self.ranks.last().map_or(0, |last| last.rule.rank);
        let error = || Error::value("a rank greater than all before it", &rank.to_string());
        (rank > last).then_some(()).ok_or_else(error)
    }

    /// The rule of a rank that is on the list already.
    pub(super) fn earlier(&self, rank: u32) -> Result<&Rank> {
        let mut ranks = self.ranks.iter();
        ranks
            .find(|earlier| earlier.rule.rank == rank)
            .ok_or_else(|| Error::value("the rank of an earlier rule", &rank.to_string()))
    }

    /// The conditions on assets of an earlier rule.
    pub(super) fn asset_of(&self, rank: u32) -> Result<Vec<usize>> {
        let patterns = &self.earlier(rank)?.patterns;
        if patterns.iter().any(|pattern| pattern.asset.is_empty()) {
            let expected = "the rank of an earlier rule that has assets";
            return Err(Error::value(expected, &rank.to_string()));
        }
        let assets = patterns.iter().flat_map(|pattern| &pattern.asset);
        Ok(assets.copied().collect())
    }

    fn patterns(&mut self, rule: &PriorityRule) -> Result<Vec<Pattern>> {
        self.check_next(rule.rank)?;
        let silent = rule.kind.is_empty()
            && rule.asset.is_empty()
            && rule.asset_of.is_empty()
            && rule.unless.is_empty()
            && rule.scale.is_none();
        if silent && rule.any_of.is_empty() && rule.locality.is_none() {
            return Err(Error::value("a rule that says something", &rule.text));
        }
        if !silent && !rule.any_of.is_empty() {
            let expected = "a rule that says nothing else beside any-of but its locality";
            return Err(Error::value(expected, &rule.text));
        }
        if !rule.any_of.is_empty() {
            let named = rule.any_of.iter().map(|rank| self.earlier(*rank));
            let named: Vec<_> = named.collect::<Result<_>>()?;
            return Ok(named.iter().flat_map(|r| r.patterns.clone()).collect());
        }
        let mut asset = Vec::new();
        for rank in &rule.asset_of {
            asset.extend(self.asset_of(*rank)?);
        }
        let kind = self.learn(&rule.kind)?;
        asset.extend(self.learn(&rule.asset)?);
        Ok(vec![Pattern {
            kind,
            asset,
            unless: self.learn(&rule.unless)?,
            scale: rule.scale.clone(),
        }])
    }

    /// Adds conditions to those that incidents are held against.
    fn learn(&mut self, conditions: &[PriorityCondition]) -> Result<Vec<usize>> {
        conditions
            .iter()
            .try_for_each(PriorityCondition::demand_values)?;
        let first = self.conditions.len();
        self.conditions.extend_from_slice(conditions);
        Ok((first..self.conditions.len()).collect())
    }
}
