//! The tables of figures.

use std::fmt::Write as _;

use super::Figures;
use crate::subject::{Subject, Task, subjects};

fn all(figures: &Figures<'_>, writes: bool) -> Vec<&'static Subject> {
    let all = subjects().into_iter();
    all.filter(|subject| (subject.task == Task::Write) == writes)
        .filter(|subject| figures.get("archive", subject.name, "speed").is_some())
        .collect()
}

const COLUMNS: &str = "| MB/s | × raw | iodef is × as fast (slowest to fastest round) | instructions per byte | memory beyond the document, MB | allocations per incident |\n|---|---:|---:|---:|---:|---:|---:|\n";

pub(super) fn reading(figures: &Figures<'_>) -> String {
    let mut text = format!(
        "\n## Reading\n\n`raw` is the first row: quick-xml reads every event and nothing is done \
         with it. Ratios are medians over the rounds of the ratio in one round.\n\n| reads the archive {COLUMNS}"
    );
    for subject in all(figures, false) {
        row(&mut text, figures, subject);
    }
    text
}

pub(super) fn writing(figures: &Figures<'_>) -> String {
    let mut text = format!(
        "\n## Writing\n\nBoth write the same archive from memory: the library from its objects, \
         quick-xml from the names, attributes and texts of all events.\n\n| writes the archive {COLUMNS}"
    );
    for subject in all(figures, true) {
        row(&mut text, figures, subject);
    }
    text
}

fn row(text: &mut String, figures: &Figures<'_>, subject: &Subject) {
    let cell = |metric| figures.rounded("archive", subject.name, metric);
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "| {} | {} | {} | {} ({}) | {} | {} | {} |",
        subject.title,
        cell("speed"),
        cell("of-raw"),
        cell("iodef-of"),
        figures.cell("archive", subject.name, "span"),
        cell("instructions"),
        cell("memory"),
        cell("allocations"),
    );
}

/// Programs in other languages, each beside the library in the vocabulary that it reads.
pub(super) fn programs(figures: &Figures<'_>) -> String {
    let mut rows = String::new();
    for section in ["archive", "iodef1"] {
        let own: Vec<_> = subjects().iter().map(|subject| subject.name).collect();
        for name in figures.subjects(section, "speed") {
            if own.contains(&name) {
                continue;
            }
            let _ = writeln!(
                rows,
                "| {name} ({}) | {} | {} | {} ({}) |",
                figures.cell(section, name, "version"),
                figures.cell(section, "run", "document"),
                figures.rounded(section, name, "speed"),
                figures.rounded(section, name, "iodef-of"),
                figures.cell(section, name, "span"),
            );
        }
    }
    if rows.is_empty() {
        return rows;
    }
    format!(
        "\n## Programs in other languages\n\n| program | reads | MB/s | iodef is × as fast |\n|---|---|---:|---:|\n{rows}"
    )
}

/// The library on documents of other kinds.
pub(super) fn documents(figures: &Figures<'_>) -> String {
    let mut text = String::from(
        "\n## Documents of other kinds\n\n| document | iodef reads, MB/s | × raw | writes, MB/s | × raw |\n|---|---:|---:|---:|---:|\n",
    );
    let mut seen: Vec<&str> = Vec::new();
    for [section, ..] in &figures.lines {
        if !section.starts_with("document-") || seen.contains(section) {
            continue;
        }
        seen.push(section);
        let cell = |subject, metric| figures.rounded(section, subject, metric);
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            figures.cell(section, "run", "document"),
            cell("iodef", "speed"),
            cell("iodef", "of-raw"),
            cell("iodef-write", "speed"),
            cell("iodef-write", "of-raw"),
        );
    }
    text
}

/// The most memory that the command line has at once.
pub(super) fn streams(figures: &Figures<'_>) -> String {
    let mut text = String::new();
    for name in figures.subjects("streams", "peak-100") {
        let cell = |metric| figures.rounded("streams", name, metric);
        let _ = writeln!(
            text,
            "| `iodef {name}` | {} | {} | {} | {} |",
            cell("peak-100"),
            cell("peak-1000"),
            cell("growth"),
            cell("seconds-1000"),
        );
    }
    if text.is_empty() {
        return text;
    }
    format!(
        "\n## Memory of streams\n\nThe most that the process had resident, in MB of 1024² bytes, shared libraries and its own code included.\n\n\
         | command | 100 MB | 1 GB | the one ÷ the other | seconds for 1 GB |\n|---|---:|---:|---:|---:|\n{text}"
    )
}

/// What could not be measured here, and why.
pub(super) fn missing(figures: &Figures<'_>) -> String {
    let mut rows = String::new();
    for [_, name, metric, why] in &figures.lines {
        if *metric == "missing" {
            let _ = writeln!(rows, "- {name}: {why}");
        }
    }
    if rows.is_empty() {
        return rows;
    }
    format!("\n## Not available\n\n{rows}")
}
