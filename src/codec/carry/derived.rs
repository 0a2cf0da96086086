use crate::codec::carry::{DERIVED, Target, row};
use crate::codec::encode::own_xml;
use crate::codec::node::Node;
use crate::error::{Error, Result};
use crate::value::{ForeignElement, MarkBox, Vocabulary};

/// Takes away a child or an attribute that was only derived. Whoever changed it
/// since meant what it says now.
pub(super) fn underive(
    Target { node, mark }: &mut Target<'_>,
    at: &ForeignElement,
    vocabulary: Vocabulary,
) -> Result<()> {
    let name = at.attribute(DERIVED).unwrap_or_default();
    let unknown = || Error::value("the name of a derived child", name);
    if let Some(attribute) = name.strip_prefix('@') {
        return underive_attribute(*node, attribute, vocabulary).ok_or_else(unknown);
    }
    let row = row(*node, name, Vocabulary::Incident)
        .filter(|row| node.child(*row).is_some_and(|info| info.derived))
        .ok_or_else(unknown)?;
    let Some(derived) = node.derived(row, vocabulary) else {
        return Ok(());
    };
    let variant = derived.variant();
    let derived = own_xml(&*derived, name)?;
    let Some(slot) = node.slot_mut(row) else {
        return Ok(());
    };
    let is_derived = |index: &usize| {
        let element = slot.get(*index).filter(|e| e.variant() == variant);
        let xml = element.map(|element| own_xml(element, name));
        xml.is_some_and(|xml| xml.is_ok_and(|xml| xml == derived))
    };
    if let Some(index) = (0..slot.len()).find(is_derived) {
        slot.remove(index);
        let left = slot.len();
        forget(mark, row, (index, left));
    }
    Ok(())
}

/// Takes a child out of the order, if that has more of its row than are left.
fn forget(mark: &mut MarkBox, row: usize, (index, left): (usize, usize)) {
    if mark.get().is_none_or(|mark| mark.order.is_none()) {
        return;
    }
    let order = &mut mark.get_mut().order;
    let mut rows = order.take().unwrap_or_default().into_vec();
    let of_row = |(place, other): (usize, &u8)| (usize::from(*other) == row).then_some(place);
    let places: Vec<_> = rows.iter().enumerate().filter_map(of_row).collect();
    if let Some(place) = places.get(index).filter(|_| places.len() > left) {
        rows.remove(*place);
    }
    *order = (!rows.is_sorted()).then(|| rows.into());
}

fn underive_attribute(node: &mut dyn Node, name: &str, vocabulary: Vocabulary) -> Option<()> {
    let row = node.find_attribute(Vocabulary::Incident, name)?;
    let (info, value) = node.attribute(row)?;
    let token = info.stands_in?;
    if value
        .spelling(vocabulary)
        .is_some_and(|said| said.is(token))
    {
        node.attribute_mut(row)?.clear();
    }
    Some(())
}
