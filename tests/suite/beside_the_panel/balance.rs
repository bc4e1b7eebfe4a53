//! How alike treated and untreated were.

use stadtnetz::panel::{Balance, Denominator, balance};
use stadtnetz::table::{Column, Table};

/// The Lalonde data of `MatchIt`: who was treated, and the covariates.
fn lalonde() -> Option<(Vec<bool>, Vec<Column>)> {
    let text = String::from_utf8(support::shared("data/impact/lalonde.tab")?).unwrap();
    let rows: Vec<Vec<&str>> =
        text.lines().map(|line| line.split(' ').map(|cell| cell.trim_matches('"')).collect()).collect();
    let cells = |name: &str| -> Vec<&str> {
        let at = rows[0].iter().position(|head| *head == name).unwrap() + 1; // rows begin with their name
        rows[1..].iter().map(|row| row[at]).collect()
    };
    let number = |name: &str| Column::number(name, "", cells(name).iter().map(|cell| cell.parse().ok()));
    let mut covariates = ["age", "educ", "married", "nodegree", "re74", "re75"].map(number).to_vec();
    covariates.push(Column::text("race", "", cells("race").iter().map(|cell| Some((*cell).to_owned()))));
    Some((cells("treat").iter().map(|cell| *cell == "1").collect(), covariates))
}

fn digits(number: Option<f64>) -> String {
    number.map_or(".".to_owned(), |number| format!("{number:.4}"))
}

/// The numbers that `summary(matchit(...))` prints for the sample before matching; computed again with numpy.
#[test]
fn the_lalonde_table_is_that_of_matchit() {
    let Some((treated, covariates)) = lalonde() else { return };
    let rows = balance(&treated, None, &covariates, Denominator::Treated);
    let expected = [
        ("age", "", "-0.3094", "0.4400", "-0.2419"),
        ("educ", "", "0.0550", "0.4959", "0.0448"),
        ("married", "", "-0.8263", ".", "-0.7208"),
        ("nodegree", "", "0.2450", ".", "0.2355"),
        ("re74", "", "-0.7211", "0.5181", "-0.5958"),
        ("re75", "", "-0.2903", "0.9563", "-0.2870"),
        ("race", "black", "1.7615", ".", "1.6708"),
        ("race", "hispan", "-0.3498", ".", "-0.2774"),
        ("race", "white", "-1.8819", ".", "-1.4080"),
    ];
    assert_eq!(rows.len(), expected.len());
    for (row, (covariate, level, smd, ratio, pooled)) in rows.iter().zip(expected) {
        assert_eq!((row.covariate.as_str(), row.level.as_deref().unwrap_or("")), (covariate, level));
        let found = [digits(row.smd), digits(row.var_ratio), digits(row.smd_pooled)];
        assert_eq!(found, [smd, ratio, pooled], "{covariate} {level}");
        assert_eq!((row.n_treated, row.n_control, row.group.as_str()), (185, 429, "all"));
    }
    let pooled = balance(&treated, None, &covariates, Denominator::Pooled);
    assert!(pooled.iter().zip(&rows).all(|(one, other)| one.smd == other.smd_pooled));
    assert_eq!(digits(rows[0].mean_treated), "25.8162");
    assert_eq!(digits(rows[6].mean_control), "0.2028");
}

#[test]
fn groups_levels_and_gaps() {
    let treated = [true, true, false, false, true, false];
    let group = ["a", "a", "a", "a", "b", "b"].map(str::to_owned);
    let size = Column::integer("size", "", [Some(1), Some(3), Some(4), None, None, Some(2)]);
    let kind = Column::text("kind", "", ["x", "x", "y", "y", "x", "x"].map(|kind| Some(kind.to_owned())));
    let never = Column::number("never", "", [None; 6]);
    let rows = balance(&treated, Some(&group), &[size, kind, never], Denominator::Treated);
    let of = |group: &str, covariate: &str, level: Option<&str>| -> Balance {
        let found =
            rows.iter().find(|row| row.group == group && row.covariate == covariate && row.level.as_deref() == level);
        found.unwrap().clone()
    };
    let size = of("a", "size", None);
    assert_eq!((size.n_treated, size.n_control, size.smd), (2, 1, Some(-2.0 / f64::sqrt(2.0))), "a missing value");
    assert_eq!((size.sd_control, size.smd_pooled, size.var_ratio), (None, None, None), "one control has no spread");
    let x = of("a", "kind", Some("x"));
    assert_eq!((x.mean_treated, x.mean_control), (Some(1.0), Some(0.0)));
    assert_eq!(x.smd, None, "groups that share no level differ infinitely, not by 0");
    let empty = of("b", "size", None);
    assert_eq!((empty.n_treated, empty.mean_treated, empty.smd), (0, None, None), "nobody treated has a value");
    assert_eq!(of("b", "never", None).n_control, 0);
    assert!(balance(&[], None, &[], Denominator::Treated).is_empty());
    let day = Column::day("day", "", [None]);
    assert_eq!(balance(&[true], None, &[day], Denominator::Pooled)[0].n_treated, 0, "days are no covariates");
}

#[test]
fn a_table_of_balance_has_numbers_only() {
    let flag = Column::flag("flag", "", [true, false, true, false].map(Some));
    let rows = balance(&[true, true, false, false], None, &[flag], Denominator::Treated);
    assert_eq!(rows[0].sd_treated, Some(0.5), "√(p(1 - p))");
    let columns = stadtnetz::statistics::Figure::columns(&rows);
    let table = Table::new("balance", columns).unwrap();
    let names: Vec<&str> = table.columns().iter().map(Column::name).collect();
    assert_eq!(
        names.join(" "),
        "group covariate level n_treated n_control mean_treated mean_control sd_treated sd_control smd smd_pooled var_ratio"
    );
}
