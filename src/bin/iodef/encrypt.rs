use std::io::{Read, Write};
use std::path::PathBuf;

use chrono::Utc;
use clap::Args;
use iodef::openpgp::{OpenPgp, Policy};
use iodef::seal::Encrypt;
use iodef::{Document, ElementPath};

use crate::keys::{Secrets, certificates};
use crate::pipe::{self, Files};
use crate::report::Outcome;

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    secrets: Secrets,
    /// The certificate or keyring of recipients; may be given more than once
    #[arg(long = "recipient", value_name = "CERT", required = true)]
    recipients: Vec<PathBuf>,
    /// Encrypt only this element of every incident that has it, where it stands, such as
    /// /Incident/Attack[2]; may be given more than once. Without, the whole file is encrypted
    #[arg(long = "element", value_name = "PATH")]
    elements: Vec<ElementPath>,
    #[command(flatten)]
    files: Files,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let mechanism = options.secrets.mechanism(Policy::at(Utc::now()));
    let mechanism = mechanism
        .and_then(|mechanism| Ok(mechanism.with_recipients(certificates(&options.recipients)?)));
    match mechanism {
        Ok(mechanism) if options.elements.is_empty() => {
            pipe::run(&options.files, |input, output| {
                whole(&mechanism, input, output)
            })
        }
        Ok(mechanism) => pipe::run(&options.files, |input, output| {
            pipe::change(input, output, |document| {
                let mut paths = options.elements.iter();
                paths.try_for_each(|path| encrypt(&mechanism, path, document))
            })
        }),
        Err(outcome) => outcome,
    }
}

fn whole(mechanism: &OpenPgp, mut input: impl Read, mut output: impl Write) -> iodef::Result<()> {
    let mut content = Vec::new();
    input.read_to_end(&mut content)?;
    output.write_all(&mechanism.encrypt(&content)?)?;
    Ok(())
}

/// Encrypts an element in those incidents that have it, of which there has to be one.
fn encrypt(mechanism: &OpenPgp, path: &ElementPath, document: &mut Document) -> iodef::Result<()> {
    let mut missing = None;
    let mut encrypted = 0;
    for incident in &mut document.incidents {
        if let Err(error) = incident.restriction_at(path) {
            missing = Some(error);
            continue;
        }
        incident.encrypt_at(path, mechanism)?;
        encrypted += 1;
    }
    match missing {
        Some(error) if encrypted == 0 => Err(error),
        _ => Ok(()),
    }
}
