use super::names::Names;
use super::position::{Report, Spot};
use super::provenance::Provenance;
use super::reader::Reader;
use super::rules;
use super::validity::check_span;
use crate::finding::{Finding, Value};
use crate::language::{Language, Template};
use crate::time::{Day, When};

/// A stretch of a programme with rules of its own. Both of its days are inclusive and as precise as their sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// The id.
    pub id: String,
    /// The German name.
    pub name: String,
    /// The English name.
    pub name_en: String,
    /// First day; none: not known.
    pub starts: Option<When>,
    /// Last day (inclusive), where it ended; none: not known to have ended.
    pub last_day: Option<When>,
    /// Last day of the memberships' term as it was announced (inclusive). An announcement proves no end.
    pub planned_last_day: Option<When>,
    /// Why days between the phase before and this one belong to neither.
    pub gap_before: Option<String>,
    /// Sources, conflicts, remarks.
    pub provenance: Provenance,
}

impl Phase {
    /// The name in a language.
    pub fn name_in(&self, language: Language) -> &str {
        language.pick(&self.name, &self.name_en)
    }

    /// The last day, where it is known that the phase ended.
    pub fn end_known(&self) -> Option<&When> {
        self.last_day.as_ref()
    }

    /// Whether a term of this phase may run on a day, as far as it was announced.
    pub(super) fn term_runs(&self, day: Day) -> bool {
        let begun = self.starts.as_ref().is_some_and(|starts| starts.earliest() <= day);
        begun && self.planned_last_day.as_ref().is_some_and(|last| day <= last.latest())
    }

    pub(super) fn read_all(root: &mut Reader<'_>, names: &mut Names) -> Vec<Self> {
        let report = root.report();
        let readers = root.records("phases");
        let phases: Vec<(Spot, Self)> = readers.into_iter().filter_map(|reader| Self::read(reader, names)).collect();
        for pair in phases.windows(2) {
            if let [(_, before), (spot, phase)] = pair {
                check_sequence(report, spot, before, phase);
            }
        }
        phases.into_iter().map(|(_, phase)| phase).collect()
    }

    fn read(mut reader: Reader<'_>, names: &mut Names) -> Option<(Spot, Self)> {
        let spot = reader.spot().clone();
        let id = reader.id(names);
        let name = reader.required::<String>("name");
        let name_en = reader.required::<String>("name_en");
        let starts = reader.optional::<When>("starts");
        let last_day = reader.optional::<When>("last_day");
        let planned_last_day = reader.optional::<When>("planned_last_day");
        let gap_before = reader.optional::<String>("gap_before");
        check_span(&reader, "last_day", starts.as_ref(), last_day.as_ref());
        check_span(&reader, "planned_last_day", starts.as_ref(), planned_last_day.as_ref());
        let provenance = Provenance::read_and_finish(reader);
        let phase = Self {
            id: id?,
            name: name?,
            name_en: name_en?,
            starts,
            last_day,
            planned_last_day,
            gap_before,
            provenance,
        };
        Some((spot, phase))
    }
}

fn check_sequence(report: &Report<'_>, spot: &Spot, before: &Phase, phase: &Phase) {
    let Some(starts) = &phase.starts else { return };
    if let Some(began) = &before.starts
        && starts.earliest() <= began.earliest()
    {
        let finding = Finding::new(&rules::DATED_VALUES_UNORDERED)
            .with("found", Value::When(starts.without_wording()))
            .with("expected", Value::When(began.without_wording()));
        report.add(spot, finding);
        return;
    }
    let Some(last) = &before.last_day else { return };
    let overlap = starts.latest() <= last.earliest();
    let gap = last.latest().succ_opt().is_some_and(|next| next < starts.earliest());
    let problem = match (overlap, gap) {
        (true, _) => Template::new("eine Überschneidung", "an overlap"),
        (_, true) if phase.gap_before.is_none() => Template::new("eine unerklärte Lücke", "an undeclared gap"),
        _ => return,
    };
    let finding = Finding::new(&rules::PHASES_APART)
        .with("before", before.id.as_str())
        .with("found", phase.id.as_str())
        .with("problem", problem);
    report.add(spot, finding);
}
