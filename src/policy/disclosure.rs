use crate::policy::{
    Basis, Case, Channel, Circumstance, Decision, DisclosureRule, Duty, InfoClass, Obligation,
    PressPolicy, RecipientClass, Route, Selector, StatisticsPolicy, Verdict,
};
use crate::value::Restriction;

/// What a team tells to whom, as data (RFC 2350, section 3.4.2).
///
/// Nothing is disclosed that no rule permits: [`default`](Self::default) decides
/// where none applies, and a recipient of a class that the policy does not
/// declare gets nothing.
///
/// # Which rules count
///
/// Of the rules that are about the information and the recipient, and whose
/// conditions all hold, those count that no other one outranks. A rule outranks
/// another
///
/// 1. if it rests on law, and the other does not; or
/// 2. if both rest on the same, and it is as specific as the other in all of
///    three respects, and more so in one: it names the class of information
///    rather than meaning any; it names the recipients, rather than the class
///    that they are [treated as](RecipientClass::treated_as), rather than
///    meaning any; it has all conditions of the other, and more.
///
/// Of rules that neither outrank each other all must be met, and the strictest
/// is the decision. The order of the rules means nothing.
///
#[cfg_attr(feature = "policy", doc = "```")]
#[cfg_attr(not(feature = "policy"), doc = "```ignore")]
/// use iodef::{Case, Circumstance, Decision, DisclosurePolicy, InfoClass, Permission};
///
/// let policy = DisclosurePolicy::from_toml(r#"
///     id = "example"
///     version = "1"
///     owner = "Example CSIRT"
///
///     [recipients.partner]
///     title = "Teams that work on the same case"
///     level = "tlp:green"
///
///     [[rules]]
///     id = "sites-permit"
///     classes = "private-site"
///     recipients = "any"
///     decision = "with-permission"
///     obligations = ["verify-bona-fide"]
/// "#)?;
///
/// let case = Case::new().with(Circumstance::BonaFideVerified);
/// let verdict = policy.decide(InfoClass::PrivateSite, "partner", &case);
/// assert_eq!(verdict.decision, Decision::WithPermission);
/// assert_eq!(verdict.to_string(), "with-permission; first verify-bona-fide; by sites-permit");
/// assert_eq!(
///     verdict.permits(&case),
///     Permission::Blocked(vec![Circumstance::PermissionOfAffected]),
/// );
///
/// // Nothing is said of intruders, and so nothing is told of them.
/// let verdict = policy.decide(InfoClass::Intruder, "partner", &case);
/// assert_eq!(verdict.decision, Decision::Never);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DisclosurePolicy {
    /// What it is called.
    pub id: String,
    /// Which version of it this is.
    pub version: String,
    /// Whose policy it is.
    pub owner: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// What is decided where no rule applies.
    pub default: Decision,
    /// How somebody of another constituency is reached.
    pub route: Option<Route>,
    /// The classes of recipients.
    pub recipients: Vec<RecipientClass>,
    /// The rules, in any order.
    pub rules: Vec<DisclosureRule>,
    /// The ways in which information is sent.
    pub channels: Vec<Channel>,
    /// What recipients are owed unasked.
    pub duties: Vec<Duty>,
    /// How the press is dealt with.
    pub press: Option<PressPolicy>,
    /// Whether statistics are distributed.
    pub statistics: Option<StatisticsPolicy>,
    /// Legal constraints and duties towards sponsors, in words.
    pub legal: Vec<String>,
}

impl DisclosurePolicy {
    /// A policy that permits nothing yet.
    pub fn new(
        id: impl Into<String>,
        version: impl Into<String>,
        owner: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            version: version.into(),
            owner: owner.into(),
            source: None,
            default: Decision::Never,
            route: None,
            recipients: Vec::new(),
            rules: Vec::new(),
            channels: Vec::new(),
            duties: Vec::new(),
            press: None,
            statistics: None,
            legal: Vec::new(),
        }
    }

    /// Declares a class of recipients.
    #[must_use]
    pub fn with_recipient(mut self, recipient: RecipientClass) -> Self {
        self.recipients.push(recipient);
        self
    }

    /// Adds a rule.
    #[must_use]
    pub fn with_rule(mut self, rule: DisclosureRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// A class of recipients by its name.
    #[must_use]
    pub fn recipient(&self, name: &str) -> Option<&RecipientClass> {
        self.recipients.iter().find(|class| class.name == name)
    }

    /// A way of sending by its name.
    #[must_use]
    pub fn channel(&self, name: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.name == name)
    }

    /// Whether an element may be sent over a channel by its effective
    /// restriction; over one that the policy does not know, nothing may.
    #[must_use]
    pub fn channel_allowed(&self, restriction: &Restriction, channel: &str) -> bool {
        let channel = self.channel(channel);
        channel.is_some_and(|channel| restriction.rank() <= channel.level.rank())
    }

    /// What recipients are owed as the case stands.
    pub fn duties_due(&self, case: &Case) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(|duty| duty.is_due(case))
    }

    /// The rules that would permit more if circumstances held that do not, each
    /// with those that it lacks. They say what to ask for where the verdict
    /// blocks; whether they would count is for [`decide`](Self::decide) to say.
    ///
    /// ```
    /// use iodef::{
    ///     Case, Circumstance, Condition, Decision, DisclosurePolicy, DisclosureRule, InfoClass,
    ///     RecipientClass, Restriction,
    /// };
    ///
    /// let rule = DisclosureRule::new("referred", Decision::OnRequest)
    ///     .when(Condition::Is(Circumstance::Referred));
    /// let policy = DisclosurePolicy::new("example", "1", "Example CSIRT")
    ///     .with_recipient(RecipientClass::new("rights-office", Restriction::Private))
    ///     .with_rule(rule);
    /// let openings = policy.openings(InfoClass::Intruder, "rights-office", &Case::new());
    /// assert_eq!(openings[0].0.id, "referred");
    /// assert_eq!(openings[0].1, [Circumstance::Referred]);
    /// ```
    #[must_use]
    pub fn openings(
        &self,
        class: InfoClass,
        recipient: &str,
        case: &Case,
    ) -> Vec<(&DisclosureRule, Vec<Circumstance>)> {
        let Some(recipient) = self.recipient(recipient) else {
            return Vec::new();
        };
        let rules = self.rules.iter();
        rules
            .filter(|rule| rule.decision != Decision::Never)
            .filter(|rule| Match::new(rule, class, recipient).is_some())
            .filter_map(|rule| Some((rule, rule.lacks(case)?)))
            .collect()
    }

    /// What the policy says of information of a class, a class of recipients,
    /// and a case.
    #[must_use]
    pub fn decide(&self, class: InfoClass, recipient: &str, case: &Case) -> Verdict {
        let Some(recipient) = self.recipient(recipient) else {
            return Verdict::new(vec![Decision::Never]);
        };
        let rules = self.rules.iter().filter(|rule| rule.holds(case));
        let matches: Vec<Match<'_>> = rules
            .filter_map(|rule| Match::new(rule, class, recipient))
            .collect();
        let outranked = |one: &Match<'_>| matches.iter().any(|other| other.outranks(one));
        let counting: Vec<&DisclosureRule> = matches
            .iter()
            .filter(|one| !outranked(one))
            .map(|one| one.rule)
            .collect();
        if counting.is_empty() {
            return Verdict::new(vec![self.default]);
        }
        verdict(&counting, recipient)
    }
}

/// The verdict of rules that all count.
fn verdict(rules: &[&DisclosureRule], recipient: &RecipientClass) -> Verdict {
    let mut verdict = Verdict::new(rules.iter().map(|rule| rule.decision).collect());
    let mut obligations: Vec<Obligation> = rules
        .iter()
        .flat_map(|rule| rule.obligations.iter().copied())
        .collect();
    if verdict.decision != Decision::Never {
        obligations.extend(&recipient.obligations);
    }
    if verdict.decisions().any(|d| d == Decision::NeedLimited) {
        obligations.push(Obligation::LimitToNeed);
    }
    obligations.sort_unstable();
    obligations.dedup();
    verdict.obligations = obligations;
    verdict.rules = rules.iter().map(|rule| rule.id.clone()).collect();
    verdict.rules.sort_unstable();
    verdict
}

/// A rule that applies, and how specific it is.
struct Match<'a> {
    rule: &'a DisclosureRule,
    class_named: bool,
    recipient: Reach,
}

/// How a rule came to be about a recipient.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Any,
    TreatedAs,
    Named,
}

impl<'a> Match<'a> {
    fn new(rule: &'a DisclosureRule, class: InfoClass, recipient: &RecipientClass) -> Option<Self> {
        let class_named = match &rule.classes {
            Selector::Any => false,
            Selector::Named(some) if some.contains(&class) => true,
            Selector::Named(_) => return None,
        };
        let recipient = match &rule.recipients {
            Selector::Any => Reach::Any,
            Selector::Named(some) if some.contains(&recipient.name) => Reach::Named,
            Selector::Named(some) => {
                let treated_as = recipient.treated_as.as_ref()?;
                some.contains(treated_as).then_some(Reach::TreatedAs)?
            }
        };
        Some(Self {
            rule,
            class_named,
            recipient,
        })
    }

    fn outranks(&self, other: &Self) -> bool {
        if self.rule.basis != other.rule.basis {
            return self.rule.basis == Basis::Legal;
        }
        self.is_as_specific(other) && !other.is_as_specific(self)
    }

    fn is_as_specific(&self, other: &Self) -> bool {
        self.class_named >= other.class_named
            && self.recipient >= other.recipient
            && self.rule.is_narrower(other.rule)
    }
}
