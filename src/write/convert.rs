use std::io::{BufRead, Write};

use crate::codec::node::Class;
use crate::error::Result;
use crate::model::Incident;
use crate::read::Reader;
use crate::value::Loss;
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
    reader: Reader<R>,
    builder: &WriterBuilder,
    output: W,
) -> Result<W> {
    convert_with(reader, builder, output, |_| {})
}

/// The same, and hands on what is left out, incident by incident, if the
/// fidelity is [`Drop`](crate::Fidelity::Drop).
///
/// ```
/// use iodef::{Fidelity, Reader, Vocabulary, WriterBuilder, convert_with};
///
/// let input = include_bytes!("../../examples/data/phishing.xml");
/// let mut builder = WriterBuilder::new(Vocabulary::Iodef1);
/// builder.fidelity(Fidelity::Drop);
/// let mut losses = Vec::new();
/// convert_with(Reader::from_reader(&input[..]), &builder, Vec::new(), |loss| losses.push(loss))?;
/// assert!(!losses.is_empty());
/// # Ok::<(), iodef::Error>(())
/// ```
///
/// # Errors
///
/// As [`convert`].
pub fn convert_with<R: BufRead, W: Write>(
    mut reader: Reader<R>,
    builder: &WriterBuilder,
    output: W,
    mut told: impl FnMut(Loss),
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
        writer.take_losses().into_iter().for_each(&mut told);
        writer.incident(&next)?;
        more = reader.read_incident(&mut next)?;
    }
    writer.end(reader.document())?;
    writer.take_losses().into_iter().for_each(told);
    Ok(writer.into_output())
}
