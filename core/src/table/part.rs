//! Parts of a table.

use std::ops::Range;

use super::{Column, Table, Values};

impl Table {
    /// Some of the columns, in the order they are named; `None` where there is no column of a name or it is named twice.
    ///
    /// ```
    /// let members = stadtnetz::engagierte_stadt().on(stadtnetz::time::parse_day("2020-07-01")?).members_table();
    /// let short = members.select(&["name", "status"]).ok_or("no such column")?;
    /// assert_eq!(short.rows(0..2).len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn select(&self, names: &[&str]) -> Option<Self> {
        let columns = names.iter().map(|name| self.column(name).cloned()).collect::<Option<_>>()?;
        Self::new(self.name(), columns).ok()
    }

    /// Some of the rows, counted from 0; rows beyond the end are left out.
    #[must_use]
    pub fn rows(&self, rows: Range<usize>) -> Self {
        let end = rows.end.min(self.len());
        let rows = rows.start.min(end)..end;
        self.picked(&rows.collect::<Vec<_>>())
    }

    /// The rows whose cell in a column, in its plain form, is a text; `None` where there is no such column.
    ///
    /// ```
    /// let members = stadtnetz::engagierte_stadt().on(stadtnetz::time::parse_day("2020-07-01")?).members_table();
    /// let certain = members.matching("status", "certain").ok_or("no such column")?;
    /// assert!(certain.len() < members.len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn matching(&self, column: &str, text: &str) -> Option<Self> {
        let column = self.column(column)?;
        let rows: Vec<usize> = (0..self.len()).filter(|&row| column.cell(row).to_string() == text).collect();
        Some(self.picked(&rows))
    }

    fn picked(&self, rows: &[usize]) -> Self {
        let columns = self.columns().iter().map(|column| column.picked(rows)).collect();
        Self { name: self.name.clone(), rows: rows.len(), columns }
    }
}

impl Column {
    /// The same column with some of its values; missing beyond the end.
    fn picked(&self, rows: &[usize]) -> Self {
        let values = match self.values() {
            Values::Text(cells) => Values::Text(rows.iter().map(|&row| cells.get(row)).collect()),
            Values::Integer(cells) => Values::Integer(rows.iter().map(|&row| cells.get(row)).collect()),
            Values::Number(cells) => Values::Number(rows.iter().map(|&row| cells.get(row)).collect()),
            Values::Flag(cells) => Values::Flag(rows.iter().map(|&row| cells.get(row)).collect()),
            Values::Day(cells) => Values::Day(rows.iter().map(|&row| cells.get(row)).collect()),
        };
        Self::new(self.name(), self.description(), self.unit_name().map(str::to_owned), values)
    }
}
