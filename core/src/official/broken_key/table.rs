//! Many keys at once.

use super::{KeyIndex, KeyReading, Repair};
use crate::official::Unit;
use crate::place::State;
use crate::table::{Column, Table};

impl KeyIndex {
    /// Keys as a list carries them, one row each, in their order: what each means, and what was done to read it.
    pub fn read_table(&self, keys: &[(String, Option<State>)]) -> Table {
        let readings: Vec<KeyReading<'_>> = keys.iter().map(|(text, state)| self.read(text, *state)).collect();
        let of_unit =
            |pick: fn(&Unit) -> Option<String>| readings.iter().map(move |reading| reading.unit().and_then(pick));
        Table::built(
            "key_readings",
            vec![
                Column::text("asked", "the key as it was written", keys.iter().map(|(text, _)| Some(text.clone()))),
                Column::text(
                    "outcome",
                    "valid, repaired, ambiguous or unknown",
                    readings.iter().map(|reading| Some(reading.as_str().to_owned())),
                ),
                Column::text("ags", "AGS of the one unit that is meant", of_unit(|unit| Some(unit.ags?.to_string()))),
                Column::text("ars", "its regional key", of_unit(|unit| Some(unit.ars?.to_string()))),
                Column::text("name", "its official name", of_unit(|unit| Some(unit.name.clone()))),
                Column::text("repairs", "what was done, in this order", readings.iter().map(repairs)),
                Column::text(
                    "candidates",
                    "the keys of several units that explain it",
                    readings.iter().map(candidates),
                ),
                Column::text(
                    "reason",
                    "why no unit explains it",
                    readings.iter().map(|reading| match reading {
                        KeyReading::Unknown(why) => Some(why.as_str().to_owned()),
                        _ => None,
                    }),
                ),
            ],
        )
    }
}

impl KeyReading<'_> {
    /// `valid`, `repaired`, `ambiguous` or `unknown`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Valid(_) => "valid",
            Self::Repaired { .. } => "repaired",
            Self::Ambiguous(_) => "ambiguous",
            Self::Unknown(_) => "unknown",
        }
    }
}

fn repairs(reading: &KeyReading<'_>) -> Option<String> {
    let KeyReading::Repaired { repairs, .. } = reading else { return None };
    Some(repairs.iter().map(Repair::to_string).collect::<Vec<_>>().join(", "))
}

fn candidates(reading: &KeyReading<'_>) -> Option<String> {
    let KeyReading::Ambiguous(units) = reading else { return None };
    let key = |unit: &Unit| unit.ags.map(String::from).or_else(|| unit.ars.map(String::from)).unwrap_or_default();
    Some(units.iter().map(|(unit, _)| key(unit)).collect::<Vec<_>>().join(", "))
}
