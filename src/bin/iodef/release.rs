use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use iodef::{
    Approval, Circumstance, DisclosurePolicy, HistoryItem, Keep, Purpose, Reader, Recipient,
    Releaser, Timestamp, Vocabulary, WriterBuilder,
};

use crate::convert::vocabulary;
use crate::input::{self, Input};
use crate::pipe::{self, Files};
use crate::redact::keep;
use crate::report::{self, Outcome};
use crate::words::registered;

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The disclosure policy, in TOML, or in JSON if its name ends so
    #[arg(long, value_name = "POLICY")]
    policy: PathBuf,
    /// The class of recipients, as the policy calls it
    #[arg(long, value_name = "CLASS")]
    recipient: String,
    /// Who the recipient is, for the record
    #[arg(long, value_name = "NAME")]
    to_whom: Option<String>,
    /// Who approves the release
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    approved_by: String,
    /// What is the case, such as requested or bona-fide-verified; may be given more than once
    #[arg(long, value_name = "CIRCUMSTANCE", value_parser = circumstance())]
    given: Vec<Circumstance>,
    /// Leave out what something must be done for first, instead of refusing it all
    #[arg(long)]
    withhold_pending: bool,
    /// Copy only what a purpose needs: alert, handling, statistics, archiving
    #[arg(long, value_name = "PURPOSE", value_parser = registered(Purpose::REGISTERED, Purpose::token))]
    purpose: Option<Purpose>,
    /// Copy this, too, as far as it may be told; may be given more than once
    #[arg(long, value_name = "WHAT", value_parser = keep())]
    keep: Vec<Keep>,
    /// The vocabulary to write; that of the input without
    #[arg(long, value_name = "VOCABULARY", value_parser = vocabulary())]
    to: Option<Vocabulary>,
    /// Say on the standard error what was left out, and why; for the owner only
    #[arg(long)]
    report: bool,
    /// Write the original, in its vocabulary, with the release in its history
    #[arg(long, value_name = "OUT")]
    record: Option<PathBuf>,
    /// Put every element on a line of its own
    #[arg(long)]
    pretty: bool,
    #[command(flatten)]
    files: Files,
}

fn circumstance() -> impl TypedValueParser<Value = Circumstance> {
    PossibleValuesParser::new(Circumstance::ALL.iter().map(|one| one.token()))
        .try_map(|token| token.parse::<Circumstance>())
}

pub(crate) fn run(options: &Options) -> Outcome {
    let policy = match policy(&options.policy) {
        Ok(policy) => policy,
        Err(outcome) => return outcome,
    };
    if options.record.is_some() && !can_be_read_again(options) {
        let name = options.files.input.to_string_lossy();
        let error = io::Error::other("the original must be a file that is not replaced");
        return report::failure(&name, "record", &error);
    }
    let mut entries = Vec::new();
    let outcome = pipe::run(&options.files, |input, output| {
        entries = release(options, &policy, input, output)?;
        Ok(())
    });
    match &options.record {
        Some(record) if outcome == Outcome::Good => {
            let original = Files {
                output: Some(record.clone()),
                input: options.files.input.clone(),
            };
            pipe::run(&original, |input, output| {
                write_record(input, output, entries)
            })
        }
        _ => outcome,
    }
}

/// Whether the original is still there once the copy is written.
fn can_be_read_again(options: &Options) -> bool {
    let output = options.files.output.as_deref();
    input::is_lasting(&options.files.input) && output != Some(&options.files.input)
}

fn policy(path: &Path) -> Result<DisclosurePolicy, Outcome> {
    let name = path.to_string_lossy();
    let text = fs::read_to_string(path).map_err(|error| report::failure(&name, "read", &error))?;
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let policy = if is_json {
        DisclosurePolicy::from_json(&text)
    } else {
        DisclosurePolicy::from_toml(&text)
    };
    policy.map_err(|error| report::error(&name, &error))
}

/// Entries for the history of the original, by the number of the incident.
type Entries = Vec<(usize, HistoryItem)>;

fn release(
    options: &Options,
    policy: &DisclosurePolicy,
    input: Input<'_>,
    output: impl Write,
) -> iodef::Result<Entries> {
    let mut reader = Reader::from_reader(input);
    let mut builder = WriterBuilder::new(options.to.map_or_else(|| reader.vocabulary(), Ok)?);
    builder.pretty(options.pretty).declare_unknown(true);
    let approval = Approval::new(&*options.approved_by, Timestamp::now())?;
    let mut releaser = Releaser::new(policy, recipient(options));
    releaser.withhold_pending(options.withhold_pending);
    if let Some(purpose) = &options.purpose {
        releaser.purpose(purpose.clone());
    }
    for keep in &options.keep {
        releaser.keep(*keep);
    }
    let name = options.files.input.to_string_lossy();
    let mut entries = Vec::new();
    releaser.convert(reader, &builder, output, &approval, |number, released| {
        let removals = match released {
            Ok(release) => {
                entries.push((number, release.entry.clone()));
                report::obligations(&name, number, &release.obligations);
                &release.removals
            }
            Err(error) => error.removals(),
        };
        if options.report {
            for removal in removals {
                report::removal(&name, number, removal);
            }
        }
    })?;
    Ok(entries)
}

fn recipient(options: &Options) -> Recipient {
    let mut recipient = Recipient::new(&*options.recipient);
    recipient.name.clone_from(&options.to_whom);
    options
        .given
        .iter()
        .copied()
        .fold(recipient, Recipient::given)
}

fn write_record(input: Input<'_>, output: impl Write, entries: Entries) -> iodef::Result<()> {
    let mut reader = Reader::from_reader(input);
    let single = reader.is_single()?;
    let mut builder = WriterBuilder::new(reader.vocabulary()?);
    let mut writer = builder
        .declare_unknown(true)
        .single(single)
        .from_writer(output);
    let mut entries = entries.into_iter().peekable();
    let mut number = 0;
    let mut begun = false;
    while let Some(incident) = reader.incidents().next() {
        let mut incident = incident?;
        number += 1;
        if !begun {
            writer.begin(reader.document())?;
            begun = true;
        }
        if let Some((_, entry)) = entries.next_if(|(of, _)| *of == number) {
            let history = incident.history.get_or_insert_default();
            history.items.push(entry.into());
        }
        writer.incident(&incident)?;
    }
    writer.finish_with(reader.document())?;
    Ok(())
}
