//! Of which day an edition's territory and population are, and which census its population updates.

use chrono::NaiveDate;

use super::Columns;
use crate::official::Figures;
use crate::official::sheet::{Row, Sheet};
use crate::official::wording::{census, days};
use crate::time::When;

/// How many rows a cover sheet has at most.
const COVER: usize = 60;

/// The day in `Gebietsstand am 31.12.2024 (4. Quartal)`, in the header rows, else on the cover sheet.
pub(super) fn territory(headers: &[Row], sheets: &[Sheet]) -> Option<NaiveDate> {
    let cover = sheets.first().into_iter().flat_map(|sheet| sheet.rows.iter().take(COVER));
    let mut texts = headers.iter().chain(cover).flat_map(|row| (0..row.cells.len()).map(|at| row.text(at)));
    texts.find_map(|text| days(text.split_once("Gebietsstand")?.1).next())
}

/// What the header above the population says, else what the cover sheet says.
pub(super) fn figures(territory: NaiveDate, headers: &[Row], columns: &Columns, sheets: &[Sheet]) -> Figures {
    let above = headers.iter().map(|row| row.text(columns.inhabitants.at));
    // A cell that was merged over area and population stands in the column of the area.
    let beside = headers.last().map(|row| row.text(columns.area.at));
    let day = above.clone().chain(beside).find_map(|text| days(text).next()).and_then(|day| When::day(day).ok());
    let cover = sheets.first().into_iter().flat_map(|sheet| sheet.rows.iter().take(COVER)).map(|row| row.text(0));
    let basis = above.chain(cover.filter(|text| text.contains("Bevölkerung"))).find_map(census);
    Figures::new(day.or(Figures::bounded_by(territory).day), basis)
}
