use std::collections::BTreeMap;

use stadtnetz::finding::{Finding, Value};
use stadtnetz::official::{Crosswalk, TOLERANCE, bbsr, crosswalk_csv, rules};

use super::published;

#[test]
fn the_tables_from_2020_to_2023_are_read_and_checked() {
    let name = "BBSR_ref-gemeinden-ab-2020.xlsx";
    let Some(bytes) = published(name) else { return };
    let crosswalk = bbsr::read(name, &bytes).unwrap();
    for (year, rows, split) in [(2020, 11_004, 5), (2021, 10_995, 2), (2022, 11_000, 18)] {
        let of_year: Vec<_> = crosswalk.rows.iter().filter(|row| row.from_year == year).collect();
        assert_eq!(of_year.len(), rows, "{year}");
        assert!(of_year.iter().all(|row| row.to_year == year + 1));
        let whole = of_year.iter().filter(|row| row.weights.area == Some(1.0)).count();
        assert_eq!(rows - whole, split, "{year}");
    }
    assert_eq!(faults(&crosswalk), ["P011 09671456", "P011 09671456"]); // by population and by employees: nobody lives there
}

/// The weights inside the R package `ags`, which `python/tests/test_crosswalk.py` turns into a table. 907 old keys have weights by
/// population that sum to 2 or more, 683 by employees; those by area always sum to 1.
#[test]
fn the_weights_of_the_package_ags_are_read_and_every_fault_reported() {
    let Some(bytes) = support::crosswalk("xm20") else { return };
    let crosswalk = crosswalk_csv::read("xm20.csv", &bytes).unwrap();
    assert_eq!(crosswalk.rows.len(), 405_911);
    let by =
        |kind| crosswalk.findings.iter().filter(|finding| finding.value("kind") == Some(&Value::Phrase(kind))).count();
    assert_eq!((by(rules::BY_POPULATION), by(rules::BY_EMPLOYEES)), (907, 683));
    assert_eq!(crosswalk.findings.len(), 907 + 683);
    let mut sums = BTreeMap::<_, f64>::new();
    for row in &crosswalk.rows {
        *sums.entry((&row.from, row.from_year)).or_default() += row.weights.population.unwrap();
    }
    assert_eq!(sums.len(), 401_456);
    assert!(
        sums.values().all(|sum| (sum - 1.0).abs() <= TOLERANCE),
        "after the fall-back every key's weights sum to 1"
    );
}

fn faults(crosswalk: &Crosswalk) -> Vec<String> {
    let key = |finding: &Finding| match finding.value("key") {
        Some(Value::Text(key)) => key.clone(),
        other => panic!("{other:?}"),
    };
    crosswalk.findings.iter().map(|finding| format!("{} {}", finding.code(), key(finding))).collect()
}
