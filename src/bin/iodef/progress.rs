//! How much has been read, for somebody who watches.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};

use crate::input::Input;

/// A bar of all bytes of the files; hidden unless the standard error is a terminal.
pub(crate) fn bar(files: &[PathBuf]) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let sizes = files
        .iter()
        .filter_map(|file| Some(file.metadata().ok()?.len()));
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} left");
    let bar = ProgressBar::new(sizes.sum());
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

/// An input whose bytes the bar counts.
pub(crate) fn watched<'a>(bar: &ProgressBar, input: Input<'a>) -> Input<'a> {
    Box::new(bar.wrap_read(input))
}
