use super::{Object, Reader};
use crate::codec::decode::EXT_VALUE;
use crate::codec::node::{Node, Value};
use crate::error::Result;
use crate::json::input::Raw;
use crate::json::loss::JsonLossKind as Kind;
use crate::json::shape::{self, IODEF};
use crate::value::{
    ElementId, ForeignAttribute, ForeignName, KeptAttribute, MarkBox, Restriction, Spelling,
    Vocabulary,
};

impl<'t> Reader<'t> {
    pub(super) fn attribute(
        &mut self,
        object: &Object<'_, 't>,
        node: &mut dyn Node,
        row: usize,
        (member, raw): (&str, Raw<'t>),
    ) -> Result<()> {
        let length = self.losses.enter(member, 1);
        let text = self.plain((object.class, member), raw)?;
        let name = node
            .attribute(row)
            .and_then(|(info, _)| info.extension(IODEF));
        let extension = match name.filter(|_| text == EXT_VALUE) {
            Some(name) => self.member(object, name)?,
            None => None,
        };
        let token = shape::token_of(object.class, member, &text);
        if let Some(value) = node.attribute_mut(row) {
            self.set(member, value, (token, extension.as_deref()), raw)?;
        }
        self.losses.leave(length);
        Ok(())
    }

    /// Sets an attribute, and says so if it is not what was said.
    pub(super) fn set(
        &mut self,
        member: &str,
        value: &mut dyn Value,
        (token, extension): (&str, Option<&str>),
        raw: Raw<'t>,
    ) -> Result<()> {
        let result = match extension {
            Some(extension) => value.set_extension(extension, IODEF),
            // The own vocabulary knows it.
            None if shape::adds(member, token) => value.set(token, Vocabulary::Incident),
            None => value.set(token, IODEF),
        };
        self.located(result.map_err(|error| error.at(self.input.position(raw))))?;
        let said = extension.unwrap_or(token);
        let same = match value.spelling(IODEF) {
            Some(spelt @ (Spelling::Registered(_) | Spelling::Text(_))) => {
                spelt.words() == said && extension.is_none()
            }
            Some(Spelling::Own(spelt)) => {
                spelt == said && (extension.is_some() || shape::adds(member, spelt))
            }
            Some(Spelling::Extension(spelt)) => spelt == said && extension.is_some(),
            Some(Spelling::Nearly(_)) => false,
            None => said.is_empty(),
        };
        if !same {
            self.losses.here(Kind::Spelling);
        }
        Ok(())
    }

    /// The text of a member, if there is such a member.
    fn member(&mut self, object: &Object<'_, 't>, name: &str) -> Result<Option<String>> {
        let found = object.members.iter().find(|(member, _)| member == name);
        match found {
            Some((_, raw)) => Ok(Some(self.plain((object.class, name), *raw)?.into_owned())),
            None => Ok(None),
        }
    }

    /// An extension value, which the attribute it belongs to takes if it says
    /// that there is one, and which is kept for itself otherwise.
    pub(super) fn extension(
        &mut self,
        object: &Object<'_, 't>,
        node: &dyn Node,
        mark: &mut MarkBox,
        (member, raw): (&str, Raw<'t>),
    ) -> Result<()> {
        let mut rows = (0..node.attributes()).filter_map(|row| node.attribute(row));
        let base = match rows.find(|(info, _)| info.extension(IODEF) == Some(member)) {
            Some((info, _)) => shape::member(object.class, info.name.within(IODEF)),
            None => "restriction",
        };
        let length = self.losses.enter(member, 1);
        if self.member(object, base)?.as_deref() != Some(EXT_VALUE) {
            let text = self.plain((object.class, member), raw)?;
            let name = ForeignName::new("", member, "");
            mark.get_mut().attributes.push(KeptAttribute {
                attribute: ForeignAttribute::new(name, text),
                origin: IODEF,
            });
        }
        self.losses.leave(length);
        Ok(())
    }

    pub(super) fn restriction(
        &mut self,
        object: &Object<'_, 't>,
        mark: &mut MarkBox,
        raw: Raw<'t>,
    ) -> Result<()> {
        let length = self.losses.enter("restriction", 1);
        let token = self.plain((object.class, "restriction"), raw)?;
        let extension = match &*token {
            EXT_VALUE => self.member(object, "ext-restriction")?,
            _ => None,
        };
        let restriction = Restriction::read_attributes(&token, extension.as_deref(), IODEF);
        mark.get_mut().restriction = Some(restriction);
        self.losses.leave(length);
        Ok(())
    }

    pub(super) fn identifier(&mut self, mark: &mut MarkBox, raw: Raw<'t>) -> Result<()> {
        let length = self.losses.enter("observable-id", 1);
        let id = self.plain(("", "observable-id"), raw)?;
        mark.get_mut().id = Some(ElementId::from_written(&id));
        self.losses.leave(length);
        Ok(())
    }

    pub(super) fn fixed(&mut self, value: &str, (member, raw): (&str, Raw<'t>)) -> Result<()> {
        if self.plain(("", member), raw)? != value {
            self.losses.at(member, Kind::UnknownMember);
        }
        Ok(())
    }
}
