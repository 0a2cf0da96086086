use std::io::{Read, Write};

use flate2::{Crc, Decompress, FlushDecompress, Status};

use crate::Result;
use crate::bundle::refuse;
use crate::bundle::zip::scan::Entry;

const BUFFER: usize = 32 << 10;

/// Writes the content of a member whose data an input holds, and nothing else.
pub(super) fn unpack(input: &mut dyn Read, entry: &Entry, output: &mut dyn Write) -> Result<()> {
    let mut output = Checked {
        output,
        crc: Crc::new(),
        left: entry.size,
        name: &entry.name,
    };
    let end = if entry.deflated {
        inflate(input, entry, &mut output)?
    } else {
        copy(input, &mut output)?
    };
    if end != entry.packed || output.left > 0 {
        return Err(refuse::structure(
            &entry.name,
            "it is not as long as it says",
        ));
    }
    if output.crc.sum() != entry.crc {
        return Err(refuse::structure(&entry.name, "its checksum does not hold"));
    }
    Ok(())
}

/// Copies; says how much there was.
fn copy(input: &mut dyn Read, output: &mut Checked<'_>) -> Result<u64> {
    let mut buffer = vec![0; BUFFER];
    let mut total = 0;
    loop {
        let count = input.read(&mut buffer)?;
        if count == 0 {
            return Ok(total);
        }
        output.take(buffer.get(..count).unwrap_or_default())?;
        total += u64::try_from(count).unwrap_or(u64::MAX);
    }
}

/// Inflates; says where the deflated data ended. What follows it belongs to nothing.
fn inflate(input: &mut dyn Read, entry: &Entry, output: &mut Checked<'_>) -> Result<u64> {
    let damaged = || refuse::structure(&entry.name, "its compressed form is damaged");
    let mut state = Decompress::new(false);
    let (mut packed, mut plain) = (vec![0; BUFFER], vec![0; BUFFER]);
    loop {
        let count = input.read(&mut packed)?;
        let mut rest = packed.get(..count).unwrap_or_default();
        loop {
            let (before_in, before_out) = (state.total_in(), state.total_out());
            let status = state.decompress(rest, &mut plain, FlushDecompress::None);
            let status = status.map_err(|_| damaged())?;
            let taken = difference(before_in, state.total_in());
            let made = difference(before_out, state.total_out());
            output.take(plain.get(..made).unwrap_or_default())?;
            rest = rest.get(taken..).unwrap_or_default();
            if status == Status::StreamEnd {
                return Ok(state.total_in());
            }
            if taken == 0 && made == 0 {
                break;
            }
        }
        if count == 0 || !rest.is_empty() {
            return Err(damaged());
        }
    }
}

fn difference(before: u64, after: u64) -> usize {
    usize::try_from(after.saturating_sub(before)).unwrap_or(usize::MAX)
}

/// An output that takes as much as was said and no more.
struct Checked<'a> {
    output: &'a mut dyn Write,
    crc: Crc,
    left: u64,
    name: &'a str,
}

impl Checked<'_> {
    fn take(&mut self, bytes: &[u8]) -> Result<()> {
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let Some(left) = self.left.checked_sub(count) else {
            return Err(refuse::structure(self.name, "it is longer than it says"));
        };
        self.left = left;
        self.crc.update(bytes);
        self.output.write_all(bytes)?;
        Ok(())
    }
}
