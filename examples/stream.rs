//! Counts the incidents of an archive by purpose. The archive may be of any
//! size: memory is that of the largest incident, which is used again for the next.
//!
//! ```sh
//! cargo run --release --example stream -- examples/data/archive.xml
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;

use iodef::{Incident, IncidentId, Purpose, Reader, Restriction};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1);
    let file = file.unwrap_or_else(|| "examples/data/archive.xml".to_owned());
    let mut reader = Reader::from_reader(BufReader::new(File::open(file)?));
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut incident = Incident::new(
        IncidentId::default(),
        Purpose::Statistics,
        Restriction::Private,
    );
    while reader.read_incident(&mut incident)? {
        match counts.get_mut(incident.purpose.token()) {
            Some(count) => *count += 1,
            None => drop(counts.insert(incident.purpose.to_string(), 1)),
        }
    }
    for (purpose, count) in &counts {
        println!("{count:6} {purpose}");
    }
    println!("{:6} in all", counts.values().sum::<u64>());
    Ok(())
}
