use std::io::{Read, Write};

use chrono::Utc;
use clap::Args;
use iodef::openpgp::Policy;
use iodef::seal::Sign;

use crate::keys::Secrets;
use crate::pipe::{self, Files};
use crate::report::Outcome;

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    secrets: Secrets,
    #[command(flatten)]
    files: Files,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let mechanism = match options.secrets.mechanism(Policy::at(Utc::now())) {
        Ok(mechanism) => mechanism,
        Err(outcome) => return outcome,
    };
    pipe::run(&options.files, |mut input, output| {
        let mut content = Vec::new();
        input.read_to_end(&mut content)?;
        let signature = mechanism.sign(&content)?;
        output.write_all(signature.text.as_bytes())?;
        Ok(())
    })
}
