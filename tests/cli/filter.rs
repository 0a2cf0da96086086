//! `filter`.

use std::fs;

use crate::tool::{code, command, data, folder, run, run_on, stderr, stdout};

/// An archive of incidents with a severity each, and of one without.
fn archive() -> String {
    let incidents = ["low", "medium", "high", "unknown", ""].map(|severity| {
        let assessment = match severity {
            "" => String::new(),
            severity => format!(r#"<Assessment><BusinessImpact severity="{severity}"/></Assessment>"#),
        };
        format!(
            r#"<Incident purpose="handling" restriction="public"><IncidentID name="csirt.example.com">{severity}-1</IncidentID><DetectTime>2026-03</DetectTime>{assessment}</Incident>"#
        )
    });
    format!(
        r#"<Incidents xmlns="https://docs.rs/iodef/ns/1">{}</Incidents>"#,
        incidents.concat()
    )
}

#[test]
fn wanted_incidents_are_written() {
    let output = run_on(
        &["filter", "impact.severity >= medium", "-"],
        archive().as_bytes(),
    );
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for (id, there) in [
        ("low-1", false),
        ("medium-1", true),
        ("high-1", true),
        ("unknown-1", false),
    ] {
        assert_eq!(stdout(&output).contains(id), there, "{id}");
    }
    let said = "undecided: 1 incidents say too little to tell, and were left out\n";
    assert_eq!(stderr(&output), said);
    let output = run_on(
        &[
            "filter",
            "--keep-undecided",
            "impact.severity >= medium",
            "-",
        ],
        archive().as_bytes(),
    );
    assert!(stdout(&output).contains("unknown-1"));
}

#[test]
fn a_count_is_printed_for_each_input() {
    let folder = folder("filter-count");
    let file = folder.join("archive.xml");
    fs::write(&file, archive()).unwrap();
    let path = file.to_str().unwrap();
    for unchecked in [&["--unchecked"][..], &[]] {
        let mut command = command(&["filter", "--count", "impact.severity exists", path, path]);
        let output = command.args(unchecked).output().unwrap();
        assert_eq!(stdout(&output), format!("{path}: 4\n{path}: 4\n"));
        assert_eq!((code(&output), stderr(&output)), (0, ""));
    }
}

#[test]
fn several_inputs_become_one_archive_in_the_vocabulary_of_the_first() {
    let (phishing, archive) = (data("phishing"), data("archive"));
    let paths = [phishing.to_str().unwrap(), archive.to_str().unwrap()];
    let output = command(&["filter", "id exists", paths[0], paths[1]])
        .output()
        .unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let counted = run_on(&["filter", "--count", "id exists", "-"], &output.stdout);
    let alone = |path| {
        let output = command(&["filter", "--count", "id exists", path])
            .output()
            .unwrap();
        let count = stdout(&output)
            .trim()
            .rsplit(' ')
            .next()
            .unwrap()
            .to_owned();
        count.parse::<u64>().unwrap()
    };
    let all = alone(paths[0]) + alone(paths[1]);
    assert_eq!(stdout(&counted), format!("-: {all}\n"));
}

#[test]
fn an_expression_that_is_none_is_shown_with_its_column() {
    let output = run(&["filter", "status is new"], &data("archive"));
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    let said = stderr(&output);
    assert!(said.contains("\n  status is new\n         ^"), "{said}");
    assert!(said.contains("found \"is\" (line 1, column 8)"), "{said}");
}

#[test]
fn where_nothing_is_wanted_nothing_is_written() {
    let target = folder("filter-nothing").join("out.xml");
    let arguments = ["filter", "csirt = nobody", "-o", target.to_str().unwrap()];
    let output = run(&arguments, &data("archive"));
    assert_eq!(
        (code(&output), stderr(&output)),
        (1, "no incident is wanted\n")
    );
    assert!(!target.exists());
}

#[test]
fn an_error_names_the_input() {
    let bad = archive().replace("low-1</IncidentID>", "low-1");
    let output = run_on(&["filter", "status = new", "-"], bad.as_bytes());
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    assert!(stderr(&output).starts_with("-:1:"), "{}", stderr(&output));
}
