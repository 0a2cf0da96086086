use proptest::prelude::*;

use crate::bundle::Limits;
use crate::bundle::items::member_of;
use crate::bundle::name::check;

#[test]
fn names_that_every_system_can_keep() {
    let limits = Limits::default();
    for name in [
        "a",
        "evidence/auth.log",
        "r\u{e9}seau/\u{65e5}\u{672c}.pcap",
        "a b (1).txt",
        "COM",
        "console",
    ] {
        assert!(check(name, &limits).is_ok(), "{name}");
    }
    for name in [
        "a*",
        "a?",
        "a|b",
        "<a>",
        "a\"",
        "a:b",
        "ab:c",
        "a.",
        "a ",
        " a",
        "a/b./c",
        "aux",
        "lpt9.txt",
        "LPT\u{b9}",
        "CONIN$",
        "com0",
        "nul .txt",
        "\u{7f}",
        "a\nb",
        "\u{85}",
        "\u{feff}a",
    ] {
        assert!(check(name, &limits).is_err(), "{name:?}");
    }
    assert!(check(&"a".repeat(255), &limits).is_ok());
    assert!(check(&"a".repeat(256), &limits).is_err());
    assert!(check(&"a/".repeat(15), &limits).is_err());
    assert!(check(&format!("{}a", "a/".repeat(15)), &limits).is_ok());
    assert!(check(&format!("{}a", "a/".repeat(16)), &limits).is_err());
}

#[test]
fn urls_that_name_members() {
    for (url, member) in [
        ("evidence/a.log", Some("evidence/a.log")),
        ("./a.log", Some("a.log")),
        ("a%20b%C3%A9.log", Some("a b\u{e9}.log")),
        ("a.log#line", Some("a.log")),
        ("100%", Some("100%")),
        ("a%zz", Some("a%zz")),
        ("a%+1", Some("a%+1")),
        ("%2e%2e/a", Some("../a")),
        ("../a", Some("../a")),
        ("a/b:c", Some("a/b:c")),
        ("https://example.com/a", None),
        ("file:a", None),
        ("//example.com/a", None),
        ("/var/log/a", None),
        ("#a", None),
        ("", None),
    ] {
        assert_eq!(member_of(url).as_deref(), member, "{url}");
    }
}

proptest! {
    /// What is accepted stays inside, whatever joins it to a folder.
    #[test]
    fn names_stay_inside(name in "[a./\\\\:~ \\PC]{0,12}") {
        if check(&name, &Limits::default()).is_ok() {
            let path = std::path::Path::new(&name);
            let normal = |part| matches!(part, std::path::Component::Normal(_));
            prop_assert!(path.components().all(normal));
            prop_assert_eq!(path.components().count(), name.split('/').count());
        }
    }
}
