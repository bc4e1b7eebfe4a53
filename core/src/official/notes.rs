//! The notes to an edition (`GV100AD_30112025_Hinweise.txt`): of which day its figures are, which census they update, and names
//! that the file cuts off.
//!
//! ```
//! use stadtnetz::official::notes;
//!
//! let text = "Die Bevölkerungsangaben basieren für alle Bundesländer auf dem Stichtag 31.12.2024 (ZENSUS 2022).";
//! let notes = notes::read("Hinweise.txt", text.as_bytes())?;
//! assert_eq!(notes.figures.day.unwrap().to_string(), "2024-12-31");
//! assert_eq!(notes.figures.basis.unwrap().as_str(), "census-2022");
//! # Ok::<(), stadtnetz::official::OfficialError>(())
//! ```

use super::encoding::decode;
use super::wording::{census, days};
use super::{Edition, Figures, OfficialError, rules};
use crate::finding::{Finding, Origin};
use crate::place::RegionalKey;
use crate::time::When;

/// The words by which notes are known.
const POPULATION: &str = "Bevölkerungsangaben";

/// What the notes to an edition say.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Notes {
    /// The file, as it was named by whoever asked for it.
    pub file: String,
    /// What the population figures of the edition are.
    pub figures: Figures,
    /// The reference day of the areas.
    pub areas: Option<When>,
    /// Names that the edition cuts off, in full.
    pub names: Vec<(RegionalKey, String)>,
}

/// Reads notes.
///
/// # Errors
/// A text without a sentence on the reference day of the population.
pub fn read(file: &str, bytes: &[u8]) -> Result<Notes, OfficialError> {
    let (text, _) = decode(file, bytes);
    of_text(file, &text).ok_or_else(|| OfficialError::Unknown {
        file: file.to_owned(),
        expected: "notes with a sentence \"Die Bevölkerungsangaben basieren auf dem Stichtag ...\"",
    })
}

/// The notes in a text; `None` where it is something else.
pub(super) fn of_text(file: &str, text: &str) -> Option<Notes> {
    let text = text.replace('\r', "");
    let paragraph = |about: &str| text.split("\n\n").find(|said| said.contains(about) && said.contains("Stichtag"));
    let population = paragraph(POPULATION)?;
    let day = reference_day(population)?;
    Some(Notes {
        file: file.to_owned(),
        figures: Figures::new(Some(day), census(population)),
        areas: paragraph("Flächenangaben").and_then(reference_day),
        names: text.lines().filter_map(full_name).collect(),
    })
}

/// The day a paragraph names; where it names several, for different states, the days from the first to the last.
fn reference_day(paragraph: &str) -> Option<When> {
    let (_, behind) = paragraph.split_once("Stichtag")?;
    When::between(days(behind).min()?, days(behind).max()?).ok()
}

/// A line such as `146250200020 Bautzen / Budyšin, Stadt`: the digits are ordered as in the file, the association behind the
/// municipality.
fn full_name(line: &str) -> Option<(RegionalKey, String)> {
    let (digits, name) = line.split_once(' ')?;
    let (district, municipality, association) = (digits.get(..5)?, digits.get(5..8)?, digits.get(8..12)?);
    let key = RegionalKey::new(&[district, association, municipality].concat()).ok().filter(|_| digits.len() == 12)?;
    Some((key, name.trim().to_owned()))
}

impl Edition {
    /// The same edition with what its notes say: the day and census of its figures, and names in full.
    ///
    /// Notes whose day is none this edition's figures can be of belong to another one; they change nothing and are a finding.
    #[must_use]
    pub fn with_notes(mut self, notes: &Notes) -> Self {
        let fits = |day: &When| self.figures.day.as_ref().is_none_or(|known| known.intersect(day).is_some());
        if !notes.figures.day.as_ref().is_some_and(fits) {
            let finding = Finding::new(&rules::NOTES_OF_ANOTHER).with("found", notes.file.as_str());
            self.findings.push(finding.at(Origin::file(&self.file)));
            return self;
        }
        self.figures = notes.figures.clone();
        for (key, full) in &notes.names {
            let same = |unit: &super::Unit| {
                let within =
                    unit.ars.is_some_and(|ars| ars.as_str().len() > 5 && key.as_str().starts_with(ars.as_str()));
                within && full.starts_with(&unit.name)
            };
            for unit in self.units.iter_mut().filter(|unit| same(unit)) {
                unit.name.clone_from(full);
                let row = Some(unit.row);
                self.findings.retain(|finding| {
                    finding.rule() != &rules::NAME_CUT || finding.origin().is_none_or(|origin| origin.line != row)
                });
            }
        }
        self
    }
}
