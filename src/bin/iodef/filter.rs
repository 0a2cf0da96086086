use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use iodef::{Document, Filter, Incident, ReaderBuilder, Vocabulary, Writer, WriterBuilder};

use crate::convert::vocabulary;
use crate::input::Input;
use crate::pipe;
use crate::progress;
use crate::report::Outcome;

#[derive(Args, Debug)]
#[command(after_help = HELP)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct Options {
    /// Write also those incidents that say too little to tell
    #[arg(long)]
    keep_undecided: bool,
    /// Do not check what is skipped: much faster where the expression names a word that few have
    #[arg(long)]
    unchecked: bool,
    /// The vocabulary to write; that of the first input without
    #[arg(long, value_name = "VOCABULARY", value_parser = vocabulary())]
    to: Option<Vocabulary>,
    /// Print how many incidents there are for each input instead of them
    #[arg(long, conflicts_with_all = ["to", "output", "pretty"])]
    count: bool,
    /// Put every element on a line of its own
    #[arg(long)]
    pretty: bool,
    /// The file to write once all went well; standard output without
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// What is asked for
    #[arg(value_name = "EXPR", value_parser = expression)]
    filter: Filter,
    /// The documents or archives to read, in any vocabulary; - for standard input
    #[arg(value_name = "FILE", required = true)]
    inputs: Vec<PathBuf>,
}

const HELP: &str = "\
EXPR compares fields: attack.type, attacker.address, victim.organisation, impact.severity, status,
purpose, restriction, detected, csirt, cve … or a path as /Incident/Attack/Flow/Victim/@target, by
=, !=, <, <=, >, >=, in, contains, matches and exists, joined by and, or, not and parentheses:

  iodef filter 'attacker.address in 192.0.2.0/24 and detected >= 2026-03' archive.xml
  iodef filter 'cve = CVE-2014-0160 or impact.severity >= medium' --count *.xml

Of several inputs, what the documents say besides their incidents is that of the first.";

/// Reads an expression; the error shows where it goes wrong.
pub(crate) fn expression(text: &str) -> Result<Filter, String> {
    text.parse().map_err(|error: iodef::Error| {
        let Some(position) = error.position() else {
            return error.to_string();
        };
        let line = position.line().saturating_sub(1);
        let column = usize::try_from(position.column()).unwrap_or(1);
        let lines = usize::try_from(line).ok();
        let shown = lines
            .and_then(|line| text.lines().nth(line))
            .unwrap_or_default();
        format!("{error}\n  {shown}\n  {:>column$}", '^')
    })
}

pub(crate) fn run(options: &Options) -> Outcome {
    let mut undecided = 0;
    let outcome = if options.count {
        count(options, &mut undecided)
    } else {
        write(options, &mut undecided)
    };
    if undecided > 0 {
        let kept = if options.keep_undecided {
            "kept"
        } else {
            "left out"
        };
        eprintln!("undecided: {undecided} incidents say too little to tell, and were {kept}");
    }
    outcome
}

fn builder(options: &Options) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    // Those that are undecided are asked for, too, so that they are counted.
    builder
        .filter(options.filter.clone().keep_undecided(true))
        .unchecked_skip(options.unchecked);
    builder
}

/// Whether an incident that was read is wanted.
fn is_wanted(options: &Options, incident: &Incident, undecided: &mut u64) -> bool {
    let decided = options.filter.evaluate(incident);
    *undecided += u64::from(decided.is_none());
    decided.unwrap_or(options.keep_undecided)
}

fn count(options: &Options, undecided: &mut u64) -> Outcome {
    let mut outcome = Outcome::Good;
    let bar = progress::bar(&options.inputs);
    for path in &options.inputs {
        let name = path.to_string_lossy();
        let counted = pipe::read(path, |input| {
            let mut wanted = 0_u64;
            for incident in builder(options)
                .from_reader(progress::watched(&bar, input))
                .into_incidents()
            {
                wanted += u64::from(is_wanted(options, &incident?, undecided));
            }
            Ok(wanted)
        });
        match counted {
            Ok(wanted) => bar.suspend(|| println!("{name}: {wanted}")),
            Err(fault) => outcome = outcome.max(fault.report()),
        }
    }
    outcome
}

fn write(options: &Options, undecided: &mut u64) -> Outcome {
    pipe::write(options.output.as_deref(), |output| {
        let bar = progress::bar(&options.inputs);
        let mut archive = Archive::new(options, output);
        for path in &options.inputs {
            pipe::read(path, |input| {
                archive.add(progress::watched(&bar, input), undecided)
            })?;
        }
        bar.finish_and_clear();
        archive.finish()
    })
}

/// Where the incidents of all inputs go.
struct Archive<'o, W: Write> {
    options: &'o Options,
    /// Until there is something to write.
    output: Option<W>,
    writer: Option<Writer<W>>,
    /// What the first document says besides its incidents.
    header: Option<Document>,
}

impl<'o, W: Write> Archive<'o, W> {
    fn new(options: &'o Options, output: W) -> Self {
        Self {
            options,
            output: Some(output),
            writer: None,
            header: None,
        }
    }

    fn add(&mut self, input: Input<'_>, undecided: &mut u64) -> iodef::Result<()> {
        let mut reader = builder(self.options).from_reader(input);
        let vocabulary = reader.vocabulary()?;
        while let Some(incident) = reader.incidents().next().transpose()? {
            if !is_wanted(self.options, &incident, undecided) {
                continue;
            }
            if let Some(output) = self.output.take() {
                let header = self.header.as_ref().unwrap_or(reader.document());
                let mut writer = self.manner(vocabulary).from_writer(output);
                writer.begin(header)?;
                self.writer = Some(writer);
            }
            if let Some(writer) = &mut self.writer {
                writer.incident(&incident)?;
            }
        }
        self.header.get_or_insert_with(|| reader.document().clone());
        Ok(())
    }

    fn manner(&self, vocabulary: Vocabulary) -> WriterBuilder {
        let mut builder = WriterBuilder::new(self.options.to.unwrap_or(vocabulary));
        builder.pretty(self.options.pretty).declare_unknown(true);
        builder
    }

    fn finish(self) -> Result<(), pipe::Fault> {
        let Some(writer) = self.writer else {
            return Err(pipe::Fault::empty());
        };
        let header = self.header.unwrap_or_default();
        let ended = writer.finish_with(&header).map(|_| ());
        ended.map_err(pipe::Fault::of_output)
    }
}
