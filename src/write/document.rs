use std::io::BufRead;

use crate::error::Result;
use crate::model::Document;
use crate::read::Reader;
use crate::value::Vocabulary;
use crate::write::WriterBuilder;

impl Document {
    /// Reads a document from memory.
    ///
    /// # Errors
    ///
    /// If it is not well-formed, passes a limit, or does not follow its vocabulary.
    pub fn from_slice(bytes: &[u8]) -> Result<Self> {
        Self::from_reader(bytes)
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// If it cannot be read, is not well-formed, passes a limit, or does not
    /// follow its vocabulary.
    pub fn from_reader<R: BufRead>(reader: R) -> Result<Self> {
        Reader::from_reader(reader).into_document()
    }

    /// Writes the document in a vocabulary. Extensions that nobody declared
    /// are declared as such; a lone incident of the own vocabulary is the root.
    ///
    /// # Errors
    ///
    /// If the vocabulary cannot say what it requires, or a text holds a
    /// character that XML cannot hold.
    pub fn to_xml(&self, vocabulary: Vocabulary) -> Result<String> {
        WriterBuilder::new(vocabulary)
            .declare_unknown(true)
            .single(self.is_plain() && self.incidents.len() == 1)
            .to_xml(self)
    }
}
