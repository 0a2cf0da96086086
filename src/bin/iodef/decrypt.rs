use std::io::{Read, Write};

use clap::Args;
use iodef::Document;
use iodef::openpgp::OpenPgp;
use iodef::seal::{EncryptedElement, Reason, Refusal, Rejection, Require, Unverified};

use crate::keys::{self, Secrets, Trust};
use crate::pipe::{self, Files};
use crate::report::Outcome;

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    secrets: Secrets,
    #[command(flatten)]
    trust: Trust,
    /// Decrypt the elements of a document that are encrypted where they stand, all of them;
    /// without, FILE is a message
    #[arg(long)]
    elements: bool,
    /// How many bytes may be decrypted from one message; 64 MiB without
    #[arg(long, value_name = "BYTES")]
    max_bytes: Option<u64>,
    #[command(flatten)]
    files: Files,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let (mechanism, require) = match prepared(options) {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    let name = options.files.input.to_string_lossy();
    pipe::run(&options.files, |input, output| {
        if options.elements {
            pipe::change(input, output, |document| {
                elements((&mechanism, &require), &name, document)
            })
        } else {
            message((&mechanism, &require), &name, input, output)
        }
    })
}

fn prepared(options: &Options) -> Result<(OpenPgp, Require), Outcome> {
    let require = options.trust.require()?;
    let mut policy = options.trust.policy();
    if let Some(bytes) = options.max_bytes {
        policy = policy.with_max_plaintext(bytes);
    }
    let mechanism = options.secrets.mechanism(policy)?;
    let mechanism = mechanism.with_certificates(options.trust.certificates()?);
    Ok((mechanism, require))
}

fn message(
    (mechanism, require): (&OpenPgp, &Require),
    name: &str,
    mut input: impl Read,
    mut output: impl Write,
) -> iodef::Result<()> {
    let mut message = Vec::new();
    input.read_to_end(&mut message)?;
    let verified = Unverified::message(message).decrypt(mechanism, require)?;
    keys::report(name, verified.proof());
    output.write_all(&verified)?;
    Ok(())
}

fn elements(
    (mechanism, require): (&OpenPgp, &Require),
    name: &str,
    document: &mut Document,
) -> iodef::Result<()> {
    for incident in &mut document.incidents {
        let assembled = incident.clone().decrypt_elements(mechanism, require)?;
        if let Some((element, rejection)) = assembled.closed.into_iter().next() {
            return Err(at(&element, &rejection).into());
        }
        for element in &assembled.opened {
            keys::report(&format!("{name} {}", element.path), &element.proof);
        }
        *incident = assembled.incident;
    }
    Ok(())
}

/// Why an element could not be opened, with its place.
fn at(element: &EncryptedElement, rejection: &Rejection) -> Rejection {
    let of = |reason: &Reason| Refusal::of(element.path.to_string(), reason.clone());
    Rejection::new(rejection.reasons().map(of).collect())
}
