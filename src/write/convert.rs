use std::io::{BufRead, Write};

use crate::codec::node::Class;
use crate::error::Result;
use crate::model::Incident;
use crate::read::Reader;
use crate::write::WriterBuilder;

/// Writes all that a reader reads, incident by incident, and gives the output
/// back. The memory is that of the two largest incidents.
///
/// The output of a lone incident in the own vocabulary has it as its root.
///
/// ```
/// use iodef::{Reader, Vocabulary, WriterBuilder, convert};
///
/// let input = include_bytes!("../../examples/data/archive.xml");
/// let reader = Reader::from_reader(&input[..]);
/// let output = convert(reader, &WriterBuilder::new(Vocabulary::Incident), Vec::new())?;
/// assert_eq!(Reader::from_reader(&output[..]).incidents().count(), 5);
/// # Ok::<(), iodef::Error>(())
/// ```
///
/// # Errors
///
/// As [`Reader::read_incident`] and [`Writer::incident`](crate::Writer::incident).
pub fn convert<R: BufRead, W: Write>(
    mut reader: Reader<R>,
    builder: &WriterBuilder,
    output: W,
) -> Result<W> {
    let mut incident = Incident::blank();
    let mut next = Incident::blank();
    let any = reader.read_incident(&mut incident)?;
    let mut more = any && reader.read_incident(&mut next)?;
    let single = any && !more && reader.document().is_plain();
    let mut writer = builder.clone().single(single).from_writer(output);
    writer.begin(reader.document())?;
    if any {
        writer.incident(&incident)?;
    }
    while more {
        writer.incident(&next)?;
        more = reader.read_incident(&mut next)?;
    }
    writer.finish_with(reader.document())
}
