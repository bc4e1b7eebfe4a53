//! How long does it take to resolve 100,000 written names against the directory of 10,953 municipalities?
//!
//! The names are the official ones without what stands behind the comma, every hundredth with a letter lost. The peer is
//! `rapidfuzz`, whose `process.extractOne` takes the most similar name, right or wrong: `benches/names_rapidfuzz.py`.
//! Needs `../shared/data/official/GV100AD_30112025.txt`; without it nothing runs.

use divan::Bencher;
use stadtnetz::official::name::{Context, NameIndex};
use stadtnetz::official::{Level, gv100ad};

fn main() {
    divan::main();
}

const NAMES: usize = 100_000;

fn index() -> Option<NameIndex> {
    let bytes = support::shared("data/official/GV100AD_30112025.txt")?;
    Some(NameIndex::new(gv100ad::read("GV100AD_30112025.txt", &bytes).ok()?.units))
}

/// Names as lists carry them; of every `each` names one has lost its second letter.
fn written(index: &NameIndex, each: usize) -> Vec<(String, Context)> {
    let municipalities = index.units().iter().filter(|unit| unit.level == Level::Municipality);
    let names = municipalities.cycle().take(NAMES).enumerate().map(|(at, unit)| {
        let mut name = unit.name.split(',').next().unwrap_or_default().to_owned();
        if at % each == 0 {
            name = name.chars().take(1).chain(name.chars().skip(2)).collect();
        }
        (name, Context::new().state(unit.state()))
    });
    names.collect()
}

fn resolved(index: &NameIndex, names: &[(String, Context)]) -> usize {
    names.iter().filter(|(name, context)| index.resolve(name, context).unit().is_some()).count()
}

#[divan::bench(sample_count = 10)]
fn one_in_a_hundred_misspelt(bencher: Bencher) {
    let Some(index) = index() else { return };
    let names = written(&index, 100);
    bencher.bench(|| resolved(&index, &names));
}

#[divan::bench(sample_count = 3)]
fn every_name_misspelt(bencher: Bencher) {
    let Some(index) = index() else { return };
    let names = written(&index, 1);
    bencher.bench(|| resolved(&index, &names));
}

#[divan::bench(sample_count = 10)]
fn make_the_index(bencher: Bencher) {
    let Some(units) = index().map(|index| index.units().to_vec()) else { return };
    bencher.with_inputs(|| units.clone()).bench_values(NameIndex::new);
}
