//! `iodef aggregate`: counts of files, in all formats, and what it refuses.

use std::fs;
use std::path::Path;

use crate::common::generate;
use crate::tool::{code, command, data, folder, report, run, run_on, stderr, stdout};

/// Documents of one incident each, of three teams.
fn some(folder: &Path) -> Vec<String> {
    let incident = |number: usize| {
        let category = match number % 3 {
            0 => "phishing",
            1 => "c&amp;c",
            _ => "=1+1",
        };
        report(&format!(
            "\n    <Assessment><IncidentCategory>{category}</IncidentCategory><SystemImpact type=\"unknown\"/></Assessment>"
        ))
    };
    let write = |number| {
        let path = folder.join(format!("{number}.xml"));
        fs::write(&path, in_order(&incident(number))).unwrap();
        path.to_str().unwrap().to_owned()
    };
    (0..8).map(write).collect()
}

/// The assessment stands before the contact.
fn in_order(document: &str) -> String {
    let at = document.find("<Assessment>").unwrap();
    let end = document.find("</Assessment>").unwrap() + "</Assessment>".len();
    let assessment = &document[at..end];
    let without = document.replace(assessment, "");
    without.replace("<Contact ", &format!("{assessment}<Contact "))
}

fn aggregate(arguments: &[&str], files: &[String]) -> std::process::Output {
    let mut command = command(&["aggregate"]);
    command.args(arguments).args(files).output().unwrap()
}

#[test]
fn files_are_counted_together() {
    let files = some(&folder("aggregate"));
    let output = aggregate(&["--by", "class"], &files);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let lines: Vec<&str> = stdout(&output).lines().collect();
    assert!(lines[0].starts_with("class "), "{lines:?}");
    assert_eq!(lines.len(), 1 + 11 + 1 + 1 + 1);
    let words = |at: usize| lines[at].split_whitespace().collect::<Vec<_>>();
    assert_eq!(words(2), ["malicious-code", "3", "37.5", "50.0"]);
    assert_eq!(words(8), ["fraud", "3", "37.5", "50.0"]);
    assert_eq!(words(12), ["not", "stated", "2", "25.0"]);
    assert_eq!(words(13)[..2], ["(all)", "8"]);

    let one = fs::read(&files[0]).unwrap();
    let both = run_on(&["aggregate", "--by", "type", "-"], &one);
    assert!(stdout(&both).contains("phishing"), "{}", stderr(&both));
}

#[test]
fn formats_are_csv_json_and_xml() {
    let files = some(&folder("aggregate-formats"));
    let csv = aggregate(&["--by", "category,purpose", "--format", "csv"], &files);
    let first = "category,purpose,incidents,share_of_all,share_of_known\n";
    assert!(stdout(&csv).starts_with(first), "{}", stdout(&csv));
    assert!(stdout(&csv).contains("\n'=1+1,reporting,2,0.25,0.25\n"));

    let json = aggregate(&["--by", "type", "--format", "json"], &files);
    let value: serde_json::Value = serde_json::from_str(stdout(&json)).unwrap();
    assert_eq!(
        (&value["incidents"], &value["known"]),
        (&8.into(), &6.into())
    );

    let xml = ["--by", "type", "--format", "xml", "--min-count", "3"];
    let output = aggregate(&xml, &files);
    assert_eq!(code(&output), 2, "an identifier is required");
    let target = folder("aggregate-xml").join("out.xml");
    let more = [
        "--id",
        "csirt.example.com#7",
        "-o",
        target.to_str().unwrap(),
    ];
    let output = aggregate(&[&xml[..], &more].concat(), &files);
    assert_eq!(
        (code(&output), stderr(&output), stdout(&output)),
        (0, "", "")
    );
    let written = fs::read_to_string(&target).unwrap();
    assert!(written.contains("purpose=\"statistics\""), "{written}");
    let valid = run(&["validate"], &target);
    assert_eq!(code(&valid), 0);
    assert_eq!(stdout(&valid).matches("warning[").count(), 1);
    assert!(stdout(&valid).contains("warning[V007 impact]"));
    let shown = run(&["show"], &target);
    assert_eq!(code(&shown), 0);
}

#[test]
fn who_is_counted_is_not_published() {
    let files = some(&folder("aggregate-refused"));
    let xml = ["--format", "xml", "--id", "csirt.example.com#7", "--by"];
    for by in ["csirt", "id", "contact", "category"] {
        let output = aggregate(&[&xml[..], &[by]].concat(), &files);
        assert_eq!((code(&output), stdout(&output)), (1, ""), "{by}");
        assert!(
            stderr(&output).starts_with("-: error: "),
            "{}",
            stderr(&output)
        );
    }
    let hidden = aggregate(&["--by", "category", "--min-count", "3"], &files);
    assert!(!stdout(&hidden).contains("=1+1"), "{}", stdout(&hidden));
}

#[test]
fn partial_results_add_up() {
    let folder = folder("aggregate-partial");
    let files = some(&folder);
    let by = [
        "--by",
        "type,month(generated)",
        "--duration",
        "reported..generated",
    ];
    let whole = aggregate(&by, &files);
    let mut merge = Vec::new();
    for (number, part) in files.chunks(3).enumerate() {
        let path = folder.join(format!("{number}.json"));
        let more = ["--format", "partial", "-o", path.to_str().unwrap()];
        let output = aggregate(&[&by[..], &more].concat(), part);
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        merge.extend(["--merge".to_owned(), path.to_str().unwrap().to_owned()]);
    }
    let merge: Vec<&str> = merge.iter().map(String::as_str).collect();
    let merged = aggregate(&[&by[..], &merge].concat(), &[]);
    assert_eq!((code(&merged), stderr(&merged)), (0, ""));
    assert_eq!(stdout(&merged), stdout(&whole));
    let other = aggregate(&[&["--by", "type"], &merge[..]].concat(), &[]);
    assert_eq!(code(&other), 1);
}

#[test]
fn errors_name_the_file() {
    let mut files = some(&folder("aggregate-errors"));
    let good = files.clone();
    files.insert(3, data("bad/date").to_str().unwrap().to_owned());
    files.push(data("bad/root").to_str().unwrap().to_owned());
    let output = aggregate(&["--by", "type,month"], &files);
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    assert!(
        stderr(&output).contains("date.xml:5:17: error: "),
        "{}",
        stderr(&output)
    );
    let missing = [good, vec!["no/such/file.xml".to_owned()]].concat();
    let output = aggregate(&["--by", "type"], &missing);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(
        stderr(&output).starts_with("no/such/file.xml: error: "),
        "{}",
        stderr(&output)
    );
    for wrong in ["colour", "", "type,type,type,type,type", "net(status)"] {
        assert_eq!(code(&aggregate(&["--by", wrong], &files)), 2, "{wrong}");
    }
}

#[test]
fn an_archive_is_counted() {
    let mut archive = generate::header().to_owned();
    for n in 0..300 {
        generate::small(n, &mut archive);
    }
    archive.push_str(generate::footer());
    let output = run_on(&["aggregate", "--by", "purpose", "-"], archive.as_bytes());
    assert!(stdout(&output).contains("(all)"), "{}", stderr(&output));
    let line = stdout(&output)
        .lines()
        .find(|line| line.starts_with("(all)"))
        .unwrap();
    assert_eq!(line.split_whitespace().nth(1), Some("300"));
}

#[test]
fn only_what_is_asked_for_is_counted() {
    let archive = data("archive");
    let count = |arguments: &[&str]| {
        let output = run(
            &[
                &["aggregate", "--by", "purpose", "--format", "json"],
                arguments,
            ]
            .concat(),
            &archive,
        );
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let table: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
        table["incidents"]
            .as_u64()
            .unwrap_or_else(|| panic!("{table}"))
    };
    assert_eq!(count(&[]), 5);
    assert_eq!(count(&["--where", "id exists"]), 5);
    assert_eq!(count(&["--where", "csirt = nobody"]), 0);
    assert_eq!(count(&["--where", "csirt = nobody", "--unchecked"]), 0);
    assert!(count(&["--where", "purpose = reporting"]) < 5);
}
