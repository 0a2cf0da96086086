use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use sequoia_openpgp::policy::StandardPolicy;

/// By what time and rules keys, signatures and messages are judged.
///
/// Which algorithms are secure is sequoia's standard policy as of that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    at: DateTime<Utc>,
    max_plaintext: u64,
    intended_recipients: IntendedRecipients,
    clock_skew: Duration,
}

/// Five minutes.
const CLOCK_SKEW: Duration = Duration::from_secs(300);
/// 64 MiB.
const MAX_PLAINTEXT: u64 = 1 << 26;

impl Policy {
    /// The rules as of a time, which is also the time of what is signed.
    #[must_use]
    pub fn at(time: DateTime<Utc>) -> Self {
        Self {
            at: time,
            max_plaintext: MAX_PLAINTEXT,
            intended_recipients: IntendedRecipients::IfNamed,
            clock_skew: CLOCK_SKEW,
        }
    }

    /// How many bytes a message may hold, 64 MiB unless told otherwise; what
    /// is compressed cannot pass it.
    #[must_use]
    pub fn with_max_plaintext(mut self, bytes: u64) -> Self {
        self.max_plaintext = bytes;
        self
    }

    /// How far the clock of a signer may be ahead of ours, five minutes unless
    /// told otherwise.
    #[must_use]
    pub fn with_clock_skew(mut self, skew: Duration) -> Self {
        self.clock_skew = skew;
        self
    }

    /// Whether a signature has to say for whom it is.
    #[must_use]
    pub fn with_intended_recipients(mut self, rule: IntendedRecipients) -> Self {
        self.intended_recipients = rule;
        self
    }

    pub(super) fn max_plaintext(&self) -> u64 {
        self.max_plaintext
    }

    pub(super) fn intended_recipients(&self) -> IntendedRecipients {
        self.intended_recipients
    }

    pub(super) fn time(&self) -> SystemTime {
        self.at.into()
    }

    /// The latest time at which what is verified may have been signed.
    pub(super) fn latest(&self) -> SystemTime {
        let time = self.time();
        time.checked_add(self.clock_skew).unwrap_or(time)
    }

    pub(super) fn rules(&self) -> StandardPolicy<'static> {
        StandardPolicy::at(self.time())
    }
}

/// What of a signature inside an encrypted message that does not say for whom
/// it is: whoever could decrypt it may have encrypted it again for others.
/// Where it names others than us, it is refused always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntendedRecipients {
    /// It holds; [`Signer::recipient`](crate::seal::Signer) tells. GnuPG 2.2 names nobody.
    IfNamed,
    /// It does not hold.
    Required,
}
