use std::collections::BTreeMap;

use proptest::prelude::*;

use super::directory::{Scratch, open};
use super::{Toy, document, verify, zip_of};
use crate::bundle::BundleBuilder;

fn cases() -> u32 {
    let cases = std::env::var("IODEF_CASES").ok();
    cases.and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

fn builder<'a>(files: &BTreeMap<String, Vec<u8>>, backward: bool) -> BundleBuilder<'a> {
    let builder = BundleBuilder::new(document(&[]));
    let add = |builder: BundleBuilder<'a>, (name, content): (&String, &Vec<u8>)| {
        builder.with_bytes(name, content.clone())
    };
    if backward {
        return files.iter().rev().fold(builder, add);
    }
    files.iter().fold(builder, add)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// What goes in comes out, from a zip file, a compressed one, and a
    /// directory; and the same files give the same bytes.
    #[test]
    fn bundles_come_back(
        files in prop::collection::btree_map(
            "f[0-9]/[a-z\u{e0}-\u{ef}]{1,8}\\.log",
            prop_oneof![
                prop::collection::vec(any::<u8>(), 0..200),
                (any::<u8>(), 0_usize..100_000).prop_map(|(byte, count)| vec![byte; count]),
            ],
            0..6,
        )
    ) {
        let toy = Toy(vec![1]);
        let zip = zip_of(builder(&files, false).signed_by(&toy)).unwrap();
        prop_assert_eq!(&zip, &zip_of(builder(&files, true).signed_by(&toy)).unwrap());
        let stored = verify(&zip).unwrap();
        let packed = zip_of(builder(&files, false).signed_by(&toy).compressed(true)).unwrap();
        let deflated = verify(&packed).unwrap();
        let scratch = Scratch::new();
        let path = scratch.path().join("bundle");
        builder(&files, true).signed_by(&toy).write_directory(&path).unwrap();
        let folder = open(&path).unwrap();
        for bundle in [&stored, &deflated, &folder] {
            prop_assert_eq!(bundle.members(), stored.members());
            prop_assert_eq!(bundle.members().len(), files.len() + 1);
            for (name, content) in &files {
                prop_assert_eq!(&bundle.read(name, u64::MAX).unwrap(), content);
            }
        }
    }
}
