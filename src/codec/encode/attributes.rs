use std::borrow::Cow;

use crate::codec::decode::{EXT_VALUE, XSI};
use crate::codec::encode::Encoder;
use crate::codec::encode::lost::Lost;
use crate::codec::node::Node;
use crate::codec::table::AttributeInfo;
use crate::error::{Error, ErrorKind, Result};
use crate::value::{ForeignName, KeptAttribute, Mark, OpenEnum, Spelling, UNSTATED, Vocabulary};

/// The attributes of every mark.
static RESTRICTION: AttributeInfo =
    AttributeInfo::mark("restriction", "restriction", Some("ext-restriction"));
static ID: AttributeInfo = AttributeInfo::mark("id", "observable-id", None);

impl Encoder {
    pub(crate) fn attributes<'a>(
        &mut self,
        node: &'a dyn Node,
        mark: Option<&'a Mark>,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        if self.vocabulary != Vocabulary::Incident {
            for (name, value) in node.fixed() {
                self.out.attribute(name, value)?;
            }
        }
        for row in 0..node.attributes() {
            let Some((info, value)) = node.attribute(row) else {
                continue;
            };
            if let Some(spelling) = value.spelling(self.vocabulary) {
                self.attribute(info, spelling, lost)?;
            } else if let Some(spelling) = value.spelling(Vocabulary::Incident) {
                lost.attribute(info, spelling);
            }
        }
        let unstated = mark.is_none_or(|mark| mark.restriction.is_none());
        if unstated && node.is_restricted() && self.vocabulary == Vocabulary::Incident {
            self.out.attribute("restriction", UNSTATED)?;
        }
        match mark {
            Some(mark) => self.mark(node, mark, lost),
            None => Ok(()),
        }
    }

    fn attribute<'a>(
        &mut self,
        info: &'static AttributeInfo,
        spelling: Spelling<'a>,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let name = info.name.within(self.vocabulary);
        let own = self.vocabulary == Vocabulary::Incident;
        if !info.vocabularies.contains(self.vocabulary) {
            lost.attribute(info, spelling);
            return Ok(());
        }
        match (spelling, info.extension) {
            (Spelling::Registered(token), _) => self.out.attribute(name, token),
            (Spelling::Own(token), _) if own => self.out.attribute(name, token),
            (Spelling::Own(token) | Spelling::Extension(token), Some(extension)) => {
                self.out.attribute(name, EXT_VALUE)?;
                self.out.attribute(extension, token)
            }
            (Spelling::Own(_), None) => {
                lost.attribute(info, spelling);
                Ok(())
            }
            (Spelling::Extension(token), None) => Err(Error::new(ErrorKind::Unrepresentable {
                name: format!("the extension value {token:?} of @{name}").into(),
                vocabulary: self.vocabulary,
            })),
        }
    }

    fn mark<'a>(&mut self, node: &dyn Node, mark: &'a Mark, lost: &mut Lost<'a>) -> Result<()> {
        if let Some(restriction) = &mark.restriction {
            if node.marks().restriction(self.vocabulary) {
                self.attribute(&RESTRICTION, restriction.spelling(), lost)?;
            } else {
                lost.attribute(&RESTRICTION, restriction.spelling());
            }
        }
        if let Some(id) = &mark.id {
            if node.marks().id(self.vocabulary) {
                let name = ID.name.within(self.vocabulary);
                self.out.attribute(name, id.as_str())?;
            } else {
                lost.attribute(&ID, Spelling::Registered(id.as_str()));
            }
        }
        for kept in &mark.attributes {
            match self.place(node, mark, kept) {
                Some(name) => self.out.foreign_attribute(&name, &kept.attribute.value)?,
                None => lost.foreign.push(kept),
            }
        }
        Ok(())
    }

    /// The name by which a kept attribute may stand in a document of the
    /// vocabulary, if it may.
    pub(crate) fn place<'k>(
        &self,
        node: &dyn Node,
        mark: &Mark,
        kept: &'k KeptAttribute,
    ) -> Option<Cow<'k, ForeignName>> {
        let name = &kept.attribute.name;
        let own = self.vocabulary == Vocabulary::Incident;
        if name.namespace.is_empty() {
            let plain = kept.origin == self.vocabulary && !self.means(node, mark, &name.local);
            return match (plain, own) {
                (true, _) => Some(Cow::Borrowed(name)),
                (false, true) => Some(Cow::Owned(qualified(kept))),
                (false, false) => None,
            };
        }
        let allowed = own || kept.origin == self.vocabulary || &*name.namespace == XSI;
        allowed.then_some(Cow::Borrowed(name))
    }

    /// Whether an attribute without namespace means something in the vocabulary.
    fn means(&self, node: &dyn Node, mark: &Mark, name: &str) -> bool {
        let own = self.vocabulary == Vocabulary::Incident;
        let extends = |spelling| match spelling {
            Some(Spelling::Extension(_)) => true,
            Some(Spelling::Own(_)) => !own,
            Some(Spelling::Registered(_)) | None => false,
        };
        let row_extends = |row| {
            node.attribute(row).is_some_and(|(info, value)| {
                info.extension == Some(name) && extends(value.spelling(self.vocabulary))
            })
        };
        match name {
            "restriction" => true,
            "ext-restriction" => extends(mark.restriction.as_ref().map(OpenEnum::spelling)),
            _ => {
                name == ID.name.within(self.vocabulary)
                    || node.find_attribute(self.vocabulary, name).is_some()
                    || !own && node.fixed().iter().any(|(fixed, _)| *fixed == name)
                    || (0..node.attributes()).any(row_extends)
            }
        }
    }
}

/// The name of a kept attribute in the namespace of its vocabulary.
pub(super) fn qualified(kept: &KeptAttribute) -> ForeignName {
    let prefix = match kept.origin {
        Vocabulary::Incident => "incident",
        Vocabulary::Iodef1 => "iodef1",
        Vocabulary::Iodef2 => "iodef2",
    };
    ForeignName::new(kept.origin.namespace(), &*kept.attribute.name.local, prefix)
}
