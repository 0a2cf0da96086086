//! quick-xml's events, and its writer.

use std::hint::black_box;

use quick_xml::events::Event;
use quick_xml::{NsReader, Reader};

use crate::Result;
use crate::common;
use crate::input::Input;

pub(super) fn raw(input: &Input) -> Result<u64> {
    common::raw(&input.bytes)
}

/// The number of events, by the code for streams.
pub(super) fn expected(input: &Input) -> Result<u64> {
    counted(&input.bytes, |_| true)
}

pub(super) fn verify(input: &Input) -> Result<()> {
    let elements = elements_in(&input.bytes)?;
    same("elements", elements, input.elements)
}

/// The number of elements in bytes.
pub(super) fn elements_in(bytes: &[u8]) -> Result<u64> {
    counted(bytes, |event| {
        matches!(event, Event::Start(_) | Event::Empty(_))
    })
}

fn counted(bytes: &[u8], wanted: impl Fn(&Event<'_>) -> bool) -> Result<u64> {
    let mut reader = Reader::from_reader(std::io::BufReader::new(bytes));
    let (mut buffer, mut count) = (Vec::new(), 0);
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(count),
            event => count += u64::from(wanted(&event)),
        }
        buffer.clear();
    }
}

/// Fails if two numbers differ.
pub(super) fn same(what: &str, found: u64, expected: u64) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{found} {what}, not {expected}").into())
}

/// Every event, and every attribute's value as it stands.
pub(super) fn attributes(input: &Input) -> Result<u64> {
    let mut reader = Reader::from_reader(&*input.bytes);
    let mut elements = 0;
    loop {
        match black_box(reader.read_event()?) {
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    black_box(attribute?);
                }
                elements += 1;
            }
            Event::Eof => return Ok(elements),
            _ => {}
        }
    }
}

/// Every event, with the namespaces of elements.
pub(super) fn namespaces(input: &Input) -> Result<u64> {
    let mut reader = NsReader::from_reader(&*input.bytes);
    let mut elements = 0;
    loop {
        match black_box(reader.read_resolved_event()?) {
            (_, Event::Start(_) | Event::Empty(_)) => elements += 1,
            (_, Event::Eof) => return Ok(elements),
            _ => {}
        }
    }
}

pub(super) fn write(input: &Input) -> Result<u64> {
    let (bytes, events) = input.events()?;
    let written = common::pieces::written(events, usize::try_from(*bytes)?)?;
    Ok(u64::try_from(black_box(written).len())?)
}

pub(super) fn same_written(input: &Input) -> Result<u64> {
    write(input)
}

pub(super) fn verify_written(input: &Input) -> Result<()> {
    let written = common::pieces::written(&input.events()?.1, 0)?;
    let ours = super::library::write(input, 0)?;
    same("elements", elements_in(&written)?, elements_in(&ours)?)
}
