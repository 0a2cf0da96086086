//! Team A reports to team B by a signed and encrypted mail with evidence; B
//! verifies it, adds to the custody, and passes a redacted copy on to C.
//!
//! ```sh
//! cargo run --features mail,openpgp-rust,evidence --example report_by_mail
//! ```

use chrono::Utc;
use iodef::evidence::{ChainOfCustody, add_item, change_item, collect_at, items, verify_item};
use iodef::mail::{Attachment, Mailbox, Message, Received};
use iodef::openpgp::{OpenPgp, Policy, SCHEME, SecretKey};
use iodef::seal::Require;
use iodef::{
    Attack, Contact, CustodyAction, CustodyEntry, DigestAlgorithm, Document, ElementPath, Incident,
    IncidentId, Purpose, Redactor, Restriction, Stage, Timestamp, Vocabulary,
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const LOG: &str = "Nov 21 23:19:24 mx sshd[7]: Failed password for root from 192.0.2.166";

fn main() -> Result<()> {
    let [a, b] = ["Team A <csirt@a.example>", "Team B <csirt@b.example>"]
        .map(|name| SecretKey::generate(name, Utc::now()));
    let (a, b) = (a?, b?);
    let mail = report(&a, &b)?;
    println!(
        "A sends {} bytes, all of them encrypted but the envelope",
        mail.len()
    );
    let incident = receive(&mail, &a, &b)?;
    pass_on(&incident, &b)
}

/// Team A collects evidence, signs its custody, and mails both.
fn report(a: &SecretKey, b: &SecretKey) -> Result<Vec<u8>> {
    let sender = OpenPgp::new(Policy::at(Utc::now()))
        .with_key(a.clone())
        .with_recipients(b.certificates());
    let mut item = collect_at("auth.log", LOG.as_bytes(), [DigestAlgorithm::Sha256])?;
    let found = CustodyEntry::new(CustodyAction::Collected, Timestamp::now()).with_by("Alice of A");
    let mut chain = ChainOfCustody::begin(&item, found)?;
    chain.seal(&sender)?;
    chain.put_into(&mut item)?;

    let id = IncidentId::new("a.example", "189493");
    let attack = Attack::new().with_description("Password guessing against mx.b.example");
    let mut incident = Incident::new(id.clone(), Purpose::Reporting, Restriction::Green)
        .with_contact(Contact::creator("Team A").with_email("csirt@a.example"))
        .with_time(Stage::Generate, Timestamp::now())
        .with_attack(attack);
    let attack = ElementPath::incident().child("Attack");
    let evidence = add_item(&mut incident, &attack, item)?;
    incident.set_restriction_at(evidence, Restriction::Private)?;

    let message = Message::new(
        Mailbox::new("csirt@a.example"),
        Mailbox::new("csirt@b.example"),
    )
    .with_incident(id)
    .with_subject("Password guessing against your mail server")
    .with_text("The log is attached; please keep it to yourselves.")
    .with_document(&incident.into(), Vocabulary::Iodef2)?
    .with_attachment(Attachment::new("auth.log", "text/plain", LOG));
    Ok(message.to_encrypted(&sender)?)
}

/// Team B opens the mail, holds the evidence against what is stated of it, and
/// notes that it has it now.
fn receive(mail: &[u8], a: &SecretKey, b: &SecretKey) -> Result<Incident> {
    let receiver = OpenPgp::new(Policy::at(Utc::now()))
        .with_key(b.clone())
        .with_certificates(a.certificates());
    let from_a = Require::AllOf(vec![a.fingerprint()]);
    let content = Received::parse(mail)?.open(&receiver, &from_a)?;
    for signer in content.proof().signers() {
        println!("B knows that it is of {}", signer.names.join(", "));
    }
    let document = content.verified_documents()?.remove(0).into_value();
    let mut incident = document.incidents.into_iter().next().ok_or("no incident")?;
    let found = items(&incident).remove(0);
    let (path, item) = (found.path.clone(), found.item);

    let file = content
        .attachments
        .iter()
        .find(|file| file.file_name() == "auth.log");
    let evidence = verify_item(item, &*file.ok_or("no log")?.bytes)?;
    println!("the log is {}", evidence.verdict());
    let mut chain = ChainOfCustody::verify(item)?;
    let seals = chain.verify_seals(SCHEME, &receiver, &from_a);
    println!("its custody is signed by A: {}", seals.cover_all());
    chain.append(
        CustodyEntry::new(CustodyAction::Stored, Timestamp::now())
            .with_by("Bob of B")
            .with_storage("evidence server, read only"),
    );
    chain.seal(&receiver)?;
    change_item(&mut incident, &path, |item| chain.put_into(item))??;
    Ok(incident)
}

/// Team B signs a copy for partners that lacks what A asked it to keep.
fn pass_on(incident: &Incident, b: &SecretKey) -> Result<()> {
    let copy = Redactor::new(Restriction::Partner).redact(incident)?;
    for removal in &copy.removals {
        println!("not for C: {removal}");
    }
    let copy = Document::from(copy.incident.ok_or("nothing to pass on")?);
    let message = Message::new(
        Mailbox::new("csirt@b.example"),
        Mailbox::new("csirt@c.example"),
    )
    .with_subject("Password guessing")
    .with_document(&copy, Vocabulary::Iodef2)?;
    let mail = message.to_signed(&OpenPgp::new(Policy::at(Utc::now())).with_key(b.clone()))?;

    let reader = OpenPgp::new(Policy::at(Utc::now())).with_certificates(b.certificates());
    let content = Received::parse(&mail)?.open(&reader, &Require::AllOf(vec![b.fingerprint()]))?;
    let read = content.documents()?.remove(0).incidents.remove(0);
    println!(
        "C reads {}, signed by B; pieces of evidence in it: {}",
        *read.id,
        items(&read).len()
    );
    Ok(())
}
