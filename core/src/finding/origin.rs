use std::borrow::Cow;
use std::fmt;

/// What a finding is about: a table, a record in it, a field of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The table, by its name.
    pub table: Option<Cow<'static, str>>,
    /// The record, by its id.
    pub record: Option<String>,
    /// The field, by its column name or path.
    pub field: Option<Cow<'static, str>>,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.table.as_deref(), self.record.as_deref(), self.field.as_deref()];
        let mut first = true;
        for part in parts.into_iter().flatten() {
            if !first {
                f.write_str(", ")?;
            }
            f.write_str(part)?;
            first = false;
        }
        Ok(())
    }
}

/// The place in a file that shows what a finding says. Rows and lines are counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file, as it was named by whoever asked for it.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of the table: a record, which may span several lines.
    pub row: Option<u64>,
    /// The physical line on which the row begins.
    pub line: Option<u64>,
    /// The column: its header in a table, its number in a text.
    pub column: Option<String>,
    /// What stands there.
    pub raw: Option<String>,
}

impl Origin {
    /// A whole file.
    pub fn file(name: impl Into<String>) -> Self {
        Self { file: name.into(), ..Self::default() }
    }

    /// The same place with its row.
    #[must_use]
    pub fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// The same place with its physical line.
    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same place with its column.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// The same place with what stands there.
    #[must_use]
    pub fn raw(mut self, raw: impl Into<String>) -> Self {
        self.raw = Some(raw.into());
        self
    }
}

impl fmt::Display for Origin {
    /// `file:line, column`, as editors and terminals link it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(sheet) = &self.sheet {
            write!(f, ", {sheet}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", {column}")?;
        }
        Ok(())
    }
}
