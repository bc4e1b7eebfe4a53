//! The files of a register: their names, what stands in them, and their digest.

use sha2::{Digest, Sha256};

use super::cells::write_row;
use super::package;
use crate::register::{OriginRow, Record, Records, Register, Repair, TABLES, TableVisitor};

/// The definition of the programme.
pub(super) const PROGRAMME: &str = "programme.toml";
/// The description of the tables for other tools.
pub(super) const PACKAGE: &str = "datapackage.json";

/// The file of a table.
pub(super) fn table_file(table: &str) -> String {
    format!("{table}.csv")
}

/// The names of all files a register may have, in the order in which they are written.
pub(super) fn names() -> Vec<String> {
    let fixed = [PROGRAMME, PACKAGE].map(str::to_owned);
    fixed.into_iter().chain(TABLES.iter().map(|table| table_file(table))).collect()
}

/// Whether a table's file may be missing; it is not written while the table is empty.
pub(super) fn is_optional(table: &str) -> bool {
    [OriginRow::TABLE, Repair::TABLE].contains(&table)
}

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

impl Register {
    /// The files of the register: the programme's definition byte for byte, the description of the tables, and one CSV file
    /// per table, with the columns in their declared order and the records in the order of their ids.
    ///
    /// The tables `origins` and `repairs` have no file while they are empty. Equal registers have equal files.
    ///
    /// ```
    /// let files = stadtnetz::engagierte_stadt().files();
    /// let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    /// assert_eq!(names[..4], ["programme.toml", "datapackage.json", "places.csv", "keys.csv"]);
    /// ```
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![
            (PROGRAMME.to_owned(), self.programme().text().as_bytes().to_vec()),
            (PACKAGE.to_owned(), package::describe(self)),
        ];
        files.extend(self.table_files());
        files
    }

    fn table_files(&self) -> Vec<(String, Vec<u8>)> {
        struct Writer(Vec<(String, Vec<u8>)>);
        impl TableVisitor for Writer {
            fn visit<T: Record>(&mut self, records: &Records<T>) {
                if records.is_empty() && is_optional(T::TABLE) {
                    return;
                }
                let mut text = String::new();
                write_row(&mut text, T::FIELDS.iter().map(|field| field.name));
                for record in records {
                    let cells = record.write();
                    write_row(&mut text, cells.iter().map(String::as_str));
                }
                self.0.push((table_file(T::TABLE), text.into_bytes()));
            }
        }
        let mut writer = Writer(Vec::new());
        self.visit(&mut writer);
        writer.0
    }

    /// A fingerprint of the data: equal for equal registers, whatever wrote them.
    ///
    /// It is the SHA-256, in hexadecimal, of what `sha256sum *.csv programme.toml` prints in the register's folder, so it can be
    /// checked without this library: `sha256sum *.csv programme.toml | sha256sum`. The description in `datapackage.json` is
    /// made from the tables and takes no part.
    ///
    /// ```
    /// use stadtnetz::engagierte_stadt;
    ///
    /// let before = engagierte_stadt();
    /// let mut draft = before.edit();
    /// draft.add_source("Stadt Kassel", "press text on the renewal");
    /// assert_eq!(before.digest().len(), 64);
    /// assert_ne!(draft.finish()?.digest(), before.digest());
    /// # Ok::<(), stadtnetz::register::Refused>(())
    /// ```
    pub fn digest(&self) -> String {
        let mut files = self.table_files();
        files.sort();
        files.push((PROGRAMME.to_owned(), self.programme().text().as_bytes().to_vec()));
        let lines: Vec<String> = files.iter().map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes))).collect();
        sha256(lines.concat().as_bytes())
    }
}
