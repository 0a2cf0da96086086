//! What can be written, and what is said of the rest.

use crate::Filter;

fn fault(filter: &str) -> String {
    filter.parse::<Filter>().unwrap_err().to_string()
}

#[test]
fn precedence_is_not_before_and_before_or() {
    let same = [
        ("a or b and not c", "(a or (b and (not c)))"),
        ("not a and b", "(not a) and b"),
        ("not not a", "a"),
        ("NOT a AND b OR c", "((not a) and b) or c"),
    ];
    for (short, long) in same {
        let written = |text: &str| {
            let fields = ["status", "purpose", "csirt"];
            let words = ["a", "b", "c"].iter().zip(fields);
            let words = words.fold(format!(" {text} "), |text, (letter, field)| {
                let comparison = format!("{field} = 1");
                text.replace(&format!(" {letter} "), &format!(" {comparison} "))
                    .replace(&format!("({letter} "), &format!("({comparison} "))
                    .replace(&format!(" {letter})"), &format!(" {comparison})"))
            });
            let filter: Filter = words
                .parse()
                .unwrap_or_else(|error| panic!("{words}: {error}"));
            format!("{filter:?}")
                .split("needles")
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        assert_eq!(written(short), written(long), "{short}");
    }
}

#[test]
fn errors_point_at_the_column() {
    for (filter, expected) in [
        (
            "",
            "expected a field such as attacker.address, `not`, or `(`, found \"\" (line 1, column 1)",
        ),
        (
            "colour = red",
            "expected a field such as attacker.address, or a path, found \"colour\" (line 1, column 1)",
        ),
        (
            "status is new",
            "expected =, !=, <, <=, >, >=, in, contains, matches or exists, found \"is\" (line 1, column 8)",
        ),
        (
            "status = ",
            "expected a value, found \"\" (line 1, column 10)",
        ),
        (
            "status = new purpose = x",
            "expected `and`, `or`, or the end, found \"purpose\" (line 1, column 14)",
        ),
        (
            "status = new and (purpose = x",
            "expected `)`, found \"\" (line 1, column 30)",
        ),
        (
            "status = \"new",
            "expected a quote that ends the text, found \"\" (line 1, column 14)",
        ),
        (
            "detected < yesterday",
            "expected a time such as 2026-03-04 or 2026-03-04T10:00:00Z, found \"yesterday\" (line 1, column 12)",
        ),
        (
            "status < new",
            "the values of this field have no order (line 1, column 10)",
        ),
        (
            "restriction = secret",
            "expected public, partner, organisation, need-to-know, private, tlp:clear, tlp:green, tlp:amber, tlp:amber+strict or tlp:red, found \"secret\" (line 1, column 15)",
        ),
        (
            "ünknown\n = 1 or\n status matches '('",
            "expected a field such as attacker.address, or a path, found \"ünknown\" (line 1, column 1)",
        ),
        (
            "status = new or\n purpose matches '('",
            "\"(\" is no regular expression: error: unclosed group (line 2, column 18)",
        ),
        (
            "/Incident = 1",
            "expected a path such as /Incident/Attack/Flow/Victim/@target, found \"/Incident\" (line 1, column 1)",
        ),
    ] {
        assert_eq!(fault(filter), expected, "{filter}");
    }
}

#[test]
fn hostile_filters_are_refused() {
    assert!(fault(&"(".repeat(70_000)).contains("more than"));
    assert!(fault(&"(".repeat(100)).contains("more than"));
    assert!(fault(&"x".repeat(70_000)).contains("more than"));
    assert!("not ".repeat(10_000).parse::<Filter>().is_err());
    let many = vec!["status = new"; 4_000].join(" or ");
    assert!(many.parse::<Filter>().is_ok());
    assert!(fault(r"status matches '(\w{1000}){1000}'").contains("no regular expression"));
}

#[test]
fn values_are_bare_or_quoted() {
    for filter in [
        r#"csirt = "a \"b\" \\ c""#,
        "csirt='it''s'",
        "attacker.address in (192.0.2.0/24,2001:db8::/32)",
        "time.triage >= 2026-03-04T10:00:00+01:00",
        "cve in CVE-2014-0160",
        "/Incident/Attack/@origin = insider",
        "status == new",
        "status!=new",
    ] {
        let parsed = filter.parse::<Filter>();
        let wanted = filter != "csirt='it''s'";
        assert_eq!(parsed.is_ok(), wanted, "{filter}");
    }
}
