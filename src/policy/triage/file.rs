//! Priorities and the constituency from a file.

use serde::Deserialize;
use toml::Spanned;

use super::condition::PriorityCondition;
use super::constituency::Constituency;
use super::list::{Priority, PriorityList};
use super::rule::{Locality, PriorityRule, PriorityScale};
use crate::model::Incident;
use crate::policy::source::Source;
use crate::value::{CounterUnit, OpenEnum, Vocabulary};
use crate::{Error, Result};

/// The priorities of a CSIRT and its constituency, as a file says them (RFC
/// 2350, sections 3.3.2 and 3.4.1).
///
/// The file is TOML. `otherwise` says what holds where no rule applies,
/// `[constituency]` lists `networks`, `domains` and `asns`, and each `[[rule]]`
/// has the members of [`PriorityRule`], in kebab case. A rule refers to earlier
/// ones by their ranks. `examples/data/xyz-priorities.toml` is an example.
///
/// ```
/// use iodef::{Incident, IncidentId, Purpose, Restriction, Triage};
///
/// let triage = Triage::from_toml(r#"
///     otherwise = "by how bad it is"
///
///     [constituency]
///     networks = ["192.0.2.0/24", "2001:db8::/32"]
///     domains = ["univ.example"]
///
///     [[rule]]
///     rank = 1
///     text = "a system in foreign hands"
///     kind = [{ element = "SystemImpact", attribute = "type", any-of = ["takeover-system"] }]
///     locality = "here"
/// "#)?;
/// let id = IncidentId::new("csirt.example.com", "1");
/// let incident = Incident::new(id, Purpose::Reporting, Restriction::Partner);
/// assert_eq!(triage.priority(&incident).text, "by how bad it is");
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Triage {
    /// Which incidents come first.
    pub priorities: PriorityList,
    /// For whom the CSIRT works.
    pub constituency: Constituency,
}

impl Triage {
    /// Reads priorities and constituency.
    ///
    /// # Errors
    ///
    /// If the text is no TOML, or has an unknown key, element, attribute, value
    /// or rank: the error names the word and has its line and column.
    pub fn from_toml(text: &str) -> Result<Self> {
        let source = Source::new(text);
        let file: File = source.toml()?;
        Ok(Self {
            constituency: file.constituency.build(source)?,
            priorities: file
                .rule
                .iter()
                .try_fold(PriorityList::new(file.otherwise), |list, rule| {
                    rule.add_to(list, source)
                })?,
        })
    }

    /// How urgent an incident is.
    #[must_use]
    pub fn priority(&self, incident: &Incident) -> Priority {
        self.priorities.priority(incident, &self.constituency)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    otherwise: String,
    #[serde(default)]
    constituency: ConstituencyData,
    #[serde(default)]
    rule: Vec<RuleData>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ConstituencyData {
    #[serde(default)]
    networks: Vec<Spanned<String>>,
    #[serde(default)]
    domains: Vec<Spanned<String>>,
    #[serde(default)]
    asns: Vec<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct RuleData {
    rank: Spanned<u32>,
    text: Spanned<String>,
    support: Option<String>,
    #[serde(default)]
    kind: Vec<ConditionData>,
    #[serde(default)]
    asset: Vec<ConditionData>,
    #[serde(default)]
    asset_of: Vec<Spanned<u32>>,
    #[serde(default)]
    unless: Vec<ConditionData>,
    #[serde(default)]
    any_of: Vec<Spanned<u32>>,
    scale: Option<ScaleData>,
    locality: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ConditionData {
    element: Spanned<String>,
    attribute: Spanned<String>,
    #[serde(default)]
    any_of: Vec<Spanned<String>>,
    #[serde(default)]
    any_extension_of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ScaleData {
    at_least: u32,
    units: Option<Vec<Spanned<String>>>,
}

impl ConstituencyData {
    fn build(&self, source: Source<'_>) -> Result<Constituency> {
        let mut built = Constituency::new();
        for network in &self.networks {
            built = source.place(network, |network| built.with_network(network))?;
        }
        for domain in &self.domains {
            built = source.place(domain, |domain| built.with_domain(domain))?;
        }
        Ok(self
            .asns
            .iter()
            .fold(built, |built, asn| built.with_asn(*asn)))
    }
}

impl RuleData {
    fn add_to(&self, list: PriorityList, source: Source<'_>) -> Result<PriorityList> {
        source.place(&self.rank, |rank| list.check_next(*rank))?;
        for rank in &self.asset_of {
            source.place(rank, |rank| list.asset_of(*rank))?;
        }
        for rank in &self.any_of {
            source.place(rank, |rank| list.earlier(*rank).map(|_| ()))?;
        }
        let rule = self.build(source)?;
        source.place(&self.text, |_| list.with_rule(rule))
    }

    fn build(&self, source: Source<'_>) -> Result<PriorityRule> {
        let mut rule = PriorityRule::new(*self.rank.get_ref(), self.text.get_ref());
        rule.support.clone_from(&self.support);
        rule.kind = conditions(&self.kind, source)?;
        rule.asset = conditions(&self.asset, source)?;
        rule.unless = conditions(&self.unless, source)?;
        rule.asset_of = self.asset_of.iter().map(|r| *r.get_ref()).collect();
        rule.any_of = self.any_of.iter().map(|r| *r.get_ref()).collect();
        let scale = self.scale.as_ref().map(|scale| scale.build(source));
        rule.scale = scale.transpose()?;
        let locality = self.locality.as_ref();
        let locality = locality.map(|word| source.place(word, |word| locality_of(word)));
        rule.locality = locality.transpose()?;
        Ok(rule)
    }
}

fn conditions(data: &[ConditionData], source: Source<'_>) -> Result<Vec<PriorityCondition>> {
    data.iter().map(|data| data.build(source)).collect()
}

fn locality_of(word: &str) -> Result<Locality> {
    match word {
        "here" => Ok(Locality::Here),
        "from-here" => Ok(Locality::FromHere),
        _ => Err(Error::value("here or from-here", word)),
    }
}

impl ConditionData {
    fn build(&self, source: Source<'_>) -> Result<PriorityCondition> {
        let element = self.element.get_ref();
        source.place(&self.element, |element| PriorityCondition::check(element))?;
        let mut built = source.place(&self.attribute, |attribute| {
            PriorityCondition::new(element, attribute)
        })?;
        for token in &self.any_of {
            built = source.place(token, |token| built.or(token))?;
        }
        let extensions = self.any_extension_of.iter();
        let built = extensions.fold(built, |built, value| built.or_extension(value));
        source.place(&self.element, |_| built.demand_values())?;
        Ok(built)
    }
}

impl ScaleData {
    fn build(&self, source: Source<'_>) -> Result<PriorityScale> {
        let mut scale = PriorityScale::new(self.at_least);
        if let Some(units) = &self.units {
            let units = units
                .iter()
                .map(|unit| source.place(unit, |unit| unit_of(unit)));
            scale.units = units.collect::<Result<_>>()?;
        }
        Ok(scale)
    }
}

fn unit_of(token: &str) -> Result<CounterUnit> {
    let unit = CounterUnit::read(token, Vocabulary::Incident);
    let expected = "a unit of counters";
    let error = || Error::value(expected, token);
    (!unit.is_unknown()).then_some(unit).ok_or_else(error)
}
