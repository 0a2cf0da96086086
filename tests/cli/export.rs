//! `iodef export`: which files there are, and what is said.

use std::fs;

use crate::tool::{code, command, data, folder, names, stderr, stdout};

fn export(arguments: &[&str], target: &std::path::Path) -> std::process::Output {
    let mut command = command(&["export", "-o"]);
    command.arg(target).args(arguments).output().unwrap()
}

#[test]
fn a_layout_is_one_file_or_many() {
    let folder = folder("export-layouts");
    let file = data("archive");
    let file = file.to_str().unwrap();
    let nested = export(&["--unredacted", file], &folder.join("nested"));
    assert_eq!((code(&nested), stderr(&nested)), (0, ""));
    assert_eq!(names(&folder.join("nested")), ["incident.parquet"]);
    let flat = export(
        &["--unredacted", "--layout", "flat", file],
        &folder.join("flat"),
    );
    assert_eq!((code(&flat), stderr(&flat)), (0, ""));
    let files = names(&folder.join("flat"));
    assert!(files.contains(&"address.parquet".to_owned()), "{files:?}");
    let again = export(&["--unredacted", file], &folder.join("flat"));
    assert_eq!(code(&again), 2);
    assert!(stderr(&again).contains("incident.parquet is there already"));
    assert_eq!(names(&folder.join("flat")), files);
}

#[test]
fn what_may_not_be_told_is_left_out_and_counted() {
    let folder = folder("export-audience");
    let file = data("archive");
    let output = export(&[file.to_str().unwrap()], &folder.join("public"));
    assert_eq!(code(&output), 0);
    let said = stderr(&output);
    assert!(said.contains("left out: "), "{said}");
    assert!(
        said.contains(" incidents, of which nothing may be told"),
        "{said}"
    );
}

#[test]
fn an_error_leaves_no_file() {
    let folder = folder("export-error");
    let (good, bad) = (data("archive"), data("bad/missing"));
    let output = export(&[good.to_str().unwrap(), bad.to_str().unwrap()], &folder);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("required IncidentID is missing"));
    assert_eq!(names(&folder), Vec::<String>::new());
    let file = folder.join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(code(&export(&[good.to_str().unwrap()], &file)), 2);
}

#[test]
fn views_are_printed() {
    for engine in ["duckdb", "spark"] {
        let output = export(&["--sql", engine], "it's".as_ref());
        assert_eq!(code(&output), 0);
        let views = stdout(&output);
        let escaped = ["'it''s/incident.parquet'", "'it\\'s/incident.parquet'"];
        assert!(escaped.iter().any(|path| views.contains(path)), "{views}");
        assert_eq!(views.matches("incident_at_").count(), 4);
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    for arguments in [
        &["--unredacted", "--audience", "partner", "x"][..],
        &["--sql", "duckdb", "x"],
        &["--layout", "wide", "x"],
        &[],
    ] {
        assert_eq!(
            code(&export(arguments, "nowhere".as_ref())),
            2,
            "{arguments:?}"
        );
    }
}
