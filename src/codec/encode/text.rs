use std::borrow::Cow;

use crate::codec::encode::Encoder;
use crate::codec::encode::lost::Lost;
use crate::codec::node::{Node, Scalar, Written};
use crate::codec::steps::belongs;
use crate::codec::table::Vocabularies;
use crate::error::Result;
use crate::value::{Mark, Vocabulary};

impl Encoder {
    /// Writes a text, whatever stands in it or is lost of it.
    #[inline(never)]
    pub(super) fn text<'a>(
        &mut self,
        node: &'a dyn Node,
        mark: Option<&'a Mark>,
        vocabularies: Vocabularies,
        scalar: &dyn Scalar,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let written = mark.and_then(|mark| mark.written.as_deref());
        let said = scalar.text(self.vocabulary);
        let in_full = match &said {
            Written::Exactly(text) => Cow::Borrowed(&**text),
            Written::Nearly(_) => match scalar.text(Vocabulary::Incident) {
                Written::Exactly(text) | Written::Nearly(text) => text,
            },
        };
        let in_full = written
            .filter(|w| w.trim_ascii() == in_full || in_full.is_empty() && scalar.is_loose())
            .unwrap_or(&in_full);
        let by_errata = self.manner.follows_errata() && vocabularies.contains_errata();
        if !vocabularies.contains(self.vocabulary) && !by_errata {
            if !in_full.trim_ascii().is_empty() {
                lost.text(in_full, "");
            }
            return self.kept_in_text("", node, mark, lost);
        }
        match &said {
            Written::Exactly(_) => self.kept_in_text(in_full, node, mark, lost),
            Written::Nearly(text) => {
                lost.text(in_full, text);
                self.kept_in_text(text, node, mark, lost)
            }
        }
    }

    /// Writes a text with the trees that stand in it.
    fn kept_in_text<'a>(
        &mut self,
        text: &str,
        node: &'a dyn Node,
        mark: Option<&'a Mark>,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let kept = mark.map_or(&[][..], |mark| &mark.kept);
        let mut done = 0;
        for kept in kept {
            if !belongs(kept, self.vocabulary) {
                self.lose_kept(node, kept, lost)?;
                continue;
            }
            let until = kept.anchor.count.clamp(done, text.len());
            if let Some(piece) = text.get(done..until) {
                self.out.characters(piece)?;
                done = until;
            }
            self.node(&kept.node)?;
        }
        self.out.characters(text.get(done..).unwrap_or_default())
    }
}
