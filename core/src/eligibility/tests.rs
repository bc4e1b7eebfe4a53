//! Laws of rules: whatever is asked, there is an answer, and it is the one that logic gives.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Counted, Decisive, Facts, Happened, Inhabitants, Question, Stated};
use crate::language::Language;
use crate::place::{Basis, PlaceKind};
use crate::programme::{Programme, RuleKind};
use crate::time::{Answer, When};

const HEAD: &str = r#"
id = "laws"
name = "Gesetze"
version = "1"

[[phases]]
id = "only"
name = "Einzige"
name_en = "only"
starts = "2020"
source = ["a"]

[[calls]]
id = "c"
phase = "only"
opens = "2022-01-01"
closes = "2022-03-31"
place_kinds = ["city"]
bands = "size"
source = ["a"]

[[bands]]
id = "size"
from = "2020"
verified_until = "2024-12-31"
edges = "unspecified"
reference_day = "unspecified"
population_basis = "unspecified"
steps = [{ id = "eligible", lower = 10_000, upper = 100_000 }]
source = ["a"]

[[parameters]]
id = "partners"
de = "Partner"
en = "partners"
unit = "organisations"
values = [{ from = "2020", verified_until = "2024-12-31", by_inhabitants = [{ from = 0, value = 2 }, { from = 50_000, value = 4 }], source = ["a"] }]

[vocabulary]
sectors = [{ id = "s0", de = "S", en = "s" }, { id = "s1", de = "S", en = "s" }]
commitments = [
  { id = "l0", de = "Z", en = "c" }, { id = "l1", de = "Z", en = "c" }, { id = "l2", de = "Z", en = "c" },
  { id = "l3", de = "Z", en = "c" }, { id = "l4", de = "Z", en = "c" }, { id = "l5", de = "Z", en = "c" },
]

[selector.population]
months = 24
de = "Grund"
en = "reason"

[rule.place]
de = "Ort?"
en = "place?"
source = ["a"]
"#;

/// The rule of a definition whose condition is this, written between braces.
fn programme(condition: &str) -> Programme {
    let text = format!("{HEAD}all = [{condition}]\n");
    let (programme, warnings) = Programme::from_toml("laws.toml", &text).unwrap_or_else(|findings| {
        let said: Vec<String> = findings.iter().map(|finding| finding.to_text(Language::En)).collect();
        panic!("{text}\n{}", said.join("\n"))
    });
    assert_eq!(warnings, []);
    programme
}

fn question(programme: &Programme) -> Question<'_> {
    Question::new(programme, "c", RuleKind::Place).expect("a call and a rule")
}

/// A rule over leaves that each have a commitment of their own.
#[derive(Clone, Debug)]
enum Tree {
    Leaf(usize),
    Not(Box<Tree>),
    AtLeast(usize, Vec<Tree>),
}

impl Tree {
    fn toml(&self) -> String {
        let parts = |parts: &[Self]| parts.iter().map(Self::toml).collect::<Vec<_>>().join(", ");
        match self {
            Self::Leaf(leaf) => format!("{{ id = \"l{leaf}\", has = \"l{leaf}\" }}"),
            Self::Not(part) => format!("{{ not = {} }}", part.toml()),
            Self::AtLeast(number, of) if *number == of.len() => format!("{{ all = [{}] }}", parts(of)),
            Self::AtLeast(1, of) => format!("{{ any = [{}] }}", parts(of)),
            Self::AtLeast(number, of) => format!("{{ at_least = {{ number = {number}, of = [{}] }} }}", parts(of)),
        }
    }

    /// Kleene's logic, written down a second time.
    fn answer(&self, leaves: [Answer; 6]) -> Answer {
        match self {
            Self::Leaf(leaf) => leaves[*leaf],
            Self::Not(part) => part.answer(leaves).negate(),
            Self::AtLeast(number, of) => {
                let choices = (0..1_u32 << of.len()).filter(|choice| choice.count_ones() as usize == *number);
                let together = choices.map(|choice| {
                    let chosen = of.iter().enumerate().filter(|(at, _)| (choice >> at) & 1 == 1);
                    chosen.fold(Answer::Yes, |all, (_, part)| all.and(part.answer(leaves)))
                });
                together.fold(Answer::No, Answer::or)
            }
        }
    }

    /// The leaves, each with whether the rule wants it to hold; `None` where one occurs twice.
    fn wanted(&self, positive: bool, found: &mut BTreeMap<usize, bool>) -> Option<()> {
        match self {
            Self::Leaf(leaf) => found.insert(*leaf, positive).is_none().then_some(()),
            Self::Not(part) => part.wanted(!positive, found),
            Self::AtLeast(_, of) => of.iter().try_for_each(|part| part.wanted(positive, found)),
        }
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = (0_usize..6).prop_map(Tree::Leaf);
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| Tree::Not(Box::new(part))),
            (proptest::collection::vec(inner, 1..4), 0_usize..3).prop_map(|(of, number)| {
                let number = number % of.len() + 1;
                Tree::AtLeast(number, of)
            }),
        ]
    })
}

fn answers() -> impl Strategy<Value = [Answer; 6]> {
    let one = || prop_oneof![Just(Answer::Yes), Just(Answer::No), Just(Answer::Unknown)];
    [one(), one(), one(), one(), one(), one()]
}

fn stated(answers: [Answer; 6]) -> Facts {
    let known = answers.iter().enumerate().filter(|(_, answer)| **answer != Answer::Unknown);
    let commitments =
        known.map(|(leaf, answer)| (format!("l{leaf}"), Stated { made: *answer == Answer::Yes, source: Vec::new() }));
    Facts { commitments: commitments.collect(), ..Facts::default() }
}

/// Every way to settle what is not known.
fn settled(answers: [Answer; 6], fixed: &BTreeSet<usize>) -> Vec<[Answer; 6]> {
    (0..64_u32)
        .map(|bits| {
            let mut settled = answers;
            for (leaf, answer) in settled.iter_mut().enumerate().filter(|(leaf, _)| !fixed.contains(leaf)) {
                *answer = Answer::from((bits >> leaf) & 1 == 1);
            }
            settled
        })
        .collect()
}

/// All sets of the decisive leaves that alone decide, and of these the ones that contain no other.
fn by_force(tree: &Tree, answers: [Answer; 6], holds: bool) -> BTreeSet<BTreeSet<usize>> {
    let mut wanted = BTreeMap::new();
    tree.wanted(true, &mut wanted).expect("no leaf occurs twice");
    let as_wanted = |leaf: &usize| answers[*leaf] == Answer::from(wanted[leaf]);
    let counting: Vec<usize> = wanted.keys().copied().filter(|leaf| as_wanted(leaf) == holds).collect();
    let sets = (0..1_u32 << counting.len()).map(|choice| {
        let chosen = counting.iter().enumerate().filter(|(at, _)| (choice >> at) & 1 == 1);
        chosen.map(|(_, leaf)| *leaf).collect::<BTreeSet<usize>>()
    });
    let decides = |set: &BTreeSet<usize>| {
        settled(answers, set).into_iter().all(|settled| (tree.answer(settled) == Answer::Yes) == holds)
    };
    let sufficient: Vec<BTreeSet<usize>> = sets.filter(decides).collect();
    let minimal = sufficient.iter().filter(|set| !sufficient.iter().any(|other| other != *set && other.is_subset(set)));
    minimal.cloned().collect()
}

fn leaves(sets: &[Vec<String>]) -> BTreeSet<BTreeSet<usize>> {
    let leaf = |id: &String| id[1..].parse::<usize>().expect("a leaf");
    sets.iter().map(|set| set.iter().map(leaf).collect()).collect()
}

/// Figures, kinds, partners and dates of all sorts.
fn facts() -> impl Strategy<Value = Facts> {
    let figure =
        (2018_i32..2024, prop_oneof![0_i64..200_000, any::<i64>()], proptest::option::of(0_i64..30), 0_usize..3);
    let figure = figure.prop_map(|(year, inhabitants, rounded_to, basis)| Inhabitants {
        day: format!("{year}-12-31").parse().expect("a day"),
        inhabitants,
        rounded_to,
        basis: [Basis::Census2011, Basis::Register, Basis::Estimate][basis],
        source: Vec::new(),
    });
    let kind = prop_oneof![Just(None), Just(Some(PlaceKind::City)), Just(Some(PlaceKind::District))];
    let count = prop_oneof![0_i64..6, any::<i64>()];
    let received = prop_oneof![Just("2022-01"), Just("2022-02-01"), Just("2021-12"), Just("2022-05-01?"), Just("2023")];
    let all = (
        proptest::collection::vec(figure, 0..3),
        kind,
        proptest::option::of((count, any::<bool>())),
        proptest::collection::btree_set(0_usize..2, 0..3),
        proptest::option::of(received),
        answers(),
    );
    all.prop_map(|(figures, kind, partners, sectors, received, answers)| Facts {
        figures,
        kind,
        counts: partners
            .map(|(known, complete)| ("partners".to_owned(), Counted { known, complete, source: Vec::new() }))
            .into_iter()
            .collect(),
        sectors: sectors.into_iter().map(|sector| (format!("s{sector}"), Vec::new())).collect(),
        events: received
            .map(|when| {
                ("received".to_owned(), Happened { when: when.parse::<When>().expect("a date"), source: Vec::new() })
            })
            .into_iter()
            .collect(),
        ..stated(answers)
    })
}

/// Conditions that look at facts of every sort.
fn conditions() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("{ kind_in = \"call.place_kinds\" }"),
        Just("{ in_band = { fact = \"population\", parameter = \"call.bands\" } }"),
        Just("{ in_band = { fact = \"population\", parameter = \"bands\" } }"),
        Just("{ count_at_least = { fact = \"partners\", parameter = \"partners\" } }"),
        Just("{ count_at_least = { fact = \"partners\", number = 3 } }"),
        Just("{ covers = { required = [\"s0\", \"s1\"], present = \"partners\" } }"),
        Just("{ within = { event = \"received\", window = \"call\" } }"),
        Just("{ within = { event = \"received\", months = 6 } }"),
        Just("{ has = \"l0\" }"),
    ];
    let text = leaf.prop_map(str::to_owned);
    text.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| format!("{{ not = {part} }}")),
            proptest::collection::vec(inner.clone(), 1..3)
                .prop_map(|parts| format!("{{ all = [{}] }}", parts.join(", "))),
            proptest::collection::vec(inner, 1..3).prop_map(|parts| format!("{{ any = [{}] }}", parts.join(", "))),
        ]
    })
}

/// A fact more than there was, of one sort at a time.
fn learned(facts: &Facts, more: &Facts) -> Vec<Facts> {
    let figures = more.figures.iter().map(|figure| {
        let mut all = facts.clone();
        all.figures.push(figure.clone());
        all
    });
    let kind = Facts { kind: facts.kind.or(more.kind), ..facts.clone() };
    let mut sectors = facts.clone();
    sectors.sectors.extend(more.sectors.clone());
    let mut dated = more.events.clone();
    dated.extend(facts.events.clone());
    let mut stated = more.commitments.clone();
    stated.extend(facts.commitments.clone());
    // One more partner is known, where there may be others.
    let counts = facts.counts.clone().into_iter().map(|(fact, mut counted)| {
        counted.known = counted.known.saturating_add(i64::from(!counted.complete));
        (fact, counted)
    });
    let counted = Facts { counts: counts.collect(), ..facts.clone() };
    let events = Facts { events: dated, ..facts.clone() };
    let commitments = Facts { commitments: stated, ..facts.clone() };
    figures.chain([kind, sectors, events, commitments, counted]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_rule_answers_by_kleenes_logic(tree in trees(), answers in answers()) {
        let programme = programme(&tree.toml());
        let question = question(&programme);
        prop_assert_eq!(question.answer(&stated(answers)), tree.answer(answers), "{}", tree.toml());
    }

    #[test]
    fn twice_not_is_nothing(condition in conditions(), facts in facts()) {
        let (plain, twice) = (programme(&condition), programme(&format!("{{ not = {{ not = {condition} }} }}")));
        prop_assert_eq!(question(&plain).answer(&facts), question(&twice).answer(&facts));
    }

    /// An answer given is not taken back when what was not known becomes known.
    #[test]
    fn what_is_settled_stays_settled(tree in trees(), answers in answers()) {
        let programme = programme(&tree.toml());
        let question = question(&programme);
        let before = question.answer(&stated(answers));
        let known = (0..6).filter(|&leaf| answers[leaf] != Answer::Unknown).collect();
        for settled in settled(answers, &known) {
            let after = question.answer(&stated(settled));
            prop_assert!(after != Answer::Unknown);
            prop_assert!(before == Answer::Unknown || before == after);
        }
    }

    /// One fact more never turns yes into no or no into yes: facts that contradict each other make the answer unknown. (A scale
    /// that counts the newest figure only says otherwise, and is meant to.)
    #[test]
    fn a_fact_more_turns_no_verdict_into_its_opposite(condition in conditions(), facts in facts(), more in facts()) {
        let programme = programme(&condition);
        let question = question(&programme);
        let before = question.answer(&facts);
        for learned in learned(&facts, &more) {
            let after = question.answer(&learned);
            prop_assert!(
                before == after || before == Answer::Unknown || after == Answer::Unknown,
                "{} {before} -> {after}\n{facts:#?}\n{learned:#?}", condition
            );
        }
    }

    #[test]
    fn whatever_is_known_there_is_an_explanation(condition in conditions(), facts in facts()) {
        let programme = programme(&condition);
        let question = question(&programme);
        let said = question.explain("a town", &facts);
        prop_assert_eq!(said.verdict, question.answer(&facts));
        prop_assert_eq!(said.because.verdict, said.verdict);
        for language in Language::ALL {
            for text in [said.to_text(language), said.to_markdown(language)] {
                prop_assert!(!text.contains('{') && !text.contains('?'.to_string().repeat(2).as_str()), "{}", text);
            }
        }
        let json: serde_json::Value = serde_json::from_str(&said.to_json()).expect("JSON");
        prop_assert_eq!(json["verdict"].as_str(), Some(said.verdict.as_str()));
        let filed = serde_json::to_string(&facts).expect("facts are JSON");
        prop_assert_eq!(serde_json::from_str::<Facts>(&filed).expect("facts"), facts);
    }

    /// The sets are those that trying all of them finds: each decides, none of its parts does, and there are no others.
    #[test]
    fn the_sets_that_decide_are_minimal_and_all_there_are(tree in trees(), answers in answers()) {
        let mut wanted = BTreeMap::new();
        prop_assume!(tree.wanted(true, &mut wanted).is_some());
        let programme = programme(&tree.toml());
        let question = question(&programme);
        let holds = tree.answer(answers) == Answer::Yes;
        let (why, why_not) = (question.why(&stated(answers)), question.why_not(&stated(answers)));
        let (decisive, other) = if holds { (&why, &why_not) } else { (&why_not, &why) };
        prop_assert!(decisive.complete);
        prop_assert_eq!(leaves(&decisive.sets), by_force(&tree, answers, holds));
        prop_assert_eq!(other, &Decisive { complete: true, ..Decisive::default() });

        // Turning all conditions of a repair turns the rule, and turning fewer of them does not.
        let turned = |set: &BTreeSet<usize>| {
            let mut turned = answers;
            for leaf in set {
                turned[*leaf] = Answer::from(wanted[leaf] != holds);
            }
            (tree.answer(turned) == Answer::Yes) != holds
        };
        for repair in leaves(&decisive.repairs) {
            prop_assert!(turned(&repair));
            for leaf in &repair {
                let fewer = repair.iter().copied().filter(|other| other != leaf).collect();
                prop_assert!(!turned(&fewer));
            }
        }
    }
}

#[test]
fn very_many_sets_are_cut_off_and_said_to_be() {
    let any = |from: usize| {
        let leaves: Vec<String> =
            (0..6).map(|leaf| format!("{{ id = \"x{from}{leaf}\", has = \"l{leaf}\" }}")).collect();
        format!("{{ all = [{}] }}", leaves.join(", "))
    };
    let all: Vec<String> = (0..6).map(any).collect();
    let programme = programme(&format!("{{ any = [{}] }}", all.join(", ")));
    let why_not = question(&programme).why_not(&Facts::default());
    assert!(!why_not.complete && why_not.sets.len() <= 256, "6^6 sets: {}", why_not.sets.len());
}
