//! Sources, targets and analyzers (RFC 4765, section 4.2.4).

use crate::idmef::alert::unwrapped;
use crate::idmef::assessment::token;
use crate::idmef::tree::{Fact, Item};
use crate::idmef::{node, service};
use crate::model::{Address, Attacker, Node, OtherSystem, System, Victim};
use crate::value::{AddressCategory, Marked, SystemCategory};

/// What an analyzer says of itself that the model has no class for.
const SOFTWARE: [&str; 5] = ["manufacturer", "model", "version", "ostype", "osversion"];

pub(super) fn attacker(source: &Item<'_>) -> Attacker {
    let mut attacker = Attacker::new();
    attacker.system = system(source);
    attacker.system.spoofed = token(source, "spoofed");
    attacker
}

pub(super) fn victim(target: &Item<'_>) -> Victim {
    let mut victim = Victim::new();
    victim.system = system(target);
    victim.system.extensions.extend(target.noted("decoy"));
    victim
}

/// The analyzer watched what happened.
pub(super) fn sensor(analyzer: &Item<'_>) -> OtherSystem {
    let mut system = system(analyzer);
    let id = analyzer.attribute("analyzerid").map(Fact::take);
    system.asset_ids.extend(id.map(Marked::new));
    let software = SOFTWARE.iter().filter_map(|name| analyzer.noted(name));
    system.extensions.extend(software);
    OtherSystem::new(SystemCategory::Sensor, system)
}

fn system(item: &Item<'_>) -> System {
    item.noticed();
    let mut system = System {
        interface: item.attribute("interface").map(Fact::take),
        node: item.first("Node").and_then(node::node).map(Marked::new),
        ..System::default()
    };
    for child in &item.children {
        match child.local() {
            "Service" => add_service(&mut system, child),
            "User" | "Process" | "File" | "FileList" => system.extensions.push(child.kept()),
            _ => {}
        }
    }
    system
}

fn add_service(system: &mut System, item: &Item<'_>) {
    system.services.extend(service::service(item));
    for web in item.all("WebService") {
        if let Some(url) = web.content_of("url") {
            let url = unwrapped(&url.take());
            let address = Address::new(AddressCategory::SiteUri, url);
            let node = system.node.get_or_insert_with(|| Node::new().into());
            node.addresses.push(address.into());
        }
        system.extensions.push(web.kept());
    }
    let snmp = item.all("SNMPService").map(Item::kept);
    system.extensions.extend(snmp);
}
