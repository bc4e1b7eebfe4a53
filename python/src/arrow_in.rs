//! Tables of other libraries through the Arrow C stream interface. The only unsafe line of the package stands here.

use std::ffi::CStr;
use std::iter::repeat_n;

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::types::{
    Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, TimeUnit};
use chrono::{DateTime, Duration, NaiveDate};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};
use stadtnetz::table::{Column, Table, Texts, Values};

use crate::errors;

const STREAM: &CStr = c"arrow_array_stream";
const SECONDS_OF_A_DAY: i64 = 86_400;

/// The table that an object hands out as an Arrow stream; `None` where it cannot, as a pandas frame without pyarrow, or where a
/// column has no values at all.
pub(crate) fn table(given: &Bound<'_, PyAny>) -> PyResult<Option<Table>> {
    let py = given.py();
    if !given.hasattr("__arrow_c_stream__")? {
        return Ok(None);
    }
    let capsule = match given.call_method0("__arrow_c_stream__") {
        Err(error) if error.is_instance_of::<PyImportError>(py) => return Ok(None),
        capsule => capsule?.cast_into::<PyCapsule>()?,
    };
    let reader = reader(&capsule)?;
    // Libraries do not agree on what the array of a column without any value is made of.
    if reader.schema().fields().iter().any(|field| *field.data_type() == DataType::Null) {
        return Ok(None);
    }
    py.detach(|| gathered(reader)).map(Some).map_err(errors::wrong_type)
}

#[expect(unsafe_code, reason = "the protocol hands a stream over as the address in a capsule of this name")]
fn reader(capsule: &Bound<'_, PyCapsule>) -> PyResult<RecordBatchStreamReader> {
    let address = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: by the Arrow PyCapsule protocol a capsule of this name holds a valid stream, which is moved out of it; the
    // capsule's own destructor then finds it released.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(address.as_ptr()) };
    RecordBatchStreamReader::try_new(stream).map_err(errors::value)
}

fn gathered(reader: RecordBatchStreamReader) -> Result<Table, String> {
    let schema = reader.schema();
    let batches: Vec<RecordBatch> = reader.collect::<Result<_, ArrowError>>().map_err(|error| error.to_string())?;
    let columns = schema.fields().iter().enumerate().map(|(at, field)| {
        let arrays: Vec<&dyn Array> = batches.iter().map(|batch| batch.column(at).as_ref()).collect();
        let values = values(field.data_type(), &arrays).ok_or_else(|| {
            let (name, kind) = (field.name(), field.data_type());
            format!("column \"{name}\" holds {kind} (expected text, numbers, days or flags: cast it to text)")
        })?;
        Ok(Column::new(field.name().as_str(), "", None, values))
    });
    Table::new("frame", columns.collect::<Result<_, String>>()?).map_err(|error| error.to_string())
}

macro_rules! whole {
    ($arrays:expr, $kind:ty) => {
        Values::Integer(all($arrays, |array| {
            array.as_primitive::<$kind>().iter().map(|value| value.and_then(|value| i64::try_from(value).ok()))
        }))
    };
}

macro_rules! stamps {
    ($arrays:expr, $kind:ty, $seconds:expr) => {
        moments(all($arrays, |array| array.as_primitive::<$kind>().iter().map(|value| value.and_then($seconds))))
    };
}

/// The values of a column; `None` for a type that no column of a table has.
fn values(kind: &DataType, arrays: &[&dyn Array]) -> Option<Values> {
    Some(match kind {
        DataType::Utf8 => Values::Text(all(arrays, |array| array.as_string::<i32>().iter())),
        DataType::LargeUtf8 => Values::Text(all(arrays, |array| array.as_string::<i64>().iter())),
        DataType::Utf8View => Values::Text(all(arrays, |array| array.as_string_view().iter())),
        DataType::Dictionary(_, of) if is_text(of) => Values::Text(words(of, arrays)),
        DataType::Int8 => whole!(arrays, Int8Type),
        DataType::Int16 => whole!(arrays, Int16Type),
        DataType::Int32 => whole!(arrays, Int32Type),
        DataType::Int64 => whole!(arrays, Int64Type),
        DataType::UInt8 => whole!(arrays, UInt8Type),
        DataType::UInt16 => whole!(arrays, UInt16Type),
        DataType::UInt32 => whole!(arrays, UInt32Type),
        DataType::UInt64 if arrays.iter().all(|array| fits(*array)) => whole!(arrays, UInt64Type),
        DataType::Float32 => {
            numbers(all(arrays, |array| array.as_primitive::<Float32Type>().iter().map(|value| value.map(f64::from))))
        }
        DataType::Float64 => numbers(all(arrays, |array| array.as_primitive::<Float64Type>().iter())),
        DataType::Boolean => Values::Flag(all(arrays, |array| array.as_boolean().iter())),
        DataType::Date32 => Values::Day(all(arrays, |array| {
            array.as_primitive::<Date32Type>().iter().map(|days| days.and_then(|days| day(i64::from(days))))
        })),
        DataType::Date64 => stamps!(arrays, Date64Type, |at| Some(at.div_euclid(1000))),
        DataType::Timestamp(TimeUnit::Second, None) => stamps!(arrays, TimestampSecondType, Some),
        DataType::Timestamp(TimeUnit::Millisecond, None) => {
            stamps!(arrays, TimestampMillisecondType, |at| Some(at.div_euclid(1000)))
        }
        DataType::Timestamp(TimeUnit::Microsecond, None) => {
            stamps!(arrays, TimestampMicrosecondType, |at| Some(at.div_euclid(1_000_000)))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, None) => {
            stamps!(arrays, TimestampNanosecondType, |at| Some(at.div_euclid(1_000_000_000)))
        }
        _ => return None,
    })
}

/// The cells of all arrays of a column.
fn all<'a, T, C: Default + Extend<Option<T>>, I: Iterator<Item = Option<T>>>(
    arrays: &[&'a dyn Array],
    read: impl Fn(&'a dyn Array) -> I,
) -> C {
    let mut cells = C::default();
    for array in arrays {
        cells.extend(read(*array));
    }
    cells
}

fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// The texts of columns that hold each of their words once.
fn words(of: &DataType, arrays: &[&dyn Array]) -> Texts {
    let mut texts = Texts::default();
    for array in arrays {
        let dictionary = array.as_any_dictionary();
        let known = values(of, &[dictionary.values().as_ref()]);
        let Some(Values::Text(known)) = known.filter(|known| !matches!(known, Values::Text(known) if known.is_empty()))
        else {
            texts.extend(repeat_n(None::<&str>, array.len()));
            continue;
        };
        let places = dictionary.normalized_keys();
        texts.extend(places.into_iter().enumerate().map(|(at, place)| known.get(place).filter(|_| !array.is_null(at))));
    }
    texts
}

fn fits(array: &dyn Array) -> bool {
    array.as_primitive::<UInt64Type>().iter().flatten().all(|value| i64::try_from(value).is_ok())
}

/// Numbers whose fractions are all zero are whole ones: a frame makes floats of whole numbers where some are missing.
fn numbers(values: Vec<Option<f64>>) -> Values {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    let whole = |value: f64| (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64);
    let values: Vec<Option<f64>> = values.into_iter().map(|value| value.filter(|value| value.is_finite())).collect();
    let all_whole = values.iter().flatten().all(|&value| whole(value).is_some());
    if all_whole {
        Values::Integer(values.into_iter().map(|value| value.and_then(whole)).collect())
    } else {
        Values::Number(values.into_iter().collect())
    }
}

/// Moments in seconds: days where all of them are midnights, else their text.
fn moments(seconds: Vec<Option<i64>>) -> Values {
    if seconds.iter().flatten().all(|at| at.rem_euclid(SECONDS_OF_A_DAY) == 0) {
        return Values::Day(seconds.into_iter().map(|at| day(at?.div_euclid(SECONDS_OF_A_DAY))).collect());
    }
    let text = |at: i64| Some(DateTime::from_timestamp(at, 0)?.format("%Y-%m-%dT%H:%M:%S").to_string());
    Values::Text(seconds.into_iter().map(|at| text(at?)).collect())
}

fn day(since_1970: i64) -> Option<NaiveDate> {
    NaiveDate::default().checked_add_signed(Duration::try_days(since_1970)?)
}
