//! Which part a unit plays in the comparison, and why not.

use super::options::Treatment;
use super::study::{Rule, Study};
use super::unit::StudyUnit;
use super::words::words;
use super::year::Year;
use crate::time::Answer;

words! {
    /// What a unit is in the comparison.
    Role: "role" {
        /// It is treated in one of the years.
        Treated = "treated",
        /// It never is, and could have been.
        Control = "control",
        /// It is neither, for a reason.
        Excluded = "excluded",
    }
}

words! {
    /// Why a unit, or one of its years, is excluded.
    Reason: "reason" {
        /// It is not excluded.
        None = "",
        /// Under no call was it eligible.
        NeverEligible = "never_eligible",
        /// It is treated only after the last year.
        CallAfterData = "call_after_data",
        /// Its base year lies before the first year.
        TreatedBeforeData = "treated_before_data",
        /// An outcome of the year is missing.
        MissingOutcome = "missing_outcome",
        /// An outcome of the year is missing because the territory was another one.
        TerritorySplit = "territory_split",
        /// A member lies in it or spans it.
        Spill = "spill",
        /// Whether or when it was treated depends on how uncertain days are read.
        UncertainMembership = "uncertain_membership",
        /// It was a member, and never long enough for the chosen onset.
        BelowOnset = "below_onset",
    }
}

impl Study {
    /// The smallest number of years before the first treated one that makes every base year free: of concept phases and of
    /// funded days. The base year of a unit treated from g on is g - 1 - anticipation; it is the number to pass on.
    pub fn anticipation(&self) -> i32 {
        let (Some(first), Some(last)) = (self.years.first(), self.years.last()) else { return 0 };
        let treated = self.units.iter().filter_map(|unit| Some((unit, unit.g.filter(|g| first < g && g <= last)?)));
        let clean = |unit: &StudyUnit, year| unit.exposure(year) == 0.0 && unit.concept_share(year) == 0.0;
        let treated: Vec<(&StudyUnit, i32)> = treated.collect();
        let mut years = 0..self.programme_years();
        years.find(|ahead| treated.iter().all(|(unit, g)| clean(unit, g - 1 - ahead))).unwrap_or_default()
    }

    /// More years than any spell or concept phase before the last year can have.
    fn programme_years(&self) -> i32 {
        let starts = self.units.iter().flat_map(|unit| [unit.g_concept, unit.first_funded_year()]).flatten();
        starts.min().zip(self.years.last()).map_or(1, |(first, last)| (last - first).max(0) + 2)
    }

    /// The part of every unit and, where it is excluded as a whole, the reason.
    pub(super) fn roles(&self) -> Vec<(Role, Reason)> {
        let anticipation = self.anticipation();
        self.units.iter().map(|unit| self.role(unit, anticipation)).collect()
    }

    fn role(&self, unit: &StudyUnit, anticipation: i32) -> (Role, Reason) {
        let (Some(&first), Some(&last)) = (self.years.first(), self.years.last()) else {
            return (Role::Excluded, Reason::MissingOutcome);
        };
        let possible = unit.spells.iter().any(|spell| spell.bounds.first_earliest < Year::new(last).until);
        match unit.g {
            _ if self.treatment == Treatment::Drop && unit.is_unsettled(&self.years, self.onset) => {
                (Role::Excluded, Reason::UncertainMembership)
            }
            Some(g) if g > last => (Role::Excluded, Reason::CallAfterData),
            Some(g) if g - 1 - anticipation < first => (Role::Excluded, Reason::TreatedBeforeData),
            Some(_) => (Role::Treated, Reason::None),
            None if !unit.spells.is_empty() && !possible => (Role::Excluded, Reason::CallAfterData),
            None if unit.spells.iter().any(|spell| spell.entry.is_some()) => (Role::Excluded, Reason::BelowOnset),
            None if possible => (Role::Excluded, Reason::UncertainMembership),
            None if unit.spill => (Role::Excluded, Reason::Spill),
            None if self.is_never_eligible(unit) => (Role::Excluded, Reason::NeverEligible),
            None => (Role::Control, Reason::None),
        }
    }

    fn is_never_eligible(&self, unit: &StudyUnit) -> bool {
        match self.rule {
            Rule::InForce => !unit.eligible.is_empty() && unit.eligible.iter().all(|answer| *answer == Answer::No),
            Rule::Call(call) => unit.eligible[call] == Answer::No,
        }
    }
}
