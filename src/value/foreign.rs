use crate::value::Bindings;

/// The name of an element or attribute that this crate has no type for.
///
/// Two names are equal if namespace and local part are; the prefix is only
/// how it was written.
#[derive(Clone, Debug, Eq)]
#[non_exhaustive]
pub struct ForeignName {
    /// The namespace, empty for none.
    pub namespace: Box<str>,
    /// The local part.
    pub local: Box<str>,
    /// The prefix it was written with, empty for none.
    pub prefix: Box<str>,
}

impl ForeignName {
    /// A name in a namespace (empty for none), to be written with a prefix
    /// (empty for none).
    pub fn new(
        namespace: impl Into<Box<str>>,
        local: impl Into<Box<str>>,
        prefix: impl Into<Box<str>>,
    ) -> Self {
        Self {
            namespace: namespace.into(),
            local: local.into(),
            prefix: prefix.into(),
        }
    }
}

impl PartialEq for ForeignName {
    fn eq(&self, other: &Self) -> bool {
        self.namespace == other.namespace && self.local == other.local
    }
}

/// An attribute that this crate has no type for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForeignAttribute {
    /// Its name.
    pub name: ForeignName,
    /// Its value.
    pub value: Box<str>,
}

impl ForeignAttribute {
    /// An attribute.
    pub fn new(name: ForeignName, value: impl Into<Box<str>>) -> Self {
        Self {
            name,
            value: value.into(),
        }
    }
}

/// An element that this crate has no type for, kept as it was.
#[derive(Clone, Debug, Eq)]
#[non_exhaustive]
pub struct ForeignElement {
    /// Its name.
    pub name: ForeignName,
    /// Its attributes in document order, namespace declarations aside.
    pub attributes: Vec<ForeignAttribute>,
    /// Its content in document order.
    pub children: Vec<ForeignNode>,
    /// The namespaces in scope where it stood, since attribute values and text
    /// may use their prefixes; of an element inside a tree, those that it declared.
    pub bindings: Bindings,
}

impl ForeignElement {
    /// An element without attributes or content.
    #[must_use]
    pub fn new(name: ForeignName) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
            bindings: Bindings::default(),
        }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn with_attribute(mut self, name: ForeignName, value: impl Into<Box<str>>) -> Self {
        self.attributes.push(ForeignAttribute::new(name, value));
        self
    }

    /// Adds an element or a text at the end.
    #[must_use]
    pub fn with_child(mut self, child: impl Into<ForeignNode>) -> Self {
        self.children.push(child.into());
        self
    }

    /// The value of an attribute in no namespace.
    #[must_use]
    pub fn attribute(&self, local: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|a| a.name.namespace.is_empty() && &*a.name.local == local)
            .map(|a| &*a.value)
    }

    /// The elements directly inside it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(ForeignNode::as_element)
    }
}

/// Bindings are how names were written, so they do not count.
impl PartialEq for ForeignElement {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.attributes == other.attributes
            && self.children == other.children
    }
}

/// An element or a text that this crate has no type for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ForeignNode {
    /// An element.
    Element(ForeignElement),
    /// A text, references resolved.
    Text(Box<str>),
}

impl ForeignNode {
    /// The element, if it is one.
    #[must_use]
    pub fn as_element(&self) -> Option<&ForeignElement> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

impl From<ForeignElement> for ForeignNode {
    fn from(element: ForeignElement) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for ForeignNode {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}
