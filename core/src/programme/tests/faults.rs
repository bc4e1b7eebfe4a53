//! What is wrong with a definition is found, all of it, at its place.

use crate::finding::{Finding, Severity};
use crate::language::Language;
use crate::programme::{Programme, RULES};

/// A small definition without a fault; the cases below break it.
const SOUND: &str = r#"id = "green-towns"
name = "Grüne Städte"
version = "1"

[[phases]]
id = "first"
name = "Erste"
name_en = "first"
starts = "2020"
last_day = "2020-12-31"
source = ["a"]

[[phases]]
id = "second"
source = ["a"]
starts = "2021-01-01"
planned_last_day = "2023"
name = "Zweite"
name_en = "second"

[[bands]]
id = "small"
from = "2020-01-01"
last_day = "2020-12-31"
verified_until = "2020-12-31"
edges = "half-open"
reference_day = "opening"
population_basis = "official"
steps = [{ id = "s", lower = 0, upper = 5_000 }, { id = "m", lower = 5_000, upper = 20_000 }]
source = ["a"]

[[parameters]]
id = "fee"
de = "Beitrag"
en = "fee"
unit = "EUR"
values = [
  { from = "2020", last_day = "2020-12-31", verified_until = "2020-12-31", value = 10, source = ["a"] },
  { from = "2021", verified_until = "2022-12-31", value = 20, source = ["a"] },
]

[vocabulary]
sectors = [{ id = "civil-society", de = "Zivilgesellschaft", en = "civil society" }]
commitments = [{ id = "letter", de = "Brief", en = "letter" }]

[[calls]]
id = "2020"
phase = "first"
opens = "2020-01-10"
closes = "2020-03-01"
effective_on = "2020-06"
admitted = [10, 12]
bands = "small"
place_kinds = ["city"]
required_sectors = [{ any_of = ["civil-society"], or_commitment = "letter" }]
places_offered = { comparator = "up-to", places = 20, of = "new" }
amendments = [{ announced = "2020-02-20", closes = "2020-03-15", source = ["b"] }]
conflicts = [{ field = "closes", value = "2020-03-02", source = ["c"] }]
source = ["a"]
source_of = { opens = ["b"] }

[rule.place]
de = "Kann dieser Ort teilnehmen?"
en = "Could this place take part?"
source = ["a"]
all = [{ kind_in = ["city"] }]
"#;

/// What a definition is found to break, warnings or errors.
fn found(text: &str) -> Vec<Finding> {
    match Programme::from_toml("p.toml", text) {
        Ok((_, warnings)) => warnings,
        Err(findings) => findings,
    }
}

/// The text without its mark, and where the mark stood, as `line:column`.
fn unmarked(text: &str) -> (String, String) {
    let (before, after) = text.split_once('¦').unwrap_or_else(|| panic!("no mark in {text}"));
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |part| part.chars().count()) + 1;
    (format!("{before}{after}"), format!("{line}:{column}"))
}

fn place(finding: &Finding) -> String {
    let origin = finding.origin().expect("every finding has its place");
    assert_eq!(origin.file, "p.toml");
    format!("{} {}:{}", finding.code(), origin.line.unwrap_or(0), origin.column.as_deref().unwrap_or("?"))
}

fn shown(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.to_text(Language::En)).collect()
}

#[test]
fn one_fault_is_one_finding_at_its_place() {
    assert_eq!(shown(&found(SOUND)), Vec::<String>::new());
    // (stands in the sound definition, is replaced by this with a mark where the finding points, code, why it is a fault)
    #[rustfmt::skip]
    let cases = [
        ("version = \"1\"", "version = \"1\"\nlicence = [¦{ title = \"MIT License\" }]", "G014", "terms without a name"),
        ("version = \"1\"", "version = \"1\"\nlicence = [{ name = \"MIT\", ¦path = \"x\" }]", "G001", "a key that terms do not have"),
        ("version = \"1\"", "version = \"1\"\nlicence = ¦\"MIT\"", "G015", "terms that are no list"),
        ("version = \"1\"", "version = \"1\"\nlicence = [{ name = \"MIT\", url = ¦\"../MIT\" }]", "G023", "an address that is none"),
        ("version", "¦title = \"x\"\nversion", "G001", "a key nobody reads"),
        ("places = 20,", "places = 20, ¦until = 3,", "G001", "a key nobody reads, deep inside"),
        ("opens = [\"b\"]", "¦begins = [\"b\"]", "G001", "sources of a field that a call does not have"),
        ("{ from = \"2021\"", "¦{ from = \"2020\"", "G002", "a value that begins with the one before"),
        ("last_day = \"2020-12-31\", verified_until = \"2020-12-31\", value = 10, source = [\"a\"] },\n  ", "last_day = \"2022-01\", verified_until = \"2020-12-31\", value = 10, source = [\"a\"] },\n  ¦", "G002", "a value that ends after the next one began"),
        ("[[phases]]\nid = \"second\"\nsource = [\"a\"]\nstarts = \"2021-01-01\"", "¦[[phases]]\nid = \"second\"\nsource = [\"a\"]\nstarts = \"2019\"", "G002", "phases out of order"),
        ("{ id = \"m\", lower = 5_000", "¦{ id = \"m\", lower = 6_000", "G003", "no band for 5,500 inhabitants"),
        ("{ id = \"m\", lower = 5_000", "¦{ id = \"m\", lower = 4_000", "G003", "two bands for 4,500 inhabitants"),
        ("lower = 0, upper = 5_000 }, ", "lower = 0 }, ¦", "G003", "a band after an open one"),
        ("phase = \"first\"", "phase = ¦\"frist\"", "G004", "a phase that is not defined"),
        ("bands = \"small\"", "bands = ¦\"large\"", "G004", "a scale that is not defined"),
        ("any_of = [\"civil-society\"]", "any_of = [¦\"church\"]", "G004", "a sector that is not defined"),
        ("or_commitment = \"letter\"", "or_commitment = ¦\"oath\"", "G004", "a commitment that is not defined"),
        ("{ announced = \"2020-02-20\", closes = \"2020-03-15\", source = [\"b\"] }", "¦{ announced = \"2020-02-20\", closes = \"2020-03-15\" }", "G008", "an amendment nobody vouches for"),
        ("[[phases]]\nid = \"second\"\nsource = [\"a\"]", "¦[[phases]]\nid = \"second\"", "G008", "a phase nobody vouches for"),
        ("last_day = \"2020-12-31\"\nsource = [\"a\"]\n\n", "last_day = \"2021-03-31\"\nsource = [\"a\"]\n\n¦", "G010", "three months in two phases"),
        ("last_day = \"2020-12-31\"\nsource = [\"a\"]\n\n", "last_day = \"2020-10-31\"\nsource = [\"a\"]\n\n¦", "G010", "two months in no phase"),
        ("name = \"Erste\"", "name = ¦Erste", "G013", "text without quotation marks"),
        ("unit = \"EUR\"", "unit = \"EUR\"\n¦unit = \"USD\"", "G013", "a key given twice"),
        ("[[phases]]\nid = \"first\"\nname = \"Erste\"\nname_en = \"first\"", "¦[[phases]]\nid = \"first\"\nname = \"Erste\"", "G014", "no English name"),
        ("unit = \"EUR\"", "unit = ¦\" \"", "G014", "an empty text is none"),
        ("values = [\n", "values = [\n¦{ from = \"2019\", verified_until = \"2019-12-31\", source = [\"a\"] },\n", "G014", "a value without its number"),
        ("version = \"1\"", "version = ¦1", "G015", "a number where text is expected"),
        ("opens = \"2020-01-10\"", "opens = ¦2020-01-10", "G015", "a date without quotation marks"),
        ("value = 10", "value = ¦10.5", "G015", "a fraction where a whole number is expected"),
        ("place_kinds = [\"city\"]", "place_kinds = ¦\"city\"", "G015", "one word where a list is expected"),
        ("values = [", "values = [¦7,", "G015", "a number where a table is expected"),
        ("closes = \"2020-03-15\", source = [\"b\"]", "closes = \"2020-03-15\", source = ¦\"b\"", "G015", "a source outside a list is faulty, not missing"),
        ("steps = [{ id = \"s\", lower = 0, upper = 5_000 }, { id = \"m\", lower = 5_000, upper = 20_000 }]", "steps = ¦7", "G015", "bands that are no list are faulty, not missing"),
        ("\n[vocabulary]", "\n¦[[sector_models]]\nid = \"one\"\nde = \"einer\"\nen = \"one\"\nsource = [\"a\"]\n\n[vocabulary]", "G014", "a wording that groups nothing"),
        ("id = \"second\"", "id = ¦\"first\"", "G016", "two phases with one id"),
        ("closes = \"2020-03-01\"", "closes = ¦\"2020-02-30\"", "G017", "a day that is not in the calendar"),
        ("value = \"2020-03-02\"", "value = ¦\"early March\"", "G017", "a conflict about a date that is none"),
        ("id = \"green-towns\"", "id = ¦\"Green Towns\"", "G018", "blanks and capitals in an id"),
        ("opens = [\"b\"]", "opens = [¦\"B 1\"]", "G018", "blanks and capitals in a source's id"),
        ("edges = \"half-open\"", "edges = ¦\"open\"", "G019", "no such kind of edges"),
        ("[\"city\"]", "[\"city\", ¦\"town\"]", "G019", "no such kind of place"),
        ("field = \"closes\"", "field = ¦\"shuts\"", "G019", "a conflict about a field that a call does not have"),
        ("places = 20", "places = ¦-20", "G020", "a negative number of places"),
        ("value = 10", "value = ¦99_999_999_999_999_999_999", "G020", "a number that no computer word holds"),
        ("lower = 0, upper = 5_000", "lower = 9_000, upper = ¦5_000", "G020", "limits swapped"),
        ("[10, 12]", "¦[12, 10]", "G020", "smallest and largest number swapped"),
        ("[10, 12]", "¦[10, 11, 12]", "G020", "a range has two ends"),
        ("planned_last_day = \"2023\"", "planned_last_day = ¦\"2020\"", "G021", "a term that ends before it begins"),
        ("verified_until = \"2022-12-31\"", "verified_until = ¦\"2020-12-30\"", "G021", "verified before it held"),
        ("verified_until = \"2022-12-31\"", "verified_until = ¦\"2022\"", "G022", "verified up to a year, not a day"),
        ("[{ kind_in = [\"city\"] }]", "[{ not = { not = { not = { not = { not = { not = { not = ¦{ not = { kind_in = [\"city\"] } } } } } } } } }]", "G027", "deeper than anybody reads"),
        ("all = [{ kind_in = [\"city\"] }]", "all = [¦{ id = \"nothing\" }]", "G024", "a condition without a test"),
        ("closes = \"2020-03-01\"", "closes = ¦\"2020-01-09\"", "C001", "a call that closes before it opens"),
        ("announced = \"2020-02-20\"", "announced = ¦\"2020-03-02\"", "C002", "a deadline changed when it was over"),
    ];
    let mut codes: Vec<&str> = Vec::new();
    for (sound, broken, code, why) in cases {
        let marked = SOUND.replacen(sound, broken, 1);
        let (text, at) = unmarked(&marked);
        let findings = found(&text);
        let places: Vec<String> = findings.iter().map(place).collect();
        assert_eq!(places, [format!("{code} {at}")], "{why}: {:#?}", shown(&findings));
        codes.push(code);
    }
    for rule in RULES {
        assert!(codes.contains(&rule.code), "{} has no case", rule.code);
    }
}

#[test]
fn every_fault_is_reported_at_once_in_the_order_of_the_file() {
    let text = SOUND
        .replace("name = \"Grüne Städte\"\n", "nmae = \"Grüne Städte\"\n")
        .replace("starts = \"2020\"", "starts = \"2020-13\"")
        .replace("edges = \"half-open\"", "edges = 1")
        .replace("value = 20", "value = \"20\"")
        .replace("phase = \"first\"", "phase = \"third\"")
        .replace("admitted = [10, 12]", "admitted = \"ten\"");
    let findings = found(&text);
    let codes: Vec<&str> = findings.iter().map(Finding::code).collect();
    assert_eq!(codes, ["G014", "G001", "G017", "G015", "G015", "G004", "G015"]);
    assert_eq!(
        shown(&findings),
        [
            "p.toml:1, 1: error G014 key-missing: \"name\" is missing or empty (add the key and its value)",
            "p.toml:2, 1: error G001 unknown-key: \"nmae\" is no key here (did you mean name?)",
            "p.toml:9, 10: error G017 definition-date-unreadable: \"2020-13\" is no date \
             (expected such as 2020-07-01, 2020-07, 2020 or [2024-01-01..2024-02-29])",
            "p.toml:26, 9: error G015 wrong-type: edges is a whole number (expected: a word in quotation marks)",
            "p.toml:39, 59: error G015 wrong-type: values.2.value is a text (expected: a whole number)",
            "p.toml:48, 9: error G004 undefined-reference: \"third\" is not defined in phases (did you mean first, second?)",
            "p.toml:52, 12: error G015 wrong-type: admitted is a text (expected: a whole number or [smallest, largest])",
        ]
    );
}

#[test]
fn every_broken_line_of_the_syntax_is_reported() {
    let text = SOUND.replace("name = \"Erste\"", "name = Erste").replace("unit = \"EUR\"", "unit = ");
    let codes: Vec<&str> = found(&text).iter().map(Finding::code).collect();
    assert_eq!(codes, ["G013", "G013"]);
}

#[test]
fn a_finding_says_what_it_is_about() {
    let findings = found(&SOUND.replace("closes = \"2020-03-15\"", "closes = \"soon\""));
    let subject = findings[0].subject();
    assert_eq!(subject.to_string(), "calls, 2020, amendments.1.closes");
}

#[test]
fn every_rule_speaks_both_languages_with_the_same_holes() {
    for rule in RULES {
        for template in [rule.message, rule.remedy, rule.meaning] {
            let sorted = |language| {
                let mut holes = template.holes(language);
                holes.sort_unstable();
                holes
            };
            assert_eq!(sorted(Language::De), sorted(Language::En), "{}", rule.code);
            assert!(
                !template.text(Language::De).is_empty() && !template.text(Language::En).is_empty(),
                "{}",
                rule.code
            );
        }
    }
}

#[test]
fn every_hole_of_every_sentence_is_filled() {
    let broken = SOUND
        .replace("opens = \"2020-01-10\"", "opens = \"2020-05\"")
        .replace("announced = \"2020-02-20\"", "announced = \"2020-03-02\"")
        .replace("last_day = \"2020-12-31\"\nsource", "last_day = \"2020-10-31\"\nsource")
        .replace("{ from = \"2021\"", "{ from = \"2020\"")
        .replace("{ id = \"m\", lower = 5_000", "{ id = \"m\", lower = 6_000")
        .replace("verified_until = \"2022-12-31\"", "verified_until = \"2019-12-31\"")
        .replace("places = 20", "places = -20")
        .replace("id = \"second\"", "id = \"first\"")
        .replace("edges = \"half-open\"", "edges = \"open\"")
        .replace("closes = \"2020-03-15\", source = [\"b\"]", "closes = \"2020-03-15\"");
    let findings = found(&broken);
    assert!(findings.len() >= 9, "{:#?}", shown(&findings));
    for language in Language::ALL {
        for finding in &findings {
            let text = finding.message(language);
            assert!(!text.contains('{') && !text.contains('}'), "{text}");
        }
    }
}

#[test]
fn a_warning_does_not_refuse_a_definition() {
    let text = SOUND.replacen("source = [\"a\"]", "", 1);
    let (programme, warnings) = Programme::from_toml("p.toml", &text).expect("a warning is no error");
    assert_eq!(programme.phases().len(), 2);
    assert_eq!(warnings.iter().map(Finding::severity).collect::<Vec<_>>(), [Severity::Warning]);
}
