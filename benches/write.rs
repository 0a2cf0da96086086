//! Writing, beside quick-xml's writer that builds and writes the same events.

mod common;

use common::pieces::{pieces, written};
use common::{Result, VOCABULARIES, groups, whole};
use criterion::{BenchmarkId, Criterion, Throughput};
use iodef::{Document, Vocabulary};

fn main() -> Result<()> {
    let mut criterion = Criterion::default().configure_from_args();
    for (name, iodef2) in groups()? {
        write(&mut criterion, name, &whole(&iodef2)?)?;
    }
    criterion.final_summary();
    Ok(())
}

fn write(criterion: &mut Criterion, name: &str, document: &Document) -> Result<()> {
    let mut group = criterion.benchmark_group(format!("write/{name}"));
    group.sample_size(20);
    for vocabulary in VOCABULARIES {
        let text = document.to_xml(vocabulary)?;
        let pieces = pieces(&text)?;
        group.throughput(Throughput::Bytes(u64::try_from(text.len())?));
        let id = |what| BenchmarkId::new(what, vocabulary.token());
        group.bench_with_input(id("raw"), &pieces, |b, pieces| {
            b.iter(|| written(pieces, text.len()));
        });
        group.bench_with_input(id("document"), document, |b, document| {
            b.iter(|| typed(document, vocabulary, text.len()));
        });
    }
    group.finish();
    Ok(())
}

fn typed(document: &Document, vocabulary: Vocabulary, room: usize) -> Result<Vec<u8>> {
    let writer = iodef::WriterBuilder::new(vocabulary)
        .declare_unknown(true)
        .from_writer(Vec::with_capacity(room));
    Ok(writer.write_document(document)?)
}
