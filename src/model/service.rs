use crate::model::{ApplicationHeader, EmailData, Software};
use crate::value::{Marked, Number, Text};

/// A network service of a system (RFC 7970, section 3.20).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Service {
    /// The number of the protocol over IP, by IANA's registry: 6 is TCP, 17 UDP.
    pub ip_protocol: Option<Number>,
    /// What it is called.
    pub name: Option<Marked<ServiceName>>,
    /// Its port.
    pub port: Option<Marked<Number>>,
    /// Several ports, as `2,5-15,30`.
    pub portlist: Option<Marked<String>>,
    /// The type in the protocol, such as ICMP's.
    pub proto_type: Option<Marked<Number>>,
    /// The code in the protocol, such as ICMP's.
    pub proto_code: Option<Marked<Number>>,
    /// The field in the protocol.
    pub proto_field: Option<Marked<Number>>,
    /// The header of the protocol above it.
    pub application_header: Option<Marked<ApplicationHeader>>,
    /// An e-mail that went through it.
    pub email: Option<Box<Marked<EmailData>>>,
    /// The program that provides it.
    pub application: Option<Box<Marked<Software>>>,
}

impl Service {
    /// A service over a protocol of IP.
    pub fn new(ip_protocol: impl Into<Number>) -> Self {
        Self {
            ip_protocol: Some(ip_protocol.into()),
            ..Self::default()
        }
    }

    /// A service at a port of TCP.
    #[must_use]
    pub fn tcp(port: u16) -> Self {
        Self::new(6_u32).with_port(Number::from(u32::from(port)))
    }

    /// A service at a port of UDP.
    #[must_use]
    pub fn udp(port: u16) -> Self {
        Self::new(17_u32).with_port(Number::from(u32::from(port)))
    }
}

crate::model::setters! { Service {
    set with_name: name, Marked<ServiceName>;
    set with_port: port, Marked<Number>;
    set with_portlist: portlist, Marked<String>;
    set with_proto_type: proto_type, Marked<Number>;
    set with_proto_code: proto_code, Marked<Number>;
    set with_proto_field: proto_field, Marked<Number>;
    set with_application_header: application_header, Marked<ApplicationHeader>;
    set with_email: email, Marked<EmailData>;
    set with_application: application, Marked<Software>;
} }

/// What a service is called (RFC 7970, section 3.20.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceName {
    /// Its name in IANA's registry.
    pub iana_service: Option<Marked<String>>,
    /// Where it is described.
    pub urls: Vec<Marked<String>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl ServiceName {
    /// A service in IANA's registry.
    pub fn iana(name: impl Into<String>) -> Self {
        Self {
            iana_service: Some(Marked::new(name.into())),
            ..Self::default()
        }
    }
}

crate::model::setters! { ServiceName {
    push with_url: urls, Marked<String>;
    push with_description: descriptions, Marked<Text>;
} }
