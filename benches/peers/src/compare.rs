//! Subjects in turn, round by round, so that whatever else the machine does hits all.

use std::time::Duration;

use crate::Result;
use crate::external::Program;
use crate::input::Input;
use crate::subject::{Subject, Task};

/// One figure: of what, which, and how much.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The name of the subject.
    pub subject: String,
    /// What was measured.
    pub metric: &'static str,
    /// The figure, or why there is none.
    pub value: String,
}

impl Figure {
    /// A figure of a subject.
    pub fn new(subject: &str, metric: &'static str, value: impl std::fmt::Display) -> Self {
        Self {
            subject: subject.to_owned(),
            metric,
            value: value.to_string(),
        }
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\t{}\t{}", self.subject, self.metric, self.value)
    }
}

/// What takes part in the rounds.
enum Runner {
    Own(&'static Subject, u64),
    Program(Box<Program>),
}

struct Column {
    runner: Runner,
    bytes: u64,
    times: Vec<Duration>,
}

/// Runs everything `rounds` times.
///
/// # Errors
///
/// If a subject fails; a program that fails is left out, with a figure that says why.
pub fn compare(
    input: &Input,
    subjects: &[&'static Subject],
    programs: &[(String, String)],
    rounds: usize,
) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let mut columns = Vec::new();
    for subject in subjects {
        let expected = subject.verify(input)?;
        let bytes = subject.bytes(input)?;
        columns.push(Column::new(Runner::Own(subject, expected), bytes));
    }
    for (name, command) in programs {
        match Program::start(name, command, input) {
            Ok(program) => {
                let bytes = u64::try_from(input.bytes.len())?;
                figures.push(Figure::new(name, "version", &program.version));
                columns.push(Column::new(Runner::Program(Box::new(program)), bytes));
            }
            Err(error) => figures.push(Figure::new(name, "missing", error)),
        }
    }
    for round in 0..rounds {
        eprint!("\rround {} of {rounds}", round + 1);
        for column in &mut columns {
            column.run(input)?;
        }
    }
    eprintln!();
    for column in &columns {
        figures.extend(column.figures(&columns)?);
    }
    Ok(figures)
}

impl Column {
    fn new(runner: Runner, bytes: u64) -> Self {
        let times = Vec::new();
        Self {
            runner,
            bytes,
            times,
        }
    }

    fn name(&self) -> &str {
        match &self.runner {
            Runner::Own(subject, _) => subject.name,
            Runner::Program(program) => &program.name,
        }
    }

    fn writes(&self) -> bool {
        matches!(&self.runner, Runner::Own(subject, _) if subject.task == Task::Write)
    }

    fn run(&mut self, input: &Input) -> Result<()> {
        let time = match &mut self.runner {
            Runner::Own(subject, expected) => subject.timed(input, *expected)?,
            Runner::Program(program) => program.timed()?,
        };
        self.times.push(time);
        Ok(())
    }

    /// Its speed, and how it compares with the baseline and with the library.
    fn figures(&self, all: &[Self]) -> Result<Vec<Figure>> {
        let (raw, library) = if self.writes() {
            ("raw-write", "iodef-write")
        } else {
            ("raw", "iodef")
        };
        let bytes = f64::from(u32::try_from(self.bytes)?);
        let speeds = self
            .times
            .iter()
            .map(|time| bytes / time.as_secs_f64() / 1e6);
        let name = self.name();
        let mut figures = vec![Figure::new(name, "speed", shown(median(speeds)))];
        if let Some(raw) = all.iter().find(|column| column.name() == raw) {
            let ratios = self.faster(raw);
            figures.push(Figure::new(name, "of-raw", shown(median(ratios))));
        }
        if let Some(library) = all.iter().find(|column| column.name() == library) {
            let mut ratios: Vec<_> = library.faster(self).collect();
            ratios.sort_by(f64::total_cmp);
            if let [first, .., last] = *ratios {
                let span = format!("{} to {}", shown(first), shown(last));
                figures.push(Figure::new(name, "span", span));
            }
            figures.push(Figure::new(
                name,
                "iodef-of",
                shown(median(ratios.into_iter())),
            ));
        }
        Ok(figures)
    }

    /// How often this does what another does, round by round.
    fn faster<'c>(&'c self, other: &'c Self) -> impl Iterator<Item = f64> + 'c {
        let rounds = self.times.iter().zip(&other.times);
        rounds.map(|(own, other)| other.div_duration_f64(*own))
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Three digits that count.
#[must_use]
pub fn shown(value: f64) -> String {
    match value.abs() {
        size if size < 1.0 => format!("{value:.3}"),
        size if size < 10.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}
