//! Bytes that are UTF-8 and hold what XML allows.

use memchr::memrchr;
use simdutf8::compat::from_utf8;

use crate::codec::source::characters::first_illegal;
use crate::codec::source::decoder::malformed;
use crate::error::{Error, ErrorKind};

/// What was found of some bytes.
pub(super) struct Checked {
    /// How many are good: whole characters that XML allows.
    pub(super) length: usize,
    /// The index of the last carriage return in them.
    pub(super) last_return: Option<usize>,
    /// What is wrong behind them.
    pub(super) fault: Option<Error>,
}

impl Checked {
    /// Adds the good bytes to a text; behind the `last` ones no more follow.
    pub(super) fn add(bytes: &[u8], last: bool, text: &mut String) -> Self {
        let (mut good, mut fault) = match from_utf8(bytes) {
            Ok(good) => (good, None),
            Err(error) => {
                let cut = error.error_len().is_none() && !last;
                let fault = (!cut).then(|| malformed("UTF-8"));
                (valid_part(bytes, error.valid_up_to()), fault)
            }
        };
        if let Some((at, c)) = first_illegal(good.as_bytes()) {
            good = good.get(..at).unwrap_or_default();
            fault = Some(Error::new(ErrorKind::Character(c)));
        }
        text.push_str(good);
        Self {
            length: good.len(),
            last_return: memrchr(b'\r', good.as_bytes()),
            fault,
        }
    }
}

fn valid_part(bytes: &[u8], length: usize) -> &str {
    let valid = bytes.get(..length).unwrap_or_default();
    from_utf8(valid).unwrap_or_default()
}
