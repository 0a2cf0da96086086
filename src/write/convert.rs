use std::borrow::Cow;
use std::io::{BufRead, Write};

use crate::codec::node::Class;
use crate::error::Result;
use crate::model::{Document, Incident};
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
    reader: Reader<R>,
    builder: &WriterBuilder,
    output: W,
    told: impl FnMut(Loss),
) -> Result<W> {
    let pass = Pass {
        header: |document| Cow::Borrowed(document),
        next: Reader::read_incident,
        told,
    };
    pass.run(reader, builder, output)
}

/// What is done to a document on its way from a reader to a writer.
pub(crate) struct Pass<N, T> {
    /// What is written of the document besides its incidents.
    pub(crate) header: fn(&Document) -> Cow<'_, Document>,
    /// Reads the next incident to be written; says whether there was one.
    pub(crate) next: N,
    pub(crate) told: T,
}

impl<N, T: FnMut(Loss)> Pass<N, T> {
    pub(crate) fn run<R, W>(
        mut self,
        mut reader: Reader<R>,
        builder: &WriterBuilder,
        output: W,
    ) -> Result<W>
    where
        R: BufRead,
        W: Write,
        N: FnMut(&mut Reader<R>, &mut Incident) -> Result<bool>,
    {
        let mut incident = Incident::blank();
        let mut following = Incident::blank();
        let any = (self.next)(&mut reader, &mut incident)?;
        let mut more = any && (self.next)(&mut reader, &mut following)?;
        let header = (self.header)(reader.document());
        let single = any && !more && header.is_plain();
        let mut writer = builder.clone().single(single).from_writer(output);
        writer.begin(&header)?;
        drop(header);
        if any {
            writer.incident(&incident)?;
        }
        while more {
            writer.take_losses().into_iter().for_each(&mut self.told);
            writer.incident(&following)?;
            more = (self.next)(&mut reader, &mut following)?;
        }
        writer.end(&(self.header)(reader.document()))?;
        writer.take_losses().into_iter().for_each(self.told);
        Ok(writer.into_output())
    }
}
