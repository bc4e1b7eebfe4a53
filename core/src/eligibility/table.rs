//! Many places at once.

use super::facts::{Facts, Inhabitants};
use super::judgement::{Judgement, Reason};
use super::question::Question;
use crate::official::{DirectoryView, Figures, Level, Unit};
use crate::place::PlaceKind;
use crate::programme::{Programme, RuleKind};
use crate::table::{Column, Table};

/// A place of which a programme's place rule is asked, be it in the register or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// What it is called by: an official key, an id.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its kind and its population figures.
    pub facts: Facts,
}

impl Candidate {
    /// A unit of the official directory, with its population as the edition has it; `None` for a unit that is neither a
    /// municipality with a government of its own nor an association of such, and for figures without day or basis.
    pub fn from_unit(unit: &Unit, figures: &Figures, source: &str) -> Option<Self> {
        let kind = match unit.level {
            Level::Municipality if !unit.is_incorporated() => return None,
            Level::Municipality if unit.designation.is_some_and(crate::official::Designation::is_city) => {
                PlaceKind::City
            }
            Level::Municipality => PlaceKind::Municipality,
            Level::Association if unit.designation.is_some_and(crate::official::Designation::is_association) => {
                PlaceKind::Association
            }
            _ => return None,
        };
        let key = unit.ags.map(|ags| ags.to_string()).or_else(|| unit.ars.map(|ars| ars.to_string()))?;
        let source = vec![source.to_owned()];
        let figure = |inhabitants| {
            let (day, basis) = (figures.day.clone()?, figures.basis?);
            Some(Inhabitants { day, inhabitants, rounded_to: None, basis, source: source.clone() })
        };
        let facts = Facts {
            kind: Some(kind),
            kind_source: source.clone(),
            figures: unit.inhabitants.and_then(figure).into_iter().collect(),
            ..Facts::default()
        };
        Some(Self { key, name: unit.name.clone(), facts })
    }

    /// The municipalities of the official directory on a day, as far as they have a government of their own.
    pub fn municipalities(view: &DirectoryView<'_>) -> Vec<Self> {
        let footing = view.footing();
        let unit = |unit| Self::from_unit(unit, &footing.figures, &footing.edition);
        view.municipalities().filter_map(unit).collect()
    }
}

/// The place rule of a programme for many places and calls, one row per call and place: verdict, reason code, margin. A call that
/// the programme does not have, or a programme without such a rule, gives no rows. Explanations are to be had from
/// [`Question::explain`], for the rows somebody asks about.
pub fn eligibility_table(programme: &Programme, calls: &[&str], candidates: &[Candidate]) -> Table {
    let questions: Vec<Question<'_>> =
        calls.iter().filter_map(|call| Question::new(programme, call, RuleKind::Place)).collect();
    let rows: Vec<Row<'_>> = questions
        .iter()
        .flat_map(|question| {
            candidates.iter().map(move |candidate| {
                let (id, judgement) = question.root.decide(&candidate.facts);
                Row { call: &question.call.id, candidate, id, judgement }
            })
        })
        .collect();
    let text = |name, description, pick: &dyn Fn(&Row<'_>) -> Option<String>| {
        Column::text(name, description, rows.iter().map(pick))
    };
    Table::built(
        "eligibility",
        vec![
            text("call", "id of the call", &|row| Some(row.call.to_owned())),
            text("place", "key of the place", &|row| Some(row.candidate.key.clone())),
            text("name", "name of the place", &|row| Some(row.candidate.name.clone())),
            text("kind", "kind of place", &|row| row.candidate.facts.kind.map(|kind| kind.to_string())),
            text("verdict", "whether the place could take part: yes, no or unknown", &|row| {
                Some(row.judgement.answer.to_string())
            }),
            text("reason", "the condition that decides, a colon, and why", &|row| Some(row.code())),
            Column::integer(
                "margin",
                "inhabitants to the nearest limit; negative = outside; empty where no population figure decides",
                rows.iter().map(Row::margin),
            )
            .unit("persons"),
        ],
    )
}

struct Row<'a> {
    call: &'a str,
    candidate: &'a Candidate,
    id: &'a str,
    judgement: Judgement,
}

impl Row<'_> {
    fn code(&self) -> String {
        let reason = self.judgement.reason.as_str();
        let mut code = String::with_capacity(self.id.len() + 1 + reason.len());
        code.extend([self.id, ":", reason]);
        code
    }

    fn margin(&self) -> Option<i64> {
        let of_population = matches!(self.judgement.reason, Reason::Within | Reason::Above | Reason::Below);
        self.judgement.margin.filter(|_| of_population)
    }
}

/// The places whose verdict changes between two definitions, for every call that both have: one row per call, rule and place.
pub fn diff(before: &Programme, after: &Programme, candidates: &[Candidate]) -> Table {
    let mut rows: Vec<[String; 8]> = Vec::new();
    for call in before.calls() {
        for kind in RuleKind::ALL {
            let (Some(old), Some(new)) = (Question::new(before, &call.id, kind), Question::new(after, &call.id, kind))
            else {
                continue;
            };
            for candidate in candidates {
                let ((old_id, was), (new_id, is)) =
                    (old.root.decide(&candidate.facts), new.root.decide(&candidate.facts));
                if was.answer != is.answer {
                    rows.push([
                        call.id.clone(),
                        kind.to_string(),
                        candidate.key.clone(),
                        candidate.name.clone(),
                        was.answer.to_string(),
                        is.answer.to_string(),
                        format!("{old_id}:{}", was.reason),
                        format!("{new_id}:{}", is.reason),
                    ]);
                }
            }
        }
    }
    let named = [
        ("call", "id of the call"),
        ("rule", "place or application"),
        ("place", "key of the place"),
        ("name", "name of the place"),
        ("before", "verdict of the first definition"),
        ("after", "verdict of the second definition"),
        ("reason_before", "why, by the first definition"),
        ("reason_after", "why, by the second definition"),
    ];
    let columns = named
        .iter()
        .enumerate()
        .map(|(at, (name, description))| Column::text(name, description, rows.iter().map(|row| row.get(at).cloned())));
    Table::built("changed_verdicts", columns.collect())
}
