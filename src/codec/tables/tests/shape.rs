//! What an element may bear and hold, as a table or a schema says it.

use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Each attribute, and whether it is required.
    pub(super) attributes: BTreeMap<String, bool>,
    pub(super) content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Elements(Vec<Particle>),
    Text,
    Any,
}

/// Children that stand at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Particle {
    /// The names to choose from; one of another namespace has the namespace in braces before it.
    pub(super) names: Vec<String>,
    pub(super) required: bool,
    pub(super) many: bool,
    /// Whether it may also stand before the particle in front of it.
    pub(super) either_order: bool,
}

impl Particle {
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self {
            names: vec![name.into()],
            required: true,
            many: false,
            either_order: false,
        }
    }

    /// The particle as it is inside something that occurs so often.
    pub(super) fn within(mut self, required: bool, many: bool) -> Self {
        self.required &= required;
        self.many |= many;
        self
    }
}

impl Shape {
    pub(super) fn particles(&self) -> &[Particle] {
        match &self.content {
            Content::Elements(particles) => particles,
            Content::Text | Content::Any => &[],
        }
    }

    pub(super) fn particles_mut(&mut self) -> &mut [Particle] {
        match &mut self.content {
            Content::Elements(particles) => particles,
            Content::Text | Content::Any => &mut [],
        }
    }

    /// Takes the particle of an element away.
    pub(super) fn remove(&mut self, name: &str) {
        if let Content::Elements(particles) = &mut self.content {
            particles.retain(|particle| particle.names != [name]);
        }
    }
}

/// A name as [`Particle::names`] has it.
pub(super) fn qualified(namespace: Option<&str>, local: &str) -> String {
    match namespace {
        Some(namespace) => format!("{{{namespace}}}{local}"),
        None => local.into(),
    }
}

/// Compares two shapes; says how they differ.
pub(super) fn difference(table: &Shape, schema: &Shape) -> Option<String> {
    if table.attributes != schema.attributes {
        let only = |here: &BTreeMap<_, _>, there: &BTreeMap<_, _>| -> Vec<String> {
            let mut here: Vec<_> = here.iter().collect();
            here.retain(|(name, required)| there.get(*name) != Some(*required));
            here.iter()
                .map(|(name, required)| format!("{name} required={required}"))
                .collect()
        };
        let table_only = only(&table.attributes, &schema.attributes);
        let schema_only = only(&schema.attributes, &table.attributes);
        return Some(format!(
            "attributes: table {table_only:?}, schema {schema_only:?}"
        ));
    }
    let pairs = table.particles().iter().zip(schema.particles());
    if let Some((table, schema)) = pairs.clone().find(|(table, schema)| table != schema) {
        return Some(format!("table {table:?}, schema {schema:?}"));
    }
    (table.content != schema.content)
        .then(|| format!("table {:?}, schema {:?}", table.content, schema.content))
}
