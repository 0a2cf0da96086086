use crate::model::{Address, RecordPattern, Service};
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::Number;

pub(super) const RULE: Rule = Rule {
    number: 22,
    id: "integer",
    text: "a whole number is written in decimal digits",
    source: "RFC 7970, section 2.1; RFC 5070, section 2.1",
    scope: Scope::IODEF,
};

const ELEMENTS: [&str; 5] = ["Port", "ProtoType", "ProtoCode", "ProtoField", "FileSize"];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if let Some(number) = value::<Number>(element)
        && ELEMENTS.contains(&case.name())
        && !number.is_integer()
    {
        case.report(&RULE, format!("{number} is no whole number"));
    }
    for (name, number) in attributes(element) {
        if let Some(number) = number.filter(|number| !number.is_integer()) {
            case.report(
                &RULE,
                format!("@{name} is {number}, which is no whole number"),
            );
        }
    }
}

fn attributes<'a>(
    element: &Seen<'a>,
) -> impl Iterator<Item = (&'static str, Option<&'a Number>)> + use<'a> {
    let service = value::<Service>(element).map(|s| ("ip-protocol", s.ip_protocol.as_ref()));
    let address = value::<Address>(element).map(|a| ("vlan-num", a.vlan_number.as_ref()));
    let pattern = value::<RecordPattern>(element).map(|pattern| {
        let (offset, instance) = (pattern.offset.as_ref(), pattern.instance.as_ref());
        [("offset", offset), ("instance", instance)]
    });
    let one = service.into_iter().chain(address);
    one.chain(pattern.into_iter().flatten())
}
