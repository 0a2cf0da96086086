//! `relate`.

use std::fs;
use std::path::PathBuf;

use crate::tool::{code, command, folder, report, run, run_on, stderr, stdout};

/// A report of a team, about an attack on a victim.
fn attack(team: &str, number: &str, attacker: &str, victim: &str) -> String {
    let system = |category: &str, address: &str| {
        format!(
            r#"<System category="{category}"><Node><Address category="ipv4-addr">{address}</Address></Node></System>"#
        )
    };
    let flow = [system("source", attacker), system("target", victim)].concat();
    let document = report(&format!(
        "<EventData><DetectTime>2025-03-01T10:00:00Z</DetectTime><Flow>{flow}</Flow></EventData>"
    ));
    let id = format!(r#"<IncidentID name="{team}">{number}</IncidentID>"#);
    document.replace(
        r#"<IncidentID name="csirt.example.com">1</IncidentID>"#,
        &id,
    )
}

/// Three reports, two of them of one incident.
fn reports(name: &str) -> Vec<PathBuf> {
    let folder = folder(name);
    let reports = [
        (
            "a.xml",
            attack("csirt.example.com", "7", "240.181.7.9", "240.62.11.3"),
        ),
        (
            "b.xml",
            attack("csirt.example.com", "8", "240.99.1.2", "240.5.5.5"),
        ),
        (
            "c.xml",
            attack("cert.example.net", "R-17", "240.181.7.9", "240.62.11.3"),
        ),
    ];
    let write = |(name, report): (&str, String)| {
        let file = folder.join(name);
        fs::write(&file, report).unwrap();
        file
    };
    reports.into_iter().map(write).collect()
}

#[test]
fn r077_reports_of_one_incident_are_printed_with_what_they_share() {
    let files = reports("relate");
    let output = command(&["relate"]).args(&files).output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let [a, _, c] = &files[..] else {
        unreachable!("three files");
    };
    let (a, c) = (a.display(), c.display());
    let said = stdout(&output);
    let start = format!(
        "cluster 1: 2 incidents, score 0.85\n  {a}: incident 1: csirt.example.com#7\n  {c}: incident 1: cert.example.net#R-17\n    same incident as {a}: incident 1 (0.85): attacker's address 240.181.7.9 (0.75), "
    );
    assert!(said.starts_with(&start), "{said}");
    assert_eq!(said.lines().count(), 4, "{said}");
}

#[test]
fn r077_clusters_are_printed_as_json() {
    let files = reports("relate-json");
    let output = command(&["relate", "--json"])
        .args(&files)
        .output()
        .unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let cluster: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(cluster["cluster"], 1);
    assert_eq!(cluster["members"][1]["id"], "cert.example.net#R-17");
    assert_eq!(cluster["members"][1]["incident"], 1);
    let link = &cluster["links"][0];
    assert_eq!((&link["from"], &link["to"]), (&1.into(), &2.into()));
    assert_eq!(link["kind"], "same incident");
    assert_eq!(link["clues"][0]["shared"], "240.181.7.9");
}

#[test]
fn r077_a_higher_threshold_finds_less() {
    let files = reports("relate-threshold");
    let run = |threshold: &str| {
        let arguments = ["relate", "--threshold", threshold];
        command(&arguments).args(&files).output().unwrap()
    };
    assert_eq!((code(&run("0.95")), stdout(&run("0.95"))), (0, ""));
    for wrong in ["1.5", "-1", "much", "NaN"] {
        assert_eq!(code(&run(wrong)), 2, "{wrong}");
    }
}

#[test]
fn relate_reads_standard_input_and_goes_on_behind_errors() {
    let files = reports("relate-errors");
    let output = run_on(&["relate", "-"], b"<nothing/>");
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    assert!(stderr(&output).starts_with("-:1:"), "{}", stderr(&output));
    let a = files[0].to_str().unwrap();
    let same = run_on(&["relate", "-", a], &fs::read(&files[2]).unwrap());
    assert_eq!(code(&same), 0);
    assert!(stdout(&same).contains("  -: incident 1: cert.example.net#R-17\n"));
    let output = run(&["relate", a, "no/such/file.xml"], &files[2]);
    assert_eq!(code(&output), 2);
    assert!(stdout(&output).starts_with("cluster 1: 2 incidents"));
}
