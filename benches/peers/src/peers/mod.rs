//! The parsers and writers that are Rust crates.

mod events;
pub(crate) mod library;
mod like;
mod trees;

use crate::Result;
use crate::input::Input;
use crate::subject::{Subject, Takes, Task};

/// All of them; the first is the baseline, the second the library.
pub(crate) static SUBJECTS: [Subject; 11] = [
    Subject {
        name: "raw",
        title: "quick-xml, events",
        task: Task::Read,
        takes: Takes::Any,
        run: events::raw,
        expected: events::expected,
        verify: events::verify,
    },
    Subject {
        name: "iodef",
        title: "**iodef, incident by incident**",
        task: Task::Read,
        takes: Takes::Any,
        run: library::incidents,
        expected: incidents,
        verify: library::verify,
    },
    Subject {
        name: "iodef-document",
        title: "iodef, whole document",
        task: Task::Read,
        takes: Takes::Any,
        run: library::document,
        expected: incidents,
        verify: nothing,
    },
    Subject {
        name: "raw-attributes",
        title: "quick-xml, events and attributes",
        task: Task::Read,
        takes: Takes::Any,
        run: events::attributes,
        expected: elements,
        verify: nothing,
    },
    Subject {
        name: "raw-namespaces",
        title: "quick-xml, names resolved",
        task: Task::Read,
        takes: Takes::Any,
        run: events::namespaces,
        expected: elements,
        verify: nothing,
    },
    Subject {
        name: "serde",
        title: "quick-xml, serde structs",
        task: Task::Read,
        takes: Takes::Plain,
        run: like::incidents,
        expected: incidents,
        verify: like::verify,
    },
    Subject {
        name: "roxmltree",
        title: "roxmltree, tree",
        task: Task::Read,
        takes: Takes::Any,
        run: trees::roxmltree,
        expected: elements,
        verify: nothing,
    },
    Subject {
        name: "xml",
        title: "xml, events",
        task: Task::Read,
        takes: Takes::Any,
        run: trees::xml,
        expected: elements,
        verify: nothing,
    },
    Subject {
        name: "iodef-convert",
        title: "iodef, read and write",
        task: Task::Convert,
        takes: Takes::Any,
        run: library::converted,
        expected: library::same_converted,
        verify: library::verify_converted,
    },
    Subject {
        name: "raw-write",
        title: "quick-xml, writer",
        task: Task::Write,
        takes: Takes::Any,
        run: events::write,
        expected: events::same_written,
        verify: events::verify_written,
    },
    Subject {
        name: "iodef-write",
        title: "**iodef, writer**",
        task: Task::Write,
        takes: Takes::Any,
        run: library::written,
        expected: library::same_written,
        verify: library::verify_written,
    },
];

/// The count of subjects that count elements.
#[expect(clippy::unnecessary_wraps, reason = "of the type that others need")]
pub(crate) fn elements(input: &Input) -> Result<u64> {
    Ok(input.elements)
}

/// The count of subjects that count incidents.
#[expect(clippy::unnecessary_wraps, reason = "of the type that others need")]
pub(crate) fn incidents(input: &Input) -> Result<u64> {
    Ok(input.kind.incidents)
}

/// The check of subjects whose count says enough.
#[expect(clippy::unnecessary_wraps, reason = "of the type that others need")]
pub(crate) fn nothing(_: &Input) -> Result<()> {
    Ok(())
}
