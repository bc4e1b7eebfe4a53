use std::collections::BTreeMap;

use serde_json::Value;
use stadtnetz::finding::Finding;
use stadtnetz::official::{Code, Designation, Edition, Level, Published, Unit, gv100ad, read};

use super::{oracle, published};

#[test]
fn every_published_sum_is_met() {
    let Some(checks) = oracle("gv100ad_checks.json") else { return };
    let mut files = 0;
    for (path, expected) in checks.as_object().unwrap() {
        let name = path.rsplit('/').next().unwrap();
        let Ok(Published::Edition(edition)) = read(name, &published(name).unwrap()) else { panic!("{name}") };
        assert_eq!(edition.territory.format("%Y%m%d").to_string(), expected["stand"], "{name}");
        assert_eq!(edition.units.len(), count(&expected["records"]), "{name}");
        let by_type = tally(&edition.units, |unit| Some(unit.level.record_type()));
        assert_eq!(by_type, counts(&expected["by_type"]), "{name}");
        municipalities(name, &edition, expected);
        files += 1;
    }
    assert!(files >= 3, "only {files} files");
}

fn municipalities(name: &str, edition: &Edition, expected: &Value) {
    let units: Vec<&Unit> = edition.units.iter().filter(|unit| unit.level == Level::Municipality).collect();
    let sum = |figure: fn(&Unit) -> Option<i64>| units.iter().map(|unit| figure(unit).unwrap()).sum::<i64>();
    assert_eq!(sum(|unit| unit.inhabitants), expected["pop"], "{name}");
    assert_eq!(sum(|unit| unit.male), expected["pop_male"], "{name}");
    assert_eq!(sum(|unit| unit.hectares), expected["area_ha"], "{name}");
    let designations = tally(units.iter().copied(), |unit| unit.designation.map(Designation::number));
    assert_eq!(designations, counts(&expected["tk"]), "{name}");
    let how_many = |question: fn(&Unit) -> bool| units.iter().filter(|unit| question(unit)).count();
    assert_eq!(how_many(|unit| unit.further_postcodes == Some(true)), count(&expected["n_multi_plz"]), "{name}");
    assert_eq!(how_many(|unit| !unit.is_incorporated()), count(&expected["n_gemfrei"]), "{name}");
    assert_eq!(how_many(|unit| unit.inhabitants == Some(0)), count(&expected["n_zero_pop"]), "{name}");
    let names = tally(units.iter().copied(), |unit| Some(&unit.name));
    let shared = names.values().filter(|&&often| often > 1).count();
    assert_eq!(shared, count(&expected["dup_full_names"]), "{name}: names that several share");
    assert_eq!(tally(units.iter().copied(), |unit| unit.ags).len(), count(&expected["unique_ags"]), "{name}");
    assert_eq!(tally(units.iter().copied(), |unit| unit.ars).len(), count(&expected["unique_ars"]), "{name}");
    for sample in expected["samples"].as_array().unwrap() {
        let unit = units.iter().find(|unit| unit.ags.is_some_and(|ags| ags.as_str() == sample["ags"])).unwrap();
        assert_eq!(as_sample(unit), *sample, "{name}");
    }
}

fn as_sample(unit: &Unit) -> Value {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let constituency = |number: Option<u16>| number.map(|number| format!("{number:03}")).unwrap_or_default();
    let others = &unit.jurisdictions;
    serde_json::json!({
        "ags": unit.ags.unwrap().as_str(),
        "ars": unit.ars.unwrap().as_str(),
        "name": unit.name,
        "tk": unit.designation.unwrap().number().to_string(),
        "ha": unit.hectares,
        "pop": unit.inhabitants,
        "pop_m": unit.male,
        "plz": text(unit.postcode.as_deref()),
        "plz_multi": unit.further_postcodes == Some(true),
        "fa": text(others.tax_office.as_ref().map(Code::as_str)),
        "ger": text(others.courts.as_ref().map(Code::as_str)),
        "aa": text(others.employment_agency.as_ref().map(Code::as_str)),
        "wk_von": constituency(others.constituency),
        "wk_bis": constituency(others.last_constituency),
    })
}

#[test]
fn what_is_odd_in_the_files_is_said() {
    let cases: [(&str, &[(&str, u64)]); 2] = [
        (
            "GV100AD_30112025.txt",
            &[
                ("D201", 14_314),
                ("D201", 14_419),
                ("D201", 14_462),
                ("D202", 4_480),
                ("D202", 13_235),
                ("D203", 13_235),
                ("D202", 13_236),
            ],
        ),
        ("GV100AD_311217.ASC", &[("F201", 0), ("D201", 11_117), ("D201", 11_156), ("D202", 4_504), ("D202", 13_045)]),
    ];
    for (name, expected) in cases {
        let Some(bytes) = published(name) else { return };
        let edition = gv100ad::read(name, &bytes).unwrap();
        let line = |finding: &Finding| finding.origin().and_then(|origin| origin.line).unwrap_or_default();
        let found: Vec<_> = edition.findings.iter().map(|finding| (finding.code(), line(finding))).collect();
        assert_eq!(found, expected, "{name}");
    }
}

fn tally<'a, T: Ord>(
    units: impl IntoIterator<Item = &'a Unit>,
    of: impl Fn(&'a Unit) -> Option<T>,
) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for value in units.into_iter().filter_map(of) {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

fn counts(expected: &Value) -> BTreeMap<u8, usize> {
    expected.as_object().unwrap().iter().map(|(key, value)| (key.parse().unwrap(), count(value))).collect()
}

fn count(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}
