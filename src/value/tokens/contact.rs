//! Who somebody is to an incident, and how to reach them.

use crate::value::open_enum::open_enum;

open_enum! {
    /// What a contact is to the incident or to a system in it. RFC 7970, section 3.9.
    pub enum ContactRole {
        /// Who made the document.
        Creator = "creator",
        /// Who told about the incident.
        Reporter = "reporter",
        /// Who administers or owns the asset or the organisation.
        Admin = "admin",
        /// Who runs the technical side from day to day.
        Tech = "tech",
        /// Who hosts the asset for its owner.
        Provider = "provider",
        /// Who uses the asset.
        User = "user",
        /// Who deals with invoices.
        Billing = "billing",
        /// Who deals with questions of law.
        Legal = "legal",
        /// Who takes complaints about what comes out of a network.
        Abuse = "abuse",
        /// Who handles security incidents there.
        Irt = "irt",
        /// Who wants to be kept informed.
        Cc = "cc",
        /// A CSIRT or sharing body that co-ordinates the work of several parties.
        CcIrt = "cc-irt",
        /// A law enforcement organisation that helps to investigate.
        Leo = "leo",
        /// Who makes the product.
        Vendor = "vendor",
        /// A vendor of services; the text of RFC 7970 calls it `vendor-support`.
        VendorServices = "vendor-services",
        /// Who suffered from the incident.
        Victim = "victim",
        /// Who suffered from the incident and has been told so.
        VictimNotified = "victim-notified",
        |
        /// Whoever handles the incident now (RFC 3067, section 6.8).
        CurrentHandler = "current-handler",
        /// Whoever sends the document, if that is not its creator (RFC 3067, section 6.8).
        Sender = "sender",
        @iodef1 ["creator", "admin", "tech", "irt", "cc"]
    }

    /// Whether a contact is somebody or some body. RFC 7970, section 3.9.
    pub enum ContactType {
        /// A human being.
        Person = "person",
        /// A company, an authority, a team or the like.
        Organization = "organization",
    }

    /// The registry in which a handle stands for a contact. RFC 7970, section 3.9.1.
    pub enum Registry {
        /// The central registry of the Internet before there were regional ones.
        Internic = "internic",
        /// The registry of Asia and the Pacific.
        Apnic = "apnic",
        /// The registry of North America.
        Arin = "arin",
        /// The registry of Latin America and the Caribbean.
        Lacnic = "lacnic",
        /// The registry of Europe, the Middle East and Central Asia.
        Ripe = "ripe",
        /// The registry of Africa.
        Afrinic = "afrinic",
        /// A directory that the CSIRT keeps itself.
        Local = "local",
    }

    /// What a postal address is good for. RFC 7970, section 3.9.2.
    pub enum PostalAddressType {
        /// It says where the place is.
        Street = "street",
        /// It says where to send letters.
        Mailing = "mailing",
    }

    /// What answers at a telephone number. RFC 7970, section 3.9.4.
    pub enum TelephoneType {
        /// A telephone on a fixed line.
        Wired = "wired",
        /// A mobile telephone.
        Mobile = "mobile",
        /// A fax machine.
        Fax = "fax",
        /// A duty desk that is staffed regularly.
        Hotline = "hotline",
    }

    /// Who reads an e-mail address. RFC 7970, section 3.9.3.
    pub enum EmailType {
        /// One person.
        Direct = "direct",
        /// A duty desk that looks into the mailbox regularly.
        Hotline = "hotline",
    }

    /// The scheme to which a team's public key belongs. RFC 2350, appendix D, item 2.8.
    pub enum KeyScheme {
        /// Pretty Good Privacy and what grew from it, RFC 9580.
        Pgp = "pgp",
        /// Privacy-Enhanced Mail, RFC 1421.
        Pem = "pem",
        /// MIME Object Security Services, RFC 1848.
        Moss = "moss",
        /// S/MIME, RFC 8551.
        Smime = "smime",
        /// A certificate after X.509, RFC 5280, whatever it is used for.
        X509 = "x509",
    }
}
