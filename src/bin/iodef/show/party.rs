use iodef::{
    Address, Attacker, Flow, ForeignElement, ForeignNode, Marked, Node, Party, Restriction,
    Service, System, Victim,
};

use super::assessment::counters;
use super::incident::extensions;
use super::page::{Page, elements, list, said};

pub(super) fn flow(page: &mut Page, flow: &Marked<Flow>) {
    let own = flow.restriction();
    for party in &flow.parties {
        self::party(page, party, party.restriction().or(own));
    }
    page.kept(flow.mark());
}

fn party(page: &mut Page, party: &Marked<Party>, own: Option<&Restriction>) {
    let inside = |page: &mut Page| {
        match &**party {
            Party::Attacker(attacker) => self::attacker(page, attacker),
            Party::Victim(victim) => self::victim(page, victim),
            _ => {}
        }
        system(page, party.system());
        page.kept(party.mark());
    };
    match &**party {
        Party::Attacker(attacker) => page.entry("attacker", unknown(attacker.unknown), own, inside),
        Party::Victim(victim) => page.entry("victim", unknown(victim.unknown), own, inside),
        Party::Other(other) => {
            let category = said("", other.category.as_ref());
            page.entry("other system", category, own, inside);
        }
        _ => page.entry("party", "", own, inside),
    }
}

fn unknown(unknown: bool) -> &'static str {
    if unknown { "unknown" } else { "" }
}

fn attacker(page: &mut Page, attacker: &Attacker) {
    page.texts("organisation", &attacker.organisations);
    page.texts("location", &attacker.locations);
    page.texts("person", &attacker.persons);
    page.texts("objective", &attacker.objectives);
}

fn victim(page: &mut Page, victim: &Victim) {
    page.optional("target", victim.target.as_ref());
    page.texts("organisation", &victim.organisations);
    page.texts("location", &victim.locations);
    page.texts("person", &victim.persons);
}

fn system(page: &mut Page, system: &System) {
    if let Some(node) = &system.node {
        self::node(page, node);
    }
    page.optional("interface", system.interface.as_ref());
    page.optional("spoofed", system.spoofed.as_ref());
    page.optional("virtual", system.is_virtual.as_ref());
    page.optional("ownership", system.ownership.as_ref());
    for role in &system.node_roles {
        page.entry("role", &role.category, role.restriction(), |page| {
            page.texts("description", &role.descriptions);
        });
    }
    for service in &system.services {
        page.line("service", self::service(service), service.restriction());
    }
    page.marked("asset", &system.asset_ids);
    page.texts("description", &system.descriptions);
    counters(page, &system.counters);
    extensions(page, &system.extensions);
}

fn node(page: &mut Page, node: &Marked<Node>) {
    let own = node.restriction();
    for address in &node.addresses {
        page.line(
            "address",
            self::address(address),
            address.restriction().or(own),
        );
    }
    for name in elements(node.mark()).filter(|element| &*element.name.local == "DomainData") {
        page.line("address", format!("{} (domain name)", domain(name)), own);
    }
    for location in &node.locations {
        page.texts("location", std::slice::from_ref(location));
    }
    counters(page, &node.counters);
}

fn address(address: &Address) -> String {
    let value = address.value.trim();
    let category = said("", address.category.as_ref());
    let lan = list([
        said("VLAN", address.vlan_name.as_ref()),
        said("VLAN number", address.vlan_number.as_ref()),
    ]);
    match list([category, lan]) {
        known if known.is_empty() => value.to_owned(),
        known => format!("{value} ({known})"),
    }
}

/// The name in `DomainData` of RFC 7970, section 3.19, which has no class here yet.
fn domain(data: &ForeignElement) -> String {
    let name = data
        .elements()
        .find(|element| &*element.name.local == "Name");
    let text = name.into_iter().flat_map(|name| &name.children);
    let text: String = text
        .filter_map(|node| match node {
            ForeignNode::Text(text) => Some(&**text),
            _ => None,
        })
        .collect();
    text.trim().to_owned()
}

fn service(service: &Service) -> String {
    let protocol = service
        .ip_protocol
        .as_ref()
        .map(|number| match number.as_str() {
            "1" => "ICMP".to_owned(),
            "6" => "TCP".to_owned(),
            "17" => "UDP".to_owned(),
            other => format!("IP protocol {other}"),
        });
    let registered = service
        .name
        .as_ref()
        .and_then(|name| name.iana_service.as_deref());
    list([
        protocol.unwrap_or_default(),
        said("port", service.port.as_deref().as_ref()),
        said("ports", service.portlist.as_deref().as_ref()),
        said("type", service.proto_type.as_deref().as_ref()),
        said("code", service.proto_code.as_deref().as_ref()),
        said("field", service.proto_field.as_deref().as_ref()),
        said("", registered.as_ref()),
    ])
}
