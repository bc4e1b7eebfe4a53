//! Golden tests: what a programme's author expects of its rules, written beside the definition.

use serde::Deserialize;

use super::facts::Facts;
use super::question::Question;
use super::rules;
use super::tables;
use super::words;
use crate::finding::{Finding, Origin};
use crate::programme::{Condition, NumberRef, Programme, RuleKind, Test, line_and_column};
use crate::table::Table;
use crate::time::{Answer, Day};

/// A test as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The call; else the one that is open on `day`.
    call: Option<String>,
    day: Option<Day>,
    rule: String,
    #[serde(with = "words")]
    verdict: Answer,
    reason: Option<String>,
    margin: Option<i64>,
    #[serde(default)]
    facts: Facts,
    /// Why it is expected, for the reader.
    #[expect(dead_code, reason = "for people who read the file")]
    why: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The id of the programme.
    programme: String,
    tests: Vec<toml::Spanned<Case>>,
}

/// A test that was run.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// The line it begins on.
    pub line: u64,
    /// Verdict, reason code and margin that the rule gives, as far as the test asks for them.
    pub found: String,
    /// Verdict, reason code and margin that the test expects.
    pub expected: String,
}

impl Outcome {
    /// Whether the rule gives what the test expects.
    pub fn passed(&self) -> bool {
        self.found == self.expected
    }
}

/// Runs golden tests against a definition: the tests in their order, and what is to be said of them. A test that fails or cannot
/// be run is an error (G025, G026), a dated value of the rules that no test reaches a warning (G012).
///
/// ```
/// use stadtnetz::eligibility::golden;
/// use stadtnetz::engagierte_stadt;
///
/// let tests = r#"
/// programme = "engagierte-stadt"
///
/// [[tests]]
/// name = "a town of 20,000"
/// call = "2015"
/// rule = "place"
/// verdict = "yes"
/// facts = { kind = "city", figures = [{ day = "2013-12-31", inhabitants = 20_000, basis = "census-2011" }] }
/// "#;
/// let (outcomes, findings) = golden::run(engagierte_stadt().programme(), "my.tests.toml", tests);
/// assert!(outcomes[0].passed());
/// assert!(findings.iter().all(|finding| finding.code() == "G012"), "nothing failed; much is not tested");
/// ```
pub fn run(programme: &Programme, file_name: &str, tests: &str) -> (Vec<Outcome>, Vec<Finding>) {
    let at = |byte: usize| {
        let (line, column) = line_and_column(tests, byte);
        Origin::file(file_name).line(line).column(column.to_string())
    };
    let file = match toml::from_str::<File>(tests) {
        Ok(file) => file,
        Err(error) => {
            let byte = error.span().map_or(0, |span| span.start);
            return (
                Vec::new(),
                vec![Finding::new(&rules::TESTS_UNREADABLE).with("problem", error.message()).at(at(byte))],
            );
        }
    };
    let mut findings = Vec::new();
    if file.programme != programme.id() {
        let problem = format!("programme = \"{}\", {}", file.programme, programme.id());
        findings.push(Finding::new(&rules::TESTS_UNREADABLE).with("problem", problem).at(at(0)));
    }
    let mut outcomes = Vec::new();
    let mut reached = Vec::new();
    for case in &file.tests {
        let origin = at(case.span().start);
        match ask(programme, case.get_ref(), &mut reached) {
            Ok((expected, found)) => {
                let line = origin.line.unwrap_or(0);
                let outcome = Outcome { name: case.get_ref().name.clone(), line, found, expected };
                if !outcome.passed() {
                    let failed = Finding::new(&rules::TEST_FAILED).with("name", outcome.name.as_str());
                    let failed =
                        failed.with("found", outcome.found.as_str()).with("expected", outcome.expected.as_str());
                    findings.push(failed.at(origin));
                }
                outcomes.push(outcome);
            }
            Err(problem) => findings.push(Finding::new(&rules::TESTS_UNREADABLE).with("problem", problem).at(origin)),
        }
    }
    findings.extend(untested(programme, &reached).into_iter().map(|finding| finding.at(Origin::file(file_name))));
    (outcomes, findings)
}

/// Tests that were run, one row each, in their order.
pub fn table(outcomes: &[Outcome]) -> Table {
    tables::outcomes(outcomes)
}

/// What the test expects and what the rule gives; or why it cannot be asked.
fn ask(programme: &Programme, case: &Case, reached: &mut Vec<(String, String)>) -> Result<(String, String), String> {
    let kind = RuleKind::ALL.into_iter().find(|kind| kind.as_str() == case.rule);
    let kind = kind.ok_or_else(|| format!("rule = \"{}\" (place, application)", case.rule))?;
    let open_on = |day: Day| {
        let open = |call: &&crate::programme::Call| call.opens.earliest() <= day && day <= call.deadline().latest();
        programme.calls().iter().find(open).map(|call| call.id.clone())
    };
    let call = case.call.clone().or_else(|| case.day.and_then(open_on));
    let call = call.ok_or_else(|| format!("\"{}\": call", case.name))?;
    let question =
        Question::new(programme, &call, kind).ok_or_else(|| format!("call = \"{call}\", rule = \"{kind}\""))?;
    let said = question.explain(&case.name, &case.facts);
    collect(&said.because, reached);
    let margin = said.margin.as_ref().map(|margin| margin.amount);
    let shown = |verdict: &str, reason: Option<&str>, margin: Option<i64>| {
        let margin = margin.map(|margin| margin.to_string());
        let parts = [Some(verdict.to_owned()), reason.map(str::to_owned), margin];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let expected = shown(case.verdict.as_str(), case.reason.as_deref(), case.margin);
    let reason = case.reason.as_ref().map(|_| said.reason.as_str());
    let found = shown(said.verdict.as_str(), reason, case.margin.and(margin));
    Ok((expected, found))
}

/// The dated values that a test reached, by id and first day.
fn collect(step: &super::explanation::Step, reached: &mut Vec<(String, String)>) {
    if let Some(parameter) = &step.parameter
        && let Some(from) = &parameter.from
    {
        reached.push((parameter.id.clone(), from.to_string()));
    }
    for part in &step.parts {
        collect(part, reached);
    }
}

/// Dated values of the rules that no test reached.
fn untested(programme: &Programme, reached: &[(String, String)]) -> Vec<Finding> {
    let conditions: Vec<&Condition> =
        RuleKind::ALL.iter().filter_map(|&kind| programme.rule(kind)).flat_map(|rule| rule.condition.each()).collect();
    let in_band = conditions.iter().any(|condition| matches!(condition.test, Test::InBand(_)));
    let scales = programme.bands().iter().filter(|_| in_band).map(|scale| (&scale.id, &scale.validity));
    let named = conditions.iter().filter_map(|condition| match &condition.test {
        Test::CountAtLeast { number: NumberRef::Parameter(id), .. } => programme.parameter(id),
        _ => None,
    });
    let values = named.flat_map(|parameter| parameter.values.iter().map(|value| (&parameter.id, &value.validity)));
    let dated = scales.chain(values);
    dated
        .filter(|(id, validity)| {
            !reached.iter().any(|(known, from)| known == *id && *from == validity.from.without_wording().to_string())
        })
        .map(|(id, validity)| {
            Finding::new(&rules::NOT_TESTED).with("found", id.as_str()).with("from", validity.from.without_wording())
        })
        .collect()
}
