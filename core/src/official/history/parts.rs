//! What became of a unit, and what it is made of, as tables.

use super::{Passage, Predecessor, Successor, UnitKey};
use crate::table::{Column, Table};

/// What became of a unit, one row per successor.
pub fn successors_table(from: UnitKey, successors: &[Successor]) -> Table {
    table("successors", &successors.iter().map(|part| (from, part)).collect::<Vec<_>>())
}

/// What a unit is made of, one row per predecessor.
pub fn predecessors_table(predecessors: &[Predecessor]) -> Table {
    let parts: Vec<_> = predecessors.iter().map(|predecessor| (predecessor.key, &predecessor.part)).collect();
    table("predecessors", &parts)
}

fn table(name: &str, parts: &[(UnitKey, &Successor)]) -> Table {
    let share = |name, description, pick: fn(&Successor) -> Option<f64>| {
        Column::number(name, description, parts.iter().map(|(_, part)| pick(part))).unit("1")
    };
    let columns = vec![
        Column::text("from", "key on the earlier day", parts.iter().map(|(from, _)| Some(from.to_string()))),
        Column::text("to", "key on the later day", parts.iter().map(|(_, part)| Some(part.key.to_string()))),
        share("population_share", "share of the inhabitants of the earlier unit", |part| part.population),
        share("area_share", "share of its area", |part| part.area),
        Column::flag(
            "by_area",
            "whether inhabitants are shared out by area for want of figures",
            parts.iter().map(|(_, part)| Some(part.by_area)),
        ),
        Column::text("ways", "the steps that changed something, by way", parts.iter().map(|(_, part)| ways(part))),
    ];
    Table::built(name, columns)
}

/// `03156009 > 03159019 (2016-11-01, file.xlsx row 7); ...`; nothing for what stayed as it was.
fn ways(part: &Successor) -> Option<String> {
    let step = |step: &Passage| format!("{} > {} ({}, {} row {})", step.from, step.to, step.after, step.file, step.row);
    let way = |steps: &Vec<Passage>| steps.iter().map(step).collect::<Vec<_>>().join(", ");
    let changed: Vec<String> = part.ways.iter().filter(|steps| !steps.is_empty()).map(way).collect();
    (!changed.is_empty()).then(|| changed.join("; "))
}
