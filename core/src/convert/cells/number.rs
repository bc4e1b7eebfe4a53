//! Numbers in cells. Whether a point groups or divides is decided for a column, never for a cell.

use std::borrow::Cow;

use super::text;

/// How a column writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convert) enum Style {
    /// `1.234,5`
    German,
    /// `1,234.5` or `1234.5`
    Point,
}

/// What a number in a cell shows about the style of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convert) enum Proof {
    /// It reads the same in both styles.
    Neither,
    /// `1.234,5`, `1.234.567`, `12,5`: no other way to read it.
    German,
    /// `53.02`, `1,234.5`
    Point,
    /// `9.463`: thousands or thousandths.
    PointAndThree,
    /// `9,463`
    CommaAndThree,
}

/// A number, exact, with what its cell says beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::convert) struct Number {
    /// With a decimal point, without groups.
    pub(in crate::convert) digits: String,
    pub(in crate::convert) unit: Option<String>,
    pub(in crate::convert) qualifier: Option<String>,
    pub(in crate::convert) footnote: Option<String>,
}

/// What a cell may say behind its number, and the unit that it means.
const BEHIND: [(&str, &str); 9] = [
    ("%", "%"),
    ("EUR", "EUR"),
    ("Euro", "EUR"),
    ("€", "EUR"),
    ("DM", "DM"),
    ("km²", "km2"),
    ("km2", "km2"),
    ("v.H.", "%"),
    ("v. H.", "%"),
];

const BLANKS: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// Whether a text has the form of a number in one of the styles.
pub(in crate::convert) fn is_like(text: &str) -> bool {
    let shown = without_brackets(text);
    read(&shown, Style::German).or_else(|| read(&shown, Style::Point)).is_some()
}

/// A number or an amount without brackets around its digits; `(1)` and `(2020)` stay, they number columns and name years.
fn without_brackets(text: &str) -> Cow<'_, str> {
    match text.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?))) {
        Some((before, (digits, behind))) if digits.contains(['.', ',']) => {
            Cow::Owned(format!("{before}{digits}{behind}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// What a text shows about the style of its column; `None` where it is no number.
pub(in crate::convert) fn proof(text: &str) -> Option<Proof> {
    let german = read(text, Style::German);
    let point = read(text, Style::Point);
    Some(match (german, point) {
        (None, None) => return None,
        (Some(_), None) => Proof::German,
        (None, Some(_)) => Proof::Point,
        (Some(german), Some(point)) if german.digits == point.digits => Proof::Neither,
        _ if text.contains('.') => Proof::PointAndThree,
        _ => Proof::CommaAndThree,
    })
}

/// The number in a text.
pub(in crate::convert) fn read(text: &str, style: Style) -> Option<Number> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (plain, footnote) = text::without_footnote(text.trim_matches(BLANKS));
    let (qualifier, plain) = qualified(plain);
    let (plain, unit, factor) = without_unit(plain)?;
    if qualifier.as_deref() == Some(BRACKETS) && unit.as_deref().is_some_and(is_money) {
        return None;
    }
    let (group, mark) = match style {
        Style::German => ('.', ','),
        Style::Point => (',', '.'),
    };
    // `5,-` and `5,–` are amounts without cents; `7,25-` is how accounting programs write a negative one.
    let plain = [",-", ",–", ",--", ",—"].iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(plain);
    let (sign, plain) = match (plain.strip_prefix(['-', '\u{2212}', '+']), plain.strip_suffix('-')) {
        (Some(rest), _) => (if plain.starts_with('+') { "" } else { "-" }, rest.trim_start_matches(BLANKS)),
        (None, Some(rest)) if rest.contains(mark) => ("-", rest),
        _ => ("", plain),
    };
    let (whole, fraction) = match plain.split_once(mark) {
        Some((_, "")) => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => (plain, ""),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(fraction) || whole.is_empty() {
        return None;
    }
    let whole = ungrouped(whole, group)?;
    let digits = shifted(&whole, fraction, factor);
    Some(Number { digits: format!("{sign}{digits}"), unit, qualifier, footnote })
}

/// Whether a number is said not to be exact: `ca. 120`.
pub(in crate::convert) fn is_qualified(text: &str) -> bool {
    qualified(text::without_footnote(text.trim_matches(BLANKS)).0).0.is_some()
}

/// The unit that a word or sign stands for: `EUR` for `Euro`; a word that is none of those that cells carry stands for itself.
pub(in crate::convert) fn unit(word: &str) -> &str {
    BEHIND.iter().find(|(known, _)| *known == word).map_or(word, |(_, name)| name)
}

/// Official statistics put figures of limited reliability in brackets, accounts negative amounts.
const BRACKETS: &str = "()";

/// Whether a number stands in brackets though it is an amount of money: nobody can say whether it is negative.
pub(in crate::convert) fn may_be_negative(number: &Number, unit: Option<&str>) -> bool {
    number.qualifier.as_deref() == Some(BRACKETS) && unit.is_some_and(|word| is_money(self::unit(word)))
}

fn is_money(unit: &str) -> bool {
    matches!(unit, "EUR" | "DM")
}

/// Words before a number that is not exact.
const QUALIFIERS: [&str; 16] = [
    "ca.",
    "ca",
    "circa",
    "rund",
    "etwa",
    "ungefähr",
    "über",
    "mehr als",
    "mindestens",
    "bis zu",
    "maximal",
    "knapp",
    "fast",
    "gut",
    "unter",
    "≥",
];

fn qualified(text: &str) -> (Option<String>, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return if inner.starts_with(|c: char| c.is_ascii_digit()) {
            (Some(BRACKETS.to_owned()), inner)
        } else {
            (None, text)
        };
    }
    let Some(first) = text.chars().next().and_then(|first| first.to_lowercase().next()) else { return (None, text) };
    for word in QUALIFIERS.into_iter().filter(|word| word.starts_with(first)) {
        let Some(head) = text.get(..word.len()) else { continue };
        if head.to_lowercase() == word {
            let rest = text.get(word.len()..).unwrap_or_default();
            let number = rest.trim_start_matches(BLANKS);
            if number.starts_with(|c: char| c.is_ascii_digit()) && (rest.len() > number.len() || word == "≥") {
                return (Some(word.to_owned()), number);
            }
        }
    }
    (None, text)
}

/// The text without its unit, and the power of ten it is meant in.
fn without_unit(text: &str) -> Option<(&str, Option<String>, usize)> {
    const BEFORE: [(&str, &str); 3] = [("EUR", "EUR"), ("€", "EUR"), ("DM", "DM")];
    const POWERS: [(&str, usize); 7] =
        [("Mio.", 6), ("Mio", 6), ("Mill.", 6), ("Mrd.", 9), ("Tsd.", 3), ("Tsd", 3), ("TEUR", 3)];
    let mut rest = text;
    let mut unit = None;
    for (word, name) in BEFORE {
        if let Some(after) = rest.strip_prefix(word) {
            (rest, unit) = (after.trim_start_matches(BLANKS), Some(name.to_owned()));
            break;
        }
    }
    if unit.is_none() {
        for (word, name) in BEHIND {
            if let Some(before) = rest.strip_suffix(word) {
                (rest, unit) = (before.trim_end_matches(BLANKS), Some(name.to_owned()));
                break;
            }
        }
    }
    let mut factor = 0;
    for (word, power) in POWERS {
        if let Some(before) = rest.strip_suffix(word) {
            (rest, factor) = (before.trim_end_matches(BLANKS), power);
            break;
        }
    }
    rest.contains(|c: char| c.is_ascii_digit()).then_some((rest, unit, factor))
}

/// The digits of a whole number whose groups of three are separated by one sign.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let separators = [group, '\'', '’', BLANKS[0], BLANKS[1], BLANKS[2], BLANKS[3]];
    let Some(separator) = whole.chars().find(|c| separators.contains(c)) else {
        return whole.bytes().all(|byte| byte.is_ascii_digit()).then(|| whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(separator).collect();
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, others) = groups.split_first()?;
    (digits && first.len() <= 3 && !first.starts_with('0') && others.iter().all(|group| group.len() == 3))
        .then(|| groups.concat())
}

/// A number with its point moved to the right.
fn shifted(whole: &str, fraction: &str, power: usize) -> String {
    let mut digits = whole.to_owned();
    let mut rest = fraction.to_owned();
    for _ in 0..power {
        digits.push(if rest.is_empty() { '0' } else { rest.remove(0) });
    }
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        trimmed if power > 0 => trimmed,
        _ => &digits,
    };
    if rest.is_empty() { digits.to_owned() } else { format!("{digits}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_their_style_is_proven_or_open() {
        let rows = [
            ("16.872,57", Some(Proof::German), "16872.57", "groups and comma"),
            ("53.02", Some(Proof::Point), "53.02", "a point before two digits"),
            (" 90 164", Some(Proof::Neither), "90164", "blanks group"),
            ("146\u{a0}795", Some(Proof::Neither), "146795", "so do those that do not break"),
            ("9,43751", Some(Proof::German), "9.43751", "a comma before five digits"),
            ("9.463", Some(Proof::PointAndThree), "9463", "thousands or thousandths"),
            ("1,65 Mio. €", Some(Proof::German), "1650000", "millions"),
            ("EUR 32,00", Some(Proof::German), "32.00", "a currency before"),
            ("12.5 %", Some(Proof::Point), "12.5", "a unit behind"),
            ("rund 100", Some(Proof::Neither), "100", "a qualifier"),
            ("1'234", Some(Proof::Neither), "1234", "apostrophes group"),
            ("5,- €", Some(Proof::Neither), "5", "no cents"),
            ("1.200,– EUR", Some(Proof::PointAndThree), "1200", "no cents behind a dash"),
            ("7,25-", Some(Proof::German), "-7.25", "a negative amount of an accounting program"),
            ("(1.234)", Some(Proof::PointAndThree), "1234", "brackets say that a figure is not reliable"),
            ("(12,00 €)", None, "", "an amount in brackets may be negative"),
            ("(12,00) €", None, "", "so may this one"),
            ("2020-", None, "", "since a year"),
            ("3.50.000", None, "", "groups of two"),
            ("20-30", None, "", "two numbers"),
            ("Kassel", None, "", "no number"),
            ("", None, "", "nothing"),
        ];
        for (text, proven, digits, why) in rows {
            assert_eq!(proof(text), proven, "{text}: {why}");
            let style = if proven == Some(Proof::Point) { Style::Point } else { Style::German };
            assert_eq!(read(text, style).map(|number| number.digits).unwrap_or_default(), digits, "{text}: {why}");
        }
    }

    #[test]
    fn figures_in_brackets_look_like_figures() {
        let rows = [("(1.234)", true), ("(12,00) €", true), ("EUR (12,00)", true), ("(1)", true), ("(a)", false)];
        for (text, expected) in rows {
            assert_eq!(is_like(text), expected, "{text}");
        }
    }
}
