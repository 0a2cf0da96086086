use std::ops::Range;
use std::sync::OnceLock;

use super::failure::passed;
use crate::codec::places::{FEW, Places};
use crate::error::{Error, Limit};
use crate::value::{Bindings, Vocabulary};

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// What a name is in: a namespace by its declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Namespace {
    #[default]
    None,
    Xml,
    Bound(usize),
}

/// The namespace declarations in scope.
#[derive(Clone, Debug, Default)]
pub(super) struct Scopes {
    /// Prefix and URI of each binding, one behind the other.
    arena: String,
    bindings: Vec<Binding>,
    default: Namespace,
    frames: Vec<Frame>,
    /// Where prefixes stand, as soon as there are many.
    places: Option<Box<Places>>,
}

/// An element that declares something.
#[derive(Clone, Debug)]
struct Frame {
    /// Where its declarations start.
    start: usize,
    /// What is in scope in it, once asked for.
    shared: OnceLock<Bindings>,
}

#[derive(Clone, Debug)]
struct Binding {
    start: usize,
    middle: usize,
    end: usize,
    vocabulary: Option<Vocabulary>,
}

impl Scopes {
    /// How many declarations there are, to go back to.
    pub(super) fn depth(&self) -> usize {
        self.bindings.len()
    }

    /// Adds a declaration of the element whose declarations start at `own`.
    pub(super) fn declare(
        &mut self,
        own: usize,
        prefix: &str,
        uri: &str,
        allowed: u64,
    ) -> Result<(), Error> {
        check(prefix, uri)?;
        if self.place(prefix).is_some_and(|place| place >= own) {
            let colon = if prefix.is_empty() { "" } else { ":" };
            return Err(Error::xml(format!(
                "attribute \"xmlns{colon}{prefix}\" appears twice"
            )));
        }
        if u64::try_from(self.depth()).is_ok_and(|depth| depth >= allowed) {
            return Err(passed(Limit::Namespaces, allowed));
        }
        if self.depth() == own {
            self.frames.push(Frame {
                start: own,
                shared: OnceLock::new(),
            });
        }
        let place = self.depth();
        let start = self.arena.len();
        self.arena.push_str(prefix);
        let middle = self.arena.len();
        self.arena.push_str(uri);
        self.bindings.push(Binding {
            start,
            middle,
            end: self.arena.len(),
            vocabulary: Vocabulary::from_namespace(uri),
        });
        self.note(place, prefix);
        if prefix.is_empty() {
            self.default = self.find_default();
        }
        Ok(())
    }

    /// Notes where the prefix that was declared last stands, if there are many.
    fn note(&mut self, place: usize, prefix: &str) {
        if let Some(places) = &mut self.places {
            places.note(prefix, place);
        } else if place == FEW {
            let mut places = Box::<Places>::default();
            (0..=place).for_each(|place| places.note(self.prefix(place), place));
            self.places = Some(places);
        }
    }

    /// Takes declarations back until there are `depth`.
    #[inline]
    pub(super) fn leave(&mut self, depth: usize) {
        if depth < self.bindings.len() {
            self.forget(depth);
        }
    }

    fn forget(&mut self, depth: usize) {
        if let Some(mut places) = self.places.take() {
            (depth..self.depth()).for_each(|place| places.forget_last(self.prefix(place)));
            self.places = Some(places);
        }
        let end = self.bindings.get(depth).map_or(0, |binding| binding.start);
        self.arena.truncate(end);
        self.bindings.truncate(depth);
        while self.frames.pop_if(|frame| frame.start >= depth).is_some() {}
        self.default = self.find_default();
    }

    fn find_default(&self) -> Namespace {
        self.find_bound("").unwrap_or_default()
    }

    /// The namespace of elements without a prefix.
    #[inline]
    pub(super) fn unprefixed(&self) -> Namespace {
        self.default
    }

    /// The namespace of a prefix, which is not empty.
    pub(super) fn find(&self, prefix: &str) -> Option<Namespace> {
        if prefix == "xml" {
            return Some(Namespace::Xml);
        }
        self.find_bound(prefix)
    }

    fn find_bound(&self, prefix: &str) -> Option<Namespace> {
        let index = self.place(prefix)?;
        let undeclared = self.bound_uri(index).is_empty();
        Some(if undeclared {
            Namespace::None
        } else {
            Namespace::Bound(index)
        })
    }

    /// Where the innermost declaration of a prefix stands.
    fn place(&self, prefix: &str) -> Option<usize> {
        match &self.places {
            Some(places) => places.of(prefix).last().copied(),
            None => (0..self.depth()).rfind(|&place| self.prefix(place) == prefix),
        }
    }

    pub(super) fn uri(&self, namespace: Namespace) -> &str {
        match namespace {
            Namespace::None => "",
            Namespace::Xml => XML,
            Namespace::Bound(index) => self.bound_uri(index),
        }
    }

    pub(super) fn vocabulary(&self, namespace: Namespace) -> Option<Vocabulary> {
        match namespace {
            Namespace::Bound(index) => self.bindings.get(index)?.vocabulary,
            Namespace::None | Namespace::Xml => None,
        }
    }

    /// All bindings in scope. Each element's are built once, on those around it,
    /// so that many elements with few declarations each cost no more than those.
    pub(super) fn share(&self) -> Bindings {
        if let Some(shared) = self.frames.last().and_then(|frame| frame.shared.get()) {
            return shared.clone();
        }
        let starts = self.frames.iter().map(|frame| frame.start);
        let ends = starts.skip(1).chain([self.depth()]);
        let frames = self.frames.iter().zip(ends);
        frames.fold(Bindings::default(), |outer, (frame, end)| {
            let build = || outer.with(self.declared(frame.start..end));
            frame.shared.get_or_init(build).clone()
        })
    }

    fn declared(&self, range: Range<usize>) -> impl Iterator<Item = (&str, &str)> {
        range
            .map(|index| (self.prefix(index), self.bound_uri(index)))
            .filter(|&(prefix, _)| prefix != "xml")
    }

    fn prefix(&self, index: usize) -> &str {
        let range = self
            .bindings
            .get(index)
            .map(|binding| binding.start..binding.middle);
        range
            .and_then(|range| self.arena.get(range))
            .unwrap_or_default()
    }

    fn bound_uri(&self, index: usize) -> &str {
        let range = self
            .bindings
            .get(index)
            .map(|binding| binding.middle..binding.end);
        range
            .and_then(|range| self.arena.get(range))
            .unwrap_or_default()
    }
}

/// The constraints of Namespaces in XML 1.0 on a declaration by itself.
fn check(prefix: &str, uri: &str) -> Result<(), Error> {
    let complaint = match (prefix, uri) {
        ("xml", XML) => return Ok(()),
        ("xml" | "xmlns", _) => "a reserved namespace prefix is declared",
        (_, XML | XMLNS) => "a reserved namespace is bound to a prefix or as default",
        ("", _) => return Ok(()),
        (_, "") => "a namespace prefix is bound to nothing",
        _ => return Ok(()),
    };
    Err(Error::xml(complaint))
}
