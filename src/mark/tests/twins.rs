//! Documents that differ from one another only above a level.

use super::canary::Ledger;
use super::planter::{OWN, Planter, Style};
use super::terms::Terms;
use crate::codec::node::{Element, Node};
use crate::codec::tests::generate::Chance;
use crate::mark::Inheritance;
use crate::model::Document;
use crate::value::{MarkBox, Rank, Restriction};

/// Changes a document in what is above a level: values and their lengths, which
/// attributes there are and what unknown content, how strict it is, and how many
/// elements there are. What a document says besides its incidents is above all levels.
///
/// Not changed is what does show, on purpose: whether a text has translations
/// beside it that are more restricted, and whether all parts of an expression
/// or an observable are there (`whole`), since without them it means another thing.
pub(super) fn change_above(document: &mut Document, terms: &Terms, chance: &mut Chance) -> usize {
    let style = Style {
        linked: false,
        budget: 0,
    };
    let mut planter = Planter {
        chance,
        style,
        budget: 0,
        ledger: Ledger::default(),
        forced: None,
        ids: Vec::new(),
    };
    let mut twin = Twin {
        planter: &mut planter,
        terms,
        changes: 0,
    };
    twin.visit(document, "Incidents", Spot::ROOT);
    twin.changes
}

/// Where an element stands.
#[derive(Clone, Copy)]
struct Spot {
    /// How strict what is around it is; none if that is no incident.
    level: Option<Rank>,
    /// Whether it is the document, or stands in what that says besides incidents.
    header: bool,
}

impl Spot {
    const ROOT: Self = Self {
        level: None,
        header: true,
    };
}

struct Twin<'t, 'c> {
    planter: &'t mut Planter<'c>,
    terms: &'t Terms,
    changes: usize,
}

impl Twin<'_, '_> {
    /// Changes an element, if it is above the level, and all inside it that is.
    fn visit(&mut self, element: &mut dyn Element, name: &'static str, around: Spot) {
        let spot = self.spot(element, name, around);
        element
            .change(&mut |node, mark| {
                if self.hides(spot) && !self.planter.chance.once_in(3) {
                    self.change(node, mark, name);
                }
                for row in 0..node.children() {
                    self.children(node, row, spot);
                }
                Ok(())
            })
            .unwrap();
    }

    fn spot(&self, element: &dyn Element, name: &str, around: Spot) -> Spot {
        let own = element.mark().and_then(|mark| mark.restriction.as_ref());
        let own = own.map(Restriction::rank);
        let own = own.or((name == "Incident").then_some(Rank::PRIVATE));
        let level = match (own, around.level, self.terms.inheritance) {
            (Some(own), Some(around), Inheritance::Strictest) => Some(own.max(around)),
            (own, around, _) => own.or(around),
        };
        let header = around.header && name != "Incident";
        Spot {
            level: level.filter(|_| !header),
            header,
        }
    }

    fn hides(&self, spot: Spot) -> bool {
        spot.header
            || spot
                .level
                .is_none_or(|level| level > self.terms.level.rank())
    }

    /// Whether an element and all inside it is above the level.
    fn hides_all(&self, element: &dyn Element, name: &str, around: Spot) -> bool {
        let spot = self.spot(element, name, around);
        let node = element.node();
        let rows = (0..node.children()).filter_map(|row| Some((node.child(row)?, node.slot(row)?)));
        let mut children = rows.flat_map(|(info, slot)| {
            let children = (0..slot.len()).filter_map(|index| slot.get(index));
            children.map(|child| (child, info.name(child.variant(), OWN)))
        });
        self.hides(spot) && children.all(|(child, name)| self.hides_all(child, name, spot))
    }

    fn change(&mut self, node: &mut dyn Node, mark: &mut MarkBox, name: &'static str) {
        self.changes += 1;
        let own = mark.get().and_then(|mark| mark.restriction.clone());
        let above = own
            .as_ref()
            .is_some_and(|own| own.rank() > self.terms.level.rank());
        *mark = MarkBox::default();
        if let Some(own) = own {
            mark.get_mut().restriction = Some(if above { self.above() } else { own });
        }
        let index = self.planter.enter((name, None, None), None);
        self.planter.fill(node, mark, index);
    }

    /// Some restriction above the level.
    fn above(&mut self) -> Restriction {
        loop {
            let restriction = self.planter.restriction();
            if restriction.rank() > self.terms.level.rank() {
                return restriction;
            }
        }
    }

    fn children(&mut self, node: &mut dyn Node, row: usize, spot: Spot) {
        let info = node.child(row).unwrap();
        let named = |variant: &usize| !info.name(*variant, OWN).is_empty();
        let variants: Vec<_> = (0..info.names.len()).filter(named).collect();
        if !info.vocabularies.contains(OWN) || variants.is_empty() {
            return;
        }
        let children = node.slot_mut(row).unwrap();
        for index in (0..children.len()).rev() {
            let count = children.len();
            let child = children.get_mut(index).unwrap();
            let name = info.name(child.variant(), OWN);
            let last = count == 1 && info.is_required(OWN);
            let goes = !info.whole && !last && self.planter.chance.once_in(4);
            if goes && self.hides_all(child, name, spot) {
                children.remove(index);
                self.changes += 1;
            } else {
                self.visit(child, name, spot);
            }
        }
        let full = children.len() > 0 && !info.is_many(OWN);
        let in_header = spot.header && info.name(0, OWN) != "Incident";
        let can_hide = in_header || self.terms.level.rank() < Rank::PRIVATE;
        if info.whole || full || !can_hide || !self.planter.chance.once_in(6) {
            return;
        }
        let variant = self.planter.chance.pick(&variants);
        if let Some(child) = children.add(variant) {
            self.planter.forced = (!in_header).then(|| self.above());
            self.planter.budget = self.planter.chance.below(6);
            let around = (info.name(variant, OWN), Some(info), None);
            self.planter.grow(child, around, None, 5);
            self.planter.forced = None;
            self.changes += 1;
        }
    }
}
