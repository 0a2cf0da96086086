use std::fmt;
use std::ops::{Deref, DerefMut};

use crate::value::{
    ElementId, ForeignAttribute, ForeignElement, ForeignName, ForeignNode, Rank, Restriction, Text,
    Vocabulary,
};

/// A value with what every element of an incident can bear: a restriction, an
/// identifier, and content that this crate has no type for (RFC 3067, section 4.3).
///
/// It derefs to the value, and is one word larger than it. An attribute of an
/// element bears no mark of its own: it follows its element.
///
/// ```
/// use iodef::{Marked, Restriction, Text};
///
/// let text: Marked<Text> = "The password was \"hunter2\"".into();
/// let text = text.restricted(Restriction::Private);
/// assert_eq!(text.restriction(), Some(&Restriction::Private));
/// assert!(text.value.starts_with("The password")); // `value` is `Text`'s
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Marked<T> {
    value: T,
    mark: MarkBox,
}

impl<T> Marked<T> {
    /// A value without a mark.
    pub fn new(value: T) -> Self {
        Self {
            value,
            mark: MarkBox::default(),
        }
    }

    /// Restricts it.
    #[must_use]
    pub fn restricted(mut self, restriction: Restriction) -> Self {
        self.mark_mut().restriction = Some(restriction);
        self
    }

    /// Names it.
    #[must_use]
    pub fn with_id(mut self, id: ElementId) -> Self {
        self.mark_mut().id = Some(id);
        self
    }

    /// The restriction of its own, if it has one.
    pub fn restriction(&self) -> Option<&Restriction> {
        self.mark()?.restriction.as_ref()
    }

    /// Its identifier, if it has one.
    pub fn id(&self) -> Option<&ElementId> {
        self.mark()?.id.as_ref()
    }

    /// Its mark, if it has one.
    pub fn mark(&self) -> Option<&Mark> {
        self.mark.get()
    }

    /// Its mark, made where there is none.
    pub fn mark_mut(&mut self) -> &mut Mark {
        self.mark.get_mut()
    }

    /// The value without its mark.
    pub fn into_value(self) -> T {
        self.value
    }

    pub(crate) fn parts_mut(&mut self) -> (&mut T, &mut MarkBox) {
        (&mut self.value, &mut self.mark)
    }
}

/// A value that is marked as private is not shown, nor is what is inside it
/// (RFC 3067, section 4.3): a log is no place for passwords.
impl<T: fmt::Debug> fmt::Debug for Marked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let private = self.restriction().filter(|own| own.rank() >= Rank::PRIVATE);
        let mut shown = f.debug_struct("Marked");
        match private {
            Some(_) => shown.field("value", &format_args!("(private)")),
            None => shown.field("value", &self.value).field("mark", &self.mark),
        };
        shown.finish()
    }
}

impl<T> Deref for Marked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Marked<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> From<T> for Marked<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// A part that is boxed is set as others are.
///
/// ```
/// use iodef::{Action, Contact, HistoryItem, Timestamp};
///
/// let mut item = HistoryItem::new(Action::ContactSourceSite, Timestamp::now());
/// item.contact = Some(Contact::creator("Example CSIRT").into());
/// assert_eq!(item.contact.unwrap().names.len(), 1);
/// ```
impl<T> From<T> for Box<Marked<T>> {
    fn from(value: T) -> Self {
        Self::new(Marked::new(value))
    }
}

impl From<&str> for Marked<Text> {
    fn from(text: &str) -> Self {
        Self::new(text.into())
    }
}

impl From<&str> for Marked<String> {
    fn from(text: &str) -> Self {
        Self::new(text.into())
    }
}

/// A mark, where there is one: one word.
#[derive(Clone, Debug, Default, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct MarkBox(Option<Box<Mark>>);

impl MarkBox {
    pub(crate) fn get(&self) -> Option<&Mark> {
        self.0.as_deref()
    }

    pub(crate) fn get_mut(&mut self) -> &mut Mark {
        self.0.get_or_insert_default()
    }

    /// Puts what is kept into the order of its places, in which it is compared.
    pub(crate) fn settle(&mut self) {
        if let Some(mark) = &mut self.0 {
            mark.kept.sort_by_key(|kept| kept.anchor);
        }
    }
}

/// A mark that says nothing equals no mark.
impl PartialEq for MarkBox {
    fn eq(&self, other: &Self) -> bool {
        match (self.get(), other.get()) {
            (Some(a), Some(b)) => a == b,
            (Some(mark), None) | (None, Some(mark)) => *mark == Mark::default(),
            (None, None) => true,
        }
    }
}

/// What an element bears besides its value.
#[derive(Clone, Debug, Default, Eq)]
#[non_exhaustive]
pub struct Mark {
    /// To whom the element may be disclosed; where unspecified, what encloses it decides.
    pub restriction: Option<Restriction>,
    /// The element's identifier.
    pub id: Option<ElementId>,
    /// The text of a scalar where it was not written in its canonical form.
    pub(crate) written: Option<Box<str>>,
    pub(crate) attributes: Vec<KeptAttribute>,
    pub(crate) kept: Vec<Kept>,
    /// The order of the typed children by row, where it is not that of the table.
    pub(crate) order: Option<Box<[u8]>>,
}

/// Whether the same is kept: texts next to one another, which come back as one, are one.
fn same_kept(left: &[Kept], right: &[Kept]) -> bool {
    let runs = |kept| <[Kept]>::chunk_by(kept, |a, b| a.text().is_some() && b.text().is_some());
    let text = |run: &[Kept]| run.iter().map(Kept::text).collect::<Option<String>>();
    let same = |(a, b): (&[Kept], &[Kept])| match (text(a), text(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    };
    runs(left).count() == runs(right).count() && runs(left).zip(runs(right)).all(same)
}

/// The order of attributes does not count.
impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        let has = |attribute| other.attributes.contains(attribute);
        self.restriction == other.restriction
            && self.id == other.id
            && self.written == other.written
            && same_kept(&self.kept, &other.kept)
            && self.order == other.order
            && self.attributes.len() == other.attributes.len()
            && self.attributes.iter().all(has)
    }
}

impl Mark {
    /// Attributes that this crate has no type for.
    pub fn attributes(&self) -> impl Iterator<Item = &ForeignAttribute> {
        self.attributes.iter().map(|kept| &kept.attribute)
    }

    /// Adds an attribute of an extension, in place of one of the same name
    /// (RFC 3067, section 6.19).
    pub fn add_attribute(&mut self, attribute: ForeignAttribute) {
        self.attributes
            .retain(|kept| kept.attribute.name != attribute.name);
        self.attributes.push(KeptAttribute {
            attribute,
            origin: Vocabulary::Incident,
        });
    }

    /// Elements and texts that this crate has no type for.
    pub fn children(&self) -> impl Iterator<Item = &ForeignNode> {
        self.kept.iter().map(|kept| &kept.node)
    }

    /// Adds an element of an extension behind all others (RFC 3067, section 6.19).
    pub fn add_child(&mut self, element: ForeignElement) {
        self.kept.push(Kept {
            anchor: Anchor::END,
            node: element.into(),
            origin: Vocabulary::Incident,
        });
    }
}

/// An attribute with the vocabulary whose document it stood in.
#[derive(Clone, Debug, Eq)]
pub(crate) struct KeptAttribute {
    pub(crate) attribute: ForeignAttribute,
    pub(crate) origin: Vocabulary,
}

impl KeptAttribute {
    /// Whether it is the attribute of a name: without namespace, that is one in
    /// each vocabulary.
    pub(crate) fn is_of(&self, name: &ForeignName, origin: Vocabulary) -> bool {
        self.attribute.name == *name && (!name.namespace.is_empty() || self.origin == origin)
    }
}

/// An element or text with its place and the vocabulary whose document it stood in.
#[derive(Clone, Debug, Eq)]
pub(crate) struct Kept {
    pub(crate) anchor: Anchor,
    pub(crate) node: ForeignNode,
    pub(crate) origin: Vocabulary,
}

impl Kept {
    fn text(&self) -> Option<&str> {
        match &self.node {
            ForeignNode::Text(text) => Some(text),
            ForeignNode::Element(_) => None,
        }
    }
}

/// A place among siblings: behind the first `count` elements of table row
/// `row`. In a scalar, `count` is the offset in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Anchor {
    pub(crate) row: usize,
    pub(crate) count: usize,
}

impl Anchor {
    pub(crate) const START: Self = Self { row: 0, count: 0 };
    pub(crate) const END: Self = Self {
        row: usize::MAX,
        count: usize::MAX,
    };
}

/// Where it stood is how it was written, so it does not count.
impl PartialEq for KeptAttribute {
    fn eq(&self, other: &Self) -> bool {
        self.attribute == other.attribute
    }
}

/// Where it stood is how it was written, so it does not count.
impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}
