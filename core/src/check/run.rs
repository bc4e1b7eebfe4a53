//! The checks asked of a register, a folder, a definition and a conversion.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::context::{Context, horizon};
use super::registry::{CHECKS, Check, Scope};
use super::report::Report;
use super::selection::Selection;
#[cfg(feature = "convert")]
use crate::convert::Conversion;
use crate::finding::{Finding, Origin, Rule};
use crate::programme::Programme;
use crate::register::{OriginRow, Record, Register};
use crate::store::Opened;

impl Register {
    /// What is wrong across the records of a register and in its definition. What one record breaks alone was found when it was read.
    pub fn check(&self, selection: &Selection) -> Report {
        self.check_against(selection, None)
    }

    /// The same, where the definition follows an earlier one, which may not have the same version.
    pub fn check_against(&self, selection: &Selection, before: Option<&Programme>) -> Report {
        let mut report = found(self, selection, before, Vec::new());
        report.locate(rows(self));
        report
    }
}

/// What was found before, and what the checks of a register find, in no file yet.
fn found(register: &Register, selection: &Selection, before: Option<&Programme>, mut findings: Vec<Finding>) -> Report {
    let day = selection.on.unwrap_or_else(|| horizon(register));
    let view = register.on(day);
    findings.extend(run(&Context::of(register, &view, before), selection));
    Report::of(findings, selection, Some(day))
}

/// The findings of the checks that a selection asks for, in the order of the checks whichever ends first.
fn run(context: &Context<'_>, selection: &Selection) -> Vec<Finding> {
    let asks = |check: &&Check| check.rules.iter().any(|rule: &&Rule| selection.asks_for(rule.code));
    let asked: Vec<&Check> = CHECKS.iter().filter(asks).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, check)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, asked.get(at)?)))
        {
            done.push((at, check.run(context)));
        }
        done
    };
    let mut done: Vec<(usize, Vec<Finding>)> = thread::scope(|scope| {
        // Without a second thread everything is done by this one.
        let helpers = thread::available_parallelism().map_or(0, |all| all.get() - 1).min(asked.len() / 2);
        let spawned: Vec<_> =
            (0..helpers).filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok()).collect();
        let mut done = work();
        for helper in spawned {
            done.extend(helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    let mut all = Vec::with_capacity(done.iter().map(|(_, findings)| findings.len()).sum());
    for (_, mut findings) in done {
        all.append(&mut findings);
    }
    all
}

impl Check {
    fn run(&self, context: &Context<'_>) -> Vec<Finding> {
        match self.scope {
            Scope::Register(run) => run(context),
            Scope::Definition(run) => run(context.programme(), context.before),
        }
    }
}

/// The rows of converted files, by the records that came from them.
fn rows<'r>(register: &'r Register) -> impl Fn(&str, &str, Option<&str>) -> Option<Origin> + use<'r> {
    let row = |number: i64| u64::try_from(number).ok();
    let origin = |of: &OriginRow| {
        let file = of.source.first().and_then(|id| register.sources().get(id.as_str()));
        let name = file.map_or("", |source| source.title.as_deref().unwrap_or(source.id()));
        Origin {
            sheet: of.sheet.clone(),
            row: row(of.row),
            line: of.line.and_then(row),
            column: of.column.clone(),
            ..Origin::file(name)
        }
    };
    let of_row = |of: &'r OriginRow| {
        let origin = origin(of);
        of.records.iter().map(move |record| ((record.table(), record.id()), origin.clone()))
    };
    let rows: BTreeMap<(&str, &str), Origin> = register.origins().iter().flat_map(of_row).collect();
    move |table, record, _| rows.get(&(table, record)).cloned()
}

/// Checks the register in a folder: its files, its records and what they say together, each finding with its file and line.
///
/// A folder whose register cannot be opened has a report too: of what keeps it from being opened. Its definition may follow an
/// earlier one, which may not have the same version.
pub fn open(folder: impl AsRef<Path>, before: Option<&Programme>, selection: &Selection) -> (Report, Option<Register>) {
    let folder = folder.as_ref();
    let Opened { register, findings } = match Register::open(folder) {
        Ok(opened) => opened,
        Err(refused) => {
            let mut report = Report::of(refused.findings, selection, None);
            report.read_file_paths(folder);
            return (report, None);
        }
    };
    let mut report = found(&register, selection, before, findings);
    report.locate(rows(&register));
    let lines = Lines::read_file(folder, &report);
    report.locate(|table, record, field| lines.origin(table, record, field));
    report.read_file_paths(folder);
    (report, Some(register))
}

/// On which line of which table's file a record stands.
struct Lines(BTreeMap<String, BTreeMap<String, u64>>);

impl Lines {
    fn read_file(folder: &Path, report: &Report) -> Self {
        let named: BTreeSet<&str> =
            report.findings().iter().filter_map(|finding| finding.subject().table.as_deref()).collect();
        let lines = named.into_iter().filter_map(|table| {
            let mut reader = csv::Reader::from_path(folder.join(format!("{table}.csv"))).ok()?;
            let at = reader.headers().ok()?.iter().position(|name| name == "id")?;
            let rows = reader.records().flatten();
            Some((
                table.to_owned(),
                rows.filter_map(|row| Some((row.get(at)?.to_owned(), row.position()?.line()))).collect(),
            ))
        });
        Self(lines.collect())
    }

    fn origin(&self, table: &str, record: &str, field: Option<&str>) -> Option<Origin> {
        let line = self.0.get(table)?.get(record)?;
        let origin = Origin::file(format!("{table}.csv")).line(*line);
        Some(match field {
            Some(field) => origin.column(field),
            None => origin,
        })
    }
}

/// Checks a definition file: what its text breaks, and what it says against itself or against the one before it.
pub fn definition(file_name: &str, text: &str, before: Option<&Programme>, selection: &Selection) -> Report {
    let findings = match Programme::from_toml(file_name, text) {
        Ok((programme, warnings)) => {
            let checks = CHECKS.iter().filter_map(|check| match check.scope {
                Scope::Definition(run) => Some(run),
                Scope::Register(_) => None,
            });
            let found = checks.flat_map(|run| run(&programme, before));
            let located = found.map(|finding| finding.at(Origin::file(file_name)));
            warnings.into_iter().chain(located).collect()
        }
        Err(findings) => findings,
    };
    Report::of(findings, selection, None)
}

/// Checks a conversion: what it found in the file, and what its records say together, each finding with the row and what stands there.
#[cfg(feature = "convert")]
pub fn conversion(conversion: &Conversion, selection: &Selection) -> Report {
    let register = conversion.register();
    let mut report = found(register, selection, None, conversion.findings().to_vec());
    let mut first_rows: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for (record, row) in conversion.record_rows() {
        first_rows.entry(record).and_modify(|first| *first = row.min(*first)).or_insert(row);
    }
    report.locate(|table, record, field| conversion.cell_origin(*first_rows.get(&(table, record))?, table, field));
    report.locate(rows(register)); // of lists converted before
    report
}
