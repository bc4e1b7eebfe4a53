//! What would spoil an estimate, before anybody estimates.

use std::collections::BTreeMap;

use super::arguments::Package;
use super::roles::{Reason, Role};
use super::rules;
use super::stacks::Controls;
use super::study::Study;
use crate::finding::{Finding, Value};
use crate::language::Language;
use crate::table::{Column, Table};
use crate::time::Answer;

/// Below so many treated, tests that rest on large numbers mislead.
const COHORT: usize = 20;
/// Below so many controls a stack has no power.
const POOL: usize = 5;
/// diff-diff's `pscore_trim`.
const TRIM: f64 = 0.01;
/// More bytes than a desktop has to spare.
const MEMORY: u64 = 8_000_000_000;

impl Study {
    /// What would spoil an estimate: for all packages, or for one of them.
    pub fn check(&self, package: Option<Package>) -> Vec<Finding> {
        let mut findings = self.values();
        findings.extend(self.treated());
        findings.extend(self.comparisons());
        findings.extend(self.limits(package));
        findings.sort_by_key(Finding::code);
        findings
    }

    /// Findings of a check as a table: code, severity, number, message.
    pub fn check_table(findings: &[Finding], language: Language) -> Table {
        let text = |name, description, pick: &dyn Fn(&Finding) -> String| {
            Column::text(name, description, findings.iter().map(|finding| Some(pick(finding))))
        };
        let number = |finding: &Finding| match finding.value("n") {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        };
        let columns = vec![
            text("code", "stable code of the rule", &|finding| finding.code().to_owned()),
            text("severity", "info, warning or error", &|finding| finding.severity().to_string()),
            Column::integer("n", "how many", findings.iter().map(number)),
            text("message", "what was found and what to do", &|finding| finding.message(language)),
        ];
        Table::built("check", columns)
    }

    fn values(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let (repeated, others) = self.measured.unmatched_counts();
        findings.extend((repeated > 0).then(|| Finding::new(&rules::KEY_REPEATED).with("n", repeated)));
        findings.extend((others > 0).then(|| Finding::new(&rules::UNMATCHED).with("n", others)));
        let width = self.years.len();
        let empty = |at: &usize| {
            let mut cells = (0..self.units.len()).map(|unit| unit * width + at);
            !self.measured.columns.is_empty() && cells.all(|cell| self.measured.is_missing(cell))
        };
        let empty: Vec<String> = (0..width).filter(empty).map(|at| self.years[at].to_string()).collect();
        if !empty.is_empty() {
            let years = Value::List(empty.iter().map(|year| Value::Text(year.clone())).collect());
            findings.push(Finding::new(&rules::YEAR_EMPTY).with("n", empty.len()).with("years", years));
        }
        if let Some((day, listed)) = self.territory.zip(self.known_until).filter(|(day, listed)| listed < day) {
            findings.push(Finding::new(&rules::TERRITORY_UNKNOWN).with("listed", listed).with("day", day));
        }
        if !self.unplaced.is_empty() {
            let places = Value::List(self.unplaced.iter().map(|one| Value::Text(one.name.clone())).collect());
            findings.push(Finding::new(&rules::UNPLACED).with("n", self.unplaced.len()).with("places", places));
        }
        findings
    }

    fn treated(&self) -> Vec<Finding> {
        let roles = self.roles();
        let year = |year: Option<&i32>| year.map_or_else(String::new, ToString::to_string);
        let (first, last) = (year(self.years.first()), year(self.years.last()));
        let of = |reason| roles.iter().filter(|(_, why)| *why == reason).count();
        let mut findings = Vec::new();
        let mut counted = |n: usize, finding: Finding| findings.extend((n > 0).then(|| finding.with("n", n)));
        let late = of(Reason::CallAfterData);
        counted(late, Finding::new(&rules::AFTER_DATA).with("last", last));
        let early = of(Reason::TreatedBeforeData);
        counted(early, Finding::new(&rules::BEFORE_DATA).with("first", first));
        counted(of(Reason::Spill), Finding::new(&rules::SPILL));
        let unsettled = self.units.iter().filter(|unit| unit.is_unsettled(&self.years, self.onset)).count();
        counted(unsettled, Finding::new(&rules::EXIT_UNKNOWN));
        let treated =
            || self.units.iter().zip(&roles).filter(|(_, (role, _))| *role == Role::Treated).map(|(unit, _)| unit);
        let uncalled = treated().filter(|unit| unit.spells.first().is_none_or(|spell| spell.call.is_none())).count();
        counted(uncalled, Finding::new(&rules::NO_CALL));
        let touched = usize::try_from(self.anticipation()).unwrap_or(0);
        counted(touched, Finding::new(&rules::BASE_TOUCHED));
        let mut cohorts: BTreeMap<i32, usize> = BTreeMap::new();
        for g in treated().filter_map(|unit| unit.g) {
            *cohorts.entry(g).or_default() += 1;
        }
        for (cohort, n) in cohorts {
            let of_cohort = |rule| Finding::new(rule).with("cohort", cohort.to_string()).with("n", n);
            if self.years.first().is_some_and(|first| cohort == first + 1) {
                findings.push(of_cohort(&rules::ONE_YEAR_BEFORE));
            }
            if n < COHORT {
                findings.push(of_cohort(&rules::SMALL_COHORT).with("least", COHORT));
            }
        }
        findings
    }

    fn comparisons(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let unknown = |unit: &&super::StudyUnit| unit.eligible.iter().all(|answer| *answer == Answer::Unknown);
        let roles = self.roles();
        let controls = || (0..roles.len()).filter(|&at| roles[at].0 == Role::Control);
        let unknown = controls().map(|at| &self.units[at]).filter(unknown).count();
        findings.extend((unknown > 0).then(|| Finding::new(&rules::ELIGIBILITY_UNKNOWN).with("n", unknown)));
        let years = self.years.len();
        let around = |at: usize| &self.around[at * years..(at + 1) * years];
        let beside = controls().filter(|&at| around(at).iter().any(|one| one.neighbours_in > Some(0))).count();
        findings.extend((beside > 0).then(|| Finding::new(&rules::MEMBERS_NEXT_DOOR).with("n", beside)));
        for kind in [Controls::Rejected, Controls::Nominated, Controls::Eligible] {
            let mut least: BTreeMap<usize, usize> = BTreeMap::new();
            for stack in self.pools((-1, 1), kind).into_iter().filter(|stack| stack.controls.len() < POOL) {
                let known = least.entry(stack.call).or_insert(POOL);
                *known = stack.controls.len().min(*known);
            }
            for (call, n) in least {
                let finding = Finding::new(&rules::SMALL_POOL)
                    .with("call", self.calls[call].id.as_str())
                    .with("n", n)
                    .with("controls", kind.as_str())
                    .with("least", POOL);
                findings.push(finding);
            }
        }
        findings
    }

    /// What single packages cannot do.
    fn limits(&self, package: Option<Package>) -> Vec<Finding> {
        let asked = |one: Package| package.is_none_or(|package| package == one);
        let roles = self.roles();
        let treated = roles.iter().filter(|(role, _)| *role == Role::Treated).count();
        let used = roles.iter().filter(|(role, _)| *role != Role::Excluded).count();
        let mut findings = Vec::new();
        #[expect(clippy::cast_precision_loss, reason = "numbers of municipalities")]
        let rare = treated > 0 && (treated as f64) < TRIM * used as f64;
        if asked(Package::DiffDiff) && rare {
            findings.push(Finding::new(&rules::BASE_RATE).with("n", treated).with("of", used));
        }
        let bytes = (used as u64).saturating_mul(used as u64).saturating_mul(self.years.len() as u64) * 24;
        if asked(Package::Pyfixest) && bytes > MEMORY {
            let gigabytes = i64::try_from(bytes / 1_000_000_000).unwrap_or(i64::MAX);
            findings.push(Finding::new(&rules::MEMORY).with("n", gigabytes));
        }
        findings
    }
}
