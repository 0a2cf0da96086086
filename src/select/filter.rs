use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::codec::decode::Projection;
use crate::select::comparison::{Comparison, Operator, any};
use crate::select::needles::Needles;
use crate::select::parse;
use crate::{Error, Field, Incident, Result};

/// Which incidents are wanted (RFC 3067, section 4.2).
///
/// Filters are made of comparisons of [fields](Field) with values, or of
/// functions, and are joined by [`and`](Self::and), [`or`](Self::or) and `!`.
/// Where an incident says too little, as "March" does of "before March 9th", a
/// comparison is undecided; such an incident is not wanted unless
/// [`keep_undecided`](Self::keep_undecided) says so. The text form, with its
/// fields, operators and values, is in [the documentation](crate::docs::filters).
///
/// ```
/// use iodef::{Filter, Reader};
///
/// let wanted: Filter = "attacker.address in 192.0.2.0/24 and not status = resolved".parse()?;
/// let wanted = wanted.and(Filter::of(|incident| incident.history.is_none()));
/// let file = &include_bytes!("../../examples/data/archive.xml")[..];
/// for incident in Reader::from_reader(file).incidents() {
///     let incident = incident?;
///     if wanted.matches(&incident) {
///         println!("{}", *incident.id);
///     }
/// }
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Filter {
    expression: Expression,
    undecided: bool,
    needs: Projection,
    pub(super) needles: Needles,
}

type Function = Arc<dyn Fn(&Incident) -> bool + Send + Sync>;

#[derive(Clone)]
pub(super) enum Expression {
    Compare(Box<Comparison>),
    Function(Function),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl Filter {
    /// The incidents of which a function says so.
    pub fn of(function: impl Fn(&Incident) -> bool + Send + Sync + 'static) -> Self {
        Expression::Function(Arc::new(function)).into()
    }

    /// The incidents of which a field compares so with values: several for
    /// [`In`](Operator::In), none for [`Exists`](Operator::Exists), else one.
    ///
    /// ```
    /// use iodef::{Field, Filter, Operator};
    ///
    /// let severe = Filter::compare(Field::Severity, Operator::AtLeast, ["medium"])?;
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the field cannot be compared so, or not with these values.
    pub fn compare<'v>(
        field: Field,
        operator: Operator,
        values: impl IntoIterator<Item = &'v str>,
    ) -> Result<Self> {
        let values: Vec<_> = values.into_iter().collect();
        let comparison = Comparison::new(field, operator, &values)?;
        Ok(Expression::from(comparison).into())
    }

    /// The incidents that another filter wants, too.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let undecided = self.undecided;
        let both = Expression::All(vec![self.expression, other.expression]);
        Self::from(both).keep_undecided(undecided)
    }

    /// The incidents that either wants.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let undecided = self.undecided;
        let either = Expression::Any(vec![self.expression, other.expression]);
        Self::from(either).keep_undecided(undecided)
    }

    /// Sets whether incidents are wanted that say too little to decide; no without.
    ///
    /// ```
    /// use iodef::{Filter, Incident, IncidentId, Purpose, Restriction, Stage};
    ///
    /// let incident = Incident::new(IncidentId::new("csirt.example", "1"), Purpose::Handling, Restriction::Private)
    ///     .with_time(Stage::Detect, "2026-03Z".parse()?);
    /// let filter: Filter = "detected < 2026-03-09".parse()?;
    /// assert_eq!(filter.evaluate(&incident), None);
    /// assert!(!filter.matches(&incident));
    /// assert!(filter.keep_undecided(true).matches(&incident));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn keep_undecided(mut self, keep: bool) -> Self {
        self.undecided = keep;
        self.needles = Needles::of(&self.expression, keep);
        self
    }

    /// Whether an incident is what was asked for; none if it says too little.
    #[must_use]
    pub fn evaluate(&self, incident: &Incident) -> Option<bool> {
        self.expression.holds(incident)
    }

    /// Whether an incident is wanted.
    #[must_use]
    pub fn matches(&self, incident: &Incident) -> bool {
        self.evaluate(incident).unwrap_or(self.undecided)
    }

    /// What has to be read of an incident to tell.
    #[must_use]
    pub fn projection(&self) -> &Projection {
        &self.needs
    }
}

impl From<Expression> for Filter {
    fn from(expression: Expression) -> Self {
        Self {
            undecided: false,
            needs: expression.needs(),
            needles: Needles::of(&expression, false),
            expression,
        }
    }
}

/// The incidents that a filter does not want; what is undecided stays so.
impl std::ops::Not for Filter {
    type Output = Self;

    fn not(self) -> Self {
        Self::from(self.expression.not()).keep_undecided(self.undecided)
    }
}

impl FromStr for Filter {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse::parse(text).map(Into::into)
    }
}

impl Expression {
    pub(super) fn all(mut all: Vec<Self>) -> Self {
        match all.pop() {
            Some(one) if all.is_empty() => one,
            last => {
                all.extend(last);
                Self::All(all)
            }
        }
    }

    pub(super) fn any(mut all: Vec<Self>) -> Self {
        match all.pop() {
            Some(one) if all.is_empty() => one,
            last => {
                all.extend(last);
                Self::Any(all)
            }
        }
    }

    pub(super) fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    fn holds(&self, incident: &Incident) -> Option<bool> {
        match self {
            Self::Compare(comparison) => comparison.holds(incident),
            Self::Function(function) => Some(function(incident)),
            Self::Not(inner) => inner.holds(incident).map(|holds| !holds),
            Self::All(all) => {
                let fails = all.iter().map(|one| Some(!one.holds(incident)?));
                any(fails).map(|fails| !fails)
            }
            Self::Any(all) => any(all.iter().map(|one| one.holds(incident))),
        }
    }

    fn needs(&self) -> Projection {
        match self {
            Self::Compare(comparison) => Projection::elements(comparison.field.elements()),
            Self::Function(_) => Projection::all(),
            Self::Not(inner) => inner.needs(),
            Self::All(all) | Self::Any(all) => {
                let none = Projection::elements([""; 0]);
                all.iter().fold(none, |needs, one| needs.or(&one.needs()))
            }
        }
    }
}

impl From<Comparison> for Expression {
    fn from(comparison: Comparison) -> Self {
        Self::Compare(Box::new(comparison))
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Compare(comparison) => comparison.fmt(f),
            Self::Function(_) => f.write_str("Function"),
            Self::Not(inner) => f.debug_tuple("Not").field(inner).finish(),
            Self::All(all) => f.debug_tuple("All").field(all).finish(),
            Self::Any(all) => f.debug_tuple("Any").field(all).finish(),
        }
    }
}
