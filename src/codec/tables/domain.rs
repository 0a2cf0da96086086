use crate::codec::node::{AsNode, Class, Node};
use crate::codec::table::{Content, Inline, Marks, Table, Vocabularies, attribute, many, one};
use crate::model::{Contact, DomainContact, DomainContacts, DomainData, Nameservers};
use crate::value::Vocabulary;

impl Class for DomainData {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        attributes: &[
            attribute!(system_status: "system-status")
                .extension("ext-system-status")
                .since_iodef2(),
            attribute!(domain_status: "domain-status")
                .extension("ext-domain-status")
                .since_iodef2(),
            attribute!(lang: "xml:lang").iodef1("lang").before_iodef2(),
        ],
        content: Content::Elements(&[
            one!(name: "Name").required(),
            one!(checked: "DateDomainWasChecked").since_iodef2(),
            one!(registered: "RegistrationDate").since_iodef2(),
            one!(expires: "ExpirationDate").since_iodef2(),
            many!(related_dns: "RelatedDNS").since_iodef2(),
            many!(nameservers: "Nameservers").since_iodef2(),
            one!(contacts: "DomainContacts").since_iodef2(),
        ]),
        // RFC 5070 has only the name, as the text of the element.
        inline: Some(Inline {
            vocabularies: Vocabularies::IODEF1,
            row: 0,
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Nameservers {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            one!(server: "Server").required(),
            many!(addresses: "Address").required(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for DomainContacts {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[many!(contacts: "SameDomainContact", "Contact").required()]),
        expressible: Some(|contacts, vocabulary| {
            vocabulary == Vocabulary::Incident || are_of_one_kind(contacts)
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// IODEF has either one domain with the same contacts, or contacts.
fn are_of_one_kind(contacts: &DomainContacts) -> bool {
    let mut kinds = contacts.contacts.iter().map(|contact| contact.variant());
    contacts.contacts.len() == 1 || kinds.all(|kind| kind == 1)
}

impl AsNode for DomainContact {
    fn as_node(&self) -> &dyn Node {
        match self {
            Self::SameAs(domain) => domain,
            Self::Contact(contact) => &**contact,
        }
    }

    fn as_node_mut(&mut self) -> &mut dyn Node {
        match self {
            Self::SameAs(domain) => domain,
            Self::Contact(contact) => &mut **contact,
        }
    }

    fn variant(&self) -> usize {
        match self {
            Self::SameAs(_) => 0,
            Self::Contact(_) => 1,
        }
    }

    fn blank(variant: usize) -> Self {
        match variant {
            0 => Self::SameAs(String::new()),
            _ => <Contact as Class>::blank().into(),
        }
    }
}
