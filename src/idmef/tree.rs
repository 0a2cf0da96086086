//! A message as a tree that notes what was made use of.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::error::{Error, ErrorKind, Limit, Result};
use crate::idmef::place::{Place, Unused};
use crate::idmef::{NAMESPACE, PREFIX};
use crate::model::Extension;
use crate::value::{Bindings, ForeignElement, ForeignName, ForeignNode, Language, Text};
use crate::{Limits, Marked};

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// An element of a message.
pub(super) struct Item<'a> {
    element: &'a ForeignElement,
    place: Arc<Place>,
    /// In the order of the element's own.
    attributes: Vec<Fact<'a>>,
    text: Option<Fact<'a>>,
    pub(super) children: Vec<Self>,
    /// The namespaces in scope.
    scope: Bindings,
    lang: Option<Lang>,
}

/// A text or the value of an attribute.
pub(super) struct Fact<'a> {
    value: Cow<'a, str>,
    used: Rc<Cell<bool>>,
}

/// The language in which a text is, with the note of the attribute that says so.
#[derive(Clone)]
struct Lang {
    language: Language,
    used: Rc<Cell<bool>>,
}

impl<'a> Fact<'a> {
    fn new(value: impl Into<Cow<'a, str>>) -> Self {
        Self {
            value: value.into(),
            used: Rc::default(),
        }
    }

    /// The value, for a look that decides nothing yet.
    pub(super) fn peek(&self) -> &str {
        self.value.trim_ascii()
    }

    /// The value, which finds a place.
    pub(super) fn take(&self) -> String {
        self.used.set(true);
        self.peek().to_owned()
    }

    /// The same, with the white space around it.
    pub(super) fn take_verbatim(&self) -> String {
        self.used.set(true);
        self.value.clone().into_owned()
    }

    /// The value as something else, which finds a place if it is that.
    pub(super) fn read<T>(&self, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = read(self.peek())?;
        self.used.set(true);
        Some(value)
    }

    /// Whether it says what another place says already; if so, it has a place.
    pub(super) fn agrees(&self, agrees: impl FnOnce(&str) -> bool) {
        self.read(|value| agrees(value).then_some(()));
    }
}

impl<'a> Item<'a> {
    /// The tree of a message.
    ///
    /// # Errors
    ///
    /// If it is deeper than any reader allows.
    pub(super) fn root(element: &'a ForeignElement) -> Result<Self> {
        let name = displayed(&element.name);
        let place = Place::root(&name);
        Self::new(
            element,
            place,
            &Bindings::default(),
            None,
            Limits::MAX_DEPTH,
        )
    }

    fn new(
        element: &'a ForeignElement,
        place: Arc<Place>,
        around: &Bindings,
        lang: Option<&Lang>,
        depth: u64,
    ) -> Result<Self> {
        let inner = depth.checked_sub(1).ok_or_else(too_deep)?;
        let scope = around.with(element.bindings.iter());
        let attributes: Vec<_> = element
            .attributes
            .iter()
            .map(|a| Fact::new(&*a.value))
            .collect();
        let lang = own_lang(element, &attributes).or_else(|| lang.cloned());
        let mut ordinals = HashMap::new();
        let mut children = Vec::new();
        for child in element.elements() {
            let name = displayed(&child.name);
            let ordinal = ordinals.entry(name.clone()).or_insert(0);
            *ordinal += 1;
            let place = Place::within(&place, &name, *ordinal);
            children.push(Self::new(child, place, &scope, lang.as_ref(), inner)?);
        }
        let text = text_of(element);
        let says = !text.trim_ascii().is_empty();
        let bare = attributes.is_empty() && children.is_empty();
        Ok(Self {
            element,
            place,
            attributes,
            text: (says || bare).then(|| Fact::new(text)),
            children,
            scope,
            lang,
        })
    }

    /// The local name of an element of IDMEF; empty for another one.
    pub(super) fn local(&self) -> &str {
        if is_of_idmef(&self.element.name) {
            &self.element.name.local
        } else {
            ""
        }
    }

    /// The children of a name.
    pub(super) fn all<'s>(&'s self, local: &'s str) -> impl Iterator<Item = &'s Self> {
        self.children.iter().filter(move |c| c.local() == local)
    }

    /// The first child of a name.
    pub(super) fn first<'s>(&'s self, local: &'s str) -> Option<&'s Self> {
        self.all(local).next()
    }

    /// The text of the first child of a name, unless it is blank.
    pub(super) fn content_of<'s>(&'s self, local: &'s str) -> Option<&'s Fact<'a>> {
        self.first(local)?.content()
    }

    /// Its text, unless it is blank.
    pub(super) fn content(&self) -> Option<&Fact<'a>> {
        self.text.as_ref().filter(|text| !text.peek().is_empty())
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, local: &str) -> Option<&Fact<'a>> {
        let named = self.element.attributes.iter().zip(&self.attributes);
        let mut named = named.filter(|(attribute, _)| {
            attribute.name.namespace.is_empty() && &*attribute.name.local == local
        });
        named.next().map(|(_, fact)| fact)
    }

    /// A text or attribute of the element as text in its language.
    pub(super) fn worded(&self, fact: &Fact<'a>) -> Marked<Text> {
        self.in_language(fact.take())
    }

    /// Text in the element's language.
    pub(super) fn in_language(&self, text: String) -> Marked<Text> {
        let text = Text::new(text);
        Marked::new(match &self.lang {
            Some(lang) => {
                lang.used.set(true);
                text.in_language(lang.language.clone())
            }
            None => text,
        })
    }

    /// An attribute as data that is called as it is.
    pub(super) fn noted(&self, attribute: &str) -> Option<Marked<Extension>> {
        let value = self.attribute(attribute)?.take_verbatim();
        let mut data = Extension::text(value).with_name(attribute);
        data.meaning = Some(format!("IDMEF {}/@{attribute}", self.local()));
        // A reader makes no text of nothing.
        data.content.retain(|node| *node != ForeignNode::from(""));
        Some(data.into())
    }

    /// The whole element as data, named by its namespace.
    pub(super) fn kept(&self) -> Marked<Extension> {
        self.use_all();
        let mut element = self.element.clone();
        name_namespace(&mut element);
        element.bindings = self.scope.clone();
        let data = Extension::xml(element).with_name(&*self.element.name.local);
        Marked::new(data)
    }

    /// Notes that the element is in the attack by being there, if it holds nothing.
    pub(super) fn noticed(&self) {
        let nothing = self.text.iter().filter(|text| text.peek().is_empty());
        nothing.for_each(|text| text.used.set(true));
    }

    /// What stands in the element, as it is, unless it is blank.
    pub(super) fn nodes(&self) -> Option<Vec<ForeignNode>> {
        if self.children.is_empty() {
            self.content()?;
        }
        self.text.iter().for_each(|text| text.used.set(true));
        self.children.iter().for_each(Self::use_all);
        let mut nodes = self.element.children.clone();
        for node in &mut nodes {
            if let ForeignNode::Element(element) = node {
                element.bindings = self.scope.with(element.bindings.iter());
            }
        }
        Some(nodes)
    }

    fn use_all(&self) {
        for fact in self.attributes.iter().chain(&self.text) {
            fact.used.set(true);
        }
        self.children.iter().for_each(Self::use_all);
    }

    /// Lists what found no place, in document order.
    pub(super) fn list_unused(&self, list: &mut Vec<Unused>) {
        let named = self.element.attributes.iter().zip(&self.attributes);
        for (attribute, fact) in named.filter(|(_, fact)| !fact.used.get()) {
            let name = displayed(&attribute.name);
            list.push(Unused::attribute(&self.place, &name, &fact.value));
        }
        if let Some(text) = self.text.as_ref().filter(|text| !text.used.get()) {
            list.push(Unused::text(&self.place, &text.value));
        }
        for child in &self.children {
            child.list_unused(list);
        }
    }
}

#[cold]
fn too_deep() -> Error {
    Error::new(ErrorKind::Limit {
        limit: Limit::Depth,
        allowed: Limits::MAX_DEPTH,
    })
}

pub(super) fn is_of_idmef(name: &ForeignName) -> bool {
    name.namespace.is_empty() || &*name.namespace == NAMESPACE
}

/// A name as paths have it: a prefix tells others from those of IDMEF.
fn displayed(name: &ForeignName) -> String {
    if is_of_idmef(name) || name.prefix.is_empty() {
        name.local.to_string()
    } else {
        format!("{}:{}", name.prefix, name.local)
    }
}

fn own_lang(element: &ForeignElement, facts: &[Fact<'_>]) -> Option<Lang> {
    let mut named = element.attributes.iter().zip(facts);
    let (_, fact) = named.find(|(a, _)| &*a.name.namespace == XML && &*a.name.local == "lang")?;
    Some(Lang {
        language: fact.peek().parse().ok()?,
        used: Rc::clone(&fact.used),
    })
}

fn text_of(element: &ForeignElement) -> Cow<'_, str> {
    let texts = element.children.iter().filter_map(|node| match node {
        ForeignNode::Text(text) => Some(Cow::Borrowed(&**text)),
        ForeignNode::Element(_) => None,
    });
    texts.reduce(|all, text| all + text).unwrap_or_default()
}

/// Elements of a message without namespace get the one of IDMEF, since they
/// leave the message.
fn name_namespace(element: &mut ForeignElement) {
    if element.name.namespace.is_empty() {
        element.name = ForeignName::new(NAMESPACE, &*element.name.local, PREFIX);
    }
    for node in &mut element.children {
        if let ForeignNode::Element(child) = node {
            name_namespace(child);
        }
    }
}
