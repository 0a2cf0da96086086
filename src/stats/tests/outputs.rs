//! Tables as text, CSV, JSON, and incidents.

use crate::stats::tests::{add, aggregate, blank, plans};
use crate::{
    Aggregate, Assessment, Document, FindingSeverity, IncidentId, Key, Reader, Restriction, Status,
    Table, Vocabulary, WriterBuilder,
};

fn id() -> IncidentId {
    IncidentId::new("csirt.example.com", "2024-statistics")
}

fn with_statuses() -> Aggregate {
    let mut counted = aggregate("status");
    for status in [
        Some(Status::New),
        Some(Status::New),
        Some(Status::Resolved),
        None,
    ] {
        let mut incident = blank();
        incident.status = status;
        counted.add(&incident);
    }
    counted
}

#[test]
fn text_is_aligned() {
    let expected = "\
status       incidents  % of all  % of known
new                  2      50.0        66.7
in-progress          0       0.0         0.0
forwarded            0       0.0         0.0
resolved             1      25.0        33.3
future               0       0.0         0.0
not stated           1      25.0
(all)                4     100.0
Incidents of which something is known: 3.
";
    assert_eq!(with_statuses().table().to_text(), expected);
}

#[test]
fn csv_has_a_line_for_each_cell() {
    let csv = with_statuses().table().to_csv();
    assert!(csv.starts_with("status,incidents,share_of_all,share_of_known\nnew,2,0.5,0.66"));
    assert!(csv.contains("\n(all),4,1,"));
    let mut counted = aggregate("status,purpose");
    counted.add(&blank().with_status(Status::New));
    let csv = counted.table().to_csv();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 5);
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), (5 + 1) * (10 + 1));
    let shares = |record: &csv::StringRecord| (record[3].to_owned(), record[4].to_owned());
    assert_eq!(shares(&records[0]), ("0".to_owned(), "0".to_owned()));
    assert_eq!(
        shares(records.last().unwrap()),
        ("1".to_owned(), String::new())
    );
    let found = |keys: [&str; 2]| {
        let mut of = records
            .iter()
            .filter(|record| record[0] == *keys[0] && record[1] == *keys[1]);
        of.next().map(|record| record[2].to_owned())
    };
    assert_eq!(found(["new", "reporting"]).as_deref(), Some("1"));
    assert_eq!(found(["new", "(all)"]).as_deref(), Some("1"));
    assert_eq!(found(["(all)", "alert"]).as_deref(), Some("0"));
    assert_eq!(found(["(all)", "(all)"]).as_deref(), Some("1"));
}

#[test]
fn no_text_becomes_a_formula() {
    let table = aggregate("category").table().with_keys(
        0,
        ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "a=b", "a,\"b"],
    );
    let csv = table.to_csv();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let mut seen = 0;
    for record in reader.records() {
        let field = record.unwrap()[0].to_owned();
        assert!(
            !field.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{field:?}"
        );
        seen += usize::from(field.starts_with('\''));
    }
    assert_eq!(seen, 6);
    assert!(!table.to_text().contains('\t'));
}

#[test]
fn json_holds_cells_and_totals() {
    let mut counted = aggregate("status,month");
    add(&mut counted, &plans(60, 4));
    let table = counted.table();
    let json: serde_json::Value = serde_json::from_str(&table.to_json()).unwrap();
    assert_eq!(json["incidents"], 60);
    assert_eq!(json["dimensions"], serde_json::json!(["status", "month"]));
    let cells = json["cells"].as_array().unwrap();
    assert_eq!(
        cells.len(),
        (table.rows().count() + 1) * (table.columns().count() + 1)
    );
    for cell in cells {
        let (row, column) = (cell["keys"][0].as_str(), cell["keys"][1].as_str());
        let count = match (row, column) {
            (Some(row), Some(column)) => table.count(&[row, column]),
            (Some(row), None) => table.count(&[row]),
            (None, Some(column)) => table.column_total(column),
            (None, None) => table.total(),
        };
        assert_eq!(cell["incidents"].as_u64(), count.value());
    }
}

fn published(table: &Table) -> Vec<u8> {
    let incident = table.to_incident(id(), Restriction::Partner).unwrap();
    // It assesses no impact, which a report should.
    let findings = crate::validate(&incident);
    let mut wrong = findings
        .iter()
        .filter(|finding| finding.rule.id != "impact");
    assert_eq!(wrong.next(), None);
    assert!(findings.iter().all(|f| f.severity < FindingSeverity::Error));
    let mut writer = WriterBuilder::new(Vocabulary::Incident).from_writer(Vec::new());
    writer.begin(&Document::default()).unwrap();
    writer.incident(&incident).unwrap();
    let written = writer.finish().unwrap();
    let read = Reader::from_reader(&written[..])
        .incidents()
        .next()
        .unwrap()
        .unwrap();
    assert_eq!(read, incident);
    written
}

#[test]
fn an_incident_of_statistics_is_valid_and_comes_back() {
    let mut counted = aggregate("type,month").with_duration("started..contain".parse().unwrap());
    add(&mut counted, &plans(300, 4));
    let table = counted.table().suppress(5);
    let written = String::from_utf8(published(&table)).unwrap();
    assert!(written.contains("purpose=\"statistics\""), "{written}");
    assert!(written.contains("name=\"phishing\""));
    assert!(written.contains("no-name=\"unknown month\""));
    assert!(written.contains("<st:duration"));
}

#[test]
fn keys_of_no_list_are_published_only_suppressed() {
    let says = |name: &str| blank().with_assessment(Assessment::default().with_category(name));
    let mut counted = aggregate("category");
    (0..9).for_each(|_| counted.add(&says("common")));
    assert!(
        counted
            .table()
            .to_incident(id(), Restriction::Public)
            .is_err()
    );
    assert!(
        counted
            .table()
            .suppress(1)
            .to_incident(id(), Restriction::Public)
            .is_err()
    );
    published(&counted.table().suppress(5));
    published(&with_statuses().table());
}

#[test]
fn what_names_somebody_is_never_published() {
    for by in [
        "id",
        "alternative",
        "csirt",
        "attacker.address",
        "attacker.domain",
        "attacker.organisation",
        "attacker.location",
        "attacker.objective",
        "victim.address",
        "victim.domain",
        "victim.organisation",
        "victim.location",
        "contact",
        "description",
        "impact.cost",
        "detected",
        "/Incident/IncidentID",
        "type,victim.organisation",
        "victim.organisation,type",
    ] {
        let table = aggregate(by).table().suppress(1000);
        assert!(
            table.to_incident(id(), Restriction::Private).is_err(),
            "{by}"
        );
    }
    for by in [
        "net(victim.address)",
        "attacker.country",
        "cve",
        "method",
        "restriction,month",
        "contact.role",
    ] {
        published(&aggregate(by).table().suppress(5));
    }
}

#[test]
fn order_does_not_hang_on_the_incidents() {
    let plans = plans(200, 21);
    let table = |plans: &mut dyn Iterator<Item = &super::Plan>| {
        let mut counted = aggregate("type,net(attacker.address)");
        plans.for_each(|plan| counted.add(&plan.incident()));
        counted.table()
    };
    let (one, other) = (table(&mut plans.iter()), table(&mut plans.iter().rev()));
    assert_eq!(one.to_text(), other.to_text());
    assert_eq!(one.to_json(), other.to_json());
    let rows: Vec<&Key> = one.rows().map(|row| &row[0]).collect();
    assert_eq!(rows.last(), Some(&&Key::Unstated));
    assert_eq!(rows[0], &Key::new("spam"));
}
