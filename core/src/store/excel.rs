//! The register for Excel as German offices have it: semicolons, a byte order mark, German days, a decimal comma.
//!
//! Excel takes a text that begins with `=`, `+`, `-` or `@` for a formula, drops the zero of `06611000` and makes days of `1-2`.
//! Texts of the first kind get an apostrophe in front; those of the second stand as `="06611000"`, which is a text to Excel and to
//! `convert` alike.

use chrono::Datelike;

use crate::place::{Ags, RegionalKey};
use crate::register::field::{Field, FieldKind, FieldSpec};
use crate::register::{Record, Records, Register, TableVisitor};
use crate::time::When;

/// Excel refuses longer texts in a formula.
const LONGEST: usize = 255;

impl Register {
    /// The register for Excel: one CSV file per table that has records, and `mitgliederliste.csv`, one row per membership with the
    /// headers of an office's list, which `convert` reads again.
    ///
    /// ```
    /// let files = stadtnetz::engagierte_stadt().excel_files();
    /// let (name, list) = files.first().ok_or("no files")?;
    /// let list = String::from_utf8(list.clone())?;
    /// assert_eq!(name, "mitgliederliste.csv");
    /// assert!(list.starts_with("\u{feff}Stadt;Bundesland;AGS;"));
    /// assert!(list.contains("Kassel;HE;\"=\"\"06611000\"\"\";"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn excel_files(&self) -> Vec<(String, Vec<u8>)> {
        struct Writer(Vec<(String, Vec<u8>)>);
        impl TableVisitor for Writer {
            fn visit<T: Record>(&mut self, records: &Records<T>) {
                if records.is_empty() {
                    return;
                }
                let mut text = Sheet::new(T::FIELDS.iter().map(|field| field.name.to_owned()));
                for record in records {
                    text.row(T::FIELDS.iter().zip(record.write()).map(|(field, cell)| shown(field, &cell)));
                }
                self.0.push((format!("{}.csv", T::TABLE), text.0.into_bytes()));
            }
        }
        let mut writer = Writer(vec![("mitgliederliste.csv".to_owned(), self.member_list().0.into_bytes())]);
        self.visit(&mut writer);
        writer.0
    }

    fn member_list(&self) -> Sheet {
        let headers =
            ["Stadt", "Bundesland", "AGS", "Regionalschlüssel", "Gebietstyp", "Aufnahme", "Austritt", "Aufruf", "id"];
        let mut sheet = Sheet::new(headers.into_iter().map(str::to_owned));
        for membership in self.memberships() {
            let Some(place) = self.places().get(membership.place.as_str()) else { continue };
            sheet.row([
                text(&place.name),
                place.state.map_or_else(String::new, |state| state.letters().to_owned()),
                text(place.ags.as_ref().map_or("", Ags::as_str)),
                text(place.ars.as_ref().map_or("", RegionalKey::as_str)),
                text(german_kind(place.kind)),
                membership.from.as_ref().map_or_else(String::new, listed),
                membership.last_day.as_ref().map_or_else(String::new, listed),
                text(membership.call.as_ref().map_or("", |call| call.as_str())),
                text(membership.id.as_str()),
            ]);
        }
        sheet
    }
}

/// The rows of a file.
struct Sheet(String);

impl Sheet {
    fn new(headers: impl Iterator<Item = String>) -> Self {
        let mut sheet = Self("\u{feff}".to_owned());
        sheet.row(headers);
        sheet
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let quoted = |cell: String| {
            let is_plain = !cell.contains([';', '"', '\n', '\r', '\t']);
            if is_plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
        };
        self.0 += &cells.into_iter().map(quoted).collect::<Vec<_>>().join(";");
        self.0 += "\r\n";
    }
}

fn shown(field: &FieldSpec, cell: &str) -> String {
    match field.kind {
        FieldKind::Integer => cell.to_owned(),
        FieldKind::Number => cell.replace('.', ","),
        FieldKind::Flag => match cell {
            "true" => "ja".to_owned(),
            "false" => "nein".to_owned(),
            _ => cell.to_owned(),
        },
        FieldKind::When => When::from_field(cell).map_or_else(|_| text(cell), |when| day(&when)),
        FieldKind::Text | FieldKind::Id | FieldKind::Ids => text(cell),
    }
}

/// A day as Excel knows days, a year as it is, and what is neither as a text: Excel makes 1 July of "2020-07".
fn day(when: &When) -> String {
    let exact = when.earliest();
    match () {
        () if when.is_qualified() || when.wording().is_some() => text(&when.write()),
        () if when.is_exact() && exact.year() >= 1900 => exact.format("%d.%m.%Y").to_string(),
        () if when.is_year() => when.to_string(),
        () => text(&when.write()),
    }
}

/// A day of the list: no list writes EDTF and words in one cell.
fn listed(when: &When) -> String {
    day(&when.without_wording())
}

/// A text that Excel leaves as it is.
fn text(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    let is_read = cell.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') || is_word(cell);
    match () {
        () if is_formula => format!("'{cell}"),
        () if is_read && cell.len() <= LONGEST && !cell.contains(['\n', '\r']) => {
            format!("=\"{}\"", cell.replace('"', "\"\""))
        }
        () => cell.to_owned(),
    }
}

/// Words that Excel takes for a day or for true and false: `Mai 2020`, `wahr`.
fn is_word(cell: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["jan", "feb", "mär", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    let lower = cell.to_lowercase();
    let month = MONTHS.iter().any(|month| lower.starts_with(month)) && cell.ends_with(|c: char| c.is_ascii_digit());
    month || ["wahr", "falsch", "true", "false"].contains(&lower.as_str())
}

fn german_kind(kind: crate::place::PlaceKind) -> &'static str {
    use crate::place::PlaceKind;
    match kind {
        PlaceKind::City => "Stadt",
        PlaceKind::Municipality => "Gemeinde",
        PlaceKind::District => "Stadtteil",
        PlaceKind::Association => "Verbandsgemeinde",
        PlaceKind::County => "Landkreis",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{day, text};

    #[test]
    fn texts_are_safe_from_formulas_and_from_what_excel_reads_into_them() {
        let rows = [
            ("Kassel", "Kassel", "a text"),
            ("06611000", "=\"06611000\"", "the zero stays"),
            ("1-2", "=\"1-2\"", "no day"),
            ("3 \"große\" Städte", "=\"3 \"\"große\"\" Städte\"", "quotes inside"),
            ("=1+1", "'=1+1", "formula"),
            ("+49 561", "'+49 561", "formula"),
            ("-", "'-", "formula"),
            ("@SUM(A1)", "'@SUM(A1)", "formula"),
            ("\tx", "'\tx", "a tab hides what follows"),
            ("\rx", "'\rx", "so does a carriage return"),
            ("'x", "''x", "an apostrophe of its own comes back"),
            ("Mai 2020", "=\"Mai 2020\"", "no day"),
            ("Maintal", "Maintal", "no month"),
            ("wahr", "=\"wahr\"", "a word, not a truth"),
        ];
        for (cell, expected, why) in rows {
            assert_eq!(text(cell), expected, "{cell}: {why}");
        }
    }

    #[test]
    fn days_are_german_and_no_precision_is_invented() {
        let rows = [
            ("2020-07-01", "01.07.2020"),
            ("2020", "2020"),
            ("2020-07", "=\"2020-07\""),
            ("2020~", "=\"2020~\""),
            ("[2024-01-01..2024-02-29]", "[2024-01-01..2024-02-29]"),
        ];
        for (when, expected) in rows {
            assert_eq!(day(&when.parse().unwrap()), expected);
        }
    }
}
