//! Outcomes as researchers download them: wide years, tables of GENESIS and the Regionalstatistik, INKAR, lists by key and year.
//!
//! A layout finds where key, year and values stand ([`OutcomeLayout`]); one engine reads them. Every figure keeps its unit, and a
//! mark that stands for a figure keeps its meaning: `-` is *none*, `.` *unknown*, `...` *not yet*, `x` *not applicable*, `/`
//! *too uncertain*. None of them becomes zero.

mod cells;
mod crossed;
mod figures;
mod flat;
mod headed;
mod keys;
mod plan;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use self::cells::Cells;
use self::figures::{Figure, Series};
use super::{ConversionError, bytes};
use crate::finding::{Finding, Origin};
use crate::official::Level;

pub use self::cells::OutcomeCell;

/// How a table of outcomes is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutcomeLayout {
    /// A row per key, a column per year: `AGS;Einwohner 2015;Einwohner 2016`.
    WideYears,
    /// A row per key and year, a column per figure.
    Long,
    /// A table of GENESIS or the Regionalstatistik: titles, several rows of headers, a footer behind `____`.
    GenesisTable,
    /// The flat file of GENESIS or the Regionalstatistik, in the form until 2024 (`Zeit`, `1_Auspraegung_Code`) or since.
    GenesisFlat,
    /// INKAR: `Kennziffer`, `Raumeinheit`, `Aggregat`, then a column per indicator and year, the years in a second header row.
    InkarWide,
    /// INKAR: a row per unit, indicator and year.
    InkarLong,
}

impl OutcomeLayout {
    /// All layouts, in the order in which they are tried.
    pub const ALL: [Self; 6] =
        [Self::GenesisFlat, Self::InkarWide, Self::InkarLong, Self::Long, Self::WideYears, Self::GenesisTable];

    /// `wide-years`, `long`, `genesis-table`, `genesis-flat`, `inkar-wide` or `inkar-long`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WideYears => "wide-years",
            Self::Long => "long",
            Self::GenesisTable => "genesis-table",
            Self::GenesisFlat => "genesis-flat",
            Self::InkarWide => "inkar-wide",
            Self::InkarLong => "inkar-long",
        }
    }
}

impl std::str::FromStr for OutcomeLayout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = || Self::ALL.map(Self::as_str).join(", ");
        let layout = Self::ALL.into_iter().find(|layout| layout.as_str() == text);
        layout.ok_or_else(|| format!("\"{text}\" is not a layout of outcomes (expected {})", known()))
    }
}

/// What is known of a table of outcomes beside its bytes.
#[derive(Clone, Debug)]
pub struct OutcomeOptions {
    file: String,
    layout: Option<OutcomeLayout>,
    level: Option<Level>,
    value: Option<String>,
}

impl OutcomeOptions {
    /// A table in a file of this name, whose layout shows itself.
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), layout: None, level: None, value: None }
    }

    /// The layout, where it should not be looked for.
    #[must_use]
    pub fn layout(mut self, layout: OutcomeLayout) -> Self {
        self.layout = Some(layout);
        self
    }

    /// The level of the rows to take: districts from a table that also has municipalities. Without it, the finest there is.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// The name of the value, where the table has one and does not name it.
    #[must_use]
    pub fn value(mut self, name: impl Into<String>) -> Self {
        self.value = Some(name.into());
        self
    }
}

/// Figures by key and year, each with its unit, and every mark with its meaning.
///
/// ```
/// use stadtnetz::convert::{OutcomeOptions, OutcomeTable};
///
/// let table = "AGS;Name;Vereine 2015;Vereine 2016\n6611000;Kassel;1.204;.\n14625020;Bautzen;310;x\n";
/// let outcomes = OutcomeTable::read(table.as_bytes(), &OutcomeOptions::new("vereine.csv"))?;
/// assert_eq!(
///     outcomes.table().to_csv(),
///     "ags,year,vereine\n06611000,2015,1204\n06611000,2016,\n14625020,2015,310\n14625020,2016,\n"
/// );
/// assert!(outcomes.long().to_csv().contains("06611000,Kassel,municipality,2016,vereine,,,.,unknown"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeTable {
    layout: OutcomeLayout,
    level: Option<Level>,
    series: Vec<Series>,
    figures: Vec<Figure>,
    rows: Vec<(&'static str, i64)>,
    findings: Vec<Finding>,
}

impl OutcomeTable {
    /// Reads a file: CSV in any usual encoding, or a workbook, whose first sheet with outcomes counts.
    ///
    /// # Errors
    /// A file that cannot be unpacked, and one in which no layout finds keys, years and figures.
    pub fn read(bytes: &[u8], options: &OutcomeOptions) -> Result<Self, ConversionError> {
        let mut refused = ConversionError::Empty;
        for sheet in bytes::sheets(bytes)? {
            let origin = Origin { sheet: sheet.name().map(str::to_owned), ..Origin::file(&options.file) };
            match Self::of(&Cells::of_sheet(&sheet), &origin, options) {
                Err(error) => refused = error,
                found => return found,
            }
        }
        Err(refused)
    }

    /// Reads rows of cells, the first of them the header: a data frame, for instance.
    ///
    /// # Errors
    /// Cells in which no layout finds keys, years and figures.
    pub fn of_cells(rows: Vec<Vec<OutcomeCell>>, options: &OutcomeOptions) -> Result<Self, ConversionError> {
        Self::of(&Cells::of_rows(rows), &Origin::file(&options.file), options)
    }

    fn of(cells: &Cells, origin: &Origin, options: &OutcomeOptions) -> Result<Self, ConversionError> {
        let layouts: &[OutcomeLayout] = options.layout.as_ref().map_or(&OutcomeLayout::ALL, std::slice::from_ref);
        let found = layouts.iter().find_map(|&layout| {
            let plan = match layout {
                OutcomeLayout::GenesisFlat => flat::plan(cells),
                OutcomeLayout::GenesisTable => crossed::plan(cells),
                _ => headed::plan(cells, layout),
            };
            plan.map(|plan| (layout, plan))
        });
        let (layout, plan) = found.ok_or_else(|| ConversionError::NoOutcomes {
            rows: cells.len(),
            layouts: layouts.iter().map(|layout| layout.as_str()).collect::<Vec<_>>().join(", "),
        })?;
        figures::read(cells, &plan, layout, origin, options)
    }

    /// How the table is laid out.
    pub fn layout(&self) -> OutcomeLayout {
        self.layout
    }

    /// The level of the units in [`table`](Self::table); `None` where there is no row.
    pub fn level(&self) -> Option<Level> {
        self.level
    }

    /// What was repaired, set aside or refused.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}
