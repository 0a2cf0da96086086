use crate::codec::encode::attributes::lose_mark;
use crate::codec::encode::lost::Lost;
use crate::codec::encode::{Encoder, own_xml};
use crate::codec::node::{Body, Element, Node, Written};
use crate::codec::steps::{Step, steps};
use crate::error::Result;
use crate::value::{Mark, Vocabulary};

impl Encoder {
    /// Writes the first child of a row as attributes and text of its parent,
    /// whose start tag is open; the vocabulary has no place for other children.
    pub(super) fn inline<'a>(
        &mut self,
        node: &'a dyn Node,
        mark: Option<&'a Mark>,
        inline: usize,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let first = node.slot(inline).and_then(|slot| slot.get(0));
        let first = first.filter(|child| self.says_inline(node, inline, *child));
        if let (Some(child), Some(info)) = (first, node.child(inline)) {
            self.trail.enter_inline(info.name(0, self.vocabulary));
            let mut of_child = Lost::default();
            let attributes = child.node();
            attributes.write_attributes(None, "", &mut of_child, self)?;
            child
                .mark()
                .into_iter()
                .for_each(|mark| lose_mark(mark, &mut of_child));
            if let Body::Text(vocabularies, scalar) = child.node().body() {
                self.text(
                    child.node(),
                    child.mark(),
                    vocabularies,
                    scalar,
                    &mut of_child,
                )?;
            }
            self.lose(of_child)?;
            self.trail.leave();
        }
        steps(node, mark, self.manner, &mut |step| match step {
            Step::Item(row, 0) if row == inline && first.is_some() => Ok(()),
            Step::Item(row, index) => self.lose_item(node, row, index, lost),
            Step::Kept(kept) => self.lose_kept(node, kept, lost),
            Step::RowEnd(_) => Ok(()),
        })
    }

    /// Whether a reader finds the child again: an empty text that is not
    /// required would pass for none.
    fn says_inline(&self, node: &dyn Node, row: usize, child: &dyn Element) -> bool {
        let required = node
            .child(row)
            .is_some_and(|info| info.is_required(self.vocabulary));
        let of_child = child.node();
        let attributes = (0..of_child.attributes()).filter_map(|row| of_child.attribute(row));
        let mut said = attributes.filter(|(info, value)| {
            info.vocabularies.contains(self.vocabulary) && value.spelling(self.vocabulary).is_some()
        });
        let text = match of_child.body() {
            Body::Text(_, scalar) => match scalar.text(self.vocabulary) {
                Written::Exactly(text) | Written::Nearly(text) => !text.is_empty(),
            },
            Body::Elements | Body::Any(_) => false,
        };
        required || text || said.next().is_some()
    }

    pub(super) fn lose_item<'a>(
        &mut self,
        node: &'a dyn Node,
        row: usize,
        index: usize,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let child = node.slot(row).and_then(|slot| slot.get(index));
        let (Some(info), Some(child)) = (node.child(row), child) else {
            return Ok(());
        };
        let name = info.name(child.variant(), Vocabulary::Incident);
        let done = if info.vocabularies.contains(self.vocabulary) {
            self.lose_at(child, name, index, lost)
        } else {
            own_xml(child, name).map(|xml| lost.child(name, &xml))
        };
        done.map_err(|error| error.within(name, index + 1))
    }
}
