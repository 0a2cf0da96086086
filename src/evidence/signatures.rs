use crate::evidence::{Outcome, normal};
use crate::model::Custody;

const LABEL: &str = "iodef custody signature 1";

/// A signature of a chain of custody, with what it is over (RFC 3067, section 6.17).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ToBeSigned<'a> {
    /// The number of the entry up to which it is.
    pub number: u64,
    /// How it was made.
    pub scheme: &'a str,
    /// The signature, in the scheme's text form.
    pub signature: &'a str,
    /// The bytes that it is over.
    pub bytes: Vec<u8>,
}

impl ToBeSigned<'_> {
    /// A label, the number of the last entry, and the digest of the chain, a line each.
    pub(super) fn bytes(number: u64, digest: &str) -> Vec<u8> {
        format!("{LABEL}\n{number}\n{}\n", normal(digest)).into_bytes()
    }
}

/// What the signatures of a chain of custody show (RFC 3067, section 6.17).
///
/// A signature is over all entries up to its own. Where one fails, nothing is
/// taken as signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Signatures {
    checks: Vec<(u64, String, Outcome)>,
    count: u64,
}

impl Signatures {
    pub(super) fn of(
        custody: &Custody,
        mut verify: impl FnMut(&ToBeSigned<'_>) -> Outcome,
    ) -> Self {
        let mut checks = Vec::new();
        for (number, entry) in (1..).zip(&custody.entries) {
            let digest = entry.link.as_ref().map_or("", |link| &link.digest);
            for signature in &entry.signatures {
                let outcome = verify(&ToBeSigned {
                    number,
                    scheme: &signature.scheme,
                    signature: &signature.value,
                    bytes: ToBeSigned::bytes(number, digest),
                });
                checks.push((number, signature.scheme.clone(), outcome));
            }
        }
        let count = u64::try_from(custody.entries.len()).unwrap_or(u64::MAX);
        Self { checks, count }
    }

    /// The number of the entry, the scheme and the outcome of each (RFC 3067, section 6.17).
    pub fn checks(&self) -> impl Iterator<Item = (u64, &str, Outcome)> {
        let checks = self.checks.iter();
        checks.map(|(number, scheme, outcome)| (*number, &**scheme, *outcome))
    }

    /// Up to which entry a signature holds, 0 if none does or one fails (RFC
    /// 3067, section 6.17).
    #[must_use]
    pub fn signed_up_to(&self) -> u64 {
        if self.checks().any(|(.., outcome)| outcome == Outcome::Fails) {
            return 0;
        }
        let holding = self
            .checks()
            .filter(|(.., outcome)| *outcome == Outcome::Holds);
        holding.map(|(number, ..)| number).max().unwrap_or(0)
    }

    /// Whether a signature of the whole chain holds, and none fails (RFC 3067,
    /// section 6.17).
    #[must_use]
    pub fn cover_all(&self) -> bool {
        self.count > 0 && self.signed_up_to() == self.count
    }

    /// Whether each entry has a signature that holds, and none fails (RFC
    /// 3067, section 6.17).
    #[must_use]
    pub fn are_of_each(&self) -> bool {
        let holds = |number| {
            let mut checks = self.checks();
            checks.any(|(of, _, outcome)| of == number && outcome == Outcome::Holds)
        };
        self.signed_up_to() > 0 && (1..=self.count).all(holds)
    }
}
