use std::io::Write;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use iodef::{Fidelity, Profile, Reader, Vocabulary, WriterBuilder};

use crate::input::Input;
use crate::pipe::{self, Files};
use crate::report::{self, Outcome};

#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The vocabulary to write: the incident object of RFC 3067, IODEF 1 or IODEF 2
    #[arg(long, value_name = "VOCABULARY", value_parser = vocabulary())]
    to: Vocabulary,
    /// What to do with what IODEF cannot say: carry it in an extension, refuse it, or drop it
    /// and say so
    #[arg(long, value_name = "FIDELITY", default_value = "carry", value_parser = fidelity())]
    fidelity: Fidelity,
    /// Which of the places where they differ to follow, the schema of RFC 7970 as printed, or
    /// its text and errata
    #[arg(long, value_name = "PROFILE", default_value = "as-printed", value_parser = profile())]
    profile: Profile,
    /// Put every element on a line of its own
    #[arg(long)]
    pretty: bool,
    #[command(flatten)]
    files: Files,
}

pub(crate) fn vocabulary() -> impl TypedValueParser<Value = Vocabulary> {
    PossibleValuesParser::new(Vocabulary::ALL.map(Vocabulary::token))
        .try_map(|token| token.parse::<Vocabulary>())
}

fn fidelity() -> impl TypedValueParser<Value = Fidelity> {
    PossibleValuesParser::new(Fidelity::ALL.map(Fidelity::token))
        .try_map(|token| token.parse::<Fidelity>())
}

fn profile() -> impl TypedValueParser<Value = Profile> {
    PossibleValuesParser::new(Profile::ALL.map(Profile::token))
        .try_map(|token| token.parse::<Profile>())
}

pub(crate) fn run(options: &Options) -> Outcome {
    pipe::run(&options.files, |input, output| {
        convert(options, input, output)
    })
}

fn convert(options: &Options, input: Input<'_>, output: impl Write) -> iodef::Result<()> {
    let mut builder = WriterBuilder::new(options.to);
    builder
        .pretty(options.pretty)
        .declare_unknown(true)
        .fidelity(options.fidelity)
        .profile(options.profile);
    let reader = Reader::from_reader(input);
    let name = options.files.input.to_string_lossy();
    iodef::convert_with(reader, &builder, output, |loss| report::loss(&name, &loss))?;
    Ok(())
}
