//! Documents made by chance from the tables, so that no class is forgotten.

use crate::codec::node::{BodyMut, Class, Element, Node, Scalar, Value};
use crate::codec::tests::valid::{Kind, attribute_kind, kind_of_text};
use crate::model::{Document, ExtensionDecl};
#[cfg(feature = "evidence")]
use crate::value::Marked;
use crate::value::{
    ForeignAttribute, ForeignElement, ForeignName, ForeignNode, MarkBox, OpenEnum, Restriction,
    Vocabulary,
};

/// Chance: the generator splitmix64.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    pub(crate) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

pub(super) const TEXTS: [&str; 12] = [
    "plain",
    "",
    " spaces around ",
    "line\nand\ttab",
    "carriage\rreturn\r\n",
    "<&>\"'",
    "]]>",
    "Ünïcödé",
    "日本語の報告",
    "تقرير حادث",
    "\u{1F600}\u{FEFF}\u{FFFD}",
    "a\u{85}b\u{2028}c",
];

/// The identifier of the first incident of those that are sound.
const INCIDENT: &str = "the-incident";

/// Which values there may be, and how many elements.
#[derive(Clone, Copy)]
struct Style {
    /// Whether there are only those texts that the simple types of IODEF's
    /// schemas allow, or all that the own vocabulary can say.
    sound: bool,
    /// The greater, the fewer.
    sparse: usize,
}

impl Style {
    const MANIFOLD: Self = Self {
        sound: false,
        sparse: 2,
    };
}

/// A document that holds at least one of each required child, and more by chance.
pub(crate) fn document(chance: &mut Chance) -> Document {
    made(chance, Style::MANIFOLD)
}

/// The same, without texts that the simple types of IODEF's schemas refuse.
pub(crate) fn sound(chance: &mut Chance) -> Document {
    let style = Style {
        sound: true,
        sparse: 4,
    };
    made(chance, style)
}

/// One of those that are small, so that there can be many.
pub(crate) fn small(chance: &mut Chance) -> Document {
    let style = Style {
        sparse: 12,
        ..Style::MANIFOLD
    };
    made(chance, style)
}

/// An element of a class, with what it requires and more by chance.
#[cfg(feature = "evidence")]
pub(crate) fn element<T: Class>(name: &str, chance: &mut Chance) -> Marked<T> {
    let mut element = Marked::new(T::blank());
    fill(&mut element, name, chance, (2, Style::MANIFOLD));
    element
}

fn made(chance: &mut Chance, style: Style) -> Document {
    let mut document = Document::blank();
    fill(&mut document, "Incidents", chance, (0, style));
    if let Some(incident) = document.incidents.first_mut().filter(|_| style.sound) {
        let id = INCIDENT.parse().unwrap();
        incident.mark.get_mut().id = Some(id);
    }
    // Only a writer notes that nobody declared an extension, and no reader keeps it.
    document.declarations.retain(|d| !ExtensionDecl::is_bare(d));
    for incident in &mut document.incidents {
        incident.declarations.retain(|d| !ExtensionDecl::is_bare(d));
    }
    document
}

fn fill(
    element: &mut dyn Element,
    name: &str,
    chance: &mut Chance,
    (depth, style): (usize, Style),
) {
    element
        .change(&mut |node, mark| {
            attributes(node, chance, style);
            let any = matches!(node.body_mut(), BodyMut::Any(_));
            mark_up(mark, chance, depth, any);
            match node.body_mut() {
                BodyMut::Text(scalar) => {
                    let samples = scalar.samples();
                    let text = match samples.len() {
                        _ if style.sound => sound_text(scalar, name, chance),
                        0 => chance.pick(&TEXTS).into(),
                        _ => chance.pick(&samples).into(),
                    };
                    scalar.set(&text)?;
                }
                BodyMut::Any(nodes) => *nodes = forest(chance, 0),
                BodyMut::Elements => children(node, chance, (depth, style)),
            }
            Ok(())
        })
        .unwrap();
}

/// A text that the simple types of the element in IODEF allow.
fn sound_text(scalar: &dyn Scalar, name: &str, chance: &mut Chance) -> String {
    match kind_of_text(scalar, name) {
        Kind::Id => format!("indicator-{}", chance.next()),
        Kind::Time => chance.pick(&scalar.samples()).into(),
        Kind::Mixed => chance.pick(Kind::Float.texts()).into(),
        kind => chance.pick(kind.texts()).into(),
    }
}

fn attributes(node: &mut dyn Node, chance: &mut Chance, style: Style) {
    for row in 0..node.attributes() {
        let (info, value) = node.attribute(row).unwrap();
        let required = Vocabulary::ALL
            .iter()
            .any(|v| info.is_required(*v) && *v != Vocabulary::Iodef1);
        let own = Vocabulary::Incident;
        let extensible = info.extension(own).is_some();
        let samples = value.samples();
        if !required && !chance.once_in(3) {
            continue;
        }
        let name = info.name.within(own);
        let value = node.attribute_mut(row).unwrap();
        let kind = attribute_kind(name, &samples);
        let typed = matches!(
            kind,
            Kind::IdRef | Kind::Integer | Kind::Language | Kind::Uri
        );
        if style.sound && typed {
            let text = match kind {
                Kind::IdRef => INCIDENT,
                kind => chance.pick(kind.texts()),
            };
            value.set(text, own).unwrap();
        } else if style.sound && name == "iodef-version" {
            value.set("", own).unwrap();
        } else if extensible && chance.once_in(5) {
            // One that the vocabulary lists is none of its own all the same.
            let listed = chance.once_in(2).then(|| chance.pick(&samples));
            let token = listed.unwrap_or("made-up");
            value.set_extension(token, own).unwrap();
        } else if !style.sound && has_list(value, &samples) && chance.once_in(9) {
            value.set(chance.pick(&UNKNOWN), own).unwrap();
        } else if samples.is_empty() {
            value.set(chance.pick(&TEXTS), own).unwrap();
        } else {
            value.set(chance.pick(&samples), own).unwrap();
        }
    }
}

/// Tokens that few lists hold, some with the mark that only another one does.
const UNKNOWN: [&str; 12] = [
    "",
    "?",
    "? watch",
    "??watch",
    "ext-value",
    "no-such-token",
    "?no-such-token",
    "statistics",
    "?statistics",
    "policy",
    "?reporter",
    "??misconfiguration",
];

fn has_list(value: &mut dyn Value, samples: &[&str]) -> bool {
    samples.first().is_some_and(|sample| {
        value.set(sample, Vocabulary::Incident).unwrap();
        value.lists(sample)
    })
}

fn mark_up(mark: &mut MarkBox, chance: &mut Chance, depth: usize, any: bool) {
    // The incidents' restriction is what the own vocabulary requires.
    if depth == 1 || chance.once_in(4) {
        let token = chance.pick(&Restriction::tokens());
        let restriction = if chance.once_in(6) {
            Restriction::extension(token)
        } else {
            Restriction::from_token(token)
        };
        mark.get_mut().restriction = Some(restriction);
    }
    if chance.once_in(6) {
        let id = format!("id-{}", chance.next()).parse().unwrap();
        mark.get_mut().id = Some(id);
    }
    if chance.once_in(8) {
        let name = ForeignName::new("urn:example:marks", "colour", "m");
        let value = chance.pick(&TEXTS);
        mark.get_mut()
            .add_attribute(ForeignAttribute::new(name, value));
    }
    if !any && chance.once_in(8) {
        mark.get_mut().add_child(tree(chance, 0));
    }
}

fn children(node: &mut dyn Node, chance: &mut Chance, (depth, style): (usize, Style)) {
    for row in 0..node.children() {
        let info = *node.child(row).unwrap();
        let vocabularies = [Vocabulary::Iodef2, Vocabulary::Incident];
        let required = vocabularies.iter().any(|v| info.is_required(*v));
        let own = Vocabulary::Incident;
        if !info.vocabularies.contains(own) {
            continue;
        }
        let wanted = match (required, info.is_many(own)) {
            _ if !required && (depth > 7 || !chance.once_in(depth + style.sparse)) => 0,
            (_, true) => 1 + chance.below(3),
            (_, false) => 1,
        };
        let Some(slot) = node.slot_mut(row) else {
            continue;
        };
        for _ in 0..wanted {
            let variant = chance.below(info.names.len());
            if let Some(child) = slot.add(variant) {
                let name = info.name(variant, own);
                fill(child, name, chance, (depth + 1, style));
            }
        }
    }
}

const NAMES: [(&str, &str); 5] = [
    ("urn:example:a", "a"),
    ("urn:example:b", "a"),
    ("urn:example:a", ""),
    ("", ""),
    ("urn:example:c", "c"),
];

fn forest(chance: &mut Chance, depth: usize) -> Vec<ForeignNode> {
    let mut nodes = Vec::new();
    let mut text_before = false;
    for _ in 0..chance.below(4) {
        if !text_before && chance.once_in(2) {
            let text = chance.pick(&TEXTS);
            if !text.is_empty() {
                nodes.push(text.into());
                text_before = true;
            }
        } else if depth < 4 {
            nodes.push(tree(chance, depth + 1).into());
            text_before = false;
        }
    }
    nodes
}

fn tree(chance: &mut Chance, depth: usize) -> ForeignElement {
    let (namespace, prefix) = chance.pick(&NAMES);
    let mut element = ForeignElement::new(ForeignName::new(namespace, "thing", prefix));
    if chance.once_in(2) {
        let (namespace, prefix) = chance.pick(&NAMES);
        let name = ForeignName::new(namespace, "quality", prefix);
        element = element.with_attribute(name, chance.pick(&TEXTS));
    }
    element.children = forest(chance, depth);
    element
}
