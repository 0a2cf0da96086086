//! The one encoder: from elements of any class to XML.

mod attributes;
mod document;
mod inline;
pub(crate) mod lost;
mod manner;
mod text;

use crate::codec::carry::{AFTER, CARRIED, MEANING, POSITION};
use crate::codec::encode::lost::{Lost, expressible};
use crate::codec::node::{Body, Element, Node};
use crate::codec::output::Output;
use crate::codec::steps::{Step, belongs, serves, steps};
use crate::codec::table::MAX_ROWS;
use crate::codec::table::{ChildInfo, prefix};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Anchor, ForeignNode, Kept, Loss, Mark, Vocabulary};

pub(crate) use manner::Manner;

pub(crate) struct Encoder {
    pub(crate) out: Output,
    pub(crate) vocabulary: Vocabulary,
    manner: Manner,
    /// The elements around the current one that can take what is lost.
    pub(crate) carriers: Vec<Carrier>,
    /// The path of the current element, where losses are told.
    trail: String,
    pub(crate) losses: Vec<Loss>,
}

/// An element that takes what it, and those inside it, cannot say.
#[derive(Debug, Default)]
pub(crate) struct Carrier {
    /// The path from the carrier to the current element.
    pub(crate) path: String,
    /// What is carried so far, as XML.
    pub(crate) entries: String,
    /// Whether it is the document, which another element carries for.
    pub(crate) of_document: bool,
}

impl Encoder {
    pub(crate) fn new(manner: Manner, out: Output) -> Self {
        Self {
            out,
            vocabulary: manner.vocabulary,
            manner,
            carriers: Vec::new(),
            trail: String::new(),
            losses: Vec::new(),
        }
    }

    /// Writes an element under a name, all that is inside it included; the
    /// namespace is none if it is that of the vocabulary.
    pub(crate) fn element(
        &mut self,
        element: &dyn Element,
        namespace: Option<&str>,
        local: &str,
    ) -> Result<()> {
        let scope = self.out.scope();
        let prefix = namespace.map_or("", prefix);
        self.out.start(prefix, local);
        if let Some(namespace) = namespace.filter(|n| self.out.namespace(prefix) != Some(n)) {
            self.out.declare(prefix, namespace)?;
        }
        self.rest_of_element(element, prefix, local)?;
        self.out.leave_scope(scope);
        Ok(())
    }

    /// Writes what follows the name of an element.
    pub(crate) fn rest_of_element(
        &mut self,
        element: &dyn Element,
        prefix: &str,
        local: &str,
    ) -> Result<()> {
        let reshaped = element.node().reshaped(self.vocabulary);
        let node = reshaped.as_deref().unwrap_or(element.node());
        let mark = element.mark();
        let carries = self.carries(node);
        if carries {
            self.carriers.push(Carrier::default());
        }
        let mut lost = Lost::default();
        self.attributes(node, mark, local, &mut lost)?;
        let inline = node.inline(self.vocabulary);
        match (node.body(), inline) {
            (Body::Any(nodes), _) => {
                self.out.nodes(nodes)?;
                let mut kept = mark.into_iter().flat_map(Mark::children);
                kept.try_for_each(|node| self.node(node))?;
            }
            (Body::Text(vocabularies, scalar), _) => {
                self.text(node, mark, vocabularies, scalar, &mut lost)?;
            }
            (Body::Elements, Some(row)) => self.inline(node, mark, row, &mut lost)?,
            (Body::Elements, None) => self.children(node, mark, &mut lost)?,
        }
        self.settle(lost, carries)?;
        let has_lines = matches!(node.body(), Body::Elements) && inline.is_none();
        if has_lines && !is_mixed(mark) {
            self.out.last_line();
        }
        self.out.end(prefix, local);
        Ok(())
    }

    /// Whether a class has a place for what the vocabulary cannot say.
    pub(crate) fn carries(&self, node: &dyn Node) -> bool {
        self.vocabulary != Vocabulary::Incident
            && !node.needs().carriers.within(self.vocabulary).is_empty()
    }

    /// Hands on what is lost, and writes it if this is the element to carry it.
    pub(crate) fn settle(&mut self, lost: Lost<'_>, carries: bool) -> Result<()> {
        self.lose(lost)?;
        let entries = if carries {
            self.carriers.pop().map(|carrier| carrier.entries)
        } else {
            None
        };
        match entries.filter(|entries| !entries.is_empty()) {
            Some(entries) => self.carry(&entries),
            None => Ok(()),
        }
    }

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

    pub(crate) fn children<'a>(
        &mut self,
        node: &'a dyn Node,
        mark: Option<&'a Mark>,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        self.children_but(node, mark, Count::default(), lost)
    }

    /// Writes the children, some of which may have been written elsewhere.
    pub(crate) fn children_but<'a>(
        &mut self,
        node: &'a dyn Node,
        mark: Option<&'a Mark>,
        mut written: Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let mixed = is_mixed(mark);
        let closing = node.needs().closing.within(self.vocabulary);
        steps(node, mark, self.manner, &mut |step| match step {
            Step::Item(row, index) => self.item(node, row, index, &mut written, lost),
            Step::RowEnd(row) if closing.contains(row) => self.row_end(node, row, &written, lost),
            Step::RowEnd(_) => Ok(()),
            Step::Kept(kept) if belongs(kept, self.vocabulary) => {
                if !mixed {
                    self.out.line();
                }
                self.node(&kept.node)
            }
            Step::Kept(kept) => self.lose_kept(node, kept, lost),
        })?;
        self.lose_order(node, mark, &written, lost);
        Ok(())
    }

    fn item<'a>(
        &mut self,
        node: &'a dyn Node,
        row: usize,
        index: usize,
        written: &mut Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let child = node.slot(row).and_then(|slot| slot.get(index));
        let (Some(info), Some(child)) = (node.child(row), child) else {
            return Ok(());
        };
        let is_last = node.slot(row).is_none_or(|slot| index + 1 == slot.len());
        let errata = info.errata.filter(|_| self.manner.follows_errata());
        let name = info.name_among(child.variant(), is_last, self.vocabulary);
        let name = errata.unwrap_or(name);
        let possible = info.vocabularies.contains(self.vocabulary)
            && !name.is_empty()
            && self.has_room(info, written, row)
            && expressible(child, self.manner);
        if !possible {
            return self.lose_item(node, row, index, lost);
        }
        self.out.line();
        let ordinal = written.next(row);
        self.child(info, child, name, ordinal)
    }

    /// Notes an order that the vocabulary does not allow, or that what is
    /// written does not tell in full.
    fn lose_order(
        &self,
        node: &dyn Node,
        mark: Option<&Mark>,
        written: &Count,
        lost: &mut Lost<'_>,
    ) {
        let Some(order) = mark.and_then(|mark| mark.order.as_deref()) else {
            return;
        };
        let in_part = (0..node.children()).any(|row| {
            node.slot(row)
                .is_some_and(|slot| slot.len() > written.of(row))
        });
        if self.vocabulary != Vocabulary::Incident && (in_part || !serves(node, order, self.manner))
        {
            let infos = order.iter().filter_map(|row| node.child(usize::from(*row)));
            let own = infos.filter(|info| info.vocabularies.contains(Vocabulary::Incident));
            lost.order(own.map(|info| info.name(0, Vocabulary::Incident)));
        }
    }

    /// Whether there may be one more child of a row.
    fn has_room(&self, info: &ChildInfo, written: &Count, row: usize) -> bool {
        let excluded = info.is_exclusive(self.vocabulary)
            && row
                .checked_sub(1)
                .is_some_and(|other| written.of(other) > 0);
        !excluded && (info.is_many(self.vocabulary) || written.of(row) == 0)
    }

    /// Writes a child that the vocabulary can say.
    fn child(
        &mut self,
        info: &ChildInfo,
        child: &dyn Element,
        name: &str,
        ordinal: usize,
    ) -> Result<()> {
        let namespace = info.foreign_namespace(self.vocabulary);
        let length = self.enter(name, ordinal);
        let trail = self.follow(name, ordinal);
        self.element(child, namespace, name)
            .map_err(|error| error.within(name, ordinal))?;
        self.trail.truncate(trail);
        if let Some(carrier) = self.carriers.last_mut() {
            carrier.path.truncate(length);
        }
        Ok(())
    }

    /// Adds a child to the current path; returns how long the path was.
    pub(super) fn enter(&mut self, name: &str, ordinal: usize) -> usize {
        let Some(carrier) = self.carriers.last_mut() else {
            return 0;
        };
        let length = carrier.path.len();
        if length > 0 {
            carrier.path.push('/');
        }
        carrier.path.push_str(name);
        push_ordinal(&mut carrier.path, ordinal);
        length
    }

    /// Writes what stands in for a child that is required and absent.
    fn row_end<'a>(
        &mut self,
        node: &'a dyn Node,
        row: usize,
        written: &Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let Some(info) = node.child(row).filter(|_| written.of(row) == 0) else {
            return Ok(());
        };
        if self.vocabulary != Vocabulary::Incident
            && info.derived
            && let Some(derived) = node.derived(row, self.vocabulary)
        {
            self.out.line();
            let name = info.name(derived.variant(), self.vocabulary);
            self.child(info, &*derived, name, 1)?;
            let own_name = info.name(derived.variant(), Vocabulary::Incident);
            return lost.derived(own_name, self.carriers.last());
        }
        if info.is_required(self.vocabulary) {
            let name = info.name(0, self.vocabulary).into();
            return Err(Error::new(ErrorKind::Missing { name }));
        }
        Ok(())
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
        lost.placed(self.carriers.last(), name, place, &xml)
    }

    pub(super) fn lose_kept(
        &mut self,
        node: &dyn Node,
        kept: &Kept,
        lost: &mut Lost<'_>,
    ) -> Result<()> {
        let mut out = own_output();
        out.nodes(std::slice::from_ref(&kept.node))?;
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
        lost.placed(self.carriers.last(), what, (AFTER, &after), &out.take())
    }
}

/// Appends an ordinal to a path, `[1]` mostly.
fn push_ordinal(path: &mut String, ordinal: usize) {
    match ordinal {
        1 => path.push_str("[1]"),
        _ => path.extend(["[", &ordinal.to_string(), "]"]),
    }
}

/// Whether text stands between the elements, which white space would change.
fn is_mixed(mark: Option<&Mark>) -> bool {
    let mut kept = mark.into_iter().flat_map(|mark| &mark.kept);
    kept.any(|kept| matches!(kept.node, ForeignNode::Text(_)))
}

/// How many children of each row were written.
#[derive(Debug, Default)]
pub(crate) struct Count([usize; MAX_ROWS]);

impl Count {
    pub(crate) fn with(row: usize, count: usize) -> Self {
        let mut counts = Self::default();
        if let Some(of_row) = counts.0.get_mut(row) {
            *of_row = count;
        }
        counts
    }

    fn next(&mut self, row: usize) -> usize {
        let Some(count) = self.0.get_mut(row) else {
            return 0;
        };
        *count += 1;
        *count
    }

    fn of(&self, row: usize) -> usize {
        self.0.get(row).copied().unwrap_or(0)
    }
}

/// An output where the own vocabulary is the default namespace.
pub(crate) fn own_output() -> Output {
    let mut out = Output::new(false);
    out.assume("", Vocabulary::Incident.namespace());
    out
}

pub(crate) fn own_xml(element: &dyn Element, name: &str) -> Result<String> {
    let mut encoder = Encoder::new(Manner::of(Vocabulary::Incident), own_output());
    encoder.element(element, None, name)?;
    Ok(encoder.out.take())
}
