use crate::value::{DataType, ForeignElement, ForeignNode, Marked, Text};

/// Data that the model has no class for (RFC 3067, section 6.19; RFC 7970, section 2.16).
///
/// IODEF calls it `AdditionalData`, or by a name of its own where it stands
/// for something in particular, as `RecordItem` does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Extension {
    /// What the data is called.
    pub name: Option<String>,
    /// The type of the data.
    pub kind: DataType,
    /// What the data means.
    pub meaning: Option<String>,
    /// The format of the data, by name.
    pub format_id: Option<String>,
    /// The data: text, elements, or both.
    pub content: Vec<ForeignNode>,
}

impl Extension {
    /// Data of a type; add what it holds to [`content`](Self::content).
    #[must_use]
    pub fn new(kind: DataType) -> Self {
        Self {
            name: None,
            kind,
            meaning: None,
            format_id: None,
            content: Vec::new(),
        }
    }

    /// Text.
    pub fn text(text: impl Into<Box<str>>) -> Self {
        Self {
            content: vec![ForeignNode::Text(text.into())],
            ..Self::new(DataType::String)
        }
    }

    /// XML of another namespace.
    #[must_use]
    pub fn xml(element: ForeignElement) -> Self {
        Self {
            content: vec![element.into()],
            ..Self::new(DataType::Xml)
        }
    }

    /// The text of the data, that of elements included.
    #[must_use]
    pub fn to_text(&self) -> String {
        fn collect(nodes: &[ForeignNode], text: &mut String) {
            for node in nodes {
                match node {
                    ForeignNode::Text(piece) => text.push_str(piece),
                    ForeignNode::Element(element) => collect(&element.children, text),
                }
            }
        }
        let mut text = String::new();
        collect(&self.content, &mut text);
        text
    }
}

crate::model::setters! { Extension {
    set with_name: name, String;
    set with_meaning: meaning, String;
    set with_format_id: format_id, String;
    push with_content: content, ForeignNode;
} }

/// What an extension means and who says so: without it a reader cannot
/// interpret the extension (RFC 3067, sections 6.19 and 7.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExtensionDecl {
    /// The namespace of the extension's elements and attributes.
    pub namespace: String,
    /// Who defined it.
    pub owner: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Where it is specified, a URL.
    pub specification: Option<String>,
    /// Whether the incident cannot be understood without it.
    pub must_understand: bool,
    /// What it is for.
    pub descriptions: Vec<Marked<Text>>,
    /// Whether nobody declared it and a writer noted only that it occurs.
    pub(crate) undeclared: bool,
}

impl ExtensionDecl {
    /// A declaration of the extension with a namespace.
    pub fn new(namespace: impl Into<String>) -> Self {
        Self {
            namespace: namespace.into(),
            ..Self::default()
        }
    }

    /// Whether it says only that nobody declared the extension.
    pub(crate) fn is_bare(declaration: &Marked<Self>) -> bool {
        let mut bare = Self::new(&*declaration.namespace);
        bare.undeclared = true;
        *declaration == Marked::new(bare)
    }

    /// Says whether the incident can be understood without the extension.
    #[must_use]
    pub fn with_must_understand(mut self, must_understand: bool) -> Self {
        self.must_understand = must_understand;
        self
    }
}

crate::model::setters! { ExtensionDecl {
    set with_owner: owner, String;
    set with_title: title, String;
    set with_specification: specification, String;
    push with_description: descriptions, Marked<Text>;
} }
