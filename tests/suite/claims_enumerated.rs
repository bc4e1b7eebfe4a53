//! Published figures reconciled, against every course that a small network can have taken.
//!
//! Four come in on 1 June, two or three on the ninth (or on one of the days around it); anybody may leave at any time. Every
//! course of members until 11 June is listed; those on which all figures hold say what is to be concluded.

use proptest::prelude::*;

use stadtnetz::claims::{Ground, Options, Range, Reconciliation, Verdict, range};
use stadtnetz::language::Comparator;
use stadtnetz::programme::Programme;
use stadtnetz::register::{Claim, Draft, Id, Quantity, Register, Unit};
use stadtnetz::time::{Day, When, parse_day};

/// Members on 1 to 11 June.
type Course = [i64; 11];

#[derive(Clone, Debug)]
struct Figure {
    comparator: Comparator,
    value: i64,
    /// Days of June.
    days: (u32, u32),
}

fn day(june: u32) -> Day {
    parse_day(&format!("2021-06-{june:02}")).unwrap()
}

/// Every course, the late call being effective on one of the days.
fn courses(effective: (u32, u32)) -> Vec<Course> {
    let mut found = Vec::new();
    for late in effective.0..=effective.1 {
        for entries in [2, 3] {
            follow(&mut [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1, late, entries, &mut found);
        }
    }
    found
}

fn follow(course: &mut Course, at: usize, late: u32, entries: i64, found: &mut Vec<Course>) {
    if at == course.len() {
        found.push(*course);
        return;
    }
    let came = if u32::try_from(at + 1).unwrap() == late { entries } else { 0 };
    for stayed in 0..=course[at - 1] {
        course[at] = stayed + came;
        follow(course, at + 1, late, entries, found);
    }
}

fn holds(figure: &Figure, course: &Course) -> bool {
    let range = range(figure.comparator, figure.value, Options::default().about);
    let (from, until) = figure.days;
    (from..=until).any(|june| {
        let members = course[usize::try_from(june).unwrap() - 1];
        range.meets(Range::between(members, members))
    })
}

fn register(effective: (u32, u32), figures: &[Figure]) -> Register {
    let (from, until) = (day(effective.0), day(effective.1));
    let late = format!("effective_on = \"[{from}..{until}]\"");
    let text = support::small_network().text().replace("effective_on = \"2021-06-09\"", &late);
    let programme = Programme::from_toml("small-network.toml", &text).unwrap().0;
    let mut draft = Draft::new(programme);
    draft.add_source("announcement", "");
    for (at, figure) in figures.iter().enumerate() {
        // A source each: independent statements.
        let source = draft.add_source(&format!("paper {at}"), "");
        draft.put(Claim {
            id: Id::new(format!("c{at}")).unwrap(),
            quantity: Quantity::MembersNow,
            scope: "all".to_owned(),
            unit: Unit::Cities,
            comparator: figure.comparator,
            value: figure.value,
            as_of: When::between(day(figure.days.0), day(figure.days.1)).ok(),
            stated_on: None,
            claimant: None,
            wording: None,
            source: vec![source],
            note: None,
        });
    }
    draft.finish().unwrap()
}

fn figure(widest: u32) -> impl Strategy<Value = Figure> {
    let comparator = prop_oneof![
        3 => Just(Comparator::Exactly),
        1 => Just(Comparator::AtLeast),
        1 => Just(Comparator::MoreThan),
    ];
    (comparator, 0_i64..=7, 1_u32..=11, 0..=widest).prop_map(|(comparator, value, from, more)| Figure {
        comparator,
        value,
        days: (from, (from + more).min(11)),
    })
}

fn believed(reconciliation: &Reconciliation) -> impl Iterator<Item = bool> {
    reconciliation.verdicts().iter().map(|judgement| judgement.verdict == Verdict::Agrees)
}

/// What is known of every day of the timeline, and the members on it in all courses.
fn compared(reconciliation: &Reconciliation, fitting: &[&Course]) -> Vec<(Day, Range, Range)> {
    let moments = reconciliation.timeline().iter().filter(|moment| moment.day <= day(11));
    moments
        .map(|moment| {
            let at = usize::try_from((moment.day - day(1)).num_days()).unwrap();
            let members = fitting.iter().map(|course| Range::between(course[at], course[at]));
            (moment.day, moment.now, members.reduce(Range::hull).unwrap())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Figures that hold on some course are all believed, and no course lies outside what is concluded.
    #[test]
    fn nothing_true_is_contradicted(
        figures in proptest::collection::vec(figure(4), 1..6),
        effective in prop_oneof![Just((9, 9)), Just((8, 10)), Just((3, 9))],
    ) {
        let courses = courses(effective);
        let fitting: Vec<&Course> =
            courses.iter().filter(|course| figures.iter().all(|figure| holds(figure, course))).collect();
        if fitting.is_empty() {
            return Ok(());
        }
        let reconciliation = register(effective, &figures).reconcile_with(&Options::claims_alone());
        prop_assert!(believed(&reconciliation).all(|believed| believed), "{:#?}", reconciliation.verdicts());
        for (day, concluded, enumerated) in compared(&reconciliation, &fitting) {
            prop_assert!(concluded.holds(enumerated), "{day}: {concluded} concluded, {enumerated} enumerated");
        }
        for flow in reconciliation.flows().iter().filter(|flow| flow.after.members.exact().is_some()) {
            prop_assert!(flow.exits.low >= 0);
        }
    }

    /// Where every figure names its day, the conclusions are the tightest, what cannot be is noticed, and a conflict is really
    /// one, none of whose figures can be left out.
    #[test]
    fn figures_of_a_day_are_settled_exactly(figures in proptest::collection::vec(figure(0), 1..5)) {
        let courses = courses((9, 9));
        let fit = |some: &[&Figure]| {
            courses.iter().filter(|course| some.iter().all(|figure| holds(figure, course))).collect::<Vec<_>>()
        };
        let reconciliation = register((9, 9), &figures).reconcile_with(&Options::claims_alone());
        let fitting = fit(&figures.iter().collect::<Vec<_>>());
        prop_assert_eq!(believed(&reconciliation).all(|believed| believed), !fitting.is_empty());
        let kept: Vec<&Figure> =
            figures.iter().zip(believed(&reconciliation)).filter(|(_, believed)| *believed).map(|(figure, _)| figure).collect();
        let fitting = fit(&kept);
        prop_assert!(!fitting.is_empty(), "what is believed cannot be: {kept:?}");
        for (day, concluded, enumerated) in compared(&reconciliation, &fitting) {
            prop_assert_eq!(concluded, enumerated, "{}", day);
        }
        for conflict in reconciliation.conflicts() {
            let named: Vec<&Figure> = conflict.grounds.iter().filter_map(|ground| match ground {
                Ground::Claim(id) => Some(&figures[id.as_str()[1..].parse::<usize>().unwrap()]),
                _ => None,
            }).collect();
            prop_assert!(fit(&named).is_empty(), "{named:?} can be together");
            for left_out in 0..named.len() {
                let others: Vec<&Figure> =
                    named.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, figure)| *figure).collect();
                prop_assert!(!fit(&others).is_empty(), "{:?} can be left out of {named:?}", named[left_out]);
            }
        }
    }
}
