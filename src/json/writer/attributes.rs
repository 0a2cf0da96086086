use super::{Around, Writer};
use crate::codec::decode::EXT_VALUE;
use crate::codec::node::{Node, Value};
use crate::codec::table::AttributeInfo;
use crate::json::loss::JsonLossKind as Kind;
use crate::json::shape::{self, IODEF};
use crate::json::text::{Json, Members, number};
use crate::value::{KeptAttribute, Mark, Spelling, Vocabulary};

/// An attribute as members: its own, and that of an extension value.
struct Names<'n> {
    member: &'n str,
    extension: Option<&'static str>,
}

impl Writer {
    /// All that the attributes of an element say.
    pub(super) fn attributes(
        &mut self,
        class: &str,
        node: &dyn Node,
        mark: Option<&Mark>,
        around: Around<'_>,
        members: &mut Members,
    ) {
        for (name, value) in node.fixed() {
            members.put_text(name, value);
        }
        for row in 0..node.attributes() {
            if let Some((info, value)) = node.attribute(row) {
                self.attribute(class, info, value, members);
            }
        }
        self.restriction(class, node, mark, around, members);
        let Some(mark) = mark else { return };
        match &mark.id {
            Some(id) if node.marks().id(IODEF) => members.put_text("observable-id", id.as_str()),
            Some(_) => self.losses.at("@observable-id", Kind::Identifier),
            None => {}
        }
        for kept in &mark.attributes {
            self.kept(class, node, kept, members);
        }
    }

    fn attribute(
        &mut self,
        class: &str,
        info: &'static AttributeInfo,
        value: &dyn Value,
        members: &mut Members,
    ) {
        let name = info.name.within(IODEF);
        let own = info.name.within(Vocabulary::Incident);
        if !info.vocabularies.contains(IODEF) {
            if value.spelling(Vocabulary::Incident).is_some() {
                self.losses.at(&format!("@{own}"), Kind::NoPlace);
            }
            return;
        }
        let Some(spelling) = value.spelling(IODEF) else {
            return;
        };
        let names = Names {
            member: shape::member(class, name),
            extension: info.extension(IODEF),
        };
        let exact = value.spelling(Vocabulary::Incident);
        if let (Spelling::Own(_), Some(Spelling::Extension(_))) = (spelling, exact) {
            // It will be read as what it is elsewhere.
            self.losses.at(&format!("@{}", names.member), Kind::Nearest);
        }
        self.spelt(class, &names, spelling, !value.is_unknown(), members);
    }

    fn spelt(
        &mut self,
        class: &str,
        names: &Names<'_>,
        spelling: Spelling<'_>,
        known: bool,
        members: &mut Members,
    ) {
        let member = names.member;
        let place = format!("@{member}");
        match (spelling, names.extension) {
            (Spelling::Text(token), _) if shape::is_number(class, member) => match number(token) {
                Some(number) => {
                    if number != token {
                        self.losses.at(&place, Kind::Spelling);
                    }
                    members.put(member, Json::Number(number));
                }
                None => self.losses.at(&place, Kind::Inexpressible),
            },
            (Spelling::Registered(_) | Spelling::Text(_), _) => {
                let token = spelling.words();
                if !shape::lists(class, member, token, known) {
                    self.losses.at(&place, Kind::UnlistedToken);
                }
                members.put_text(member, shape::token(class, member, token));
            }
            (Spelling::Own(token), _) if shape::adds(member, token) => {
                members.put_text(member, token);
            }
            (Spelling::Own(token) | Spelling::Extension(token), Some(extension)) => {
                members.put_text(member, EXT_VALUE);
                if shape::is_absent(class, extension) {
                    self.losses.at(&format!("@{extension}"), Kind::NoMember);
                } else {
                    members.put_text(extension, token);
                }
            }
            (Spelling::Nearly(token), _) => {
                self.losses.at(&place, Kind::Nearest);
                members.put_text(member, token);
            }
            (Spelling::Own(_), None) => self.losses.at(&place, Kind::NoPlace),
            (Spelling::Extension(_), None) => self.losses.at(&place, Kind::Inexpressible),
        }
    }

    fn restriction(
        &mut self,
        class: &str,
        node: &dyn Node,
        mark: Option<&Mark>,
        around: Around<'_>,
        members: &mut Members,
    ) {
        let own = mark.and_then(|mark| mark.restriction.as_ref());
        let restriction = own.or(around.restriction);
        let Some(restriction) = restriction.filter(|_| node.marks().restriction(IODEF)) else {
            return;
        };
        let names = Names {
            member: "restriction",
            extension: Some("ext-restriction"),
        };
        let spelling = restriction.spelling_in(IODEF);
        self.spelt(class, &names, spelling, !restriction.is_unknown(), members);
    }

    /// An attribute without a type: that of an extension value which the
    /// attribute it belongs to does not announce is a member all the same.
    fn kept(&mut self, class: &str, node: &dyn Node, kept: &KeptAttribute, members: &mut Members) {
        let name = &kept.attribute.name;
        let listed = name.namespace.is_empty()
            && kept.origin == IODEF
            && shape::is_extension(node, &name.local)
            && !shape::is_absent(class, &name.local)
            && !members.has(&name.local);
        if listed {
            members.put_text(&name.local, &kept.attribute.value);
        } else {
            let name = format!("@{}", name.local);
            self.losses.at(&name, Kind::ForeignAttribute);
        }
    }
}
