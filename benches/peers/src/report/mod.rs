//! The page that `benches/run.sh` writes, made of figures.

mod goals;
mod tables;

use std::fmt::Write as _;

use crate::compare::shown;
use crate::subject::subjects;

/// The page. Each line of the figures is a section, a subject, what was
/// measured, and the figure, with tabs between them.
#[must_use]
pub fn page(text: &str) -> String {
    let figures = Figures::parse(text);
    let mut page = format!("# Results\n\n{}\n", heading(&figures));
    let parts = [
        tables::reading(&figures),
        tables::writing(&figures),
        tables::programs(&figures),
        tables::documents(&figures),
        tables::streams(&figures),
        goals::table(&figures),
        tables::missing(&figures),
    ];
    for part in parts {
        page.push_str(&part);
    }
    page
}

/// All figures, in their order.
struct Figures<'t> {
    lines: Vec<[&'t str; 4]>,
}

impl<'t> Figures<'t> {
    fn parse(text: &'t str) -> Self {
        let cells = |line: &'t str| {
            let cells: Vec<_> = line.splitn(4, '\t').collect();
            cells.try_into().ok()
        };
        let lines = text.lines().filter_map(cells).collect();
        Self { lines }
    }

    /// A figure, the last if there are several.
    fn get(&self, section: &str, subject: &str, metric: &str) -> Option<&'t str> {
        let mut all = self.lines.iter().rev();
        let wanted = [section, subject, metric];
        all.find(|line| line[..3] == wanted).map(|line| line[3])
    }

    fn number(&self, section: &str, subject: &str, metric: &str) -> Option<f64> {
        self.get(section, subject, metric)?.parse().ok()
    }

    /// A figure as it is shown in a table, or a dash.
    fn cell(&self, section: &str, subject: &str, metric: &str) -> &'t str {
        self.get(section, subject, metric).unwrap_or("–")
    }

    /// A number as it is shown in a table, or a dash.
    fn rounded(&self, section: &str, subject: &str, metric: &str) -> String {
        let number = self.number(section, subject, metric);
        number.map_or_else(|| "–".to_owned(), shown)
    }

    /// What has a figure, in the order of figures.
    fn subjects(&self, section: &str, metric: &str) -> Vec<&'t str> {
        let lines = self.lines.iter();
        lines
            .filter(|line| line[0] == section && line[2] == metric)
            .map(|line| line[1])
            .collect()
    }
}

fn heading(figures: &Figures<'_>) -> String {
    let run = |metric| figures.cell("archive", "run", metric);
    let mut text = String::new();
    let versions = figures.subjects("archive", "version").into_iter();
    let parsers: Vec<_> = subjects().iter().map(|subject| subject.name).collect();
    let programs = figures.subjects("archive", "speed");
    let versions: Vec<_> = versions
        .filter(|name| !programs.contains(name) || parsers.contains(name))
        .map(|name| format!("{name} {}", figures.cell("archive", name, "version")))
        .map(|version| version.replace("rustc rustc", "rustc"))
        .collect();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "Written by `benches/run.sh` on {}; `benches/README.md` explains it. Nothing here is \
         edited by hand.\n\n| | |\n|---|---|\n| machine | {} |\n| load | {} |\n| versions | {} |\n\
         | document | {}, {} bytes, SHA-256 `{}` |\n| rounds | {}: in each every subject runs \
         once, in turn |",
        figures.cell("run", "run", "date"),
        run("processor"),
        run("load"),
        versions.join(", "),
        run("document"),
        run("bytes"),
        run("hash"),
        run("rounds"),
    );
    text
}
