use proptest::prelude::*;

use super::{
    Answer, Day, End, FIRST_DAY, LAST_DAY, Span, When, add_months, days_in_month, months_between, read_german,
};

fn day() -> impl Strategy<Value = Day> {
    (0_i32..3_000_000).prop_map(|days| FIRST_DAY + chrono::Duration::days(i64::from(days)))
}

fn when() -> impl Strategy<Value = When> {
    (day(), 0_i64..2_000, any::<(bool, bool)>()).prop_map(|(from, length, (approximate, uncertain))| {
        When::between(from, from + chrono::Duration::days(length))
            .unwrap()
            .with_approximate(approximate)
            .with_uncertain(uncertain)
    })
}

#[test]
fn three_valued_logic_is_kleenes() {
    use Answer::{No, Unknown, Yes};
    let rows = [(Yes, Unknown, Unknown, Yes), (No, Unknown, No, Unknown), (Yes, No, No, Yes), (Yes, Yes, Yes, Yes)];
    for (a, b, and, or) in rows {
        assert_eq!((a.and(b), a.or(b)), (and, or), "{a}, {b}");
        assert_eq!((b.and(a), b.or(a)), (and, or), "{b}, {a}");
    }
    assert_eq!(Unknown.negate(), Unknown);
}

#[test]
fn a_span_holds_on_its_last_day() {
    let days = ["2020-06-30", "2020-07-01", "2023-06-30", "2023-07-01"].map(|day| super::parse_day(day).unwrap());
    let span: Span = "2020-07-01/2023-06-30".parse().unwrap();
    let covers = |day| Span::covers(span.from.as_ref(), span.last_day.as_ref(), day);
    assert_eq!(days.map(covers), [Answer::No, Answer::Yes, Answer::Yes, Answer::No]);
    let doubtful: Span = "2020-07-01~/2023-06-30".parse().unwrap();
    assert_eq!(
        Span::covers(doubtful.from.as_ref(), None, days[0]),
        Answer::Unknown,
        "an approximate day bounds nothing"
    );
}

#[test]
fn ends_have_four_words() {
    for word in End::WORDS {
        assert_eq!(word.parse::<End>().unwrap().as_str(), *word);
    }
    assert!("still running".parse::<End>().is_err());
}

proptest! {
    #[test]
    fn a_date_reads_back_as_it_was_printed(when in when()) {
        prop_assert_eq!(when.to_string().parse::<When>().unwrap(), when.clone());
        let worded = when.with_wording(" Anfang  des Jahres ");
        prop_assert_eq!(When::from_field(&worded.to_field()).unwrap(), worded);
    }

    #[test]
    fn intersection_is_what_both_hold(a in when(), b in when(), day in day()) {
        let both = a.intersect(&b).is_some_and(|shared| shared.contains(day));
        prop_assert_eq!(both, a.contains(day) && b.contains(day));
    }

    #[test]
    fn months_are_added_within_the_calendar(day in day(), months in -20_000_i32..20_000) {
        use chrono::Datelike;
        if let Some(later) = add_months(day, months) {
            prop_assert!((FIRST_DAY..=LAST_DAY).contains(&later));
            let last = days_in_month(later.year(), later.month()).unwrap();
            prop_assert_eq!(later.day(), day.day().min(last));
            let counted = months_between(day, later);
            prop_assert!(counted == months, "{day} + {months} = {later}, counted {counted}");
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([0-9./~?%XTQH\\[\\] -]|bis|ab|Juli|Ende|–|II){0,12}|.*") {
        let _ = (text.parse::<When>(), When::from_field(&text), text.parse::<Span>());
        let _ = read_german(&text);
    }
}
