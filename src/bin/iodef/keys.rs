//! Keys and certificates of the command line: from files and a prompt, and
//! secrets never from an argument.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::Args;
use iodef::openpgp::{Certificates, IntendedRecipients, OpenPgp, Policy, SecretKey};
use iodef::seal::{Fingerprint, Proof, Recipient, Rejection, Require};

use crate::report::{self, Outcome};
use crate::terminal::harmless;

/// Whose keys sign or decrypt.
#[derive(Args, Debug)]
pub(crate) struct Secrets {
    /// A secret key of OpenPGP; may be given more than once. Its password is asked for
    #[arg(long = "key", value_name = "SECRET", required = true)]
    keys: Vec<PathBuf>,
    /// A file whose first line is the password of the keys, instead of asking
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl Secrets {
    /// The mechanism with the keys, by a policy.
    pub(crate) fn mechanism(&self, policy: Policy) -> Result<OpenPgp, Outcome> {
        let keys = unlocked(&self.keys, self.password_file.as_deref())?;
        Ok(keys
            .into_iter()
            .fold(OpenPgp::new(policy), OpenPgp::with_key))
    }
}

/// What signs now with the keys of files, if there are any.
#[cfg(feature = "evidence")]
pub(crate) fn signing(
    keys: &[PathBuf],
    password_file: Option<&Path>,
) -> Result<Option<OpenPgp>, Outcome> {
    let keys = unlocked(keys, password_file)?;
    let mechanism = OpenPgp::new(Policy::at(Utc::now()));
    Ok((!keys.is_empty()).then(|| keys.into_iter().fold(mechanism, OpenPgp::with_key)))
}

/// The secret keys of files, by the password of a file or of whoever is asked.
fn unlocked(paths: &[PathBuf], password_file: Option<&Path>) -> Result<Vec<SecretKey>, Outcome> {
    let mut keys = Vec::new();
    for path in paths {
        let bytes = read(path)?;
        let locked = SecretKey::is_locked(&bytes).map_err(|why| rejected(path, why))?;
        let password = match (locked, password_file) {
            (false, _) => None,
            (true, Some(file)) => Some(first_line(file)?),
            (true, None) => Some(asked(path)?),
        };
        let unlocked = SecretKey::from_bytes(&bytes, password.as_deref());
        keys.extend(unlocked.map_err(|why| rejected(path, why))?);
    }
    Ok(keys)
}

fn asked(key: &Path) -> Result<String, Outcome> {
    let name = key.to_string_lossy();
    let asked = if io::stdin().is_terminal() {
        rpassword::prompt_password(format!("Password of {}: ", harmless(&name)))
    } else {
        Err(io::Error::other("it is locked, and there is nobody to ask"))
    };
    asked.map_err(|error| report::failure(&name, "unlock", &error))
}

fn first_line(path: &Path) -> Result<String, Outcome> {
    let text = String::from_utf8(read(path)?).map_err(|error| {
        report::failure(
            &path.to_string_lossy(),
            "read",
            &io::Error::other(error.utf8_error()),
        )
    })?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Whose signatures are required.
#[derive(Args, Debug)]
pub(crate) struct Trust {
    /// A certificate or keyring of OpenPGP; may be given more than once
    #[arg(long = "cert", value_name = "CERT", required = true)]
    certificates: Vec<PathBuf>,
    /// The fingerprint of one who has to have signed; may be given more than once
    #[arg(long = "signer", value_name = "FINGERPRINT", required = true)]
    signers: Vec<Fingerprint>,
    /// All signers are required
    #[arg(long, conflicts_with_all = ["any", "at_least"])]
    all: bool,
    /// Any one of the signers suffices
    #[arg(long, conflicts_with = "at_least")]
    any: bool,
    /// So many different ones of the signers are required
    #[arg(long, value_name = "N")]
    at_least: Option<usize>,
    /// The time as of which keys and signatures are judged; now without
    #[arg(long, value_name = "TIME")]
    at: Option<DateTime<Utc>>,
    /// Refuse what was signed without saying for whom
    #[arg(long)]
    only_for_us: bool,
}

impl Trust {
    pub(crate) fn policy(&self) -> Policy {
        let policy = Policy::at(self.at.unwrap_or_else(Utc::now));
        if self.only_for_us {
            return policy.with_intended_recipients(IntendedRecipients::Required);
        }
        policy
    }

    pub(crate) fn certificates(&self) -> Result<Certificates, Outcome> {
        certificates(&self.certificates)
    }

    /// What is required, which has to be said where there are several signers.
    pub(crate) fn require(&self) -> Result<Require, Outcome> {
        let signers = self.signers.clone();
        match (self.at_least, self.any, signers.len()) {
            (Some(count), ..) => Ok(Require::AtLeast(count, signers)),
            (None, true, _) => Ok(Require::AnyOf(signers)),
            (None, false, count) if self.all || count == 1 => Ok(Require::AllOf(signers)),
            _ => {
                eprintln!("error: of several signers, say --all, --any or --at-least N");
                Err(Outcome::Failed)
            }
        }
    }
}

pub(crate) fn certificates(paths: &[PathBuf]) -> Result<Certificates, Outcome> {
    let mut all = Certificates::default();
    for path in paths {
        let held = Certificates::from_bytes(&read(path)?);
        all.extend(held.map_err(|why| rejected(path, why))?);
    }
    Ok(all)
}

fn read(path: &Path) -> Result<Vec<u8>, Outcome> {
    fs::read(path).map_err(|error| report::failure(&path.to_string_lossy(), "read", &error))
}

fn rejected(path: &Path, why: Rejection) -> Outcome {
    report::error(&path.to_string_lossy(), &why.into())
}

/// Says on the standard error who signed, and which signatures do not hold.
pub(crate) fn report(name: &str, proof: &Proof) {
    for signer in proof.signers() {
        let names = signer.names.join(", ");
        let time = signer
            .time
            .map_or_else(String::new, |time| format!(" at {time:?}"));
        let recipient = match signer.recipient {
            Recipient::Named => ", for us",
            _ if proof.was_encrypted() => ", not saying for whom",
            _ => "",
        };
        let print = &signer.certificate;
        eprintln!(
            "{}",
            harmless(&format!(
                "{name}: signed by {print} ({names}){time}{recipient}"
            ))
        );
    }
    for refusal in proof.refused() {
        eprintln!(
            "{}",
            harmless(&format!("{name}: a signature does not hold: {refusal}"))
        );
    }
}
