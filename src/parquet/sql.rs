//! Views that show what a level allows.

use std::fmt::Write as _;
use std::str::FromStr;

use crate::value::Rank;
use crate::{Error, Result};

use super::ParquetLayout;
use super::column::Type;
use super::plan::{Field, Plan};

/// An engine that counts over the files of an export.
///
/// ```
/// use iodef::{ParquetLayout, SqlEngine};
///
/// let views = SqlEngine::DuckDb.views(ParquetLayout::Nested, "archive");
/// assert!(views.contains("VIEW \"incident_at_partner\""));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SqlEngine {
    /// DuckDB, from 1.3 on.
    DuckDb,
    /// Spark SQL, from 3.5 on.
    Spark,
}

/// The levels that have views, and what these end in. Private is none: whoever
/// may see all needs no view.
const LEVELS: [(&str, Rank); 4] = [
    ("public", Rank::PUBLIC),
    ("partner", Rank::PARTNER),
    ("organisation", Rank::ORGANISATION),
    ("need_to_know", Rank::NEED_TO_KNOW),
];

impl SqlEngine {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::DuckDb, Self::Spark];

    /// The word for it on a command line.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::DuckDb => "duckdb",
            Self::Spark => "spark",
        }
    }

    /// Statements for views over the files in a folder: for each table, and for
    /// each but the strictest level what of it may be told, `incident_at_partner`
    /// say. They spare a mistake to whoever may see all; whoever may not must not
    /// have the files.
    #[must_use]
    pub fn views(self, layout: ParquetLayout, folder: &str) -> String {
        let plans = Plan::all(layout == ParquetLayout::Flat);
        let mut text = self.preamble().to_owned();
        let Some((incident, others)) = plans.split_first() else {
            return text;
        };
        self.source(&mut text, incident, folder);
        if layout == ParquetLayout::Nested {
            for level in LEVELS {
                self.view(&mut text, incident, others, level);
            }
            return text;
        }
        for plan in others {
            self.source(&mut text, plan, folder);
        }
        for plan in &plans {
            for level in LEVELS {
                self.view(&mut text, plan, &[], level);
            }
        }
        text
    }

    /// Times are in UTC, and are to be counted by its days and months.
    fn preamble(self) -> &'static str {
        match self {
            Self::DuckDb => "SET TimeZone = 'UTC';\n",
            Self::Spark => "SET spark.sql.session.timeZone = UTC;\n",
        }
    }

    /// The view of all that a file holds.
    fn source(self, text: &mut String, plan: &Plan, folder: &str) {
        let name = self.quoted(plan.table.name);
        let file = format!(
            "{}/{}.parquet",
            folder.trim_end_matches('/'),
            plan.table.name
        );
        let file = self.literal(&file);
        let statement = match self {
            Self::DuckDb => {
                format!("CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet({file});")
            }
            Self::Spark => {
                format!(
                    "CREATE OR REPLACE TEMPORARY VIEW {name} USING parquet OPTIONS (path {file});"
                )
            }
        };
        text.push_str(&statement);
        text.push('\n');
    }

    fn view(self, text: &mut String, plan: &Plan, lists: &[Plan], level: (&str, Rank)) {
        let (suffix, rank) = (level.0, level.1.number());
        let table = plan.table.name;
        let view = self.quoted(&format!("{table}_at_{suffix}"));
        let create = match self {
            Self::DuckDb => "CREATE OR REPLACE VIEW",
            Self::Spark => "CREATE OR REPLACE TEMPORARY VIEW",
        };
        let fields = shown(plan).map(|field| {
            let name = self.quoted(&field.name);
            match self.guarded(field, "", rank) {
                bare if bare == name => name,
                guarded => format!("{guarded} AS {name}"),
            }
        });
        let inside = lists.iter().map(|list| self.list(list, rank));
        let fields: Vec<String> = fields.chain(inside).collect();
        let own = self.quoted(plan.table.level);
        let _ = writeln!(
            text,
            "{create} {view} AS SELECT\n  {}\nFROM {} WHERE {own} <= {rank};",
            fields.join(",\n  "),
            self.quoted(table)
        );
    }

    /// The elements of a list that a level allows, each with what it allows of it.
    fn list(self, plan: &Plan, rank: u8) -> String {
        let list = self.quoted(plan.table.name);
        let own = self.quoted(plan.table.level);
        let members = shown(plan).map(|field| {
            let (name, value) = (self.literal(&field.name), self.guarded(field, "x.", rank));
            match self {
                Self::DuckDb => format!("{name}: {value}"),
                Self::Spark => format!("{name}, {value}"),
            }
        });
        let members = members.collect::<Vec<_>>().join(", ");
        match self {
            Self::DuckDb => {
                format!("[{{{members}}} for x in {list} if x.{own} <= {rank}] AS {list}")
            }
            Self::Spark => format!(
                "transform(filter({list}, x -> x.{own} <= {rank}), \
                 x -> named_struct({members})) AS {list}"
            ),
        }
    }

    /// A field, as far as the level of its element allows.
    fn guarded(self, field: &Field, of: &str, rank: u8) -> String {
        let name = self.quoted(&field.name);
        match field.level {
            Some(level) => {
                let level = self.quoted(level);
                format!("CASE WHEN {of}{level} <= {rank} THEN {of}{name} END")
            }
            None => format!("{of}{name}"),
        }
    }

    fn quoted(self, name: &str) -> String {
        match self {
            Self::DuckDb => format!("\"{name}\""),
            Self::Spark => format!("`{name}`"),
        }
    }

    fn literal(self, text: &str) -> String {
        match self {
            Self::DuckDb => format!("'{}'", text.replace('\'', "''")),
            Self::Spark => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        }
    }
}

/// The fields that a view shows: a level would tell of what is hidden.
fn shown(plan: &Plan) -> impl Iterator<Item = &Field> {
    plan.fields.iter().filter(|field| field.kind != Type::Level)
}

impl FromStr for SqlEngine {
    type Err = Error;

    fn from_str(token: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|one| one.token() == token);
        known.ok_or_else(|| Error::value("duckdb or spark", token))
    }
}
