//! What a table and its columns are. Everything about a column is said here
//! once: files, metadata, documentation and views are made from it.

/// A table: one row for each element that its paths name.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the page of documentation has it")
    )]
    pub(super) about: &'static str,
    /// Which elements; see [`Pattern`](super::path::Pattern).
    pub(super) elements: &'static [&'static str],
    /// The field that says how strictly the element itself is restricted.
    pub(super) level: &'static str,
    pub(super) columns: &'static [Column],
}

/// A column of a table; a time or number has several fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) source: Source,
    /// From the element of the row to what the value stands in.
    pub(super) path: &'static str,
    /// The field with the level of that element, unless it is that of the row.
    pub(super) level: Option<&'static str>,
}

/// What is taken from the element or attribute at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Its text, as written.
    Text,
    /// Its text without white space around it.
    Label,
    /// The identifier in it, with the name of the team.
    Identifier,
    /// The IP address that it is, in the usual form.
    Ip,
    /// The entry of CVE that it names.
    Cve,
    /// The time in it.
    Time,
    /// The number in it.
    Number,
    /// The name of the element.
    Kind,
    /// The number of the incident in the export, from 1.
    Incident,
    /// The number of the row among those of the incident, from 1.
    Own,
    /// The same, of the nearest row of another table around it.
    Around(&'static str),
    /// The name of the element of that row.
    KindAround(&'static str),
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    /// 32 bits.
    Whole,
    /// 64 bits.
    Long,
    Real,
    /// Microseconds in UTC.
    Time,
    /// A rank.
    Level,
}

impl Type {
    /// The name of the type, for people.
    #[cfg(test)]
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "int32",
            Self::Long => "int64",
            Self::Real => "double",
            Self::Time => "timestamp",
            Self::Level => "uint8",
        }
    }
}

impl Source {
    /// The fields of a column: what follows its name, and their types.
    fn parts(self) -> &'static [(&'static str, Type)] {
        match self {
            Self::Time => &[
                ("time", Type::Time),
                ("time_until", Type::Time),
                ("offset_min", Type::Whole),
                ("precision", Type::Text),
            ],
            Self::Number => &[("", Type::Real), ("text", Type::Text)],
            Self::Incident => &[("", Type::Long)],
            Self::Own | Self::Around(_) => &[("", Type::Whole)],
            _ => &[("", Type::Text)],
        }
    }
}

impl Column {
    pub(super) const fn new(name: &'static str, source: Source, path: &'static str) -> Self {
        Self {
            name,
            source,
            path,
            level: None,
        }
    }

    /// A token or name.
    pub(super) const fn label(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Source::Label, path)
    }

    /// A text.
    pub(super) const fn text(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Source::Text, path)
    }

    /// A time.
    pub(super) const fn time(name: &'static str, path: &'static str) -> Self {
        Self::new(name, Source::Time, path)
    }

    /// The row of another table that it belongs to.
    pub(super) const fn around(name: &'static str, table: &'static str) -> Self {
        Self::new(name, Source::Around(table), "")
    }

    /// The names and types of its fields.
    pub(super) fn fields(&self) -> Vec<(String, Type)> {
        let name = |part: &str| match (self.name, part) {
            (name, "") | ("", name) => name.to_owned(),
            (name, part) => format!("{name}_{part}"),
        };
        let parts = self.source.parts().iter();
        parts.map(|(part, kind)| (name(part), *kind)).collect()
    }

    /// Says which field holds the level of the element.
    pub(super) const fn at(mut self, level: &'static str) -> Self {
        self.level = Some(level);
        self
    }
}

/// What every row begins with, where each table is a file of its own.
pub(super) const KEY: &[Column] = &[
    Column::new("incident_seq", Source::Incident, ""),
    Column::new("incident_id", Source::Identifier, "IncidentID").at("incident_id_r"),
];

/// What every row of a table other than that of the incidents begins with.
pub(super) const SEQ: Column = Column::new("seq", Source::Own, "");

/// What every row ends with, before its level.
pub(super) const RESTRICTION: Column = Column::label("restriction", "@restriction");
