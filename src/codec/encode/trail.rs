//! Where the encoder is. Paths become text only when something is lost.

use std::fmt::Write as _;

/// The elements on the way to the current one, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Trail(Vec<Segment>);

#[derive(Debug)]
struct Segment {
    name: &'static str,
    ordinal: usize,
    /// Whether it is written as attributes and text of its parent.
    is_inline: bool,
}

impl Trail {
    /// Goes to a child, by its name and ordinal in the document.
    pub(crate) fn enter(&mut self, name: &'static str, ordinal: usize) {
        self.0.push(Segment {
            name,
            ordinal,
            is_inline: false,
        });
    }

    /// Goes to the one child that is written as attributes and text of its parent.
    pub(crate) fn enter_inline(&mut self, name: &'static str) {
        self.0.push(Segment {
            name,
            ordinal: 1,
            is_inline: true,
        });
    }

    /// Goes back to the parent.
    pub(crate) fn leave(&mut self) {
        self.0.pop();
    }

    /// Goes to the root.
    pub(crate) fn restart(&mut self, name: &'static str) {
        self.0.clear();
        self.enter(name, 1);
    }

    /// How many elements the current one is inside of, itself included.
    pub(crate) fn depth(&self) -> usize {
        self.0.len()
    }

    /// The path from the element at a depth, as a carrier has it.
    pub(crate) fn path_from(&self, depth: usize) -> String {
        let mut path = String::new();
        for segment in self.0.get(depth..).unwrap_or_default() {
            let separator = if path.is_empty() { "" } else { "/" };
            write_segment(&mut path, separator, segment.name, Some(segment.ordinal));
        }
        path
    }

    /// The path from the root that users are told.
    pub(crate) fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.iter().filter(|segment| !segment.is_inline) {
            let ordinal = Some(segment.ordinal).filter(|ordinal| *ordinal > 1);
            write_segment(&mut path, "/", segment.name, ordinal);
        }
        path
    }
}

fn write_segment(path: &mut String, separator: &str, name: &str, ordinal: Option<usize>) {
    path.push_str(separator);
    path.push_str(name);
    match ordinal {
        Some(1) => path.push_str("[1]"),
        // A string takes whatever is written to it.
        Some(ordinal) => write!(path, "[{ordinal}]").unwrap_or_default(),
        None => {}
    }
}
