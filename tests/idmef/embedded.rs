//! A message inside an incident.

use iodef::{
    Attack, Contact, Document, Extension, ExtensionDecl, ForeignElement, Incident, IncidentId,
    Purpose, Restriction, Stage, Vocabulary, WriterBuilder,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::common::validator::{self, Outcome};
use crate::{disturbed, messages};

/// An incident with the attacks of a message, and with the message.
fn incident(message: &ForeignElement) -> Incident {
    let id = IncidentId::new("csirt.example.org", "1");
    let mut incident = Incident::new(id, Purpose::Alert, Restriction::Private)
        .with_contact(Contact::creator("Example CSIRT"))
        .with_declaration(ExtensionDecl::idmef())
        .with_extension(Extension::xml(message.clone()));
    incident.attacks = Attack::from_idmef(message).unwrap().attacks;
    let time = "2025-04-22T08:00:00Z".parse().unwrap();
    incident.timeline.set(Stage::Generate, time);
    incident
}

fn written(document: &Document, vocabulary: Vocabulary) -> Result<Document, String> {
    // The vendors' own data in some messages is declared by nobody.
    let mut builder = WriterBuilder::new(vocabulary);
    let xml = builder.declare_unknown(true).to_xml(document);
    Document::from_slice(xml.map_err(|e| e.to_string())?.as_bytes()).map_err(|e| e.to_string())
}

/// By way of IODEF 2, the own vocabulary, and IODEF 2 again.
fn comes_back(message: &ForeignElement) -> Result<(), String> {
    let read = Attack::from_idmef(message).map_err(|e| e.to_string())?;
    let mut back = Document::from(incident(message));
    for vocabulary in [Vocabulary::Iodef2, Vocabulary::Incident, Vocabulary::Iodef2] {
        back = written(&back, vocabulary)?;
        let [incident] = &back.incidents[..] else {
            return Err("not one incident".to_owned());
        };
        let [extension] = &incident.extensions[..] else {
            return Err("not one extension".to_owned());
        };
        let kept = extension.idmef().ok_or("no message")?;
        let again = Attack::from_idmef(kept).map_err(|e| e.to_string())?;
        if *kept != *message || again != read {
            return Err(format!("the message is another one by {vocabulary}"));
        }
        if incident.attacks != read.attacks {
            let (got, had) = (&incident.attacks, &read.attacks);
            return Err(format!("by {vocabulary}: {got:#?}\ninstead of {had:#?}"));
        }
    }
    Ok(())
}

#[test]
fn a_message_and_its_attacks_come_back_from_either_vocabulary() {
    for (name, message) in messages() {
        comes_back(&message).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

proptest! {
    #![proptest_config(disturbed::config())]

    #[test]
    fn a_disturbed_message_comes_back(message in disturbed::message()) {
        comes_back(&message).map_err(TestCaseError::fail)?;
    }
}

/// What is written is valid by the schema of RFC 7970, disturbed messages included.
#[test]
fn the_incident_is_valid() {
    let mut runner = TestRunner::deterministic();
    let disturbed = disturbed::message();
    let made = (0..40).map(|number| {
        let tree = disturbed.new_tree(&mut runner).unwrap();
        (format!("disturbed {number}"), tree.current())
    });
    let written = messages().into_iter().chain(made).map(|(name, message)| {
        let xml = Document::from(incident(&message)).to_xml(Vocabulary::Iodef2);
        (name, xml.unwrap())
    });
    let (names, documents): (Vec<_>, Vec<_>) = written.unzip();
    let schema = validator::schema("iodef-2.0.xsd");
    let outcomes = validator::documents(&schema, &documents).unwrap();
    for ((name, document), outcome) in names.iter().zip(&documents).zip(&outcomes) {
        if let Outcome::Invalid(reasons) = outcome {
            panic!("{name}: {reasons:#?}\n{document}");
        }
    }
    let valid = outcomes.iter().filter(|o| **o == Outcome::Valid).count();
    println!("{valid} of {} valid", documents.len());
}
