//! What is copied may not name what is not.

use std::collections::{BTreeSet, HashSet};
use std::net::IpAddr;

use crate::codec::node::Node;
use crate::mark::redact::plan::{Plan, Ruling, Verdict};
use crate::mark::redact::report::Reason;
use crate::mark::redact::said::{Part, free_attribute, said};
use crate::mark::rules::Sort;
use crate::mark::scrub::{Unsaid, indicators};
use crate::mark::tree::Item;
use crate::model::IndicatorId;
use crate::value::{ElementId, Number, Purpose, Rank, Timestamp, Vocabulary};

/// Numbers that are shorter are too common to tell anything.
const TELLING_NUMBER: usize = 6;

/// Strings that are no longer name nobody, but a currency, say.
const SHORT: usize = 3;

/// The attribute that refers to an element by its identifier.
const REFERENCE: &str = "uid-ref";

/// Values that stand nowhere in the copy.
struct Withheld {
    unsaid: Unsaid,
    about: Vec<About>,
}

/// Where a value was withheld.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct About {
    level: Rank,
    /// Whether some text or blob named it, and no element is made for it.
    in_passing: bool,
}

impl Plan<'_, '_> {
    /// Takes out what names something that stands only in a more restricted
    /// place; says whether there was any.
    pub(super) fn drop_what_names_withheld(&mut self) -> bool {
        let withheld = self.withheld();
        if withheld.about.is_empty() {
            return false;
        }
        let mut naming = Vec::new();
        for (index, item, ruling) in self.items() {
            if ruling.verdict != Verdict::Whole {
                continue;
            }
            let names_nothing = tells_a_quantity(item);
            said(item.element, &mut |part, text| {
                let free = is_free(ruling.sort, part);
                let checked = part != Part::Text || !names_nothing;
                if checked
                    && self.says(index, part)
                    && withheld.is_named_in(text, ruling.own_level, free)
                {
                    naming.push((index, part));
                }
            });
        }
        for (index, part) in &naming {
            match part {
                Part::Attribute(row) => self.drop_attribute(*index, *row, Reason::NamesWithheld),
                Part::Unknown => self.drop_unknown(*index),
                Part::Text | Part::Content | Part::Inside => {
                    self.put_out(*index, Reason::NamesWithheld);
                }
            }
        }
        !naming.is_empty()
    }

    /// Whether the copy of an element says a part of it.
    pub(super) fn says(&self, index: usize, part: Part) -> bool {
        match part {
            Part::Attribute(row) => self.keeps_attribute(index, row),
            Part::Text | Part::Content => self.is_whole(index),
            Part::Inside => {
                let ruling = self.ruling(index);
                self.is_whole(index) && ruling.is_some_and(Ruling::keeps_elements)
            }
            Part::Unknown => self.keeps_unknown(index),
        }
    }

    /// What is withheld: the values of elements and attributes, which nothing
    /// copied may name, and what texts and blobs name besides, which may stand
    /// in elements made for it but in no text.
    fn withheld(&self) -> Withheld {
        let copied = self.items().filter(|(index, ..)| self.is_whole(*index));
        let Some(lowest) = copied.map(|(_, _, ruling)| ruling.own_level).min() else {
            return Withheld::of(&BTreeSet::new());
        };
        let mut withheld = self.withheld_above(lowest);
        if withheld.is_empty() {
            return Withheld::of(&withheld);
        }
        let in_passing = withheld.iter().any(|(_, about)| about.in_passing);
        let (values, named) = self.said_by_values(in_passing);
        withheld.retain(|(value, about)| {
            let is_said = values.contains(value) || (about.in_passing && named.contains(value));
            !is_said
        });
        Withheld::of(&withheld)
    }

    fn withheld_above(&self, lowest: Rank) -> BTreeSet<(String, About)> {
        let mut withheld = BTreeSet::new();
        for (index, item, ruling) in self.items().filter(|(.., ruling)| ruling.level > lowest) {
            let level = ruling.level;
            said(item.element, &mut |part, text| {
                if self.says(index, part) || !is_telling(ruling.sort, part, text) {
                    return;
                }
                let free = is_free(ruling.sort, part);
                let about = |in_passing| About { level, in_passing };
                withheld.insert((value(text), about(free)));
                if free || ruling.sort == Some(Sort::Identity) {
                    let named = indicators(text).into_iter();
                    withheld.extend(named.map(|named| (named, about(true))));
                }
            });
        }
        withheld
    }

    /// What elements and attributes are made for in the copy, and what these
    /// name, if that is asked for.
    fn said_by_values(&self, and_named: bool) -> (HashSet<String>, HashSet<String>) {
        let (mut values, mut named) = (HashSet::new(), HashSet::new());
        for (index, item, ruling) in self.items() {
            said(item.element, &mut |part, text| {
                if !is_free(ruling.sort, part) && self.says(index, part) {
                    values.insert(value(text));
                    if and_named && ruling.sort == Some(Sort::Identity) {
                        named.extend(indicators(text));
                    }
                }
            });
        }
        (values, named)
    }

    /// Takes out references to what is not copied; says whether there were any.
    pub(super) fn drop_dangling(&mut self) -> bool {
        let references: Vec<_> = self
            .items()
            .filter(|(index, ..)| self.is_whole(*index))
            .filter_map(|(index, item, _)| Some((index, reference(item.element.node())?.1)))
            .collect();
        if references.is_empty() {
            return false;
        }
        let targets: HashSet<&str> = self
            .items()
            .filter(|(index, ..)| self.is_whole(*index))
            .flat_map(|(_, item, _)| {
                let indicator = item.element.node().as_any().downcast_ref::<IndicatorId>();
                let own = item.element.mark().and_then(|mark| mark.id.as_ref());
                [own, indicator.map(|indicator| &indicator.id)]
            })
            .flatten()
            .map(ElementId::as_str)
            .collect();
        let dangling: Vec<_> = references
            .into_iter()
            .filter(|(_, target)| !targets.contains(target))
            .map(|(index, _)| index)
            .collect();
        for index in &dangling {
            self.put_out(*index, Reason::Dangling);
        }
        !dangling.is_empty()
    }

    /// Takes out attributes that no list of tokens bounds.
    pub(super) fn drop_strings(&mut self, purpose: &Purpose) {
        let mut free = Vec::new();
        for (index, item, _) in self.items() {
            let node = item.element.node();
            let strings = (0..node.attributes()).filter(|row| {
                let info = node.attribute(*row).map(|(info, _)| info);
                let text = free_attribute(node, *row).filter(|text| text.len() > SHORT);
                text.is_some() && info.is_some_and(|info| !info.is_extensible())
            });
            free.extend(strings.map(|row| (index, row)));
        }
        for (index, row) in free {
            self.drop_attribute(index, row, Reason::NotForPurpose(purpose.clone()));
        }
    }
}

impl Withheld {
    fn of(values: &BTreeSet<(String, About)>) -> Self {
        Self {
            unsaid: Unsaid::new(values.iter().map(|(value, _)| &**value)),
            about: values.iter().map(|(_, about)| *about).collect(),
        }
    }

    /// Whether something of a level, perhaps free text, names what is stricter.
    fn is_named_in(&self, text: &str, level: Rank, free: bool) -> bool {
        let mut named = self.unsaid.named_in(text).into_iter();
        named.any(|value| {
            let about = self.about.get(value);
            about.is_some_and(|about| about.level > level && (free || !about.in_passing))
        })
    }
}

/// The row of the attribute by which an element refers to another, and what it says.
pub(super) fn reference(node: &dyn Node) -> Option<(usize, &str)> {
    let mut rows = 0..node.attributes();
    rows.find_map(|row| {
        let (info, _) = node.attribute(row)?;
        let is_reference = info.name.within(Vocabulary::Incident) == REFERENCE;
        Some((row, free_attribute(node, row).filter(|_| is_reference)?))
    })
}

/// Whether an author could write there what he liked.
fn is_free(sort: Option<Sort>, part: Part) -> bool {
    match part {
        Part::Attribute(_) => false,
        Part::Text => matches!(sort, None | Some(Sort::Prose | Sort::Data | Sort::Asked(_))),
        Part::Content | Part::Inside | Part::Unknown => true,
    }
}

/// Whether the text is a time or a number, which names nobody.
fn tells_a_quantity(item: &Item<'_>) -> bool {
    let value = item.element.node().as_any();
    value.is::<Timestamp>() || value.is::<Number>()
}

fn is_telling(sort: Option<Sort>, part: Part, text: &str) -> bool {
    match (sort, part) {
        (Some(Sort::Fact), Part::Text) => text.len() >= TELLING_NUMBER,
        _ => true,
    }
}

/// A value in the form in which it is compared.
fn value(text: &str) -> String {
    let text = text.trim();
    let address = text.parse::<IpAddr>();
    address.map_or_else(|_| text.to_lowercase(), |address| address.to_string())
}
