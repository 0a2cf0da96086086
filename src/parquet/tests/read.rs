//! What stands in the files of an export, read by the crate that reads Parquet.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type, TimestampMicrosecondType, UInt8Type};
use arrow_array::{Array, StructArray};
use arrow_schema::{DataType, SchemaRef};

use crate::parquet::{ParquetOptions, ParquetSummary};
use crate::{Incident, Result};

/// A row: its fields that say something.
pub(super) type Row = BTreeMap<String, String>;

/// The rows of each table.
pub(super) type Tables = BTreeMap<String, Vec<Row>>;

/// A folder that goes with the test.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        let name = format!("iodef-parquet-{}", uuid::Uuid::new_v4());
        Self(std::env::temp_dir().join(name))
    }

    pub(super) fn names(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> = files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(super) fn export<'a>(
    options: &ParquetOptions,
    incidents: impl IntoIterator<Item = &'a Incident>,
) -> Result<(Folder, ParquetSummary)> {
    let folder = Folder::new();
    let mut writer = options.create(&folder.0)?;
    for incident in incidents {
        writer.write(incident)?;
    }
    let summary = writer.finish()?;
    Ok((folder, summary))
}

/// All tables of an export, whatever its layout.
pub(super) fn read(folder: &Folder) -> Tables {
    let mut tables = Tables::new();
    for name in folder.names() {
        let table = name.strip_suffix(".parquet").unwrap();
        let reader = open(&folder.0.join(&name)).build().unwrap();
        let rows = tables.entry(table.to_owned()).or_default();
        let mut lists = Tables::new();
        for batch in reader {
            let batch = StructArray::from(batch.unwrap());
            for row in 0..batch.len() {
                rows.push(row_of(&batch, row, &mut lists));
            }
        }
        tables.extend(lists);
    }
    tables
}

pub(super) fn open(path: &Path) -> ParquetRecordBatchReaderBuilder<File> {
    ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap()
}

pub(super) fn schema(folder: &Folder, name: &str) -> SchemaRef {
    open(&folder.0.join(format!("{name}.parquet")))
        .schema()
        .clone()
}

/// A row, and the rows of the lists in it with the number of its incident.
fn row_of(batch: &StructArray, row: usize, lists: &mut Tables) -> Row {
    let mut said = Row::new();
    for (field, column) in batch.fields().iter().zip(batch.columns()) {
        if let DataType::List(_) = field.data_type() {
            let list = column.as_list::<i32>().value(row);
            let rows = lists.entry(field.name().clone()).or_default();
            for element in 0..list.len() {
                let mut element = row_of(list.as_struct(), element, &mut Tables::new());
                element.insert("incident_seq".into(), said["incident_seq"].clone());
                rows.push(element);
            }
        } else if column.is_valid(row) {
            said.insert(field.name().clone(), value(column, row));
        }
    }
    said
}

fn value(column: &dyn Array, row: usize) -> String {
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).to_string(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::UInt8 => column.as_primitive::<UInt8Type>().value(row).to_string(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).to_string(),
        DataType::Timestamp(..) => {
            let times = column.as_primitive::<TimestampMicrosecondType>();
            times.value_as_datetime(row).unwrap().to_string()
        }
        other => panic!("no field is a {other}"),
    }
}
