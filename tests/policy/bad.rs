//! Policies that are refused, each with line and word.

use iodef::{DisclosurePolicy, ErrorKind};

const LEVEL: &str = "public, partner, organisation, need-to-know, private, \
                     tlp:clear, tlp:green, tlp:amber, tlp:amber+strict or tlp:red";

/// A policy in TOML, and the line of the word that replaces another one.
const TOML: &str = r#"id = "test"
version = "1"
owner = "Example CSIRT"
route = "direct"
default = "never"

[recipients.partner]
level = "partner"
audience = "sites"
as = "everybody"

[recipients.everybody]
level = "tlp:clear"

[[rules]]
id = "one"
classes = ["contact", "intruder"]
recipients = ["partner"]
when = ["requested", "not opted-out"]
purpose = "archiving"
status = "new"
attack-type = "phishing"
decision = "free"
obligations = ["log"]
basis = "policy"

[[rules]]
id = "two"
classes = "statistical"
recipients = "any"
decision = "never"

[[channels]]
name = "mail"
level = "public"
encrypted = false

[[duties]]
id = "tell"
recipient = "partner"
when = "needed"
text = "Tell them."

[press]
recipient = "everybody"
text = "Nothing."

[statistics]
released = true
recipients = ["partner"]
"#;

const JSON: &str = r#"{
"id": "test", "version": "1", "owner": "Example CSIRT",
"recipients": {
  "partner": {"level": "partner"},
  "press": {"level": "public", "as": "partner"}
},
"rules": [
  {"id": "one", "classes": "contact", "recipients": "partner",
   "decision": "free",
   "obligations": ["log"]},
  {"id": "two", "classes": "intruder", "recipients": "any",
   "decision": "never"}
]
}"#;

fn refused(text: &str, line: u64, column: u64, message: &str, json: bool) {
    let read = if json {
        DisclosurePolicy::from_json(text)
    } else {
        DisclosurePolicy::from_toml(text)
    };
    let error = read.unwrap_err();
    let expected = format!("{message} (line {line}, column {column})");
    assert_eq!(error.to_string(), expected);
}

/// What stands at a line is replaced, and then refused there.
fn toml(line: usize, old: &str, new: &str, column: u64, message: &str) {
    let lines = TOML.lines().enumerate();
    let text: Vec<String> = lines
        .map(|(n, text)| {
            if n + 1 == line {
                assert!(text.contains(old), "{text}");
                text.replacen(old, new, 1)
            } else {
                text.to_owned()
            }
        })
        .collect();
    let line = u64::try_from(line).unwrap();
    refused(&text.join("\n"), line, column, message, false);
}

#[test]
fn what_is_bad_below_is_good_as_it_is() {
    DisclosurePolicy::from_toml(TOML).unwrap();
    DisclosurePolicy::from_json(JSON).unwrap();
}

#[test]
fn unknown_words_are_refused_with_their_line() {
    let word = |line, old: &str, column, expected: &str| {
        let message = format!("expected {expected}, found \"perhaps\"");
        toml(line, old, "perhaps", column, &message);
    };
    word(4, "direct", 9, "via-csirt or direct");
    word(5, "never", 11, "a decision");
    word(8, "partner", 9, LEVEL);
    word(9, "sites", 12, "an audience");
    word(10, "everybody", 6, "a class that is treated as itself");
    word(13, "tlp:clear", 9, LEVEL);
    word(17, "intruder", 23, "an information class");
    word(18, "partner", 15, "a class of recipients");
    word(19, "requested", 9, "a circumstance");
    word(19, "opted-out", 22, "a circumstance");
    word(20, "archiving", 11, "a purpose");
    word(21, "new", 10, "a status");
    word(22, "phishing", 15, "a type of attack");
    word(23, "free", 12, "a decision");
    word(24, "log", 16, "an obligation");
    word(25, "policy", 9, "policy or legal");
    word(35, "public", 9, LEVEL);
    word(40, "partner", 13, "a class of recipients");
    word(41, "needed", 8, "a circumstance");
    word(45, "everybody", 13, "a class of recipients");
    word(50, "partner", 15, "a class of recipients");
}

#[test]
fn what_a_level_cannot_be() {
    for level in ["default", "ext-value", "tlp:black", "unstated", "tlp:", ""] {
        let message = format!("expected {LEVEL}, found {level:?}");
        toml(8, "partner", level, 9, &message);
    }
}

/// A default that gives away what no rule is about is none.
#[test]
fn a_default_keeps_silent() {
    for default in ["free", "need-limited", "on-request", "disguised"] {
        let message = "expected with-permission, at-discretion or never, found";
        toml(5, "never", default, 11, &format!("{message} {default:?}"));
    }
    let text = TOML.replace("default = \"never\"", "default = \"at-discretion\"");
    DisclosurePolicy::from_toml(&text).unwrap();
}

#[test]
fn unknown_keys_are_refused_with_their_line() {
    let key = |line, old: &str| toml(line, old, "colour", 1, "colour is not allowed here");
    key(4, "route");
    key(9, "audience");
    key(20, "purpose");
    key(36, "encrypted");
    key(41, "when");
    key(50, "recipients");
    let any = format!("{TOML}\n[recipients.any]\nlevel = \"public\"\n");
    refused(&any, 52, 13, "any is not allowed here", false);
}

#[test]
fn missing_keys_are_refused_where_they_are_missing() {
    let missing = |line, from: &str, place: (u64, u64), name: &str| {
        let mut lines: Vec<&str> = TOML.lines().collect();
        let taken: &str = lines.remove(line);
        assert!(taken.starts_with(from), "{taken}");
        let message = format!("required {name} is missing");
        refused(&lines.join("\n"), place.0, place.1, &message, false);
    };
    missing(0, "id", (1, 1), "id");
    missing(2, "owner", (1, 1), "owner");
    missing(7, "level", (7, 1), "level");
    missing(15, "id", (15, 1), "id");
    missing(16, "classes", (15, 1), "classes");
    missing(17, "recipients", (15, 1), "recipients");
    missing(22, "decision", (15, 1), "decision");
    missing(48, "released", (48, 1), "released");
}

#[test]
fn values_of_another_type_are_refused() {
    toml(2, "\"1\"", "1", 11, "expected a text, found \"1\"");
    toml(
        17,
        "\"contact\"",
        "1979-05-27",
        12,
        "expected a text, found \"1979-05-27\"",
    );
    toml(
        23,
        "\"free\"",
        "true",
        12,
        "expected a text, found \"true\"",
    );
    toml(
        24,
        "[\"log\"]",
        "{ log = 1.5 }",
        15,
        "expected a text, found \"a table\"",
    );
    toml(
        36,
        "false",
        "\"no\"",
        13,
        "expected true or false, found \"no\"",
    );
    let text = "rules = \"none\"\n".to_owned() + TOML.split("[[rules]]").next().unwrap();
    refused(&text, 1, 9, "expected a list, found \"none\"", false);
}

/// To name nothing would be a condition that never holds, or look like none.
#[test]
fn to_name_nothing_is_refused() {
    let empty = |line, old: &str, column, expected: &str| {
        let message = format!("expected {expected}, found \"[]\"");
        toml(line, old, "[]", column, &message);
    };
    empty(
        17,
        "[\"contact\", \"intruder\"]",
        11,
        "an information class",
    );
    empty(18, "[\"partner\"]", 14, "a class of recipients");
    empty(20, "\"archiving\"", 11, "a purpose");
    empty(21, "\"new\"", 10, "a status");
    empty(22, "\"phishing\"", 15, "a type of attack");
}

#[test]
fn what_is_there_already_is_refused() {
    toml(28, "two", "one", 6, "\"one\" is there already");
    let text = format!("{TOML}\n[[channels]]\nname = \"mail\"\nlevel = \"public\"\n");
    refused(&text, 53, 8, "\"mail\" is there already", false);
    let duty = "[[duties]]\nid = \"tell\"\nrecipient = \"partner\"\ntext = \"\"";
    refused(
        &format!("{TOML}\n{duty}"),
        53,
        6,
        "\"tell\" is there already",
        false,
    );
}

#[test]
fn rules_that_contradict_each_other_are_refused() {
    let rule = |id: &str, rest: &str| {
        format!(
            "[[rules]]\nid = \"{id}\"\nwhen = [\"requested\", \"needed\"]\n\
             recipients = [\"partner\", \"everybody\"]\n{rest}\n"
        )
    };
    let first = rule(
        "first",
        "classes = [\"contact\", \"intruder\"]\ndecision = \"free\"",
    );
    let refused_as = |second: &str| {
        let text = format!("{TOML}\n{first}{second}");
        let line = u64::try_from(text.lines().count()).unwrap();
        let line = line + 2 - u64::try_from(second.lines().count()).unwrap();
        let message = "rule \"second\" contradicts rule \"first\"";
        refused(&text, line, 6, message, false);
        let error = DisclosurePolicy::from_toml(&text).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Contradiction { .. }));
    };
    refused_as(&rule(
        "second",
        "classes = \"contact\"\ndecision = \"never\"",
    ));
    let obliged = "classes = \"intruder\"\ndecision = \"free\"\nobligations = \"log\"";
    refused_as(&rule("second", obliged));
    let reordered = rule("second", "classes = \"contact\"\ndecision = \"never\"");
    refused_as(&reordered.replace("\"requested\", \"needed\"", "\"needed\", \"requested\""));

    let agrees = |second: &str| {
        let text = format!("{TOML}\n{first}{second}");
        DisclosurePolicy::from_toml(&text).unwrap();
    };
    agrees(&rule(
        "second",
        "classes = \"contact\"\ndecision = \"free\"",
    ));
    agrees(&rule("second", "classes = \"any\"\ndecision = \"never\""));
    agrees(&rule(
        "second",
        "classes = \"embarrassing\"\ndecision = \"never\"",
    ));
    agrees(&rule(
        "second",
        "classes = \"contact\"\ndecision = \"never\"\nbasis = \"legal\"",
    ));
    agrees(&reordered.replace("\"requested\"", "\"not requested\""));
}

#[test]
fn faults_of_syntax_have_a_line() {
    let error = DisclosurePolicy::from_toml("id = \"test\"\nversion = = 1\n").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Toml(_)));
    assert_eq!(error.position().unwrap().line(), 2);
    let twice = format!("id = \"again\"\n{TOML}");
    let error = DisclosurePolicy::from_toml(&twice).unwrap_err();
    assert!(error.to_string().contains("duplicate key"), "{error}");
    assert_eq!(error.position().unwrap().line(), 2);

    let error = DisclosurePolicy::from_json("{\n\"id\": \"test\",\n\"é\": nul}").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Json(_)));
    assert_eq!(error.position().unwrap().line(), 3);
    for text in ["", "[", "{}x", "\"\\ud800\"", "{\"\\ud800\": 1}"] {
        let error = DisclosurePolicy::from_json(text).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Json(_)), "{error}");
        assert_eq!(error.position().unwrap().line(), 1);
    }
}

#[test]
fn json_is_refused_with_its_line_too() {
    let change = |old: &str, new: &str, line, column, message: &str| {
        assert!(JSON.contains(old), "{old}");
        refused(&JSON.replacen(old, new, 1), line, column, message, true);
    };
    change(
        "\"free\"",
        "\"perhaps\"",
        9,
        16,
        "expected a decision, found \"perhaps\"",
    );
    change(
        "[\"log\"]",
        "[\"lag\"]",
        10,
        20,
        "expected an obligation, found \"lag\"",
    );
    change(
        "\"intruder\"",
        "null",
        11,
        28,
        "expected a text, found \"null\"",
    );
    change(
        "\"public\"",
        "\"p\\u0075blik\"",
        5,
        22,
        &format!("expected {LEVEL}, found \"publik\""),
    );
    change(
        "\"obligations\"",
        "\"colour\"",
        10,
        4,
        "colour is not allowed here",
    );
    change(
        "\"as\"",
        "\"level\"",
        5,
        32,
        "the member \"level\" occurs twice",
    );
    change("\"two\"", "\"one\"", 11, 10, "\"one\" is there already");
    change("\"id\": \"test\", ", "", 1, 1, "required id is missing");
    refused("[]", 1, 1, "expected a table, found \"a list\"", true);
    refused(
        " {\"id\": 1e3}",
        1,
        9,
        "expected a text, found \"1e3\"",
        true,
    );
}

#[test]
fn depth_is_an_error_and_not_an_overflow() {
    let deep = format!("{{\"id\": {}", "[".repeat(200_000)) + &"]".repeat(200_000) + "}";
    let error = DisclosurePolicy::from_json(&deep).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Limit { allowed: 16, .. }),
        "{error}"
    );
    let deep = format!("id = {}", "[".repeat(200_000)) + &"]".repeat(200_000);
    let error = DisclosurePolicy::from_toml(&deep).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Toml(_)), "{error}");
}
