//! XML as text: escaping, namespaces, indentation.

use crate::codec::decode::XML;
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Bindings, ForeignElement, ForeignName, ForeignNode, is_ncname};

/// The namespace of namespace declarations, which no name may bear.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// A growing text of XML that is well-formed so far.
#[derive(Debug, Default)]
pub(crate) struct Output {
    text: String,
    /// Whether the last start tag waits for more attributes.
    open: bool,
    /// The namespaces in scope, innermost last.
    scope: Vec<(Box<str>, Box<str>)>,
    /// How many were in scope before the last start tag.
    around: usize,
    /// The prefixes that the last start tag has used.
    used: Vec<Box<str>>,
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

    /// Takes a namespace as declared by what encloses the text.
    pub(crate) fn assume(&mut self, prefix: &str, namespace: &str) {
        self.scope.push((prefix.into(), namespace.into()));
    }

    /// The text so far, which is taken away.
    pub(crate) fn take(&mut self) -> String {
        self.flush();
        std::mem::take(&mut self.text)
    }

    /// Hands the text so far out, but for an end that it has and that is held
    /// back; its memory is used again.
    pub(crate) fn hand_out<E>(
        &mut self,
        held_back: &str,
        act: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        self.flush();
        let text = self.text.strip_suffix(held_back).unwrap_or(&self.text);
        let length = text.len();
        act(text)?;
        self.text.drain(..length);
        Ok(())
    }

    pub(crate) fn namespace(&self, prefix: &str) -> Option<&str> {
        let mut scope = self.scope.iter().rev();
        scope.find(|(p, _)| &**p == prefix).map(|(_, uri)| &**uri)
    }

    /// How many namespaces are in scope, to go back to.
    pub(crate) fn scope(&self) -> usize {
        self.scope.len()
    }

    pub(crate) fn leave_scope(&mut self, scope: usize) {
        self.scope.truncate(scope);
    }

    fn flush(&mut self) {
        if std::mem::take(&mut self.open) {
            self.text.push('>');
        }
    }

    /// Opens a start tag; attributes may follow.
    pub(crate) fn start(&mut self, prefix: &str, local: &str) {
        self.flush();
        self.text.push('<');
        self.name(prefix, local);
        self.depth += 1;
        self.open = true;
        self.around = self.scope.len();
        self.used.clear();
        self.used.push(prefix.into());
    }

    /// Closes an element, with an end tag if it has content.
    pub(crate) fn end(&mut self, prefix: &str, local: &str) {
        self.depth = self.depth.saturating_sub(1);
        if std::mem::take(&mut self.open) {
            self.text.push_str("/>");
            return;
        }
        self.text.push_str("</");
        self.name(prefix, local);
        self.text.push('>');
    }

    fn name(&mut self, prefix: &str, local: &str) {
        if !prefix.is_empty() {
            self.text.push_str(prefix);
            self.text.push(':');
        }
        self.text.push_str(local);
    }

    /// An attribute of the start tag that is open.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) -> Result<()> {
        self.qualified_attribute("", name, value)
    }

    fn qualified_attribute(&mut self, prefix: &str, local: &str, value: &str) -> Result<()> {
        self.text.push(' ');
        self.name(prefix, local);
        self.text.push_str("=\"");
        escape(&mut self.text, value, true)?;
        self.text.push('"');
        Ok(())
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

    /// XML that is complete in itself.
    pub(crate) fn raw(&mut self, xml: &str) {
        if !xml.is_empty() {
            self.flush();
            self.text.push_str(xml);
        }
    }

    /// A new line, in a parent that holds only elements, if the text is to be pretty.
    pub(crate) fn line(&mut self) {
        if self.pretty {
            self.flush();
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", self.depth));
        }
    }

    /// A new line before the end tag of a parent that holds only elements.
    pub(crate) fn last_line(&mut self) {
        if !self.open {
            self.depth = self.depth.saturating_sub(1);
            self.line();
            self.depth += 1;
        }
    }

    /// A tree, with the namespaces that it needs and does not find in scope.
    pub(crate) fn tree(&mut self, element: &ForeignElement) -> Result<()> {
        let scope = self.scope();
        let declared: Vec<_> = element
            .bindings
            .iter()
            .filter(|(prefix, namespace)| self.namespace(prefix) != Some(namespace))
            .map(|(prefix, namespace)| (Box::from(prefix), Box::from(namespace)))
            .collect();
        self.scope.extend(declared);
        let mut prefixes = Vec::with_capacity(element.attributes.len() + 1);
        self.bind(&element.name, scope, &mut prefixes)?;
        for attribute in &element.attributes {
            self.bind(&attribute.name, scope, &mut prefixes)?;
        }
        let Some((prefix, of_attributes)) = prefixes.split_first() else {
            return Ok(());
        };
        self.start(prefix, &element.name.local);
        self.declare_from(scope)?;
        for (prefix, attribute) in of_attributes.iter().zip(&element.attributes) {
            self.qualified_attribute(prefix, &attribute.name.local, &attribute.value)?;
        }
        self.nodes(&element.children)?;
        self.end(prefix, &element.name.local);
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
        // The element itself has the default namespace.
        let declared = self.scope.iter().skip(self.around);
        let mut prefixes = vec![Box::default()];
        prefixes.extend(declared.map(|(prefix, _)| prefix.clone()));
        prefixes.extend(self.used.iter().cloned());
        self.bind(name, scope, &mut prefixes)?;
        self.declare_from(scope)?;
        let prefix = prefixes.last().cloned().unwrap_or_default();
        self.used.push(prefix.clone());
        self.qualified_attribute(&prefix, &name.local, value)
    }

    /// Writes the declarations of what came into scope since, by prefix: in
    /// what order it did depends on how the tree was made.
    fn declare_from(&mut self, scope: usize) -> Result<()> {
        let mut declared = self.scope.split_off(scope.min(self.scope.len()));
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
        let mut prefixes = vec![Box::default()];
        for name in attributes {
            self.bind(name, scope, &mut prefixes)?;
        }
        self.declare_from(scope)
    }

    /// The prefix by which a name is in scope, if it is.
    fn prefix_of(&self, name: &ForeignName, default: bool) -> Option<Box<str>> {
        if name.namespace.is_empty() {
            let free = !default || self.namespace("").unwrap_or_default().is_empty();
            return free.then(Box::default);
        }
        if &*name.namespace == XML {
            return Some("xml".into());
        }
        let fits = |prefix: &str| {
            (default || !prefix.is_empty()) && self.namespace(prefix) == Some(&name.namespace)
        };
        if fits(&name.prefix) {
            return Some(name.prefix.clone());
        }
        let mut scope = self.scope.iter().rev();
        scope.find(|(p, _)| fits(p)).map(|(p, _)| p.clone())
    }

    /// Adds the prefix by which to write a name to those of its tag, the
    /// element's first, and brings it into scope if need be. What came into
    /// scope since `scope` is to be declared on the tag.
    fn bind(
        &mut self,
        name: &ForeignName,
        scope: usize,
        prefixes: &mut Vec<Box<str>>,
    ) -> Result<()> {
        let declares = &*name.local == "xmlns" && name.namespace.is_empty() && !prefixes.is_empty();
        if !is_ncname(&name.local) || &*name.namespace == XMLNS || declares {
            return Err(Error::value("a name that XML can hold", &name.local));
        }
        let is_element = prefixes.is_empty();
        if let Some(prefix) = self.prefix_of(name, is_element) {
            prefixes.push(prefix);
            return Ok(());
        }
        let free = |prefix: &str| {
            let reserved = matches!(prefix, "xml" | "xmlns");
            let fit = is_ncname(prefix) || prefix.is_empty() && is_element;
            fit && !reserved && !prefixes.iter().any(|used| &**used == prefix)
        };
        let prefix = if name.namespace.is_empty() {
            Box::default()
        } else if free(&name.prefix) {
            name.prefix.clone()
        } else {
            let mut numbered = (1_u32..).map(|n| format!("ns{n}"));
            let unbound = numbered.find(|prefix| self.namespace(prefix).is_none());
            unbound.unwrap_or_default().into()
        };
        self.undeclare(&prefix, scope);
        self.assume(&prefix, &name.namespace);
        prefixes.push(prefix);
        Ok(())
    }

    /// Takes back what was to be declared on the current tag for a prefix.
    fn undeclare(&mut self, prefix: &str, scope: usize) {
        let declared = self.scope.split_off(scope.min(self.scope.len()));
        let others = declared.into_iter().filter(|(p, _)| &**p != prefix);
        self.scope.extend(others);
    }
}

/// Appends a text, or the value of an attribute, with what XML reserves escaped.
fn escape(out: &mut String, text: &str, attribute: bool) -> Result<()> {
    let mut rest = text;
    let special = if attribute { &IN_ATTRIBUTES } else { &IN_TEXT };
    let is_special = |byte: u8| special.get(usize::from(byte)) == Some(&true);
    while let Some(index) = rest.bytes().position(is_special) {
        let (plain, tail) = rest.split_at(index);
        out.push_str(plain);
        let mut characters = tail.chars();
        let Some(character) = characters.next() else {
            break;
        };
        match reference(character, attribute) {
            Some(reference) => out.push_str(reference),
            None if is_xml_character(character) => out.push(character),
            None => return Err(Error::new(ErrorKind::Character(character))),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Ok(())
}

const IN_TEXT: [bool; 256] = specials(false);
const IN_ATTRIBUTES: [bool; 256] = specials(true);

/// Which bytes need a closer look: what XML reserves, controls, and the first
/// byte of U+FFFE and U+FFFF.
#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "evaluated at compile time, where a mistake does not compile"
)]
const fn specials(attribute: bool) -> [bool; 256] {
    let mut specials = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        specials[byte] = match byte as u8 {
            b'&' | b'<' | b'>' | b'\r' | 0xEF => true,
            b'"' | b'\t' | b'\n' => attribute,
            other => other < 0x20,
        };
        byte += 1;
    }
    specials
}

fn reference(character: char, attribute: bool) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\r' => "&#13;",
        '"' if attribute => "&quot;",
        '\t' if attribute => "&#9;",
        '\n' if attribute => "&#10;",
        _ => return None,
    })
}

fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
