//! Prints what the incidents of a file are about: identifier, purpose, times,
//! attackers and victims. The file may be in any vocabulary and encoding that
//! the crate reads.
//!
//! ```sh
//! cargo run --example read -- examples/data/intrusion-ja.xml
//! ```

use std::error::Error;
use std::fs::File;
use std::io::BufReader;

use iodef::{Document, Incident, Stage, System};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1);
    let file = file.unwrap_or_else(|| "examples/data/phishing.xml".to_owned());
    let document = Document::from_reader(BufReader::new(File::open(file)?))?;
    for incident in &document.incidents {
        print(incident);
    }
    Ok(())
}

fn print(incident: &Incident) {
    println!("{}", *incident.id);
    println!("  purpose: {}", incident.purpose);
    for stage in Stage::REGISTERED {
        if let Some(time) = incident.timeline.when(stage) {
            println!("  {stage}: {time}");
        }
    }
    for attack in incident.all_attacks() {
        for attacker in attack.attackers() {
            println!("  attacker: {}", addresses(&attacker.system));
        }
        for victim in attack.victims() {
            println!("  victim: {}", addresses(&victim.system));
        }
    }
}

fn addresses(system: &System) -> String {
    let nodes = system.node.iter();
    let addresses: Vec<_> = nodes
        .flat_map(|node| &node.addresses)
        .map(|a| a.value.as_str())
        .collect();
    match addresses.as_slice() {
        [] => "no address".to_owned(),
        addresses => addresses.join(", "),
    }
}
