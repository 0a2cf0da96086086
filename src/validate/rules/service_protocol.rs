use crate::model::Service;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 65,
    id: "service-protocol",
    text: "a service that has a port or a field of a protocol says of which protocol",
    source: "RFC 7970, section 3.20",
    scope: Scope::IODEF2,
};

const OF_A_PROTOCOL: [&str; 5] = ["Port", "Portlist", "ProtoCode", "ProtoType", "ProtoField"];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let unsaid = value::<Service>(element).is_some_and(|service| service.ip_protocol.is_none());
    if unsaid && has(element, &OF_A_PROTOCOL, case.vocabulary) {
        case.report(&RULE, "the service has no ip-protocol");
    }
}
