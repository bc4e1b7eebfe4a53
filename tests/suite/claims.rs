//! Published figures about *Engagierte Stadt*, reconciled.

use std::collections::BTreeSet;

use stadtnetz::claims::{About, Flow, Ground, Moment, Options, Range, Reconciliation, Scope, Verdict};
use stadtnetz::engagierte_stadt;
use stadtnetz::finding::{Finding, Severity};
use stadtnetz::language::{Comparator, Language};
use stadtnetz::place::PlaceKind;
use stadtnetz::register::{CallRef, Claim, Draft, Id, Membership, Quantity, Register, Source, Unit};
use stadtnetz::table::{Cell, Table};
use stadtnetz::time::parse_day;

fn alone() -> Reconciliation {
    engagierte_stadt().reconcile_with(&Options::claims_alone())
}

fn exactly(number: i64) -> Range {
    Range::between(number, number)
}

#[test]
fn every_figure_has_the_verdict_that_was_written_down() {
    let (alone, listed) = (alone(), engagierte_stadt().reconcile());
    let mut judged: BTreeSet<&str> = listed.verdicts().iter().map(|judgement| judgement.claim.as_str()).collect();
    for row in support::rows("reconciliation.csv") {
        let (claim, why) = (row["claim"].as_str(), &row["why"]);
        assert!(judged.remove(claim), "{claim} is no claim, or stands there twice");
        assert_eq!(alone.verdict(claim).unwrap().verdict.as_str(), row["alone"], "{claim} alone: {why}");
        let judgement = listed.verdict(claim).unwrap();
        let cell = |value: Option<String>| value.unwrap_or_default();
        assert_eq!(judgement.verdict.as_str(), row["listed"], "{claim}: {why}");
        assert_eq!(cell(judgement.fits_as.map(|quantity| quantity.to_string())), row["fits_as"], "{claim}: {why}");
        assert_eq!(cell(judgement.fits_on.map(|days| days.0.to_string())), row["fits_from"], "{claim}: {why}");
        assert_eq!(cell(judgement.fits_on.map(|days| days.1.to_string())), row["fits_until"], "{claim}: {why}");
    }
    assert!(judged.is_empty(), "no row in reconciliation.csv: {judged:?}");
}

/// The sums that a person made of the same figures by hand.
#[test]
fn the_figures_alone_give_the_known_exits() {
    let alone = alone();
    let whole = |flow: &&Flow| flow.scope == Scope::All;
    let sums = |flows: &[Flow]| -> Vec<[i64; 4]> {
        let exact = |range: Range| range.exact().unwrap();
        let row = |flow: &Flow| {
            [exact(flow.before.members), exact(flow.entries), exact(flow.after.members), exact(flow.exits)]
        };
        flows.iter().filter(whole).map(row).collect()
    };
    assert_eq!(
        sums(alone.flows()),
        [[0, 50, 50, 0], [50, 32, 73, 9], [73, 29, 100, 2], [100, 14, 113, 1], [113, 23, 112, 24]]
    );
    let changes = sums(alone.changes());
    assert!(changes.contains(&[113, 0, 109, 4]), "four had left by 8 February 2023: {changes:?}");
    let since: i64 = changes.iter().rev().take(2).map(|[.., exits]| exits).sum();
    assert_eq!(since, 20, "and twenty more by 20 February 2024: {changes:?}");
    let last = alone.timeline().iter().rfind(|moment| moment.scope == Scope::All).unwrap();
    assert_eq!((last.ever, last.admissions), (exactly(148), exactly(148)));
}

#[test]
fn listed_returns_leave_fewer_places_than_admissions() {
    let listed = engagierte_stadt().reconcile();
    let july: &Flow = listed.flows().iter().filter(|flow| flow.scope == Scope::All).nth(1).unwrap();
    assert_eq!((july.exits, july.returned, july.gone), (exactly(9), exactly(1), exactly(8)), "Dessau-Roßlau came back");
    let day = parse_day("2024-09-30").unwrap();
    let moment = listed.timeline().iter().find(|moment| (&moment.scope, moment.day) == (&Scope::All, day)).unwrap();
    assert_eq!((moment.ever, moment.admissions), (exactly(146), exactly(148)), "and Bautzen");
}

/// Which of the figures agree, on which reading, and what do 50 + 32 = 73 imply?
#[test]
fn question_4_of_the_articles() {
    let listed = engagierte_stadt().reconcile();
    let said = |language| {
        let flow = listed.flows().iter().filter(|flow| flow.scope == Scope::All).nth(1).unwrap();
        let claims = [
            "ever-2023-03-03-seed-000",
            "now-2022-06-14-es-2022",
            "now-2024-02-20-es-2024",
            "now-2023-02-08-nmo-23",
            "now-2024-09-seed-001",
            "now-2023-12-seed-004",
            "now-2020-07-01-st-2020",
            "now-2024-2025-fws-nds",
            "now-2024-09-bit-24",
        ];
        let explained = claims.map(|claim| listed.explain(claim, language).unwrap());
        [&[flow.to_text(language)], explained.as_slice()].concat()
    };
    assert_eq!(
        said(Language::De),
        [
            "1. Juli 2020: 50 + 32 = 82, berichtet 73, also 9 Austritte; 1 der Neuen schon einmal Mitglied; \
             8 ehemalige Mitglieder (Aufruf 2020)",
            "113 (je beigetreten, 2023-03-03; ever-2023-03-03-seed-000): widerlegt, es waren 123 (nach Aufruf 2015, \
             Aufruf 2020, Aufruf 2021 und 2 weitere); passt als „Mitglieder am Tag“ 2. Juni 2022 bis 7. Februar 2023",
            "113 (Mitglieder am Tag, 2022-06-14; now-2022-06-14-es-2022): stimmt überein",
            "112 (Mitglieder am Tag, 2024-02-20; now-2024-02-20-es-2024): stimmt überein",
            "109 (Mitglieder am Tag, 2023-02-08; now-2023-02-08-nmo-23): stimmt überein",
            "über 100 (Mitglieder am Tag, [2024-09-16..2024-09-17]; now-2024-09-seed-001): stimmt überein",
            "rund 100 (Mitglieder am Tag, 2023-12; now-2023-12-seed-004): stimmt überein",
            "73 (Mitglieder am Tag, 2020-07-01; now-2020-07-01-st-2020): stimmt überein",
            "120 (Mitglieder am Tag, [2024-02-01..2025-12-31]; now-2024-2025-fws-nds): stimmt überein; \
             möglich nur 1. Februar 2024 bis 19. Februar 2024",
            "über 140 (Mitglieder am Tag, 2024-09; now-2024-09-bit-24): stimmt nur als „je beigetreten“ überein; wie gesagt wären es 112 \
             (nach now-2020-07-01-sh-73, now-2020-07-01-st-2020, now-2020-09-es-2020 und 23 weitere)",
        ]
    );
    assert_eq!(
        said(Language::En),
        [
            "1 July 2020: 50 + 32 = 82, reported 73, so 9 exits; 1 of the new ones a member before; \
             8 former members (call 2020)",
            "113 (ever joined, 2023-03-03; ever-2023-03-03-seed-000): contradicted, it was 123 (by call 2015, call 2020, \
             call 2021 and 2 more); fits as \"members on the day\" 2 June 2022 to 7 February 2023",
            "113 (members on the day, 2022-06-14; now-2022-06-14-es-2022): agrees",
            "112 (members on the day, 2024-02-20; now-2024-02-20-es-2024): agrees",
            "109 (members on the day, 2023-02-08; now-2023-02-08-nmo-23): agrees",
            "more than 100 (members on the day, [2024-09-16..2024-09-17]; now-2024-09-seed-001): agrees",
            "about 100 (members on the day, 2023-12; now-2023-12-seed-004): agrees",
            "73 (members on the day, 2020-07-01; now-2020-07-01-st-2020): agrees",
            "120 (members on the day, [2024-02-01..2025-12-31]; now-2024-2025-fws-nds): agrees; \
             possible only 1 February 2024 to 19 February 2024",
            "more than 140 (members on the day, 2024-09; now-2024-09-bit-24): agrees only as \"ever joined\"; as worded it would be 112 \
             (by now-2020-07-01-sh-73, now-2020-07-01-st-2020, now-2020-09-es-2020 and 23 more)",
        ]
    );
}

/// What the calls and figures give is what the view of a day says: nothing is concluded that the memberships exclude.
#[test]
fn conclusions_lie_between_certain_and_upper_end() {
    let (register, listed) = (engagierte_stadt(), engagierte_stadt().reconcile());
    let whole = listed.timeline().iter().filter(|moment| moment.scope == Scope::All);
    let mut checked = 0;
    for moment in whole {
        let count = register.on(moment.day).count();
        let range = Range {
            low: i64::try_from(count.certain).unwrap(),
            high: count.upper_end().map(|end| i64::try_from(end).unwrap()),
        };
        assert!(moment.now.meets(range), "{}: {} concluded, {count}", moment.day, moment.now);
        assert!(moment.now.low >= range.low, "{}: {} concluded, {count}", moment.day, moment.now);
        checked += 1;
    }
    assert!(checked > 40, "only {checked} days");
}

#[test]
fn what_is_believed_holds_together() {
    let mut draft = engagierte_stadt().edit();
    let first = engagierte_stadt().reconcile();
    for judgement in first.verdicts() {
        if !matches!(judgement.verdict, Verdict::Agrees | Verdict::NotAnObservation | Verdict::NotCompared) {
            draft.remove::<Claim>(judgement.claim.as_str());
        }
    }
    let without = draft.finish().unwrap();
    let again = without.reconcile();
    assert!(again.conflicts().is_empty(), "{:?}", again.conflicts());
    assert!(again.verdicts().iter().all(|judgement| judgement.verdict != Verdict::Contradicted));
    for moment in again.timeline() {
        let same = |other: &&Moment| (&other.scope, other.day) == (&moment.scope, moment.day);
        let before = first.timeline().iter().find(same).unwrap();
        assert_eq!((moment.now, moment.ever), (before.now, before.ever), "{} {}", moment.scope, moment.day);
    }
    assert_eq!(again, without.reconcile(), "the same again");
}

#[test]
fn how_figures_are_read_is_up_to_the_reader() {
    let read =
        |options: Options, claim: &str| engagierte_stadt().reconcile_with(&options).verdict(claim).unwrap().verdict;
    let narrow = Options { about: About::Within(1), ..Options::default() };
    assert_eq!(read(narrow, "now-2020-07-27-la21-20"), Verdict::Contradicted, "74 to 76 is not 73");
    let returns = Options { unlisted_returns: 20, ..Options::default() };
    assert_eq!(read(returns, "ever-2023-03-03-seed-000"), Verdict::Agrees, "if many came twice, 113 places joined");
    let stocks = Options { quantities: vec![Quantity::MembersNow], ..Options::default() };
    assert_eq!(read(stocks, "admitted-2020-komfor"), Verdict::NotCompared);
}

#[test]
fn the_most_telling_unknown_number_is_that_before_the_last_call() {
    let alone = alone();
    let fact = alone.missing_facts().iter().find(|fact| fact.scope == Scope::All).unwrap();
    assert_eq!(fact.unknown.as_str(), "members-before");
    assert_eq!(fact.intake, [Ground::Call("2023".to_owned())]);
    assert_eq!((fact.known, fact.narrows_at_least), (Range::between(89, 100), 22));
}

#[test]
fn parts_are_reconciled_like_the_whole() {
    let listed = engagierte_stadt().reconcile();
    let scopes: Vec<String> = listed.scopes().iter().map(ToString::to_string).collect();
    for scope in ["all", "state:DE-NW", "state:DE-HE", "region:rhein-neckar"] {
        assert!(scopes.contains(&scope.to_owned()), "{scope} of {scopes:?}");
    }
    let missing = |claim: &str| listed.listings().iter().find(|row| row.claim.as_str() == claim).unwrap().not_listed();
    assert_eq!(missing("now-de-sn-2022-fact-sheets"), 2, "ten claimed, eight known at most");
    assert_eq!(missing("now-de-nw-2024-fact-sheets"), 0, "all eighteen are known");
    let over_whole = one_figure("state:DE-NW", Quantity::MembersNow, Comparator::Exactly, 5).reconcile();
    assert_eq!(over_whole.verdicts()[0].verdict, Verdict::Contradicted, "four came in, so no part has five");
}

#[test]
fn every_table_says_what_it_holds() {
    let listed = engagierte_stadt().reconcile();
    let tables = [
        (listed.timeline_table(), listed.timeline().len()),
        (listed.flows_table(), listed.flows().len()),
        (listed.changes_table(), listed.changes().len()),
        (listed.verdicts_table(), engagierte_stadt().claims().len()),
        (listed.conflicts_table(), listed.conflicts().len()),
        (listed.missing_facts_table(), listed.missing_facts().len()),
        (listed.listings_table(), listed.listings().len()),
        (listed.steps_table(), listed.steps().len()),
    ];
    for (table, rows) in &tables {
        assert_eq!(table.len(), *rows, "{}", table.name());
        assert!(!table.is_empty() && table.columns().iter().all(|column| !column.description().is_empty()));
    }
    let flows: &Table = &tables[1].0;
    let july = (0..flows.len())
        .find(|&row| {
            (flows.cell("scope", row), flows.cell("intakes", row)) == (Cell::Text("all"), Cell::Text("calls:2020"))
        })
        .unwrap();
    assert_eq!((flows.cell("exits_low", july), flows.cell("exits_high", july)), (Cell::Integer(9), Cell::Integer(9)));
}

/// A small network with one figure of 4 June.
fn one_figure(scope: &str, quantity: Quantity, comparator: Comparator, value: i64) -> Register {
    drafted(scope, quantity, comparator, value).finish().unwrap()
}

fn drafted(scope: &str, quantity: Quantity, comparator: Comparator, value: i64) -> Draft {
    let mut draft = Draft::new(support::small_network().clone());
    let source = draft.add_source("announcement", "");
    draft.put(figure("one", scope, quantity, comparator, value, &source));
    draft
}

fn figure(id: &str, scope: &str, quantity: Quantity, comparator: Comparator, value: i64, source: &Id<Source>) -> Claim {
    Claim {
        id: Id::new(id).unwrap(),
        quantity,
        scope: scope.to_owned(),
        unit: Unit::Cities,
        comparator,
        value,
        as_of: "2021-06-04".parse().ok(),
        stated_on: None,
        claimant: None,
        wording: None,
        source: vec![source.clone()],
        note: None,
    }
}

/// A figure, the source it stands in and what that source copies.
type Said = (i64, &'static str, Option<&'static str>);
/// Figures, their verdicts, and why.
type Row = (&'static [Said], &'static [&'static str], &'static str);

/// Figures for the members of 4 June, each with the source it stands in and what that source copies.
fn small(figures: &[Said]) -> Reconciliation {
    let mut draft = Draft::new(support::small_network().clone());
    draft.add_source("announcement", "");
    for (at, (value, source, copies)) in figures.iter().enumerate() {
        let known = Id::<Source>::new(*source).unwrap();
        let source = if draft.get::<Source>(source).is_some() { known } else { draft.add_source(source, "") };
        draft.change::<Source>(&source, |record| {
            record.derived_from = copies.iter().map(|id| Id::new(*id).unwrap()).collect();
        });
        draft.put(figure(&format!("c{at}"), "all", Quantity::MembersNow, Comparator::Exactly, *value, &source));
    }
    draft.finish().unwrap().reconcile_with(&Options::claims_alone())
}

#[test]
fn copies_count_once_and_a_tie_stays_undecided() {
    let verdicts = |figures: &[Said]| -> Vec<&'static str> {
        small(figures).verdicts().iter().map(|judgement| judgement.verdict.as_str()).collect()
    };
    let rows: [Row; 4] = [
        (&[(3, "one", None), (2, "two", None)], &["undecided", "undecided"], "one against one"),
        (
            &[(3, "one", None), (2, "two", None), (3, "three", None)],
            &["agrees", "contradicted", "agrees"],
            "two against one",
        ),
        (
            &[(3, "one", None), (2, "two", None), (3, "three", Some("one"))],
            &["undecided", "undecided", "undecided"],
            "the second 3 is a copy of the first",
        ),
        (&[(5, "one", None), (2, "two", None)], &["contradicted", "agrees"], "only four came in"),
    ];
    for (figures, expected, why) in rows {
        assert_eq!(verdicts(figures), expected, "{why}");
    }
}

#[test]
fn findings_say_what_is_wrong_in_both_languages() {
    let listed = engagierte_stadt().reconcile();
    let findings = listed.findings();
    let of = |code: &str| findings.iter().filter(|finding| finding.code() == code).collect::<Vec<&Finding>>();
    for code in ["S003", "S004", "S005", "S006", "S010", "S011"] {
        assert!(!of(code).is_empty(), "no {code}");
    }
    assert!(of("S007").is_empty(), "the embedded register keeps every comparator");
    let target = of("S006")[0];
    assert_eq!(target.severity(), Severity::Warning);
    assert_eq!(
        target.to_text(Language::De),
        "claims, now-2024-2025-fws-nds: warning S006 target-as-observation: 120 (members-now) ist als Ziel oder Obergrenze \
         veröffentlicht: target-2022-ea-rlp (prüfen, ob die Quelle zählt oder ankündigt)"
    );
    let stale =
        of("S005").into_iter().find(|finding| finding.subject().record.as_deref() == Some("now-2020-07-berg-20"));
    assert_eq!(
        stale.unwrap().message(Language::En),
        "about 50 (members-now) does not add up with claims:now-2020-09-es-2020 and rule:stock-flow \
         (check day, quantity and source of the figure)"
    );
    let cap = one_figure("all", Quantity::MembersNow, Comparator::UpTo, 4).reconcile();
    assert_eq!(cap.findings().iter().map(Finding::code).collect::<Vec<_>>(), ["S006"], "a limit is no observation");
}

#[test]
fn a_dropped_comparator_is_found() {
    for (wording, dropped) in [
        ("über 4 Städte", true),
        ("rund", true),
        ("more than 4", true),
        ("over 4", true),
        ("mehr als", true),
        ("currently", false),
        ("4 Städte", false),
    ] {
        let mut draft = one_figure("all", Quantity::MembersNow, Comparator::Exactly, 4).edit();
        draft.change::<Claim>(&Id::new("one").unwrap(), |claim| claim.wording = Some(wording.to_owned()));
        let findings = draft.finish().unwrap().reconcile_with(&Options::claims_alone()).findings();
        assert_eq!(findings.iter().any(|finding| finding.code() == "S007"), dropped, "{wording}");
    }
}

#[test]
fn a_call_and_a_list_that_exclude_each_other_are_both_left_out() {
    let mut draft = drafted("all", Quantity::MembersNow, Comparator::Exactly, 5);
    let source = Id::<Source>::new("announcement").unwrap();
    for name in ["A", "B", "C", "D", "E"] {
        let place = draft.add_place(name, PlaceKind::City, None, &source);
        let membership = draft.add_membership(&place, &source);
        draft.change::<Membership>(&membership, |record| {
            record.call = CallRef::new("early").ok();
            record.open_as_of = "2021-06-04".parse().ok();
        });
    }
    let reconciliation = draft.finish().unwrap().reconcile();
    let conflict = &reconciliation.conflicts()[0];
    assert!(conflict.grounds.contains(&Ground::Listed), "five are listed: {conflict:?}");
    assert!(conflict.grounds.contains(&Ground::Call("early".to_owned())), "four were admitted: {conflict:?}");
    assert_eq!((conflict.given_up.as_ref(), reconciliation.verdicts()[0].verdict), (None, Verdict::Agrees));
}

/// Absurd figures get a verdict, too.
#[test]
fn every_figure_gets_a_verdict() {
    let mut judged = 0;
    for value in [i64::MIN, -1, 0, 1 << 50, i64::MAX] {
        for comparator in Comparator::ALL {
            for scope in ["all", "state:DE-XX", "state:", "", "call:early", "call:none", "meeting:x", "region:a:b"] {
                for quantity in [Quantity::MembersNow, Quantity::MembersEver, Quantity::Admitted, Quantity::Attended] {
                    // A register may refuse the scope; what it takes is judged.
                    if let Ok(register) = drafted(scope, quantity, comparator, value).finish() {
                        assert_eq!(register.reconcile().verdicts().len(), 1);
                        judged += 1;
                    }
                }
            }
        }
    }
    assert!(judged > 100, "only {judged} figures");
}
