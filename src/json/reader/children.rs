use super::meaning::{Meaning, grouped, meaning};
use super::{Reader, Seen};
use crate::codec::node::{Element, Node};
use crate::error::Result;
use crate::json::input::{Form, Raw};
use crate::json::loss::JsonLossKind as Kind;
use crate::json::shape::{self, IODEF};

impl<'t> Reader<'t> {
    /// Reads a member whose values are children.
    pub(super) fn children(
        &mut self,
        class: &str,
        node: &mut dyn Node,
        seen: &mut Seen,
        of: Meaning,
        (member, raw): (&str, Raw<'t>),
    ) -> Result<()> {
        match of {
            Meaning::Child(row, name) | Meaning::Reference(row, name) => {
                let many = node.child(row).is_some_and(|info| info.is_many(IODEF));
                let array = shape::is_array(class, member, many);
                for (raw, ordinal) in self.values(array, (member, raw))?.into_iter().zip(1..) {
                    let length = self.losses.enter(member, ordinal);
                    self.child((class, member), node, seen, (row, name), raw)?;
                    self.losses.leave(length);
                }
                Ok(())
            }
            Meaning::Group => {
                for (raw, ordinal) in self.values(true, (member, raw))?.into_iter().zip(1..) {
                    let length = self.losses.enter(member, ordinal);
                    self.group((class, member), node, seen, raw)?;
                    self.losses.leave(length);
                }
                Ok(())
            }
            Meaning::Wrapped(row) => {
                seen.child(row);
                let Some(wrapper) = node.slot_mut(row).and_then(|slot| slot.add(0)) else {
                    return Ok(());
                };
                wrapper.change(&mut |node, _| {
                    let of = meaning(node, class, member);
                    let mut inside = Seen::of(node);
                    self.children(class, node, &mut inside, of, (member, raw))
                })
            }
            _ => Ok(()),
        }
    }

    /// The values of a member, in an array or without one.
    fn values(&mut self, array: bool, (member, raw): (&str, Raw<'t>)) -> Result<Vec<Raw<'t>>> {
        if raw.form() != Form::Array {
            if array {
                self.losses.at(member, Kind::Form);
            }
            return Ok(vec![raw]);
        }
        let values = self.input.items(raw);
        match values.len() {
            0 => self.losses.at(member, Kind::Empty),
            1 if !array => self.losses.at(member, Kind::Form),
            _ if !array => return self.located(Err(self.input.mismatch("one value", raw))),
            _ => {}
        }
        Ok(values)
    }

    fn child(
        &mut self,
        (class, member): (&str, &str),
        node: &mut dyn Node,
        seen: &mut Seen,
        (row, name): (usize, &'static str),
        raw: Raw<'t>,
    ) -> Result<()> {
        let many = node.child(row).is_some_and(|info| info.is_many(IODEF));
        if seen.child(row) > 0 && !many {
            self.losses.here(Kind::Grouping);
            return Ok(());
        }
        let Some(child) = self.add(node, row, name, raw)? else {
            return Ok(());
        };
        match shape::reference(name) {
            Some(attribute) => {
                let text = self.plain((class, member), raw)?;
                child.change(&mut |node, _| {
                    let row = node.find_attribute(IODEF, attribute);
                    match row.and_then(|row| node.attribute_mut(row)) {
                        Some(value) => self.set(member, value, (&text, None), raw),
                        None => Ok(()),
                    }
                })
            }
            None => self.element((class, member), child, raw),
        }
    }

    /// Adds a blank child of a name; of several variants that which fits what
    /// the object says.
    fn add<'n>(
        &mut self,
        node: &'n mut dyn Node,
        row: usize,
        name: &str,
        raw: Raw<'t>,
    ) -> Result<Option<&'n mut dyn Element>> {
        let names = node.child(row).map_or(&[][..], |info| info.names);
        let variants = (0..names.len()).filter(|variant| {
            let known = names.get(*variant);
            known.is_some_and(|known| known.within(IODEF) == name)
        });
        let variants: Vec<usize> = variants.collect();
        let Some(slot) = node.slot_mut(row) else {
            return Ok(None);
        };
        if let [variant] = *variants {
            return Ok(slot.add(variant));
        }
        let members = self.input.members(raw);
        let members = self.located(members)?;
        for variant in variants {
            let Some(blank) = slot.add(variant) else {
                return Ok(None);
            };
            let mut fixed = blank.node().fixed().iter();
            let fits = fixed.all(|(name, value)| {
                let found = members.iter().find(|(member, _)| member == name);
                found.is_some_and(|(_, raw)| raw.is_text(value))
            });
            if fits {
                break;
            }
            slot.remove(slot.len().saturating_sub(1));
        }
        let last = slot.len().saturating_sub(1);
        Ok(slot.get_mut(last))
    }

    /// Children that share an array, each in an object under its own name.
    fn group(
        &mut self,
        (class, group): (&str, &str),
        node: &mut dyn Node,
        seen: &mut Seen,
        raw: Raw<'t>,
    ) -> Result<()> {
        let members = self.input.members(raw);
        let members = self.located(members)?;
        match members.len() {
            0 => self.losses.here(Kind::Empty),
            1 => {}
            _ => self.losses.here(Kind::Form),
        }
        for (member, raw) in members {
            let Some(found) = grouped(node, class, group, &member) else {
                self.losses.at(&member, Kind::UnknownMember);
                continue;
            };
            let length = self.losses.enter(&member, 1);
            self.child((class, &member), node, seen, found, raw)?;
            self.losses.leave(length);
        }
        Ok(())
    }
}
