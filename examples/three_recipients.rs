//! Hands one incident out to three recipients by a disclosure policy: prints
//! what the vendor, a partner and the public get, and what each lacks and why.
//!
//! ```sh
//! cargo run --features policy --example three_recipients
//! ```

use std::error::Error;
use std::fs;

use iodef::{
    Approval, Circumstance, DisclosurePolicy, Document, Incident, Recipient, Release, ReleaseError,
    Timestamp, Vocabulary, release,
};

fn main() -> Result<(), Box<dyn Error>> {
    let document = Document::from_slice(&fs::read("examples/data/release/break-in.xml")?)?;
    let policy = fs::read_to_string("examples/data/xyz-university.toml")?;
    let policy = DisclosurePolicy::from_toml(&policy)?;
    for incident in &document.incidents {
        for recipient in recipients() {
            hand_out(incident, &recipient, &policy)?;
        }
    }
    Ok(())
}

/// The recipients, each with what whoever approves made sure of.
fn recipients() -> [Recipient; 3] {
    let vendor = Recipient::new("vendor")
        .named("Example Software Ltd")
        .given(Circumstance::BonaFideVerified);
    let partner = Recipient::new("partner")
        .named("CERT Elsewhere")
        .given(Circumstance::BonaFideVerified)
        .given(Circumstance::ConfidentialityAssured);
    [vendor, partner, Recipient::new("public")]
}

fn hand_out(
    incident: &Incident,
    recipient: &Recipient,
    policy: &DisclosurePolicy,
) -> Result<(), Box<dyn Error>> {
    println!("=== {}", recipient.class);
    let approval = Approval::new("A. Duty", Timestamp::now())?;
    match release(incident, recipient, policy, approval) {
        Ok(release) => print(&release)?,
        // It says what to do first, or that there is nothing to tell.
        Err(ReleaseError::Failed(error)) => return Err(error.into()),
        Err(refused) => println!("{refused}"),
    }
    Ok(())
}

fn print(release: &Release) -> Result<(), Box<dyn Error>> {
    let copy = &release.incident;
    println!("{} of the attack:", *copy.id);
    for attack in copy.all_attacks() {
        for party in attack.parties() {
            let nodes = party.system().node.iter();
            let addresses = nodes.flat_map(|node| &node.addresses);
            addresses.for_each(|address| println!("  address {}", address.value));
        }
    }
    for removal in &release.removals {
        println!("lacks {removal}");
    }
    for obligation in &release.obligations {
        println!("obligation {obligation}");
    }
    for text in &release.entry.descriptions {
        println!("record: {}", text.value);
    }
    let document = Document::from(copy.clone().into_inner());
    println!("{}", document.to_xml(Vocabulary::Incident)?);
    Ok(())
}
