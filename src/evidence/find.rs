use crate::codec::node::Element;
use crate::mark::{ElementPath, Tree};
use crate::model::{Attack, Evidence, EvidenceItem, Incident, IndicatorId, Support};
use crate::value::{ElementId, Marked, Vocabulary};
use crate::{Error, Result};

/// A piece of evidence with its place (RFC 3067, section 6.5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Located<'a> {
    /// Where it stands.
    pub path: ElementPath,
    /// Its identifier, if it has one.
    pub id: Option<&'a ElementId>,
    /// The piece of evidence.
    pub item: &'a EvidenceItem,
}

/// All pieces of evidence of an incident in document order, those of attacks
/// and those that are observables (RFC 3067, section 6.5).
#[must_use]
pub fn items(incident: &Incident) -> Vec<Located<'_>> {
    let tree = Tree::new(incident, Vocabulary::Incident);
    let numbered = tree.items.iter().enumerate();
    numbered
        .filter_map(|(index, found)| {
            let node = found.element.node();
            let item = node.as_any().downcast_ref::<EvidenceItem>()?;
            Some(Located {
                path: tree.path(index),
                id: found.element.mark().and_then(|mark| mark.id.as_ref()),
                item,
            })
        })
        .collect()
}

/// Changes a piece of evidence in its place (RFC 3067, section 6.5).
///
/// # Errors
///
/// If there is none of that path.
pub fn change_item<T>(
    incident: &mut Incident,
    path: &ElementPath,
    act: impl FnOnce(&mut EvidenceItem) -> T,
) -> Result<T> {
    let mut act = Some(act);
    let mut done = None;
    incident.change_at(path, &mut |element: &mut dyn Element| {
        element.change(&mut |node, _| {
            let item = node.as_any_mut().downcast_mut::<EvidenceItem>();
            if let (Some(item), Some(act)) = (item, act.take()) {
                done = Some(act(item));
            }
            Ok(())
        })
    })?;
    done.ok_or_else(|| Error::value("the path of a piece of evidence", &path.to_string()))
}

/// Adds a piece of evidence to an attack; gives its place (RFC 3067, section 6.5).
///
/// # Errors
///
/// If there is no attack of that path.
pub fn add_item(
    incident: &mut Incident,
    attack: &ElementPath,
    item: impl Into<Marked<EvidenceItem>>,
) -> Result<ElementPath> {
    let mut item = Some(item.into());
    let mut number = None;
    incident.change_at(attack, &mut |element: &mut dyn Element| {
        element.change(&mut |node, _| {
            let attack = node.as_any_mut().downcast_mut::<Attack>();
            if let (Some(attack), Some(item)) = (attack, item.take()) {
                let items = &mut attack.evidence.get_or_insert_default().items;
                items.push(item);
                number = Some(items.len());
            }
            Ok(())
        })
    })?;
    let number =
        number.ok_or_else(|| Error::value("the path of an attack", &attack.to_string()))?;
    let evidence = attack.clone().child("Evidence");
    Ok(evidence.nth("EvidenceItem", number))
}

/// What evidence supports, and where that stands in the incident; nowhere if
/// the reference leads out of it (RFC 3067, section 2.2.6).
///
/// ```
/// use iodef::evidence::supported;
/// use iodef::{Attack, Evidence, EvidenceItem, Incident, IncidentId, Marked, Purpose};
/// use iodef::{Restriction, Support};
///
/// let evidence = Evidence::new(EvidenceItem::at_url("auth.log"))
///     .with_support(Support::of("the-attack".parse()?));
/// let attack = Attack::new().with_evidence(evidence);
/// let incident = Incident::new(IncidentId::new("csirt.example", "1"), Purpose::Handling,
///     Restriction::Private)
///     .with_attack(Marked::new(attack).with_id("the-attack".parse()?));
///
/// let evidence = incident.attacks[0].evidence.as_ref().unwrap();
/// let (_, path) = &supported(&incident, evidence)[0];
/// assert_eq!(path.as_ref().unwrap().to_string(), "/Incident/Attack");
/// # Ok::<(), iodef::Error>(())
/// ```
#[must_use]
pub fn supported<'a>(
    incident: &Incident,
    evidence: &'a Evidence,
) -> Vec<(&'a Support, Option<ElementPath>)> {
    let tree = Tree::new(incident, Vocabulary::Incident);
    let place = |support: &Support| {
        let mut items = tree.items.iter();
        let index = items.position(|item| is_called(item.element, &support.uid_ref))?;
        Some(tree.path(index))
    };
    let supports = evidence.supports.iter().map(|support| &**support);
    supports.map(|support| (support, place(support))).collect()
}

fn is_called(element: &dyn Element, id: &ElementId) -> bool {
    let indicator = element.node().as_any().downcast_ref::<IndicatorId>();
    let own = element.mark().and_then(|mark| mark.id.as_ref());
    own == Some(id) || indicator.is_some_and(|indicator| indicator.id == *id)
}
