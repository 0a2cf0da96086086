use std::borrow::Cow;

use crate::codec::decode::{EXT_VALUE, XML, XML_LANG, XSI, is_like_xml_lang};
use crate::codec::encode::Encoder;
use crate::codec::encode::lost::Lost;
use crate::codec::glance::{Glance as _, set};
use crate::codec::node::{Class, Node};
use crate::codec::table::AttributeInfo;
use crate::error::{Error, ErrorKind, Result};
use crate::value::{ForeignName, KeptAttribute, Mark, OpenEnum, Spelling, UNSTATED, Vocabulary};

/// The attributes of every mark.
static RESTRICTION: AttributeInfo =
    AttributeInfo::mark("restriction", "restriction", Some("ext-restriction"));
static ID: AttributeInfo = AttributeInfo::mark("id", "observable-id", None);

impl Encoder {
    pub(crate) fn attributes<'a, T: Class>(
        &mut self,
        value: &'a T,
        mark: Option<&'a Mark>,
        element: &str,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let outline = value.outline();
        let own = self.vocabulary == Vocabulary::Incident;
        for (name, value) in outline.fixed.iter().filter(|_| !own) {
            self.out.attribute(name, value)?;
        }
        let exactly = !self.manner.follows_errata();
        let standing_in = outline.needs.standing_in.within(self.vocabulary);
        for row in set(value).or(&standing_in) {
            let Some(attribute) = T::TABLE.attributes.get(row) else {
                continue;
            };
            let info = &attribute.info;
            let label = info.name.label(self.vocabulary);
            if info.vocabularies.contains(self.vocabulary) {
                match (attribute.spelling)(value, self.vocabulary) {
                    Some(Spelling::Registered(keyword)) if exactly => {
                        self.out.keyword(label, keyword);
                    }
                    Some(Spelling::Text(text)) if exactly => self.out.labelled(label, text)?,
                    _ => self.value(info, &|v| value.spelling(row, v), lost)?,
                }
            } else if let Some(exact) = (attribute.spelling)(value, Vocabulary::Incident)
                && !value.assumes(row, element)
            {
                lost.attribute(info, exact);
            }
        }
        let unstated = mark.is_none_or(|mark| mark.restriction.is_none());
        if unstated && own && outline.restricted {
            self.out.attribute("restriction", UNSTATED)?;
        }
        match mark {
            Some(mark) => self.mark(value, mark, lost),
            None => Ok(()),
        }
    }

    /// An attribute that the vocabulary has.
    fn value<'a>(
        &mut self,
        info: &'static AttributeInfo,
        spelled: &dyn Fn(Vocabulary) -> Option<Spelling<'a>>,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        match (spelled(self.vocabulary), info.stands_in) {
            (Some(spelling), _) => {
                let exact = || spelled(Vocabulary::Incident);
                self.attribute(info, spelling, exact, lost)
            }
            (None, Some(token)) if self.vocabulary == Vocabulary::Iodef1 => {
                let name = format!("@{}", info.name.within(Vocabulary::Incident));
                self.out
                    .attribute(info.name.within(self.vocabulary), token)?;
                lost.derived(&name, &self.here())
            }
            (None, _) => Ok(()),
        }
    }

    fn attribute<'a>(
        &mut self,
        info: &'static AttributeInfo,
        spelling: Spelling<'a>,
        exact: impl Fn() -> Option<Spelling<'a>>,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let label = info.name.label(self.vocabulary);
        let name = label.name;
        if let Some(token) = self.by_errata(info, spelling) {
            if let Some(exact) = known_elsewhere(spelling, exact()) {
                lost.attribute(info, exact);
            }
            return self.out.attribute(name, token);
        }
        match spelling {
            Spelling::Registered(keyword) => {
                self.out.keyword(label, keyword);
                Ok(())
            }
            Spelling::Text(text) => self.out.labelled(label, text),
            Spelling::Own(token)
                if self.vocabulary == Vocabulary::Iodef1 && info.unstated == Some(token) =>
            {
                Ok(())
            }
            Spelling::Nearly(token) => {
                if let Some(exact) = exact() {
                    lost.attribute(info, exact);
                }
                self.out.attribute(name, token)
            }
            Spelling::Own(token) | Spelling::Extension(token) => {
                let exact = known_elsewhere(spelling, exact());
                match info.extension(self.vocabulary) {
                    Some(extension) => {
                        if let Some(exact) = exact {
                            lost.attribute(info, exact);
                        }
                        self.out.attribute(name, EXT_VALUE)?;
                        self.out.attribute(extension, token)
                    }
                    None => self.unlisted(info, exact.unwrap_or(spelling), lost),
                }
            }
        }
    }

    /// A token that the vocabulary does not list, and has no attribute for.
    fn unlisted<'a>(
        &self,
        info: &'static AttributeInfo,
        spelling: Spelling<'a>,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        match spelling {
            Spelling::Extension(token) if self.vocabulary == Vocabulary::Incident => {
                let name = info.name.within(self.vocabulary);
                Err(Error::new(ErrorKind::Unrepresentable {
                    name: format!("the extension value {token:?} of @{name}").into(),
                    vocabulary: self.vocabulary,
                }))
            }
            _ => {
                lost.attribute(info, spelling);
                Ok(())
            }
        }
    }

    /// What the text or errata of RFC 7970 have for a token, if they are followed.
    fn by_errata(&self, info: &AttributeInfo, spelling: Spelling<'_>) -> Option<&'static str> {
        match spelling {
            _ if !self.manner.follows_errata() => None,
            Spelling::Registered(_) | Spelling::Text(_) | Spelling::Own(_) => {
                info.by_errata(spelling.words())
            }
            _ => None,
        }
    }

    #[inline(never)]
    fn mark<'a>(&mut self, node: &dyn Node, mark: &'a Mark, lost: &mut Lost<'a>) -> Result<()> {
        let marks = node.marks();
        if let Some(restriction) = &mark.restriction {
            let exact = OpenEnum::spelling(restriction, Vocabulary::Incident);
            if marks.restriction(self.vocabulary) {
                let spelling = restriction.spelling_in(marks.words(self.vocabulary));
                self.attribute(&RESTRICTION, spelling, || Some(exact), lost)?;
            } else {
                lost.attribute(&RESTRICTION, exact);
            }
        }
        if let Some(id) = &mark.id {
            if marks.id(self.vocabulary) {
                let label = ID.name.label(self.vocabulary);
                self.out.labelled(label, id.as_str())?;
            } else {
                lost.attribute(&ID, Spelling::Text(id.as_str()));
            }
        }
        for kept in &mark.attributes {
            match self.place(node, mark, kept) {
                Some(name) => self.out.foreign_attribute(&name, &kept.attribute.value)?,
                None => lost.foreign(kept),
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
                (false, true) => qualified(kept).map(Cow::Owned),
                (false, false) => None,
            };
        }
        if is_language(name) && node.find_attribute(self.vocabulary, "xml:lang").is_some() {
            return qualified(kept).filter(|_| own).map(Cow::Owned);
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
            _ => false,
        };
        let row_extends = |row| {
            node.attribute(row).is_some_and(|(info, value)| {
                let spelling = value.spelling(self.vocabulary);
                let unstated = info.unstated.map(Spelling::Own);
                info.extension(self.vocabulary) == Some(name)
                    && (self.vocabulary != Vocabulary::Iodef1 || spelling != unstated)
                    && extends(spelling)
            })
        };
        match name {
            "restriction" => true,
            "ext-restriction" => {
                let restriction = mark.restriction.as_ref();
                extends(restriction.map(|r| r.spelling_in(self.vocabulary)))
            }
            _ => {
                name == ID.name.within(self.vocabulary)
                    || node.find_attribute(self.vocabulary, name).is_some()
                    || !own && node.fixed().iter().any(|(fixed, _)| *fixed == name)
                    || (0..node.attributes()).any(row_extends)
            }
        }
    }
}

/// An extension value that another vocabulary lists, and that is read as what it is there.
fn known_elsewhere<'a>(
    spelling: Spelling<'_>,
    exact: Option<Spelling<'a>>,
) -> Option<Spelling<'a>> {
    let known = matches!(spelling, Spelling::Own(_));
    exact.filter(|exact| known && matches!(exact, Spelling::Extension(_)))
}

fn is_language(name: &ForeignName) -> bool {
    &*name.namespace == XML && &*name.local == "lang"
}

/// The name of a kept attribute in the namespace of its vocabulary, if it may
/// need one there to be told from others.
pub(super) fn qualified(kept: &KeptAttribute) -> Option<ForeignName> {
    let name = &kept.attribute.name;
    let local = match &*name.namespace {
        "" if is_like_xml_lang(&name.local) => Cow::Owned(format!("{}-", name.local)),
        "" => Cow::Borrowed(&*name.local),
        _ if is_language(name) => Cow::Borrowed(XML_LANG),
        _ => return None,
    };
    let prefix = match kept.origin {
        Vocabulary::Incident => "incident",
        Vocabulary::Iodef1 => "iodef1",
        Vocabulary::Iodef2 => "iodef2",
    };
    Some(ForeignName::new(kept.origin.namespace(), &*local, prefix))
}

/// Hands on all that a mark says, where there is no tag of its own to say it.
pub(super) fn lose_mark<'a>(mark: &'a Mark, lost: &mut Lost<'a>) {
    if let Some(restriction) = &mark.restriction {
        lost.attribute(
            &RESTRICTION,
            OpenEnum::spelling(restriction, Vocabulary::Incident),
        );
    }
    if let Some(id) = &mark.id {
        lost.attribute(&ID, Spelling::Text(id.as_str()));
    }
    mark.attributes.iter().for_each(|kept| lost.foreign(kept));
}
