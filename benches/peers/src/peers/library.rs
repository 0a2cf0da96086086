//! The library.

use std::hint::black_box;

use iodef::{Attack, Incident, Reader, Vocabulary, WriterBuilder};

use super::events::{elements_in, same};
use crate::Result;
use crate::common;
use crate::documents::Style;
use crate::input::Input;

pub(super) fn incidents(input: &Input) -> Result<u64> {
    common::typed(&input.bytes)
}

pub(super) fn document(input: &Input) -> Result<u64> {
    let document = common::whole(&input.bytes)?;
    Ok(u64::try_from(black_box(&document).incidents.len())?)
}

/// Makes sure that no event and no address is missing.
pub(super) fn verify(input: &Input) -> Result<()> {
    let (mut events, mut addresses) = (0, 0);
    for incident in Reader::from_reader(&*input.bytes).incidents() {
        let incident: Incident = incident?;
        for attack in &incident.attacks {
            events += 1;
            addresses += addresses_of(attack);
        }
    }
    if input.kind.vocabulary != Vocabulary::Iodef2 {
        return Ok(());
    }
    let nested = match input.kind.style {
        Style::Mixed => input.kind.incidents,
        _ => 0,
    };
    same("events", events, input.named("EventData") - nested)?;
    same("addresses", addresses, input.named("Address") - 3 * nested)
}

fn addresses_of(attack: &Attack) -> u64 {
    let nodes = attack
        .parties()
        .filter_map(|party| party.system().node.as_ref());
    nodes.flat_map(|node| &node.addresses).map(|_| 1).sum()
}

fn builder(input: &Input) -> WriterBuilder {
    let mut builder = WriterBuilder::new(input.kind.vocabulary);
    builder.declare_unknown(true);
    builder
}

fn convert(input: &Input) -> Result<Vec<u8>> {
    let reader = Reader::from_reader(&*input.bytes);
    Ok(iodef::convert(reader, &builder(input), Vec::new())?)
}

pub(super) fn converted(input: &Input) -> Result<u64> {
    Ok(u64::try_from(black_box(convert(input)?).len())?)
}

pub(super) fn same_converted(input: &Input) -> Result<u64> {
    Ok(input.events()?.0)
}

pub(super) fn verify_converted(input: &Input) -> Result<()> {
    let elements = elements_in(&convert(input)?)?;
    same("elements", elements, input.elements)
}

/// What the library writes of the document, in memory with room for so many bytes.
pub(crate) fn write(input: &Input, room: usize) -> Result<Vec<u8>> {
    let writer = builder(input).from_writer(Vec::with_capacity(room));
    Ok(writer.write_document(input.model()?)?)
}

pub(super) fn written(input: &Input) -> Result<u64> {
    let room = usize::try_from(input.events()?.0)?;
    Ok(u64::try_from(black_box(write(input, room)?).len())?)
}

pub(super) fn same_written(input: &Input) -> Result<u64> {
    Ok(input.events()?.0)
}

pub(super) fn verify_written(input: &Input) -> Result<()> {
    let elements = elements_in(&write(input, 0)?)?;
    same("elements", elements, input.elements)
}
