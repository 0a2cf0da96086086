//! What an aggregate needs is read for it.

use crate::codec::tests::generate::{Chance, document, sound};
use crate::stats::tests::aggregate;
use crate::{Reader, ReaderBuilder, Vocabulary};

#[test]
fn what_is_counted_of_a_projection_is_what_is_counted_of_all() {
    let by = [
        "type,net(victim.address)",
        "class,status",
        "month,impact.severity",
        "attacker.country,cve",
        "/Incident/Contact/@role",
    ];
    let mut counted = 0;
    for seed in 0..40 {
        let mut document = document(&mut Chance(seed));
        document
            .incidents
            .extend(sound(&mut Chance(seed)).incidents);
        let vocabulary = Vocabulary::ALL[Chance(seed).below(3)];
        let xml = document.to_xml(vocabulary).unwrap();
        for by in by {
            let empty = aggregate(by).with_duration("started..ended".parse().unwrap());
            let mut whole = empty.clone();
            whole.read(Reader::from_reader(xml.as_bytes())).unwrap();
            let mut builder = ReaderBuilder::new();
            builder.projection(empty.projection());
            let mut partial = empty;
            partial.read(builder.from_reader(xml.as_bytes())).unwrap();
            assert_eq!(
                whole.to_json(),
                partial.to_json(),
                "{by} of document {seed}"
            );
            counted += whole.incidents();
        }
    }
    assert!(counted > 400);
}
