//! Tables as text, CSV (RFC 4180) and JSON (RFC 8259).

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::stats::{Count, DurationSummary, Key, Table};

/// What stands for a count that is not said.
const SUPPRESSED: &str = "*";
/// What stands for the key of a total.
const ALL: &str = "(all)";

impl Count {
    fn text(self) -> String {
        self.value()
            .map_or_else(|| SUPPRESSED.to_owned(), |count| count.to_string())
    }
}

/// In per cent, to one digit.
fn percent(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| format!("{:.1}", share * 100.0))
}

impl Table {
    /// The table for people: aligned with spaces, a line for each row. A star
    /// stands for a suppressed count.
    ///
    /// ```
    /// use iodef::{Aggregate, Dimension};
    ///
    /// let table = Aggregate::new([Dimension::Class])?.table();
    /// let text = table.to_text();
    /// assert!(text.starts_with("class                         incidents  % of all"));
    /// assert!(text.contains("\nmalicious-code                        0"));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        let names: Vec<String> = self.dimensions.iter().map(ToString::to_string).collect();
        let mut lines = vec![self.header(&names)];
        for row in &self.rows {
            let mut line: Vec<String> = self.labels(&row.keys).map(printable).collect();
            line.extend(row.cells.iter().map(|count| count.text()));
            let known = row.keys.iter().all(Key::is_known);
            line.extend(self.numbers(row.total, known));
            lines.push(line);
        }
        let mut all = vec![String::new(); self.rows_by()];
        all.splice(..1, [ALL.to_owned()]);
        all.extend(self.columns.iter().map(|(_, total)| total.text()));
        all.extend(self.numbers(self.total, false));
        lines.push(all);
        let mut text = aligned(&lines, self.rows_by());
        self.notes(&mut text);
        text
    }

    /// How many dimensions run along the rows.
    fn rows_by(&self) -> usize {
        self.dimensions
            .len()
            .saturating_sub(usize::from(self.dimensions.len() > 1))
    }

    fn header(&self, names: &[String]) -> Vec<String> {
        let mut header: Vec<String> = names.iter().take(self.rows_by()).cloned().collect();
        if let (Some(first), true, Some(last)) = (header.last_mut(), names.len() > 1, names.last())
        {
            *first = format!("{first} \\ {last}");
        }
        header.extend(self.column_labels().map(printable));
        let numbers = match names.len() {
            1 => &["incidents", "% of all", "% of known"][..],
            _ => &[ALL, "% of all"],
        };
        header.extend(numbers.iter().map(|number| (*number).to_owned()));
        header
    }

    /// A total and its shares; of what is known only in one dimension, as the
    /// total of a row may include what is not known of its columns.
    fn numbers(&self, count: Count, known: bool) -> Vec<String> {
        let mut numbers = vec![count.text(), percent(self.share_of_all(count))];
        if self.dimensions.len() == 1 {
            numbers.push(percent(self.share_of_known(count).filter(|_| known)));
        }
        numbers
    }

    fn notes(&self, text: &mut String) {
        // Writing to a string cannot fail.
        if let Some(known) = self.known {
            let _ = writeln!(text, "Incidents of which something is known: {known}.");
        }
        if let Some(k) = self.min_count {
            let _ = writeln!(
                text,
                "*: from 1 to {} incidents, or hidden with such a count.",
                k.saturating_sub(1)
            );
        }
        if self.left_out {
            let _ = writeln!(text, "Keys with too few incidents are left out.");
        }
        if self.past_limit {
            let _ = writeln!(text, "There were more keys than are remembered.");
        }
        for durations in &self.durations {
            let _ = writeln!(text, "{}", line(durations));
        }
    }

    /// The table as CSV: a line for each cell and total, of which the key is
    /// `(all)`. A text that a spreadsheet would take for a formula gets an
    /// apostrophe in front; a suppressed count is `*`.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut header: Vec<String> = self.dimensions.iter().map(ToString::to_string).collect();
        header.extend(["incidents", "share_of_all", "share_of_known"].map(str::to_owned));
        let mut record = |fields: Vec<String>| {
            // Writing to memory cannot fail, and all records are of one length.
            let _ = writer.write_record(fields.iter().map(|field| harmless(field)));
        };
        record(header);
        for entry in self.entries() {
            let labels = entry
                .labels
                .iter()
                .map(|label| label.unwrap_or(ALL).to_owned());
            let mut fields: Vec<String> = labels.collect();
            fields.push(entry.count.text());
            let share =
                |share: Option<f64>| share.map_or_else(String::new, |share| share.to_string());
            fields.extend([entry.of_all, entry.of_known].map(share));
            record(fields);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// The table as JSON: what it was counted by, and the keys and incidents of
    /// each cell and total; the key of a total and a suppressed count are null.
    #[must_use]
    pub fn to_json(&self) -> String {
        let cells: Vec<Value> = self
            .entries()
            .map(|entry| json!({ "keys": entry.labels, "incidents": entry.count.value() }))
            .collect();
        let dimensions: Vec<String> = self.dimensions.iter().map(ToString::to_string).collect();
        let durations: Vec<Value> = self.durations.iter().map(object).collect();
        json!({
            "dimensions": dimensions,
            "incidents": self.total.value(),
            "known": self.known,
            "min_count": self.min_count,
            "keys_left_out": self.left_out,
            "past_limit": self.past_limit,
            "cells": cells,
            "durations": durations,
        })
        .to_string()
    }

    /// All cells, and behind those of a row or column its total, which has no key
    /// where it adds up.
    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let crossed = self.dimensions.len() > 1;
        let rows = self.rows.iter().flat_map(move |row| {
            let keys = self.columns.iter().map(|(key, _)| Some(Some(key)));
            let cells = keys.zip(row.cells.iter().copied());
            let ends = cells.chain([(crossed.then_some(None), row.total)]);
            ends.map(|(end, count)| self.entry(row.keys.iter().map(Some).chain(end), count))
        });
        let columns = self.columns.iter().map(|(key, total)| {
            let all = std::iter::repeat_n(None, self.rows_by());
            self.entry(all.chain([Some(key)]), *total)
        });
        let all = std::iter::repeat_n(None, self.dimensions.len());
        rows.chain(columns).chain([self.entry(all, self.total)])
    }

    fn entry<'a>(&'a self, keys: impl Iterator<Item = Option<&'a Key>>, count: Count) -> Entry<'a> {
        let mut known = true;
        let labels = self.dimensions.iter().zip(keys).map(|(dimension, key)| {
            known &= key.is_some_and(Key::is_known);
            key.map(|key| dimension.label(key))
        });
        Entry {
            labels: labels.collect(),
            count,
            of_all: self.share_of_all(count),
            of_known: self.share_of_known(count).filter(|_| known),
        }
    }
}

/// A cell or total as it is printed.
struct Entry<'a> {
    labels: Vec<Option<&'a str>>,
    count: Count,
    of_all: Option<f64>,
    /// Only where all keys are known: only such counts are part of that whole.
    of_known: Option<f64>,
}

fn line(of: &DurationSummary) -> String {
    let mut text = format!("{}: measured {}", of.span, of.measured);
    for (name, count) in [
        ("negative", of.negative),
        ("undecided", of.undecided),
        ("not stated", of.unstated),
    ] {
        // Writing to a string cannot fail.
        let _ = write!(text, ", {name} {count}");
    }
    for (percentile, seconds) in &of.percentiles {
        let _ = write!(text, "; {percentile} % within {seconds:.0} s");
    }
    text
}

fn object(of: &DurationSummary) -> Value {
    let percentiles = of.percentiles.iter();
    let percentiles: Vec<_> = percentiles
        .map(|(of, seconds)| json!({ "percentile": of, "seconds": seconds }))
        .collect();
    json!({
        "span": of.span.to_string(),
        "tolerance": of.span.tolerance,
        "measured": of.measured,
        "negative": of.negative,
        "undecided": of.undecided,
        "unstated": of.unstated,
        "sum": of.sum,
        "least": of.least,
        "most": of.most,
        "percentiles": percentiles,
    })
}

/// Without what would break a line.
fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{FFFD}")
}

/// Without what a spreadsheet would compute.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Lines of columns: the first ones run to the left, the others to the right.
fn aligned(lines: &[Vec<String>], left: usize) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for line in lines {
        for (at, field) in line.iter().enumerate() {
            let width = field.chars().count();
            match widths.get_mut(at) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let mut text = String::new();
    for line in lines {
        let mut shown = String::new();
        for (at, (field, width)) in line.iter().zip(&widths).enumerate() {
            // Writing to a string cannot fail.
            let _ = match at {
                0 => write!(shown, "{field:<width$}"),
                at if at < left => write!(shown, "  {field:<width$}"),
                _ => write!(shown, "  {field:>width$}"),
            };
        }
        text.push_str(shown.trim_end());
        text.push('\n');
    }
    text
}
