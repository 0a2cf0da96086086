//! Makes an incident from the alerts of an intrusion detection system (IDMEF,
//! RFC 4765): each alert becomes an attack, and the message itself stays with
//! the incident as data, from which the attacks can be read once more.
//!
//! ```sh
//! cargo run --example idmef -- examples/data/idmef/alerts.xml
//! ```

use std::error::Error;

use iodef::{
    Attack, Contact, Document, Extension, ExtensionDecl, ForeignElement, FromIdmef, Incident,
    IncidentId, Purpose, Restriction, Stage, Timestamp, Vocabulary,
};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1);
    let file = file.unwrap_or_else(|| "examples/data/idmef/alerts.xml".to_owned());
    let message = ForeignElement::from_slice(&std::fs::read(file)?)?;
    let read = Attack::from_idmef(&message)?;
    print(&read);

    let document = Document::from(incident(read, message));
    let xml = document.to_xml(Vocabulary::Iodef2)?;
    let back = Document::from_slice(xml.as_bytes())?;
    for extension in back.incidents.iter().flat_map(|i| &i.extensions) {
        if let Some(message) = extension.idmef() {
            let again = Attack::from_idmef(message)?;
            println!("{} attacks in the message kept", again.attacks.len());
        }
    }
    Ok(())
}

fn print(read: &FromIdmef) {
    for attack in &read.attacks {
        for description in &attack.descriptions {
            println!("{}", description.value);
        }
        for party in attack.parties() {
            let node = party.system().node.iter();
            for address in node.flat_map(|node| &node.addresses) {
                println!("  {}", address.value);
            }
        }
    }
    for unused in &read.unused {
        println!("unused: {unused}");
    }
}

fn incident(read: FromIdmef, message: ForeignElement) -> Incident {
    let id = IncidentId::generate("csirt.example.org");
    let mut incident = Incident::new(id, Purpose::Alert, Restriction::NeedToKnow)
        .with_contact(Contact::creator("Example CSIRT"))
        .with_declaration(ExtensionDecl::idmef())
        .with_extension(Extension::xml(message));
    incident.attacks = read.attacks;
    incident.timeline.set(Stage::Generate, Timestamp::now());
    incident
}
