//! Files of priorities that say what cannot be meant: word and place of each.

use iodef::Triage;

/// A file with a line of its own in rule 3, which is line 14.
fn file(line: &str) -> String {
    format!(
        r#"otherwise = "later"

[constituency]
networks = ["192.0.2.0/24"]

[[rule]]
rank = 1
text = "first"
asset = [{{ element = "Victim/NodeRole", attribute = "category", any-of = ["www"] }}]

[[rule]]
rank = 3
text = "third"
{line}
"#
    )
}

#[track_caller]
fn refused(line: &str, column: u64, message: &str) {
    let error = Triage::from_toml(&file(line)).unwrap_err();
    let shown = error.to_string();
    let position = error.position().unwrap_or_else(|| panic!("{error}"));
    assert_eq!(
        (position.line(), position.column()),
        (14, column),
        "{shown}"
    );
    assert!(shown.contains(message), "{shown}");
}

#[test]
fn a_file_without_fault_is_read() {
    let good =
        file(r#"kind = [{ element = "AttackType", attribute = "type", any-of = ["spam"] }]"#);
    let triage = Triage::from_toml(&good).unwrap();
    assert_eq!(triage.priorities.rules().count(), 2);
    assert_eq!(triage.constituency.contains("192.0.2.1"), Some(true));
}

#[test]
fn unknown_ranks_are_refused() {
    let message = |rank| format!("expected the rank of an earlier rule, found \"{rank}\"");
    refused("asset-of = [1, 2]", 16, &message(2));
    refused("any-of = [1, 9]", 14, &message(9));
    refused("any-of = [3]", 11, &message(3));
}

#[test]
fn unknown_words_of_a_condition_are_refused() {
    let line = r#"kind = [{ element = "Atack", attribute = "origin", any-of = ["insider"] }]"#;
    refused(line, 21, "\"Atack\"");
    let line = r#"kind = [{ element = "Attack", attribute = "orgin", any-of = ["insider"] }]"#;
    refused(line, 43, "\"orgin\"");
    let line =
        r#"kind = [{ element = "Attack", attribute = "origin", any-of = ["insider", "inside"] }]"#;
    refused(line, 74, "\"inside\"");
    let line = r#"kind = [{ element = "Attack", attribute = "origin", any = ["insider"] }]"#;
    refused(line, 53, "unknown field `any`");
    let line = r#"kind = [{ element = "Attack", attribute = "origin" }]"#;
    refused(line, 21, "\"Attack/@origin\"");
    let line = r#"unless = [{ element = "Attack", attribute = "origin", any-of = ["inside"] }]"#;
    refused(line, 65, "\"inside\"");
}

#[test]
fn unknown_keys_and_words_of_a_rule_are_refused() {
    refused("kinds = []", 1, "unknown field `kinds`");
    refused(
        "locality = \"there\"",
        12,
        "expected here or from-here, found \"there\"",
    );
    refused(
        "scale = { at-least = 5, units = [\"hosts\"] }",
        34,
        "\"hosts\"",
    );
    refused("scale = { at-least = -5 }", 22, "-5");
    refused("rank = 4", 1, "duplicate key");
    refused("support = 5", 11, "expected a string");
}

#[test]
fn ranks_come_in_their_order_and_once() {
    let again = "\n[[rule]]\nrank = 3\ntext = \"again\"\nlocality = \"here\"";
    let error = Triage::from_toml(&file(&format!("locality = \"here\"{again}"))).unwrap_err();
    let position = error.position().unwrap();
    assert_eq!((position.line(), position.column()), (16, 8), "{error}");
}

#[test]
fn a_constituency_is_held_against_what_addresses_are() {
    for (good, bad) in [("192.0.2.0/24", "192.0.2.0/33"), ("192.0.2.0/24", "ours")] {
        let error = Triage::from_toml(&file("").replace(good, bad)).unwrap_err();
        assert_eq!(error.position().unwrap().line(), 4, "{error}");
        assert!(error.to_string().contains(bad), "{error}");
    }
}

#[test]
fn what_is_no_toml_is_refused_with_its_place() {
    refused("locality = here", 12, "");
    let error = Triage::from_toml("").unwrap_err();
    assert!(error.to_string().contains("otherwise"), "{error}");
}
