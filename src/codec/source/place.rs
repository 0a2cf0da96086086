use memchr::{memchr, memchr_iter, memrchr2};

use crate::error::Position;

/// A count as offsets count.
pub(super) fn widen(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A difference of offsets as buffers count.
pub(super) fn narrow(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A place in the text that can be moved forward over bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) offset: u64,
    line: u64,
    column: u64,
    /// A line feed here belongs to the line end before.
    after_return: bool,
}

impl Place {
    /// The first character, behind a byte order mark of so many bytes.
    pub(super) fn first(mark: usize) -> Self {
        Self {
            offset: widen(mark),
            line: 1,
            column: 1,
            after_return: false,
        }
    }

    /// The place behind `bytes`, which start here.
    pub(super) fn over(self, bytes: &[u8]) -> Self {
        let Some(&last) = bytes.last() else {
            return self;
        };
        let offset = self.offset.saturating_add(widen(bytes.len()));
        let after_return = last == b'\r';
        let Some(end) = memrchr2(b'\n', b'\r', bytes) else {
            return Self {
                offset,
                after_return,
                column: self.column + characters(bytes),
                ..self
            };
        };
        let joined = u64::from(self.after_return && bytes.first() == Some(&b'\n'));
        Self {
            offset,
            after_return,
            line: self.line + line_ends(bytes) - joined,
            column: 1 + characters(bytes.get(end + 1..).unwrap_or_default()),
        }
    }

    pub(super) fn position(self) -> Position {
        Position::new(self.line, self.column, self.offset)
    }
}

/// Line ends in `bytes`: CR LF, lone LF, lone CR.
fn line_ends(bytes: &[u8]) -> u64 {
    let feeds = memchr_iter(b'\n', bytes).count();
    if memchr(b'\r', bytes).is_none() {
        return widen(feeds);
    }
    let lone_returns = memchr_iter(b'\r', bytes)
        .filter(|&at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    widen(feeds + lone_returns)
}

/// Characters whose first byte is in `bytes`.
fn characters(bytes: &[u8]) -> u64 {
    widen(bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count())
}
