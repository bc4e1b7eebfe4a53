//! What people do to a register by mistake, done to the embedded one: the check meant for it tells.

use std::collections::BTreeSet;

use stadtnetz::check::Selection;
use stadtnetz::engagierte_stadt;
use stadtnetz::finding::Finding;
use stadtnetz::register::{AnyRecord, Draft, Refused};

const SEEDED: usize = 40; // kinds of damage that must be told, at least

#[test]
fn each_kind_of_damage_is_told_by_the_code_meant_for_it() {
    let rows = support::rows("checks/damage.csv");
    let kinds: BTreeSet<&str> = rows.iter().map(|row| row["code"].as_str()).collect();
    assert!(kinds.len() >= SEEDED, "only {} kinds", kinds.len());
    let sound = engagierte_stadt().check(&Selection::default());
    let mut missed = Vec::new();
    for row in rows {
        let told = told(&row["damage"]);
        let news = told.iter().filter(|finding| !sound.findings().contains(finding));
        let codes: BTreeSet<&str> = news.map(Finding::code).collect();
        if !codes.contains(row["code"].as_str()) {
            missed.push(format!("{} ({}): {codes:?}", row["code"], row["why"]));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// What is told of the damaged register, or of what keeps it from being one.
fn told(damage: &str) -> Vec<Finding> {
    let damaged = || {
        let mut draft = engagierte_stadt().edit();
        damage.split(" + ").try_for_each(|change| make(&mut draft, change))?;
        draft.finish()
    };
    match damaged() {
        Ok(register) => register.check(&Selection::default()).findings().to_vec(),
        Err(refused) => refused.findings,
    }
}

/// `table id | field=value | ...` changes a record or adds it, `-table id` takes it out.
fn make(draft: &mut Draft, change: &str) -> Result<(), Refused> {
    let mut parts = change.split(" | ");
    let (table, id) = parts.next().unwrap().split_once(' ').unwrap();
    if let Some(table) = table.strip_prefix('-') {
        assert!(draft.remove_any(table, id).is_some(), "{change}");
        return Ok(());
    }
    let given: Vec<(&str, &str)> = parts.map(|part| part.split_once('=').unwrap()).collect();
    let before = draft.any_record(table, id);
    let cells = |field: &str| match given.iter().find(|(name, _)| *name == field) {
        Some((_, value)) => Some(*value),
        None if field == "id" => Some(id),
        None => before.as_ref().and_then(|record| record.cell(field)),
    };
    draft.put_any(&AnyRecord::read(table, &cells)?);
    Ok(())
}
