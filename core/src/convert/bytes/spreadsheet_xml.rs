//! Workbooks in one XML file, as Excel 2003 wrote them and as many programs still export them under the name `.xls`.

use super::cells::Builder;
use super::container::Container;
use super::html::{Piece, characters, pieces};
use super::sheet::Sheet;
use super::shown::Shown;
use crate::convert::ConversionError;
use crate::convert::grid::Form;

const NAMESPACE: &[u8] = b"urn:schemas-microsoft-com:office:spreadsheet";
const HEAD: usize = 4096;
/// Spreadsheet programs know no more rows and columns; a larger number is a fault of the file.
const MOST_ROWS: usize = 1 << 20;
const MOST_COLUMNS: usize = 1 << 14;

/// Whether a file is such a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    text.starts_with(b"<") && memchr::memmem::find(head, NAMESPACE).is_some()
}

/// Its worksheets.
pub(super) fn sheets<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
    let page = Sheet::read(bytes)?;
    let text = page.decode(page.bytes().get(page.start()..).unwrap_or_default());
    let mut book = Book::default();
    pieces(&text, &[], |piece| match piece {
        Piece::Text(text) if book.in_data => book.text.push_str(&characters(text)),
        Piece::Text(_) => {}
        Piece::Tag(tag) => book.tag(tag),
    });
    if book.sheets.is_empty() { Err(ConversionError::Empty) } else { Ok(book.sheets) }
}

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet<'static>>,
    name: Option<String>,
    sheet: Option<Builder>,
    /// Rows that have ended, and cells of the row that has not.
    rows: usize,
    cells: usize,
    /// How many further columns the cell covers, its form and its text.
    covers: usize,
    form: Option<Form>,
    computed: bool,
    /// The styles that show less of a day, by name; the one that is described, and that of the cell.
    styles: Vec<(String, Shown)>,
    style: String,
    shown: Option<Shown>,
    in_data: bool,
    in_comment: bool,
    text: String,
}

impl Book {
    fn tag(&mut self, tag: &str) {
        let name = tag.trim_end_matches('/').split_whitespace().next().unwrap_or_default();
        let (end, name) = name.strip_prefix('/').map_or((false, name), |name| (true, name));
        let alone = tag.ends_with('/');
        match (name.rsplit(':').next().unwrap_or_default(), end) {
            ("Worksheet", false) => self.name = attribute(tag, "Name").map(characters),
            ("Style", false) => attribute(tag, "ID").unwrap_or_default().clone_into(&mut self.style),
            ("NumberFormat", false) => {
                let shown = attribute(tag, "Format").map(characters).and_then(|format| Shown::by(&format));
                self.styles.extend(shown.map(|shown| (self.style.clone(), shown)));
            }
            ("Table", false) => (self.sheet, self.rows) = (Some(Builder::new()), 0),
            ("Table", true) => {
                if let Some(sheet) = self.sheet.take() {
                    self.sheets.push(sheet.finish(self.name.clone(), Container::Workbook));
                }
            }
            ("Row", false) => {
                self.end_rows(number(tag, "Index").unwrap_or(0).min(MOST_ROWS).saturating_sub(1));
                self.cells = 0;
                if alone {
                    self.end_rows(self.rows + 1);
                }
            }
            ("Row", true) => self.end_rows(self.rows + 1),
            ("Cell", false) => {
                let column = number(tag, "Index").unwrap_or(0).min(MOST_COLUMNS);
                self.blanks(column.saturating_sub(1).saturating_sub(self.cells));
                self.covers = number(tag, "MergeAcross").unwrap_or(0).min(MOST_COLUMNS);
                (self.form, self.computed) = (None, attribute(tag, "Formula").is_some());
                let style = attribute(tag, "StyleID");
                let shown = self.styles.iter().find(|(name, _)| Some(name.as_str()) == style);
                self.shown = shown.map(|(_, shown)| *shown);
                self.text.clear();
                if alone {
                    self.end_cell();
                }
            }
            ("Cell", true) => self.end_cell(),
            ("Comment", end) => self.in_comment = !end && !alone,
            ("Data", _) if self.in_comment => {}
            ("Data", false) => {
                self.in_data = !alone;
                self.form = Some(match attribute(tag, "Type") {
                    Some("Number") if self.computed => Form::Computed,
                    Some("Number") => Form::Number,
                    Some("DateTime") => Form::Date,
                    Some("Boolean") => Form::Truth,
                    Some("Error") => Form::Error,
                    _ => Form::Plain,
                });
            }
            ("Data", true) => self.in_data = false,
            _ => {}
        }
    }

    fn end_rows(&mut self, to: usize) {
        while let Some(sheet) = self.sheet.as_mut().filter(|_| self.rows < to) {
            sheet.end_row();
            self.rows += 1;
        }
    }

    fn end_cell(&mut self) {
        let form = self.form.take().unwrap_or(Form::Plain);
        let shown;
        let (text, form) = match form {
            Form::Date => {
                let moment = self.text.split('.').next().unwrap_or_default();
                let day = moment.strip_suffix("T00:00:00").unwrap_or(moment);
                // A time of day stands on the day before the first.
                match (day.strip_prefix("1899-12-31T"), self.shown) {
                    (Some(time), _) => (time, Form::Plain),
                    (None, Some(shown)) => (shown.of(day), form),
                    (None, None) => (day, form),
                }
            }
            Form::Number | Form::Computed => {
                let number = self.text.trim().to_owned();
                shown = self.shown.map_or(number.clone(), |shown| shown.of_number(number));
                (shown.as_str(), form)
            }
            Form::Truth => (if self.text.trim() == "0" { "false" } else { "true" }, form),
            _ => (self.text.trim_end(), form),
        };
        if let Some(sheet) = &mut self.sheet {
            sheet.cell(text, form);
        }
        self.cells += 1;
        let covers = std::mem::take(&mut self.covers);
        self.blanks(covers);
    }

    fn blanks(&mut self, count: usize) {
        let Some(sheet) = &mut self.sheet else { return };
        (0..count).for_each(|_| sheet.cell("", Form::Plain));
        self.cells += count;
    }
}

/// The value of an attribute in whatever namespace.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let begins = |at: &usize| tag[..*at].ends_with([' ', ':', '\n', '\t']) && tag[at + name.len()..].starts_with("=\"");
    let (at, _) = tag.match_indices(name).find(|(at, _)| begins(at))?;
    tag.get(at + name.len() + 2..)?.split('"').next()
}

pub(super) fn number(tag: &str, name: &str) -> Option<usize> {
    attribute(tag, name)?.parse().ok()
}
