use std::io::{self, StdoutLock, Write};
use std::path::PathBuf;

use clap::Args;
use indicatif::ProgressBar;
use iodef::{Cluster, Link, RELATED, ReaderBuilder, Relater, RelaterBuilder};

use crate::input::{self, Input};
use crate::json::Object;
use crate::progress;
use crate::report::{self, Outcome};
use crate::terminal::harmless;

#[derive(Args, Debug)]
#[command(after_help = SHAPE)]
pub(crate) struct Options {
    /// The score from which on two incidents are related, from 0 to 1
    #[arg(long, value_name = "T", default_value_t = RELATED, value_parser = share)]
    threshold: f64,
    /// How many incidents to hold for comparison; beyond, those go to which nothing came for longest
    #[arg(long, value_name = "COUNT", default_value_t = 100_000)]
    capacity: usize,
    /// Print a JSON object per line and cluster
    #[arg(long)]
    json: bool,
    /// The documents or archives to read, in any vocabulary; - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

const SHAPE: &str = "\
Incidents are compared with all that came before, whatever file they are in. A cluster is as
likely as its weakest link.

With --json every line of the output is an object of these members:
  cluster  the number of the cluster, from 1
  score    the lowest score of a link
  members  objects of file, incident (its number in the file) and id
  links    objects of from and to (numbers of members, from 1), kind (\"same incident\" or
           \"same campaign\"), score, and clues: objects of kind, shared and weight";

fn share(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    let share = number.filter(|number| (0.0..=1.0).contains(number));
    share.ok_or_else(|| String::from("expected a number from 0 to 1"))
}

pub(crate) fn run(options: &Options) -> Outcome {
    let relater = RelaterBuilder::new()
        .threshold(options.threshold)
        .capacity(options.capacity)
        .build();
    let mut work = Work {
        relater,
        output: Output {
            json: options.json,
            clusters: 0,
            runs: Vec::new(),
            stdout: io::stdout().lock(),
        },
        number: 0,
        bar: progress::bar(&options.files),
    };
    let mut outcome = Outcome::Good;
    for path in &options.files {
        let name = path.to_string_lossy();
        let done = match input::open(path) {
            Ok(input) => work.file(&name, progress::watched(&work.bar, input)),
            Err(error) => Ok(report::failure(&name, "open", &error)),
        };
        match done {
            Ok(done) => outcome = outcome.max(done),
            Err(error) => return outcome.max(report::write_failure("-", &error)),
        }
    }
    match work.finish() {
        Ok(()) => outcome,
        Err(error) => outcome.max(report::write_failure("-", &error)),
    }
}

struct Work {
    relater: Relater,
    output: Output,
    /// How many incidents there were.
    number: u64,
    bar: ProgressBar,
}

impl Work {
    /// Adds the incidents of a file; the error is that of the output.
    fn file(&mut self, name: &str, input: Input<'_>) -> io::Result<Outcome> {
        let mut outcome = Outcome::Good;
        let mut reader = ReaderBuilder::new().recover(true).from_reader(input);
        let mut goes_on = false;
        for (place, incident) in (1..).zip(reader.incidents()) {
            match incident {
                Ok(incident) => {
                    self.number += 1;
                    if !std::mem::replace(&mut goes_on, true) {
                        self.output.runs.push(Run {
                            file: name.to_owned(),
                            number: self.number,
                            place,
                        });
                    }
                    for cluster in self.relater.add(&incident) {
                        self.bar.suspend(|| self.output.cluster(&cluster))?;
                    }
                }
                Err(error) => {
                    goes_on = false;
                    let told = self.bar.suspend(|| report::error(name, &error));
                    outcome = outcome.max(told);
                }
            }
        }
        Ok(outcome)
    }

    fn finish(mut self) -> io::Result<()> {
        self.bar.finish_and_clear();
        for cluster in self.relater.finish() {
            self.output.cluster(&cluster)?;
        }
        self.output.stdout.flush()
    }
}

/// Incidents of a file that follow one another.
struct Run {
    file: String,
    /// The number of the first among all incidents.
    number: u64,
    /// Its number in the file.
    place: u64,
}

struct Output {
    json: bool,
    clusters: u64,
    runs: Vec<Run>,
    stdout: StdoutLock<'static>,
}

impl Output {
    fn cluster(&mut self, cluster: &Cluster) -> io::Result<()> {
        self.clusters += 1;
        if self.json {
            return self.object(cluster);
        }
        let count = cluster.members.len();
        let separator = if self.clusters == 1 { "" } else { "\n" };
        writeln!(
            self.stdout,
            "{separator}cluster {}: {count} incidents, score {:.2}",
            self.clusters,
            cluster.score()
        )?;
        for member in &cluster.members {
            let (file, place) = self.place(member.number);
            let line = format!("  {file}: incident {place}: {}", member.id);
            writeln!(self.stdout, "{}", harmless(&line))?;
            let links = cluster.links.iter();
            for link in links.filter(|link| link.numbers.1 == member.number) {
                let line = self.link(link);
                writeln!(self.stdout, "    {}", harmless(&line))?;
            }
        }
        Ok(())
    }

    fn link(&self, link: &Link) -> String {
        let (file, place) = self.place(link.numbers.0);
        let clues: Vec<String> = link
            .relation
            .clues
            .iter()
            .map(ToString::to_string)
            .collect();
        let score = link.relation.score();
        let clues = clues.join(", ");
        format!(
            "{} as {file}: incident {place} ({score:.2}): {clues}",
            link.kind
        )
    }

    fn object(&mut self, cluster: &Cluster) -> io::Result<()> {
        let position = |number: u64| {
            let position = cluster.members.iter().position(|m| m.number == number);
            position.and_then(|position| u64::try_from(position + 1).ok())
        };
        let members = cluster.members.iter().map(|member| {
            let (file, place) = self.place(member.number);
            Object::new()
                .string("file", Some(file))
                .number("incident", Some(place))
                .string("id", Some(&member.id))
        });
        let links = cluster.links.iter().map(|link| {
            let clues = link.relation.clues.iter().map(|clue| {
                Object::new()
                    .string("kind", Some(clue.kind.token()))
                    .string("shared", Some(&clue.shared))
                    .share("weight", clue.weight)
            });
            Object::new()
                .number("from", position(link.numbers.0))
                .number("to", position(link.numbers.1))
                .string("kind", Some(&link.kind.to_string()))
                .share("score", link.relation.score())
                .objects("clues", clues)
        });
        let object = Object::new()
            .number("cluster", Some(self.clusters))
            .share("score", cluster.score())
            .objects("members", members)
            .objects("links", links);
        writeln!(self.stdout, "{}", object.finish())
    }

    /// The file of an incident, and its number there.
    fn place(&self, number: u64) -> (&str, u64) {
        let behind = self.runs.partition_point(|run| run.number <= number);
        let run = behind.checked_sub(1).and_then(|index| self.runs.get(index));
        run.map_or(("", number), |run| {
            (&run.file, run.place + number - run.number)
        })
    }
}
