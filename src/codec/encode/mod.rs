//! The one encoder: from elements of any class to XML.

mod attributes;
mod document;
pub(crate) mod lost;
mod text;

use crate::codec::carry::{AFTER, CARRIED, KEPT, MEANING, POSITION};
use crate::codec::decode::MAX_ROWS;
use crate::codec::encode::lost::{Lost, expressible};
use crate::codec::node::{Body, Element, Node, Scalar, Written};
use crate::codec::output::Output;
use crate::codec::steps::{Step, belongs, steps};
use crate::codec::table::{ChildInfo, ENUM};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Anchor, ForeignNode, Kept, Mark, Vocabulary};

/// The prefix by which elements of RFC 7495 are written.
const ENUM_PREFIX: &str = "enum";

pub(crate) struct Encoder {
    pub(crate) out: Output,
    pub(crate) vocabulary: Vocabulary,
    /// The elements around the current one that can take what is lost.
    pub(crate) carriers: Vec<Carrier>,
}

/// An element that takes what it, and those inside it, cannot say.
#[derive(Debug, Default)]
pub(crate) struct Carrier {
    /// The path from the carrier to the current element.
    pub(crate) path: String,
    /// What is carried so far, as XML.
    pub(crate) entries: String,
}

impl Encoder {
    pub(crate) fn new(vocabulary: Vocabulary, pretty: bool) -> Self {
        Self {
            out: Output::new(pretty),
            vocabulary,
            carriers: Vec::new(),
        }
    }

    /// Writes an element under a name, all that is inside it included.
    pub(crate) fn element(
        &mut self,
        element: &dyn Element,
        prefix: &str,
        local: &str,
    ) -> Result<()> {
        let scope = self.out.scope();
        self.out.start(prefix, local);
        if prefix == ENUM_PREFIX && self.out.namespace(prefix) != Some(ENUM) {
            self.out.declare(prefix, ENUM)?;
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
        let carries = self.carries(element.node());
        if carries {
            self.carriers.push(Carrier::default());
        }
        let mut lost = Lost::default();
        self.attributes(element.node(), element.mark(), &mut lost)?;
        self.body(element, &mut lost)?;
        self.settle(lost, carries)?;
        if matches!(element.node().body(), Body::Elements) && !is_mixed(element.mark()) {
            self.out.last_line();
        }
        self.out.end(prefix, local);
        Ok(())
    }

    /// Whether a class has a place for what the vocabulary cannot say.
    pub(crate) fn carries(&self, node: &dyn Node) -> bool {
        self.vocabulary != Vocabulary::Incident
            && (0..node.children())
                .rev()
                .any(|row| node.child(row).is_some_and(|info| info.carries))
    }

    /// Hands on what is lost, and writes it if this is the element to carry it.
    pub(crate) fn settle(&mut self, lost: Lost<'_>, carries: bool) -> Result<()> {
        if let Some(carrier) = self.carriers.last_mut() {
            lost.write(carrier)?;
        }
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

    fn body<'a>(&mut self, element: &'a dyn Element, lost: &mut Lost<'a>) -> Result<()> {
        match element.node().body() {
            Body::Any(nodes) => {
                self.out.nodes(nodes)?;
                let mut kept = element.mark().into_iter().flat_map(Mark::children);
                kept.try_for_each(|node| self.node(node))
            }
            Body::Text(vocabularies, scalar) => self.text(element, vocabularies, scalar, lost),
            Body::Elements => self.children(element.node(), element.mark(), lost),
        }
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
        steps(node, mark, &mut |step| match step {
            Step::Item(row, index) => self.item(node, row, index, &mut written, lost),
            Step::RowEnd(row) => self.row_end(node, row, &written, lost),
            Step::Kept(kept) if belongs(node, kept, self.vocabulary) => {
                if !mixed {
                    self.out.line();
                }
                self.node(&kept.node)
            }
            Step::Kept(kept) => self.lose_kept(node, kept, lost),
        })
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
        let own_name = info.name(child.variant(), Vocabulary::Incident);
        if !info.vocabularies.contains(self.vocabulary) {
            let xml = own_xml(child, own_name).map_err(|e| e.within(own_name, index + 1))?;
            lost.children.push_str(&xml);
            return Ok(());
        }
        if !expressible(child, self.vocabulary) {
            return self
                .lose_at(child, own_name, index, lost)
                .map_err(|error| error.within(own_name, index + 1));
        }
        self.out.line();
        let ordinal = written.next(row);
        self.child(info, child, ordinal)
    }

    /// Writes a child that the vocabulary can say.
    pub(crate) fn child(
        &mut self,
        info: &ChildInfo,
        child: &dyn Element,
        ordinal: usize,
    ) -> Result<()> {
        let name = info.name(child.variant(), self.vocabulary);
        let prefix = match info.foreign_namespace(self.vocabulary) {
            Some(_) => ENUM_PREFIX,
            None => "",
        };
        let length = self.enter(name, ordinal);
        self.element(child, prefix, name)
            .map_err(|error| error.within(name, ordinal))?;
        if let Some(carrier) = self.carriers.last_mut() {
            carrier.path.truncate(length);
        }
        Ok(())
    }

    /// Adds a child to the current path; returns how long the path was.
    fn enter(&mut self, name: &str, ordinal: usize) -> usize {
        let Some(carrier) = self.carriers.last_mut() else {
            return 0;
        };
        let length = carrier.path.len();
        if length > 0 {
            carrier.path.push('/');
        }
        carrier.path.push_str(name);
        carrier.path.push('[');
        carrier.path.push_str(&ordinal.to_string());
        carrier.path.push(']');
        length
    }

    /// Writes what stands in for a time that is required and absent.
    fn row_end<'a>(
        &mut self,
        node: &'a dyn Node,
        row: usize,
        written: &Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let required = node
            .child(row)
            .filter(|info| info.required.contains(self.vocabulary) && written.of(row) == 0);
        let Some(info) = required else {
            return Ok(());
        };
        let name = info.name(0, self.vocabulary);
        let Some(time) = node.derived_time().filter(|_| info.derived) else {
            return Err(Error::new(ErrorKind::Missing { name: name.into() }));
        };
        self.out.line();
        self.out.start("", name);
        match time.text(self.vocabulary) {
            Written::Exactly(text) | Written::Nearly(text) => self.out.characters(&text)?,
        }
        self.out.end("", name);
        lost.derived(info.name(0, Vocabulary::Incident), self.carriers.last())
    }

    fn lose_at(
        &mut self,
        child: &dyn Element,
        name: &str,
        index: usize,
        lost: &mut Lost<'_>,
    ) -> Result<()> {
        let xml = own_xml(child, name)?;
        lost.placed(self.carriers.last(), (POSITION, &index.to_string()), &xml)
    }

    fn lose_kept(&mut self, node: &dyn Node, kept: &Kept, lost: &mut Lost<'_>) -> Result<()> {
        let mut out = own_output();
        out.nodes(std::slice::from_ref(&kept.node))?;
        let anchor = kept.anchor;
        let after = match node.child(anchor.row) {
            _ if anchor == Anchor::END => String::new(),
            Some(info) => {
                // A kind that is kept as a tree may have the name of one that is not.
                let kept = if info.is_kept() { KEPT } else { "" };
                let name = info.name(0, Vocabulary::Incident);
                format!("{kept}{name}[{}]", anchor.count)
            }
            None => format!("[{}]", anchor.count),
        };
        lost.placed(self.carriers.last(), (AFTER, &after), &out.take())
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

fn own_xml(element: &dyn Element, name: &str) -> Result<String> {
    let mut encoder = Encoder {
        out: own_output(),
        vocabulary: Vocabulary::Incident,
        carriers: Vec::new(),
    };
    encoder.element(element, "", name)?;
    Ok(encoder.out.take())
}
