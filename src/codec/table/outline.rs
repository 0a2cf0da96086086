//! What is to be known of a class before any value of it is looked at.

use crate::value::Vocabulary;

use super::{AttributeInfo, ChildInfo, Content, Infos, Inline, Marks, Needs, Table, Vocabularies};

/// What a class says of all its values at once, found out at compile time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outline {
    pub(crate) marks: Marks,
    pub(crate) attributes: Infos<AttributeInfo>,
    pub(crate) children: Infos<ChildInfo>,
    /// Whether the own vocabulary requires a restriction.
    pub(crate) restricted: bool,
    /// Attributes that IODEF needs to say what the type says already.
    pub(crate) fixed: &'static [(&'static str, &'static str)],
    pub(crate) needs: Needs,
    /// Where a text is the first child of a row.
    pub(super) inlined: Option<Inline>,
    /// Where some value has another shape.
    pub(crate) reshaped: Vocabularies,
    /// Where a value can be said whatever it is.
    pub(crate) sayable: Vocabularies,
}

impl Outline {
    /// The row whose first child is the text of the element.
    pub(crate) fn inline(&self, vocabulary: Vocabulary) -> Option<usize> {
        let inline = self.inlined?;
        let here = inline.vocabularies.contains(vocabulary);
        here.then_some(inline.row)
    }

    pub(crate) const fn of<T>(table: &'static Table<T>) -> Self {
        let needs = Needs::of(table);
        let judged = table.expressible.is_some() || table.printed.is_some();
        let undecided = needs.deciding.or(Vocabularies::IODEF.only_if(judged));
        Self {
            marks: table.marks,
            attributes: Infos::of_attributes(table.attributes),
            children: match table.content {
                Content::Elements(rows) => Infos::of_children(rows),
                Content::Text { .. } | Content::Any { .. } => Infos::NONE,
            },
            restricted: table.restricted,
            fixed: table.fixed,
            needs,
            inlined: table.inline,
            sayable: Vocabularies::ALL
                .without(undecided)
                .or(Vocabularies::INCIDENT),
            reshaped: Vocabularies::IODEF1.only_if(table.shape_in_iodef1.is_some()),
        }
    }
}
