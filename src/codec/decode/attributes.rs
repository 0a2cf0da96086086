use crate::codec::decode::{Decoder, EXT_VALUE, XML, XSI, unexpected, unqualified};
use crate::codec::node::Node;
use crate::codec::source::Tag;
use crate::error::{Error, ErrorKind, Result};
use crate::value::{
    ElementId, ForeignAttribute, ForeignName, KeptAttribute, MarkBox, OpenEnum, Restriction,
    UNSTATED, Vocabulary,
};

impl Decoder<'_> {
    /// Decodes the attributes of the start tag that is current; says which rows it found.
    pub(crate) fn read_attributes(&self, node: &mut dyn Node, mark: &mut MarkBox) -> Result<u32> {
        // Asked for only when something is wrong: lines are counted for it.
        let position = || self.source.position();
        let tag = self.source.tag();
        let mut seen = 0_u32;
        for attribute in tag.attributes() {
            let name = attribute.local;
            let row = match attribute.namespace {
                "" => node.find_attribute(self.vocabulary, name),
                XML if name == "lang" => node.find_attribute(self.vocabulary, "xml:lang"),
                _ => None,
            };
            if let Some(row) = row {
                seen |= bit(row);
                set_attribute(node, row, attribute.value, &tag).map_err(|e| e.at(position()))?;
                continue;
            }
            let handled = attribute.namespace.is_empty()
                && (self.mark_attribute(mark, name, attribute.value, &tag)
                    || is_extension_value(node, name, &tag)
                    || self.is_fixed(node, name, attribute.value));
            if handled {
                continue;
            }
            if self.strict && self.refuses(attribute.namespace) {
                return Err(unexpected(&format!("@{name}")).at(position()));
            }
            let mut name = ForeignName::new(attribute.namespace, name, attribute.prefix);
            let mut origin = self.vocabulary;
            if let Some(iodef) = unqualified(&name).filter(|v| *v != Vocabulary::Incident) {
                name = ForeignName::new("", name.local, "");
                origin = iodef;
            }
            mark.get_mut().attributes.push(KeptAttribute {
                attribute: ForeignAttribute::new(name, attribute.value),
                origin,
            });
        }
        Ok(seen)
    }

    pub(crate) fn required_attributes(&self, node: &dyn Node, seen: u32) -> Result<()> {
        let own = self.vocabulary == Vocabulary::Incident;
        if self.strict && own && node.is_restricted() {
            let stated = plain_attribute(&self.source.tag(), "restriction").is_some();
            if !stated {
                let name = "@restriction".into();
                return Err(Error::new(ErrorKind::Missing { name }).at(self.source.position()));
            }
        }
        for row in 0..node.attributes() {
            let missing = node.attribute(row).filter(|(info, _)| {
                info.required && info.vocabularies.contains(self.vocabulary) && seen & bit(row) == 0
            });
            if let Some((info, _)) = missing {
                let name = format!("@{}", info.name.within(self.vocabulary)).into();
                return Err(Error::new(ErrorKind::Missing { name }).at(self.source.position()));
            }
        }
        Ok(())
    }

    /// Takes an attribute of the mark. A restriction counts also where the
    /// vocabulary does not allow one: to pass it over would disclose.
    fn mark_attribute(&self, mark: &mut MarkBox, name: &str, value: &str, tag: &Tag<'_>) -> bool {
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
            mark.get_mut().restriction = Some(match extension {
                Some(extension) if value.trim_ascii() == EXT_VALUE => {
                    Restriction::from_extension(extension)
                }
                _ => Restriction::from_token(value.trim_ascii()),
            });
            return true;
        }
        if name == id {
            mark.get_mut().id = Some(ElementId::from_written(value.trim_ascii()));
            return true;
        }
        name == "ext-restriction" && plain_attribute(tag, "restriction").is_some_and(is_ext_value)
    }

    fn is_fixed(&self, node: &dyn Node, name: &str, value: &str) -> bool {
        self.vocabulary != Vocabulary::Incident
            && node.fixed().contains(&(name, value.trim_ascii()))
    }

    /// Whether an attribute in a namespace is not allowed by the vocabulary.
    fn refuses(&self, namespace: &str) -> bool {
        match self.vocabulary {
            Vocabulary::Incident => namespace.is_empty(),
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => namespace != XSI,
        }
    }
}

fn bit(row: usize) -> u32 {
    u32::try_from(row)
        .ok()
        .and_then(|row| 1_u32.checked_shl(row))
        .unwrap_or(0)
}

fn is_ext_value(value: &str) -> bool {
    value.trim_ascii() == EXT_VALUE
}

fn plain_attribute<'a>(tag: &Tag<'a>, name: &str) -> Option<&'a str> {
    tag.attributes()
        .find(|a| a.namespace.is_empty() && a.local == name)
        .map(|a| a.value)
}

fn set_attribute(node: &mut dyn Node, row: usize, text: &str, tag: &Tag<'_>) -> Result<()> {
    let extension = node
        .attribute(row)
        .and_then(|(info, _)| info.extension)
        .filter(|_| is_ext_value(text))
        .and_then(|name| plain_attribute(tag, name));
    let Some(value) = node.attribute_mut(row) else {
        return Ok(());
    };
    match extension {
        Some(extension) => value.set_extension(extension),
        None => value.set(text),
    }
}

/// Whether an attribute holds the extension value of another one.
fn is_extension_value(node: &dyn Node, name: &str, tag: &Tag<'_>) -> bool {
    if !name.starts_with("ext-") {
        return false;
    }
    let mut rows = (0..node.attributes()).filter_map(|row| node.attribute(row));
    rows.any(|(info, _)| {
        info.extension == Some(name)
            && Vocabulary::ALL
                .iter()
                .any(|v| plain_attribute(tag, info.name.within(*v)).is_some_and(is_ext_value))
    })
}
