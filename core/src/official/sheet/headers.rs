use super::Row;
use crate::official::OfficialError;

/// The header rows of a table, read per column.
pub(in crate::official) struct Headers {
    columns: Vec<Vec<String>>, // the folded texts above each column; those of the first row reach right over empty cells
}

/// A column that was found, with its header for messages.
#[derive(Clone, Debug)]
pub(in crate::official) struct Column {
    pub(in crate::official) at: usize,
    pub(in crate::official) header: &'static str,
}

impl Headers {
    /// The headers in the given rows.
    pub(in crate::official) fn new(rows: &[Row]) -> Self {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let mut group = String::new();
        let columns = (0..width).map(|column| {
            let mut texts: Vec<String> = rows.iter().map(|row| fold(row.text(column))).collect();
            match texts.first_mut() {
                Some(first) if first.is_empty() => first.clone_from(&group),
                Some(first) => group.clone_from(first),
                None => {}
            }
            texts
        });
        Self { columns: columns.collect() }
    }

    /// The first column whose group, the text of the first row, holds one text and under which another text begins a cell;
    /// `"fläche"` or `"bevölkerung/insgesamt"`.
    pub(in crate::official) fn find(&self, header: &'static str) -> Option<Column> {
        let (group, name) = header.split_once('/').unwrap_or((header, ""));
        let at = self.columns.iter().position(|texts| {
            texts.first().is_some_and(|first| first.contains(group))
                && (name.is_empty() || texts.iter().skip(1).any(|text| text.starts_with(name)))
        })?;
        Some(Column { at, header })
    }

    /// The same, where the table is none without it.
    pub(in crate::official) fn need(
        &self,
        file: &str,
        sheet: &str,
        header: &'static str,
    ) -> Result<Column, OfficialError> {
        self.find(header).ok_or_else(|| OfficialError::Column {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            expected: header,
        })
    }
}

/// A header without what differs between editions: case, blanks, hyphens, marks of footnotes.
pub(in crate::official) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.to_lowercase().chars() {
        match character {
            '-' => {}
            ')' if folded.ends_with(|last: char| last.is_ascii_digit()) => {
                folded.pop();
            }
            other if other.is_whitespace() => {}
            other => folded.push(other),
        }
    }
    folded
}
