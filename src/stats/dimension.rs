use std::fmt;
use std::str::FromStr;

use crate::select::Field;
use crate::stats::Key;
use crate::value::Stage;
use crate::{Error, Result};

/// The lengths of the prefixes of nets, where nothing else is asked for.
const PREFIXES: (u8, u8) = (24, 48);

/// By what incidents are counted (RFC 3067, section 4.2). An incident may have
/// several keys in a dimension, and counts once in each.
///
/// | text | keys |
/// |---|---|
/// | `type` | the listed types of the attacks; a temporary type counts as that from which it derives |
/// | `class` | the classes of these types |
/// | `month`, `year` | of the first of `detected`, `started` and `reported` that the incident has |
/// | `month(contain)`, `year(started)` | of that stage |
/// | `net(attacker.address)` | nets of 24 bits (IPv4) or 48 bits (IPv6) |
/// | `net(victim.address,16,32)` | nets of these lengths |
/// | `attack.type`, `status`, … | the values of any [`Field`], as they stand |
///
/// Where an incident says no type, categories that name one stand in. A month or
/// year is that of UTC, and only given where all of the time lies in it; a date
/// without offset counts as written. `class` is that of the taxonomy, and
/// `/Incident/@class` what RFC 3067 calls so.
///
/// ```
/// use iodef::{Dimension, Stage};
///
/// let month: Dimension = "month(detected)".parse()?;
/// assert_eq!(month, Dimension::Month(Some(Stage::Detect)));
/// let both = Dimension::list("type,net(attacker.address,16,32)")?;
/// assert_eq!(both[1].to_string(), "net(attacker.address,16,32)");
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dimension {
    /// The listed types of the attacks.
    Type,
    /// The classes of these types.
    Class,
    /// The month of a stage, or of when the incident became known.
    Month(Option<Stage>),
    /// The year of a stage, or of when the incident became known.
    Year(Option<Stage>),
    /// The nets of addresses.
    Net {
        /// Whose addresses: [`Field::AttackerAddress`] or [`Field::VictimAddress`].
        field: Field,
        /// Bits of the prefix for IPv4, at most 32.
        ipv4: u8,
        /// Bits of the prefix for IPv6, at most 128.
        ipv6: u8,
    },
    /// The values of a field.
    Field(Field),
}

impl Dimension {
    /// The dimensions of a list, between commas.
    ///
    /// # Errors
    ///
    /// If one of them is none.
    pub fn list(text: &str) -> Result<Vec<Self>> {
        let mut depth = 0_usize;
        let between = |c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ',' && depth == 0
        };
        text.split(between).map(|one| one.trim().parse()).collect()
    }

    /// The nets of 24 and 48 bits of a field's addresses.
    #[must_use]
    pub fn net(field: Field) -> Self {
        let (ipv4, ipv6) = PREFIXES;
        Self::Net { field, ipv4, ipv6 }
    }

    /// What stands for a key in a table: its name, or words such as `unknown month`.
    #[must_use]
    pub fn label<'a>(&self, key: &'a Key) -> &'a str {
        match (self, key) {
            (_, Key::Named(name)) => name,
            (Self::Month(_), Key::Unknown) => "unknown month",
            (Self::Year(_), Key::Unknown) => "unknown year",
            (_, Key::Unknown) => "unknown",
            (_, Key::Unstated) => "not stated",
            (_, Key::Other) => "other (past the limit)",
        }
    }

    /// The fields that its keys are made of.
    pub(super) fn fields(&self) -> Vec<Field> {
        match self {
            Self::Type | Self::Class => vec![Field::AttackType, Field::Category],
            Self::Month(stage) | Self::Year(stage) => stages(stage.as_ref()),
            Self::Net { field, .. } | Self::Field(field) => vec![field.clone()],
        }
    }
}

/// The fields of which the first that an incident has says when it was.
pub(super) fn stages(stage: Option<&Stage>) -> Vec<Field> {
    match stage {
        Some(stage) => vec![Field::Time(stage.clone())],
        None => [Stage::Detect, Stage::Start, Stage::Report]
            .map(Field::Time)
            .to_vec(),
    }
}

impl From<Field> for Dimension {
    fn from(field: Field) -> Self {
        Self::Field(field)
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type => f.write_str("type"),
            Self::Class => f.write_str("class"),
            Self::Month(None) => f.write_str("month"),
            Self::Year(None) => f.write_str("year"),
            Self::Month(Some(stage)) => write!(f, "month({})", Field::Time(stage.clone())),
            Self::Year(Some(stage)) => write!(f, "year({})", Field::Time(stage.clone())),
            Self::Net { field, ipv4, ipv6 } if (*ipv4, *ipv6) == PREFIXES => {
                write!(f, "net({field})")
            }
            Self::Net { field, ipv4, ipv6 } => write!(f, "net({field},{ipv4},{ipv6})"),
            Self::Field(Field::Class) => f.write_str("/Incident/@class"),
            Self::Field(field) => field.fmt(f),
        }
    }
}

impl FromStr for Dimension {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let function = text.strip_suffix(')').and_then(|call| call.split_once('('));
        match (text, function) {
            ("type", _) => Ok(Self::Type),
            ("class", _) => Ok(Self::Class),
            ("month", _) => Ok(Self::Month(None)),
            ("year", _) => Ok(Self::Year(None)),
            ("/Incident/@class", _) => Ok(Self::Field(Field::Class)),
            (_, Some(("month", of))) => stage(of).map(|stage| Self::Month(Some(stage))),
            (_, Some(("year", of))) => stage(of).map(|stage| Self::Year(Some(stage))),
            (_, Some(("net", of))) => net(of),
            _ => text.parse().map(Self::Field).map_err(|_| wrong(text)),
        }
    }
}

/// A stage, by the name of its field or by its token.
pub(super) fn stage(text: &str) -> Result<Stage> {
    let by_token = || format!("time.{text}").parse();
    match text.parse().or_else(|_| by_token())? {
        Field::Time(stage) => Ok(stage),
        _ => Err(Error::value("a stage such as detected or contain", text)),
    }
}

fn net(text: &str) -> Result<Dimension> {
    let mut parts = text.split(',').map(str::trim);
    let field = parts.next().unwrap_or_default().parse()?;
    let lengths = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Some(PREFIXES),
        (Some(ipv4), Some(ipv6), None) => ipv4.parse().ok().zip(ipv6.parse().ok()),
        _ => None,
    };
    match (field, lengths) {
        (
            field @ (Field::AttackerAddress | Field::VictimAddress),
            Some((ipv4 @ ..=32, ipv6 @ ..=128)),
        ) => Ok(Dimension::Net { field, ipv4, ipv6 }),
        _ => Err(Error::value(
            "a net such as net(attacker.address,24,48)",
            text,
        )),
    }
}

fn wrong(text: &str) -> Error {
    Error::value(
        "a dimension such as type, month or attacker.country, or a path",
        text,
    )
}
