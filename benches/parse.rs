//! Reading: incident by incident and whole, beside quick-xml alone on the same bytes.

mod common;

use common::{Result, VOCABULARIES, groups, raw, translated, typed, whole};
use criterion::{BenchmarkId, Criterion, Throughput};

fn main() -> Result<()> {
    let mut criterion = Criterion::default().configure_from_args();
    for (name, iodef2) in groups()? {
        parse(&mut criterion, name, &iodef2)?;
    }
    criterion.final_summary();
    Ok(())
}

fn parse(criterion: &mut Criterion, name: &str, iodef2: &[u8]) -> Result<()> {
    let mut group = criterion.benchmark_group(format!("parse/{name}"));
    group.sample_size(20);
    for vocabulary in VOCABULARIES {
        let bytes = translated(iodef2, vocabulary)?;
        let bytes = bytes.as_slice();
        group.throughput(Throughput::Bytes(u64::try_from(bytes.len())?));
        let id = |what| BenchmarkId::new(what, vocabulary.token());
        group.bench_with_input(id("raw"), bytes, |b, bytes| b.iter(|| raw(bytes)));
        group.bench_with_input(id("incidents"), bytes, |b, bytes| b.iter(|| typed(bytes)));
        group.bench_with_input(id("document"), bytes, |b, bytes| b.iter(|| whole(bytes)));
    }
    group.finish();
    Ok(())
}
