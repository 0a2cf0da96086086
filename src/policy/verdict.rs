use std::fmt;

use crate::policy::{Case, Circumstance, Decision, Obligation};

/// What a policy says of one case, and by which rules.
///
/// [`Display`](fmt::Display) explains it in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The strictest decision of the rules that count.
    pub decision: Decision,
    /// What other rules that count as much decide; all of it must be met.
    pub besides: Vec<Decision>,
    /// What must be done along with the disclosure.
    pub obligations: Vec<Obligation>,
    /// The rules that count; none where the policy's default does.
    pub rules: Vec<String>,
}

impl Verdict {
    pub(super) fn new(mut decisions: Vec<Decision>) -> Self {
        decisions.sort_unstable_by(|a, b| b.cmp(a));
        decisions.dedup();
        let mut decisions = decisions.into_iter();
        Self {
            decision: decisions.next().unwrap_or(Decision::Never),
            besides: decisions.collect(),
            obligations: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// All decisions to be met, the strictest first.
    pub fn decisions(&self) -> impl Iterator<Item = Decision> {
        std::iter::once(self.decision).chain(self.besides.iter().copied())
    }

    /// Whether it may be disclosed as the case stands. It takes an approval all
    /// the same: whoever gives it states that what goes out is needed, where
    /// the decision is [`Decision::NeedLimited`].
    ///
    /// ```
    /// use iodef::{
    ///     Case, Circumstance, Decision, DisclosurePolicy, DisclosureRule, InfoClass, Obligation,
    ///     Permission, RecipientClass, Restriction,
    /// };
    ///
    /// let rule = DisclosureRule::new("advisory", Decision::Free)
    ///     .about(InfoClass::Vulnerability)
    ///     .with_obligation(Obligation::VendorFirst);
    /// let policy = DisclosurePolicy::new("example", "1", "Example CSIRT")
    ///     .with_recipient(RecipientClass::new("public", Restriction::Public))
    ///     .with_rule(rule);
    ///
    /// let mut case = Case::new();
    /// let verdict = policy.decide(InfoClass::Vulnerability, "public", &case);
    /// let pending = Permission::Pending(vec![Obligation::VendorFirst]);
    /// assert_eq!(verdict.permits(&case), pending);
    /// case.circumstances.insert(Circumstance::VendorInformed);
    /// assert_eq!(verdict.permits(&case), Permission::Permitted);
    /// ```
    #[must_use]
    pub fn permits(&self, case: &Case) -> Permission {
        let lacks = |circumstance: &Circumstance| !case.has(*circumstance);
        let mut missing = Vec::new();
        let mut disguised = false;
        for decision in self.decisions() {
            match decision {
                Decision::Free | Decision::NeedLimited => {}
                Decision::OnRequest => missing.push(Circumstance::Requested),
                Decision::WithPermission => missing.push(Circumstance::PermissionOfAffected),
                Decision::Disguised => disguised = lacks(&Circumstance::Disguised),
                Decision::AtDiscretion => missing.push(Circumstance::DiscretionOfAuthority),
                Decision::Never => return Permission::Blocked(Vec::new()),
            }
        }
        missing.retain(lacks);
        if !missing.is_empty() {
            return Permission::Blocked(missing);
        }
        let pending = self.pending(case);
        if !pending.is_empty() {
            return Permission::Pending(pending);
        }
        if disguised {
            Permission::Disguised
        } else {
            Permission::Permitted
        }
    }

    /// What must be done before, and is not yet.
    fn pending(&self, case: &Case) -> Vec<Obligation> {
        let prior = self.obligations.iter().copied();
        prior
            .filter(|obligation| obligation.is_prior())
            .filter(|obligation| !obligation.met_by().is_some_and(|by| case.has(by)))
            .collect()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, "", self.decisions(), " and ")?;
        let (prior, other): (Vec<Obligation>, Vec<Obligation>) =
            self.obligations.iter().partition(|o| o.is_prior());
        list(f, "; first ", prior, ", ")?;
        list(f, "; with ", other, ", ")?;
        if self.rules.is_empty() {
            return f.write_str("; no rule applies, so the default does");
        }
        list(f, "; by ", &self.rules, ", ")
    }
}

/// Whether something may be disclosed.
///
/// [`Display`](fmt::Display) says it in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Permission {
    /// It may.
    Permitted,
    /// It may if nobody can be recognised.
    Disguised,
    /// It may once this is done.
    Pending(Vec<Obligation>),
    /// It may not; it might if all of these circumstances held, or, where none
    /// is named, under no circumstances that the decision asks for.
    Blocked(Vec<Circumstance>),
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Permitted => f.write_str("permitted"),
            Self::Disguised => f.write_str("permitted in disguise"),
            Self::Pending(obligations) => list(f, "not before ", obligations, ", "),
            Self::Blocked(missing) if missing.is_empty() => f.write_str("blocked"),
            Self::Blocked(missing) => list(f, "blocked without ", missing, ", "),
        }
    }
}

/// Items with something between them, and something before the first.
fn list<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    before: &str,
    items: impl IntoIterator<Item = T>,
    between: &str,
) -> fmt::Result {
    for (n, item) in items.into_iter().enumerate() {
        let lead = if n == 0 { before } else { between };
        write!(f, "{lead}{item}")?;
    }
    Ok(())
}
