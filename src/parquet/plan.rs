//! The fields that the columns of a table come to, in their order.

use super::column::{Column, KEY, RESTRICTION, SEQ, Source, Table, Type};
use super::path::{Pattern, Way};
use super::tables::TABLES;

/// A field of a file.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) kind: Type,
    /// What it is taken from, in XPath over the names of the own vocabulary.
    pub(super) path: String,
    /// The field that has the level of its element, if it is not that of the row.
    pub(super) level: Option<&'static str>,
}

/// A column with where its values stand.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) source: Source,
    pub(super) way: Way,
    /// Whether the way begins at the incident instead of the row's element.
    pub(super) keyed: bool,
    /// Whether a field with the level of its element follows.
    pub(super) levelled: bool,
}

/// What is written of a table.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) table: &'static Table,
    pub(super) patterns: Vec<Pattern>,
    pub(super) columns: Vec<Planned>,
    /// The fields of all columns, and last the level of the row.
    pub(super) fields: Vec<Field>,
}

impl Plan {
    /// The plans of all tables; each row bears the key of its incident, or only
    /// that of the incident itself does.
    pub(super) fn all(keyed: bool) -> Vec<Self> {
        let tables = TABLES.iter().enumerate();
        tables
            .map(|(index, table)| Self::new(table, index == 0, keyed))
            .collect()
    }

    fn new(table: &'static Table, first: bool, keyed: bool) -> Self {
        let mut plan = Self {
            table,
            patterns: table
                .elements
                .iter()
                .map(|path| Pattern::new(path))
                .collect(),
            columns: Vec::new(),
            fields: Vec::new(),
        };
        for column in KEY.iter().filter(|_| first || keyed) {
            plan.add(column, true);
        }
        for column in (!first).then_some(&SEQ).into_iter().chain(table.columns) {
            plan.add(column, false);
        }
        plan.add(&RESTRICTION, false);
        let path = plan.path(&RESTRICTION, false);
        plan.field(table.level.to_owned(), Type::Level, path, None);
        plan
    }

    fn add(&mut self, column: &'static Column, keyed: bool) {
        let path = self.path(column, keyed);
        for (name, kind) in column.fields() {
            self.field(name, kind, path.clone(), column.level);
        }
        let known = |level: &str| self.fields.iter().any(|field| field.name == level);
        let level = column.level.filter(|level| !known(level));
        if let Some(level) = level {
            self.field(level.to_owned(), Type::Level, path, None);
        }
        self.columns.push(Planned {
            source: column.source,
            way: Way::new(column.path),
            keyed,
            levelled: level.is_some(),
        });
    }

    fn field(&mut self, name: String, kind: Type, path: String, level: Option<&'static str>) {
        self.fields.push(Field {
            name,
            kind,
            path,
            level,
        });
    }

    fn path(&self, column: &Column, keyed: bool) -> String {
        let elements = match column.source {
            Source::Around(table) | Source::KindAround(table) => elements_of(table),
            _ if keyed => &["/Incident"],
            _ => self.table.elements,
        };
        let paths = elements.iter().map(|element| match column.path {
            "" => (*element).to_owned(),
            path => format!("{element}/{path}"),
        });
        paths.collect::<Vec<_>>().join(" | ")
    }
}

fn elements_of(table: &str) -> &'static [&'static str] {
    let table = TABLES.iter().find(|one| one.name == table);
    table.map_or(&[], |table| table.elements)
}
