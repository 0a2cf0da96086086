//! What becomes of sources, targets and analyzers.

use iodef::{DiscoverySource, Party, System, YesNoUnknown};

use crate::mapping::{alert, names};

/// The system of a target.
fn target(content: &str) -> (System, Vec<String>) {
    let (attack, unused) = alert(&format!("<Target>{content}</Target>"));
    let party = attack.parties().next().unwrap();
    (party.system().clone(), unused)
}

fn only_address(node: &str) -> (String, String) {
    let (system, unused) = target(node);
    assert!(unused.is_empty(), "{node}: {unused:?}");
    let address = system.node.as_ref().unwrap().addresses.first().unwrap();
    (
        address.category.as_ref().unwrap().to_string(),
        address.value.clone(),
    )
}

#[test]
fn addresses_and_names_keep_their_category() {
    for (category, text, expected, value) in [
        ("ipv4-addr", "192.0.2.1", "ipv4-addr", "192.0.2.1"),
        ("ipv4-addr-hex", "0xc0000201", "ipv4-addr", "192.0.2.1"),
        ("ipv4-addr-hex", "c0000201", "ipv4-addr-hex", "c0000201"),
        (
            "ipv6-addr-hex",
            "0x20010db8000000000000000000000001",
            "ipv6-addr",
            "2001:db8::1",
        ),
        ("ipv6-net", "2001:db8::/32", "ipv6-net", "2001:db8::/32"),
        ("e-mail", "a@example.org", "e-mail", "a@example.org"),
        ("sna", "X.1", "sna", "X.1"),
        ("unknown", "?", "unknown", "?"),
    ] {
        let node = format!(
            "<Node><Address category='{category}'><address>{text}</address></Address></Node>"
        );
        assert_eq!(
            only_address(&node),
            (expected.to_owned(), value.to_owned()),
            "{node}"
        );
    }
    for (category, name, expected) in [
        ("category='dns'", "lollipop", "domain-name"),
        ("category='nisplus'", "lollipop", "nisplus"),
        ("category='unknown'", "lollipop", "unknown"),
        ("", "www.example.org", "domain-name"),
        ("", "lollipop", "unknown"),
    ] {
        let node = format!("<Node {category}><name>{name}</name></Node>");
        assert_eq!(
            only_address(&node),
            (expected.to_owned(), name.to_owned()),
            "{node}"
        );
    }
}

#[test]
fn a_mask_belongs_to_a_network() {
    let address = |category: &str, address: &str| {
        target(&format!(
            "<Node><Address category='{category}' vlan-num='five' vlan-name='v'>
            <address>{address}</address><netmask>255.255.255.0</netmask></Address></Node>"
        ))
    };
    let (system, unused) = address("ipv4-net-mask", "192.0.2.0");
    let network = &system.node.unwrap().addresses[0];
    assert_eq!(network.value, "192.0.2.0/255.255.255.0");
    assert_eq!(network.vlan_name.as_deref(), Some("v"));
    assert_eq!(unused, ["Target/Node/Address/@vlan-num"]);
    let (system, unused) = address("ipv4-addr", "192.0.2.1");
    assert_eq!(system.node.unwrap().addresses[0].value, "192.0.2.1");
    assert_eq!(unused[1], "Target/Node/Address/netmask");
}

#[test]
fn a_service_has_ports_and_a_protocol() {
    let (system, unused) = target(
        "<Service ip_version='4' iana_protocol_number='17' iana_protocol_name='UDP'>
         <name>snmp</name><port>161</port><protocol>version 3</protocol>
         <SNMPService><oid>1.3.6</oid></SNMPService></Service>",
    );
    let service = &system.services[0];
    assert_eq!(service.ip_protocol, Some(17_u32.into()));
    assert_eq!(service.port.as_deref(), Some(&161_u32.into()));
    let name = service.name.as_ref().unwrap();
    assert_eq!(
        name.iana_service.as_ref().map(|name| name.as_str()),
        Some("snmp")
    );
    assert_eq!(name.descriptions[0].value, "version 3");
    assert_eq!(system.extensions[0].to_text(), "1.3.6");
    assert_eq!(unused, ["Target/Service/@ip_version"]);

    let (system, unused) = target(
        "<Service iana_protocol_number='6' iana_protocol_name='udp'><name>two words</name>
         <port>http</port><portlist> 5-25,\n 37 </portlist></Service>",
    );
    let service = &system.services[0];
    let portlist = service.portlist.as_ref().map(|list| list.as_str());
    assert_eq!(portlist, Some("5-25,37"));
    let descriptions = &service.name.as_ref().unwrap().descriptions;
    let descriptions: Vec<_> = descriptions.iter().map(|text| &*text.value).collect();
    assert_eq!(descriptions, ["two words", "udp"]);
    assert_eq!(unused, ["Target/Service/port"]);

    let (system, _) = target("<Service><protocol>tcp</protocol></Service>");
    assert_eq!(system.services[0].ip_protocol, Some(6_u32.into()));
}

#[test]
fn a_party_is_kept_with_user_process_and_file() {
    let (attack, unused) = alert(
        "<Source spoofed='yes' interface='eth0'><User><UserId><name>joe</name></UserId></User>
         </Source><Source spoofed='perhaps'/><Target decoy='yes' ident='t'><Process><name>sh</name>
         <arg>-c</arg></Process><File category='current'><name>x</name></File></Target>",
    );
    let attacker = &attack.attackers().next().unwrap().system;
    assert_eq!(attacker.spoofed, Some(YesNoUnknown::Yes));
    assert_eq!(attacker.interface.as_deref(), Some("eth0"));
    assert_eq!(names(&attacker.extensions), ["User"]);
    assert_eq!(attacker.extensions[0].to_text().trim(), "joe");
    let victim = &attack.victims().next().unwrap().system;
    assert_eq!(names(&victim.extensions), ["Process", "File", "decoy"]);
    assert_eq!(victim.extensions[2].to_text(), "yes");
    assert_eq!(unused, ["Source[2]/@spoofed", "Target/@ident"]);
}

#[test]
fn an_analyzer_is_a_sensor() {
    let (attack, unused) = alert(
        "<Analyzer analyzerid='a1' class='NIDS' name='Guard' model='M'><Node><location>here</location>
         </Node><Analyzer analyzerid='a2'/></Analyzer>",
    );
    let sensors: Vec<_> = attack.parties().collect();
    assert!(
        sensors
            .iter()
            .all(|party| matches!(***party, Party::Other(_)))
    );
    let ids: Vec<_> = sensors
        .iter()
        .map(|party| party.system().asset_ids[0].as_str())
        .collect();
    assert_eq!(ids, ["a1", "a2"]);
    assert_eq!(names(&sensors[0].system().extensions), ["model"]);
    let discovery = &attack.discoveries[0];
    assert_eq!(discovery.source, Some(DiscoverySource::Ext("NIDS".into())));
    assert_eq!(discovery.descriptions[0].value, "Guard");
    assert_eq!(attack.discoveries.len(), 1);
    assert!(unused.is_empty(), "{unused:?}");
}
