//! Rows held until there are enough to be written.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{
    ArrayBuilder, Float64Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder,
    StructBuilder, TimestampMicrosecondBuilder, UInt8Builder,
};
use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef, TimeUnit};

use super::ParquetLayout;
use super::column::Type;
use super::plan::{self, Plan};
use super::rows::{Cell, Found};

/// What the metadata of a field calls where its values come from.
pub(super) const PATH: &str = "iodef.path";

/// The rows of all tables that are not yet written.
#[derive(Debug)]
pub(super) struct Batch {
    layout: ParquetLayout,
    sheets: Vec<Sheet>,
    /// About how many bytes they hold.
    bytes: usize,
}

/// The rows of a table.
#[derive(Debug)]
struct Sheet {
    plan: Plan,
    rows: Rows,
    /// The greatest level among them.
    strictest: u8,
}

#[derive(Debug)]
enum Rows {
    Flat(StructBuilder),
    /// A list for each incident.
    Lists(ListBuilder<StructBuilder>),
}

/// What goes to a file, and the greatest level in it.
pub(super) struct Page {
    pub(super) rows: RecordBatch,
    pub(super) strictest: u8,
}

impl Batch {
    pub(super) fn new(layout: ParquetLayout) -> Self {
        let plans = Plan::all(layout == ParquetLayout::Flat).into_iter();
        let sheets = plans.enumerate().map(|(index, plan)| {
            let fields = fields(&plan);
            let rows = StructBuilder::from_fields(fields.clone(), 0);
            let rows = match layout {
                ParquetLayout::Nested if index > 0 => {
                    Rows::Lists(ListBuilder::new(rows).with_field(item(fields)))
                }
                _ => Rows::Flat(rows),
            };
            Sheet {
                plan,
                rows,
                strictest: 0,
            }
        });
        Self {
            layout,
            sheets: sheets.collect(),
            bytes: 0,
        }
    }

    /// The name and schema of each file.
    pub(super) fn files(&self) -> Vec<(&'static str, SchemaRef)> {
        let mut sheets = self.sheets.iter();
        let own = |sheet: &Sheet| fields(&sheet.plan);
        let files: Vec<(&str, Fields)> = match self.layout {
            ParquetLayout::Flat => sheets.map(|s| (s.plan.table.name, own(s))).collect(),
            ParquetLayout::Nested => {
                let Some(first) = sheets.next() else {
                    return Vec::new();
                };
                let lists = sheets.map(|sheet| Arc::new(list(&sheet.plan)));
                let all = own(first).iter().cloned().chain(lists).collect();
                vec![(first.plan.table.name, all)]
            }
        };
        let with_schema = |(name, fields): (_, Fields)| (name, Arc::new(Schema::new(fields)));
        files.into_iter().map(with_schema).collect()
    }

    /// The plans of the tables, for [`Found::new`].
    pub(super) fn plans(&self) -> impl Iterator<Item = &Plan> {
        self.sheets.iter().map(|sheet| &sheet.plan)
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn add(&mut self, found: &Found<'_>) {
        for (index, sheet) in self.sheets.iter_mut().enumerate() {
            self.bytes += sheet.add(found, index);
        }
    }

    /// What there is for each file, in their order; nothing is held then.
    pub(super) fn take(&mut self) -> Result<Vec<Page>, ArrowError> {
        self.bytes = 0;
        let files = self.files().into_iter().map(|(_, schema)| schema);
        let strictest: Vec<u8> = self.sheets.iter_mut().map(Sheet::take_strictest).collect();
        if self.layout == ParquetLayout::Flat {
            let pages = self.sheets.iter_mut().zip(files).zip(strictest);
            let page = |((sheet, schema), strictest): ((&mut Sheet, SchemaRef), u8)| {
                let rows = RecordBatch::try_new(schema, sheet.take())?;
                Ok(Page { rows, strictest })
            };
            return pages.map(page).collect();
        }
        let columns: Vec<ArrayRef> = self.sheets.iter_mut().flat_map(Sheet::take).collect();
        let strictest = strictest.into_iter().max().unwrap_or(0);
        let pages = files.map(|schema| {
            let rows = RecordBatch::try_new(schema, columns.clone())?;
            Ok(Page { rows, strictest })
        });
        pages.collect()
    }
}

impl Sheet {
    /// Adds the rows of an incident; says about how many bytes they are.
    fn add(&mut self, found: &Found<'_>, table: usize) -> usize {
        let rows = match &mut self.rows {
            Rows::Flat(rows) => rows,
            Rows::Lists(lists) => lists.values(),
        };
        let mut bytes = 0;
        for row in 0..found.len(table) {
            let mut fields = self.plan.fields.iter().zip(rows.field_builders_mut());
            found.row(&self.plan, table, row, &mut |cell| {
                if let Cell::Level(level) = cell {
                    self.strictest = self.strictest.max(level);
                }
                if let Some((field, builder)) = fields.next() {
                    bytes += push(&mut **builder, field.kind, cell);
                }
            });
            rows.append(true);
        }
        if let Rows::Lists(lists) = &mut self.rows {
            lists.append(true);
        }
        bytes
    }

    fn take(&mut self) -> Vec<ArrayRef> {
        match &mut self.rows {
            Rows::Flat(rows) => StructArray::into_parts(rows.finish()).1,
            Rows::Lists(lists) => vec![Arc::new(lists.finish())],
        }
    }

    fn take_strictest(&mut self) -> u8 {
        std::mem::take(&mut self.strictest)
    }
}

/// Adds a value to a builder of its type; says how many bytes it is.
fn push(builder: &mut dyn ArrayBuilder, kind: Type, cell: Cell<'_>) -> usize {
    let builder = builder.as_any_mut();
    macro_rules! append {
        ($builder:ty, $variant:ident) => {
            if let Some(builder) = builder.downcast_mut::<$builder>() {
                builder.append_option(match cell {
                    Cell::$variant(value) => Some(value),
                    _ => None,
                });
            }
        };
    }
    let bytes = match &cell {
        Cell::Text(text) => text.len(),
        _ => 0,
    };
    match kind {
        Type::Text => append!(StringBuilder, Text),
        Type::Whole => append!(Int32Builder, Whole),
        Type::Long => append!(Int64Builder, Long),
        Type::Real => append!(Float64Builder, Real),
        Type::Time => append!(TimestampMicrosecondBuilder, Time),
        Type::Level => append!(UInt8Builder, Level),
    }
    bytes + size_of::<i64>()
}

fn fields(plan: &Plan) -> Fields {
    plan.fields.iter().map(field).collect()
}

fn field(field: &plan::Field) -> Field {
    let kind = match field.kind {
        Type::Text => DataType::Utf8,
        Type::Whole => DataType::Int32,
        Type::Long => DataType::Int64,
        Type::Real => DataType::Float64,
        Type::Time => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        Type::Level => DataType::UInt8,
    };
    Field::new(&field.name, kind, true).with_metadata(path(&field.path))
}

fn list(plan: &Plan) -> Field {
    let elements = plan.table.elements.join(" | ");
    let item = item(fields(plan));
    Field::new(plan.table.name, DataType::List(Arc::new(item)), false)
        .with_metadata(path(&elements))
}

fn item(fields: Fields) -> Field {
    Field::new("element", DataType::Struct(fields), false)
}

fn path(path: &str) -> HashMap<String, String> {
    HashMap::from([(PATH.to_owned(), path.to_owned())])
}
