use crate::codec::carry::{DERIVED, row};
use crate::codec::encode::own_xml;
use crate::codec::node::Node;
use crate::error::{Error, Result};
use crate::value::{ForeignElement, Spelling, Vocabulary};

/// Takes away a child or an attribute that was only derived. Whoever changed it
/// since meant what it says now.
pub(super) fn underive(
    node: &mut dyn Node,
    at: &ForeignElement,
    vocabulary: Vocabulary,
) -> Result<()> {
    let name = at.attribute(DERIVED).unwrap_or_default();
    let unknown = || Error::value("the name of a derived child", name);
    if let Some(attribute) = name.strip_prefix('@') {
        return underive_attribute(node, attribute, vocabulary).ok_or_else(unknown);
    }
    let row = row(node, name, Vocabulary::Incident)
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
    }
    Ok(())
}

fn underive_attribute(node: &mut dyn Node, name: &str, vocabulary: Vocabulary) -> Option<()> {
    let row = node.find_attribute(Vocabulary::Incident, name)?;
    let (info, value) = node.attribute(row)?;
    let token = info.stands_in?;
    if value.spelling(vocabulary) == Some(Spelling::Registered(token)) {
        node.attribute_mut(row)?.clear();
    }
    Some(())
}
