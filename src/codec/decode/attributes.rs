use crate::codec::decode::{Decoder, EXT_VALUE, XML, XSI, unexpected, unqualified};
use crate::codec::node::Node;
use crate::codec::source::{Attribute, Tag, TokenSource};
use crate::codec::table::{AttributeInfo, Outline, Rows};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{
    ElementId, ForeignAttribute, ForeignName, KeptAttribute, MarkBox, Restriction, UNSTATED,
    Vocabulary,
};

impl<S: TokenSource> Decoder<'_, S> {
    /// Decodes the attributes of the start tag that is current; says which rows it found.
    pub(crate) fn read_attributes(
        &self,
        outline: &'static Outline,
        node: &mut dyn Node,
        mark: &mut MarkBox,
    ) -> Result<Rows> {
        // Asked for only when something is wrong: lines are counted for it.
        let position = || self.source.position();
        let tag = self.source.tag();
        let rows = &outline.attributes;
        let mut seen = Rows::default();
        let mut qualified = false;
        for attribute in tag.attributes() {
            let name = attribute.local();
            let found = if attribute.is_unqualified() {
                rows.find(self.vocabulary, name)
            } else if name == "lang" && attribute.namespace() == XML {
                rows.find(self.vocabulary, "xml:lang")
            } else {
                None
            };
            if let Some((row, info)) = found {
                seen.insert(row);
                set_attribute(node, (row, info), attribute.value(), &tag, self.vocabulary)
                    .map_err(|e| e.at(position()))?;
                continue;
            }
            let handled = attribute.is_unqualified()
                && (self.mark_attribute(outline, mark, (name, attribute.value()), &tag)
                    || self.is_extension_value(outline, name, &tag)
                    || self.is_fixed(outline, name, attribute.value())
                    || self.is_of_inline(outline, node, name));
            if handled {
                continue;
            }
            if self.strict && self.refuses(attribute.namespace()) {
                return Err(unexpected(&format!("@{name}")).at(position()));
            }
            let name = ForeignName::new(attribute.namespace(), name, attribute.prefix());
            self.keep_attribute(mark, name, attribute.value(), &mut qualified);
        }
        Ok(seen)
    }

    /// Keeps an attribute. In the namespace of a vocabulary it is that without
    /// namespace of the vocabulary, which wins where both are there.
    #[cold]
    fn keep_attribute(
        &self,
        mark: &mut MarkBox,
        name: ForeignName,
        value: &str,
        qualified: &mut bool,
    ) {
        let written = unqualified(&name);
        let is_plain = written.is_none();
        *qualified |= !is_plain;
        let (origin, name) = written.unwrap_or((self.vocabulary, name));
        let attribute = ForeignAttribute::new(name, value);
        let kept = KeptAttribute { attribute, origin };
        let attributes = &mut mark.get_mut().attributes;
        // Where none is in the namespace of a vocabulary, no two mean the same.
        let rivals = if *qualified { attributes.len() } else { 0 };
        let mut others = attributes.iter_mut().take(rivals);
        match others.find(|other| other.is_of(&kept.attribute.name, origin)) {
            None => attributes.push(kept),
            Some(other) if is_plain => *other = kept,
            Some(_) => {}
        }
    }

    /// Decodes those attributes of the start tag that is current which are of
    /// the child whose text the element holds; says whether there are any.
    pub(super) fn inline_attributes(&self, child: &mut dyn Node) -> Result<bool> {
        let tag = self.source.tag();
        let rows = &child.outline().attributes;
        let mut seen = false;
        for attribute in tag.attributes().filter(Attribute::is_unqualified) {
            if let Some(found) = rows.find(self.vocabulary, attribute.local()) {
                set_attribute(child, found, attribute.value(), &tag, self.vocabulary)
                    .map_err(|error| error.at(self.source.position()))?;
                seen = true;
            }
        }
        Ok(seen)
    }

    /// Whether an attribute is of the child whose text the element holds.
    fn is_of_inline(&self, outline: &Outline, node: &dyn Node, name: &str) -> bool {
        let row = outline.inline(self.vocabulary);
        let slot = row.and_then(|row| node.slot(row));
        let child = slot.and_then(|slot| slot.get(0));
        child.is_some_and(|child| child.node().find_attribute(self.vocabulary, name).is_some())
    }

    /// Checks that all required attributes are there, and notes what it means
    /// that others are not.
    pub(crate) fn required_attributes(
        &self,
        outline: &Outline,
        node: &mut dyn Node,
        seen: &Rows,
    ) -> Result<()> {
        let own = self.vocabulary == Vocabulary::Incident;
        if self.strict && own && outline.restricted {
            let stated = plain_attribute(&self.source.tag(), "restriction").is_some();
            if !stated {
                let name = "@restriction".into();
                return Err(Error::new(ErrorKind::Missing { name }).at(self.source.position()));
            }
        }
        let notable = outline.needs.attributes.within(self.vocabulary);
        for row in notable.without(seen) {
            let Some(info) = outline.attributes.get(row) else {
                continue;
            };
            if info.is_required(self.vocabulary) && (self.strict || info.stands_in.is_none()) {
                let name = format!("@{}", info.name.within(self.vocabulary)).into();
                return Err(Error::new(ErrorKind::Missing { name }).at(self.source.position()));
            }
            if let (Vocabulary::Iodef1, Some(token)) = (self.vocabulary, info.unstated)
                && let Some(value) = node.attribute_mut(row)
            {
                value.set(token, Vocabulary::Incident)?;
            }
        }
        Ok(())
    }

    /// Takes an attribute of the mark. A restriction counts also where the
    /// vocabulary does not allow one: to pass it over would disclose.
    fn mark_attribute(
        &self,
        outline: &Outline,
        mark: &mut MarkBox,
        (name, value): (&str, &str),
        tag: &Tag<'_>,
    ) -> bool {
        let words = outline.marks.words(self.vocabulary);
        let id = match self.vocabulary {
            Vocabulary::Incident => "id",
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => "observable-id",
        };
        let own = self.vocabulary == Vocabulary::Incident;
        if own && name == "restriction" && value.trim_ascii() == UNSTATED {
            return true;
        }
        if name == "restriction" {
            let extension = plain_attribute(tag, "ext-restriction");
            let restriction = Restriction::read_attributes(value, extension, words);
            mark.get_mut().restriction = Some(restriction);
            return true;
        }
        if name == id {
            mark.get_mut().id = Some(ElementId::from_written(value.trim_ascii()));
            return true;
        }
        name == "ext-restriction" && plain_attribute(tag, "restriction").is_some_and(is_ext_value)
    }

    /// Whether an attribute holds the extension value of another one.
    fn is_extension_value(&self, outline: &Outline, name: &str, tag: &Tag<'_>) -> bool {
        if !name.starts_with("ext-") {
            return false;
        }
        outline.attributes.iter().any(|info| {
            info.extension(self.vocabulary) == Some(name)
                && plain_attribute(tag, info.name.within(self.vocabulary)).is_some_and(is_ext_value)
        })
    }

    fn is_fixed(&self, outline: &Outline, name: &str, value: &str) -> bool {
        self.vocabulary != Vocabulary::Incident
            && outline.fixed.contains(&(name, value.trim_ascii()))
    }

    /// Whether an attribute in a namespace is not allowed by the vocabulary.
    fn refuses(&self, namespace: &str) -> bool {
        match self.vocabulary {
            Vocabulary::Incident => namespace.is_empty(),
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => namespace != XSI,
        }
    }
}

fn is_ext_value(value: &str) -> bool {
    value.trim_ascii() == EXT_VALUE
}

fn plain_attribute<'a>(tag: &Tag<'a>, name: &str) -> Option<&'a str> {
    tag.attributes()
        .find(|a| a.is_unqualified() && a.local() == name)
        .map(|a| a.value())
}

fn set_attribute(
    node: &mut dyn Node,
    (row, info): (usize, &AttributeInfo),
    text: &str,
    tag: &Tag<'_>,
    vocabulary: Vocabulary,
) -> Result<()> {
    let extension = info
        .extension(vocabulary)
        .filter(|_| is_ext_value(text))
        .and_then(|name| plain_attribute(tag, name));
    let meant = match vocabulary {
        Vocabulary::Iodef2 => info.of_errata(text),
        Vocabulary::Incident | Vocabulary::Iodef1 => None,
    };
    let Some(value) = node.attribute_mut(row) else {
        return Ok(());
    };
    match (extension, meant) {
        (Some(extension), _) => value.set_extension(extension, vocabulary),
        (None, Some(token)) => value.set(token, Vocabulary::Incident),
        (None, None) => value.set(text, vocabulary),
    }
}
