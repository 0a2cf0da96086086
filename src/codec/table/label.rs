//! Names as tags have them.

use crate::value::Padded;

/// What the longest name takes with what stands around it.
const WIDTH: usize = 32;

/// A name, and what is written of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label {
    pub(crate) name: &'static str,
    /// What precedes the content: `<Name`, or ` name="`.
    pub(crate) before: Padded<WIDTH>,
    /// What follows it: `</Name>`, or `"`.
    pub(crate) behind: Padded<WIDTH>,
}

impl Label {
    pub(crate) const fn element(name: &'static str) -> Self {
        Self {
            name,
            before: Padded::of(["<", name, ""]),
            behind: Padded::of(["</", name, ">"]),
        }
    }

    pub(super) const fn attribute(name: &'static str) -> Self {
        Self {
            name,
            before: Padded::of([" ", name, "=\""]),
            behind: Padded::of(["\"", "", ""]),
        }
    }
}
