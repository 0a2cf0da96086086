use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

#[cfg(feature = "disguise")]
use crate::mark::Disguise;
use crate::mark::{self, ElementPath, Keep, Removal, Terms};
use crate::model::{Contact, HistoryItem, Incident};
use crate::policy::release::error::ReleaseError;
use crate::policy::release::judge::{Judge, Notes, case, class_for};
use crate::policy::release::recipient::Recipient;
use crate::policy::release::released::{Approval, Released};
use crate::policy::{DisclosurePolicy, InfoClass, Obligation};
use crate::value::{Action, ContactRole, ContactType, Purpose, Vocabulary};

/// A copy of an incident for a recipient: the least of what its marks, a
/// policy and the consent of the site allow (RFC 2350, section 3.4.2).
///
/// The same as a [`Releaser`] without further wishes.
///
/// # Errors
///
/// As [`Releaser::release`].
pub fn release(
    incident: &Incident,
    recipient: &Recipient,
    policy: &DisclosurePolicy,
    approval: Approval,
) -> Result<Release, ReleaseError> {
    Releaser::new(policy, recipient.clone()).release(incident, approval)
}

/// Releases incidents to one recipient (RFC 3067, section 5.1; RFC 2350, section 3.4.2).
///
/// ```
/// use iodef::{
///     Approval, Circumstance, Decision, DisclosurePolicy, DisclosureRule, Incident, IncidentId,
///     InfoClass, Purpose, Recipient, RecipientClass, Releaser, Restriction, Timestamp,
/// };
///
/// let policy = DisclosurePolicy::new("example", "1", "Example CSIRT")
///     .with_recipient(RecipientClass::new("partner", Restriction::Partner))
///     .with_rule(DisclosureRule::new("partners", Decision::NeedLimited).towards("partner"));
/// let id = IncidentId::new("csirt.example", "42");
/// let incident = Incident::new(id, Purpose::Handling, Restriction::Partner)
///     .with_description("A worm");
///
/// let when: Timestamp = "2026-11-22T09:00:00Z".parse()?;
/// let approval = Approval::new("A. Duty", when)?;
/// let mut releaser = Releaser::new(&policy, Recipient::new("partner").named("CERT Elsewhere"));
/// let release = releaser.release(&incident, approval)?;
/// assert_eq!(release.incident.descriptions.len(), 1);
/// assert_eq!(release.rules, ["partners"]);
/// // For the owner's own copy.
/// assert!(release.entry.descriptions[0].value.contains("CERT Elsewhere"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Releaser<'p> {
    policy: &'p DisclosurePolicy,
    recipient: Recipient,
    purpose: Option<Purpose>,
    keep: BTreeSet<Keep>,
    classes: BTreeMap<ElementPath, InfoClass>,
    withholds_pending: bool,
    #[cfg(feature = "disguise")]
    disguise: Option<Disguise>,
    issued: u64,
}

/// What came of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Release {
    /// What may go out.
    pub incident: Released<Incident>,
    /// What it lacks, for the owner.
    pub removals: Vec<Removal>,
    /// What has to be done along with it.
    pub obligations: Vec<Obligation>,
    /// The rules of the policy by which it was released.
    pub rules: Vec<String>,
    /// What the owner should add to the history of the original.
    pub entry: HistoryItem,
}

impl<'p> Releaser<'p> {
    /// One that copies by a policy.
    #[must_use]
    pub fn new(policy: &'p DisclosurePolicy, recipient: Recipient) -> Self {
        Self {
            policy,
            recipient,
            purpose: None,
            keep: BTreeSet::new(),
            classes: BTreeMap::new(),
            withholds_pending: false,
            #[cfg(feature = "disguise")]
            disguise: None,
            issued: 0,
        }
    }

    /// Copies only what a purpose needs, and what it keeps (RFC 3067, section 6.1).
    pub fn purpose(&mut self, purpose: Purpose) -> &mut Self {
        self.keep.extend(purpose.keeps());
        self.purpose = Some(purpose);
        self
    }

    /// Copies, too, what is left out otherwise, as far as it may be told.
    pub fn keep(&mut self, keep: Keep) -> &mut Self {
        self.keep.insert(keep);
        self
    }

    /// Says of which class an element is, with all inside it, whatever its place says.
    pub fn classify(&mut self, path: ElementPath, class: InfoClass) -> &mut Self {
        self.classes.insert(path, class);
        self
    }

    /// Leaves out what something must be done for first, instead of refusing
    /// to release the rest.
    pub fn withhold_pending(&mut self, withhold: bool) -> &mut Self {
        self.withholds_pending = withhold;
        self
    }

    /// Lets what a policy lets out only in disguise go out with pseudonyms.
    #[cfg(feature = "disguise")]
    pub fn disguise(&mut self, disguise: Disguise) -> &mut Self {
        self.disguise = Some(disguise);
        self
    }

    /// A copy of an incident that may go out.
    ///
    /// # Errors
    ///
    /// If the policy does not know the recipient, if something must be done
    /// first, if nothing may be told, or as [`Redactor::redact`](crate::Redactor::redact).
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an approval is used up by what it approves"
    )]
    pub fn release(
        &mut self,
        incident: &Incident,
        approval: Approval,
    ) -> Result<Release, ReleaseError> {
        let class = &self.recipient.class;
        let known = self.policy.recipient(class);
        let judge = Judge {
            incident,
            policy: self.policy,
            recipient: known.ok_or_else(|| ReleaseError::UnknownRecipient(class.clone()))?,
            case: case(incident, &self.recipient),
            purpose: self.purpose.as_ref(),
            keep: &self.keep,
            classes: &self.classes,
            can_disguise: self.can_disguise(),
            notes: RefCell::default(),
        };
        let clearance = |tree: &mark::Tree<'_>, index: usize| judge.clearance(tree, index);
        let terms = Terms {
            clearance: &clearance,
            keep: &self.keep,
            purpose: self.purpose.as_ref(),
        };
        let redacted = mark::redact(incident, terms, &mut self.issued)?;
        let notes = judge.notes.into_inner();
        let pending: BTreeSet<_> = notes.pending.values().flatten().copied().collect();
        if !pending.is_empty() && !self.withholds_pending {
            let pending = pending.into_iter().collect();
            return Err(ReleaseError::Pending(pending, redacted.removals));
        }
        let told = redacted
            .incident
            .filter(|copy| !notes.is_secret || self.tells_more(copy));
        let Some(copy) = told else {
            return Err(ReleaseError::NothingToDisclose(redacted.removals));
        };
        let copy = self.disguised(copy, &notes)?;
        Ok(Release {
            incident: Released::new(copy, self.recipient.class.clone()),
            removals: redacted.removals,
            entry: self.entry(&notes, &approval),
            obligations: notes.obligations.into_iter().collect(),
            rules: notes.rules.into_iter().collect(),
        })
    }

    /// Whether a copy tells something besides that there was an incident, and
    /// whom to ask: the shell of one says as much as its description.
    fn tells_more(&self, copy: &Incident) -> bool {
        let tree = mark::Tree::new(copy, Vocabulary::Incident);
        (1..tree.items.len()).any(|index| {
            let class = class_for(self.purpose.as_ref(), &tree, index);
            !matches!(class, InfoClass::Contact | InfoClass::Embarrassing)
        })
    }

    /// The copy, with pseudonyms for whom the policy only lets out in disguise.
    #[cfg(feature = "disguise")]
    fn disguised(&self, copy: Incident, notes: &Notes) -> crate::Result<Incident> {
        let Some(disguise) = self
            .disguise
            .as_ref()
            .filter(|_| !notes.disguised.is_empty())
        else {
            return Ok(copy);
        };
        let wanted = |tree: &mark::Tree<'_>, index: usize| {
            // Where somebody said otherwise of some element, its place tells nothing sure.
            let class = class_for(self.purpose.as_ref(), tree, index);
            !self.classes.is_empty() || notes.disguised.contains(&class)
        };
        Ok(disguise.apply_where(&copy, &wanted)?.into_incident())
    }

    #[cfg(not(feature = "disguise"))]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "with the feature it is not so"
    )]
    fn disguised(&self, copy: Incident, _: &Notes) -> crate::Result<Incident> {
        Ok(copy)
    }

    #[cfg(feature = "disguise")]
    fn can_disguise(&self) -> bool {
        self.disguise.is_some()
    }

    #[cfg(not(feature = "disguise"))]
    #[expect(clippy::unused_self, reason = "with the feature it is not so")]
    fn can_disguise(&self) -> bool {
        false
    }

    /// What is to be noted in the history of the original.
    fn entry(&self, notes: &Notes, approval: &Approval) -> HistoryItem {
        let policy = self.policy;
        let class = &self.recipient.class;
        let name = self.recipient.name.as_deref();
        let recipient = name.map_or_else(|| class.clone(), |name| format!("{name} ({class})"));
        let rules: Vec<&str> = notes.rules.iter().map(String::as_str).collect();
        let (id, version, rules) = (&policy.id, &policy.version, rules.join(", "));
        let text = format!("Released to {recipient} by policy {id} {version}, rules {rules}");
        let approver = Contact::new(ContactRole::CurrentHandler, ContactType::Person);
        HistoryItem::new(Action::Ext("release".into()), approval.when().clone())
            .with_contact(approver.with_name(approval.who()))
            .with_description(&*text)
    }
}
