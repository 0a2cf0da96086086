use std::path::Path;

use crate::mark::Redactor;
use crate::value::Restriction;
use crate::{Error, Result};

use super::ParquetWriter;

/// How many incidents a row group holds unless something else is said.
const ROW_GROUP: usize = 10_000;

/// How the tables of an export are laid out; the names are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParquetLayout {
    /// One file, `incident.parquet`: a row for each incident, and in it a list for
    /// each other table. For engines that know lists.
    #[default]
    Nested,
    /// A file for each table, whose rows bear the key `incident_seq, seq`. For
    /// spreadsheets and databases that do not.
    Flat,
}

impl ParquetLayout {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Nested, Self::Flat];

    /// The word for it on a command line.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Nested => "nested",
            Self::Flat => "flat",
        }
    }
}

impl std::str::FromStr for ParquetLayout {
    type Err = Error;

    fn from_str(token: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|one| one.token() == token);
        known.ok_or_else(|| Error::value("nested or flat", token))
    }
}

/// What an export to Parquet holds, and how.
///
/// Unless something else is said, it holds what may be told to anybody.
///
/// ```
/// use iodef::{Incident, IncidentId, ParquetLayout, ParquetOptions, Purpose, Restriction};
///
/// # let folder = std::env::temp_dir().join(format!("iodef-doc-{}", std::process::id()));
/// let mut options = ParquetOptions::new();
/// options.audience(Restriction::Partner).layout(ParquetLayout::Flat);
/// let mut writer = options.create(&folder)?;
/// for (number, restriction) in [("1", Restriction::Green), ("2", Restriction::Private)] {
///     let id = IncidentId::new("csirt.example", number);
///     writer.write(&Incident::new(id, Purpose::Statistics, restriction))?;
/// }
/// let summary = writer.finish()?;
/// assert_eq!((summary.written, summary.withheld), (1, 1));
/// assert!(folder.join("incident.parquet").exists());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ParquetOptions {
    pub(super) redactor: Option<Redactor>,
    pub(super) layout: ParquetLayout,
    pub(super) row_group: usize,
}

impl ParquetOptions {
    /// What may be told to anybody, nested.
    #[must_use]
    pub fn new() -> Self {
        Self {
            redactor: Some(Redactor::new(Restriction::Public)),
            layout: ParquetLayout::default(),
            row_group: ROW_GROUP,
        }
    }

    /// Writes what is not more restricted than a level: each incident is
    /// [redacted](Redactor) first, and one of which nothing may be said is left out.
    pub fn audience(&mut self, level: Restriction) -> &mut Self {
        self.redactor(Redactor::new(level))
    }

    /// Redacts incidents in a way of one's own, to keep their history, say.
    pub fn redactor(&mut self, redactor: Redactor) -> &mut Self {
        self.redactor = Some(redactor);
        self
    }

    /// Writes all there is, for the archive of the owner. The fields with levels
    /// say what is how restricted, and protect nothing from whoever has the files.
    pub fn unredacted(&mut self) -> &mut Self {
        self.redactor = None;
        self
    }

    /// How the tables are laid out.
    pub fn layout(&mut self, layout: ParquetLayout) -> &mut Self {
        self.layout = layout;
        self
    }

    /// How many incidents a row group holds at most, 10,000 without; the memory
    /// that a writer takes grows with it.
    pub fn row_group(&mut self, incidents: usize) -> &mut Self {
        self.row_group = incidents.max(1);
        self
    }

    /// Begins an export into a folder, which is made where there is none.
    ///
    /// # Errors
    ///
    /// If there is a file of an export in the folder already, or no file can be
    /// made. An export never mixes with another one, of a wider audience perhaps.
    pub fn create(&self, folder: impl AsRef<Path>) -> Result<ParquetWriter> {
        ParquetWriter::new(self.clone(), folder.as_ref())
    }
}

impl Default for ParquetOptions {
    fn default() -> Self {
        Self::new()
    }
}
