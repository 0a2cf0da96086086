use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use iodef::evidence::{self, Break, ChainOfCustody};
use iodef::{
    CustodyAction, CustodyEntry, DigestAlgorithm, Document, ElementPath, EvidenceItem,
    EvidenceKind, Incident, Timestamp, Vocabulary,
};

use super::{read, refuse};
#[cfg(feature = "openpgp")]
use crate::keys;
use crate::pipe::{self, Fault};
use crate::report::{self, Outcome};
use crate::words::registered;

/// How much of a file may stand in an incident.
const INLINE: u64 = 4 * 1024 * 1024;

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The attack that the evidence is of
    #[arg(long, value_name = "PATH", default_value = "/Incident/Attack")]
    attack: ElementPath,
    /// Which incident of an archive, counted from 1
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    incident: usize,
    /// Add only an entry to the custody of the evidence of this path
    #[arg(long, value_name = "PATH", conflicts_with_all = ["id", "url", "inline"])]
    to: Option<ElementPath>,
    /// Add only an entry to the custody of the evidence of this identifier
    #[arg(long, value_name = "ID", conflicts_with_all = ["url", "inline"])]
    id: Option<String>,
    /// Take a custody for true that nobody has chained yet
    #[arg(long)]
    adopt: bool,
    /// The digests to compute, with commas between them
    #[arg(long, value_name = "ALGORITHMS", value_delimiter = ',', default_value = "sha256",
        value_parser = registered(DigestAlgorithm::REGISTERED, DigestAlgorithm::token))]
    digest: Vec<DigestAlgorithm>,
    /// Where the file is kept; its name without
    #[arg(long, value_name = "URL", conflicts_with = "inline")]
    url: Option<String>,
    /// Put the file into the incident, in base 64
    #[arg(long)]
    inline: bool,
    /// What kind of evidence it is
    #[arg(long, value_name = "KIND", value_parser = registered(EvidenceKind::REGISTERED, EvidenceKind::token))]
    kind: Option<EvidenceKind>,
    /// What was done
    #[arg(long, value_name = "ACTION", value_parser = registered(CustodyAction::REGISTERED, CustodyAction::token))]
    action: CustodyAction,
    /// Who did it
    #[arg(long, value_name = "NAME")]
    by: String,
    /// When; now without
    #[arg(long, value_name = "TIME")]
    time: Option<Timestamp>,
    /// Where
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,
    /// To whom it was handed
    #[arg(long, value_name = "NAME")]
    handed_to: Option<String>,
    /// How it was stored
    #[arg(long, value_name = "STORAGE")]
    storage: Option<String>,
    /// What else is to be known of it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Sign the custody with this secret key of OpenPGP; may be given more than once
    #[cfg(feature = "openpgp")]
    #[arg(long = "key", value_name = "SECRET")]
    keys: Vec<PathBuf>,
    /// A file whose first line is the password of the keys, instead of asking
    #[cfg(feature = "openpgp")]
    #[arg(long, value_name = "FILE", requires = "keys")]
    password_file: Option<PathBuf>,
    /// The file to write once all went well, which may be INCIDENT; standard output without
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The document to add to, in any vocabulary; - for standard input
    #[arg(value_name = "INCIDENT")]
    input: PathBuf,
    /// The evidence; with --to or --id, to be held against the digests that are stated
    #[arg(value_name = "FILE", required_unless_present_any = ["to", "id"])]
    file: Option<PathBuf>,
}

pub(super) fn run(options: &Options) -> Outcome {
    let xml = match added(options) {
        Ok(xml) => xml,
        Err(outcome) => return outcome,
    };
    pipe::write(options.output.as_deref(), |output| {
        let written = output.write_all(&xml);
        written.map_err(|error| Fault::of_output(error.into()))
    })
}

/// The document with what was added, once it is known to be readable.
fn added(options: &Options) -> Result<Vec<u8>, Outcome> {
    let (mut document, vocabulary) = read(&options.input)?;
    let count = document.incidents.len();
    let index = options.incident.checked_sub(1);
    let incident = index.and_then(|index| document.incidents.get_mut(index));
    let Some(incident) = incident else {
        let number = options.incident;
        let why = format!("there is no incident {number}, but there are {count}");
        return Err(refuse(&options.input, why));
    };
    if options.to.is_some() || options.id.is_some() {
        append(options, incident)?;
    } else {
        add(options, incident)?;
    }
    let xml = written(&document, vocabulary);
    xml.map_err(|error| report::error(&options.input.to_string_lossy(), &error))
}

fn written(document: &Document, vocabulary: Vocabulary) -> iodef::Result<Vec<u8>> {
    let xml = document.to_xml(vocabulary)?.into_bytes();
    Document::from_slice(&xml)?;
    Ok(xml)
}

/// Adds a piece of evidence whose custody begins.
fn add(options: &Options, incident: &mut Incident) -> Result<(), Outcome> {
    let Some(path) = &options.file else {
        return Ok(());
    };
    let mut item = collected(options, path)?;
    item.kind.clone_from(&options.kind);
    let chain = ChainOfCustody::begin(&item, entry(options));
    let mut chain = chain.map_err(|broken| refuse(&options.input, broken))?;
    seal(options, &mut chain)?;
    let begun = chain.put_into(&mut item);
    begun.map_err(|broken| refuse(&options.input, broken))?;
    let added = evidence::add_item(incident, &options.attack, item);
    added.map_err(|error| report::error(&options.input.to_string_lossy(), &error))?;
    Ok(())
}

fn collected(options: &Options, path: &Path) -> Result<EvidenceItem, Outcome> {
    let file = opened(path)?;
    let algorithms = options.digest.iter().cloned();
    if options.inline {
        let item = evidence::collect_inline(file, INLINE, algorithms);
        return item.map_err(|error| refuse(path, error));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let url = options
        .url
        .clone()
        .unwrap_or_else(|| evidence::url_of_file(&name));
    let item = evidence::collect_at(url, file, algorithms);
    item.map_err(|error| report::error(&path.to_string_lossy(), &error))
}

fn opened(path: &Path) -> Result<impl io::Read, Outcome> {
    let file = File::open(path).map(io::BufReader::new);
    file.map_err(|error| report::failure(&path.to_string_lossy(), "open", &error))
}

/// Appends to the custody of a piece of evidence, if all that is stated of it holds.
fn append(options: &Options, incident: &mut Incident) -> Result<(), Outcome> {
    let refuse = |why: &dyn std::fmt::Display| refuse(&options.input, why);
    let items = evidence::items(incident);
    let is_it = |found: &&evidence::Located<'_>| match &options.to {
        Some(path) => found.path == *path,
        None => found.id.map(iodef::ElementId::as_str) == options.id.as_deref(),
    };
    let Some(found) = items.iter().find(is_it) else {
        return Err(refuse(&"there is no such evidence"));
    };
    if let Some(path) = &options.file {
        let verification = evidence::verify_item(found.item, opened(path)?);
        let verification = verification
            .map_err(|error| report::failure(&path.to_string_lossy(), "read", &error))?;
        if !verification.is_verified() {
            let verdict = verification.verdict();
            return Err(super::refuse(
                path,
                format!("it is not the evidence: {verdict}"),
            ));
        }
    }
    let path = found.path.clone();
    let mut chain = chained(options, found.item).map_err(|broken| refuse(&broken))?;
    seal(options, &mut chain)?;
    let appended = evidence::change_item(incident, &path, |item| chain.put_into(item));
    let appended =
        appended.map_err(|error| report::error(&options.input.to_string_lossy(), &error))?;
    appended.map_err(|broken| refuse(&broken))
}

fn chained(options: &Options, item: &EvidenceItem) -> Result<ChainOfCustody, Break> {
    let mut chain = match ChainOfCustody::verify(item) {
        Err(Break::NoCustody) => return ChainOfCustody::begin(item, entry(options)),
        Err(Break::NotChained) if options.adopt => ChainOfCustody::adopt(item)?,
        verified => verified?,
    };
    chain.append(entry(options));
    Ok(chain)
}

#[cfg(feature = "openpgp")]
fn seal(options: &Options, chain: &mut ChainOfCustody) -> Result<(), Outcome> {
    let Some(mechanism) = keys::signing(&options.keys, options.password_file.as_deref())? else {
        return Ok(());
    };
    let sealed = chain.seal(&mechanism);
    sealed.map_err(|why| report::error(&options.input.to_string_lossy(), &why.into()))
}

#[cfg(not(feature = "openpgp"))]
#[expect(clippy::unnecessary_wraps, reason = "with OpenPGP it can fail")]
fn seal(_: &Options, _: &mut ChainOfCustody) -> Result<(), Outcome> {
    Ok(())
}

fn entry(options: &Options) -> CustodyEntry {
    let time = options.time.clone().unwrap_or_else(Timestamp::now);
    let mut entry = CustodyEntry::new(options.action.clone(), time).with_by(&*options.by);
    let text = |text: &Option<String>| text.as_deref().map(Into::into);
    entry.place = text(&options.place);
    entry.handed_to = text(&options.handed_to);
    entry.storage = text(&options.storage);
    entry.descriptions.extend(text(&options.note));
    entry
}
