//! Dates as text: EDTF by the examples of its specification, and German lists.

use stadtnetz::time::{GermanDate, When, parse_day, read_german};

#[test]
fn edtf_is_read_or_refused_by_name() {
    for row in support::rows("edtf.csv") {
        let (text, why) = (&row["text"], &row["why"]);
        match text.parse::<When>() {
            Ok(when) => {
                assert_eq!(row["result"], "read", "{text}: {why}");
                assert_eq!(when.earliest(), parse_day(&row["earliest"]).unwrap(), "{text}: {why}");
                assert_eq!(when.latest(), parse_day(&row["latest"]).unwrap(), "{text}: {why}");
                assert_eq!(when.to_string(), row["printed"], "{text}: {why}");
            }
            Err(error) => assert_eq!(error.reason(), row["result"], "{text}: {why}"),
        }
    }
}

#[test]
fn german_dates_are_read_or_refused_by_name() {
    for row in support::rows("german_dates.csv") {
        let (text, why) = (&row["text"], &row["why"]);
        let cell = |when: Option<&When>| when.map(When::to_field).unwrap_or_default();
        let (kind, from, last_day) = match read_german(text) {
            Ok(GermanDate::When(when)) => ("when".to_owned(), cell(Some(&when)), String::new()),
            Ok(GermanDate::From(when)) => ("from".to_owned(), cell(Some(&when)), String::new()),
            Ok(GermanDate::LastDay(when)) => ("last-day".to_owned(), cell(Some(&when)), String::new()),
            Ok(GermanDate::Span(span)) => ("span".to_owned(), cell(span.from.as_ref()), cell(span.last_day.as_ref())),
            Err(error) => (format!("refused: {}", error.reason()), String::new(), String::new()),
        };
        assert_eq!((&kind, &from, &last_day), (&row["kind"], &row["from"], &row["last_day"]), "{text}: {why}");
    }
}
