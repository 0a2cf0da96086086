use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use iodef::evidence::{self, Break, ChainOfCustody, Located, Verdict, Verification};
#[cfg(feature = "openpgp")]
use iodef::seal::Fingerprint;
use iodef::{Digest, EvidenceItem, Marked};

use super::files::Folder;
use super::seals::{Seals, Signed};
use super::{read, refuse};
use crate::report::{self, Outcome};
use crate::terminal::harmless;

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The folder with the files that the URLs of evidence end in
    #[arg(long, value_name = "DIR")]
    files: Option<PathBuf>,
    /// Let digests by MD5 and SHA-1 alone count, for which other evidence can be made
    #[arg(long)]
    allow_weak: bool,
    /// Let evidence pass of which neither digests nor custody are stated
    #[arg(long)]
    allow_bare: bool,
    /// A certificate or keyring of OpenPGP by which custody is signed; may be given more than once
    #[cfg(feature = "openpgp")]
    #[arg(long = "cert", value_name = "CERT", requires = "signers")]
    pub(super) certificates: Vec<PathBuf>,
    /// The fingerprint of one of those by whom each entry of custody has to be signed; may be
    /// given more than once
    #[cfg(feature = "openpgp")]
    #[arg(long = "signer", value_name = "FINGERPRINT", requires = "certificates")]
    pub(super) signers: Vec<Fingerprint>,
    /// The document or archive to read, in any vocabulary; - for standard input
    #[arg(value_name = "INCIDENT")]
    input: PathBuf,
}

pub(super) fn run(options: &Options) -> Outcome {
    verified(options).unwrap_or_else(|outcome| outcome)
}

fn verified(options: &Options) -> Result<Outcome, Outcome> {
    let (document, _) = read(&options.input)?;
    let folder = options.files.as_deref().map(|path| {
        Folder::open(path).map_err(|error| report::failure(&path.to_string_lossy(), "open", &error))
    });
    let folder = folder.transpose()?;
    let seals = Seals::of(options)?;
    let mut lines = io::BufWriter::new(io::stdout().lock());
    let (mut count, mut good) = (0, true);
    for (number, incident) in (1..).zip(&document.incidents) {
        for found in evidence::items(incident) {
            count += 1;
            let custody = custody(found.item, &seals);
            let digests = digests(found.item, folder.as_ref());
            let holds = holds(options, &custody, &digests);
            good &= holds;
            let line = line(number, &found, &custody, &digests, holds);
            writeln!(lines, "{line}").map_err(|error| report::write_failure("-", &error))?;
        }
    }
    lines
        .flush()
        .map_err(|error| report::write_failure("-", &error))?;
    if count == 0 {
        return Err(refuse(&options.input, "there is no evidence"));
    }
    Ok(if good {
        Outcome::Good
    } else {
        Outcome::Unacceptable
    })
}

/// What the custody of a piece of evidence shows: how many entries hold, and
/// whether each is signed as asked.
type Custody = Result<(usize, Signed), Break>;

fn custody(item: &EvidenceItem, seals: &Seals) -> Custody {
    let chain = ChainOfCustody::verify(item)?;
    Ok((chain.entries().len(), seals.check(&chain)))
}

/// What digests show of one body of evidence, none if it is not there.
struct Body {
    name: String,
    verdict: Option<Verdict>,
}

fn digests(item: &EvidenceItem, folder: Option<&Folder>) -> Vec<Body> {
    let mut bodies = Vec::new();
    if !item.digests.is_empty() {
        bodies.extend(of_item(item, folder));
    }
    for external in &item.external {
        bodies.push(at(&external.url, &external.digests, folder));
    }
    bodies
}

/// The bodies that the digests of a piece of evidence are of: what is in the
/// document, or else each file that is there.
fn of_item(item: &EvidenceItem, folder: Option<&Folder>) -> Vec<Body> {
    if let Some(verification) = evidence::verify_inline(item) {
        let (name, verdict) = ("inline".to_owned(), Some(verification.verdict()));
        return vec![Body { name, verdict }];
    }
    let urls = item.urls.iter();
    let mut found: Vec<_> = urls.map(|url| at(url, &item.digests, folder)).collect();
    if found.iter().any(|body| body.verdict.is_some()) {
        found.retain(|body| body.verdict.is_some());
    }
    if found.is_empty() {
        let (name, verdict) = ("no body".to_owned(), None);
        found.push(Body { name, verdict });
    }
    found
}

fn at(url: &str, digests: &[Marked<Digest>], folder: Option<&Folder>) -> Body {
    let verify = |file| {
        let digests = digests.iter().map(|digest| &**digest);
        Verification::read(digests, io::BufReader::new(file)).ok()
    };
    let file = folder.and_then(|folder| folder.file(url)?.ok());
    Body {
        name: url.to_owned(),
        verdict: file
            .and_then(verify)
            .map(|verification| verification.verdict()),
    }
}

/// Whether all that is stated holds, and something is.
fn holds(options: &Options, custody: &Custody, digests: &[Body]) -> bool {
    let bare = matches!(custody, Err(Break::NoCustody)) && digests.is_empty();
    let custody = match custody {
        Ok((_, signed)) => *signed != Signed::No,
        Err(broken) => matches!(broken, Break::NoCustody),
    };
    let counts = |body: &Body| match body.verdict {
        Some(Verdict::Verified) => true,
        Some(Verdict::Weak) => options.allow_weak,
        _ => false,
    };
    custody && digests.iter().all(counts) && (options.allow_bare || !bare)
}

/// The number of the incident, the path, whether it holds, its custody, its digests.
fn line(
    number: usize,
    found: &Located<'_>,
    custody: &Custody,
    digests: &[Body],
    holds: bool,
) -> String {
    let holds = if holds { "holds" } else { "FAILS" };
    let custody = match custody {
        Ok((entries, signed)) => format!("custody chained, entries: {entries}, {signed}"),
        Err(Break::NoCustody) => "no custody".to_owned(),
        Err(broken) => format!("custody: {broken}"),
    };
    let verdict = |body: &Body| {
        let verdict = body.verdict.map_or("not there", Verdict::token);
        format!("{}: {verdict}", body.name)
    };
    let digests: Vec<_> = digests.iter().map(verdict).collect();
    let digests = match &*digests {
        [] => "no digests".to_owned(),
        all => all.join(", "),
    };
    let fields = [&*found.path.to_string(), holds, &custody, &digests].map(harmless);
    format!("{number}\t{}", fields.join("\t"))
}
