//! Tables handed out through the Arrow C data interface, as PyCapsules.

use std::borrow::Cow;
use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, LargeStringArray, RecordBatch, RecordBatchIterator,
    StringArray,
};
use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Metadata, Schema};
use bytes::Bytes;
use chrono::NaiveDate;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use stadtnetz::table::{Cells, Column, Table, Texts, Values};
use zerocopy::{Immutable, IntoBytes};

const SCHEMA: &CStr = c"arrow_schema";
const STREAM: &CStr = c"arrow_array_stream";

/// The names and types of a table's columns, as the capsule `arrow_schema`.
pub(crate) fn schema_capsule<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyCapsule>> {
    let exported = FFI_ArrowSchema::try_from(&schema(table)).map_err(failed)?;
    PyCapsule::new_with_value(py, exported, SCHEMA)
}

/// A table as one batch, as the capsule `arrow_array_stream`.
pub(crate) fn stream_capsule<'py>(py: Python<'py>, table: &Arc<Table>) -> PyResult<Bound<'py, PyCapsule>> {
    let stream = py.detach(|| stream(table)).map_err(failed)?;
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// Tables of equal columns as one batch each, taken when the consumer asks, as the capsule `arrow_array_stream`.
pub(crate) fn batches_capsule<'py>(
    py: Python<'py>,
    empty: &Table,
    mut next: impl FnMut() -> Option<Table> + Send + 'static,
) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = Arc::new(schema(empty));
    let of_batches = Arc::clone(&schema);
    let batches = std::iter::from_fn(move || Some(batch(&Arc::new(next()?), Arc::clone(&of_batches))));
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, schema)));
    PyCapsule::new_with_value(py, stream, STREAM)
}

fn stream(table: &Arc<Table>) -> Result<FFI_ArrowArrayStream, ArrowError> {
    let schema = Arc::new(schema(table));
    let batches = RecordBatchIterator::new([Ok(batch(table, Arc::clone(&schema))?)], schema);
    Ok(FFI_ArrowArrayStream::new(Box::new(batches)))
}

fn batch(table: &Arc<Table>, schema: Arc<Schema>) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_new(
        schema,
        (0..table.columns().len()).map(|column| array(table, column)).collect::<Result<_, _>>()?,
    )
}

fn schema(table: &Table) -> Schema {
    let fields: Vec<Field> = table.columns().iter().map(field).collect();
    Schema::new(fields).with_metadata([("name".to_owned(), table.name().to_owned())])
}

/// Descriptions and units travel as the field's metadata.
fn field(column: &Column) -> Field {
    let kind = match column.values() {
        Values::Text(texts) if is_large(texts) => DataType::LargeUtf8,
        Values::Text(_) => DataType::Utf8,
        Values::Integer(_) => DataType::Int64,
        Values::Number(_) => DataType::Float64,
        Values::Flag(_) => DataType::Boolean,
        Values::Day(_) => DataType::Date32,
    };
    let unit = column.unit_name().map(|unit| ("unit", unit));
    let metadata = [("description", column.description())].into_iter().chain(unit);
    let metadata: Metadata = metadata.map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    Field::new(column.name(), kind, true).with_metadata(metadata)
}

/// The cells of a column of a table, which numbers and texts stay in unless equal ones are kept once.
fn array(table: &Arc<Table>, column: usize) -> Result<ArrayRef, ArrowError> {
    let shared = || Buffer::from(Bytes::from_owner(Shared { table: Arc::clone(table), column }));
    Ok(match table.columns()[column].values() {
        Values::Text(texts) if is_large(texts) => Arc::new(texts.iter().collect::<LargeStringArray>()),
        Values::Text(texts) => {
            let (ends, text) = match texts.parts() {
                Some((_, ends)) => (std::iter::once(0).chain(ends.iter().map(|&end| small(end))).collect(), shared()),
                None => written_out(texts),
            };
            Arc::new(StringArray::try_new(OffsetBuffer::new(ends), text, nulls(texts.mask()))?)
        }
        Values::Integer(cells) if !cells.is_empty() => {
            Arc::new(Int64Array::try_new(numbers(cells, shared), nulls(cells.mask()))?)
        }
        Values::Number(cells) if !cells.is_empty() => {
            Arc::new(Float64Array::try_new(numbers(cells, shared), nulls(cells.mask()))?)
        }
        Values::Integer(_) => Arc::new(Int64Array::from_iter_values([])),
        Values::Number(_) => Arc::new(Float64Array::from_iter_values([])),
        Values::Flag(cells) => Arc::new(BooleanArray::new(cells.values().as_ref().into(), nulls(cells.mask()))),
        Values::Day(cells) => {
            let days: ScalarBuffer<i32> = cells.values().iter().map(|&day| since_1970(day)).collect();
            Arc::new(Date32Array::try_new(days, nulls(cells.mask()))?)
        }
    })
}

/// The bytes of a column that keeps every cell, for as long as somebody looks at them.
struct Shared {
    table: Arc<Table>,
    column: usize,
}

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        match self.table.columns()[self.column].values() {
            Values::Text(texts) => texts.parts().map_or(&[], |(text, _)| text.as_bytes()),
            Values::Integer(cells) => kept(cells),
            Values::Number(cells) => kept(cells),
            Values::Flag(_) | Values::Day(_) => &[], // of another form in Arrow
        }
    }
}

fn kept<T: Copy + Default + IntoBytes + Immutable>(cells: &Cells<T>) -> &[u8] {
    match cells.values() {
        Cow::Borrowed(values) => values.as_bytes(),
        Cow::Owned(_) => &[],
    }
}

fn numbers<T>(cells: &Cells<T>, shared: impl Fn() -> Buffer) -> ScalarBuffer<T>
where
    T: Copy + Default + ArrowNativeType,
{
    match cells.values() {
        Cow::Borrowed(values) => ScalarBuffer::new(shared(), 0, values.len()),
        Cow::Owned(values) => ScalarBuffer::from(values),
    }
}

/// Where the text of each row ends, and all of them one behind the other.
fn written_out(texts: &Texts) -> (ScalarBuffer<i32>, Buffer) {
    let mut text = Vec::with_capacity(texts.bytes());
    let mut ends = Vec::with_capacity(texts.len() + 1);
    ends.push(0);
    for (cell, rows) in texts.repeated() {
        for _ in 0..rows {
            text.extend_from_slice(cell.unwrap_or_default().as_bytes());
            ends.push(small(text.len()));
        }
    }
    (ends.into(), text.into())
}

fn nulls(mask: Option<Cow<'_, [bool]>>) -> Option<NullBuffer> {
    mask.map(|mask| NullBuffer::from(mask.as_ref()))
}

/// The end of a text that is not [large](is_large).
fn small(end: usize) -> i32 {
    i32::try_from(end).unwrap_or(i32::MAX)
}

/// Whether a text is longer than 32-bit offsets reach.
fn is_large(texts: &Texts) -> bool {
    i32::try_from(texts.bytes()).is_err()
}

fn since_1970(day: NaiveDate) -> i32 {
    let days = day.signed_duration_since(NaiveDate::default()).num_days();
    i32::try_from(days).unwrap_or(i32::MAX) // chrono's days are all in reach
}

fn failed(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
