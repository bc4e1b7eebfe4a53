//! What a check gives its users: codes, places in files, formats, fixes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use stadtnetz::check::{self, ADJUSTED, Format, Profile, Report, Selection};
use stadtnetz::convert::{Conversion, Options};
use stadtnetz::eligibility::{Assume, Question};
use stadtnetz::engagierte_stadt;
use stadtnetz::finding::{Finding, Origin, Severity};
use stadtnetz::language::Language;
use stadtnetz::programme::{Programme, RuleKind};
use stadtnetz::register::{AnyRecord, Refused};

fn example(code: &str) -> Report {
    check::example(code).unwrap().report(&Selection::default()).unwrap()
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_selection_asks_for_letters_and_codes_and_refuses_others() {
    let asked = Selection::default().select(&["T", "M009"]).unwrap().ignore(&["T008"]).unwrap();
    let report = engagierte_stadt().check(&asked);
    let codes: BTreeSet<&str> = report.findings().iter().map(Finding::code).collect();
    assert!(codes.contains("T009") && codes.contains("M009"), "{codes:?}");
    assert!(codes.iter().all(|code| *code == "M009" || code.starts_with('T') && *code != "T008"), "{codes:?}");
    let refused = Selection::default().select(&["T099"]).unwrap_err().to_string();
    assert!(refused.starts_with("\"T099\" is not known (expected T001, T002"), "{refused}");
    let refused = Selection::default().ignore(&["Z"]).unwrap_err().to_string();
    assert!(refused.starts_with("\"Z\" is not known (expected A, C, D, E"), "{refused}");
}

#[test]
fn profiles_judge_as_their_table_says() {
    for adjusted in ADJUSTED {
        let example = check::example(adjusted.code).unwrap_or_else(|| panic!("{} has no example", adjusted.code));
        for (profile, expected) in Profile::ALL.into_iter().zip(adjusted.severity) {
            let selection = Selection::of(profile).select(&[adjusted.code]).unwrap();
            let report = example.report(&selection).unwrap();
            let judged: BTreeSet<Severity> = report.findings().iter().map(Finding::severity).collect();
            assert_eq!(judged, expected.into_iter().collect(), "{} as {profile}", adjusted.code);
        }
    }
}

#[test]
fn equal_registers_have_equal_reports_in_the_order_of_codes() {
    let [first, second] = [(); 2].map(|()| engagierte_stadt().check(&Selection::default()));
    assert_eq!(first, second);
    let codes: Vec<&str> = first.findings().iter().map(Finding::code).collect();
    assert!(codes.is_sorted());
}

#[test]
fn evidence_is_what_stands_in_the_records_with_its_sources() {
    let report = example("C007");
    let evidence = report.findings()[0].evidence();
    let told: Vec<String> = evidence.iter().map(|it| format!("{} {} {}", it.record, it.field, it.value)).collect();
    assert_eq!(told, ["neustadt-1 from 2021-06-01", "neustadt-2021-yes effective_on 2021-07-01"]);
    assert!(evidence.iter().all(|it| it.source == ["list"]));
}

#[test]
fn json_holds_both_languages_evidence_and_fix() {
    let findings = json(&example("O004").write(Format::Json, Language::En));
    let finding = &findings[0];
    assert_eq!(finding["code"], "O004");
    assert_eq!(finding["message"]["de"], "ohne Sektor: laden-a (Sektor oder Tage eintragen)");
    assert_eq!(finding["message"]["en"], "without a sector: laden-a (enter the sector or the days)");
    assert_eq!(finding["evidence"][1]["value"], "business");
    assert_eq!(finding["fix"]["after"], "business");
}

/// What SARIF 2.1.0 requires of a log, as far as ours uses it (sections 3.13, 3.14, 3.18, 3.19, 3.27, 3.28, 3.29, 3.33, 3.49).
#[test]
fn sarif_has_the_structure_that_the_standard_requires() {
    let folder = saved("P002");
    let (report, _) = check::open(folder.path(), None, &Selection::default());
    let log = json(&report.write(Format::Sarif, Language::De));
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-2.1.0.json"));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "stadtnetz");
    let rules = driver["rules"].as_array().unwrap();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "an id is given twice");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), report.findings().len());
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[at]["id"], result["ruleId"]);
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0];
        assert!(location["logicalLocations"][0]["fullyQualifiedName"].is_string());
    }
    let first = &results[0]["locations"][0]["physicalLocation"];
    let path = folder.path().join("places.csv");
    assert_eq!(first["artifactLocation"]["uri"], path.to_str().unwrap(), "a code host looks for it from its own root");
    assert_eq!(first["region"]["startLine"], 5);
    for rule in rules {
        assert!(rule["shortDescription"]["text"].is_string());
    }
}

#[test]
fn annotations_stand_on_one_line_each_at_file_and_line() {
    let folder = saved("P002");
    let (report, register) = check::open(folder.path(), None, &Selection::default());
    assert!(register.is_some());
    assert_eq!(
        report.write(Format::Github, Language::En),
        format!(
            "::error file={},line=5,title=P002 key-held-twice::places, neustadt, ags: 06999001 holds on 2024-06-03 \
             for neustadt and altstadt (correct the keys or their days)\n",
            folder.path().join("places.csv").display()
        )
    );
    assert!(report.write(Format::Text, Language::En).starts_with("places.csv:5, "), "in words, within the folder");
}

#[test]
fn what_is_about_no_record_has_no_logical_location() {
    let report = check::definition("programme.toml", "", None, &Selection::default());
    let log = json(&report.write(Format::Sarif, Language::En));
    let location = &log["runs"][0]["results"][0]["locations"][0];
    assert!(location["physicalLocation"].is_object() && location["logicalLocations"].is_null(), "{location}");
}

#[test]
fn what_breaks_a_line_of_an_annotation_is_written_as_its_bytes() {
    let text = "::warning file=a%3Ab.csv,title=S003 one-original::";
    let finding = Finding::new(&stadtnetz::claims::rules::ONE_ORIGINAL)
        .with("figure", "100 %\n")
        .at(stadtnetz::finding::Origin::file("a:b.csv"));
    let written = stadtnetz::finding::findings_github(&[finding], Language::En);
    assert!(written.starts_with(text) && written.contains("100 %25%0A") && written.lines().count() == 1, "{written}");
}

#[test]
fn csv_is_the_table_of_findings() {
    let report = example("M002");
    let text = report.write(Format::Csv, Language::En);
    assert!(text.starts_with("code,name,severity,table,record,field,file,row,line,column,raw,message\n"), "{text}");
    assert_eq!(text.lines().count(), report.findings().len() + 1);
}

#[test]
fn a_folder_that_is_no_register_has_a_report_of_what_keeps_it_from_being_one() {
    let folder = saved("P002");
    let path = folder.path().join("places.csv");
    let text = fs::read_to_string(&path).unwrap().replace("DE-TH", "DE-XX");
    fs::write(&path, text).unwrap();
    let (report, register) = check::open(folder.path(), None, &Selection::default());
    assert!(register.is_none() && !report.passed());
    assert_eq!(report.findings()[0].code(), "V001");
    assert_eq!(report.day(), None);
}

#[test]
fn a_definition_is_checked_alone_and_against_the_one_before() {
    let before = check::sound().unwrap();
    let text = before.programme().text().replace("lower = 10_000", "lower = 9_000");
    let report = check::definition("programme.toml", &text, Some(before.programme()), &Selection::default());
    assert_eq!(
        report.findings()[0].to_text(Language::En),
        "programme.toml: error G011 changed-under-one-version: the definition is another one, its version still 1 \
         (raise the version)"
    );
    let faulty = text.replace("name_en", "name_fr");
    assert_eq!(check::definition("programme.toml", &faulty, None, &Selection::default()).findings()[0].code(), "G001");
}

#[test]
fn a_conversion_is_checked_with_the_rows_of_its_file() {
    let list = "Stadt;Bundesland;Mitglied seit\nMusterstadt;Hessen;2020\n";
    let read = Conversion::read(list.as_bytes(), Options::new("list.csv", engagierte_stadt().emptied())).unwrap();
    let selection = Selection::default().select(&["M009"]).unwrap();
    let report = check::conversion(&read, &selection);
    let found: Vec<String> =
        report.findings().iter().filter_map(|finding| Some(format!("{:?}", finding.origin()?))).collect();
    let cell = Origin::file("list.csv").row(2).line(2).column("Mitglied seit").raw("2020");
    assert_eq!(found, [format!("{cell:?}")]);
}

#[test]
fn a_rule_explains_itself_with_an_example() {
    for language in Language::ALL {
        for rule in stadtnetz::rules() {
            let told = check::explain(rule.code, language).unwrap();
            assert!(told.contains(rule.meaning.text(language)) && told.contains(rule.since), "{told}");
            assert!(told.contains(language.pick("Beispiel:", "example:")), "{told}");
        }
    }
    assert_eq!(check::explain("Z999", Language::En), None);
}

#[test]
fn what_a_record_shows_alone_is_refused_or_told() {
    for row in support::rows("checks/records.csv") {
        let mut draft = check::sound().unwrap().edit();
        let record = changed(&draft.any_record(&row["table"], &row["id"]).unwrap(), &row).unwrap();
        draft.put_any(&record);
        let codes: Vec<&str> = draft.faults().iter().map(Finding::code).collect();
        assert_eq!(codes, [&row["code"]], "{}", row["why"]);
    }
}

#[test]
fn what_a_cell_cannot_hold_is_refused() {
    for row in support::rows("checks/cells.csv") {
        let record = check::sound().unwrap().any_record(&row["table"], &row["id"]).unwrap();
        let refused = changed(&record, &row).unwrap_err();
        assert_eq!(refused.findings[0].code(), row["code"], "{}", row["why"]);
    }
}

fn changed(record: &AnyRecord, row: &support::Row) -> Result<AnyRecord, Refused> {
    let cells = |field: &str| if field == row["field"] { Some(row["value"].as_str()) } else { record.cell(field) };
    AnyRecord::read(&row["table"], &cells)
}

#[test]
fn what_is_odd_in_a_list_is_told() {
    for row in support::rows("checks/lists.csv") {
        let list = row["list"].replace('|', "\n") + "\n";
        let read = Conversion::read(list.as_bytes(), Options::new("list.csv", engagierte_stadt().emptied())).unwrap();
        let report = check::conversion(&read, &Selection::default());
        let codes: BTreeSet<&str> = report.findings().iter().map(Finding::code).collect();
        assert!(codes.contains(row["code"].as_str()), "{} ({}): {codes:?}", row["code"], row["why"]);
    }
}

#[test]
fn bytes_that_are_no_utf8_are_told() {
    for (code, list) in [
        ("F001", &b"Stadt;Land\nG\xf6ttingen;NI\n"[..]),
        ("F002", b"Stadt;Land\nG\xf6tting\x81n;NI\nM\xfcnchen;BY\nK\xf6ln;NW\n"),
    ] {
        let read = Conversion::read(list, Options::new("list.csv", engagierte_stadt().emptied())).unwrap();
        assert!(read.findings().iter().any(|finding| finding.code() == code), "{code}");
    }
}

#[test]
fn a_list_that_says_other_days_than_the_register_is_told() {
    let list = "Stadt;Land;AGS;Aufnahme;Austritt\nDessau-Roßlau;ST;15001000;01.01.2016;31.12.2012\n";
    let read = Conversion::read(list.as_bytes(), Options::new("list.csv", engagierte_stadt().edit())).unwrap();
    let codes: BTreeSet<&str> = read.findings().iter().map(Finding::code).collect();
    assert!(codes.contains("A005"), "{codes:?}");
}

#[test]
fn what_is_left_of_a_save_that_broke_off_is_told() {
    let folder = saved("P002");
    fs::create_dir(folder.path().join(".stadtnetz-save")).unwrap();
    let (report, _) = check::open(folder.path(), None, &Selection::default().select(&["F"]).unwrap());
    let codes: Vec<&str> = report.findings().iter().map(Finding::code).collect();
    assert_eq!(codes, ["F109"]);
}

#[test]
fn a_value_used_beyond_its_verified_day_is_told() {
    let sound = check::sound().unwrap();
    let text = sound.programme().text().replace("verified_until = \"2026-12-31\"", "verified_until = \"2021-06-30\"");
    let (programme, _) = Programme::from_toml("programme.toml", &text).unwrap();
    let assume = Assume { beyond_verified: true };
    let question = Question::assuming(&programme, "2023", RuleKind::Place, assume).unwrap();
    let findings = question.explain("Bergdorf", &sound.facts("bergdorf", "2023").unwrap()).findings();
    assert_eq!(findings[0].code(), "G007");
}

/// A code without a test is a promise that nobody keeps.
#[test]
fn every_code_is_named_in_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = String::new();
    for folder in ["tests", "core/data/checks", "python/tests", "core/src"] {
        read_tests(&root.join(folder), folder == "core/src", &mut texts);
    }
    let rules = stadtnetz::rules();
    let untested: Vec<&str> = rules.iter().map(|rule| rule.code).filter(|code| !texts.contains(code)).collect();
    assert_eq!(untested, Vec::<&str>::new());
}

fn read_tests(folder: &Path, only_tests: bool, texts: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.to_string_lossy().contains("tests");
        if path.is_dir() {
            read_tests(&path, only_tests && !is_test, texts);
        } else if !only_tests || is_test {
            texts.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

/// The register of an example, in a folder of its own.
fn saved(code: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    check::example(code).unwrap().register().unwrap().save(folder.path()).unwrap();
    folder
}

#[test]
fn every_rule_has_one_kind_of_example_whose_sentence_is_whole_in_both_languages() {
    let (cases, examples) = (check::cases().unwrap(), check::examples().unwrap());
    for rule in stadtnetz::rules() {
        let of_rule: Vec<_> = cases.iter().filter(|case| case.code == rule.code).collect();
        let changes = examples.iter().any(|example| example.code == rule.code);
        assert_eq!(
            of_rule.len(),
            usize::from(!changes),
            "{} has a change of the sound register or one case",
            rule.code
        );
        for language in Language::ALL {
            for case in &of_rule {
                let mut holes = [rule.message.holes(language), rule.remedy.holes(language)].concat();
                let mut named: Vec<&str> = case.values(language).into_iter().map(|(hole, _)| hole).collect();
                holes.sort_unstable();
                holes.dedup();
                named.sort_unstable();
                assert_eq!(named, holes, "{}", rule.code);
            }
        }
    }
    let known = |code: &str| stadtnetz::rules().iter().any(|rule| rule.code == code);
    assert!(cases.iter().all(|case| known(&case.code)), "a case of no rule");
    let said = check::explain("V003", Language::De).unwrap();
    assert!(
        said.ends_with("  Beispiel: 6611000\n    \"6611000\" wurde zu 06611000 ergänzt (Spalte als Text speichern)\n"),
        "{said}"
    );
}
