//! How time grows with how much there is of one thing.

mod cases;
mod streams;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use iodef::{Document, Limits, ReaderBuilder, Vocabulary};

use crate::Result;
use crate::compare::shown;
use cases::{CASES, Case};

/// Of so many runs the fastest counts.
const RUNS: usize = 3;

/// Above this, time grows faster than what there is, whatever noise there was.
const LINEAR: f64 = 1.25;

/// Tables in Markdown; streams of a gigabyte are read if `large`.
///
/// # Errors
///
/// If something made up cannot be read.
pub fn tables(large: bool) -> Result<String> {
    let mut text = String::new();
    text.push_str("| what there is more and more of, in one incident | task | fewest | more | most | slope |\n");
    text.push_str("|---|---|---:|---:|---:|---:|\n");
    for case in CASES {
        eprintln!("{}", case.name);
        text.push_str(&rows(case)?);
    }
    let limits = Limits::default();
    writeln!(
        text,
        "\nA cell is how many there were, the time, and the time for one of them. The slope is \
         that of time over number, both as logarithms, over the last step: 1 is linear; one \
         above {LINEAR} is marked. All limits are raised as far as they go; unless it is told \
         otherwise, a reader takes {} attributes, {} namespaces and {} elements inside one \
         another.\n",
        limits.attributes, limits.namespaces, limits.depth,
    )?;
    text.push_str(&streams::table(large)?);
    Ok(text)
}

/// What is done with a document, and how long that took for which number.
struct Row {
    task: &'static str,
    points: Vec<(u32, Duration)>,
}

fn rows(case: &Case) -> Result<String> {
    let mut rows = ["read", "write", "validate"].map(|task| Row {
        task,
        points: Vec::new(),
    });
    for count in case.counts {
        let xml = (case.make)(count);
        let [read, write, validate] = &mut rows;
        if !read.may(count) {
            break;
        }
        let document = read.run(count, || parsed(&xml))?;
        if write.may(count) {
            let text = write.run(count, || Ok(document.to_xml(Vocabulary::Iodef2)?))?;
            parsed(&text).map_err(|error| format!("{}: written: {error}", case.name))?;
        }
        if validate.may(count) {
            let findings = || document.incidents.iter().map(iodef::validate).collect();
            validate.run(count, || Ok::<Vec<_>, _>(findings()))?;
        }
    }
    let mut text = String::new();
    for (at, row) in rows.iter().filter(|row| row.counts()).enumerate() {
        let name = if at == 0 { case.name } else { "" };
        text.push_str(&row.shown(name));
    }
    Ok(text)
}

impl Row {
    /// Whether so many would take less than 20 seconds, were time to grow as the square.
    fn may(&self, count: u32) -> bool {
        self.points.last().is_none_or(|(before, time)| {
            let more = f64::from(count) / f64::from(*before);
            time.as_secs_f64() * more * more < 20.0
        })
    }

    fn run<T>(&mut self, count: u32, run: impl Fn() -> Result<T>) -> Result<T> {
        let start = Instant::now();
        let mut found = black_box(run()?);
        let mut least = start.elapsed();
        for _ in 1..RUNS {
            if least > Duration::from_secs(1) {
                break;
            }
            let start = Instant::now();
            found = black_box(run()?);
            least = least.min(start.elapsed());
        }
        self.points.push((count, least));
        Ok(found)
    }

    /// Whether it took any time worth a row; much of what is made up is nothing to validate.
    fn counts(&self) -> bool {
        let last = self.points.last();
        last.is_some_and(|(_, time)| self.task != "validate" || time.as_micros() > 200)
    }

    fn shown(&self, name: &str) -> String {
        let mut cells: Vec<_> = self.points.iter().map(|point| cell(*point)).collect();
        cells.resize(3, "not run, too slow".to_owned());
        let (task, slope) = (self.task, slope(&self.points));
        format!("| {name} | {task} | {} | {slope} |\n", cells.join(" | "))
    }
}

fn parsed(xml: &str) -> Result<Document> {
    let mut builder = ReaderBuilder::new();
    builder.limits(unlimited());
    Ok(builder.from_reader(xml.as_bytes()).into_document()?)
}

fn unlimited() -> Limits {
    let most = u64::MAX;
    Limits::default()
        .with_document_bytes(most)
        .with_incident_bytes(most)
        .with_incident_nodes(most)
        .with_event_bytes(most)
        .with_text_bytes(most)
        .with_depth(Limits::MAX_DEPTH)
        .with_attributes(most)
        .with_name_bytes(most)
        .with_namespaces(most)
}

fn cell((count, time): (u32, Duration)) -> String {
    let each = time.as_secs_f64() * 1e9 / f64::from(count);
    let time = time.as_secs_f64() * 1e3;
    format!("{count}: {} ms, {} ns", shown(time), shown(each))
}

/// How steeply time grows over the last step.
fn slope(points: &[(u32, Duration)]) -> String {
    let [.., before, last] = points else {
        return String::new();
    };
    let more = f64::from(last.0) / f64::from(before.0);
    let slope = last.1.div_duration_f64(before.1).ln() / more.ln();
    let mark = if slope > LINEAR { " **(!)**" } else { "" };
    format!("{slope:.2}{mark}")
}
