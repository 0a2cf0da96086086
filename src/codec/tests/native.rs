//! The native form of serde loses nothing, not even how a document was written.

use proptest::prelude::*;

use super::generate::{Chance, document};
use crate::model::Document;
use crate::value::Vocabulary;

fn assert_same(made: &Document, back: &Document) {
    assert!(made == back, "{back:#?}\n--- came back from\n{made:#?}");
    for vocabulary in Vocabulary::ALL {
        let xml = |document: &Document| document.to_xml(vocabulary).map_err(|e| e.to_string());
        assert_eq!(xml(made), xml(back));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn native_json_comes_back(seed: u64) {
        let made = document(&mut Chance(seed));
        let json = serde_json::to_string(&made).unwrap();
        let back: Document = serde_json::from_str(&json).unwrap();
        assert_same(&made, &back);
        prop_assert_eq!(serde_json::to_string(&back).unwrap(), json);
    }

    /// What was read has kept elements, orders and bindings that made ones lack.
    #[test]
    fn native_json_of_what_was_read_comes_back(seed: u64, index in 0_usize..3) {
        let made = document(&mut Chance(seed));
        let xml = made.to_xml(Vocabulary::ALL[index]).unwrap();
        let read = Document::from_slice(xml.as_bytes()).unwrap();
        let json = serde_json::to_vec(&read).unwrap();
        assert_same(&read, &serde_json::from_slice(&json).unwrap());
    }

    /// A database may put the members of a map in an order of its own.
    #[test]
    fn order_of_members_makes_no_difference(seed: u64) {
        let made = document(&mut Chance(seed));
        let sorted = serde_json::to_value(&made).unwrap();
        assert_same(&made, &serde_json::from_value(sorted).unwrap());
    }
}
