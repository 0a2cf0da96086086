//! Bundles on the command line.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::{Args, Subcommand};
use iodef::bundle::{Bundle, BundleBuilder, Member, UnverifiedBundle};
use iodef::openpgp::{OpenPgp, Policy};
use iodef::seal::Verified;
use iodef::{Error, Result};

use crate::keys::{self, Secrets, Trust};
use crate::output::Output;
use crate::report::{self, Outcome};
use crate::terminal::harmless;

#[derive(Args, Debug)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Put an incident and the files that its evidence names into one signed bundle
    Pack(Pack),
    /// Check who signed a bundle, and that all of it is what they signed
    Verify(Verify),
    /// Verify a bundle, and put its files into a new directory
    Unpack(Unpack),
}

#[derive(Args, Debug)]
struct Pack {
    #[command(flatten)]
    secrets: Secrets,
    /// The bundle to write once all went well
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Write a new directory instead of a zip file
    #[arg(long, conflicts_with = "compress")]
    directory: bool,
    /// Compress files that are not stored as they are otherwise
    #[arg(long)]
    compress: bool,
    /// The document, in any vocabulary; files that its evidence names by relative URLs are
    /// taken from its folder
    #[arg(value_name = "INCIDENT")]
    document: PathBuf,
    /// Files from elsewhere: the one that the document names so, or attachments
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Args, Debug)]
struct Verify {
    #[command(flatten)]
    trust: Trust,
    /// The zip file or directory
    #[arg(value_name = "BUNDLE")]
    bundle: PathBuf,
}

#[derive(Args, Debug)]
struct Unpack {
    #[command(flatten)]
    verify: Verify,
    /// The new directory, which is there once all of it is verified
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let outcome = match &options.command {
        Command::Pack(options) => pack(options),
        Command::Verify(options) => verify(options).and_then(|bundle| list(bundle.members())),
        Command::Unpack(options) => unpack(options),
    };
    outcome.err().unwrap_or(Outcome::Good)
}

fn pack(options: &Pack) -> Result<(), Outcome> {
    let mechanism = options.secrets.mechanism(Policy::at(Utc::now()))?;
    let failed = |error| fault(&options.document, &error);
    let builder = gathered(options).map_err(failed)?.signed_by(&mechanism);
    let builder = builder.compressed(options.compress);
    let members = if options.directory {
        builder.write_directory(&options.output).map_err(failed)?
    } else {
        let writing = |error| report::failure(&options.output.to_string_lossy(), "write", &error);
        let mut output = Output::open(Some(&options.output)).map_err(writing)?;
        let members = builder.write_zip(&mut output).map_err(failed)?;
        output.commit().map_err(writing)?;
        members
    };
    list(&members)
}

/// The document with all files that it needs, and those given besides.
fn gathered<'a>(options: &Pack) -> Result<BundleBuilder<'a>> {
    let mut builder = BundleBuilder::new(std::fs::read(&options.document)?);
    for path in &options.files {
        let missing = builder.missing()?;
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        let mut named = missing
            .iter()
            .filter(|name| name.rsplit('/').next() == Some(&own));
        let name = match (named.next(), named.next()) {
            (Some(name), None) => name.clone(),
            (None, _) => format!("attachments/{own}"),
            (Some(one), Some(other)) => {
                let both = format!("{own} may be {one} or {other}");
                return Err(io::Error::other(both).into());
            }
        };
        builder = builder.with_file(name, path);
    }
    let folder = options.document.parent().unwrap_or(Path::new(""));
    for name in builder.missing()? {
        let path = folder.join(&name);
        builder = builder.with_file(name, path);
    }
    Ok(builder)
}

fn verify(options: &Verify) -> Result<Verified<Bundle>, Outcome> {
    let require = options.trust.require()?;
    let certificates = options.trust.certificates()?;
    let mechanism = OpenPgp::new(options.trust.policy()).with_certificates(certificates);
    let verified = open(&options.bundle).and_then(|bundle| bundle.verify(&mechanism, &require));
    let bundle = verified.map_err(|error| fault(&options.bundle, &error))?;
    keys::report(&options.bundle.to_string_lossy(), bundle.proof());
    Ok(bundle)
}

fn open(path: &Path) -> Result<UnverifiedBundle> {
    if path.is_dir() {
        return UnverifiedBundle::open_directory(path);
    }
    UnverifiedBundle::open_zip(File::open(path)?)
}

fn unpack(options: &Unpack) -> Result<(), Outcome> {
    let bundle = verify(&options.verify)?;
    let unpacked = bundle.unpack(&options.output);
    unpacked.map_err(|error| fault(&options.output, &error))?;
    list(bundle.members())
}

/// A line for each file: digest, size, name, and what it is.
fn list(members: &[Member]) -> Result<(), Outcome> {
    let mut output = io::stdout().lock();
    for member in members {
        let Member { sha256, size, .. } = member;
        let line = format!("{sha256} {size} {} {}", member.name, what(member));
        let written = writeln!(output, "{}", harmless(&line));
        written.map_err(|error| report::write_failure("-", &error))?;
    }
    Ok(())
}

fn what(member: &Member) -> String {
    if member.is_document() {
        return "(document)".to_owned();
    }
    let item = |item: &iodef::bundle::NamedBy| match item.incident {
        0 => format!("{}: {}", item.path, item.verdict),
        other => format!("incident {} {}: {}", other + 1, item.path, item.verdict),
    };
    let items: Vec<_> = member.items.iter().map(item).collect();
    if items.is_empty() {
        return "(attachment)".to_owned();
    }
    format!("({})", items.join(", "))
}

fn fault(path: &Path, error: &Error) -> Outcome {
    report::error(&path.to_string_lossy(), error)
}
