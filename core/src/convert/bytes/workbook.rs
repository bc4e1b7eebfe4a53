//! Workbooks of spreadsheet programs.

use std::collections::HashSet;
use std::fmt::Display;
use std::io::Cursor;

use calamine::{Cell, Data, DataRef, Range, Reader, SheetType, SheetVisible, Sheets, Style};

use super::cells::{Builder, number_text};
use super::container::Container;
use super::packed::{packed, part};
use super::sheet::Sheet;
use super::shown::{Shown, ShownCells, binary, open_document};
use crate::convert::grid::Form;
use crate::convert::{ContainerProblem, ConversionError};

/// Cells of a sheet, blank ones included.
const MOST_CELLS: u64 = 100_000_000;

/// The sheets of a workbook.
pub(super) fn workbook<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
    let content = part(bytes, "content.xml");
    sound(bytes, content.as_deref())?;
    if let Some(plain) = content.as_deref().and_then(open_document::without_drawings) {
        return workbook(&packed(plain.as_bytes())?);
    }
    let mut book =
        calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|problem| unreadable(bytes, problem))?;
    let mut shown = match &book {
        Sheets::Xls(_) => binary::sheets(bytes).unwrap_or_default(),
        Sheets::Ods(_) => open_document::tables(&content.unwrap_or_default()),
        _ => Vec::new(),
    };
    shown.resize_with(book.sheets_metadata().len(), ShownCells::new);
    let tables = book.sheets_metadata().iter().zip(shown).filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet);
    let tables: Vec<(String, bool, ShownCells)> =
        tables.map(|(sheet, shown)| (sheet.name.clone(), sheet.visible != SheetVisible::Visible, shown)).collect();
    let mut found = Vec::with_capacity(tables.len());
    let from_1904 = match &book {
        Sheets::Xlsx(book) => book.has_1904_epoch(),
        Sheets::Xls(book) => book.has_1904_epoch(),
        _ => false,
    };
    for (name, hidden, shown) in tables {
        let within = |problem: Problem| match problem {
            Problem::Read(problem) => ContainerProblem::Workbook(format!("\"{name}\": {problem}")),
            Problem::Stray(row, column) => ContainerProblem::Stray(name.clone(), row, column),
        };
        let mut cells = cells(&mut book, &name).map_err(within)?;
        cells.shown.extend(shown);
        let has_result =
            |&&(row, column): &&(u32, u32)| !matches!(cells.range.get_value((row, column)), None | Some(Data::Empty));
        let unsaved = cells.computed.len() - cells.computed.iter().filter(has_result).count();
        let sheet = sheet(&cells).map_err(within)?.finish(Some(name.clone()), Container::Workbook);
        found.push(sheet.counting_from_1904(from_1904).in_workbook(hidden, unsaved));
    }
    Ok(found)
}

/// Refuses what the library for workbooks would never come to an end with: chains of sectors that lead back to themselves, and a
/// spreadsheet of `OpenDocument` that ends before its last tag.
fn sound(bytes: &[u8], content: Option<&str>) -> Result<(), ConversionError> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return cfb::CompoundFile::open(Cursor::new(bytes)).map(|_| ()).map_err(|problem| unreadable(bytes, problem));
    }
    let ends = ["</office:document-content>", "</office:document>"];
    if content.is_some_and(|content| !ends.iter().any(|end| content.trim_end().ends_with(end))) {
        return Err(ContainerProblem::Workbook("content.xml ends before its last tag".to_owned()).into());
    }
    Ok(())
}

/// Why a workbook cannot be opened.
fn unreadable(bytes: &[u8], problem: impl Display) -> ConversionError {
    // The stream of an encrypted workbook, its name in UTF-16.
    let encrypted: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
    if memchr::memmem::find(bytes, &encrypted).is_some() || problem.to_string().to_lowercase().contains("password") {
        return ContainerProblem::Protected.into();
    }
    if let Some(refusal) = super::foreign::compound(bytes) {
        return refusal;
    }
    ContainerProblem::Workbook(problem.to_string()).into()
}

type Computed = HashSet<(u32, u32)>;

/// The cells of a sheet.
#[derive(Default)]
struct Cells {
    range: Range<Data>,
    /// Those that are computed by formulas.
    computed: Computed,
    /// Those that show something else than their value.
    shown: ShownCells,
}

/// Why a sheet cannot be read: what the library says, or how far its cells reach.
enum Problem {
    Read(String),
    Stray(u64, u64),
}

fn cells(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Cells, Problem> {
    fn told(problem: impl Display) -> Problem {
        Problem::Read(problem.to_string())
    }
    // A range is as large as its outermost cells make it; those of XLSX and XLSB may lie anywhere, so they are looked at first.
    match book {
        Sheets::Xlsx(book) => {
            let mut shown = ShownCells::new();
            let range = {
                let mut values = book.worksheet_cells_reader(name).map_err(told)?;
                let by_style: Vec<Option<Shown>> = values.styles().iter().map(by_format).collect();
                gathered(|| {
                    let Some((cell, style)) = values.next_cell_with_style_id().map_err(told)? else { return Ok(None) };
                    if let Some(Some(part)) = by_style.get(style) {
                        shown.insert(cell.get_position(), *part);
                    }
                    Ok(Some(cell))
                })?
            };
            let mut formulas = book.worksheet_cells_reader(name).map_err(told)?;
            Ok(Cells { range, computed: positions(|| formulas.next_formula().ok().flatten()), shown })
        }
        Sheets::Xlsb(book) => {
            let range = {
                let mut values = book.worksheet_cells_reader(name).map_err(told)?;
                gathered(|| values.next_cell().map_err(told))?
            };
            let mut formulas = book.worksheet_cells_reader(name).map_err(told)?;
            Ok(Cells { range, computed: positions(|| formulas.next_formula().ok().flatten()), ..Cells::default() })
        }
        other => {
            let range = other.worksheet_range(name).map_err(told)?;
            let formulas = other.worksheet_formula(name).unwrap_or_default();
            let (row, column) = formulas.start().unwrap_or_default();
            let at = |(down, right, _): (usize, usize, &String)| {
                Some((row + u32::try_from(down).ok()?, column + u32::try_from(right).ok()?))
            };
            let computed = formulas.used_cells().filter(|(.., formula)| !formula.is_empty()).filter_map(at).collect();
            Ok(Cells { range, computed, ..Cells::default() })
        }
    }
}

fn by_format(style: &Style) -> Option<Shown> {
    Shown::by(&style.number_format.as_ref()?.format_code)
}

fn gathered<'a>(mut next: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, Problem>) -> Result<Range<Data>, Problem> {
    let (mut cells, mut rows, mut columns) = (Vec::new(), 0, 0);
    while let Some(cell) = next()? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let (row, column) = cell.get_position();
        (rows, columns) = (rows.max(u64::from(row) + 1), columns.max(u64::from(column) + 1));
        cells.push(Cell::new((row, column), Data::from(cell.get_value().clone())));
    }
    small(rows, columns)?;
    Ok(Range::from_sparse(cells))
}

fn positions(mut next: impl FnMut() -> Option<Cell<String>>) -> Computed {
    let mut found = Computed::new();
    while let Some(cell) = next() {
        if !cell.get_value().is_empty() {
            found.insert(cell.get_position());
        }
    }
    found
}

fn small(rows: u64, columns: u64) -> Result<(), Problem> {
    if rows.saturating_mul(columns) <= MOST_CELLS { Ok(()) } else { Err(Problem::Stray(rows, columns)) }
}

fn sheet(Cells { range, computed, shown }: &Cells) -> Result<Builder, Problem> {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    small(range.height() as u64 + u64::from(first_row), range.width() as u64 + u64::from(first_column))?;
    let mut builder = Builder::new();
    (0..first_row).for_each(|_| builder.end_row());
    for (cells, row) in range.rows().zip(first_row..) {
        (0..first_column).for_each(|_| builder.cell("", Form::Plain));
        for (cell, column) in cells.iter().zip(first_column..) {
            put(&mut builder, cell, computed.contains(&(row, column)), shown.get(&(row, column)).copied());
        }
        builder.end_row();
    }
    Ok(builder)
}

fn put(builder: &mut Builder, cell: &Data, computed: bool, shown: Option<Shown>) {
    let number = if computed { Form::Computed } else { Form::Number };
    match cell {
        Data::Empty => builder.cell("", Form::Plain),
        Data::String(text) => builder.cell(text, Form::Plain),
        Data::DurationIso(text) => builder.cell(&duration(text).unwrap_or_else(|| text.clone()), Form::Plain),
        Data::DateTimeIso(text) => {
            let day = text.strip_suffix("T00:00:00").unwrap_or(text);
            builder.cell(shown.map_or(day, |shown| shown.of(day)), Form::Date);
        }
        Data::Int(value) => builder.cell(&shown_as(shown, value.to_string()), number),
        Data::Float(value) => builder.cell(&shown_as(shown, number_text(*value)), number),
        Data::Bool(value) => builder.cell(if *value { "true" } else { "false" }, Form::Truth),
        Data::Error(error) => builder.cell(&error.to_string(), Form::Error),
        // A number that is no day, though its cell has the format of one: nothing, a negative one, or digits without points.
        Data::DateTime(moment) if moment.is_datetime() && !is_moment(moment.as_f64()) => {
            builder.cell(&number_text(moment.as_f64()), number);
        }
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            // A time of day stands on the day before the first, which no list means.
            if moment.as_f64() < 1.0 {
                return builder.cell(&format!("{hour:02}:{minute:02}:{second:02}"), Form::Plain);
            }
            if let Some(shown) = shown {
                return builder.cell(shown.of(&day), Form::Date);
            }
            let midnight = (hour, minute, second) == (0, 0, 0);
            let text = if midnight { day } else { format!("{day}T{hour:02}:{minute:02}:{second:02}") };
            builder.cell(&text, Form::Date);
        }
        Data::DateTime(duration) => builder.cell(&clock(duration.as_f64() * 86_400.0), Form::Plain),
    }
}

fn shown_as(shown: Option<Shown>, number: String) -> String {
    match shown {
        Some(shown) => shown.of_number(number),
        None => number,
    }
}

/// Whether a number of days is a moment that workbooks know: a time of day, or a day up to the end of 9999.
fn is_moment(days: f64) -> bool {
    const LAST: f64 = 2_958_466.0;
    days > 0.0 && days < LAST
}

/// A duration as programs show it: `26:15`, with its seconds where there are any.
fn clock(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "-" } else { "" };
    #[expect(clippy::cast_possible_truncation, reason = "a duration that a list can mean")]
    let whole = seconds.abs().round() as i64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if seconds == 0 {
        format!("{sign}{hours}:{minutes:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}")
    }
}

/// The same of a duration in ISO 8601: `PT26H15M00S`.
fn duration(text: &str) -> Option<String> {
    let mut seconds = 0.0;
    let mut number = String::new();
    for sign in text.strip_prefix("PT")?.chars() {
        let unit = match sign {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            digit => {
                number.push(digit);
                continue;
            }
        };
        seconds += unit * std::mem::take(&mut number).replace(',', ".").parse::<f64>().ok()?;
    }
    Some(clock(seconds))
}
