use crate::codec::output::Output;
use crate::error::Result;
use crate::model::Document;
use crate::value::{Bindings, ForeignElement, Vocabulary};

impl Document {
    /// The documents that stand in other XML, such as a message of RFC 6545
    /// (RID), in their order. Positions in errors are those of the document alone.
    ///
    /// ```
    /// use iodef::{Document, ForeignElement};
    ///
    /// let message = br#"<RID xmlns="urn:example:message"><Body>
    ///   <IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-1.0" version="1.00" lang="en">
    ///     <Incident purpose="mitigation">
    ///       <IncidentID name="csirt.example.com">7</IncidentID>
    ///       <ReportTime>2025-06-01T10:00:00Z</ReportTime>
    ///       <Assessment><Impact type="dos"/></Assessment>
    ///       <Contact role="creator" type="organization"><ContactName>A</ContactName></Contact>
    ///     </Incident>
    ///   </IODEF-Document>
    /// </Body></RID>"#;
    /// let documents = Document::embedded_in(&ForeignElement::from_slice(message)?)?;
    /// assert_eq!(documents[0].incidents[0].id.number, "7");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If one of them does not follow its vocabulary.
    pub fn embedded_in(tree: &ForeignElement) -> Result<Vec<Self>> {
        let mut documents = Vec::new();
        let mut open = vec![(tree, Bindings::default())];
        while let Some((element, around)) = open.pop() {
            let bindings = around.with(element.bindings.iter());
            if let Some(vocabulary) = vocabulary(element) {
                let mut root = element.clone();
                root.bindings = bindings;
                root.name.namespace = vocabulary.namespace().into();
                let mut out = Output::new(false);
                out.tree(&root)?;
                documents.push(Self::from_slice(out.take().as_bytes())?);
                continue;
            }
            let children: Vec<_> = element.elements().collect();
            open.extend(
                children
                    .into_iter()
                    .rev()
                    .map(|child| (child, bindings.clone())),
            );
        }
        Ok(documents)
    }
}

/// The vocabulary of a document's root. The examples of RFC 6545 leave its
/// namespace out, but not those of what it holds.
fn vocabulary(root: &ForeignElement) -> Option<Vocabulary> {
    let mut namespace = &*root.name.namespace;
    if namespace.is_empty() {
        namespace = &root.elements().next()?.name.namespace;
    }
    let vocabulary = Vocabulary::from_namespace(namespace)?;
    (*root.name.local == *vocabulary.root_name()).then_some(vocabulary)
}
