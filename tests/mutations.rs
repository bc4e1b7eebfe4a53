//! Random changes of the embedded register: refused or checked, never a panic.
//!
//! `cargo test --release --test mutations -- --number 1000000` makes so many changes; without the option, 20,000.
//! A change puts the cell of another record, nothing, or a day of its own into a cell. Many are made to one register before it is checked.

use std::panic::{catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use fastrand::Rng;
use stadtnetz::check::{Format, Profile, Selection};
use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::register::{AnyRecord, Draft, TABLES};

const BATCH: usize = 1_000;
const SEED: u64 = 20_151_101;

type Known<'a> = [(&'a str, Vec<AnyRecord>)];

fn main() {
    let given: Vec<String> = std::env::args().collect();
    let number = given.iter().position(|word| word == "--number").and_then(|at| given.get(at + 1)?.parse().ok());
    let batches = number.unwrap_or(20_000usize).div_ceil(BATCH);
    let records: Vec<(&str, Vec<AnyRecord>)> = TABLES
        .iter()
        .map(|table| (*table, engagierte_stadt().any_records(table)))
        .filter(|(_, it)| !it.is_empty())
        .collect();
    let (next, found) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        while let Some(batch) = Some(next.fetch_add(1, Relaxed)).filter(|batch| *batch < batches) {
            match catch_unwind(|| check(&records, batch)) {
                Ok(number) => found.fetch_add(number, Relaxed),
                Err(panic) => {
                    eprintln!("that was batch {batch}");
                    resume_unwind(panic)
                }
            };
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let found = found.into_inner();
    println!("{} changes in {batches} registers: {found} findings, no panic", batches * BATCH);
    assert!(found > batches * 300, "the changes hardly show: {found} findings in {batches} registers");
}

/// Checks the embedded register with a batch of changes, writes and mends what is found; how many findings there are.
fn check(records: &Known<'_>, batch: usize) -> usize {
    let mut rng = Rng::with_seed(SEED + batch as u64);
    let mut draft = engagierte_stadt().edit();
    let mut made = 0;
    while made < BATCH {
        made += usize::from(mutate(&mut draft, records, &mut rng));
    }
    // What the changes made unsound is mended by the records as they were, until it is a register again.
    let register = loop {
        let refused = match draft.clone().finish() {
            Ok(register) => break register,
            Err(refused) => refused,
        };
        for finding in &refused.findings {
            let subject = finding.subject();
            let record = subject.table.as_deref().zip(subject.record.as_deref());
            let sound = record.and_then(|(table, id)| engagierte_stadt().any_record(table, id));
            assert!(sound.map(|record| draft.put_any(&record)).is_some(), "{refused}");
        }
    };
    let report = register.check(&Selection::of(Profile::ALL[batch % 3]));
    for (format, language) in [(Format::Sarif, Language::De), (Format::Text, Language::En)] {
        assert!(!report.write(format, language).is_empty());
    }
    let _ = report.fixed(&register);
    report.findings().len()
}

/// Puts something else into a random cell; `false` where the cell cannot hold it.
fn mutate(draft: &mut Draft, records: &Known<'_>, rng: &mut Rng) -> bool {
    let (table, known) = &records[rng.usize(..records.len())];
    let id = known[rng.usize(..known.len())].id();
    let Some(record) = draft.any_record(table, id) else { return false };
    let field = record.fields()[rng.usize(1..record.fields().len())].name;
    let day = format!("20{:02}-{:02}-{:02}", rng.u8(10..30), rng.u8(1..13), rng.u8(1..29));
    let other = known[rng.usize(..known.len())].cell(field).unwrap_or_default();
    let value = match rng.u8(..4) {
        0 => "",
        1 if record.cell(field).is_some_and(|cell| cell.starts_with("20")) => day.as_str(),
        _ => other,
    };
    let cells = |name: &str| if name == field { Some(value) } else { record.cell(name) };
    match AnyRecord::read(table, &cells) {
        Ok(changed) => draft.put_any(&changed).is_some(),
        Err(_) => false,
    }
}
