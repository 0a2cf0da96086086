use crate::model::{Counter, Extension, Node, NodeRole, Service, Software};
use crate::value::{Marked, Ownership, Text, YesNoUnknown};

/// A system or network that took part in an attack (RFC 7970, section 3.17).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct System {
    /// The interface through which it took part.
    pub interface: Option<String>,
    /// Whether its address is believed to be forged.
    pub spoofed: Option<YesNoUnknown>,
    /// Whether it is a virtual machine.
    pub is_virtual: Option<YesNoUnknown>,
    /// Whose it is, seen from the victim.
    pub ownership: Option<Ownership>,
    /// Where it is in the network.
    pub node: Option<Marked<Node>>,
    /// What it is for.
    pub node_roles: Vec<Marked<NodeRole>>,
    /// The services on it that were involved.
    pub services: Vec<Marked<Service>>,
    /// The operating systems on it.
    pub operating_systems: Vec<Marked<Software>>,
    /// How often something occurred there.
    pub counters: Vec<Marked<Counter>>,
    /// What its owner calls it in an inventory.
    pub asset_ids: Vec<Marked<String>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl System {
    /// A system at a node.
    pub fn new(node: impl Into<Marked<Node>>) -> Self {
        Self {
            node: Some(node.into()),
            ..Self::default()
        }
    }
}

crate::model::setters! { System {
    set with_interface: interface, String;
    set with_spoofed: spoofed, YesNoUnknown;
    set with_virtual: is_virtual, YesNoUnknown;
    set with_ownership: ownership, Ownership;
    push with_node_role: node_roles, Marked<NodeRole>;
    push with_service: services, Marked<Service>;
    push with_operating_system: operating_systems, Marked<Software>;
    push with_counter: counters, Marked<Counter>;
    push with_asset_id: asset_ids, Marked<String>;
    push with_description: descriptions, Marked<Text>;
    push with_extension: extensions, Marked<Extension>;
} }
