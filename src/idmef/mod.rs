//! Messages of intrusion detection systems (IDMEF, RFC 4765) as attacks.

mod alert;
mod assessment;
mod data;
mod node;
mod place;
mod service;
mod system;
mod time;
mod tree;

use crate::error::{Error, Result};
use crate::model::{Attack, Extension, ExtensionDecl};
use crate::value::{ForeignElement, ForeignNode, Marked};

pub use place::Unused;
use tree::{Item, is_of_idmef};

const NAMESPACE: &str = "http://iana.org/idmef";
const PREFIX: &str = "idmef";
const MESSAGES: [&str; 3] = ["IDMEF-Message", "Alert", "Heartbeat"];

/// What a message of an intrusion detection system says about attacks
/// (IDMEF, RFC 4765).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FromIdmef {
    /// An attack for each alert, in document order; a heartbeat tells of none.
    pub attacks: Vec<Marked<Attack>>,
    /// Every text and attribute of the message that found no place in the
    /// attacks, in document order.
    pub unused: Vec<Unused>,
}

impl Attack {
    /// Reads the alerts of a message that stands in an incident as data (RFC
    /// 4765, section 4.2.2; RFC 7970, section 5.2); see
    /// [`Extension::idmef`]. The element is an `IDMEF-Message`, an `Alert` or a
    /// `Heartbeat`, in the namespace of RFC 4765 or in none, with any prefix.
    ///
    /// - Source, target and analyzer become attacker, victim and a system that
    ///   is a sensor, all in one flow.
    /// - A name of the DNS, or one that looks like it, becomes an address of
    ///   category `domain-name`, and a hexadecimal address is written as usual.
    /// - The time of creation becomes that of the report. An NTP timestamp
    ///   stands in for a time that is absent or unreadable; one that says the
    ///   same as its time counts as used, and any other does not. Its era is the
    ///   one of RFC 4765, section 6.4: from 1968 to 2104.
    /// - What the model has no class for is kept whole as data of type `xml`
    ///   where it belongs: `User`, `Process`, `File`, `WebService`,
    ///   `SNMPService`, `Action` and the special kinds of alert. The incident
    ///   declares [`ExtensionDecl::idmef`] for these.
    /// - A value that is not of its type does not stop reading: it is unused.
    /// - A heartbeat is no attack: all of it is unused.
    ///
    /// ```
    /// use iodef::{Attack, ForeignElement};
    ///
    /// let message = ForeignElement::from_slice(br#"
    ///   <IDMEF-Message xmlns="http://iana.org/idmef" version="1.0"><Alert messageid="7">
    ///     <Source ident="s1"><Node><Address category="ipv4-addr">
    ///       <address>192.0.2.200</address></Address></Node></Source>
    ///     <Classification text="Ping of death"/>
    ///   </Alert></IDMEF-Message>"#)?;
    /// let read = Attack::from_idmef(&message)?;
    /// let attack = &read.attacks[0];
    /// assert_eq!(attack.descriptions[0].value, "Ping of death");
    /// assert_eq!(attack.attackers().count(), 1);
    /// let unused: Vec<_> = read.unused.iter().map(|unused| unused.to_string()).collect();
    /// assert_eq!(unused, ["/IDMEF-Message/@version: 1.0", "/IDMEF-Message/Alert/Source/@ident: s1"]);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the element is none of these three, or holds more levels of elements
    /// than [`Limits::MAX_DEPTH`](crate::Limits::MAX_DEPTH).
    pub fn from_idmef(message: &ForeignElement) -> Result<FromIdmef> {
        if !is_message(message) {
            return Err(Error::value("an IDMEF message", &name_of(message)));
        }
        let root = Item::root(message)?;
        let attacks = match root.local() {
            "IDMEF-Message" => root.all("Alert").map(alert::attack).collect(),
            "Alert" => vec![alert::attack(&root)],
            _ => Vec::new(),
        };
        let mut unused = Vec::new();
        root.list_unused(&mut unused);
        Ok(FromIdmef { attacks, unused })
    }

    /// Reads the alerts of an IDMEF document, as [`from_idmef`](Self::from_idmef)
    /// does.
    ///
    /// ```
    /// use iodef::Attack;
    ///
    /// let read = Attack::from_idmef_slice(include_bytes!("../../examples/data/idmef/alerts.xml"))?;
    /// assert_eq!(read.attacks.len(), 2);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`from_idmef`](Self::from_idmef) and [`ForeignElement::from_slice`]; a
    /// document type declaration, which RFC 4765, section 3.1, lets a document
    /// have, is [refused](crate::ErrorKind::Doctype).
    pub fn from_idmef_slice(bytes: &[u8]) -> Result<FromIdmef> {
        Self::from_idmef(&ForeignElement::from_slice(bytes)?)
    }
}

impl Extension {
    /// The IDMEF message that the data is, if it is one (RFC 7970, section 5.2).
    ///
    /// ```
    /// use iodef::{Extension, ForeignElement, ForeignName};
    ///
    /// let name = ForeignName::new("http://iana.org/idmef", "IDMEF-Message", "idmef");
    /// let data = Extension::xml(ForeignElement::new(name));
    /// assert!(data.idmef().is_some());
    /// assert!(Extension::text("IDMEF-Message").idmef().is_none());
    /// ```
    #[must_use]
    pub fn idmef(&self) -> Option<&ForeignElement> {
        let mut elements = self.content.iter().filter_map(ForeignNode::as_element);
        elements.find(|element| is_message(element))
    }
}

impl ExtensionDecl {
    /// The declaration of IDMEF, for an incident that holds a message or parts
    /// of one (RFC 3067, section 6.19).
    #[must_use]
    pub fn idmef() -> Self {
        Self::new(NAMESPACE)
            .with_owner("IETF")
            .with_title("Intrusion Detection Message Exchange Format")
            .with_specification("https://www.rfc-editor.org/rfc/rfc4765")
            .with_must_understand(false)
    }
}

fn is_message(element: &ForeignElement) -> bool {
    is_of_idmef(&element.name) && MESSAGES.contains(&&*element.name.local)
}

fn name_of(element: &ForeignElement) -> String {
    let name = &element.name;
    if name.namespace.is_empty() {
        name.local.to_string()
    } else {
        format!("{{{}}}{}", name.namespace, name.local)
    }
}
