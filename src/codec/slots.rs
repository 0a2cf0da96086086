//! Fields that hold children.

use std::slice::from_ref;

use crate::Result;
use crate::codec::encode::{Encoder, Family};
use crate::codec::glance::Holds;
use crate::codec::node::{AsNode, Blank, Element, Slot};
use crate::value::Marked;

/// An element of more bytes is mostly alone in its field.
const LARGE: usize = 112;
/// How many smaller ones there is room for at first.
const FEW: usize = 2;

/// Whether something holds of any element.
#[inline]
fn any<E: Element>(elements: &[E], holds: Holds<'_>) -> bool {
    elements.iter().any(|e| holds(e.node(), e.variant()))
}

/// Writes the elements one by one.
#[inline]
fn write<E: Element>(
    elements: &[E],
    family: &mut Family<'_, '_>,
    encoder: &mut Encoder,
) -> Result<()> {
    elements.iter().try_for_each(|element| {
        let (node, mark) = (element.node(), element.mark());
        node.write_among(mark, element.variant(), family, encoder)?;
        family.index += 1;
        Ok(())
    })
}

impl<T: AsNode> Slot for Marked<T> {
    fn len(&self) -> usize {
        1
    }

    fn get(&self, index: usize) -> Option<&dyn Element> {
        (index == 0).then_some(self)
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Element> {
        if index == 0 { Some(self) } else { None }
    }

    fn any(&self, holds: Holds<'_>) -> bool {
        any(from_ref(self), holds)
    }

    fn write(&self, family: &mut Family<'_, '_>, encoder: &mut Encoder) -> Result<()> {
        write(from_ref(self), family, encoder)
    }

    fn add(&mut self, variant: usize) -> Option<&mut dyn Element> {
        *self = Blank::blank(variant);
        Some(self)
    }

    fn remove(&mut self, _: usize) {}

    fn settle(&mut self, _: &[usize]) {}

    fn weed(&mut self, _: &[bool]) {}
}

impl<E: Blank> Slot for Option<E> {
    fn len(&self) -> usize {
        usize::from(self.is_some())
    }

    fn get(&self, index: usize) -> Option<&dyn Element> {
        let element = self.as_ref().filter(|_| index == 0)?;
        Some(element)
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Element> {
        let element = self.as_mut().filter(|_| index == 0)?;
        Some(element)
    }

    fn any(&self, holds: Holds<'_>) -> bool {
        any(self.as_slice(), holds)
    }

    fn write(&self, family: &mut Family<'_, '_>, encoder: &mut Encoder) -> Result<()> {
        write(self.as_slice(), family, encoder)
    }

    fn add(&mut self, variant: usize) -> Option<&mut dyn Element> {
        Some(self.insert(E::blank(variant)))
    }

    fn remove(&mut self, _: usize) {
        *self = None;
    }

    fn settle(&mut self, _: &[usize]) {}

    fn weed(&mut self, gone: &[bool]) {
        if gone.first() == Some(&true) {
            *self = None;
        }
    }
}

impl<E: Blank> Slot for Vec<E> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, index: usize) -> Option<&dyn Element> {
        let element = self.as_slice().get(index)?;
        Some(element)
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Element> {
        let element = self.as_mut_slice().get_mut(index)?;
        Some(element)
    }

    fn any(&self, holds: Holds<'_>) -> bool {
        any(self.as_slice(), holds)
    }

    fn write(&self, family: &mut Family<'_, '_>, encoder: &mut Encoder) -> Result<()> {
        write(self.as_slice(), family, encoder)
    }

    fn add(&mut self, variant: usize) -> Option<&mut dyn Element> {
        if self.capacity() == 0 {
            *self = Self::with_capacity(if size_of::<E>() > LARGE { 1 } else { FEW });
        }
        self.push(E::blank(variant));
        let element = self.last_mut()?;
        Some(element)
    }

    fn remove(&mut self, index: usize) {
        if index < self.len() {
            self.remove(index);
        }
    }

    fn settle(&mut self, positions: &[usize]) {
        let last = self.split_off(self.len().saturating_sub(positions.len()));
        let mut first = std::mem::take(self).into_iter();
        for (element, position) in last.into_iter().zip(positions) {
            let before = position.saturating_sub(self.len());
            self.extend(first.by_ref().take(before));
            self.push(element);
        }
        self.extend(first);
    }

    fn weed(&mut self, gone: &[bool]) {
        let mut gone = gone.iter();
        self.retain(|_| gone.next() != Some(&true));
    }
}
