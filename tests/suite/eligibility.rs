//! May a place join, and why: places that somebody looked up, the questions of the seeds, and the tests beside the definitions.

use stadtnetz::eligibility::{
    Candidate, Facts, Inhabitants, Question, Stage, Timeliness, Timely, diff, eligibility_table, golden,
};
use stadtnetz::engagierte_stadt;
use stadtnetz::finding::Finding;
use stadtnetz::language::Language;
use stadtnetz::official::gv100ad;
use stadtnetz::programme::{Programme, RuleKind};
use stadtnetz::register::{Decision, Evidence, Id, Outcome, Register};
use stadtnetz::table::Cell;
use stadtnetz::time::{Answer, parse_day};

const DEFINITION: &str = include_str!("../../core/data/engagierte-stadt/programme.toml");
const TESTS: &str = include_str!("../../core/data/engagierte-stadt/programme.tests.toml");
const FAIR_TOWN: &str = include_str!("../../examples/fair-town.toml");
const FAIR_TOWN_TESTS: &str = include_str!("../../examples/fair-town.tests.toml");

fn sound(text: &str) -> Programme {
    let (programme, warnings) =
        Programme::from_toml("programme.toml", text).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert_eq!(warnings, []);
    programme
}

/// The definition as it would be if the call of 2023 closed on another day, with limits verified until then.
fn closing(day: &str) -> Programme {
    let text = DEFINITION.replace("closes = \"2023-11-24\"", &format!("closes = \"{day}\""));
    sound(&text.replace("verified_until = \"2023-11-24\"", &format!("verified_until = \"{day}\"")))
}

/// `2013-12-31=194087:census-2011`, with `/10` behind a number that is rounded to tens.
fn figure(text: &str) -> Inhabitants {
    let (day, rest) = text.split_once('=').unwrap();
    let (number, basis) = rest.split_once(':').unwrap();
    let (number, step) = number.split_once('/').map_or((number, None), |(number, step)| (number, Some(step)));
    Inhabitants {
        day: day.parse().unwrap(),
        inhabitants: number.parse().unwrap(),
        rounded_to: step.map(|step| step.parse().unwrap()),
        basis: basis.parse().unwrap(),
        source: Vec::new(),
    }
}

#[test]
fn places_are_eligible_by_their_figures() {
    for row in support::rows("eligibility.csv") {
        let moved = (!row["closes"].is_empty()).then(|| closing(&row["closes"]));
        let programme = moved.as_ref().unwrap_or(engagierte_stadt().programme());
        let facts = Facts {
            kind: row["kind"].parse().ok(),
            figures: row["figures"].split(';').filter(|text| !text.is_empty()).map(figure).collect(),
            ..Facts::default()
        };
        let question = Question::new(programme, &row["call"], RuleKind::Place).unwrap();
        let said = question.explain(&row["place"], &facts);
        let margin = said.margin.as_ref().map_or(String::new(), |margin| margin.amount.to_string());
        assert_eq!(
            (said.verdict.as_str(), said.reason.as_str(), margin.as_str()),
            (row["verdict"].as_str(), row["reason"].as_str(), row["margin"].as_str()),
            "{row:?}\n{}",
            said.to_text(Language::En)
        );
    }
}

fn verdict(place: &str, call: &str) -> (Answer, String) {
    let place = engagierte_stadt().eligibility(place, call).unwrap().place.unwrap();
    (place.verdict, place.reason)
}

#[test]
fn kassel_could_not_have_joined_in_2015_and_could_in_2020() {
    let kassel = engagierte_stadt().eligibility("kassel", "2015").unwrap();
    let place = kassel.place.unwrap();
    let text = place.to_text(Language::En);
    assert_eq!((place.verdict, place.reason.as_str()), (Answer::No, "population:above"), "{text}");
    assert!(text.contains("94,087 inhabitants above the limit of 100,000"), "{text}");
    assert!(text.contains("  - population: 94,088 inhabitants fewer"), "what would turn it: {text}");
    assert!(text.contains("verified until 2015-03-01 (sources: es-faq15, stsp, frs, spd-nds, senpol)"), "{text}");
    let text = place.to_text(Language::De);
    assert!(text.contains("94.087 Einwohner über der Grenze von 100.000"), "{text}");

    let kassel = engagierte_stadt().eligibility("kassel", "2020").unwrap();
    assert_eq!(kassel.place.unwrap().verdict, Answer::Yes);
    let application = kassel.application.unwrap();
    assert_eq!(application.verdict, Answer::Unknown);
    let missing: Vec<&str> = application.missing.iter().map(|missing| missing.fact.as_str()).collect();
    assert_eq!(
        missing,
        [
            "received",
            "partners",
            "administration|politics|support-letter",
            "self-conception",
            "brand-use",
            "contact-person"
        ]
    );
    assert_eq!(kassel.admission.admitted, Answer::Yes, "its membership names the call");
}

#[test]
fn bielefeld_was_admitted_though_it_was_too_large() {
    let bielefeld = engagierte_stadt().eligibility("bielefeld", "2022").unwrap();
    let place = bielefeld.place.unwrap();
    assert_eq!((place.verdict, place.margin.as_ref().map(|margin| margin.amount)), (Answer::No, Some(-84_002)));
    assert_eq!((bielefeld.admission.admitted, bielefeld.admission.waived), (Answer::Yes, false));
    assert_eq!(bielefeld.admission.to_text(Language::De), "aufgenommen; keine Ausnahme vermerkt");
    assert_eq!(bielefeld.admission.membership.as_deref(), Some("bielefeld-1"));
    assert_eq!(place.decisive.sets, [["population"]]);
    assert_eq!(place.decisive.repairs, [["population"]]);
    assert_eq!(
        place.decisive_text(Language::De),
        "Jede dieser Mengen von Bedingungen steht allein im Wege:\n  - population"
    );
    let html = place.to_html(Language::En);
    assert_eq!(html.matches("<details").count(), html.matches("</details>").count());
    assert!(
        html.contains("<summary>no: population: 84,002 inhabitants above the limit of 250,000</summary>"),
        "{html}"
    );
}

#[test]
fn a_waiver_a_condition_and_a_rejection_are_kept_apart() {
    let decided = |outcome, conditions: Option<&str>| {
        let mut draft = engagierte_stadt().edit();
        draft.put(Decision {
            id: Id::new(format!("bielefeld-2022-{outcome}-too")).unwrap(),
            application: Id::new("bielefeld-2022").unwrap(),
            outcome,
            decided_on: "2022-05".parse().ok(),
            effective_on: None,
            reasons: None,
            conditions: conditions.map(str::to_owned),
            rule_version: Some("0.1.0".to_owned()),
            facts_digest: Some(engagierte_stadt().freeze("bielefeld", "2022").unwrap().digest()),
            evidence: Evidence::Direct,
            source: vec![Id::new("es-2022").unwrap()],
            note: None,
        });
        draft.finish().unwrap().eligibility("bielefeld", "2022").unwrap()
    };
    let waived = decided(Outcome::Waiver, None);
    assert_eq!(waived.admission.to_text(Language::En), "admitted; a waiver of the place rule is recorded");
    assert_eq!(waived.place.unwrap().verdict, Answer::No, "a waiver makes nobody eligible");
    let conditional = decided(Outcome::Admitted, Some("a coordination office by autumn"));
    assert_eq!(
        conditional.admission.to_text(Language::En),
        "admitted; no waiver is recorded; condition: a coordination office by autumn"
    );
    let contradictory = decided(Outcome::Rejected, None);
    assert_eq!(contradictory.admission.admitted, Answer::Unknown, "two sources, two outcomes");
    assert_eq!(contradictory.admission.decisions.len(), 2);
}

#[test]
fn places_at_the_edge_of_the_rule() {
    let cases = [
        ("amt-buesum-wesselburen", "2023", Answer::No, "kind:kind-not-named"),
        ("mainz-mombach", "2022", Answer::Unknown, "population:no-figure"),
        ("bad-sulza", "2021", Answer::No, "population:below"),
        ("gvv-vorderes-kandertal", "2021", Answer::No, "kind:kind-not-named"),
        ("aachen", "2023", Answer::Yes, "population:within"),
        ("kiel", "2021", Answer::Yes, "population:within"),
    ];
    for (place, call, answer, reason) in cases {
        assert_eq!(verdict(place, call), (answer, reason.to_owned()), "{place} in {call}");
    }
    assert!(engagierte_stadt().eligibility("nowhere", "2022").is_none());
    assert!(engagierte_stadt().eligibility("kassel", "1999").is_none());
}

#[test]
fn an_application_is_in_time_by_the_deadline_of_its_day() {
    let call = |id| engagierte_stadt().programme().call(id).unwrap();
    let cases = [
        ("2022", "2022-01-09", Timely::Early),
        ("2022", "2022-01-10", Timely::InTime),
        ("2022", "2022-03-21", Timely::InTime),
        ("2022", "2022-03-25", Timely::InTimeByExtension),
        ("2022", "2022-03-31", Timely::InTimeByExtension),
        ("2022", "2022-04-01", Timely::Late),
        ("2022", "2022-03", Timely::Open),
        ("2020", "2020-05-15", Timely::InTime),
        ("2020", "2020-05-16", Timely::Late),
    ];
    for (id, received, timely) in cases {
        let asked = Timeliness::of(call(id), &received.parse().unwrap());
        assert_eq!(asked.verdict(), timely, "{received} in {id}: {asked:#?}");
    }
    let asked = Timeliness::of(call("2022"), &"2022-03-25".parse().unwrap());
    assert_eq!(
        asked.to_text(Language::En),
        "in time on 2022-03-25: after the first deadline 2022-03-21, before the extended one 2022-03-31"
    );
    let asked = Timeliness::of(call("2020"), &"2020-05-20".parse().unwrap());
    assert_eq!(
        asked.to_text(Language::De),
        "am 2020-05-20 zu spät (Frist 2020-05-15); andere Quellen nennen 2020-05-25"
    );
    let announced = DEFINITION.replace("[[calls.amendments]]\n", "[[calls.amendments]]\nannounced = \"2022-03-21\"\n");
    let programme = sound(&announced);
    let asked = Timeliness::of(programme.call("2022").unwrap(), &"2022-03-25".parse().unwrap());
    assert_eq!(asked.known_that_day.0.to_string(), "2022-03-31");
}

#[test]
fn where_a_place_stands_is_derived() {
    let cases = [
        ("ahrensburg", "2015-05-10", &[Stage::Nominated][..]),
        ("ahrensburg", "2015-10-01", &[Stage::Member]),
        ("kassel", "2020-06-30", &[]),
        ("kassel", "2020-07-01", &[Stage::Member]),
        ("kassel", "2022-01-01", &[Stage::Presumed]),
        ("dessau-rosslau", "2020-07-01", &[Stage::Ended, Stage::Member]),
        ("goeppingen", "2024-01-15", &[Stage::Admitted]),
    ];
    for (place, day, stages) in cases {
        let statuses = engagierte_stadt().status_of(place, parse_day(day).unwrap());
        let found: Vec<Stage> = statuses.iter().map(|status| status.stage).collect();
        assert_eq!(found, stages, "{place} on {day}: {statuses:#?}");
        assert!(statuses.iter().all(|status| !status.grounds.is_empty()), "{place} on {day}");
    }
}

#[test]
fn a_decision_keeps_what_it_was_decided_on() {
    let register = engagierte_stadt();
    let frozen = register.freeze("bielefeld", "2022").unwrap();
    let since = register.since(&frozen).unwrap();
    assert!(!since.other_rules && !since.other_facts);
    assert_eq!((frozen.verdicts.place, since.now.place), (Some(Answer::No), Some(Answer::No)));
    let filed = serde_json::to_string(&frozen).unwrap();
    assert_eq!(serde_json::from_str::<stadtnetz::eligibility::Frozen>(&filed).unwrap(), frozen);

    let mut draft = register.edit();
    draft.remove::<stadtnetz::register::Population>("bielefeld-2021-12-31");
    let corrected: Register = draft.finish().unwrap();
    let since = corrected.since(&frozen).unwrap();
    assert!(since.other_facts && !since.other_rules);
    assert_eq!((since.rules_now.place, since.now.place), (Some(Answer::No), Some(Answer::Unknown)));
    assert_ne!(corrected.freeze("bielefeld", "2022").unwrap().digest(), frozen.digest());
}

#[test]
fn the_tests_beside_the_definitions_pass() {
    for (definition, tests, least) in [(DEFINITION, TESTS, 15), (FAIR_TOWN, FAIR_TOWN_TESTS, 6)] {
        let programme = sound(definition);
        let (outcomes, findings) = golden::run(&programme, "tests.toml", tests);
        let shown: Vec<String> = findings.iter().map(|finding| finding.to_text(Language::En)).collect();
        assert_eq!(shown, Vec::<String>::new());
        assert!(outcomes.len() >= least && outcomes.iter().all(golden::Outcome::passed));
    }
}

#[test]
fn tests_that_fail_or_cannot_be_asked_say_where() {
    let cases = [
        ("margin = -94_087", "margin = -94_088", "G025 8:1"),
        ("verdict = \"no\"", "verdict = \"nope\"", "G026 12:11"),
        ("call = \"2015\"", "call = \"2016\"", "G026 8:1"),
        ("kind = \"city\"", "kind = \"town\"", "G026 15:18"),
        ("name = \"Kassel, 2015\"", "nmae = \"Kassel, 2015\"", "G026 9:1"),
        ("programme = \"engagierte-stadt\"", "programme = \"other\"", "G026 1:1"),
    ];
    for (sound, broken, expected) in cases {
        let (_, findings) = golden::run(engagierte_stadt().programme(), "t.toml", &TESTS.replacen(sound, broken, 1));
        assert!(findings.first().is_some_and(|first| place(first) == expected), "{broken}: {findings:#?}");
    }
    let (_, findings) =
        golden::run(engagierte_stadt().programme(), "t.toml", "programme = \"engagierte-stadt\"\ntests = []");
    let codes: Vec<&str> = findings.iter().map(Finding::code).collect();
    assert_eq!(codes, ["G012"; 5], "two scales and three values of the smallest number of partners");
}

fn place(finding: &Finding) -> String {
    let origin = finding.origin().unwrap();
    format!("{} {}:{}", finding.code(), origin.line.unwrap(), origin.column.as_deref().unwrap())
}

#[test]
fn beyond_the_verified_day_nothing_is_known_unless_the_caller_says_so() {
    use stadtnetz::eligibility::Assume;
    let text = DEFINITION.replace("closes = \"2023-11-24\"", "closes = \"2023-12-24\"");
    let programme = sound(&text);
    let facts =
        Facts { kind: "city".parse().ok(), figures: vec![figure("2022-12-31=50000:census-2011")], ..Facts::default() };
    let strict = Question::new(&programme, "2023", RuleKind::Place).unwrap().explain("a town", &facts);
    assert_eq!((strict.verdict, strict.reason.as_str()), (Answer::Unknown, "population:beyond-verified"));
    assert_eq!(strict.findings(), []);
    let assume = Assume { beyond_verified: true };
    let granted = Question::assuming(&programme, "2023", RuleKind::Place, assume).unwrap().explain("a town", &facts);
    assert_eq!(granted.verdict, Answer::Yes);
    let shown: Vec<String> = granted.findings().iter().map(|finding| finding.message(Language::En)).collect();
    assert_eq!(
        shown,
        [
            "10000-to-250000 is verified until 2023-11-24 and was asked for 2023-12-24 (verify the value and move \"verified_until\" on)"
        ]
    );
}

/// The newest directory, with the limits of 10,000 and 250,000: as many municipalities lie within them as counting the official
/// figures gives (1,569 within, 29 above, none on a limit).
#[test]
fn all_municipalities_are_asked_at_once() {
    let Some(bytes) = support::shared("data/official/GV100AD_30112025.txt") else { return };
    let edition = gv100ad::read("GV100AD_30112025.txt", &bytes).unwrap();
    let mut figures = edition.figures.clone();
    figures.day = "2024-12-31".parse().ok();
    figures.basis = "census-2022".parse().ok();
    let candidates: Vec<Candidate> =
        edition.units.iter().filter_map(|unit| Candidate::from_unit(unit, &figures, "gv100ad")).collect();
    let municipalities: Vec<Candidate> = candidates.into_iter().filter(|candidate| candidate.key.len() == 8).collect();
    let table = eligibility_table(&closing("2025-12-31"), &["2023"], &municipalities);
    let count = |reason| (0..table.len()).filter(|&row| table.cell("reason", row) == Cell::Text(reason)).count();
    assert_eq!((count("population:within"), count("population:above")), (1_569, 29));
    assert_eq!(count("population:below"), table.len() - 1_569 - 29);
    assert!(table.len() > 10_700, "unincorporated land is left out");
}

#[test]
fn many_places_are_a_table_and_two_definitions_a_difference() {
    let town = |key: &str, inhabitants| Candidate {
        key: key.to_owned(),
        name: key.to_owned(),
        facts: Facts {
            kind: "city".parse().ok(),
            figures: vec![figure(&format!("2021-12-31={inhabitants}:census-2011"))],
            ..Facts::default()
        },
    };
    let towns = [town("small", 9_000), town("middle", 60_000), town("large", 120_000)];
    let before = engagierte_stadt().programme();
    let table = eligibility_table(before, &["2022", "2015"], &towns);
    assert_eq!(table.len(), 6);
    assert_eq!(table.cell("verdict", 0), Cell::Text("no"));
    assert_eq!(
        (table.cell("reason", 1), table.cell("margin", 1)),
        (Cell::Text("population:within"), Cell::Integer(50_000))
    );
    assert_eq!((table.cell("reason", 3), table.cell("margin", 3)), (Cell::Text("population:no-figure"), Cell::Missing));

    let after = sound(&DEFINITION.replace("upper = 250_000", "upper = 100_000"));
    let changed = diff(before, &after, &towns);
    let calls: Vec<Cell<'_>> = (0..changed.len()).map(|row| changed.cell("call", row)).collect();
    assert_eq!(calls, [Cell::Text("2022"), Cell::Text("2023")], "only where the figure counts");
    assert_eq!(changed.cell("place", 0), Cell::Text("large"));
    assert_eq!((changed.cell("before", 0), changed.cell("after", 0)), (Cell::Text("yes"), Cell::Text("no")));
}
