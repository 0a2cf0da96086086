//! What all benches share: made-up documents, and quick-xml alone as the baseline.

#![allow(dead_code, reason = "each bench takes some of it")]

use std::error::Error;
use std::hint::black_box;
use std::io::Read;

use iodef::{
    Document, Filter, Reader, ReaderBuilder, Redactor, Restriction, Vocabulary, WriterBuilder,
};
use quick_xml::events::Event;

#[path = "../../tests/common/generate.rs"]
pub(crate) mod generate;
pub(crate) mod pieces;

use generate::Archive;

/// A result of a bench, whatever went wrong.
pub(crate) type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

/// The vocabularies that are measured.
pub(crate) const VOCABULARIES: [Vocabulary; 2] = [Vocabulary::Iodef2, Vocabulary::Incident];

/// A name of a group and its document in IODEF 2: one incident of 2 KB, one of
/// 17 KB, and an archive of 5 MB.
pub(crate) fn groups() -> Result<[(&'static str, Vec<u8>); 3]> {
    Ok([
        ("small", all(Archive::small(1))?),
        ("typical", all(Archive::new(1))?),
        ("archive", archive(300)?),
    ])
}

/// An archive of `count` incidents of 17 KB in IODEF 2.
pub(crate) fn archive(count: u64) -> Result<Vec<u8>> {
    all(Archive::new(count))
}

pub(crate) fn all(mut archive: Archive) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The same document in a vocabulary, with lines and indentation as in `bytes`.
pub(crate) fn translated(bytes: &[u8], vocabulary: Vocabulary) -> Result<Vec<u8>> {
    if vocabulary == Vocabulary::Iodef2 {
        return Ok(bytes.to_vec());
    }
    let mut builder = WriterBuilder::new(vocabulary);
    builder.pretty(true).declare_unknown(true);
    let mut reader = Reader::from_reader(bytes);
    let mut writer = builder.from_writer(Vec::new());
    while let Some(incident) = reader.incidents().next() {
        writer.incident(&incident?)?;
    }
    Ok(writer.finish_with(reader.document())?)
}

/// quick-xml reads every event and nothing is done with any; gives their number.
#[inline(never)]
pub(crate) fn raw(bytes: &[u8]) -> Result<u64> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut events = 0;
    loop {
        match black_box(reader.read_event()?) {
            Event::Eof => return Ok(events),
            _ => events += 1,
        }
    }
}

/// The library reads incident by incident, each let go before the next; gives their number.
#[inline(never)]
pub(crate) fn typed(bytes: &[u8]) -> Result<u64> {
    let mut incidents = 0;
    for incident in Reader::from_reader(bytes).incidents() {
        black_box(incident?);
        incidents += 1;
    }
    Ok(incidents)
}

/// The same on all cores, and in the same order.
#[cfg(feature = "rayon")]
#[inline(never)]
pub(crate) fn ordered(bytes: &[u8]) -> Result<u64> {
    let mut incidents = 0;
    let let_go = |incident| drop(black_box(incident));
    Reader::from_reader(bytes).for_each_in_order(let_go, |incident| {
        incidents += 1;
        incident
    })?;
    Ok(incidents)
}

/// The library reads the document as a whole.
#[inline(never)]
pub(crate) fn whole(bytes: &[u8]) -> Result<Document> {
    Ok(Document::from_slice(black_box(bytes))?)
}

/// The library reads an archive and writes it again; gives the bytes written.
#[inline(never)]
pub(crate) fn converted(bytes: &[u8]) -> Result<u64> {
    let builder = WriterBuilder::new(Vocabulary::Iodef2);
    let output = iodef::convert(Reader::from_reader(bytes), &builder, Vec::new())?;
    Ok(u64::try_from(black_box(output).len())?)
}

/// The library reads an archive and writes a copy within the organisation; gives the bytes written.
#[inline(never)]
pub(crate) fn redacted(bytes: &[u8]) -> Result<u64> {
    let builder = WriterBuilder::new(Vocabulary::Iodef2);
    let mut redactor = Redactor::new(Restriction::NeedToKnow);
    let reader = Reader::from_reader(bytes);
    let output = redactor.convert(reader, &builder, Vec::new(), |_, _| {})?;
    Ok(u64::try_from(black_box(output).len())?)
}

/// What some two in a hundred of the incidents of an archive are about.
const WANTED: &str = "attacker.address in (192.0.2.76, 192.0.2.77, 192.0.2.78, 192.0.2.79)";

/// The library reads all incidents, and then asks which are wanted; gives their number.
#[inline(never)]
pub(crate) fn asked(bytes: &[u8]) -> Result<u64> {
    let filter: Filter = WANTED.parse()?;
    let mut wanted = 0;
    for incident in Reader::from_reader(bytes).incidents() {
        wanted += u64::from(filter.matches(&black_box(incident?)));
    }
    Ok(wanted)
}

/// The library reads the incidents that are wanted; gives their number.
#[inline(never)]
pub(crate) fn filtered(bytes: &[u8], unchecked: bool) -> Result<u64> {
    let mut builder = ReaderBuilder::new();
    builder.filter(WANTED.parse()?).unchecked_skip(unchecked);
    let mut wanted = 0;
    for incident in builder.from_reader(bytes).incidents() {
        black_box(incident?);
        wanted += 1;
    }
    Ok(wanted)
}

/// The library counts by type, month and severity what it reads no more of; gives their number.
#[cfg(feature = "stats")]
#[inline(never)]
pub(crate) fn counted(bytes: &[u8]) -> Result<u64> {
    let mut aggregate = counter()?;
    let mut builder = ReaderBuilder::new();
    builder.projection(aggregate.projection());
    aggregate.read(builder.from_reader(bytes))?;
    Ok(black_box(aggregate).incidents())
}

/// The same on all cores.
#[cfg(all(feature = "stats", feature = "rayon"))]
#[inline(never)]
pub(crate) fn shared(bytes: &[u8]) -> Result<u64> {
    let mut aggregate = counter()?;
    let files = [std::path::PathBuf::new()];
    aggregate.read_files(&ReaderBuilder::new(), &files, |_| Ok(bytes))?;
    Ok(black_box(aggregate).incidents())
}

#[cfg(feature = "stats")]
fn counter() -> Result<iodef::Aggregate> {
    let by = iodef::Dimension::list("category,month,impact.severity")?;
    Ok(iodef::Aggregate::new(by)?)
}
