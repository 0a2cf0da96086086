//! The one encoder: from elements of any class to XML.

mod attributes;
mod children;
mod document;
mod expressible;
mod inline;
mod kept;
mod lost;
mod manner;
mod text;
mod trail;

use crate::codec::carry::{AFTER, CARRIED, MEANING, POSITION};
use crate::codec::encode::kept::{is_wrapper, wrapped};
use crate::codec::encode::lost::Here;
use crate::codec::encode::trail::Trail;
use crate::codec::glance::Glance as _;
use crate::codec::node::{Class, Element, Node};
use crate::codec::output::Output;
use crate::codec::table::Content;
use crate::error::Result;
use crate::value::{Anchor, ForeignNode, Kept, Loss, Mark, Vocabulary};

pub(crate) use crate::codec::output::TagName;
pub(crate) use children::{Count, Family};
pub(crate) use expressible::is_expressible;
pub(crate) use lost::Lost;
pub(crate) use manner::Manner;

pub(crate) struct Encoder {
    pub(crate) out: Output,
    pub(crate) vocabulary: Vocabulary,
    manner: Manner,
    /// The elements around the current one that can take what is lost.
    pub(crate) carriers: Vec<Carrier>,
    trail: Trail,
    pub(crate) losses: Vec<Loss>,
}

/// An element that takes what it, and those inside it, cannot say.
#[derive(Debug, Default)]
pub(crate) struct Carrier {
    /// How deep it is.
    depth: usize,
    /// What is carried so far, as XML.
    pub(crate) entries: String,
    /// Whether it is the document, which another element carries for.
    pub(crate) of_document: bool,
}

impl Carrier {
    pub(crate) fn at(depth: usize) -> Self {
        Self {
            depth,
            ..Self::default()
        }
    }
}

impl Encoder {
    pub(crate) fn new(manner: Manner, out: Output) -> Self {
        Self {
            out,
            vocabulary: manner.vocabulary,
            manner,
            carriers: Vec::new(),
            trail: Trail::default(),
            losses: Vec::new(),
        }
    }

    /// Writes an element under a name, all that is inside it included.
    #[expect(
        clippy::inline_always,
        reason = "a call for each element takes a twentieth of the time"
    )]
    #[inline(always)]
    pub(crate) fn element<T: Class>(
        &mut self,
        value: &T,
        mark: Option<&Mark>,
        name: TagName<'_>,
    ) -> Result<()> {
        if value.outline().reshaped.contains(self.vocabulary)
            && let Some(other) = value.reshaped()
        {
            return other.write(mark, name, self);
        }
        let scope = self.out.scope();
        self.out.open(&name)?;
        self.rest_of_element(value, mark, name)?;
        self.out.leave_scope(scope);
        Ok(())
    }

    /// Writes what follows the name of an element.
    #[inline]
    pub(crate) fn rest_of_element<T: Class>(
        &mut self,
        value: &T,
        mark: Option<&Mark>,
        name: TagName<'_>,
    ) -> Result<()> {
        let carries = value.outline().needs.carries.contains(self.vocabulary);
        if carries {
            self.carriers.push(Carrier::at(self.trail.depth()));
        }
        let mut lost = Lost::default();
        self.attributes(value, mark, name.local(), &mut lost)?;
        let has_lines = self.body(value, mark, &mut lost)?;
        self.settle(lost, carries)?;
        if has_lines && !is_mixed(mark) {
            self.out.last_line();
        }
        self.out.close(&name);
        Ok(())
    }

    /// Writes what stands between the tags; says whether it is elements, each
    /// of which may have a line.
    fn body<'a, T: Class>(
        &mut self,
        value: &'a T,
        mark: Option<&'a Mark>,
        lost: &mut Lost<'a>,
    ) -> Result<bool> {
        match &T::TABLE.content {
            Content::Any { get, .. } => {
                self.out.nodes(get(value))?;
                let mut kept = mark.into_iter().flat_map(Mark::children);
                kept.try_for_each(|node| self.node(node))?;
                Ok(false)
            }
            Content::Text {
                vocabularies, get, ..
            } => {
                let scalar = get(value);
                let is_bare =
                    mark.is_none_or(|mark| mark.written.is_none() && mark.kept.is_empty());
                let is_plain = is_bare && vocabularies.contains(self.vocabulary);
                if !is_plain || !scalar.write(self.vocabulary, &mut self.out)? {
                    self.text(value, mark, *vocabularies, scalar, lost)?;
                }
                Ok(false)
            }
            Content::Elements(_) => {
                if let Some(row) = value.outline().inline(self.vocabulary) {
                    self.inline(value, mark, row, lost)?;
                    return Ok(false);
                }
                self.children(value, mark, Count::default(), lost)?;
                Ok(true)
            }
        }
    }

    /// The current element, as entries speak of it.
    fn here(&self) -> Here {
        let here = self.carriers.last().map(|carrier| Here {
            path: self.trail.path_from(carrier.depth),
            of_document: carrier.of_document,
        });
        here.unwrap_or_default()
    }

    /// Hands on what is lost, and writes it if this is the element to carry it.
    #[inline]
    pub(crate) fn settle(&mut self, lost: Lost<'_>, carries: bool) -> Result<()> {
        self.lose(lost)?;
        if !carries {
            return Ok(());
        }
        match self.carriers.pop() {
            Some(own) if !own.entries.is_empty() => self.carry(&own.entries),
            _ => Ok(()),
        }
    }

    #[cold]
    fn carry(&mut self, entries: &str) -> Result<()> {
        self.out.line();
        self.out.start("", "AdditionalData");
        self.out.attribute("dtype", "xml")?;
        self.out.attribute("meaning", MEANING)?;
        let scope = self.out.scope();
        self.out.start("", CARRIED);
        self.out.declare("", Vocabulary::Incident.namespace())?;
        self.out.raw(entries);
        self.out.end("", CARRIED);
        self.out.leave_scope(scope);
        self.out.end("", "AdditionalData");
        Ok(())
    }

    fn node(&mut self, node: &ForeignNode) -> Result<()> {
        self.out.nodes(std::slice::from_ref(node))
    }

    pub(super) fn lose_at(
        &mut self,
        child: &dyn Element,
        name: &str,
        index: usize,
        lost: &mut Lost<'_>,
    ) -> Result<()> {
        let xml = own_xml(child, name)?;
        let place = (POSITION, &*index.to_string());
        lost.placed(&self.here(), name, place, &xml)
    }

    pub(super) fn lose_kept(
        &mut self,
        node: &dyn Node,
        kept: &Kept,
        lost: &mut Lost<'_>,
    ) -> Result<()> {
        let mut out = own_output();
        if is_wrapper(node, &kept.node) {
            wrapped(&mut out, &kept.node)?;
        } else {
            out.nodes(std::slice::from_ref(&kept.node))?;
        }
        let anchor = kept.anchor;
        let after = match node.child(anchor.row) {
            _ if anchor == Anchor::END => String::new(),
            Some(info) => {
                format!("{}[{}]", info.name(0, Vocabulary::Incident), anchor.count)
            }
            None => format!("[{}]", anchor.count),
        };
        let what = match &kept.node {
            ForeignNode::Element(element) => &element.name.local,
            ForeignNode::Text(_) => "text",
        };
        lost.placed(&self.here(), what, (AFTER, &after), &out.take())
    }
}

/// Whether text stands between the elements, which white space would change.
fn is_mixed(mark: Option<&Mark>) -> bool {
    let mut kept = mark.into_iter().flat_map(|mark| &mark.kept);
    kept.any(|kept| matches!(kept.node, ForeignNode::Text(_)))
}

/// An output where the own vocabulary is the default namespace.
pub(crate) fn own_output() -> Output {
    let mut out = Output::new(false);
    out.assume("", Vocabulary::Incident.namespace());
    out
}

pub(crate) fn own_xml(element: &dyn Element, name: &str) -> Result<String> {
    let mut encoder = Encoder::new(Manner::of(Vocabulary::Incident), own_output());
    let name = TagName::Plain(name);
    element.node().write(element.mark(), name, &mut encoder)?;
    Ok(encoder.out.take())
}
