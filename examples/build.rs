//! Builds an incident and writes it in a vocabulary: `incident`, this crate's
//! own, or `iodef2`.
//!
//! ```sh
//! cargo run --example build -- iodef2
//! ```

use std::error::Error;

use iodef::{
    Attack, AttackType, AttackTypeName, Attacker, Contact, Flow, Incident, IncidentId, Purpose,
    Restriction, Stage, Timestamp, Victim, Vocabulary, WriterBuilder,
};

fn main() -> Result<(), Box<dyn Error>> {
    let vocabulary = std::env::args().nth(1);
    let vocabulary: Vocabulary = vocabulary.as_deref().unwrap_or("incident").parse()?;

    let guessing = AttackType::new(AttackTypeName::BruteForce);
    let flow = Flow::new()
        .with_party(Attacker::at("192.0.2.166").with_organisation("Example Net"))
        .with_party(Victim::at("198.51.100.7"));
    let id = IncidentId::new("csirt.example.com", "189493");
    let incident = Incident::new(id, Purpose::Reporting, Restriction::NeedToKnow)
        .with_time(
            Stage::Detect,
            "2025-03-15T02:00:00+02:00".parse::<Timestamp>()?,
        )
        .with_description("Password guessing against a mail server")
        .with_contact(Contact::creator("Example CSIRT").with_email("csirt@example.com"))
        .with_attack(Attack::new().with_type(guessing).with_flow(flow));

    let mut builder = WriterBuilder::new(vocabulary);
    let mut writer = builder.pretty(true).from_writer(std::io::stdout());
    writer.incident(&incident)?;
    writer.finish()?;
    Ok(())
}
