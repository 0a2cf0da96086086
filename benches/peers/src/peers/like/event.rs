//! [`EventData`] and what it holds.

use serde::Deserialize;

use super::parts::Text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventData {
    #[serde(rename = "@restriction")]
    _restriction: Option<String>,
    #[serde(rename = "Description", default)]
    _descriptions: Vec<Text>,
    #[serde(rename = "StartTime")]
    _started: Option<String>,
    #[serde(rename = "EndTime")]
    _ended: Option<String>,
    #[serde(rename = "Flow", default)]
    flows: Vec<Flow>,
    #[serde(rename = "Expectation", default)]
    _expectations: Vec<Expectation>,
    #[serde(rename = "Record")]
    _records: Option<Record>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Flow {
    #[serde(rename = "System", default)]
    systems: Vec<System>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct System {
    #[serde(rename = "@category")]
    _category: Option<String>,
    #[serde(rename = "@spoofed")]
    _spoofed: Option<String>,
    #[serde(rename = "@ownership")]
    _ownership: Option<String>,
    #[serde(rename = "Node")]
    node: Node,
    #[serde(rename = "NodeRole", default)]
    _roles: Vec<NodeRole>,
    #[serde(rename = "Service", default)]
    _services: Vec<Service>,
    #[serde(rename = "Counter", default)]
    _counters: Vec<Counter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Node {
    #[serde(rename = "DomainData", default)]
    _domains: Vec<DomainData>,
    #[serde(rename = "Address", default)]
    addresses: Vec<Address>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DomainData {
    #[serde(rename = "Name")]
    _name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Address {
    #[serde(rename = "@category")]
    _category: String,
    #[serde(rename = "@observable-id")]
    _observable: Option<String>,
    #[serde(rename = "$text")]
    pub(super) value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NodeRole {
    #[serde(rename = "@category")]
    _category: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Service {
    #[serde(rename = "@ip-protocol")]
    _protocol: u8,
    #[serde(rename = "Port")]
    _port: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counter {
    #[serde(rename = "@type")]
    _kind: String,
    #[serde(rename = "@unit")]
    _unit: String,
    #[serde(rename = "$text")]
    _value: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expectation {
    #[serde(rename = "@action")]
    _action: Option<String>,
    #[serde(rename = "@severity")]
    _severity: Option<String>,
    #[serde(rename = "Description", default)]
    _descriptions: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    #[serde(rename = "RecordData", default)]
    _data: Vec<RecordData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordData {
    #[serde(rename = "DateTime")]
    _time: Option<String>,
    #[serde(rename = "RecordPattern", default)]
    _patterns: Vec<RecordPattern>,
    #[serde(rename = "RecordItem", default)]
    _items: Vec<RecordItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordPattern {
    #[serde(rename = "@type")]
    _kind: String,
    #[serde(rename = "$text")]
    _value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordItem {
    #[serde(rename = "@dtype")]
    _kind: String,
    #[serde(rename = "$text")]
    _value: String,
}

impl EventData {
    pub(super) fn addresses(&self) -> impl Iterator<Item = &Address> {
        let systems = self.flows.iter().flat_map(|flow| &flow.systems);
        systems.flat_map(|system| &system.node.addresses)
    }
}
