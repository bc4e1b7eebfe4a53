//! What a column holds: every kind is a hypothesis, each cell proves or refutes it, and the one that most cells prove is taken.

use std::collections::HashSet;

use super::layout::Layout;
use super::rows::Rows;
use crate::convert::bytes::Sheet;
use crate::convert::cells::number::{self, Proof, Style};
use crate::convert::cells::text::unguarded;
use crate::convert::cells::{Look, date};
use crate::convert::grid::Form;
use crate::convert::words;
use crate::place::{State, slug};

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ColumnGuess {
    /// Texts.
    Text,
    /// Digits that are no number; a complete one has so many, 0 where they differ and zeros are written.
    Code(usize),
    /// Official keys of municipalities, of so many digits where complete.
    Key(usize),
    /// Whole numbers.
    Integer,
    /// Numbers with a fraction.
    Decimal,
    /// Years.
    Year,
    /// Dates, some of them among words.
    Date,
    /// Seconds since 1970.
    Moment,
    /// Yes and no, as marks or words.
    Flag,
    /// The same few words over and over, saying what the figures of the row are: `Anzahl`, `%`.
    Measure,
    /// A postal code and a place in each cell.
    PostalPlace,
    /// Nothing at all.
    Empty,
}

/// What a column holds, and how many of its cells say so.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evidence {
    pub(super) guess: ColumnGuess,
    pub(super) style: Style,
    pub(super) proofs: usize,
    pub(super) refutations: usize,
    /// Leading blanks of its texts, each depth once, in order.
    pub(super) indents: Vec<usize>,
    /// Whether a blank cell says what the one above says.
    pub(super) inherits: bool,
    /// How its dates are written, where not as German lists do.
    pub(super) days: Days,
}

/// How the days of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Days {
    /// As German lists do.
    #[default]
    German,
    /// `12/31/2010`: a second number above 12 proves the order, and no first one refutes it.
    American,
    /// Numbers of days in a column whose header says that it holds dates.
    Serial,
    /// The same in a workbook that counts from 1904.
    Serial1904,
}

/// Words in the header of a column of dates.
const DATES: [&str; 12] = [
    "datum", "date", "beitritt", "austritt", "aufnahme", "eintritt", "beginn", "ende", "von", "bis", "seit", "stichtag",
];

/// Words in the header of a column of numbers that are no more than a few.
const FRACTIONS: [&str; 11] = [
    "anteil",
    "quote",
    "faktor",
    "lat",
    "lon",
    "latitude",
    "longitude",
    "breitengrad",
    "laengengrad",
    "koeffizient",
    "index",
];

/// Words in the header of a column of numbers that are names, as files and contracts have them.
const IDENTIFIERS: [&str; 16] = [
    "aktenzeichen",
    "az",
    "geschaeftszeichen",
    "gz",
    "vertragsnr",
    "vertragsnummer",
    "kostenstelle",
    "kostentraeger",
    "beschluss",
    "beschlussnr",
    "projektnr",
    "projektnummer",
    "kassenzeichen",
    "gliederung",
    "drucksache",
    "haushaltsstelle",
];

/// Words in the header of a column of remarks, which may be about days.
const REMARKS: [&str; 8] =
    ["bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "hinweis", "hinweise", "notiz", "kommentar"];

/// Words in the header of a column of things or persons counted.
const COUNTED: [&str; 17] = [
    "population",
    "inhabitants",
    "residents",
    "einwohner",
    "einwohnerzahl",
    "einwohnerzahlen",
    "ew",
    "bevoelkerung",
    "personen",
    "anzahl",
    "teilnehmende",
    "teilnehmer",
    "mitglieder",
    "ehrenamtliche",
    "freiwillige",
    "wahlberechtigte",
    "haushalte",
];

/// What the cells of a column look like, counted.
#[derive(Default)]
struct Tally {
    filled: usize,
    blank: usize,
    marks: usize,
    crosses: usize,
    numbers: usize,
    whole: usize,
    years: usize,
    digits: usize,
    leading_zero: usize,
    longest: usize,
    key_like: usize,
    seconds: usize,
    dates: usize,
    worded_dates: usize,
    flags: usize,
    truths: usize,
    bullets: usize,
    german: usize,
    grouped: usize,
    triples: usize,
    comma_triples: usize,
    point: usize,
    postal_places: usize,
    typed_dates: usize,
    slashed: usize,
    month_first: usize,
    day_first: usize,
    serials: usize,
}

impl Tally {
    fn most(&self, count: usize) -> bool {
        count > 0 && count * 10 >= self.filled * 9
    }

    /// How the days of the column are written; `says` whether its header says that it holds dates.
    fn days(&self, sheet: &Sheet<'_>, says: bool) -> Days {
        if self.most(self.slashed) && self.month_first > 0 && self.day_first == 0 {
            Days::American
        } else if self.most(self.serials) && self.typed_dates == 0 && says {
            if sheet.counts_from_1904() { Days::Serial1904 } else { Days::Serial }
        } else {
            Days::German
        }
    }
}

/// The evidence of a column.
pub(super) fn guess(sheet: &Sheet<'_>, rows: &Rows, layout: &Layout, column: usize, land: Option<State>) -> Evidence {
    let data: Vec<usize> = (0..rows.len()).filter(|&row| layout.skips[row].is_none()).collect();
    let header = layout.paths.get(column).map(|path| slug(&path.join(" "))).unwrap_or_default();
    let mut tally = Tally::default();
    let mut indents: Vec<usize> = Vec::new();
    for &row in &data {
        count(sheet, rows, row, column, &mut tally, &mut indents);
    }
    indents.sort_unstable();
    indents.dedup();
    let most = |count: usize| tally.most(count);
    let says = |words: &[&str]| words.iter().any(|word| header.split('-').any(|part| part == *word));
    // What is counted has no fraction: a point before three digits groups, and `12.34` is the fault.
    let is_counted = says(&COUNTED);
    let counted = is_counted && tally.triples > 0 && tally.triples >= tally.point && tally.triples > tally.german;
    let english = is_counted && !counted && tally.comma_triples > tally.german + tally.grouped;
    let point = tally.point > tally.german + tally.grouped && !counted
        || says(&FRACTIONS) && tally.triples > 0 && tally.german == 0;
    let style = if point || english { Style::Point } else { Style::German };
    let key_header = says(&[
        "ags",
        "gkz",
        "gemeindeschluessel",
        "gemeindekennziffer",
        "gemeindenummer",
        "schluessel",
        "gs",
        "kreisnummer",
    ]);
    let days = tally.days(sheet, says(&DATES));
    let (guess, proofs) = if tally.filled > 0 && says(&IDENTIFIERS) {
        (ColumnGuess::Text, tally.filled)
    } else if tally.filled == 0 && tally.crosses > 0 && tally.crosses == tally.marks && tally.blank > 0 {
        // Where some cells are crossed and the others are blank, the crosses are the answer.
        (ColumnGuess::Flag, tally.crosses)
    } else if tally.filled == 0 {
        (ColumnGuess::Empty, tally.blank + tally.marks)
    } else if is_measure(sheet, rows, &data, column) {
        (ColumnGuess::Measure, tally.filled)
    } else if most(tally.key_like) && (key_header || tally.longest >= 7)
        || says(&["ags", "gkz"]) && tally.key_like * 4 >= tally.filled * 3
    {
        (ColumnGuess::Key(8), tally.key_like)
    } else if land.is_some() && most(tally.digits) && is_key_part(sheet, rows, &data, column, &header, land) {
        (ColumnGuess::Key(8), tally.digits)
    } else if tally.crosses > 0 && tally.truths == tally.filled && tally.longest == 1 {
        // Crosses beside `1` and `0`, or `j` and `n`: yes and no.
        (ColumnGuess::Flag, tally.crosses + tally.truths)
    } else if tally.crosses > 0 && tally.crosses >= tally.numbers {
        // Among as many crosses the numbers are remarks.
        (ColumnGuess::Text, tally.filled - tally.numbers)
    } else if most(tally.flags) && tally.bullets > 0 {
        (ColumnGuess::Flag, tally.flags)
    } else if most(tally.digits)
        && tally.digits > 0
        && (tally.leading_zero > 0 || says(&["plz", "postleitzahl", "nr", "nummer", "id"]) || key_header)
    {
        let digits = if says(&["plz", "postleitzahl"]) {
            5
        } else if tally.leading_zero > 0 {
            0
        } else {
            tally.longest
        };
        (ColumnGuess::Code(digits), tally.digits)
    } else if days == Days::American {
        (ColumnGuess::Date, tally.slashed)
    } else if matches!(days, Days::Serial | Days::Serial1904) {
        (ColumnGuess::Date, tally.serials)
    } else if most(tally.seconds) {
        (ColumnGuess::Moment, tally.seconds)
    } else if most(tally.years) {
        (ColumnGuess::Year, tally.years)
    } else if tally.dates * 10 >= tally.filled * 6
        || tally.typed_dates > 0
        || tally.worded_dates * 2 >= tally.filled && !says(&REMARKS)
    {
        (ColumnGuess::Date, tally.dates + tally.worded_dates + tally.years)
    } else if tally.postal_places * 10 >= tally.filled * 8 {
        (ColumnGuess::PostalPlace, tally.postal_places)
    } else if tally.numbers * 10 >= tally.filled * 6 {
        let faults = if style == Style::German { tally.point } else { 0 };
        let whole = counted || !says(&FRACTIONS) && tally.german == 0 && tally.whole + faults == tally.numbers;
        if !whole && style == Style::Point && number_the_rows(sheet, rows, &data, column) {
            (ColumnGuess::Text, tally.numbers)
        } else if whole {
            (ColumnGuess::Integer, tally.whole)
        } else {
            (ColumnGuess::Decimal, tally.numbers)
        }
    } else if most(tally.flags) {
        (ColumnGuess::Flag, tally.flags)
    } else {
        (ColumnGuess::Text, tally.filled - tally.numbers)
    };
    let inherits = guess == ColumnGuess::Text
        && column < 2
        && data.first().is_some_and(|&row| rows.look(row, column) == Look::Text)
        && tally.blank * 10 > data.len()
        && tally.blank * 10 < data.len() * 9;
    Evidence { guess, style, proofs, refutations: tally.filled.saturating_sub(proofs), indents, inherits, days }
}

fn count(sheet: &Sheet<'_>, rows: &Rows, row: usize, column: usize, tally: &mut Tally, indents: &mut Vec<usize>) {
    let Some(cell) = rows.cell(row, column) else {
        tally.blank += 1;
        return;
    };
    let raw = cell.text(sheet);
    let text = unguarded(raw.trim_matches([' ', '\u{a0}', '\t', '\n', '\r']));
    let text = text.as_ref();
    match rows.look(row, column) {
        Look::Blank => {
            tally.blank += 1;
            return;
        }
        Look::Mark => {
            tally.marks += 1;
            tally.crosses += usize::from(text.eq_ignore_ascii_case("x"));
            return;
        }
        Look::Text => indents.push(raw.len() - raw.trim_start().len()),
        Look::Figure => {}
    }
    tally.filled += 1;
    tally.longest = tally.longest.max(text.len());
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    tally.digits += usize::from(digits || is_damaged_key(text));
    tally.leading_zero += usize::from(digits && text.len() > 1 && text.starts_with('0'));
    tally.years += usize::from(text.len() == 4 && text.parse().is_ok_and(|year: u16| (1800..2100).contains(&year)));
    tally.seconds +=
        usize::from(text.len() == 10 && text.parse().is_ok_and(|at: i64| (946_684_800..2_147_483_648).contains(&at)));
    let is_key = || key_of(&text.chars().filter(char::is_ascii_digit).collect::<String>()).is_some();
    tally.key_like += usize::from((digits || is_damaged_key(text)) && is_key());
    tally.typed_dates += usize::from(cell.form == Form::Date);
    // What a workbook keeps as a number is no day in words.
    let worded = !digits && !matches!(cell.form, Form::Number | Form::Computed);
    tally.dates += usize::from(cell.form == Form::Date || (worded && date::is_like(text)));
    tally.worded_dates += usize::from(worded && !date::is_like(text) && date::read_among_words(text).is_some());
    if let Some((first, second, _)) = date::slashed(text) {
        tally.slashed += 1;
        tally.month_first += usize::from(second > 12);
        tally.day_first += usize::from(first > 12);
    }
    tally.serials += usize::from(date::is_serial(text));
    tally.bullets += usize::from(matches!(text, "•" | "●" | "☒" | "✓" | "✔"));
    tally.truths += usize::from(words::truth(text).is_some());
    tally.flags += usize::from(words::truth(text).is_some() || text.len() == 1 && digits);
    tally.postal_places += usize::from(postal_place(text).is_some() && number::proof(text).is_none());
    match cell.form {
        Form::Number | Form::Computed => {
            tally.numbers += 1;
            tally.whole += usize::from(!text.contains('.'));
        }
        _ => {
            if let Some(proof) = number::proof(text) {
                tally.numbers += 1;
                // `1.234.567` proves the German style without being a fraction.
                let grouped = proof == Proof::German && !text.contains(',');
                tally.whole += usize::from(grouped || proof == Proof::Neither || proof == Proof::PointAndThree);
                tally.grouped += usize::from(grouped);
                tally.triples += usize::from(proof == Proof::PointAndThree);
                tally.comma_triples += usize::from(proof == Proof::CommaAndThree);
                tally.german += usize::from(proof == Proof::German && !grouped);
                tally.point += usize::from(proof == Proof::Point);
            }
        }
    }
}

/// The key of a municipality in seven or eight digits.
pub(super) fn key_of(digits: &str) -> Option<String> {
    let key = match digits.len() {
        8 => digits.to_owned(),
        7 => format!("0{digits}"),
        _ => return None,
    };
    crate::place::Ags::new(&key).is_ok().then_some(key)
}

/// Digits of a key with what scanning and typing do to them: blanks, a `D` or `O` for a zero, a stray bar.
pub(super) fn is_damaged_key(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && text.len() <= 12 && text.chars().all(|c| c.is_ascii_digit() || " \u{a0}|DOolI".contains(c))
}

/// Whether the numbers of one of the first columns are keys without the digits of their state.
fn is_key_part(
    sheet: &Sheet<'_>,
    rows: &Rows,
    data: &[usize],
    column: usize,
    header: &str,
    land: Option<State>,
) -> bool {
    const NAMED: [&str; 10] =
        ["schluessel", "ags", "nummer", "nr", "kennziffer", "gkz", "gemeinde", "kreis", "stadt", "region"];
    let Some(land) = land.map(|state| format!("{:02}", state.number())) else { return false };
    let digits =
        |row: &usize| -> String { rows.text(sheet, *row, column).chars().filter(char::is_ascii_digit).collect() };
    let keys: Vec<String> = data.iter().map(digits).filter(|digits| !digits.is_empty()).collect();
    let most = |fits: &dyn Fn(&String) -> bool| keys.iter().filter(|key| fits(key)).count() * 10 >= keys.len() * 9;
    let named = header.is_empty() || NAMED.iter().any(|name| header.contains(name));
    !keys.is_empty()
        && column < 3
        && named
        && most(&|key| (3..=6).contains(&key.len()))
        && !most(&|key| key.len() == 5 && key.starts_with(&land))
}

/// Whether every text of a column stands once, while two are the same number: `1.1` and `1.10` are places in an order.
fn number_the_rows(sheet: &Sheet<'_>, rows: &Rows, data: &[usize], column: usize) -> bool {
    let is_text = |&&row: &&usize| {
        rows.look(row, column) == Look::Figure && rows.cell(row, column).is_some_and(|cell| cell.form != Form::Number)
    };
    let texts: Vec<String> =
        data.iter().filter(is_text).map(|&row| rows.text(sheet, row, column).trim().to_owned()).collect();
    let distinct: HashSet<&str> = texts.iter().map(String::as_str).collect();
    let numbers: HashSet<&str> = texts.iter().map(|text| text.trim_end_matches('0')).collect();
    distinct.len() == texts.len() && numbers.len() < distinct.len()
}

/// Whether the column names what the figures of its row are: few short words in the same order again and again.
fn is_measure(sheet: &Sheet<'_>, rows: &Rows, data: &[usize], column: usize) -> bool {
    let texts: Vec<String> =
        data.iter().take(120).map(|&row| rows.text(sheet, row, column).trim().to_owned()).collect();
    if texts.len() < 8 || column > 5 {
        return false;
    }
    (2..=6).any(|period| {
        let repeats = (period..texts.len()).filter(|&at| texts[at] == texts[at - period]).count();
        let words = &texts[..period];
        let distinct = words.iter().enumerate().all(|(at, word)| !words[..at].contains(word));
        let figure = |word: &str| number::is_like(word) || date::is_like(word);
        let short = words.iter().all(|word| !word.is_empty() && word.len() <= 12 && !figure(word));
        distinct && short && repeats * 10 >= (texts.len() - period) * 9
    })
}

/// A postal code and a place: `80333 München`.
pub(super) fn postal_place(text: &str) -> Option<(&str, &str)> {
    let (code, place) = text.split_once(' ')?;
    let is_code = code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    (is_code && place.starts_with(char::is_alphabetic)).then_some((code, place.trim()))
}
