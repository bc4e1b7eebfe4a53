//! Where a unit stands in a year.

use super::study::Study;
use super::unit::{Stage, StudyUnit};
use super::words::words;
use super::year::Year;

words! {
    /// Where a unit stands in a year: the furthest that holds.
    Status: "status" {
        /// It has not applied.
        Never = "never",
        /// It has applied to a call that had opened.
        Applied = "applied",
        /// It was nominated by such a call.
        Nominated = "nominated",
        /// Some day of the year lies in its concept phase, none is funded.
        Concept = "concept",
        /// Some day of the year is funded.
        Funded = "funded",
        /// It was funded before.
        Left = "left",
        /// Some day of the year is funded, in its second stay or a later one.
        Rejoined = "rejoined",
    }
}

impl Study {
    pub(super) fn status(&self, unit: &StudyUnit, year: i32) -> Status {
        let days = Year::new(year);
        let begun = unit.spells.iter().filter(|spell| spell.funded.iter().any(|episode| episode.from < days.until));
        if unit.exposure(year) > 0.0 {
            return if begun.count() > 1 { Status::Rejoined } else { Status::Funded };
        }
        if begun.count() > 0 {
            return Status::Left;
        }
        if unit.concept_share(year) > 0.0 {
            return Status::Concept;
        }
        let opened = unit.applications.iter().zip(&self.calls).filter(|(_, call)| call.year <= year);
        match opened.filter_map(|(one, _)| Some((*one)?.stage)).max() {
            None => Status::Never,
            Some(Stage::Applied) => Status::Applied,
            Some(Stage::Nominated | Stage::Selected) => Status::Nominated,
        }
    }
}
