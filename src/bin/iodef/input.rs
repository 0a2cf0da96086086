//! A file, or the standard input for `-`.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

const BUFFER: usize = 32 * 1024;

/// Whatever is read, so that reading is compiled once.
pub(crate) type Input<'a> = Box<dyn BufRead + Send + 'a>;

/// Opens an input for reading once.
pub(crate) fn open(path: &Path) -> io::Result<Input<'static>> {
    if is_stdin(path) {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, io::stdin())));
    }
    Ok(Box::new(BufReader::with_capacity(
        BUFFER,
        File::open(path)?,
    )))
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether the input can be opened again to read the same.
pub(crate) fn is_lasting(path: &Path) -> bool {
    !is_stdin(path) && path.metadata().is_ok_and(|metadata| metadata.is_file())
}
