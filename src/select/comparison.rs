use std::cmp::Ordering;

use crate::model::Address;
use crate::select::facts::normal;
use crate::select::literal::{Literal, Stretch};
use crate::select::nets::Net;
use crate::select::{Fact, Field, FieldKind};
use crate::value::{AddressView, Number, Timestamp};
use crate::{Error, ErrorKind, Incident, Result};

/// How a [`Field`] is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operator {
    /// `=`: one of its values is this; a time lies in it.
    Equal,
    /// `!=`: none is this.
    NotEqual,
    /// `<`: one is less, or earlier.
    Less,
    /// `<=`: one is not more, or not later.
    AtMost,
    /// `>`: one is more, or later.
    Greater,
    /// `>=`: one is not less, or not earlier.
    AtLeast,
    /// `in`: one is among these: values, nets, or ranges `a..b` with both ends.
    In,
    /// `contains`: one has this text in it.
    Contains,
    /// `matches`: one matches this regular expression somewhere.
    Matches,
    /// `exists`: there is one.
    Exists,
}

impl Operator {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match &*name.to_ascii_lowercase() {
            "=" | "==" => Self::Equal,
            "!=" => Self::NotEqual,
            "<" => Self::Less,
            "<=" => Self::AtMost,
            ">" => Self::Greater,
            ">=" => Self::AtLeast,
            "in" => Self::In,
            "contains" => Self::Contains,
            "matches" => Self::Matches,
            "exists" => Self::Exists,
            _ => return None,
        })
    }
}

/// A field with what it is compared with.
#[derive(Clone, Debug)]
pub(super) struct Comparison {
    pub(super) field: Field,
    pub(super) operator: Operator,
    pub(super) literals: Vec<Literal>,
    /// How the tokens of the field are ordered.
    order: &'static [&'static str],
}

impl Comparison {
    pub(super) fn new(field: Field, operator: Operator, values: &[&str]) -> Result<Self> {
        let kind = field.kind();
        let read = |text: &&str| match operator {
            Operator::Equal | Operator::NotEqual => Literal::equal(kind, text),
            Operator::In => Literal::member(kind, text),
            Operator::Contains => Ok(Literal::text(text)),
            Operator::Matches => Literal::pattern(text),
            _ => Literal::bound(kind, text),
        };
        let fits = match operator {
            Operator::In => !values.is_empty(),
            Operator::Exists => values.is_empty(),
            _ => values.len() == 1,
        };
        if !fits {
            let message = "another number of values than the operator takes";
            return Err(Error::new(ErrorKind::Filter(message.into())));
        }
        let order = match kind {
            FieldKind::Ordered(tokens) => tokens,
            _ => &[],
        };
        let literals = values.iter().map(read).collect::<Result<_>>()?;
        Ok(Self {
            field,
            operator,
            literals,
            order,
        })
    }

    /// Whether it holds; none if what the incident says does not decide it.
    pub(super) fn holds(&self, incident: &Incident) -> Option<bool> {
        let facts = self.field.facts(incident);
        let one = any(facts.iter().map(|fact| self.holds_for(fact)));
        match self.operator {
            Operator::NotEqual => one.map(|one| !one),
            _ => one,
        }
    }

    fn holds_for(&self, fact: &Fact<'_>) -> Option<bool> {
        if self.operator == Operator::Exists {
            return Some(true);
        }
        any(self
            .literals
            .iter()
            .map(|literal| self.meets(fact, literal)))
    }

    fn meets(&self, fact: &Fact<'_>, literal: &Literal) -> Option<bool> {
        match (literal, fact) {
            (Literal::Pattern(pattern), fact) => Some(pattern.is_match(&fact.label())),
            (Literal::Text(text), fact) if self.operator == Operator::Contains => {
                Some(fact.label().contains(&**text))
            }
            (Literal::Text(text), Fact::Address(address)) => Some(is_address(address, text)),
            (Literal::Text(text), Fact::Text(fact)) => Some(normal(fact) == **text),
            (Literal::Text(text), fact) => Some(fact.label() == **text),
            (Literal::Level(level), Fact::Level(rank)) => Some(self.says(rank.cmp(level))),
            (Literal::Number(number), fact) => {
                let order = compare(&number_of(fact)?, number)?;
                Some(self.says(order))
            }
            (Literal::Numbers(first, last), fact) => {
                let number = number_of(fact)?;
                let reaches = compare(&number, first)? != Ordering::Less;
                Some(reaches && compare(&number, last)? != Ordering::Greater)
            }
            (Literal::Time(stretch), fact) => self.when(time_of(fact)?, *stretch),
            (Literal::Net(net), fact) => net_of(fact).map_or(Some(false), |fact| fact.is_in(*net)),
            (Literal::Place(place), Fact::Text(token)) => {
                let order = self.order.iter().position(|known| *known == token.trim())?;
                Some(self.says(order.cmp(place)))
            }
            _ => Some(false),
        }
    }

    fn says(&self, order: Ordering) -> bool {
        match self.operator {
            Operator::Less => order.is_lt(),
            Operator::AtMost => order.is_le(),
            Operator::Greater => order.is_gt(),
            Operator::AtLeast => order.is_ge(),
            _ => order.is_eq(),
        }
    }

    /// Compares a time, which may be anywhere in its stretch.
    fn when(&self, time: Stretch, with: Stretch) -> Option<bool> {
        let before = decided(time.end <= with.start, time.start >= with.start);
        let behind = decided(time.start >= with.end, time.end <= with.end);
        match self.operator {
            Operator::Less => before,
            Operator::AtLeast => before.map(|before| !before),
            Operator::Greater => behind,
            Operator::AtMost => behind.map(|behind| !behind),
            _ => match (before, behind) {
                (Some(false), Some(false)) => Some(true),
                (Some(true), _) | (_, Some(true)) => Some(false),
                _ => None,
            },
        }
    }
}

/// Whether one of several holds.
pub(super) fn any(all: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut decided = Some(false);
    for one in all {
        match one {
            Some(true) => return Some(true),
            Some(false) => {}
            None => decided = None,
        }
    }
    decided
}

fn decided(holds: bool, fails: bool) -> Option<bool> {
    (holds || fails).then_some(holds)
}

/// Whether an address that is none of IP is meant by a text.
fn is_address(address: &Address, text: &str) -> bool {
    let view = address.view();
    match AddressView::guess(text) {
        AddressView::Opaque | AddressView::Name | AddressView::Email | AddressView::Uri => {
            normal(&address.value).eq_ignore_ascii_case(text)
        }
        meant => meant == view,
    }
}

fn net_of(fact: &Fact<'_>) -> Option<Net> {
    match fact {
        Fact::Address(address) => Net::of(&address.view()),
        Fact::Text(text) => Net::of(&AddressView::guess(text)),
        _ => None,
    }
}

fn number_of(fact: &Fact<'_>) -> Option<Number> {
    match fact {
        Fact::Number(number) => Some((*number).clone()),
        Fact::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn time_of(fact: &Fact<'_>) -> Option<Stretch> {
    let interval = match fact {
        Fact::Time(time) => time.to_utc(),
        Fact::Text(text) => text.trim().parse::<Timestamp>().ok()?.to_utc(),
        _ => None,
    };
    interval.map(Into::into)
}

fn compare(number: &Number, with: &Number) -> Option<Ordering> {
    if number.same_value(with) {
        return Some(Ordering::Equal);
    }
    number.to_f64().partial_cmp(&with.to_f64())
}
