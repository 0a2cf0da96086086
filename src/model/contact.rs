use crate::model::{Csirt, Extension};
use crate::value::{
    ContactRole, ContactType, EmailType, Marked, PostalAddressType, Registry, TelephoneType, Text,
};

/// A person or organisation concerned (RFC 3067, section 6.8; RFC 7970, section 3.9).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contact {
    /// What part the contact plays.
    pub role: ContactRole,
    /// Whether it is a person or an organisation.
    pub kind: ContactType,
    /// Whether it asked not to be passed on (RFC 2350, appendix E, section 4.2).
    pub opted_out: bool,
    /// Its names.
    pub names: Vec<Marked<Text>>,
    /// Its titles.
    pub titles: Vec<Marked<Text>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// What registries call it.
    pub registry_handles: Vec<Marked<RegistryHandle>>,
    /// Where letters reach it.
    pub postal_addresses: Vec<Marked<PostalAddress>>,
    /// Where mail reaches it.
    pub emails: Vec<Marked<Email>>,
    /// Where calls reach it.
    pub telephones: Vec<Marked<Telephone>>,
    /// Its time zone, an offset from UTC.
    pub timezone: Option<Marked<String>>,
    /// What is to be known of it as a CSIRT.
    pub csirt: Option<Marked<Csirt>>,
    /// Its members.
    pub contacts: Vec<Marked<Self>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl Contact {
    /// A contact of which nothing but its part is said yet.
    #[must_use]
    pub fn new(role: ContactRole, kind: ContactType) -> Self {
        Self {
            role,
            kind,
            opted_out: false,
            names: Vec::new(),
            titles: Vec::new(),
            descriptions: Vec::new(),
            registry_handles: Vec::new(),
            postal_addresses: Vec::new(),
            emails: Vec::new(),
            telephones: Vec::new(),
            timezone: None,
            csirt: None,
            contacts: Vec::new(),
            extensions: Vec::new(),
        }
    }

    /// The organisation that made the document.
    pub fn creator(name: impl Into<Marked<Text>>) -> Self {
        Self::new(ContactRole::Creator, ContactType::Organization).with_name(name)
    }

    /// Says that it asked not to be passed on.
    #[must_use]
    pub fn opted_out(mut self) -> Self {
        self.opted_out = true;
        self
    }

    /// Adds an address to [`emails`](Self::emails).
    #[must_use]
    pub fn with_email(mut self, address: impl Into<String>) -> Self {
        self.emails.push(Marked::new(Email::new(address)));
        self
    }

    /// Adds a number to [`telephones`](Self::telephones).
    #[must_use]
    pub fn with_telephone(mut self, number: impl Into<String>) -> Self {
        self.telephones.push(Marked::new(Telephone::new(number)));
        self
    }
}

crate::model::setters! { Contact {
    set with_timezone: timezone, Marked<String>;
    set with_csirt: csirt, Marked<Csirt>;
    push with_name: names, Marked<Text>;
    push with_title: titles, Marked<Text>;
    push with_description: descriptions, Marked<Text>;
    push with_registry_handle: registry_handles, Marked<RegistryHandle>;
    push with_postal_address: postal_addresses, Marked<PostalAddress>;
    push with_contact: contacts, Marked<Self>;
    push with_extension: extensions, Marked<Extension>;
} }

/// What a registry calls a contact (RFC 7970, section 3.9.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegistryHandle {
    /// The handle.
    pub value: String,
    /// The registry.
    pub registry: Option<Registry>,
}

impl RegistryHandle {
    /// A handle in a registry.
    pub fn new(value: impl Into<String>, registry: Registry) -> Self {
        Self {
            value: value.into(),
            registry: Some(registry),
        }
    }
}

/// Where letters reach a contact (RFC 7970, section 3.9.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PostalAddress {
    /// Whether it is where the contact is, or only where its letters go.
    pub kind: Option<PostalAddressType>,
    /// The address.
    pub address: Marked<Text>,
    /// What the address is for.
    pub descriptions: Vec<Marked<Text>>,
    /// What the address is for, as an attribute of RFC 5070 says it.
    pub meaning: Option<String>,
}

impl PostalAddress {
    /// An address.
    pub fn new(address: impl Into<Marked<Text>>) -> Self {
        Self {
            address: address.into(),
            ..Self::default()
        }
    }
}

crate::model::setters! { PostalAddress {
    set with_type: kind, PostalAddressType;
    set with_meaning: meaning, String;
    push with_description: descriptions, Marked<Text>;
} }

/// Where mail reaches a contact (RFC 7970, section 3.9.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Email {
    /// Whether it is the contact's own, or a hotline's.
    pub kind: Option<EmailType>,
    /// The address.
    pub address: Marked<String>,
    /// What the address is for.
    pub descriptions: Vec<Marked<Text>>,
    /// What the address is for, as an attribute of RFC 5070 says it.
    pub meaning: Option<String>,
}

impl Email {
    /// An address.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: Marked::new(address.into()),
            ..Self::default()
        }
    }
}

crate::model::setters! { Email {
    set with_type: kind, EmailType;
    set with_meaning: meaning, String;
    push with_description: descriptions, Marked<Text>;
} }

/// Where calls reach a contact (RFC 7970, section 3.9.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Telephone {
    /// Whether it is wired, mobile, a fax, or a hotline.
    pub kind: Option<TelephoneType>,
    /// The number.
    pub number: Marked<String>,
    /// What the number is for.
    pub descriptions: Vec<Marked<Text>>,
    /// What the number is for, as an attribute of RFC 5070 says it.
    pub meaning: Option<String>,
}

impl Telephone {
    /// A number.
    pub fn new(number: impl Into<String>) -> Self {
        Self {
            number: Marked::new(number.into()),
            ..Self::default()
        }
    }
}

crate::model::setters! { Telephone {
    set with_type: kind, TelephoneType;
    set with_meaning: meaning, String;
    push with_description: descriptions, Marked<Text>;
} }
