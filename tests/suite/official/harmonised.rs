//! Harmonised counts against what the R package `ags` gives on its own tables.

use std::collections::BTreeMap;

use stadtnetz::official::{Directory, Figure, Harmonisation, Harmonised, Level, TimeMatch, UnitKey, crosswalk_csv};
use stadtnetz::time::{Day, parse_day};
use support::Row;

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn rows(bytes: &[u8]) -> Vec<Row> {
    csv::Reader::from_reader(bytes).deserialize().map(Result::unwrap).collect()
}

fn directory(name: &str) -> Option<Directory> {
    let crosswalk = crosswalk_csv::read(name, &support::crosswalk(name)?).unwrap();
    Some(Directory::new(Vec::new(), Vec::new(), &[crosswalk]))
}

fn elections(column: &str) -> Option<Vec<Figure>> {
    let figure = |row: Row| Figure {
        key: row["district"].clone(),
        year: row["year"].parse().unwrap(),
        value: row[column].parse().ok(),
        denominator: None,
    };
    Some(rows(&support::crosswalk("btw_sn")?).into_iter().map(figure).collect())
}

fn by_year(values: impl Iterator<Item = (i32, f64)>) -> BTreeMap<i32, f64> {
    values.fold(BTreeMap::new(), |mut sums, (year, value)| {
        *sums.entry(year).or_default() += value;
        sums
    })
}

fn meets(harmonised: &Harmonised, expected: &[Row], column: &str) {
    assert_eq!(harmonised.rows.len(), expected.len());
    for row in expected {
        let (key, year) = (&row["ags20"], row["year"].parse::<i32>().unwrap());
        let found = harmonised.rows.iter().find(|one| one.key.as_str() == key && one.year == year).unwrap();
        let wanted: f64 = row[column].parse().unwrap();
        assert!((found.value.unwrap() - wanted).abs() < 1e-5, "{key} {year}: {:?} for {wanted}", found.value);
        assert_eq!(found.missing, 0, "{key} {year}");
    }
}

#[test]
#[allow(clippy::float_cmp)] // exactness is the law
fn saxon_elections_meet_the_crosswalk_exactly() {
    let (Some(directory), Some(exact), Some(fuzzy)) = (
        directory("xd20"),
        support::shared("data/oracle/xwalk_btw_sn_xd20_pop_exact.csv"),
        support::shared("data/oracle/xwalk_btw_sn_xd20_pop_fuzzy.csv"),
    ) else {
        return;
    };
    let how = Harmonisation::counts(day("2020-12-31"));
    for column in ["voters", "valid"] {
        let Some(figures) = elections(column) else { return };
        let of_exact_year = directory.harmonise(&figures, how);
        meets(&of_exact_year, &rows(&exact), column);
        assert_eq!((of_exact_year.rows.len(), of_exact_year.unmatched.len()), (78, 29));
        assert!(of_exact_year.unmatched.iter().all(|one| one.reason.as_str() == "key-of-other-year"));

        let of_nearest_year = directory.harmonise(&figures, Harmonisation { time: TimeMatch::Nearest, ..how });
        meets(&of_nearest_year, &rows(&fuzzy), column);
        assert_eq!((of_nearest_year.rows.len(), of_nearest_year.unmatched.len()), (91, 0));
        let came_in = by_year(figures.iter().map(|one| (one.year, one.value.unwrap())));
        let came_out = by_year(of_nearest_year.rows.iter().map(|row| (row.year, row.value.unwrap())));
        assert_eq!(came_in, came_out, "to the last digit");
        if column == "voters" {
            assert_eq!(came_out[&1994], 3_592_066.0);
        }
    }
}

#[test]
fn municipalities_of_thirty_years_reach_2020() {
    let Some(directory) = directory("xm20") else { return };
    let herzberg: UnitKey = "03156009".parse().unwrap();
    let place = directory.place_of(herzberg, day("2013-12-31")).unwrap();
    assert_eq!(directory.key_on(place, day("2020-12-31")), Some("03159019".parse().unwrap()));
    let successors = directory.successors(herzberg, day("2013-12-31"), day("2020-12-31")).unwrap();
    let shares: Vec<_> = successors.iter().map(|one| (one.key.as_str(), one.population)).collect();
    assert_eq!(shares, [("03159019", Some(1.0))]);
    assert!(directory.unexplained(Level::Municipality).is_empty());

    for year in [1990, 2000, 2010, 2019] {
        let day = day(&format!("{year}-12-31"));
        for key in directory.keys_on(Level::Municipality, day).unwrap() {
            let successors = directory.successors(key, day, self::day("2020-12-31")).unwrap();
            let sum: f64 = successors.iter().map(|one| one.population.unwrap()).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{key} of {year}: {sum}");
        }
    }
    let replaced = directory.findings().iter().filter(|finding| finding.code() == "P011").count();
    assert!(replaced >= 907, "{replaced} weights by population that are no shares");
}
