use crate::bundle::Limits;
use crate::bundle::manifest::{Line, Manifest};
use crate::bundle::tests::sha256;

fn why(text: &str) -> String {
    let parsed = Manifest::parse(text.as_bytes(), &Limits::default());
    parsed.unwrap_err().to_string()
}

fn sound() -> String {
    let line = |name: &str| Line {
        name: name.to_owned(),
        sha256: sha256(name.as_bytes()),
    };
    Manifest::new(vec![line("incident.xml"), line("b"), line("a b")]).to_text()
}

#[test]
fn a_list_is_what_sha256sum_reads() {
    let text = sound();
    let names: Vec<_> = text.lines().skip(1).map(|line| &line[66..]).collect();
    assert_eq!(names, ["a b", "b", "incident.xml"]);
    let parsed = Manifest::parse(text.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(parsed.to_text(), text);
}

#[test]
fn a_list_has_one_form_only() {
    let text = sound();
    let digest = sha256(b"b");
    let line = format!("{digest}  b\n");
    for (changed, reason) in [
        (text.replace('\n', "\r\n"), "not of a bundle of version 1"),
        (
            text.replace("bundle 1", "bundle 2"),
            "not of a bundle of version 1",
        ),
        (
            text.replacen("# iodef bundle 1\n", "", 1),
            "not of a bundle of version 1",
        ),
        (
            text.trim_end().to_owned(),
            "the list of members is not in order",
        ),
        (
            text.replace(&line, &line.repeat(2)),
            "there are two of that name",
        ),
        (
            format!("{text}{line}"),
            "the list of members is not in order",
        ),
        (
            text.replace(&line, &line.replace("  ", " *")),
            "the list of members is none",
        ),
        (
            text.replace(&line, &format!("\n{line}")),
            "the list of members is none",
        ),
        (
            text.replace(&digest, &digest.to_uppercase()),
            "the list of members is none",
        ),
        (
            text.replace(&digest, &digest[1..]),
            "the list of members is none",
        ),
        (
            text.replace("  b\n", "  ../b\n"),
            "the list of members is not in order",
        ),
        (
            text.replace("  b\n", "  a/../b\n"),
            "its path leads elsewhere",
        ),
        (
            text.replace("  b\n", "  a\\b\n"),
            "a backslash is in its name",
        ),
        (
            text.replace("  incident.xml\n", "  z\n"),
            "it is not in the list of members",
        ),
        (
            text.replace("  a b\n", "  SHA256SUMS\n"),
            "the bundle itself has that name",
        ),
    ] {
        let found = why(&changed);
        assert!(found.ends_with(reason), "{found} for {changed}");
    }
}
