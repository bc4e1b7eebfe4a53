//! Workbooks and archives, within limits on what they unfold to.

#[cfg(feature = "spreadsheets")]
pub(super) use with::{gzip, workbook, zip};
#[cfg(not(feature = "spreadsheets"))]
pub(super) use without::{gzip, workbook, zip};

#[cfg(not(feature = "spreadsheets"))]
mod without {
    use super::super::sheet::Sheet;
    use crate::convert::ConversionError;

    pub(in super::super) fn gzip<'a>(_: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        Err(ConversionError::Container {
            problem: "workbooks and archives are read by the crate's feature `spreadsheets`".to_owned(),
        })
    }
    pub(in super::super) use gzip as workbook;
    pub(in super::super) use gzip as zip;
}

#[cfg(feature = "spreadsheets")]
mod with {
    use std::io::{Cursor, Read};

    use calamine::{Data, Range, Reader, SheetType};

    use super::super::cells::{Builder, number_text};
    use super::super::container::{Container, sheets};
    use super::super::sheet::Sheet;
    use crate::convert::ConversionError;
    use crate::convert::grid::Form;

    /// No office file unfolds to more than this.
    const LARGEST: u64 = 2 << 30;
    /// Text does not pack better than this; what claims to is made to fill memory.
    const HIGHEST_RATIO: u64 = 1000;
    /// Cells of a sheet, blank ones included.
    const MOST_CELLS: u64 = 100_000_000;

    #[expect(clippy::needless_pass_by_value, reason = "errors are mapped with it")]
    fn refused(problem: impl ToString) -> ConversionError {
        ConversionError::Container { problem: problem.to_string() }
    }

    /// The sheets of the file in a gzip file.
    pub(in super::super) fn gzip<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let inner = unfolded(flate2::read::MultiGzDecoder::new(bytes), bytes.len() as u64)?;
        unpacked(inner)
    }

    /// The sheets of a workbook in a ZIP file, or of the files in an archive.
    pub(in super::super) fn zip<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
        let is_workbook = ["[Content_Types].xml", "content.xml"].iter().any(|name| archive.by_name(name).is_ok());
        let total: u64 = (0..archive.len()).filter_map(|at| Some(archive.by_index_raw(at).ok()?.size())).sum();
        if total > LARGEST || total > HIGHEST_RATIO.saturating_mul(bytes.len() as u64) {
            return Err(refused(format!("the archive says it unfolds to {total} bytes")));
        }
        if is_workbook {
            return workbook(bytes);
        }
        let mut found = Vec::new();
        for at in 0..archive.len() {
            let file = archive.by_index(at).map_err(refused)?;
            if file.is_dir() {
                continue;
            }
            let (name, packed) = (file.name().map_err(refused)?.into_owned(), file.compressed_size());
            for mut sheet in unpacked(unfolded(file, packed)?)? {
                sheet.name_within(&name);
                found.push(sheet);
            }
        }
        Ok(found)
    }

    fn unfolded(reader: impl Read, packed: u64) -> Result<Vec<u8>, ConversionError> {
        let limit = LARGEST.min(HIGHEST_RATIO.saturating_mul(packed.max(64)));
        let mut bytes = Vec::new();
        reader.take(limit + 1).read_to_end(&mut bytes).map_err(refused)?;
        if bytes.len() as u64 > limit {
            return Err(refused(format!("the archive unfolds to more than {limit} bytes")));
        }
        Ok(bytes)
    }

    /// The sheets of an unpacked file; a packed file within a packed one is refused.
    fn unpacked<'a>(bytes: Vec<u8>) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let workbook = bytes.windows(19).take(4096).any(|name| name == b"[Content_Types].xml");
        match bytes.as_slice() {
            [0x1f, 0x8b, ..] => Err(refused("an archive within an archive (unpack it first)")),
            [b'P', b'K', 3, 4, ..] if !workbook => Err(refused("an archive within an archive (unpack it first)")),
            _ => sheets(bytes),
        }
    }

    /// The sheets of a workbook.
    pub(in super::super) fn workbook<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
        let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
            .map_err(|_| refused("no workbook that can be read (protected by a password, or damaged?)"))?;
        let tables = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<String> = tables.map(|sheet| sheet.name.clone()).collect();
        let mut found = Vec::with_capacity(names.len());
        for name in names {
            let range = book.worksheet_range(&name).map_err(refused)?;
            let formulas = book.worksheet_formula(&name).unwrap_or_default();
            found.push(sheet(&range, &formulas)?.finish(Some(name), Container::Workbook));
        }
        Ok(found)
    }

    fn sheet(range: &Range<Data>, formulas: &Range<String>) -> Result<Builder, ConversionError> {
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let (rows, columns) = (range.height() as u64, range.width() as u64 + u64::from(first_column));
        if (rows + u64::from(first_row)).saturating_mul(columns) > MOST_CELLS {
            return Err(refused(format!("a sheet of {rows} rows and {columns} columns")));
        }
        let mut builder = Builder::new();
        (0..first_row).for_each(|_| builder.end_row());
        for (cells, row) in range.rows().zip(first_row..) {
            (0..first_column).for_each(|_| builder.cell("", Form::Plain));
            for (cell, column) in cells.iter().zip(first_column..) {
                let computed = formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
                put(&mut builder, cell, computed);
            }
            builder.end_row();
        }
        Ok(builder)
    }

    fn put(builder: &mut Builder, cell: &Data, computed: bool) {
        let number = if computed { Form::Computed } else { Form::Number };
        match cell {
            Data::Empty => builder.cell("", Form::Plain),
            Data::String(text) | Data::DurationIso(text) => builder.cell(text, Form::Plain),
            Data::DateTimeIso(text) => builder.cell(text.strip_suffix("T00:00:00").unwrap_or(text), Form::Date),
            Data::Int(value) => builder.cell(&value.to_string(), number),
            Data::Float(value) => builder.cell(&number_text(*value), number),
            Data::Bool(value) => builder.cell(if *value { "true" } else { "false" }, Form::Truth),
            Data::Error(error) => builder.cell(&error.to_string(), Form::Error),
            Data::DateTime(moment) if moment.is_datetime() => {
                let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
                let day = format!("{year:04}-{month:02}-{day:02}");
                let midnight = (hour, minute, second) == (0, 0, 0);
                let text = if midnight { day } else { format!("{day}T{hour:02}:{minute:02}:{second:02}") };
                builder.cell(&text, Form::Date);
            }
            Data::DateTime(duration) => builder.cell(&number_text(duration.as_f64()), number),
        }
    }
}
