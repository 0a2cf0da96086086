//! A network service (RFC 4765, section 4.2.7.5).

use crate::idmef::tree::{Fact, Item};
use crate::model::{Service, ServiceName};
use crate::value::{Marked, Number};

/// Protocols over IP by their number in IANA's registry.
const PROTOCOLS: [(&str, u32); 12] = [
    ("icmp", 1),
    ("igmp", 2),
    ("tcp", 6),
    ("egp", 8),
    ("udp", 17),
    ("gre", 47),
    ("esp", 50),
    ("ah", 51),
    ("ipv6-icmp", 58),
    ("ospf", 89),
    ("pim", 103),
    ("sctp", 132),
];

pub(super) fn service(item: &Item<'_>) -> Option<Marked<Service>> {
    let number = |text: &Fact<'_>| text.read(integer).map(Marked::new);
    let ports = |text: &Fact<'_>| text.read(portlist).map(Marked::new);
    let mut service = Service::default();
    let mut name = ServiceName::default();
    protocol(item, &mut service, &mut name);
    if let Some(text) = item.content_of("name") {
        let iana = text.read(|text| is_service_name(text).then(|| text.to_owned()));
        match iana {
            Some(iana) => name.iana_service = Some(iana.into()),
            None => name.descriptions.insert(0, item.worded(text)),
        }
    }
    service.name = (name != ServiceName::default()).then(|| name.into());
    service.port = item.content_of("port").and_then(number);
    service.portlist = item.content_of("portlist").and_then(ports);
    (service != Service::default()).then(|| service.into())
}

/// A name that says the same as the number has its place with it; any other
/// describes the service.
fn protocol(item: &Item<'_>, service: &mut Service, name: &mut ServiceName) {
    let number = item.attribute("iana_protocol_number");
    service.ip_protocol = number.and_then(|number| number.read(integer));
    let named = item.attribute("iana_protocol_name");
    for text in named.into_iter().chain(item.content_of("protocol")) {
        let known = text.read(|text| {
            let number = protocol_number(text)?;
            let stated = service.ip_protocol.get_or_insert_with(|| number.into());
            stated.same_value(&number.into()).then_some(())
        });
        if known.is_none() {
            name.descriptions.push(item.worded(text));
        }
    }
}

fn protocol_number(name: &str) -> Option<u32> {
    let mut known = PROTOCOLS.iter();
    let found = known.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(found.1)
}

pub(super) fn integer(text: &str) -> Option<Number> {
    text.parse().ok().filter(Number::is_integer)
}

/// Ports and ranges of ports (RFC 4765, section 3.2.8).
fn portlist(text: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let list: String = text.split_ascii_whitespace().collect();
    let mut ranges = list.split(',');
    let valid = ranges.all(|range| {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        digits(from) && digits(to)
    });
    valid.then_some(list)
}

/// Whether IANA's registry could have the name (RFC 6335, section 5.1).
fn is_service_name(name: &str) -> bool {
    let valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=15).contains(&name.len()) && name.bytes().all(valid)
}
