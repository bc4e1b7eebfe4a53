//! The checks asked of a register, a folder, a definition and a conversion.

use std::collections::BTreeMap;
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
use crate::register::{Record, Register};
use crate::store::Opened;

impl Register {
    /// What is wrong across the records of a register and in its definition. What one record breaks alone was found when it was read.
    pub fn check(&self, selection: &Selection) -> Report {
        self.check_against(selection, None)
    }

    /// The same, where the definition follows an earlier one, which may not have the same version.
    pub fn check_against(&self, selection: &Selection, before: Option<&Programme>) -> Report {
        let day = selection.on.unwrap_or_else(|| horizon(self));
        let view = self.on(day);
        let context = Context::of(self, &view, before);
        let origins = origins(self);
        let mut report = Report::of(run(&context, selection), selection, Some(day));
        report.locate(|finding| located(finding, &origins));
        report
    }
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
    done.into_iter().flat_map(|(_, findings)| findings).collect()
}

impl Check {
    fn run(&self, context: &Context<'_>) -> Vec<Finding> {
        match self.scope {
            Scope::Register(run) => run(context),
            Scope::Definition(run) => run(context.programme(), context.before),
        }
    }
}

/// The rows of converted files, by table and record.
fn origins(register: &Register) -> BTreeMap<(&str, &str), Origin> {
    let row = |number: i64| u64::try_from(number).ok();
    let origin = |of: &crate::register::OriginRow| {
        let file = of.source.first().and_then(|id| register.sources().get(id.as_str()));
        let name = file.map_or("", |source| source.title.as_deref().unwrap_or(source.id()));
        Origin { sheet: of.sheet.clone(), row: row(of.row), line: of.line.and_then(row), ..Origin::file(name) }
    };
    register.origins().iter().map(|of| ((of.record.table(), of.record.id()), origin(of))).collect()
}

fn located(finding: Finding, origins: &BTreeMap<(&str, &str), Origin>) -> Finding {
    let subject = finding.subject();
    let record = subject.table.as_deref().zip(subject.record.as_deref());
    match record.and_then(|record| origins.get(&record)).filter(|_| finding.origin().is_none()) {
        Some(origin) => {
            let origin = origin.clone();
            finding.at(origin)
        }
        None => finding,
    }
}

/// Checks the register in a folder: its files, its records and what they say together, each finding with its file and line.
///
/// A folder whose register cannot be opened has a report too: of what keeps it from being opened.
pub fn open(folder: impl AsRef<Path>, selection: &Selection) -> (Report, Option<Register>) {
    let folder = folder.as_ref();
    let Opened { register, findings } = match Register::open(folder) {
        Ok(opened) => opened,
        Err(refused) => return (Report::of(refused.findings, selection, None), None),
    };
    let checked = register.check(selection);
    let day = checked.day();
    let all = findings.into_iter().chain(checked.findings().iter().cloned());
    let mut report = Report::of(all, selection, day);
    let lines = Lines::read_file(folder, &report);
    report.locate(|finding| lines.locate(finding));
    (report, Some(register))
}

/// On which line of which table's file a record stands.
struct Lines(BTreeMap<(String, String), u64>);

impl Lines {
    fn read_file(folder: &Path, report: &Report) -> Self {
        let mut lines = BTreeMap::new();
        let mut tables: Vec<&str> =
            report.findings().iter().filter_map(|finding| finding.subject().table.as_deref()).collect();
        tables.sort_unstable();
        tables.dedup();
        for table in tables {
            let Ok(mut reader) = csv::Reader::from_path(folder.join(format!("{table}.csv"))) else { continue };
            let at = reader.headers().ok().and_then(|headers| headers.iter().position(|name| name == "id"));
            for row in reader.records().flatten() {
                let id = at.and_then(|at| row.get(at));
                if let (Some(id), Some(position)) = (id, row.position()) {
                    lines.insert((table.to_owned(), id.to_owned()), position.line());
                }
            }
        }
        Self(lines)
    }

    fn locate(&self, finding: Finding) -> Finding {
        let subject = finding.subject();
        let Some((table, record)) = subject.table.clone().zip(subject.record.clone()) else { return finding };
        let field = subject.field.clone();
        let Some(line) = self.0.get(&(table.clone(), record)).filter(|_| finding.origin().is_none()) else {
            return finding;
        };
        let origin = Origin::file(format!("{table}.csv")).line(*line);
        finding.at(match field {
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
    let checked = conversion.register().check(selection);
    let day = checked.day();
    let all = conversion.findings().iter().chain(checked.findings()).cloned();
    let mut report = Report::of(all, selection, day);
    report.locate(|finding| match conversion.locate(&finding) {
        Some(origin) => finding.at(origin),
        None => finding,
    });
    report
}
