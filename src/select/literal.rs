use chrono::{DateTime, Utc};
use regex::Regex;

use crate::select::FieldKind;
use crate::select::facts::normal;
use crate::select::nets::Net;
use crate::value::{AddressView, Interval, Number, Offset, Rank, Restriction, Timestamp};
use crate::{Error, ErrorKind, Result};

/// What a field is compared with.
#[derive(Clone, Debug)]
pub(super) enum Literal {
    /// Under Unicode's normalisation form C.
    Text(Box<str>),
    Pattern(Regex),
    Number(Number),
    Numbers(Number, Number),
    Time(Stretch),
    Net(Net),
    Level(Rank),
    /// One of the tokens that have an order.
    Place(usize),
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start: DateTime<Utc>,
    /// The first instant behind it.
    pub(super) end: DateTime<Utc>,
}

impl From<Interval> for Stretch {
    fn from(interval: Interval) -> Self {
        Self {
            start: interval.start(),
            end: interval.end(),
        }
    }
}

const TIME: &str = "a time such as 2026-03-04 or 2026-03-04T10:00:00Z";
const NUMBER: &str = "a number";

impl Literal {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(normal(text).into())
    }

    pub(super) fn pattern(text: &str) -> Result<Self> {
        let pattern = Regex::new(&normal(text));
        pattern.map(Self::Pattern).map_err(|error| {
            let last = error.to_string();
            let last = last.lines().last().unwrap_or_default().trim();
            let message = format!("{text:?} is no regular expression: {last}");
            Error::new(ErrorKind::Filter(message.into()))
        })
    }

    /// What a field of a kind is to be equal to.
    pub(super) fn equal(kind: FieldKind, text: &str) -> Result<Self> {
        match kind {
            FieldKind::Time => time(text).map(Self::Time),
            FieldKind::Number => number(text).map(Self::Number),
            FieldKind::Level => level(text),
            FieldKind::Address => Ok(net(text).map_or_else(|| Self::text(text), Self::Net)),
            FieldKind::Text | FieldKind::Ordered(_) | FieldKind::Any => Ok(Self::text(text)),
        }
    }

    /// What a field of a kind is to be less or more than.
    pub(super) fn bound(kind: FieldKind, text: &str) -> Result<Self> {
        match kind {
            FieldKind::Time => time(text).map(Self::Time),
            FieldKind::Number => number(text).map(Self::Number),
            FieldKind::Level => level(text),
            FieldKind::Ordered(tokens) => tokens
                .iter()
                .position(|token| *token == text)
                .map(Self::Place)
                .ok_or_else(|| Error::value("none, low, medium or high", text)),
            FieldKind::Any => number(text)
                .map(Self::Number)
                .or_else(|_| time(text).map(Self::Time))
                .map_err(|_| Error::value("a number or a time", text)),
            FieldKind::Text | FieldKind::Address => Err(Error::new(ErrorKind::Filter(
                "the values of this field have no order".into(),
            ))),
        }
    }

    /// What a field of a kind is to be among: a value, a net, or a range `a..b`.
    pub(super) fn member(kind: FieldKind, text: &str) -> Result<Self> {
        if kind == FieldKind::Any {
            return Ok(any_member(text));
        }
        let Some((first, last)) = text.split_once("..") else {
            return Self::equal(kind, text);
        };
        match kind {
            FieldKind::Time => Ok(Self::Time(times(first, last)?)),
            FieldKind::Number => Ok(Self::Numbers(number(first)?, number(last)?)),
            FieldKind::Address => Ok(nets(first, last).map_or_else(|| Self::text(text), Self::Net)),
            _ => Self::equal(kind, text),
        }
    }
}

/// Of what kind a value is meant to be that any text may be.
fn any_member(text: &str) -> Literal {
    if let Some((first, last)) = text.split_once("..") {
        if let (Ok(first), Ok(last)) = (number(first), number(last)) {
            return Literal::Numbers(first, last);
        }
        if let Ok(stretch) = times(first, last) {
            return Literal::Time(stretch);
        }
        if let Some(net) = nets(first, last) {
            return Literal::Net(net);
        }
    }
    let net = net(text).filter(|_| text.contains('/'));
    net.map_or_else(|| Literal::text(text), Literal::Net)
}

fn number(text: &str) -> Result<Number> {
    text.parse().map_err(|_| Error::value(NUMBER, text))
}

fn level(text: &str) -> Result<Literal> {
    Restriction::from_level(text).map(|level| Literal::Level(level.rank()))
}

/// A time; in UTC, if it does not say.
fn time(text: &str) -> Result<Stretch> {
    let wrong = || Error::value(TIME, text);
    let time: Timestamp = text.parse().map_err(|_| wrong())?;
    let time = match time.offset() {
        Offset::Absent => time.with_offset(Offset::Utc).ok_or_else(wrong)?,
        _ => time,
    };
    time.to_utc().map(Into::into).ok_or_else(wrong)
}

fn times(first: &str, last: &str) -> Result<Stretch> {
    Ok(Stretch {
        start: time(first)?.start,
        end: time(last)?.end,
    })
}

fn net(text: &str) -> Option<Net> {
    Net::of(&AddressView::guess(text))
}

fn nets(first: &str, last: &str) -> Option<Net> {
    Some(net(first)?.up_to(net(last)?))
}
