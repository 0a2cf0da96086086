//! Asking for restrictions and setting them, by path.

use crate::codec::node::Element;
use crate::mark::levels::{Inheritance, Levels};
use crate::mark::path::ElementPath;
use crate::mark::tree::{INCIDENT, Tree};
use crate::model::Incident;
use crate::value::{MarkBox, Restriction, Vocabulary};
use crate::{Error, Result};

/// An element of an incident with what is said about its disclosure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Disclosure<'a> {
    /// Where it stands.
    pub path: ElementPath,
    /// Its own restriction, if it has one.
    pub own: Option<&'a Restriction>,
    /// The one that decides by [`Inheritance::Nearest`].
    pub nearest: &'a Restriction,
    /// The one that decides by [`Inheritance::Strictest`].
    pub strictest: &'a Restriction,
}

impl<'a> Disclosure<'a> {
    /// The restriction that decides.
    #[must_use]
    pub fn effective(&self, by: Inheritance) -> &'a Restriction {
        match by {
            Inheritance::Nearest => self.nearest,
            Inheritance::Strictest => self.strictest,
        }
    }
}

/// Where [`Incident::is_restricted_at`] looks besides the element itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reach {
    /// On the way from the incident to it.
    pub inherited: bool,
    /// Inside it.
    pub descendants: bool,
}

impl Reach {
    /// The element alone.
    pub const OWN: Self = Self {
        inherited: false,
        descendants: false,
    };
    /// The element and what is around it.
    pub const INHERITED: Self = Self {
        inherited: true,
        descendants: false,
    };
    /// The element and what is inside it.
    pub const DESCENDANTS: Self = Self {
        inherited: false,
        descendants: true,
    };
}

/// Restrictions by path, since every element may bear one (RFC 3067, section 4.3).
///
/// ```
/// use iodef::{Attack, Incident, IncidentId, Inheritance, Purpose, Restriction};
///
/// let id = IncidentId::new("csirt.example", "42");
/// let mut incident = Incident::new(id, Purpose::Handling, Restriction::Private)
///     .with_attack(Attack::new().with_description("A worm"));
/// incident.set_restriction_at("/Incident/Attack", Restriction::Green)?;
///
/// let path = "/Incident/Attack/Description";
/// let asked = incident.effective_restriction(path, Inheritance::Nearest)?;
/// assert_eq!(asked, &Restriction::Green);
/// // Whatever leaves the house is as strict as what is around it.
/// let leaving = incident.effective_restriction(path, Inheritance::Strictest)?;
/// assert_eq!(leaving, &Restriction::Private);
/// # Ok::<(), iodef::Error>(())
/// ```
impl Incident {
    /// All elements, outermost first, by their names in a vocabulary.
    pub fn disclosures(&self, vocabulary: Vocabulary) -> impl Iterator<Item = Disclosure<'_>> {
        let tree = Tree::new(self, vocabulary);
        let mut next = 0;
        std::iter::from_fn(move || {
            let levels = tree.get(next)?.levels;
            let path = tree.path(next);
            next += 1;
            Some(Disclosure {
                path,
                own: levels.own,
                nearest: levels.nearest,
                strictest: levels.strictest,
            })
        })
    }

    /// The restriction that decides about an element.
    ///
    /// # Errors
    ///
    /// If there is no element of that path.
    pub fn effective_restriction<P>(&self, path: P, by: Inheritance) -> Result<&Restriction>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let mut levels = Levels::of(self, None);
        let path = path.try_into()?;
        self.follow(&path, |element| levels = Levels::of(element, Some(levels)))?;
        Ok(levels.effective(by))
    }

    /// The restriction of an element's own, if it has one.
    ///
    /// # Errors
    ///
    /// If there is no element of that path.
    pub fn restriction_at<P>(&self, path: P) -> Result<Option<&Restriction>>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let element = self.follow(&path.try_into()?, |_| ())?;
        Ok(own(element))
    }

    /// Restricts an element; gives back what was said before.
    ///
    /// # Errors
    ///
    /// If there is no element of that path.
    pub fn set_restriction_at<P>(
        &mut self,
        path: P,
        restriction: Restriction,
    ) -> Result<Option<Restriction>>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let mut restriction = Some(restriction);
        self.change_mark(&path.try_into()?, &mut |mark| {
            std::mem::swap(&mut mark.get_mut().restriction, &mut restriction);
        })?;
        Ok(restriction)
    }

    /// Restricts an element unless its own restriction is as strict already;
    /// says whether it did.
    ///
    /// # Errors
    ///
    /// If there is no element of that path.
    pub fn raise_restriction_at<P>(&mut self, path: P, restriction: Restriction) -> Result<bool>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let path = path.try_into()?;
        let own = own(self.follow(&path, |_| ())?);
        let raises = own.is_none_or(|own| own.rank() < restriction.rank());
        if raises {
            let mut restriction = Some(restriction);
            self.change_mark(&path, &mut |mark| {
                mark.get_mut().restriction = restriction.take();
            })?;
        }
        Ok(raises)
    }

    /// Takes an element's own restriction away, so that what is around it
    /// decides; gives it back.
    ///
    /// # Errors
    ///
    /// If there is no element of that path.
    pub fn remove_restriction_at<P>(&mut self, path: P) -> Result<Option<Restriction>>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let mut before = None;
        self.change_mark(&path.try_into()?, &mut |mark| {
            before = take(mark);
        })?;
        Ok(before)
    }

    /// Takes the restrictions of an element and of all inside it away; says how many.
    ///
    /// # Errors
    ///
    /// If there is no element of that path.
    pub fn clear_restrictions_at<P>(&mut self, path: P) -> Result<usize>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let mut count = 0;
        self.change_at(&path.try_into()?, &mut |element| {
            count = clear(element)?;
            Ok(())
        })?;
        Ok(count)
    }

    /// Whether a restriction is stated at an element, or where else one looks.
    ///
    /// # Errors
    ///
    /// If there is no element of that path.
    pub fn is_restricted_at<P>(&self, path: P, reach: Reach) -> Result<bool>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let mut around = own(self).is_some();
        let element = self.follow(&path.try_into()?, |element| {
            around |= own(element).is_some();
        })?;
        let is = own(element).is_some()
            || (reach.inherited && around)
            || (reach.descendants && any_inside(element));
        Ok(is)
    }

    /// The element of a path, after each one between has been seen.
    pub(crate) fn follow<'a>(
        &'a self,
        path: &ElementPath,
        mut seen: impl FnMut(&'a dyn Element),
    ) -> Result<&'a dyn Element> {
        let mut steps = path.steps();
        let starts = steps.next() == Some((INCIDENT, 1));
        let mut element: Option<&dyn Element> = starts.then_some(self);
        for (name, ordinal) in steps {
            let child = element.and_then(|element| child(element, name, ordinal));
            element = child.inspect(|child| seen(*child));
        }
        element.ok_or_else(|| missing(path))
    }

    fn change_mark(&mut self, path: &ElementPath, act: &mut dyn FnMut(&mut MarkBox)) -> Result<()> {
        self.change_at(path, &mut |element| {
            element.change(&mut |_, mark| {
                act(mark);
                Ok(())
            })
        })
    }

    pub(crate) fn change_at(&mut self, path: &ElementPath, act: Act<'_>) -> Result<()> {
        let mut steps = path.steps();
        let starts = steps.next() == Some((INCIDENT, 1));
        let found = starts && inside(self, &mut steps, act)?;
        found.then_some(()).ok_or_else(|| missing(path))
    }
}

#[cold]
pub(crate) fn missing(path: &ElementPath) -> Error {
    Error::value(
        "the path of an element that the incident has",
        &path.to_string(),
    )
}

fn own(element: &dyn Element) -> Option<&Restriction> {
    element.mark()?.restriction.as_ref()
}

fn take(mark: &mut MarkBox) -> Option<Restriction> {
    mark.get()?;
    mark.get_mut().restriction.take()
}

/// The row and index of the `ordinal`th child of a name.
pub(crate) fn place(element: &dyn Element, name: &str, ordinal: usize) -> Option<(usize, usize)> {
    let node = element.node();
    let rows =
        (0..node.children()).filter_map(|row| Some((row, node.child(row)?, node.slot(row)?)));
    let mut children = rows.flat_map(|(row, info, slot)| {
        (0..slot.len()).filter_map(move |index| {
            let child = slot.get(index)?;
            let bears = info.name(child.variant(), Vocabulary::Incident) == name;
            bears.then_some((row, index))
        })
    });
    children.nth(ordinal - 1)
}

fn child<'a>(element: &'a dyn Element, name: &str, ordinal: usize) -> Option<&'a dyn Element> {
    let (row, index) = place(element, name, ordinal)?;
    element.node().slot(row)?.get(index)
}

pub(crate) type Act<'a> = &'a mut dyn FnMut(&mut dyn Element) -> Result<()>;

/// Acts on the element that is as many steps away; says whether there is one.
fn inside(
    element: &mut dyn Element,
    steps: &mut dyn Iterator<Item = (&str, usize)>,
    act: Act<'_>,
) -> Result<bool> {
    let Some((name, ordinal)) = steps.next() else {
        act(element)?;
        return Ok(true);
    };
    let Some((row, index)) = place(element, name, ordinal) else {
        return Ok(false);
    };
    let mut found = false;
    element.change(&mut |node, _| {
        let child = node.slot_mut(row).and_then(|slot| slot.get_mut(index));
        if let Some(child) = child {
            found = inside(child, steps, act)?;
        }
        Ok(())
    })?;
    Ok(found)
}

fn clear(element: &mut dyn Element) -> Result<usize> {
    let mut count = 0;
    element.change(&mut |node, mark| {
        count += usize::from(take(mark).is_some());
        for row in 0..node.children() {
            let Some(slot) = node.slot_mut(row) else {
                continue;
            };
            for index in 0..slot.len() {
                if let Some(child) = slot.get_mut(index) {
                    count += clear(child)?;
                }
            }
        }
        Ok(())
    })?;
    Ok(count)
}

fn any_inside(element: &dyn Element) -> bool {
    let node = element.node();
    let slots = (0..node.children()).filter_map(|row| node.slot(row));
    let mut children = slots.flat_map(|slot| (0..slot.len()).filter_map(|index| slot.get(index)));
    children.any(|child| own(child).is_some() || any_inside(child))
}
