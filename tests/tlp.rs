//! The Traffic Light Protocol, version 2.0.

use iodef::{Rank, Restriction, Tlp};

#[test]
fn labels_are_written_as_the_standard_has_them() {
    let labels = Tlp::ALL.map(|tlp| tlp.to_string());
    let expected = [
        "TLP:CLEAR",
        "TLP:GREEN",
        "TLP:AMBER",
        "TLP:AMBER+STRICT",
        "TLP:RED",
    ];
    assert_eq!(labels, expected);
    assert!(Tlp::ALL.is_sorted());
}

#[test]
fn labels_are_read_in_any_case_with_or_without_prefix() {
    for tlp in Tlp::ALL {
        let label = tlp.to_string();
        let bare = label.trim_start_matches("TLP:");
        for text in [&*label, bare] {
            for text in [text.to_owned(), text.to_lowercase(), format!(" {text}\n")] {
                assert_eq!(text.parse::<Tlp>().unwrap(), tlp, "{text}");
            }
        }
    }
    assert_eq!("Tlp:White".parse::<Tlp>().unwrap(), Tlp::Clear);
    assert_eq!("WHITE".parse::<Tlp>().unwrap(), Tlp::Clear);
    let no_labels = [
        "",
        "TLP:",
        "TLP",
        "purple",
        "TLP: RED",
        "TLP:TLP:RED",
        "amber-strict",
        "amber strict",
    ];
    for text in no_labels {
        let error = text.parse::<Tlp>().unwrap_err().to_string();
        assert!(error.contains(&format!("{text:?}")), "{error}");
        assert!(error.contains("TLP:AMBER+STRICT"), "{error}");
    }
}

/// What each label means, as a token, as a rank, and back.
#[test]
fn labels_and_restrictions_mean_the_same() {
    let table = [
        (Tlp::Clear, Restriction::White, Rank::PUBLIC),
        (Tlp::Green, Restriction::Green, Rank::PARTNER),
        (Tlp::Amber, Restriction::Organisation, Rank::ORGANISATION),
        (
            Tlp::AmberStrict,
            Restriction::AmberStrict,
            Rank::NEED_TO_KNOW,
        ),
        (Tlp::Red, Restriction::Red, Rank::PRIVATE),
    ];
    for (tlp, restriction, rank) in &table {
        assert_eq!(Restriction::from(*tlp), *restriction);
        assert_eq!(restriction.rank(), *rank);
        assert_eq!(restriction.tlp(), Some(*tlp));
    }
    for restriction in Restriction::REGISTERED {
        let by_rank = table
            .iter()
            .find(|(_, _, rank)| *rank == restriction.rank());
        let expected = by_rank.map(|(tlp, ..)| *tlp);
        let unresolved = *restriction == Restriction::Default;
        assert_eq!(
            restriction.tlp(),
            expected.filter(|_| !unresolved),
            "{restriction}"
        );
    }
    for unknown in ["green", "TLP:GREEN"] {
        assert_eq!(Restriction::Ext(unknown.into()).tlp(), None);
        assert_eq!(Restriction::Other(unknown.into()).tlp(), None);
    }
}

#[test]
fn levels_are_what_users_call_them() {
    let table = [
        ("public", Restriction::Public),
        ("partner", Restriction::Partner),
        ("organisation", Restriction::Organisation),
        ("need-to-know", Restriction::NeedToKnow),
        ("private", Restriction::Private),
        ("tlp:clear", Restriction::White),
        ("TLP:WHITE", Restriction::White),
        ("tlp:Green", Restriction::Green),
        ("tlp:amber", Restriction::Organisation),
        ("tlp:amber+strict", Restriction::AmberStrict),
        ("TLP:RED", Restriction::Red),
    ];
    for (word, level) in table {
        assert_eq!(Restriction::from_level(word).unwrap(), level, "{word}");
    }
    let no_levels = [
        "",
        "default",
        "ext-value",
        "unstated",
        "amber",
        "red",
        "white",
        "Public",
        "secret",
        "tlp:",
        "tlp:purple",
        "organization",
        "tĺp:red",
    ];
    for word in no_levels {
        let error = Restriction::from_level(word).unwrap_err().to_string();
        assert!(error.contains(&format!("{word:?}")), "{error}");
        assert!(error.to_lowercase().contains("tlp:amber+strict"), "{error}");
    }
}

#[test]
fn colours_are_those_of_the_standard() {
    let hexadecimal = Tlp::ALL.map(|tlp| {
        let [r, g, b] = tlp.colour();
        format!("{r:02X}{g:02X}{b:02X}")
    });
    assert_eq!(
        hexadecimal,
        ["FFFFFF", "33FF00", "FFC000", "FFC000", "FF2B2B"]
    );
}
