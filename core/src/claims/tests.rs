use std::collections::BTreeSet;

use proptest::prelude::*;

use super::quantity::{About, Range, range};
use super::system::{System, Var};
use crate::language::Comparator;

/// Every variable lies in `0..=MOST`, by premise 0.
const MOST: i64 = 4;
const VARIABLES: usize = 4;

/// A rule of its own premise: a weighted sum is at most a number.
type Drawn = (Vec<i64>, i64);

fn system(rules: &[Drawn]) -> (System, Vec<Var>) {
    let mut system = System::default();
    let vars: Vec<Var> = (0..VARIABLES).map(|_| system.variable()).collect();
    for &var in &vars {
        system.within(var, Range::between(0, MOST), 0);
    }
    for (at, (weights, limit)) in rules.iter().enumerate() {
        let terms: Vec<(Var, i64)> =
            vars.iter().copied().zip(weights.iter().copied()).filter(|(_, weight)| *weight != 0).collect();
        system.at_most(&terms, *limit, at + 1);
    }
    (system, vars)
}

/// Every assignment that fits the rules whose premises are on.
fn solutions(rules: &[Drawn], on: &BTreeSet<usize>) -> Vec<Vec<i64>> {
    let base = MOST + 1;
    let assignments = (0..base.pow(u32::try_from(VARIABLES).unwrap()))
        .map(|code| (0..VARIABLES).scan(code, |rest, _| Some(std::mem::replace(rest, *rest / base) % base)).collect());
    let holds = |values: &Vec<i64>| {
        rules.iter().enumerate().filter(|(at, _)| on.contains(&(at + 1))).all(|(_, (weights, limit))| {
            weights.iter().zip(values).map(|(weight, value)| weight * value).sum::<i64>() <= *limit
        })
    };
    assignments.filter(holds).collect()
}

fn any_rule() -> impl Strategy<Value = Drawn> {
    (proptest::collection::vec(-2_i64..=2, VARIABLES), -4_i64..=6)
        .prop_filter("a rule names a variable", |(weights, _)| weights.iter().any(|weight| *weight != 0))
}

/// One variable exceeds another by a number.
fn difference() -> impl Strategy<Value = Drawn> {
    (0..VARIABLES, 1..VARIABLES, -3_i64..=3).prop_map(|(one, further, limit)| {
        let mut weights = vec![0; VARIABLES];
        weights[one] = 1;
        weights[(one + further) % VARIABLES] = -1;
        (weights, limit)
    })
}

fn all(rules: &[Drawn]) -> BTreeSet<usize> {
    (0..=rules.len()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_solution_lies_outside_the_bounds(rules in proptest::collection::vec(any_rule(), 1..7)) {
        let (system, vars) = system(&rules);
        let solutions = solutions(&rules, &all(&rules));
        match system.propagate(|_| true) {
            Ok(bounds) => for solution in &solutions {
                for (var, &value) in vars.iter().zip(solution) {
                    prop_assert!(bounds.range(*var).meets(Range::between(value, value)));
                }
            },
            Err(conflict) => {
                prop_assert!(solutions.is_empty());
                prop_assert!(self::solutions(&rules, &conflict).is_empty(), "{conflict:?} does not exclude itself");
            }
        }
    }

    #[test]
    fn between_pairs_the_bounds_are_the_tightest_and_conflicts_minimal(
        rules in proptest::collection::vec(difference(), 1..9)
    ) {
        let (system, vars) = system(&rules);
        let found = solutions(&rules, &all(&rules));
        if let Ok(bounds) = system.propagate(|_| true) {
            for (at, var) in vars.iter().enumerate() {
                let low = found.iter().map(|solution| solution[at]).min();
                let high = found.iter().map(|solution| solution[at]).max();
                prop_assert_eq!((Some(bounds.range(*var).low), bounds.range(*var).high), (low, high));
            }
            return Ok(());
        }
        prop_assert!(found.is_empty());
        let conflict = system.minimal_conflict(|_| true).unwrap_or_default();
        prop_assert!(solutions(&rules, &conflict).is_empty());
        for premise in conflict.iter().filter(|premise| **premise > 0) {
            let fewer: BTreeSet<usize> = conflict.iter().copied().filter(|other| other != premise).collect();
            prop_assert!(!solutions(&rules, &fewer).is_empty(), "{premise} of {conflict:?} can be left out");
        }
    }

    #[test]
    fn one_more_fact_is_the_same_as_all_at_once(rules in proptest::collection::vec(any_rule(), 2..7)) {
        let (system, vars) = system(&rules);
        let last = rules.len();
        let Ok(before) = system.propagate(|premise| premise != last) else { return Ok(()) };
        let further = system.propagate_further(&before, last, |premise| premise != last);
        let at_once = system.propagate(|_| true);
        match (further, at_once) {
            (Ok(further), Ok(at_once)) => for &var in &vars {
                prop_assert_eq!(further.range(var), at_once.range(var));
            },
            (further, at_once) => prop_assert!(further.is_err() && at_once.is_err()),
        }
    }

    #[test]
    fn a_bound_rests_on_enough(rules in proptest::collection::vec(any_rule(), 1..7)) {
        let (system, vars) = system(&rules);
        let Ok(bounds) = system.propagate(|_| true) else { return Ok(()) };
        for &var in &vars {
            let low = system.propagate(|premise| bounds.because_low(var).contains(&premise)).map(|less| less.range(var).low);
            let high = system.propagate(|premise| bounds.because_high(var).contains(&premise)).map(|less| less.range(var).high);
            prop_assert_eq!((low, high), (Ok(bounds.range(var).low), Ok(bounds.range(var).high)));
        }
    }
}

#[test]
fn vague_figures_are_ranges() {
    let about = About::RoundingStep;
    let rows = [
        (Comparator::Exactly, 112, about, Range::between(112, 112), "exact"),
        (Comparator::AtLeast, 100, about, Range { low: 100, high: None }, "that many or more"),
        (Comparator::MoreThan, 100, about, Range { low: 101, high: None }, "more than that"),
        (Comparator::UpTo, 30, about, Range::between(0, 30), "that many or fewer"),
        (Comparator::About, 100, about, Range::between(95, 104), "rounded to ten: two digits remain"),
        (Comparator::About, 30, about, Range::between(25, 34), "rounded to ten"),
        (Comparator::About, 75, about, Range::between(73, 77), "rounded to five"),
        (Comparator::About, 73, about, Range::between(73, 73), "not rounded"),
        (Comparator::About, 0, about, Range::between(0, 0), "nothing is nothing"),
        (Comparator::About, 1_200, about, Range::between(1_150, 1_249), "rounded to a hundred"),
        (Comparator::About, 35_000, about, Range::between(34_500, 35_499), "rounded to a thousand"),
        (Comparator::About, 100, About::Within(3), Range::between(97, 103), "as told"),
        (Comparator::About, 3, About::Within(5), Range::between(0, 8), "a count is never negative"),
        (Comparator::About, 150, About::Percent(10), Range::between(135, 165), "as told"),
        (Comparator::Exactly, -7, about, Range::between(0, 0), "a count is never negative"),
    ];
    for (comparator, value, about, expected, why) in rows {
        assert_eq!(range(comparator, value, about), expected, "{comparator} {value}: {why}");
    }
}

#[test]
fn how_far_about_reaches_is_read_and_written() {
    for (text, about) in [("rounding-step", About::RoundingStep), ("5", About::Within(5)), ("10%", About::Percent(10))]
    {
        assert_eq!((text.parse(), about.to_string().as_str()), (Ok(about), text));
    }
    for text in ["", "%", "-5", "5.5", "much", "10 %"] {
        let error = text.parse::<About>().unwrap_err().to_string();
        assert!(error.contains(&format!("\"{text}\"")) && error.contains("10%"), "{error}");
    }
}
