//! Messages with something wrong about them.

use iodef::{ForeignElement, ForeignNode};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::facts::{element, facts};
use crate::messages;

/// Values that mean something somewhere, and some that mean nothing anywhere.
const VALUES: [&str; 24] = [
    "",
    " ",
    "unknown",
    "dns",
    "cve",
    "2014-6271",
    "numeric",
    "0.5",
    "7",
    "high",
    "info",
    "ipv4-net-mask",
    "ipv4-addr-hex",
    "0xc0000201",
    "192.0.2.7",
    "ntpstamp",
    "xmltext",
    "yes",
    "2025-04-21T09:20:06,25Z",
    "0xebb08c46.0x40000000",
    "0x00000000.0x00000000",
    "tcp",
    "http://example.org/\n   a",
    "a&<>\u{e9}\u{1f600}",
];

fn routes(element: &ForeignElement, route: &mut Vec<usize>, all: &mut Vec<Vec<usize>>) {
    all.push(route.clone());
    for (index, child) in element.elements().enumerate() {
        route.push(index);
        routes(child, route, all);
        route.pop();
    }
}

/// Changes something anywhere in a message.
fn disturb(message: &mut ForeignElement, place: Index, from: Index, kind: u8, value: &str) {
    let mut all = Vec::new();
    routes(message, &mut Vec::new(), &mut all);
    let donor = element(message, from.get::<Vec<usize>>(&all)).clone();
    let target = element(message, place.get::<Vec<usize>>(&all));
    match kind {
        0 => target.children.push(donor.into()),
        1 => target.children.insert(0, donor.into()),
        2 => target.children.clear(),
        3 => target.children.push(ForeignNode::from(value)),
        4 => target.children = vec![value.into()],
        5 => target.attributes.clear(),
        6 => target
            .attributes
            .iter_mut()
            .for_each(|a| a.value = value.into()),
        _ => {
            target.attributes.extend(donor.attributes);
            let mut names = Vec::new();
            target.attributes.retain(|a| {
                let first = !names.contains(&a.name);
                names.push(a.name.clone());
                first
            });
        }
    }
}

/// Makes of the texts what a reader would: one between two tags, none empty.
fn join_texts(element: &mut ForeignElement) {
    let mut joined: Vec<ForeignNode> = Vec::new();
    for node in element.children.drain(..) {
        match (joined.last_mut(), node) {
            (_, ForeignNode::Text(text)) if text.is_empty() => {}
            (Some(ForeignNode::Text(before)), ForeignNode::Text(text)) => {
                *before = format!("{before}{text}").into();
            }
            (_, ForeignNode::Element(mut child)) => {
                join_texts(&mut child);
                joined.push(child.into());
            }
            (_, text) => joined.push(text),
        }
    }
    element.children = joined;
}

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A real message after some changes.
pub(crate) fn message() -> impl Strategy<Value = ForeignElement> {
    let value = prop::sample::select(&VALUES[..]);
    let change = (any::<Index>(), any::<Index>(), 0..8_u8, value);
    let changes = prop::collection::vec(change, 1..8);
    let messages: Vec<_> = messages().into_iter().map(|(_, message)| message).collect();
    let start = prop::sample::select(messages);
    (start, changes).prop_map(|(mut message, changes)| {
        for (place, from, kind, value) in changes {
            let small = facts(&message).len() < 300;
            disturb(
                &mut message,
                place,
                from,
                if small { kind } else { 2 },
                value,
            );
        }
        join_texts(&mut message);
        message
    })
}
