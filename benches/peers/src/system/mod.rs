//! The parsers of the system, in C and C++.

mod bindings;

use crate::Result;
use crate::input::Input;
use crate::peers::{elements, incidents, nothing};
use crate::subject::{Subject, Takes, Task};

pub(crate) use bindings::versions;

pub(crate) static SUBJECTS: [Subject; 5] = [
    subject("libxml2-sax", "libxml2, SAX 2", bindings::libxml2_sax),
    subject("libxml2-dom", "libxml2, DOM", bindings::libxml2_dom),
    subject("expat", "expat, with namespaces", bindings::expat),
    Subject {
        expected: incidents,
        ..subject(
            "pugixml-parse",
            "pugixml, parse alone",
            bindings::pugixml_parse,
        )
    },
    subject(
        "pugixml-walk",
        "pugixml, parse and walk",
        bindings::pugixml_walk,
    ),
];

const fn subject(
    name: &'static str,
    title: &'static str,
    run: fn(&Input) -> Result<u64>,
) -> Subject {
    Subject {
        name,
        title,
        task: Task::Read,
        takes: Takes::Any,
        run,
        expected: elements,
        verify: nothing,
    }
}
