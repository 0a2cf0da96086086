use crate::model::{Extension, ExtensionDecl, Incident};
use crate::value::{Bindings, Language, Mark, MarkBox, Marked};

/// Incidents in one document (RFC 3067, section 5.1; RFC 7970, section 3.1).
///
/// ```
/// use iodef::{Document, Vocabulary};
///
/// let bytes = include_bytes!("../../examples/data/minimal.xml");
/// let document = Document::from_slice(bytes)?;
/// assert_eq!(document.incidents.len(), 1);
/// let own = document.to_xml(Vocabulary::Incident)?;
/// assert_eq!(Document::from_slice(own.as_bytes())?, document);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq)]
#[non_exhaustive]
pub struct Document {
    /// The language of all text that does not say its own.
    pub lang: Option<Language>,
    /// Rules that the sender processes the document by, by name.
    pub format_id: Option<String>,
    /// The organisation whose private extensions the document uses.
    pub private_enum_name: Option<String>,
    /// Which of the organisation's extensions these are.
    pub private_enum_id: Option<String>,
    /// The incidents.
    pub incidents: Vec<Incident>,
    /// What the extensions of the document as a whole mean.
    pub declarations: Vec<Marked<ExtensionDecl>>,
    /// Extensions of the document as a whole.
    pub extensions: Vec<Marked<Extension>>,
    pub(crate) version: WrittenVersion,
    /// The namespaces declared on the root.
    pub(crate) bindings: Bindings,
    pub(crate) mark: MarkBox,
}

/// The version attribute of an IODEF document where it is not what this crate writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub(crate) enum WrittenVersion {
    #[default]
    Usual,
    Absent,
    Other(Box<str>),
}

impl Document {
    /// A document of some incidents.
    pub fn new(incidents: impl IntoIterator<Item = Incident>) -> Self {
        Self {
            incidents: incidents.into_iter().collect(),
            ..Self::default()
        }
    }

    /// What the root bears besides its fields, if anything.
    #[must_use]
    pub fn mark(&self) -> Option<&Mark> {
        self.mark.get()
    }

    /// What the root bears besides its fields, made where there is nothing.
    pub fn mark_mut(&mut self) -> &mut Mark {
        self.mark.get_mut()
    }

    /// What the document says besides its incidents.
    pub(crate) fn without_incidents(&self) -> Self {
        Self {
            lang: self.lang.clone(),
            format_id: self.format_id.clone(),
            private_enum_name: self.private_enum_name.clone(),
            private_enum_id: self.private_enum_id.clone(),
            incidents: Vec::new(),
            declarations: self.declarations.clone(),
            extensions: self.extensions.clone(),
            version: self.version.clone(),
            bindings: self.bindings.clone(),
            mark: self.mark.clone(),
        }
    }

    /// Whether the document says nothing besides its incidents.
    pub(crate) fn is_plain(&self) -> bool {
        let Self {
            lang,
            format_id,
            private_enum_name,
            private_enum_id,
            incidents: _,
            declarations,
            extensions,
            version,
            bindings: _,
            mark,
        } = self;
        let ids = [format_id, private_enum_name, private_enum_id];
        lang.is_none()
            && ids.iter().all(|id| id.is_none())
            && declarations.is_empty()
            && extensions.is_empty()
            && *version == WrittenVersion::Usual
            && *mark == MarkBox::default()
    }
}

/// Namespace declarations are how names were written, so they do not count.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
            && self.format_id == other.format_id
            && self.private_enum_name == other.private_enum_name
            && self.private_enum_id == other.private_enum_id
            && self.incidents == other.incidents
            && self.declarations == other.declarations
            && self.extensions == other.extensions
            && self.version == other.version
            && self.mark == other.mark
    }
}

impl From<Incident> for Document {
    fn from(incident: Incident) -> Self {
        Self::new([incident])
    }
}

impl FromIterator<Incident> for Document {
    fn from_iter<I: IntoIterator<Item = Incident>>(incidents: I) -> Self {
        Self::new(incidents)
    }
}

crate::model::setters! { Document {
    set with_lang: lang, Language;
    set with_format_id: format_id, String;
    push with_incident: incidents, Incident;
    push with_declaration: declarations, Marked<ExtensionDecl>;
    push with_extension: extensions, Marked<Extension>;
} }
