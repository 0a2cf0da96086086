use crate::value::{ConsentAnswer, ConsentAudience, ConsentItem, Marked, Text};

/// What the reporting site permits to be told of it, and to whom (RFC 3067,
/// section 4.3; section 3.2 of the Incident Reporting Form of CERT/CC, version 3.0).
///
/// The form has nine of them: three audiences, and three items for each. A
/// question that was not answered permits nothing.
///
/// ```
/// use iodef::{Consent, ConsentAnswer, ConsentAudience, ConsentItem};
///
/// let consent = Consent::new(ConsentAudience::Sites, ConsentItem::Hosts)
///     .with_answer(ConsentAnswer::Yes)
///     .with_condition("Not before the holidays");
/// assert_eq!(consent.conditions.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Consent {
    /// To whom.
    pub audience: ConsentAudience,
    /// What.
    pub item: ConsentItem,
    /// Whether it is permitted; none where nobody answered.
    pub answer: Option<ConsentAnswer>,
    /// On what condition, in words.
    pub conditions: Vec<Marked<Text>>,
}

impl Consent {
    /// A question that nobody has answered yet.
    #[must_use]
    pub fn new(audience: ConsentAudience, item: ConsentItem) -> Self {
        Self {
            audience,
            item,
            answer: None,
            conditions: Vec::new(),
        }
    }
}

crate::model::setters! { Consent {
    set with_answer: answer, ConsentAnswer;
    push with_condition: conditions, Marked<Text>;
} }
