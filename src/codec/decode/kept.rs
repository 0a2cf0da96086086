//! What the model has no type for is kept as a tree.

use crate::codec::carry::KEPT;
use crate::codec::decode::Decoder;
use crate::codec::source::{Token, TokenSource};
use crate::error::Result;
use crate::value::{
    Anchor, Bindings, ForeignAttribute, ForeignElement, ForeignName, ForeignNode, Kept, MarkBox,
    Vocabulary,
};

impl<S: TokenSource> Decoder<'_, S> {
    pub(super) fn keep_tree(&mut self, mark: &mut MarkBox, anchor: Anchor) -> Result<()> {
        let tree = self.tree(&Bindings::default())?;
        self.keep(mark, anchor, tree.into());
        Ok(())
    }

    /// The same between elements, where the own vocabulary may have to wrap it.
    pub(super) fn keep_child(&mut self, mark: &mut MarkBox, anchor: Anchor) -> Result<()> {
        let mut tree = self.tree(&Bindings::default())?;
        if self.vocabulary == Vocabulary::Incident {
            unwrap(&mut tree);
        }
        self.keep(mark, anchor, tree.into());
        Ok(())
    }

    pub(super) fn keep(&self, mark: &mut MarkBox, anchor: Anchor, node: ForeignNode) {
        mark.get_mut().kept.push(Kept {
            anchor,
            node,
            origin: self.vocabulary,
        });
    }

    /// Reads the element whose start tag is current as a tree; `around` is
    /// what the tree around it has in scope.
    pub(crate) fn tree(&mut self, around: &Bindings) -> Result<ForeignElement> {
        let tag = self.source.tag();
        let name = ForeignName::new(tag.namespace(), tag.local, tag.prefix());
        let attributes = tag.attributes().map(|attribute| {
            let name =
                ForeignName::new(attribute.namespace(), attribute.local(), attribute.prefix());
            ForeignAttribute::new(name, attribute.value())
        });
        let mut element = ForeignElement::new(name);
        element.attributes = attributes.collect();
        let bindings = self.source.bindings();
        element.bindings = bindings.beyond(around);
        self.inside(&mut element.children, &bindings)?;
        Ok(element)
    }

    /// Reads what stands in the element whose start tag is current.
    pub(super) fn nodes(&mut self, nodes: &mut Vec<ForeignNode>) -> Result<()> {
        self.inside(nodes, &Bindings::default())
    }

    fn inside(&mut self, nodes: &mut Vec<ForeignNode>, around: &Bindings) -> Result<()> {
        loop {
            let token = self.source.advance()?;
            if !self.source.text().is_empty() {
                nodes.push(ForeignNode::Text(self.source.text().into()));
            }
            match token {
                Token::Start => nodes.push(self.tree(around)?.into()),
                Token::End | Token::Eof => return Ok(()),
            }
        }
    }
}

/// Takes an element out of the one that says that it is kept.
pub(crate) fn unwrap(tree: &mut ForeignElement) {
    let name = &tree.name;
    let ours = *name.namespace == *Vocabulary::Incident.namespace() && &*name.local == KEPT;
    let [ForeignNode::Element(inner)] = &*tree.children else {
        return;
    };
    if ours && tree.attributes.is_empty() {
        let mut inner = inner.clone();
        inner.bindings = tree.bindings.with(inner.bindings.iter());
        *tree = inner;
    }
}
