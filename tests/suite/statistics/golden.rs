//! The embedded register on a few days, with the reason for each number.

use stadtnetz::engagierte_stadt;
use stadtnetz::language::Language;
use stadtnetz::statistics::{Between, LifeTableRow, Observed, Seat, Statistics};
use stadtnetz::time::{Day, parse_day};
use support::rows;

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

/// The smallest and the largest value of a figure on a day; the same twice where it is one number.
fn figure(stats: &Statistics<'_>, name: &str, on: Day) -> Option<(f64, f64)> {
    let float = |number: usize| f64::from(u32::try_from(number).unwrap());
    let counts = |range: Between<usize>| Some((float(range.low()), float(range.high())));
    let shares = |range: Option<Between<f64>>| range.map(|range| (range.low(), range.high()));
    let summary = stats.summary(on);
    match name {
        "members" => counts(stats.stock(on)),
        "ever" => counts(stats.ever(on)),
        "admissions" => counts(stats.admissions(on)),
        "tenure" => shares(summary.tenure),
        "states" => counts(summary.states),
        "ended" => counts(stats.reentry(on)[0].ended),
        "reentered" => counts(stats.reentry(on)[0].reentered),
        "concentration-certain" => summary.concentration[0].index.map(|index| (index, index)),
        "above-the-band" => {
            let profile = stats.band_profile(None, on);
            profile.iter().find(|row| row.band == "above").and_then(|row| counts(row.members))
        }
        "of-2020" => {
            stats.cohorts(on).iter().find(|row| row.call.as_deref() == Some("2020")).and_then(|row| counts(row.members))
        }
        "retained-since-2018" => counts(stats.retention(&[day("2018-01-15"), on])[0].retained),
        "retention-since-2018" => shares(stats.retention(&[day("2018-01-15"), on])[0].retention),
        other => panic!("no figure {other}"),
    }
}

#[test]
fn figures_of_the_embedded_register_are_what_its_sources_leave() {
    let stats = engagierte_stadt().stats();
    for row in rows("statistics/register.csv") {
        let (low, high) = figure(&stats, &row["figure"], day(&row["day"])).unwrap();
        let expected = [&row["low"], &row["high"]].map(|cell| cell.parse::<f64>().unwrap());
        let close = |found: f64, expected: f64| (found - expected).abs() < 0.0005;
        assert!(
            close(low, expected[0]) && close(high, expected[1]),
            "{} on {}: {low} to {high} instead of {expected:?}; {}",
            row["figure"],
            row["day"],
            row["why"]
        );
    }
}

#[test]
fn published_admissions_give_the_rates_of_acceptance() {
    let acceptance = engagierte_stadt().stats().acceptance();
    let rate = |call: &str| acceptance.iter().find(|row| row.call == call).unwrap().acceptance_rate.map(Between::low);
    assert_eq!(rate("2015"), Some(50.0 / 272.0), "50 of 272");
    assert_eq!(rate("2021"), Some(29.0 / 49.0), "29 of 49");
    assert_eq!(rate("2022"), None, "nobody says how many applied in 2022");
    let extended = acceptance.iter().find(|row| row.call == "2022").unwrap().lead_time.unwrap();
    assert_eq!((extended.low(), extended.high()), (62, 91), "from the extended deadline of 31 March to a day of June");
}

#[test]
fn growth_of_every_year_is_balanced() {
    let stats = engagierte_stadt().stats();
    let growth = stats.growth(&stats.years(day("2025-12-31")));
    assert_eq!(growth.len(), 11, "2015 to 2025");
    for pair in growth.windows(2) {
        assert_eq!(pair[0].closing, pair[1].opening, "one year ends as the next begins");
    }
    let entries: usize = growth.iter().map(|year| year.entries.low()).sum();
    assert!(entries <= 130, "nobody joins for certain in two years");
    assert_eq!(growth[0].growth_rate, None, "no rate where nobody was a member");
}

#[test]
fn goeppingens_founders_are_one_administration_and_three_of_civil_society() {
    let mix = engagierte_stadt().stats().sector_mix(Seat::Record);
    let founders = mix.iter().find(|row| row.subject == "goeppingen-2023").unwrap();
    assert_eq!((founders.seats, founders.unsettled, founders.richness.high()), (4, 0, 2));
    assert!((founders.blau.low() - 0.375).abs() < 1e-12);
    let (entropy, evenness) = (founders.shannon.low(), founders.evenness.unwrap().low());
    assert!((entropy - 0.562).abs() < 0.0005, "{entropy}");
    assert!((evenness - 0.349).abs() < 0.0005, "{evenness} of the five sectors of the programme; of four it is 0.41");
    assert_eq!(founders.required_coverage.map(Between::low), Some(1.0), "administration and civil society");
}

#[test]
fn a_meeting_before_some_day_has_no_earliest_day() {
    let meetings = engagierte_stadt().stats().meetings(day("2015-01-01"), day("2025-11-01"));
    let undated = meetings.iter().find(|row| row.meeting == "regional-meeting-2023-bottrop").unwrap();
    assert_eq!((undated.from_earliest, undated.from_latest), (None, Some(day("2023-12-07"))));
}

#[test]
fn observation_that_begins_late_leaves_out_who_left_before() {
    let stats = engagierte_stadt().stats();
    let until = day("2024-03-01");
    let from_start = stats.life_table(&Observed::until(until));
    let late = stats.life_table(&Observed { from: Some(day("2020-07-01")), ..Observed::until(until) });
    let at_risk = |table: &[LifeTableRow]| table.iter().map(|row| row.latest_at_risk).max();
    assert!(at_risk(&late) < at_risk(&from_start), "members of 2015 enter after five years or never");
    assert!(
        late.iter().all(|row| row.survival.is_none()),
        "no share of memberships that were not observed from the start"
    );
}

#[test]
fn every_family_is_a_table_whose_columns_say_what_they_hold() {
    let stats = engagierte_stadt().stats();
    let (from, to) = (day("2020-07-01"), day("2024-03-01"));
    let tables = [
        stats.growth(&[from, to]).table(),
        stats.cohorts(to).table(),
        stats.acceptance().table(),
        stats.call_times().table(),
        stats.time_to_join([("kassel", from)], to).table(),
        stats.retention(&[from, to]).table(),
        stats.transitions().table(),
        stats.reentry(to).table(),
        stats.life_table(&Observed::until(to)).table(),
        stats.concentration(to).table(),
        stats.band_profile(None, to).table(),
        stats.sector_mix(Seat::Organisation).table(),
        stats.partner_turnover(from, to).table(),
        stats.multiplexity(Some((from, to))).table(),
        stats.bridging(None).table(),
        stats.partners().table(),
        stats.meetings(from, to).table(),
        stats.attendance(from, to).table(),
        stats.meeting_summary(from, to).table(),
        stats.quality().table(),
        stats.precision().table(),
        stats.evidence_age(to).table(),
        stats.list_claim_gap().table(),
        stats.missing_value(&[to]).table(),
    ];
    for table in &tables {
        assert!(!table.is_empty(), "{} has no row", table.name());
        for column in table.columns() {
            assert!(column.description().len() > 3, "{}.{} is not described", table.name(), column.name());
            let measured = matches!(column.values(), stadtnetz::table::Values::Number(_));
            assert!(!measured || column.unit_name().is_some(), "{}.{} has no unit", table.name(), column.name());
        }
    }
}

#[test]
fn a_summary_is_read_in_german_and_english() {
    let summary = engagierte_stadt().statistics(day("2024-03-01"));
    let (german, english) = (summary.to_text(Language::De), summary.to_text(Language::En));
    assert_eq!(german.lines().count(), english.lines().count());
    assert!(german.contains("dabei seit: 3,6 bis 3,7 Jahren"), "{german}");
    assert!(english.contains("members for: 3.6 to 3.7 years"), "{english}");
    let before = engagierte_stadt().statistics(day("2010-01-01")).to_text(Language::De);
    assert!(before.lines().all(|line| !line.trim_end().ends_with(':')), "nothing is said of nobody: {before}");
    let table = summary.figures().table();
    let cells = ["figure", "value_low", "value_high", "unit"].map(|column| table.cell(column, 0).to_string());
    assert_eq!(cells, ["members", "49", "125", "places"]);
}

/// The members beside a claim are those of all the days it may speak of, taken here day by day.
#[test]
fn claims_stand_beside_the_members_of_all_their_days() {
    let stats = engagierte_stadt().stats();
    for row in &stats.list_claim_gap() {
        let days = row.as_of_earliest.iter_days().take_while(|day| *day <= row.as_of_latest);
        let stocks: Vec<_> = days.map(|day| stats.stock(day)).collect();
        let least = stocks.iter().map(|stock| stock.low()).min().unwrap();
        let most = stocks.iter().map(|stock| stock.high()).max().unwrap();
        assert_eq!((row.members.low(), row.members.high()), (least, most), "{}", row.claim);
    }
}

#[test]
fn figures_without_a_day_are_of_the_last_one_on_which_somebody_was_seen() {
    let stats = engagierte_stadt().stats();
    assert_eq!(stats.last_seen(), day("2025-11-01"), "a page of November 2025 shows Marburg");
    assert!(stats.stock(stats.last_seen()).low() > 0 && stats.stock(day("2025-11-02")).low() == 0);
    let phases = stats.phases_until(day("2024-03-01"));
    assert_eq!(
        phases,
        ["2017-12-31", "2020-06-30", "2023-06-30", "2024-03-01"].map(day),
        "no member in the concept phase"
    );
    let empty = engagierte_stadt().emptied().finish().unwrap();
    assert_eq!(empty.stats().last_seen(), engagierte_stadt().programme().first_day());
}

#[test]
fn choices_are_read_from_their_words() {
    use stadtnetz::statistics::{By, TieKind, Weight};
    assert!(By::ALL.into_iter().all(|by| by.as_str().parse() == Ok(by)));
    assert!(Seat::ALL.into_iter().all(|seat| seat.as_str().parse() == Ok(seat)));
    assert!(TieKind::ALL.into_iter().all(|kind| kind.as_str().parse() == Ok(kind)));
    assert!(Weight::ALL.into_iter().all(|weight| weight.as_str().parse() == Ok(weight)));
    let refused = "friends".parse::<TieKind>().unwrap_err().to_string();
    assert_eq!(refused, "\"friends\" is no kind of tie (expected meeting, cooperation, partner)");
}
