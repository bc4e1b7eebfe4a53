use serde_json::{Value, json};
use stadtnetz::official::{Edition, Level, Unit, auszug};
use stadtnetz::place::Basis;

use super::{oracle, published};

#[test]
fn every_published_sum_is_met() {
    let Some(checks) = oracle("auszug_checks.json") else { return };
    for (year, file, reference, without) in FILES {
        let expected = &checks[year];
        assert!(expected["file"].as_str().unwrap().ends_with(file));
        let edition = auszug::read(file, &published(file).unwrap()).unwrap();
        sums(file, &edition, expected);
        let units = edition.units.iter().filter(|unit| unit.level == Level::Municipality);
        assert_eq!(units.filter(|unit| unit.longitude.is_none() || unit.latitude.is_none()).count(), without, "{file}");
        reference_day(file, &edition, reference);
    }
    assert_eq!(checks.as_object().unwrap().len(), FILES.len());
}

type Reference = (&'static str, &'static str, Option<&'static str>);

/// The files with the days of their territory and their population and its census, and how many units have no coordinates.
const FILES: [(&str, &str, Reference, usize); 5] = [
    ("1990", "31121990_Auszug_GV.xlsx", ("1991-01-01", "1990-12-31", None), 16_191),
    ("2013", "31122013_Auszug_GV.xlsx", ("2013-12-31", "2013-12-31", Some("census-2011")), 2),
    ("2017", "31122017_Auszug_GV.xlsx", ("2017-12-31", "2017-12-31", Some("census-2011")), 2),
    ("2023", "31122023_Auszug_GV.xlsx", ("2023-12-31", "2023-12-31", None), 3), // two bases exist, the file names none
    ("2024Q4", "AuszugGV4QAktuell_2024.xlsx", ("2024-12-31", "2023-12-31", Some("census-2011")), 3),
];

/// The expected values count rows; a unit that stands in several counts once in the edition.
fn sums(file: &str, edition: &Edition, expected: &Value) {
    let units: Vec<&Unit> = edition.units.iter().filter(|unit| unit.level == Level::Municipality).collect();
    let surplus: Vec<i64> = edition
        .findings
        .iter()
        .filter(|finding| finding.code() == "D208")
        .filter_map(|finding| {
            units.iter().find(|unit| finding.value("key") == unit.ars.map(|ars| ars.to_string().into()).as_ref())
        })
        .filter_map(|unit| unit.hectares)
        .collect();
    let sum = |figure: fn(&Unit) -> Option<i64>| units.iter().map(|unit| figure(unit).unwrap()).sum::<i64>();
    assert_eq!(json!(units.len() + surplus.len()), expected["n60"], "{file}");
    assert_eq!(json!(units.len()), expected["unique_ags"], "{file}");
    assert_eq!(json!(sum(|unit| unit.inhabitants)), expected["pop_sum"], "{file}");
    assert_eq!(sum(|unit| unit.hectares) + surplus.iter().sum::<i64>(), hundredfold(&expected["km2_sum"]), "{file}");
}

fn reference_day(file: &str, edition: &Edition, expected: Reference) {
    let day = edition.figures.day.as_ref().unwrap().to_string();
    let basis = edition.figures.basis.map(Basis::as_str);
    assert_eq!((edition.territory.to_string().as_str(), day.as_str(), basis), expected, "{file}");
    let foreseen = ["D202", "D208", "D210"]; // in no district, in two tourist regions, coordinates 0 and 0
    assert!(edition.findings.iter().all(|finding| foreseen.contains(&finding.code())), "{file}");
}

fn hundredfold(square_kilometres: &Value) -> i64 {
    let text = square_kilometres.to_string();
    let (whole, fraction) = text.split_once('.').unwrap();
    format!("{whole}{fraction:0<2}").parse().unwrap()
}
