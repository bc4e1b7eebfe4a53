//! Tables as a person reads them.

use super::render::shown;
use super::{Cell, Column, Table, Values};
use crate::language::{Language, numbers};

impl Table {
    /// The same rows for reading: a column `…_low` and the column `…_high` behind it as one, and shares in per cent. What
    /// goes on computing takes the table itself.
    ///
    /// ```
    /// use stadtnetz::language::Language;
    /// use stadtnetz::table::{Column, Table};
    ///
    /// let low = Column::number("rate_low", "least rate", [Some(0.125), Some(0.5), None]).unit("share");
    /// let high = Column::number("rate_high", "largest rate", [Some(0.25), Some(0.5), None]).unit("share");
    /// let read = Table::new("rates", vec![low, high])?.for_reading(Language::En);
    /// assert_eq!(read.to_csv(), "rate\n12.5% to 25.0%\n50.0%\n\n");
    /// # Ok::<(), stadtnetz::table::ShapeError>(())
    /// ```
    #[must_use]
    pub fn for_reading(&self, language: Language) -> Self {
        let mut columns = Vec::new();
        let mut rest = self.columns().iter().peekable();
        while let Some(column) = rest.next() {
            let name = column.name().strip_suffix("_low").filter(|name| self.column(name).is_none());
            let high = name.and_then(|name| rest.next_if(|next| next.name().strip_suffix("_high") == Some(name)));
            columns.push(match name.zip(high) {
                Some((name, high)) => {
                    read(name, column, |row| range(column.cell(row), high.cell(row), column, language))
                }
                None if is_share(column) => read(column.name(), column, |row| text(column.cell(row), column, language)),
                None => column.clone(),
            });
        }
        Self::built(self.name(), columns)
    }
}

fn read(name: &str, column: &Column, cell: impl Fn(usize) -> Option<String>) -> Column {
    let unit = column.unit_name().map(str::to_owned);
    Column::new(name, column.description(), unit, Values::Text((0..column.len()).map(cell).collect()))
}

fn is_share(column: &Column) -> bool {
    matches!(column.values(), Values::Number(_)) && column.unit_name() == Some("share")
}

fn text(cell: Cell<'_>, column: &Column, language: Language) -> Option<String> {
    match cell {
        Cell::Missing => None,
        Cell::Number(share) if is_share(column) => Some(numbers::percent(share, 1, language)),
        cell => Some(shown(cell, column, language)),
    }
}

/// `12`, `12 to 14`, or with one end only `from 12`, `up to 14`.
fn range(low: Cell<'_>, high: Cell<'_>, column: &Column, language: Language) -> Option<String> {
    match (text(low, column, language), text(high, column, language)) {
        (Some(low), Some(high)) if low == high => Some(low),
        (Some(low), Some(high)) => Some(format!("{low} {} {high}", language.pick("bis", "to"))),
        (Some(low), None) => Some(format!("{} {low}", language.pick("ab", "from"))),
        (None, Some(high)) => Some(format!("{} {high}", language.pick("bis", "up to"))),
        (None, None) => None,
    }
}
