//! Files are complete or not there.

use std::fs;

use ::parquet::file::metadata::RowGroupMetaData;

use super::read::{Folder, export, open, read};
use super::{some_incidents, unredacted};
use crate::parquet::ParquetLayout;
use crate::{ErrorKind, Incident, IncidentId, ParquetOptions, Purpose, Restriction};

fn incident(number: usize, restriction: Restriction) -> Incident {
    let id = IncidentId::new("csirt.example", number.to_string());
    Incident::new(id, Purpose::Archiving, restriction)
}

#[test]
fn a_writer_that_is_dropped_leaves_nothing() {
    for layout in ParquetLayout::ALL {
        let folder = Folder::new();
        let mut writer = unredacted(layout).create(&folder.0).unwrap();
        writer.write(&incident(1, Restriction::Public)).unwrap();
        assert!(folder.names().iter().all(|name| name.contains(".parquet.")));
        drop(writer);
        assert_eq!(folder.names(), Vec::<String>::new());
    }
}

#[test]
fn no_export_mixes_with_another() {
    for layout in ParquetLayout::ALL {
        let (folder, _) = export(&unredacted(ParquetLayout::Flat), []).unwrap();
        fs::remove_file(folder.0.join("incident.parquet")).unwrap();
        let error = ParquetOptions::new()
            .layout(layout)
            .create(&folder.0)
            .unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Io));
        assert!(error.to_string().contains("is there already"), "{error}");
    }
    let folder = Folder::new();
    let options = unredacted(ParquetLayout::Nested);
    let _first = options.create(&folder.0).unwrap();
    assert!(
        options.create(&folder.0).is_err(),
        "two writers in one folder"
    );
}

#[test]
fn row_groups_bound_what_is_held() {
    let mut options = unredacted(ParquetLayout::Nested);
    let folder = Folder::new();
    let mut writer = options.row_group(100).create(&folder.0).unwrap();
    for number in 0..1_050 {
        writer
            .write(&incident(number, Restriction::Public))
            .unwrap();
        assert!(writer.held() < 100, "{}", writer.held());
    }
    writer.finish().unwrap();
    let reader = open(&folder.0.join("incident.parquet"));
    let groups = reader.metadata().row_groups();
    let rows: Vec<i64> = groups.iter().map(RowGroupMetaData::num_rows).collect();
    assert_eq!(rows, [[100; 10].as_slice(), &[50]].concat());
    assert_eq!(read(&folder)["incident"].len(), 1_050);
}

#[test]
fn both_layouts_say_the_same() {
    let incidents = some_incidents(60);
    let [nested, flat] = ParquetLayout::ALL.map(|layout| {
        let (folder, summary) = export(&unredacted(layout), &incidents).unwrap();
        let written = usize::try_from(summary.written).unwrap();
        assert_eq!((written, summary.withheld), (incidents.len(), 0));
        read(&folder)
    });
    let mut rows = 0;
    for (name, mut table) in flat {
        if name != "incident" {
            for row in &mut table {
                row.remove("incident_id");
                row.remove("incident_id_r");
            }
        }
        rows += table.len();
        let other = nested.get(&name).map_or(&[][..], |rows| rows);
        assert_eq!(other, table, "{name}");
    }
    println!("{rows} rows are the same");
}

#[test]
fn the_strictest_level_stands_in_the_file() {
    let levels = [Restriction::Public, Restriction::Green, Restriction::Red];
    let incidents = levels.map(|level| incident(1, level));
    for (audience, written, strictest) in [
        (Restriction::Public, 1, "0"),
        (Restriction::Partner, 2, "10"),
        (Restriction::Private, 3, "30"),
    ] {
        let mut options = ParquetOptions::new();
        let (folder, summary) = export(options.audience(audience), &incidents).unwrap();
        assert_eq!((summary.written, summary.withheld), (written, 3 - written));
        let reader = open(&folder.0.join("incident.parquet"));
        let notes = reader
            .metadata()
            .file_metadata()
            .key_value_metadata()
            .unwrap();
        let note = |key: &str| {
            let found = notes.iter().find(|note| note.key == key);
            found.and_then(|note| note.value.as_deref())
        };
        assert_eq!(note("iodef.max_restriction"), Some(strictest));
        assert_eq!(note("iodef.schema"), Some("1"));
        assert!(note("iodef.generator").unwrap().starts_with("iodef "));
    }
}
