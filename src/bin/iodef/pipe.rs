//! From a file to another: an output is there once all went well, and not before.

use std::io::{self, BufRead};
use std::path::Path;

use iodef::Error;

use crate::input;
use crate::output::{Held, Output};
use crate::report::{self, Outcome};

/// Opens both, and writes what `act` makes of the input; `-` is the standard
/// input, and no output the standard one.
pub(crate) fn run(
    input: &Path,
    output: Option<&Path>,
    act: impl FnOnce(Box<dyn BufRead>, &mut Held<Output>) -> iodef::Result<()>,
) -> Outcome {
    let name = input.to_string_lossy();
    let source = match input::open(input) {
        Ok(source) => source,
        Err(error) => return report::failure(&name, "open", &error),
    };
    let path = output.filter(|path| !input::is_stdin(path));
    let target = path.map_or_else(|| "-".into(), |path| path.to_string_lossy());
    let mut output = match Output::open(path) {
        Ok(output) => Held::new(output),
        Err(error) => return report::failure(&target, "write", &error),
    };
    if let Err(error) = act(source, &mut output) {
        return match cause(&error) {
            Some(cause) if output.failed() => report::write_failure(&target, cause),
            _ => report::error(&name, &error),
        };
    }
    match output.finish().and_then(Output::commit) {
        Ok(()) => Outcome::Good,
        Err(error) => report::write_failure(&target, &error),
    }
}

fn cause(error: &Error) -> Option<&io::Error> {
    std::error::Error::source(error)?.downcast_ref()
}
