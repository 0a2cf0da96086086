//! The disguised copy, of what the plan says and nothing else.

use super::plan::{Fate, OWN, Plan, WITHHELD, Wanted, body_text};
use super::{Disguise, Disguised};
use crate::Result;
use crate::codec::node::{Body, BodyMut, Element, Node};
use crate::mark::tree::Item;
use crate::model::{Contact, Incident, IncidentId};
use crate::value::{
    ContactRole, ContactType, ForeignNode, MarkBox, Marked, Purpose, Restriction, Spelling,
};

impl Disguise {
    /// A copy of an incident in which every identity has its pseudonym (RFC 2350,
    /// appendix E, section 4.2): addresses, names, identifiers, numbers of incidents and
    /// contacts. Restrictions, times, ports, tokens of lists and the structure stay.
    ///
    /// A text stays if it names no identity that stands anywhere in the incident, in any
    /// spelling, nor an address or name that can be recognised as one. **Who is named in a
    /// text only, by a bare name, is not recognised**: read what is left before it is
    /// released. Raw records, mails, certificates, signatures, extensions, comments and all
    /// that this crate has no type for is left out; so is what cannot be without it, and
    /// what refers to it. A text that is required becomes `withheld`.
    ///
    /// # Errors
    ///
    /// If a value made by hand cannot be read back from how it is written.
    ///
    /// ```
    /// use iodef::{Attack, Attacker, Contact, Disguise, Flow, Incident, IncidentId, Purpose, Restriction};
    ///
    /// let id = IncidentId::new("csirt.example.com", "189493");
    /// let incident = Incident::new(id, Purpose::Reporting, Restriction::Private)
    ///     .with_contact(Contact::creator("Example CSIRT").with_email("alice@example.com"))
    ///     .with_attack(Attack::new().with_flow(Flow::new().with_party(Attacker::at("192.0.2.166"))))
    ///     .with_description("192.0.2.166 guessed passwords")
    ///     .with_description("Passwords were guessed");
    ///
    /// let disguise = Disguise::new(&[7; 32]); // use 32 random bytes
    /// let disguised = disguise.apply(&incident)?;
    /// let email = &disguised.incident().contacts[0].emails[0].address;
    /// assert_eq!(**email, disguise.email("alice@example.com"));
    /// assert_eq!(disguised.incident().descriptions.len(), 1);
    /// assert_eq!(disguised.withheld()[0].to_string(), "/Incident/Description");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn apply(&self, incident: &Incident) -> Result<Disguised> {
        self.apply_where(incident, &|_, _| true)
    }

    /// The same for what is wanted only: other identities stay as they are.
    pub(crate) fn apply_where(&self, incident: &Incident, wanted: Wanted<'_>) -> Result<Disguised> {
        let plan = Plan::new(self, incident, wanted);
        let id = IncidentId::new(WITHHELD, WITHHELD);
        let mut copy = Incident::unrestricted(Marked::new(id), Purpose::Unlisted);
        Copier {
            disguise: self,
            plan: &plan,
        }
        .fill(0, &mut copy)?;
        if copy.contacts.is_empty() && !incident.contacts.is_empty() {
            let contact = Contact::new(ContactRole::Creator, ContactType::Organization);
            copy.contacts.push(contact.with_name(WITHHELD).into());
        }
        Ok(Disguised {
            incident: copy,
            replaced: plan.replaced(),
            withheld: plan.withheld(),
        })
    }
}

struct Copier<'c, 'd, 'a> {
    disguise: &'d Disguise,
    plan: &'c Plan<'d, 'a>,
}

impl Copier<'_, '_, '_> {
    fn fill(&self, index: usize, target: &mut dyn Element) -> Result<()> {
        let Some(item) = self.plan.tree.get(index) else {
            return Ok(());
        };
        target.change(&mut |node, mark| {
            self.copy_mark(index, item, mark);
            for row in 0..node.attributes() {
                self.copy_attribute((index, row), item.element.node(), node)?;
            }
            self.copy_body(index, item, node)?;
            for child in self.plan.tree.children(index) {
                self.add(child, node)?;
            }
            Ok(())
        })
    }

    fn add(&self, child: usize, node: &mut dyn Node) -> Result<()> {
        let item = self.plan.tree.get(child);
        let item = item.filter(|_| !self.plan.is_out(child));
        let Some((item, place)) = item.and_then(|item| Some((item, item.place?))) else {
            return Ok(());
        };
        let slot = node.slot_mut(place.row);
        match slot.and_then(|slot| slot.add(item.element.variant())) {
            Some(target) => self.fill(child, target),
            None => Ok(()),
        }
    }

    fn copy_mark(&self, index: usize, item: &Item<'_>, target: &mut MarkBox) {
        let Some(source) = item.element.mark() else {
            return;
        };
        if let Some(restriction) = &source.restriction {
            let kept = self.plan.keeps_restriction(index);
            // Nobody who does not know the words takes them for less.
            let restriction = if kept {
                restriction.clone()
            } else {
                Restriction::Private
            };
            target.get_mut().restriction = Some(restriction);
        }
        if let Some(id) = &source.id {
            target.get_mut().id = Some(self.disguise.element_id(id));
        }
    }

    fn copy_attribute(
        &self,
        (index, row): (usize, usize),
        source: &dyn Node,
        node: &mut dyn Node,
    ) -> Result<()> {
        let Some((info, value)) = source.attribute(row) else {
            return Ok(());
        };
        let (Some(spelling), Some(target)) = (value.spelling(OWN), node.attribute_mut(row)) else {
            return Ok(());
        };
        match (self.plan.attribute(index, row), spelling) {
            (Fate::Out, _) => Ok(()),
            (Fate::Said(text), _) if info.is_extensible() && !target.lists(text) => {
                target.set_extension(text, OWN)
            }
            (Fate::Said(text), _) => target.set(text, OWN),
            (Fate::Kept, Spelling::Extension(text)) => target.set_extension(text, OWN),
            (Fate::Kept, spelling) => target.set(spelling.words(), OWN),
        }
    }

    fn copy_body(&self, index: usize, item: &Item<'_>, node: &mut dyn Node) -> Result<()> {
        let source = item.element.node();
        match (source.body(), node.body_mut()) {
            (Body::Text(..), BodyMut::Text(target)) => match self.plan.fate(index) {
                Fate::Said(text) => target.set(text),
                Fate::Kept => target.set(&body_text(source)),
                Fate::Out => Ok(()),
            },
            (Body::Any(source), BodyMut::Any(target)) => {
                if let Fate::Said(text) = self.plan.fate(index) {
                    target.push(text.as_str().into());
                    return Ok(());
                }
                let texts = source.iter().filter(|node| node.as_element().is_none());
                target.extend(texts.map(ForeignNode::clone));
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
