//! The tables, reached from the root as decoder and encoder reach them.

use std::collections::{BTreeMap, VecDeque};

use super::shape::{Content, Particle, Shape, qualified};
use crate::Result;
use crate::codec::node::{Act, Body, Class, Element, Node};
use crate::codec::table::ChildInfo;
use crate::model::Document;
use crate::value::{MarkBox, Vocabulary};

/// A row of a table, and a variant of its choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) row: usize,
    pub(super) variant: usize,
}

/// A class under the name of its element in the own vocabulary.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name in the vocabulary asked for, with its namespace in braces if it is another one.
    pub(super) name: String,
    pub(super) path: Vec<Step>,
    pub(super) shape: Shape,
    /// The typed children, by their names in the own vocabulary.
    pub(super) children: Vec<(String, Step)>,
    /// Attributes that the type says already, and IODEF spells out.
    pub(super) fixed: Vec<&'static str>,
}

/// Every element that a vocabulary has a table for, by its name in the own vocabulary.
pub(super) fn all(vocabulary: Vocabulary) -> BTreeMap<String, Named> {
    let root = match vocabulary {
        Vocabulary::Incident => "Incidents",
        Vocabulary::Iodef1 | Vocabulary::Iodef2 => "IODEF-Document",
    };
    let mut found = BTreeMap::new();
    let mut open = VecDeque::from([("Incidents".to_owned(), root.to_owned(), Vec::new())]);
    while let Some((own_name, name, path)) = open.pop_front() {
        let mut children = Vec::new();
        let mut named = None;
        visit(&mut <Document as Class>::blank(), &path, &mut |node, _| {
            children = typed_children(node, vocabulary);
            named = Some(describe(node, vocabulary));
            Ok(())
        });
        let (shape, fixed) = named.expect("a path leads somewhere");
        let entry = Named {
            name,
            path: path.clone(),
            shape,
            children: children
                .iter()
                .map(|(own_name, _, step)| (own_name.clone(), *step))
                .collect(),
            fixed,
        };
        if let Some(known) = found.insert(own_name.clone(), entry.clone()) {
            assert_eq!(known.shape, entry.shape, "two shapes of {own_name}");
            found.insert(own_name, known);
            continue;
        }
        open.extend(children.into_iter().map(|(own_name, name, step)| {
            let mut path = path.clone();
            path.push(step);
            (own_name, name, path)
        }));
    }
    found
}

/// Makes the elements along a path, and acts on the last.
pub(super) fn visit(element: &mut dyn Element, path: &[Step], act: Act<'_>) {
    walk(element, path, &mut |slot, variant| slot.add(variant), act)
        .expect("an element along the path");
}

/// Acts on the element at a path: the last of its kind at each step.
pub(super) fn revisit(element: &mut dyn Element, path: &[Step], act: Act<'_>) -> Result<()> {
    walk(
        element,
        path,
        &mut |slot, _| slot.get_mut(slot.len().checked_sub(1)?),
        act,
    )
}

type Take<'t> = &'t mut dyn for<'s> FnMut(
    &'s mut dyn crate::codec::node::Slot,
    usize,
) -> Option<&'s mut dyn Element>;

fn walk(element: &mut dyn Element, path: &[Step], take: Take<'_>, act: Act<'_>) -> Result<()> {
    let Some((step, rest)) = path.split_first() else {
        return element.change(act);
    };
    element.change(&mut |node: &mut dyn Node, _: &mut MarkBox| {
        let slot = node.slot_mut(step.row).expect("a row");
        let lost = || crate::Error::value("an element", "nothing");
        walk(take(slot, step.variant).ok_or_else(lost)?, rest, take, act)
    })
}

fn typed_children(node: &dyn Node, vocabulary: Vocabulary) -> Vec<(String, String, Step)> {
    let mut children = Vec::new();
    for row in 0..node.children() {
        let info = node.child(row).expect("a row");
        if !info.vocabularies.contains(vocabulary) || node.outline().inline(vocabulary).is_some() {
            continue;
        }
        let named = |variant: &usize| !info.name(*variant, vocabulary).is_empty();
        for variant in (0..info.names.len()).filter(named) {
            let own_name = info.name(variant, Vocabulary::Incident).to_owned();
            let name = name_of(info, variant, vocabulary);
            children.push((own_name, name, Step { row, variant }));
        }
    }
    children
}

fn name_of(info: &ChildInfo, variant: usize, vocabulary: Vocabulary) -> String {
    let namespace = info.foreign_namespace(vocabulary);
    let namespace = namespace.filter(|namespace| *namespace != vocabulary.namespace());
    qualified(namespace, info.name(variant, vocabulary))
}

type Description = (Shape, Vec<&'static str>);

fn describe(node: &mut dyn Node, vocabulary: Vocabulary) -> Description {
    let mut attributes = attributes(node, vocabulary);
    let inline = node.outline().inline(vocabulary);
    if let Some(slot) = inline.and_then(|row| node.slot_mut(row)) {
        let child = slot.add(0).expect("a child");
        attributes.extend(self::attributes(child.node(), vocabulary));
    }
    let content = match node.body() {
        Body::Any(_) => Content::Any,
        Body::Text(vocabularies, _) if vocabularies.contains(vocabulary) => Content::Text,
        Body::Text(..) => Content::Elements(Vec::new()),
        Body::Elements if inline.is_some() => Content::Text,
        Body::Elements => Content::Elements(particles(node, vocabulary)),
    };
    let fixed = node.fixed().iter().map(|(name, _)| *name).collect();
    (
        Shape {
            attributes,
            content,
        },
        fixed,
    )
}

fn attributes(node: &dyn Node, vocabulary: Vocabulary) -> BTreeMap<String, bool> {
    let mut attributes = BTreeMap::new();
    for row in 0..node.attributes() {
        let (info, _) = node.attribute(row).expect("a row");
        if info.vocabularies.contains(vocabulary) {
            let required = info.is_required(vocabulary);
            attributes.insert(info.name.within(vocabulary).into(), required);
            attributes.extend(info.extension(vocabulary).map(|name| (name.into(), false)));
        }
    }
    let restriction: &[_] = match node.marks().words(vocabulary) {
        Vocabulary::Iodef1 => &["restriction"],
        Vocabulary::Incident | Vocabulary::Iodef2 => &["restriction", "ext-restriction"],
    };
    if node.marks().restriction(vocabulary) {
        attributes.extend(restriction.iter().map(|name| ((*name).into(), false)));
    }
    if node.marks().id(vocabulary) {
        let name = match vocabulary {
            Vocabulary::Incident => "id",
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => "observable-id",
        };
        attributes.insert(name.into(), false);
    }
    attributes
}

fn particles(node: &dyn Node, vocabulary: Vocabulary) -> Vec<Particle> {
    let mut particles: Vec<Particle> = Vec::new();
    for row in 0..node.children() {
        let info = node.child(row).expect("a row");
        if !info.vocabularies.contains(vocabulary) {
            continue;
        }
        let mut particle = particle(info, vocabulary);
        let before = particles
            .last_mut()
            .filter(|_| info.is_joined(vocabulary) || info.is_exclusive(vocabulary));
        match before {
            Some(before)
                if before.many == particle.many && before.many || info.is_exclusive(vocabulary) =>
            {
                before.names.append(&mut particle.names);
            }
            Some(_) => particles.push(Particle {
                either_order: true,
                ..particle
            }),
            None => particles.push(particle),
        }
    }
    particles
}

fn particle(info: &ChildInfo, vocabulary: Vocabulary) -> Particle {
    let variants = 0..info.names.len();
    let mut names: Vec<String> = variants
        .filter(|variant| !info.name(*variant, vocabulary).is_empty())
        .map(|variant| name_of(info, variant, vocabulary))
        .collect();
    names.dedup();
    Particle {
        names,
        required: info.is_required(vocabulary),
        many: info.is_many(vocabulary),
        either_order: false,
    }
}
