use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;

use clap::Args;
use iodef::openpgp::OpenPgp;
use iodef::seal::Unverified;

use crate::input;
use crate::keys::{self, Trust};
use crate::pipe;
use crate::report::{self, Outcome};

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    trust: Trust,
    /// The signature; FILE.asc without
    #[arg(long, value_name = "FILE.asc")]
    signature: Option<PathBuf>,
    /// Write the file once it is verified, so that it is the one that was verified
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The file that was signed; - for standard input
    #[arg(value_name = "FILE")]
    input: PathBuf,
}

impl Options {
    fn signature(&self) -> PathBuf {
        let beside = || {
            let mut name = self.input.clone().into_os_string();
            name.push(".asc");
            name.into()
        };
        self.signature.clone().unwrap_or_else(beside)
    }
}

pub(crate) fn run(options: &Options) -> Outcome {
    match verified(options) {
        Ok(_) if options.output.is_none() => Outcome::Good,
        Ok(content) => pipe::write(options.output.as_deref(), |output| {
            let written = output.write_all(&content);
            written.map_err(|error| pipe::Fault::of_output(error.into()))
        }),
        Err(outcome) => outcome,
    }
}

fn verified(options: &Options) -> Result<Vec<u8>, Outcome> {
    let require = options.trust.require()?;
    let mechanism =
        OpenPgp::new(options.trust.policy()).with_certificates(options.trust.certificates()?);
    let path = options.signature();
    let signature = fs::read(&path)
        .map_err(|error| report::failure(&path.to_string_lossy(), "read", &error))?;
    let name = options.input.to_string_lossy();
    let mut content = Vec::new();
    input::open(&options.input)
        .and_then(|mut input| input.read_to_end(&mut content))
        .map_err(|error| report::failure(&name, "read", &error))?;
    let verified = Unverified::new(content, signature)
        .verify(&mechanism, &require)
        .map_err(|why| report::error(&name, &why.into()))?;
    keys::report(&name, verified.proof());
    Ok(verified.into_value())
}
