//! Declares an extension, adds it to an incident, writes the incident in the
//! own vocabulary, and reads the extension back.
//!
//! A reader that has never heard of the extension learns from the declaration
//! whose it is, what it means, and whether the incident can be understood
//! without it (RFC 3067, sections 6.19 and 7.1).
//!
//! ```sh
//! cargo run --example extension -- examples/data/minimal.xml
//! ```

use std::error::Error;

use iodef::{
    Document, Extension, ExtensionDecl, ForeignElement, ForeignName, ForeignNode, Incident,
    Vocabulary,
};

/// The namespace of the extension: any URI of one's own.
const TRIAGE: &str = "https://csirt.example.com/ns/triage";

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1);
    let file = file.unwrap_or_else(|| "examples/data/minimal.xml".to_owned());
    let mut document = Document::from_slice(&std::fs::read(file)?)?;
    document.incidents = document.incidents.into_iter().map(extended).collect();

    let xml = document.to_xml(Vocabulary::Incident)?;
    let back = Document::from_slice(xml.as_bytes())?;
    for incident in &back.incidents {
        print(incident);
    }
    Ok(())
}

fn extended(incident: Incident) -> Incident {
    let declaration = ExtensionDecl::new(TRIAGE)
        .with_owner("Example CSIRT")
        .with_title("Triage")
        .with_description("In which queue the incident waits, and how urgent it is")
        .with_must_understand(false);
    let name = |local| ForeignName::new(TRIAGE, local, "t");
    let unqualified = |local| ForeignName::new("", local, "");
    let urgency = ForeignElement::new(name("urgency")).with_attribute(unqualified("of"), "10");
    let ticket = ForeignElement::new(name("ticket"))
        .with_attribute(unqualified("queue"), "night")
        .with_child(urgency.with_child("7"));
    incident
        .with_declaration(declaration)
        .with_extension(Extension::xml(ticket))
}

fn print(incident: &Incident) {
    for declaration in &incident.declarations {
        let owner = declaration.owner.as_deref().unwrap_or("nobody");
        println!("{} is declared by {owner}", declaration.namespace);
    }
    let content = incident
        .extensions
        .iter()
        .flat_map(|extension| &extension.content);
    let elements = content.filter_map(ForeignNode::as_element);
    for ticket in elements.filter(|element| *element.name.namespace == *TRIAGE) {
        let queue = ticket.attribute("queue").unwrap_or("unknown");
        for urgency in ticket.elements() {
            let of = urgency.attribute("of").unwrap_or("?");
            println!(
                "{}: queue {queue}, urgency {} of {of}",
                *incident.id,
                text(urgency)
            );
        }
    }
}

fn text(element: &ForeignElement) -> String {
    let texts = element.children.iter().filter_map(|child| match child {
        ForeignNode::Text(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}
