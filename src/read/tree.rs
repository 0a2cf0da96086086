use std::io::BufRead;

use crate::codec::decode::Decoder;
use crate::codec::source::{Token, TokenSource, XmlTokens};
use crate::value::{Bindings, ForeignElement, Vocabulary};
use crate::{Error, Limits, Result};

impl ForeignElement {
    /// Reads an XML document of another vocabulary as a tree, to add it to an
    /// incident as data or to read it further.
    ///
    /// ```
    /// use iodef::{ErrorKind, ForeignElement};
    ///
    /// let element = ForeignElement::from_slice(b"<t:ticket xmlns:t='urn:example' queue='night'/>")?;
    /// assert_eq!(&*element.name.namespace, "urn:example");
    /// assert_eq!(element.attribute("queue"), Some("night"));
    ///
    /// let error = ForeignElement::from_slice(b"<!DOCTYPE a><a/>").unwrap_err();
    /// assert_eq!(*error.kind(), ErrorKind::Doctype);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the document is not well-formed XML 1.0 with namespaces, has a document
    /// type declaration, or passes a default limit.
    pub fn from_slice(bytes: &[u8]) -> Result<Self> {
        Self::from_reader(bytes, Limits::default())
    }

    /// Reads an XML document of another vocabulary as a tree, within limits.
    ///
    /// ```
    /// use iodef::{ForeignElement, Limits};
    ///
    /// let read = |depth| {
    ///     ForeignElement::from_reader(&b"<a><b/></a>"[..], Limits::default().with_depth(depth))
    /// };
    /// assert_eq!(read(2)?.elements().count(), 1);
    /// assert!(read(1).is_err());
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the input cannot be read, and as [`from_slice`](Self::from_slice).
    pub fn from_reader<R: BufRead>(reader: R, limits: Limits) -> Result<Self> {
        let mut source = XmlTokens::new(reader, limits);
        source.limit_document();
        source.advance()?;
        let mut decoder = Decoder::new(&mut source, Vocabulary::Incident, false);
        let tree = decoder.tree(&Bindings::default())?;
        match source.advance()? {
            Token::Eof => Ok(tree),
            Token::Start | Token::End => {
                Err(Error::xml("more than one root element").at(source.position()))
            }
        }
    }
}
