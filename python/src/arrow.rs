//! Tables handed out through the Arrow C data interface, as PyCapsules.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, LargeStringArray, RecordBatch, RecordBatchIterator,
    StringArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Field, Metadata, Schema};
use chrono::NaiveDate;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use stadtnetz::table::{Column, Table, Texts, Values};

const SCHEMA: &CStr = c"arrow_schema";
const STREAM: &CStr = c"arrow_array_stream";

/// The names and types of a table's columns, as the capsule `arrow_schema`.
pub(crate) fn schema_capsule<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyCapsule>> {
    let exported = FFI_ArrowSchema::try_from(&schema(table)).map_err(failed)?;
    PyCapsule::new_with_value(py, exported, SCHEMA)
}

/// A table as one batch, as the capsule `arrow_array_stream`.
pub(crate) fn stream_capsule<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyCapsule>> {
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
    let batches = std::iter::from_fn(move || {
        let table = next()?;
        let columns = table.columns().iter().map(|column| array(column.values())).collect();
        Some(RecordBatch::try_new(Arc::clone(&of_batches), columns))
    });
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, schema)));
    PyCapsule::new_with_value(py, stream, STREAM)
}

fn stream(table: &Table) -> Result<FFI_ArrowArrayStream, ArrowError> {
    let schema = Arc::new(schema(table));
    let columns = table.columns().iter().map(|column| array(column.values())).collect();
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns)?;
    let batches = RecordBatchIterator::new([Ok(batch)], schema);
    Ok(FFI_ArrowArrayStream::new(Box::new(batches)))
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

fn array(values: &Values) -> ArrayRef {
    match values {
        Values::Text(texts) if is_large(texts) => Arc::new(LargeStringArray::from_iter(texts.iter())),
        Values::Text(texts) => Arc::new(StringArray::from_iter(texts.iter())),
        Values::Integer(cells) => Arc::new(Int64Array::new(cells.values().to_vec().into(), nulls(cells.mask()))),
        Values::Number(cells) => Arc::new(Float64Array::new(cells.values().to_vec().into(), nulls(cells.mask()))),
        Values::Flag(cells) => Arc::new(BooleanArray::new(cells.values().to_vec().into(), nulls(cells.mask()))),
        Values::Day(cells) => {
            let days: Vec<i32> = cells.values().iter().map(|&day| since_1970(day)).collect();
            Arc::new(Date32Array::new(days.into(), nulls(cells.mask())))
        }
    }
}

fn nulls(mask: Option<&[bool]>) -> Option<NullBuffer> {
    mask.map(NullBuffer::from)
}

/// Whether a text is longer than 32-bit offsets reach.
fn is_large(texts: &Texts) -> bool {
    i32::try_from(texts.text().len()).is_err()
}

fn since_1970(day: NaiveDate) -> i32 {
    let days = day.signed_duration_since(NaiveDate::default()).num_days();
    i32::try_from(days).unwrap_or(i32::MAX) // chrono's days are all in reach
}

fn failed(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
