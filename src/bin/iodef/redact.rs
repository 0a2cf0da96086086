use std::io::Write;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use iodef::{Inheritance, Keep, Reader, Redactor, Restriction, Vocabulary, WriterBuilder};

use crate::convert::vocabulary;
use crate::input::Input;
use crate::pipe::{self, Files};
use crate::report::{self, Outcome};

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The most that the copy may hold: public, partner, organisation, need-to-know, private,
    /// or a label such as tlp:green
    #[arg(long, value_name = "LEVEL", value_parser = Restriction::from_level)]
    level: Restriction,
    /// Whether the nearest restriction around an element decides, or the strictest
    #[arg(long, value_name = "WHICH", default_value = "strictest", value_parser = inheritance())]
    inheritance: Inheritance,
    /// The vocabulary to write; that of the input without
    #[arg(long, value_name = "VOCABULARY", value_parser = vocabulary())]
    to: Option<Vocabulary>,
    /// Copy this, too, as far as it is cleared; may be given more than once
    #[arg(long, value_name = "WHAT", value_parser = keep())]
    keep: Vec<Keep>,
    /// Say on the standard error what was removed, and why; for the owner only
    #[arg(long)]
    report: bool,
    /// Put every element on a line of its own
    #[arg(long)]
    pretty: bool,
    #[command(flatten)]
    files: Files,
}

pub(crate) fn inheritance() -> impl TypedValueParser<Value = Inheritance> {
    PossibleValuesParser::new(Inheritance::ALL.map(Inheritance::token))
        .try_map(|token| token.parse::<Inheritance>())
}

pub(crate) fn keep() -> impl TypedValueParser<Value = Keep> {
    PossibleValuesParser::new(Keep::ALL.map(Keep::token)).try_map(|token| token.parse::<Keep>())
}

pub(crate) fn run(options: &Options) -> Outcome {
    pipe::run(&options.files, |input, output| {
        redact(options, input, output)
    })
}

fn redact(options: &Options, input: Input<'_>, output: impl Write) -> iodef::Result<()> {
    let mut reader = Reader::from_reader(input);
    let mut builder = WriterBuilder::new(options.to.map_or_else(|| reader.vocabulary(), Ok)?);
    builder.pretty(options.pretty).declare_unknown(true);
    let mut redactor = Redactor::new(options.level.clone());
    redactor.inheritance(options.inheritance);
    for keep in &options.keep {
        redactor.keep(*keep);
    }
    let name = options.files.input.to_string_lossy();
    redactor.convert(reader, &builder, output, |number, removal| {
        if options.report {
            report::removal(&name, number, &removal);
        }
    })?;
    Ok(())
}
