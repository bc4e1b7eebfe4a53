//! A day in a few lines.

use super::Statistics;
use super::between::{Between, size};
use super::figures::{Figures, figures};
use super::{Concentration, EvidenceAge, Growth};
use crate::language::{Language, numbers};
use crate::register::{Count, MemberStatus, Register, Unlisted};
use crate::time::{Day, add_months};

/// What can be said of a network on a day at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The programme.
    pub programme: String,
    /// The version of the register.
    pub version: String,
    /// The day.
    pub day: Day,
    /// Members: certain, presumed, possible, and admissions that no list names.
    pub members: Count,
    /// Places that ever joined.
    pub ever: Between<usize>,
    /// Memberships that ever began.
    pub admissions: Between<usize>,
    /// Stock and flow of the twelve months that end with the day.
    pub year: Growth,
    /// Median of the days that the certain members have been members.
    pub tenure: Option<Between<f64>>,
    /// States that the members lie in: certain ones to possible ones.
    pub states: Between<usize>,
    /// How the members concentrate on states, by the set of members.
    pub concentration: Vec<Concentration>,
    /// How old the evidence for the members is, by the set of members.
    pub evidence_age: Vec<EvidenceAge>,
    /// Memberships of which a source says when they began, by all memberships.
    pub start_documented: Option<f64>,
    /// Memberships of which a source says when they ended, by all memberships.
    pub end_documented: Option<f64>,
}

figures! {
    /// One figure of a summary.
    SummaryFigure in "summary" {
        /// name of the figure
        figure: String,
        /// its value, in the unit beside it: for certain to possible, or over all completions
        value: Option<Between<f64>>,
        /// unit of the value
        unit: String,
    }
}

impl Register {
    /// What can be said of the network on a day at a glance; [`stats`](Self::stats) has the rest.
    pub fn statistics(&self, day: Day) -> Summary {
        self.stats().summary(day)
    }
}

impl Statistics<'_> {
    /// What can be said of the network on a day at a glance.
    pub fn summary(&self, day: Day) -> Summary {
        let states = |set| {
            let states = self.set(set, day).filter_map(|member| member.place.state);
            states.collect::<std::collections::BTreeSet<_>>().len()
        };
        let quality = self.quality();
        let documented = |measure: &str| quality.iter().find(|row| row.measure == measure).and_then(|row| row.share);
        let until = super::spells::after(day);
        Summary {
            programme: self.register.programme().name().to_owned(),
            version: self.register.version().to_owned(),
            day,
            members: self.register.on(day).count(),
            ever: self.ever(day),
            admissions: self.admissions(day),
            year: self.period(add_months(until, -12).unwrap_or(day), until),
            tenure: self.tenure(day),
            states: Between::new(states(MemberStatus::Certain), states(MemberStatus::Possible)),
            concentration: self.concentration(day).to_vec(),
            evidence_age: self.evidence_age(day).to_vec(),
            start_documented: documented("start-documented"),
            end_documented: documented("end-documented"),
        }
    }
}

impl Summary {
    /// The summary in long form: a row for each figure, with its unit.
    pub fn figures(&self) -> Figures<SummaryFigure> {
        let row = |figure: &str, unit: &str, value: Option<Between<f64>>| SummaryFigure {
            figure: figure.to_owned(),
            value,
            unit: unit.to_owned(),
        };
        let counts = |counts: Between<usize>| Some(counts.map(size));
        let exactly = |value: Option<f64>| value.map(Between::exactly);
        let unlisted = match self.members.unlisted {
            Unlisted::Between { low, high } => counts(Between::new(low, high)),
            Unlisted::Unknown => None,
        };
        let mut rows = vec![
            row("members", "places", counts(Between::new(self.members.certain, self.members.possible))),
            row("members-presumed", "places", counts(Between::exactly(self.members.presumed))),
            row("unlisted", "memberships", unlisted),
            row("ever", "places", counts(self.ever)),
            row("admissions", "memberships", counts(self.admissions)),
            row("entries-in-twelve-months", "memberships", counts(self.year.entries)),
            row("exits-in-twelve-months", "memberships", counts(self.year.exits)),
            row("tenure-median", "days", self.tenure),
            row("states", "states", counts(self.states)),
            row("start-documented", "share", exactly(self.start_documented)),
            row("end-documented", "share", exactly(self.end_documented)),
        ];
        let of_set = |figure: &str, set: MemberStatus| format!("{figure}-{set}");
        let concentration = self.concentration.iter();
        rows.extend(concentration.map(|one| row(&of_set("concentration", one.set), "index", exactly(one.normalised))));
        let age = self.evidence_age.iter();
        rows.extend(age.map(|one| row(&of_set("evidence-age-median", one.set), "days", exactly(one.median))));
        Figures::new(rows, &self.version)
    }

    /// The summary as a person reads it, a line for each figure, numbers as the language writes them.
    ///
    /// ```
    /// use stadtnetz::language::Language;
    /// use stadtnetz::time::parse_day;
    ///
    /// let summary = stadtnetz::engagierte_stadt().statistics(parse_day("2024-03-01")?);
    /// assert!(summary.to_text(Language::De).contains("Ende belegt: 2,3 % der Mitgliedschaften"));
    /// assert!(summary.to_text(Language::En).contains("end documented: 2.3% of memberships"));
    /// # Ok::<(), stadtnetz::time::DateError>(())
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        let whole = |number: usize| numbers::integer(i64::try_from(number).unwrap_or(i64::MAX), language);
        let counts = |counts: Between<usize>| range(counts, whole, language);
        let years = |days: Between<f64>| range(days, |days| numbers::rounded(days / 365.25, 1, language), language);
        let percent =
            |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| numbers::percent(share, 1, language));
        let by_set = |pick: &dyn Fn(usize) -> Option<f64>, digits: usize| {
            let words = [
                language.pick("der sicheren", "of the certain"),
                language.pick("der vermutlichen", "of the presumed"),
                language.pick("der möglichen", "of the possible"),
            ];
            let parts = words
                .iter()
                .enumerate()
                .filter_map(|(at, word)| Some(format!("{} {word}", numbers::rounded(pick(at)?, digits, language))));
            let parts: Vec<String> = parts.collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        };
        let mut lines = vec![
            format!("{} {} {}", self.programme, language.pick("am", "on"), self.day),
            format!("{}: {}", language.pick("Mitglieder", "members"), self.members.to_text(language)),
            match language {
                Language::De => format!("je beigetreten: {} Orte", counts(self.ever)),
                Language::En => format!("ever joined: {} places", counts(self.ever)),
            },
            match language {
                Language::De => format!(
                    "in den zwölf Monaten bis dahin: {} Eintritte, {} Austritte",
                    counts(self.year.entries),
                    counts(self.year.exits)
                ),
                Language::En => {
                    format!(
                        "in the twelve months up to then: {} entries, {} exits",
                        counts(self.year.entries),
                        counts(self.year.exits)
                    )
                }
            },
        ];
        if let Some(tenure) = self.tenure {
            lines.push(match language {
                Language::De => format!("dabei seit: {} Jahren (Median der sicheren)", years(tenure)),
                Language::En => format!("members for: {} years (median of the certain)", years(tenure)),
            });
        }
        lines.push(format!("{}: {}", language.pick("Länder", "states"), counts(self.states)));
        if let Some(said) = by_set(&|at| self.concentration.get(at)?.normalised, 3) {
            let of = language.pick("Konzentration auf Länder, 0 bis 1", "concentration on states, 0 to 1");
            lines.push(format!("{of}: {said}"));
        }
        if let Some(said) = by_set(&|at| self.evidence_age.get(at)?.median, 0) {
            let of = language.pick("Tage seit dem letzten Beleg, Median", "days since last seen, median");
            lines.push(format!("{of}: {said}"));
        }
        lines.extend(match language {
            Language::De => [
                format!("Beginn belegt: {} der Mitgliedschaften", percent(self.start_documented)),
                format!("Ende belegt: {} der Mitgliedschaften", percent(self.end_documented)),
            ],
            Language::En => [
                format!("start documented: {} of memberships", percent(self.start_documented)),
                format!("end documented: {} of memberships", percent(self.end_documented)),
            ],
        });
        lines.join("\n")
    }
}

/// `12`, or `12 bis 14`.
fn range<T: PartialOrd + Copy>(range: Between<T>, text: impl Fn(T) -> String, language: Language) -> String {
    let (low, high) = (text(range.low()), text(range.high()));
    if low == high { low } else { format!("{low} {} {high}", language.pick("bis", "to")) }
}
