//! Addresses: RFC 3067, section 6.7.

use std::net::{Ipv4Addr, Ipv6Addr};

use iodef::{
    Address, AddressCategory as Category, AddressView, Attack, Attacker, Flow, Incident, Node,
    System,
};

use crate::{BOTH, comes_back, of, read, xml};

fn sent_from(node: Node) -> Incident {
    let mut attacker = Attacker::new();
    attacker.system = System::new(node);
    of(Attack::new().with_flow(Flow::new().with_party(attacker)))
}

/// The addresses of the one attacker's node.
fn addresses(incident: &Incident) -> Vec<Address> {
    let attacker = incident.attacks[0].attackers().next().expect("an attacker");
    let node = attacker.system.node.as_ref().expect("a node");
    node.addresses.iter().map(|a| (**a).clone()).collect()
}

fn v4(text: &str) -> Ipv4Addr {
    text.parse().expect("an IPv4 address")
}

fn v6(text: &str) -> Ipv6Addr {
    text.parse().expect("an IPv6 address")
}

fn host(text: &str, zone: Option<&str>) -> AddressView {
    let address = v6(text);
    let zone = zone.map(Box::from);
    AddressView::Ipv6 { address, zone }
}

/// Asserts that an address comes back verbatim and reads as it should.
#[track_caller]
fn verbatim(category: Category, text: &str, expected: &AddressView) {
    let address = Address::new(category, text);
    let incident = sent_from(Node::new().with_address(address.clone()));
    comes_back(&incident);
    for vocabulary in BOTH {
        let written = xml(&incident, vocabulary);
        assert!(written.contains(&format!(">{text}</Address>")), "{written}");
        let back = addresses(&read(&written));
        assert_eq!(back, std::slice::from_ref(&address));
        assert_eq!(back[0].view(), *expected, "{text}");
    }
}

#[test]
fn r074_hosts_and_names() {
    verbatim(
        Category::Ipv4Addr,
        "192.0.2.166",
        &AddressView::Ipv4(v4("192.0.2.166")),
    );
    for text in ["2001:db8::1", "2001:DB8:0:0:0:0:0:1"] {
        verbatim(Category::Ipv6Addr, text, &host("2001:db8::1", None));
    }
    let mapped = host("::ffff:192.0.2.1", None);
    verbatim(Category::Ipv6Addr, "::ffff:192.0.2.1", &mapped);
    verbatim(
        Category::Ipv6Addr,
        "fe80::1%eth0",
        &host("fe80::1", Some("eth0")),
    );
    for name in [
        "www.example.com",
        "b\u{fc}cher.example",
        "xn--bcher-kva.example",
    ] {
        verbatim(Category::DomainName, name, &AddressView::Name);
    }
    let one = AddressView::Ipv4(v4("192.0.2.1")).canonical_ip();
    assert_eq!(mapped.canonical_ip(), one);
}

/// The category of a bare address is found out.
#[test]
fn r074_category_of_a_bare_address() {
    let cases = [
        ("192.0.2.166", Category::Ipv4Addr),
        ("2001:db8::1", Category::Ipv6Addr),
        ("fe80::1%eth0", Category::Ipv6Addr),
        ("192.0.2.0/24", Category::Ipv4Net),
        ("00:00:5e:00:53:01", Category::Mac),
        ("AS64496", Category::Asn),
        ("b\u{fc}cher.example", Category::DomainName),
        ("alice@example.com", Category::EMail),
        ("https://www.example.com/", Category::SiteUri),
    ];
    for (text, category) in cases {
        assert_eq!(Address::from(text).category, Some(category), "{text}");
    }
}

#[test]
fn r075_every_layer() {
    let mac = AddressView::Mac([0, 0, 0x5e, 0, 0x53, 1]);
    verbatim(Category::Mac, "00:00:5e:00:53:01", &mac);
    verbatim(Category::Mac, "00-00-5E-00-53-01", &mac);
    let eui = AddressView::Eui64([2, 0, 0x5e, 0xff, 0xfe, 0, 0x53, 1]);
    verbatim(Category::Mac, "02:00:5e:ff:fe:00:53:01", &eui);
    let nsap = "47000580ffde0000000000010a00000c07ac0100";
    verbatim(Category::Atm, nsap, &AddressView::Atm);
    verbatim(Category::Atm, "+12025550123", &AddressView::Atm);
    verbatim(Category::Asn, "AS64496", &AddressView::Asn(64496));
    verbatim(Category::Asn, "64496", &AddressView::Asn(64496));
    verbatim(Category::EMail, "alice@example.com", &AddressView::Email);
    verbatim(
        Category::SiteUri,
        "https://www.example.com/a?b=c",
        &AddressView::Uri,
    );
}

#[test]
fn r075_networks() {
    let address = v4("192.0.2.0");
    let net = AddressView::Ipv4Net {
        address,
        prefix: 24,
    };
    verbatim(Category::Ipv4Net, "192.0.2.0/24", &net);
    verbatim(Category::Ipv4NetMask, "192.0.2.0/255.255.255.0", &net);
    let masked = AddressView::Ipv4Masked {
        octets: [Some(192), Some(0), Some(2), None],
        prefix: None,
    };
    verbatim(Category::Ipv4NetMasked, "192.0.2.x", &masked);
    let address = v6("2001:db8::");
    let net = AddressView::Ipv6Net {
        address,
        prefix: 32,
    };
    verbatim(Category::Ipv6Net, "2001:db8::/32", &net);
    verbatim(Category::Ipv6NetMask, "2001:db8::/ffff:ffff::", &net);
}

/// What belongs to one node stays with it, in its order.
#[test]
fn r075_one_node_with_both() {
    let pair = |ip: &str, mac: &str| Node::at(ip).with_address(Address::from(mac));
    let first = pair("192.0.2.1", "00:00:5e:00:53:01");
    let second = pair("192.0.2.2", "00:00:5e:00:53:02");
    let mut flow = Flow::new();
    for node in [&first, &second] {
        let mut attacker = Attacker::new();
        attacker.system = System::new(node.clone());
        flow = flow.with_party(attacker);
    }
    let incident = of(Attack::new().with_flow(flow));
    comes_back(&incident);
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        let attackers: Vec<_> = back.attacks[0].attackers().collect();
        let nodes: Vec<_> = attackers
            .iter()
            .filter_map(|a| a.system.node.as_deref())
            .collect();
        assert_eq!(nodes, [&first, &second]);
        let values: Vec<_> = nodes[1].addresses.iter().map(|a| &*a.value).collect();
        assert_eq!(values, ["192.0.2.2", "00:00:5e:00:53:02"]);
    }
}
