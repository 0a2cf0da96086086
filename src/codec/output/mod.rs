//! XML as text: escaping, namespaces, indentation.

mod escape;
mod scope;
mod tags;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::codec::decode::XML;
use crate::codec::output::escape::escape;
use crate::codec::output::scope::Scope;
use crate::error::{Error, Result};
use crate::value::{Bindings, ForeignElement, ForeignName, ForeignNode, Padded, is_ncname};

pub(crate) use tags::TagName;

/// The namespace of namespace declarations, which no name may bear.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// A growing text of XML that is well-formed so far.
#[derive(Debug, Default)]
pub(crate) struct Output {
    text: Vec<u8>,
    /// Whether the last start tag waits for more attributes.
    open: bool,
    scope: Scope,
    /// How many namespaces were in scope before the last start tag.
    around: usize,
    /// Where in the text its own prefix stands.
    prefix: Range<usize>,
    /// The prefixes that its attributes have used.
    used: BTreeSet<Cow<'static, str>>,
    pretty: bool,
    depth: usize,
}

impl Output {
    pub(crate) fn new(pretty: bool) -> Self {
        Self {
            pretty,
            ..Self::default()
        }
    }

    /// The same with room for a text of so many bytes.
    pub(crate) fn with_room(mut self, bytes: usize) -> Self {
        self.text.reserve(bytes);
        self
    }

    /// Takes a namespace as declared by what encloses the text.
    pub(crate) fn assume(&mut self, prefix: &str, namespace: &str) {
        self.scope.push(prefix.into(), namespace.into());
    }

    /// The text so far, which is taken away.
    pub(crate) fn take(&mut self) -> String {
        self.flush();
        let text = String::from_utf8(std::mem::take(&mut self.text));
        // What is appended is text, or ASCII.
        text.unwrap_or_default()
    }

    /// Hands the text so far out, but for an end that it has and that is held
    /// back; its memory is used again.
    pub(crate) fn hand_out<E>(
        &mut self,
        held_back: &str,
        act: impl FnOnce(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.flush();
        let text = self.text.strip_suffix(held_back.as_bytes());
        let text = text.unwrap_or(&self.text);
        let length = text.len();
        act(text)?;
        self.text.drain(..length);
        Ok(())
    }

    pub(crate) fn namespace(&self, prefix: &str) -> Option<&str> {
        self.scope.namespace(prefix)
    }

    /// How many namespaces are in scope, to go back to.
    pub(crate) fn scope(&self) -> usize {
        self.scope.len()
    }

    #[inline]
    pub(crate) fn leave_scope(&mut self, scope: usize) {
        self.scope.truncate(scope);
    }

    #[inline]
    fn flush(&mut self) {
        if std::mem::take(&mut self.open) {
            self.text.push(b'>');
        }
    }

    #[inline]
    fn push(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// Declares a namespace on the start tag that is open.
    pub(crate) fn declare(&mut self, prefix: &str, namespace: &str) -> Result<()> {
        self.assume(prefix, namespace);
        if prefix.is_empty() {
            self.attribute("xmlns", namespace)
        } else {
            self.qualified_attribute("xmlns", prefix, namespace)
        }
    }

    pub(crate) fn characters(&mut self, text: &str) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.flush();
        escape(&mut self.text, text, false)
    }

    /// A text that needs no escape.
    pub(crate) fn padded<const WIDTH: usize>(&mut self, text: &Padded<WIDTH>) {
        self.flush();
        text.append_to(&mut self.text);
    }

    /// XML that is complete in itself.
    pub(crate) fn raw(&mut self, xml: &str) {
        if !xml.is_empty() {
            self.flush();
            self.push(xml);
        }
    }

    /// A new line, in a parent that holds only elements, if the text is to be pretty.
    #[inline]
    pub(crate) fn line(&mut self) {
        if self.pretty {
            self.new_line();
        }
    }

    #[inline(never)]
    fn new_line(&mut self) {
        const SPACES: &str = "                                                                ";
        self.flush();
        self.text.push(b'\n');
        match SPACES.get(..2 * self.depth) {
            Some(spaces) => self.push(spaces),
            None => self.text.extend(std::iter::repeat_n(b' ', 2 * self.depth)),
        }
    }

    /// A new line before the end tag of a parent that holds only elements.
    pub(crate) fn last_line(&mut self) {
        if self.pretty && !self.open {
            self.depth = self.depth.saturating_sub(1);
            self.new_line();
            self.depth += 1;
        }
    }

    /// A tree, with the namespaces that it needs and does not find in scope.
    pub(crate) fn tree(&mut self, element: &ForeignElement) -> Result<()> {
        let scope = self.scope();
        for (prefix, namespace) in element.bindings.iter() {
            // What a tree declares it declares once for each prefix.
            if self.namespace(prefix) != Some(namespace) {
                self.assume(prefix, namespace);
            }
        }
        let prefix = self.bind(&element.name, scope, None)?;
        let mut taken = Taken::by(&prefix);
        let attributes = element.attributes.iter().map(|attribute| {
            let prefix = self.bind(&attribute.name, scope, Some(&taken))?;
            taken.add(prefix.clone());
            Ok((prefix, attribute))
        });
        let attributes = attributes.collect::<Result<Vec<_>>>()?;
        self.start(&prefix, &element.name.local);
        self.declare_from(scope)?;
        for (prefix, attribute) in attributes {
            self.qualified_attribute(&prefix, &attribute.name.local, &attribute.value)?;
        }
        self.nodes(&element.children)?;
        self.end(&prefix, &element.name.local);
        self.leave_scope(scope);
        Ok(())
    }

    pub(crate) fn nodes(&mut self, nodes: &[ForeignNode]) -> Result<()> {
        nodes.iter().try_for_each(|node| match node {
            ForeignNode::Element(element) => self.tree(element),
            ForeignNode::Text(text) => self.characters(text),
        })
    }

    /// An attribute of any namespace on the start tag that is open.
    pub(crate) fn foreign_attribute(&mut self, name: &ForeignName, value: &str) -> Result<()> {
        let scope = self.scope();
        let own_prefix = self.text.get(self.prefix.clone()).unwrap_or_default();
        let own_prefix = String::from_utf8_lossy(own_prefix).into_owned();
        let mut taken = Taken {
            own: &own_prefix,
            prefixes: std::mem::take(&mut self.used),
            since: Some(self.around),
        };
        let prefix = self.bind(name, scope, Some(&taken))?;
        self.declare_from(scope)?;
        taken.add(Cow::Owned(prefix.clone().into_owned()));
        self.used = taken.prefixes;
        self.qualified_attribute(&prefix, &name.local, value)
    }

    /// Writes the declarations of what came into scope since, by prefix: in
    /// what order it did depends on how the tree was made.
    fn declare_from(&mut self, scope: usize) -> Result<()> {
        if self.scope() == scope {
            return Ok(());
        }
        let mut declared = self.scope.split_off(scope);
        declared.sort();
        declared
            .iter()
            .try_for_each(|(prefix, namespace)| self.declare(prefix, namespace))
    }

    /// Declares on the root the namespaces that it declared when it was read,
    /// as far as their prefixes are free, and those of its attributes.
    pub(crate) fn declare_all<'a>(
        &mut self,
        bindings: &Bindings,
        attributes: impl Iterator<Item = &'a ForeignName>,
    ) -> Result<()> {
        let scope = self.scope();
        for (prefix, namespace) in bindings.iter() {
            if !prefix.is_empty() && self.namespace(prefix).is_none() {
                self.assume(prefix, namespace);
            }
        }
        let mut taken = Taken::default();
        for name in attributes {
            let prefix = self.bind(name, scope, Some(&taken))?;
            taken.add(prefix);
        }
        self.declare_from(scope)
    }

    /// The prefix by which a name is in scope, if it is.
    fn prefix_of<'n>(&self, name: &'n ForeignName, default: bool) -> Option<Cow<'n, str>> {
        if name.namespace.is_empty() {
            let free = !default || self.namespace("").unwrap_or_default().is_empty();
            return free.then_some(Cow::Borrowed(""));
        }
        if &*name.namespace == XML {
            return Some(Cow::Borrowed("xml"));
        }
        let may = |prefix: &str| default || !prefix.is_empty();
        if may(&name.prefix) && self.namespace(&name.prefix) == Some(&name.namespace) {
            return Some(Cow::Borrowed(&name.prefix));
        }
        let prefix = self.scope.prefix(&name.namespace, may)?;
        Some(Cow::Owned(prefix.into()))
    }

    /// The prefix by which to write a name, which is brought into scope if need
    /// be: of an attribute, if it is said which prefixes are taken, or of the
    /// element. What came into scope since `scope` is to be declared on the tag.
    fn bind<'n>(
        &mut self,
        name: &'n ForeignName,
        scope: usize,
        taken: Option<&Taken<'_, '_>>,
    ) -> Result<Cow<'n, str>> {
        let is_element = taken.is_none();
        let declares = &*name.local == "xmlns" && name.namespace.is_empty() && !is_element;
        if !is_ncname(&name.local) || &*name.namespace == XMLNS || declares {
            return Err(Error::value("a name that XML can hold", &name.local));
        }
        if let Some(prefix) = self.prefix_of(name, is_element) {
            return Ok(prefix);
        }
        let free = |prefix: &str| {
            let reserved = matches!(prefix, "xml" | "xmlns");
            let fit = is_ncname(prefix) || prefix.is_empty() && is_element;
            fit && !reserved && taken.is_none_or(|taken| !taken.has(prefix, &self.scope))
        };
        let prefix = if name.namespace.is_empty() {
            Cow::Borrowed("")
        } else if free(&name.prefix) {
            Cow::Borrowed(&*name.prefix)
        } else {
            let mut numbered = (1_u32..).map(|n| format!("ns{n}"));
            let unbound = numbered.find(|prefix| self.namespace(prefix).is_none());
            Cow::Owned(unbound.unwrap_or_default())
        };
        self.undeclare(&prefix, scope);
        self.assume(&prefix, &name.namespace);
        Ok(prefix)
    }

    /// Takes back what was to be declared on the current tag for a prefix.
    fn undeclare(&mut self, prefix: &str, scope: usize) {
        if self.scope.place(prefix).is_none_or(|place| place < scope) {
            return;
        }
        let declared = self.scope.split_off(scope);
        for (other, namespace) in declared.into_iter().filter(|(p, _)| &**p != prefix) {
            self.scope.push(other, namespace);
        }
    }
}

/// The prefixes that a tag may not bind to another namespace.
#[derive(Debug, Default)]
struct Taken<'t, 'n> {
    /// That of the element.
    own: &'t str,
    /// Those of its attributes.
    prefixes: BTreeSet<Cow<'n, str>>,
    /// How many namespaces were in scope before what the tag has declared.
    since: Option<usize>,
}

impl<'t, 'n> Taken<'t, 'n> {
    fn by(own: &'t str) -> Self {
        Self {
            own,
            ..Self::default()
        }
    }

    /// No attribute can bind the empty prefix.
    fn add(&mut self, prefix: Cow<'n, str>) {
        if !prefix.is_empty() {
            self.prefixes.insert(prefix);
        }
    }

    fn has(&self, prefix: &str, scope: &Scope) -> bool {
        let declared = self.since.zip(scope.place(prefix));
        prefix == self.own
            || self.prefixes.contains(prefix)
            || declared.is_some_and(|(since, place)| place >= since)
    }
}
