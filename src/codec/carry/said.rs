use crate::codec::carry::{Target, is_of_entry};
use crate::codec::decode::{EXT_VALUE, XML, unqualified};
use crate::codec::table::AttributeInfo;
use crate::value::{
    ForeignElement, ForeignName, KeptAttribute, MarkBox, Restriction, Spelling, Vocabulary,
};

/// Whether the document says an attribute itself. What is there to be seen by
/// all wins over what only some readers know of, above all a restriction.
pub(super) fn is_said(target: &Target<'_>, name: &ForeignName, vocabulary: Vocabulary) -> bool {
    let mark = target.mark.get();
    let written = unqualified(name);
    let is_kept = |kept: &KeptAttribute| {
        let is_written = |(origin, name): &(Vocabulary, ForeignName)| kept.is_of(name, *origin);
        kept.attribute.name == *name || written.as_ref().is_some_and(is_written)
    };
    let mut kept = mark.into_iter().flat_map(|mark| &mark.attributes);
    if kept.any(is_kept) {
        return true;
    }
    let own = Vocabulary::Incident;
    let local = match (&*name.namespace, &*name.local) {
        ("", "restriction" | "ext-restriction") => {
            return mark.is_some_and(|mark| mark.restriction.is_some());
        }
        ("", "id") => return mark.is_some_and(|mark| mark.id.is_some()),
        ("", local) => local,
        (XML, "lang") => "xml:lang",
        _ => return false,
    };
    let mut rows = (0..target.node.attributes()).filter_map(|row| target.node.attribute(row));
    rows.any(|(info, value)| {
        (info.name.within(own) == local || info.extension(own) == Some(local))
            && info.vocabularies.contains(vocabulary)
            && value.spelling(own).is_some()
    })
}

/// Puts the attributes behind the first so many into the order of an entry, in
/// which they are written again.
pub(super) fn order_attributes(mark: &mut MarkBox, before: usize, at: &ForeignElement) {
    if mark.get().is_none() {
        return;
    }
    let place = |kept: &KeptAttribute| {
        let names = at.attributes.iter().map(|attribute| &attribute.name);
        let names = names.filter(|name| !is_of_entry(name));
        let mut places = names.map(|name| match unqualified(name) {
            Some((origin, name)) => origin == kept.origin && name == kept.attribute.name,
            None => *name == kept.attribute.name,
        });
        places.position(|found| found)
    };
    let attributes = &mut mark.get_mut().attributes;
    if let Some(added) = attributes.get_mut(before..) {
        added.sort_by_cached_key(place);
    }
}

/// Whether what is carried for an attribute is what the document says, only
/// exactly: the vocabulary, which cannot say it, would say the very same.
pub(super) fn refines(
    target: &Target<'_>,
    at: &ForeignElement,
    name: &ForeignName,
    vocabulary: Vocabulary,
) -> bool {
    let own = Vocabulary::Incident;
    let Some(exact) = at
        .attribute(&name.local)
        .filter(|_| name.namespace.is_empty())
    else {
        return false;
    };
    if matches!(&*name.local, "restriction" | "ext-restriction") {
        let Some(token) = at.attribute("restriction") else {
            return false;
        };
        let exact = Restriction::read_attributes(token, at.attribute("ext-restriction"), own);
        let vocabulary = target.node.marks().words(vocabulary);
        let said = target.mark.get().and_then(|mark| mark.restriction.as_ref());
        let said = said.map(|said| said.spelling_in(vocabulary));
        return matches!(
            (exact.spelling_in(vocabulary), said),
            (Spelling::Nearly(near), Some(said)) if said.registered() == Some(near)
        );
    }
    let of_name = |&(info, _): &(&AttributeInfo, _)| {
        info.name.within(own) == &*name.local || info.extension(own) == Some(&*name.local)
    };
    let mut rows = (0..target.node.attributes()).filter_map(|row| target.node.attribute(row));
    rows.find(of_name).is_some_and(|(info, value)| {
        let said = value.spelling(vocabulary);
        let extension = info.extension(own).and_then(|name| at.attribute(name));
        match (at.attribute(info.name.within(own)), extension) {
            (Some(EXT_VALUE), Some(extension)) => said == Some(Spelling::Own(extension)),
            _ => value
                .nearest(exact, vocabulary)
                .is_some_and(|near| said.is_some_and(|said| said.is(near))),
        }
    })
}
