//! Tables as incidents with the purpose of statistics, to be exchanged.

use crate::model::{
    Attack, Attacker, Contact, Extension, ExtensionDecl, Flow, Incident, IncidentId, Victim,
};
use crate::stats::closed::Identity;
use crate::stats::{Count, Dimension, DurationSummary, Key, Table};
use crate::value::{ForeignElement, ForeignName, Purpose, Restriction, Stage, Timestamp};
use crate::{Error, ErrorKind, Result};

impl Table {
    /// The namespace of the elements that hold a table in an incident.
    pub const NAMESPACE: &'static str = "https://docs.rs/iodef/ns/statistics/1";

    /// An incident object with the purpose of statistics that holds the table in
    /// a declared extension (RFC 3067, sections 2 and 6.1). It was generated now
    /// by the team of its identifier, and says of attacker and victim that they are
    /// unknown, as RFC 3067, section 6.6, wants it said.
    ///
    /// It names nobody: a dimension of parties, places or texts is refused, and
    /// one of nets, vulnerabilities, methods, categories or countries, or with
    /// keys beyond its list, unless small counts were [suppressed](Self::suppress)
    /// with a `k` of at least 2.
    ///
    /// ```
    /// use iodef::{Aggregate, Dimension, IncidentId, Purpose, Restriction};
    ///
    /// let table = Aggregate::new([Dimension::Type])?.table().suppress(5);
    /// let id = IncidentId::new("csirt.example.com", "2014-statistics");
    /// let incident = table.to_incident(id, Restriction::Partner)?;
    /// assert_eq!(incident.purpose, Purpose::Statistics);
    ///
    /// let names = Aggregate::new(Dimension::list("victim.organisation")?)?.table().suppress(5);
    /// let id = IncidentId::new("csirt.example.com", "2014-names");
    /// assert!(names.to_incident(id, Restriction::Private).is_err());
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If it could name somebody.
    pub fn to_incident(&self, id: IncidentId, restriction: Restriction) -> Result<Incident> {
        self.may_be_published()?;
        let declaration = ExtensionDecl::new(Self::NAMESPACE)
            .with_title("Statistics of incidents".to_owned())
            .with_specification(Self::NAMESPACE.to_owned());
        let contact = Contact::creator(&*id.csirt);
        let nobody = Flow::new()
            .with_party(Attacker::unknown())
            .with_party(Victim::unknown());
        let mut incident = Incident::new(id, Purpose::Statistics, restriction)
            .with_time(Stage::Generate, Timestamp::now())
            .with_contact(contact)
            .with_attack(Attack::new().with_flow(nobody));
        incident.declarations.push(declaration.into());
        let extension = Extension::xml(self.element());
        incident.extensions.push(extension.into());
        Ok(incident)
    }

    fn may_be_published(&self) -> Result<()> {
        let mut dimensions = self.dimensions.iter();
        if let Some(telling) = dimensions.find(|one| one.identity() == Identity::Told) {
            let expected = "a dimension whose keys name nobody";
            return Err(Error::value(expected, &telling.to_string()));
        }
        let suppressed = self.min_count.is_some_and(|k| k > 1);
        let rows = self.rows.iter();
        let in_rows = rows.flat_map(|row| self.dimensions.iter().zip(&row.keys));
        let last = self.dimensions.last();
        let in_columns = self
            .columns
            .iter()
            .filter_map(|(key, _)| Some((last?, key)));
        if suppressed
            || in_rows
                .chain(in_columns)
                .all(|(one, key)| one.is_plain(key))
        {
            return Ok(());
        }
        let why = "keys that are in no list may be published once small counts are suppressed";
        Err(Error::new(ErrorKind::State(why)))
    }

    fn element(&self) -> ForeignElement {
        let mut table = element("table");
        if let Some(k) = self.min_count {
            table = with(table, "min-count", &k.to_string());
        }
        if self.left_out {
            table = with(table, "keys-left-out", "true");
        }
        if self.past_limit {
            table = with(table, "past-limit", "true");
        }
        for dimension in &self.dimensions {
            let name = dimension.to_string();
            table = table.with_child(with(element("dimension"), "name", &name));
        }
        table = table.with_child(counted("total", self.total));
        if let Some(known) = self.known {
            table = table.with_child(counted("known", Count::Exact(known)));
        }
        let last = self.dimensions.last();
        for (label, total) in &self.columns {
            table = table.with_child(counted("column", *total).with_child(key(last, label)));
        }
        for row in &self.rows {
            let keys = self.dimensions.iter().zip(&row.keys);
            let mut line = keys.fold(counted("row", row.total), |line, (dimension, label)| {
                line.with_child(key(Some(dimension), label))
            });
            for count in &row.cells {
                line = line.with_child(counted("cell", *count));
            }
            table = table.with_child(line);
        }
        let durations = self.durations.iter().map(duration);
        durations.fold(table, ForeignElement::with_child)
    }
}

fn element(local: &str) -> ForeignElement {
    ForeignElement::new(ForeignName::new(Table::NAMESPACE, local, "st"))
}

fn with(element: ForeignElement, attribute: &str, value: &str) -> ForeignElement {
    element.with_attribute(ForeignName::new("", attribute, ""), value)
}

/// An element with a number of incidents; without one where that is suppressed.
fn counted(local: &str, count: Count) -> ForeignElement {
    match count.value() {
        Some(count) => with(element(local), "incidents", &count.to_string()),
        None => element(local),
    }
}

/// The name of a key, or of what kind it is without one.
fn key(dimension: Option<&Dimension>, key: &Key) -> ForeignElement {
    match (key.name(), dimension) {
        (Some(name), _) => with(element("key"), "name", name),
        (None, Some(dimension)) => with(element("key"), "no-name", dimension.label(key)),
        (None, None) => element("key"),
    }
}

fn duration(of: &DurationSummary) -> ForeignElement {
    let mut summary = with(element("duration"), "span", &of.span.to_string());
    for (name, count) in [
        ("measured", Some(of.measured)),
        ("negative", Some(of.negative)),
        ("undecided", Some(of.undecided)),
        ("unstated", Some(of.unstated)),
        ("least", of.least),
        ("most", of.most),
    ] {
        if let Some(count) = count {
            summary = with(summary, name, &count.to_string());
        }
    }
    for (of, seconds) in &of.percentiles {
        let percentile = with(element("percentile"), "of", &of.to_string());
        summary = summary.with_child(with(percentile, "seconds", &format!("{seconds:.0}")));
    }
    summary
}
