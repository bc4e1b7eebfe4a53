//! Answers as tables.

use super::{Candidate, Context, NameIndex, Near, Reason, Resolution, Verdict};
use crate::official::Unit;
use crate::table::{Column, Table};

impl<'a> Resolution<'a> {
    /// The units that bear the name: the one that matched, those that are ambiguous, or those that something rules out.
    pub fn candidates(&self) -> &[Candidate<'a>] {
        match self {
            Self::Match(found) => std::slice::from_ref(&found.candidate),
            Self::Ambiguous(candidates) => candidates,
            Self::NotFound(refused) => match &refused.reason {
                Reason::Contradicted(candidates) | Reason::Unconfirmed(candidates) => candidates,
                _ => &[],
            },
        }
    }

    /// Why no unit was found.
    pub fn reason(&self) -> Option<&Reason<'a>> {
        match self {
            Self::NotFound(refused) => Some(&refused.reason),
            _ => None,
        }
    }

    /// Units with a similar name, proposed where none was found.
    pub fn near(&self) -> &[Near<'a>] {
        match self {
            Self::NotFound(refused) => &refused.near,
            _ => &[],
        }
    }

    /// The units that bear the name, one row each, with how much of what was said agrees with them.
    pub fn candidates_table(&self) -> Table {
        let candidates = self.candidates();
        let units: Vec<&Unit> = candidates.iter().map(|candidate| candidate.unit).collect();
        let count = |name, description, verdict| {
            let counted = candidates.iter().map(move |candidate: &Candidate<'_>| {
                let said = candidate.evidence.iter().filter(|said| said.verdict == verdict).count();
                i64::try_from(said).ok()
            });
            Column::integer(name, description, counted).unit("statements")
        };
        let mut columns = bearers(&units);
        columns.push(Column::text(
            "form",
            "which of its names was written: full, short or second-language",
            candidates.iter().map(|candidate| Some(candidate.form.as_str().to_owned())),
        ));
        columns.push(count("agrees", "statements that the directory confirms", Verdict::Agrees));
        columns.push(count("disagrees", "statements that the directory contradicts", Verdict::Disagrees));
        columns.push(count("unknown", "statements that the directory does not settle", Verdict::Unknown));
        Table::built("candidates", columns)
    }

    /// What was said about the place and what the directory says to it, one row per candidate and statement.
    pub fn evidence_table(&self) -> Table {
        let rows: Vec<_> = self
            .candidates()
            .iter()
            .flat_map(|candidate| candidate.evidence.iter().map(move |said| (candidate.unit, said)))
            .collect();
        let units: Vec<&Unit> = rows.iter().map(|(unit, _)| *unit).collect();
        let mut columns = bearers(&units);
        columns.extend([
            Column::text(
                "feature",
                "what the statement is about",
                rows.iter().map(|(_, said)| Some(said.feature.to_string())),
            ),
            Column::text("said", "what was said", rows.iter().map(|(_, said)| Some(said.said.clone()))),
            Column::text(
                "said_by",
                "text, context or default",
                rows.iter().map(|(_, said)| Some(said.said_by.to_string())),
            ),
            Column::text(
                "verdict",
                "agrees, disagrees or unknown",
                rows.iter().map(|(_, said)| Some(said.verdict.to_string())),
            ),
        ]);
        Table::built("evidence", columns)
    }

    /// The units with a similar name, one row each: proposals for a person, never answers.
    pub fn near_table(&self) -> Table {
        let near = self.near();
        let units: Vec<&Unit> = near.iter().map(|near| near.unit).collect();
        let mut columns = bearers(&units);
        columns.push(Column::number(
            "similarity",
            "shared pairs of letters (Sørensen-Dice), 0 to 1",
            near.iter().map(|near| Some(near.similarity)),
        ));
        Table::built("near_names", columns)
    }
}

impl NameIndex {
    /// Many names at once, one row each, in their order.
    pub fn resolve_table(&self, questions: &[(String, Context)]) -> Table {
        let answers: Vec<Resolution<'_>> =
            questions.iter().map(|(name, context)| self.resolve(name, context)).collect();
        let of_match =
            |pick: fn(&Unit) -> Option<String>| answers.iter().map(move |answer| answer.unit().and_then(pick));
        Table::built(
            "resolutions",
            vec![
                Column::text(
                    "asked",
                    "the name as it was written",
                    questions.iter().map(|(name, _)| Some(name.clone())),
                ),
                Column::text(
                    "outcome",
                    "match, ambiguous or not-found",
                    answers.iter().map(|answer| Some(answer.as_str().to_owned())),
                ),
                Column::text("ags", "AGS of the one unit that matched", of_match(|unit| Some(unit.ags?.to_string()))),
                Column::text("ars", "its regional key", of_match(|unit| Some(unit.ars?.to_string()))),
                Column::text("name", "its official name", of_match(|unit| Some(unit.name.clone()))),
                Column::integer(
                    "candidates",
                    "how many units bear the name",
                    answers.iter().map(|answer| i64::try_from(answer.candidates().len()).ok()),
                )
                .unit("units"),
                Column::text(
                    "reason",
                    "why none was found",
                    answers.iter().map(|answer| answer.reason().map(|reason| reason.as_str().to_owned())),
                ),
            ],
        )
    }
}

fn bearers(units: &[&Unit]) -> Vec<Column> {
    let column = |name, description, pick: fn(&Unit) -> Option<String>| {
        Column::text(name, description, units.iter().map(move |unit| pick(unit)))
    };
    vec![
        column("ags", "official municipality key, 8 digits", |unit| Some(unit.ags?.to_string())),
        column("ars", "regional key", |unit| Some(unit.ars?.to_string())),
        column("name", "official name with its additions", |unit| Some(unit.name.clone())),
        column("level", "level in the official hierarchy", |unit| Some(unit.level.to_string())),
        column("state", "state, ISO 3166-2", |unit| Some(unit.state()?.to_string())),
    ]
}
