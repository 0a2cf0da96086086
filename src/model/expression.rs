use crate::model::{Confidence, Extension, Observable};
use crate::value::{ElementId, ExpressionOperator, Marked};

/// Observables and indicators that an operator combines (RFC 7970, sections
/// 3.29.4 and 3.29.5).
///
/// ```
/// use iodef::{
///     Address, Confidence, ExpressionOperator, IndicatorExpression, IndicatorReference,
///     Observable, Rating,
/// };
///
/// let address = Observable::new(Address::from("203.0.113.45"));
/// let expression = IndicatorExpression::new(ExpressionOperator::Or)
///     .with_operand(address)
///     .with_confidence(Confidence::new(Rating::High))
///     .with_operand(IndicatorReference::to("ind-registry".parse()?));
/// let terms: Vec<_> = expression.terms().collect();
/// assert_eq!(terms.len(), 2);
/// assert_eq!(terms[0].confidence.map(|c| &c.rating), Some(&Rating::High));
/// assert!(terms[1].confidence.is_none());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndicatorExpression {
    /// What combines the operands: where unspecified, all must hold.
    pub operator: Option<ExpressionOperator>,
    /// The operands, each with what is said of it behind it.
    pub parts: Vec<ExpressionPart>,
}

impl IndicatorExpression {
    /// An expression without operands yet.
    #[must_use]
    pub fn new(operator: ExpressionOperator) -> Self {
        Self {
            operator: Some(operator),
            parts: Vec::new(),
        }
    }

    /// Adds an operand to [`parts`](Self::parts).
    #[must_use]
    pub fn with_operand(mut self, operand: impl Into<IndicatorContent>) -> Self {
        let operand = Marked::new(operand.into());
        self.parts.push(ExpressionPart::Operand(operand));
        self
    }

    /// Adds to [`parts`](Self::parts) how sure the last operand is.
    #[must_use]
    pub fn with_confidence(mut self, confidence: impl Into<Marked<Confidence>>) -> Self {
        self.parts
            .push(ExpressionPart::Confidence(confidence.into()));
        self
    }

    /// Adds to [`parts`](Self::parts) data about the last operand.
    #[must_use]
    pub fn with_extension(mut self, extension: impl Into<Marked<Extension>>) -> Self {
        self.parts.push(ExpressionPart::Extension(extension.into()));
        self
    }

    /// The operands, each with what is said of it. What stands before the
    /// first operand is said of none.
    pub fn terms(&self) -> impl Iterator<Item = Term<'_>> {
        let mut parts = self.parts.iter().peekable();
        std::iter::from_fn(move || {
            let operand = parts.find_map(|part| match part {
                ExpressionPart::Operand(operand) => Some(operand),
                _ => None,
            })?;
            let mut term = Term {
                operand,
                confidence: None,
                extensions: Vec::new(),
            };
            while let Some(part) = parts.next_if(|part| !part.is_operand()) {
                term.take(part);
            }
            Some(term)
        })
    }

    /// Whether the parts stand as RFC 7970's schema has them: behind each
    /// operand its confidence, if any, and then extensions.
    pub(crate) fn is_in_order(&self) -> bool {
        let operand_first = self.parts.first().is_some_and(ExpressionPart::is_operand);
        let confidence_next = self.parts.windows(2).all(|pair| match pair {
            [before, ExpressionPart::Confidence(_)] => before.is_operand(),
            _ => true,
        });
        operand_first && confidence_next
    }
}

/// A part of an expression (RFC 7970, section 3.29.4).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ExpressionPart {
    /// An operand.
    Operand(Marked<IndicatorContent>),
    /// How sure the operand before it is.
    Confidence(Marked<Confidence>),
    /// Data about the operand before it.
    Extension(Marked<Extension>),
}

impl ExpressionPart {
    fn is_operand(&self) -> bool {
        matches!(self, Self::Operand(_))
    }
}

/// An operand of an expression with what is said of it (RFC 7970, section 3.29.4).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Term<'a> {
    /// The operand.
    pub operand: &'a Marked<IndicatorContent>,
    /// How sure it is.
    pub confidence: Option<&'a Marked<Confidence>>,
    /// Data about it that the model has no class for.
    pub extensions: Vec<&'a Marked<Extension>>,
}

impl<'a> Term<'a> {
    fn take(&mut self, part: &'a ExpressionPart) {
        match part {
            ExpressionPart::Operand(_) => {}
            ExpressionPart::Confidence(confidence) => {
                self.confidence.get_or_insert(confidence);
            }
            ExpressionPart::Extension(extension) => self.extensions.push(extension),
        }
    }
}

/// What an indicator consists of, or an operand of its expression (RFC 7970,
/// sections 3.29 and 3.29.4).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum IndicatorContent {
    /// Something that can be observed.
    Observable(Observable),
    /// What another element of the document describes.
    ObservableReference(ObservableReference),
    /// Several of these, combined.
    Expression(IndicatorExpression),
    /// What another indicator describes.
    IndicatorReference(IndicatorReference),
}

impl From<Observable> for IndicatorContent {
    fn from(observable: Observable) -> Self {
        Self::Observable(observable)
    }
}

impl From<ObservableReference> for IndicatorContent {
    fn from(reference: ObservableReference) -> Self {
        Self::ObservableReference(reference)
    }
}

impl From<IndicatorExpression> for IndicatorContent {
    fn from(expression: IndicatorExpression) -> Self {
        Self::Expression(expression)
    }
}

impl From<IndicatorReference> for IndicatorContent {
    fn from(reference: IndicatorReference) -> Self {
        Self::IndicatorReference(reference)
    }
}

/// A pointer to an element of the document (RFC 7970, section 3.29.6).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObservableReference {
    /// The identifier of the element.
    pub uid_ref: ElementId,
}

impl ObservableReference {
    /// A pointer to the element that bears an identifier.
    #[must_use]
    pub fn to(uid_ref: ElementId) -> Self {
        Self { uid_ref }
    }
}

/// A pointer to an indicator, in the document or elsewhere (RFC 7970, section 3.29.7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndicatorReference {
    /// The identifier of an indicator of the document.
    pub uid_ref: Option<ElementId>,
    /// The identifier of an indicator elsewhere.
    pub euid_ref: Option<String>,
    /// Its version.
    pub version: Option<String>,
}

impl IndicatorReference {
    /// A pointer to an indicator of the document.
    #[must_use]
    pub fn to(uid_ref: ElementId) -> Self {
        Self {
            uid_ref: Some(uid_ref),
            ..Self::default()
        }
    }

    /// A pointer to an indicator elsewhere.
    pub fn elsewhere(euid_ref: impl Into<String>) -> Self {
        Self {
            euid_ref: Some(euid_ref.into()),
            ..Self::default()
        }
    }
}

crate::model::setters! { IndicatorReference {
    set with_version: version, String;
} }
