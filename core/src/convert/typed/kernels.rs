//! One column of one block: a short way for the expected form, a long way that explains.

use std::borrow::Cow;

use super::block::{CellFlaw, Expected, Texts, TypedValues};
use super::fast;
use crate::convert::bytes::Sheet;
use crate::convert::cells::number::{self, Number, Style};
use crate::convert::cells::{date, text};
use crate::convert::grid::{Block, Cell, Form};
use crate::convert::profile::{ColumnKind, ColumnSpec, DateForm, DecimalMark, parts};
use crate::convert::{persons, rules, words};
use crate::finding::Rule;
use crate::language::Template;
use crate::language::numbers::{NumberError, read_decimal, read_integer};
use crate::place::State;
use crate::register::rules::{DATE_UNREADABLE, KEY_MALFORMED, VALUE_MISSING, VALUE_UNREADABLE, date_phrase};
use crate::time::{Day, read_german};

/// What became of the cells of a column of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) missing: u64,
    pub(super) faulty: u64,
}

/// What is wrong with a cell.
pub(super) struct Flaw {
    rule: &'static Rule,
    expected: Expected,
}

impl Flaw {
    fn of(rule: &'static Rule) -> Self {
        Self { rule, expected: Expected::Nothing }
    }

    fn expected(rule: &'static Rule, de: &'static str, en: &'static str) -> Self {
        Self { rule, expected: Expected::Phrase(Template::new(de, en)) }
    }

    fn value(de: &'static str, en: &'static str) -> Self {
        Self::expected(&VALUE_UNREADABLE, de, en)
    }
}

/// A column of a block with everything its kernel needs.
pub(super) struct Column<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) block: &'a Block,
    /// The rows of data: their position in the block.
    pub(super) rows: &'a [usize],
    pub(super) position: usize,
    pub(super) spec: &'a ColumnSpec,
    /// The words of a choice or the names of the states in the encoding of the sheet.
    pub(super) words: &'a Words,
    /// Whether texts of the sheet may have been read in the wrong encoding before.
    pub(super) suspect: bool,
    /// Whether there is leave for repairs that nothing in the row proves.
    pub(super) fix: bool,
}

/// Words in the encoding of a sheet, with what they mean.
#[derive(Default)]
pub(super) struct Words(Vec<(Vec<u8>, u16)>);

impl Words {
    /// The words that a column of this kind may hold.
    pub(super) fn of(kind: &ColumnKind, sheet: &Sheet<'_>) -> Self {
        let encoded = |word: &str, means: usize| Some((sheet.encode(word)?, u16::try_from(means).ok()?));
        match kind {
            ColumnKind::Choice(words) => {
                Self(words.iter().enumerate().filter_map(|(at, word)| encoded(word, at)).collect())
            }
            ColumnKind::State => {
                let named = |state: State| [state.name(crate::language::Language::De), state.letters()];
                let all = State::ALL.into_iter().flat_map(|state| named(state).map(|name| (name, state)));
                Self(all.filter_map(|(name, state)| encoded(name, usize::from(state.number()))).collect())
            }
            _ => Self::default(),
        }
    }

    fn find(&self, bytes: &[u8]) -> Option<u16> {
        self.0.iter().find(|(word, _)| word == bytes).map(|&(_, means)| means)
    }
}

impl Column<'_> {
    /// The values of the column. What cannot be read is unknown, counted, and one flaw.
    pub(super) fn read(&self, flaws: &mut Vec<CellFlaw>) -> (TypedValues, Count) {
        match &self.spec.kind {
            ColumnKind::Text if self.spec.list.is_some() => {
                let signs = self.spec.list.as_deref().unwrap_or_default();
                let sign = signs.chars().next().unwrap_or(';');
                let whole = |bytes: &[u8]| bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b' ');
                let joined = |text: &str| parts(text, signs).collect::<Vec<_>>().join(&format!("{sign} "));
                let is_open = |text: &str| !self.spec.is_of_organisations() || !persons::mentions(text);
                self.texts(
                    flaws,
                    |bytes| whole(bytes) && !self.spec.is_of_organisations(),
                    |text| if is_open(text) { Ok(joined(text)) } else { Err(person_flaw()) },
                )
            }
            ColumnKind::Text | ColumnKind::Withheld => self.plain(flaws),
            ColumnKind::Key { digits } => {
                let fits = |bytes: &[u8]| bytes.len() == *digits && bytes.iter().all(u8::is_ascii_digit);
                self.texts(flaws, fits, |text| {
                    if fits(text.as_bytes()) {
                        return Ok(text.to_owned()); // a number of a workbook that has all its digits
                    }
                    let (de, en) =
                        ("Ziffern verloren? Spalte als Text speichern", "digits lost? save the column as text");
                    Err(Flaw::expected(&KEY_MALFORMED, de, en))
                })
            }
            &ColumnKind::Integer { grouping, min, max } => {
                let separator = u8::try_from(grouping.unwrap_or('.')).ok();
                let within = |value| {
                    if (min..=max).contains(&value) { Ok(value) } else { Err(Flaw::of(&rules::VALUE_OUT_OF_RANGE)) }
                };
                let (values, count) = self.values(
                    flaws,
                    |bytes| fast::integer(bytes, separator).filter(|value| (min..=max).contains(value)),
                    |text| match fast::integer(text.as_bytes(), separator) {
                        Some(value) => within(value),
                        None if grouping.is_some() => Err(number_flaw(NumberError::Form)),
                        None => self.integer(text).and_then(within),
                    },
                );
                (TypedValues::Integer(values), count)
            }
            ColumnKind::Decimal { mark } => {
                let (values, count) = self.values(flaws, |_| None, |text| self.decimal(text, *mark));
                (TypedValues::Number(values), count)
            }
            ColumnKind::Date(
                form
                @ (DateForm::German | DateForm::Iso | DateForm::American | DateForm::Serial | DateForm::Serial1904),
            ) => {
                let short = match form {
                    DateForm::Iso => fast::iso_day,
                    DateForm::American => |bytes: &[u8]| date::american(std::str::from_utf8(bytes).ok()?),
                    DateForm::Serial if self.sheet.counts_from_1904() => serial_1904,
                    DateForm::Serial => |bytes: &[u8]| date::serial(std::str::from_utf8(bytes).ok()?),
                    DateForm::Serial1904 => serial_1904,
                    _ => fast::german_day,
                };
                let (values, count) = self.values(flaws, short, |text| {
                    let day = date::timed(text).map_or(text, |(day, _)| day);
                    short(day.as_bytes()).ok_or_else(|| day_flaw(day, *form))
                });
                (TypedValues::Day(values), count)
            }
            ColumnKind::Date(DateForm::Any) => {
                let (values, count) = self.values(
                    flaws,
                    |_| None,
                    |text| {
                        read_german(date::timed(text).map_or(text, |(day, _)| day)).map_err(|error| Flaw {
                            rule: &DATE_UNREADABLE,
                            expected: Expected::Phrase(date_phrase(error.reason())),
                        })
                    },
                );
                (TypedValues::Date(values), count)
            }
            ColumnKind::State => {
                let short =
                    |bytes: &[u8]| self.words.find(bytes).and_then(|n| State::from_number(u8::try_from(n).ok()?));
                let long = |text: &str| State::from_list(text).ok_or_else(state_flaw);
                let (values, count) = self.values(flaws, short, long);
                (TypedValues::State(values), count)
            }
            ColumnKind::Boolean => {
                let long = |text: &str| words::truth(text).ok_or_else(|| Flaw::value("ja oder nein", "yes or no"));
                let crossed = |bytes: &[u8]| matches!(bytes, b"x" | b"X").then_some(true);
                let (values, count) = self.values(flaws, crossed, long);
                (TypedValues::Flag(values), count)
            }
            ColumnKind::Choice(known) => {
                let long = |text: &str| {
                    let at = known.iter().position(|word| word == text);
                    let at = at.and_then(|at| u16::try_from(at).ok());
                    at.ok_or_else(|| Flaw::of(&rules::VALUE_NOT_LISTED))
                };
                let (values, count) = self.values(flaws, |bytes| self.words.find(bytes), long);
                (TypedValues::Choice(values), count)
            }
        }
    }

    /// Texts as they are; persons only where the profile asks for them by a header that names them.
    fn plain(&self, flaws: &mut Vec<CellFlaw>) -> (TypedValues, Count) {
        let asks = self.spec.headers.iter().any(|header| persons::is_person_header(header));
        let is_person = if self.spec.is_of_organisations() { persons::mentions } else { persons::is_contact };
        let long = |text: &str| if asks || !is_person(text) { Ok(text.to_owned()) } else { Err(person_flaw()) };
        let is_open = |bytes: &[u8]| !self.spec.is_of_organisations() && !persons::may_be_contact(bytes);
        self.texts(flaws, |bytes| asks || is_open(bytes), long)
    }

    fn values<T>(
        &self,
        flaws: &mut Vec<CellFlaw>,
        short: impl Fn(&[u8]) -> Option<T>,
        long: impl Fn(&str) -> Result<T, Flaw>,
    ) -> (Vec<Option<T>>, Count) {
        let mut count = Count::default();
        let mut values = Vec::with_capacity(self.rows.len());
        for (slot, &row) in self.rows.iter().enumerate() {
            let value = self.bytes(row).and_then(&short);
            values.push(value.or_else(|| self.slow(slot, row, &long, &mut count, flaws)));
        }
        (values, count)
    }

    fn texts(
        &self,
        flaws: &mut Vec<CellFlaw>,
        short: impl Fn(&[u8]) -> bool,
        long: impl Fn(&str) -> Result<String, Flaw>,
    ) -> (TypedValues, Count) {
        let mut count = Count::default();
        let mut texts = Texts::with_capacity(self.rows.len());
        for (slot, &row) in self.rows.iter().enumerate() {
            match self.bytes(row) {
                Some(bytes) if self.suspect && !bytes.is_ascii() => {
                    match self.slow(slot, row, &long, &mut count, flaws) {
                        Some(value) => texts.push(|text| text.push_str(&value)),
                        None => texts.push_none(),
                    }
                }
                // A longer text that neither begins nor ends with a blank is itself.
                Some(bytes) if bytes.len() > LONGEST_MARK && no_signs_around(bytes) && short(bytes) => {
                    texts.push(|text| self.sheet.decode_into(bytes, text));
                }
                Some(bytes) if begins_plainly(bytes) && no_signs_around(bytes) && short(bytes) => {
                    texts.push(|text| self.sheet.decode_into(bytes, text));
                }
                _ => match self.slow(slot, row, &long, &mut count, flaws) {
                    Some(value) => texts.push(|text| text.push_str(&value)),
                    None => texts.push_none(),
                },
            }
        }
        (TypedValues::Text(texts), count)
    }

    /// The bytes of a cell without quotes; `None` where there is none or they need more than cutting.
    fn bytes(&self, row: usize) -> Option<&[u8]> {
        let cell = self.block.cells(row).get(self.position)?;
        match cell.form {
            Form::Plain | Form::Quoted => self.sheet.bytes().get(cell.inner()),
            _ => None,
        }
    }

    /// The text of a cell; numbers and days of a workbook as the column would write them.
    fn as_written(&self, cell: Cell) -> Cow<'_, str> {
        let text = cell.text(self.sheet);
        let comma = match self.spec.kind {
            // `1.2019` is no month where a workbook keeps a number.
            ColumnKind::Integer { .. } | ColumnKind::Date(_) => true,
            ColumnKind::Decimal { mark } => mark == DecimalMark::Comma,
            _ => false,
        };
        match cell.form {
            Form::Number | Form::Computed if comma => Cow::Owned(text.replace('.', ",")),
            Form::Date if self.spec.kind == ColumnKind::Date(DateForm::German) => match *text.as_bytes() {
                [.., b'-', _, _, b'-', _, _] => Cow::Owned(text.rsplit('-').collect::<Vec<_>>().join(".")),
                _ => text,
            },
            _ => text,
        }
    }

    /// A whole number as German lists write it. A comma before three digits may group or divide, and is not read.
    fn integer(&self, text: &str) -> Result<i64, Flaw> {
        let number = number::read(text, Style::German);
        let Some(number) = number else {
            return Err(number_flaw(read_integer(text).err().unwrap_or(NumberError::Form)));
        };
        let (whole, fraction) = number.digits.split_once('.').unwrap_or((&number.digits, ""));
        match fraction.len() {
            3 => Err(number_flaw(NumberError::Form)),
            _ if fraction.bytes().any(|byte| byte != b'0') => Err(number_flaw(NumberError::Fraction)),
            _ => self.in_unit(&number, whole.parse().map_err(|_| number_flaw(NumberError::Large))?),
        }
    }

    fn decimal(&self, text: &str, mark: DecimalMark) -> Result<f64, Flaw> {
        let (style, bare) = match mark {
            DecimalMark::Comma => (Style::German, read_decimal(text).map_err(number_flaw)),
            DecimalMark::Point => (Style::Point, point(text)),
        };
        bare.or_else(|flaw| {
            let number = number::read(text, style).ok_or(flaw)?;
            let value = number.digits.parse().map_err(|_| number_flaw(NumberError::Form))?;
            self.in_unit(&number, value)
        })
    }

    /// The value of a number, unless its cell names another unit than the column has.
    fn in_unit<T>(&self, number: &Number, value: T) -> Result<T, Flaw> {
        if number::may_be_negative(number, self.spec.unit.as_deref()) {
            return Err(Flaw::value(
                "einen Betrag mit Vorzeichen; Klammern können minus heißen",
                "an amount with its sign; brackets may mean minus",
            ));
        }
        match (&self.spec.unit, &number.unit) {
            (Some(expected), Some(found)) if number::unit(expected) != found => Err(Flaw::of(&rules::UNIT_DIFFERS)),
            _ => Ok(value),
        }
    }

    #[cold]
    fn slow<T>(
        &self,
        slot: usize,
        row: usize,
        long: &impl Fn(&str) -> Result<T, Flaw>,
        count: &mut Count,
        flaws: &mut Vec<CellFlaw>,
    ) -> Option<T> {
        let mut say = |rule, expected| {
            let position = u32::try_from(self.position).ok();
            flaws.push(CellFlaw { rule, slot: u32::try_from(slot).unwrap_or(u32::MAX), position, expected });
        };
        let cell = self.block.cells(row).get(self.position);
        let text = cell.map_or(Cow::Borrowed(""), |cell| self.as_written(*cell));
        let text = text::unguarded(text.trim());
        let text = text.as_ref();
        let is_missing = if self.spec.kind == ColumnKind::Text { words::is_missing_text } else { words::is_missing };
        if is_missing(text) {
            count.missing += u64::from(cell.is_some());
            if let Some(rule) = words::lost(text) {
                say(rule, Expected::Nothing);
            }
            if self.spec.required {
                say(&VALUE_MISSING, Expected::Nothing);
            }
            return None;
        }
        let repaired = if self.suspect { text::repaired(text) } else { None };
        let meant = repaired.as_ref().map_or(text, |(meant, _)| meant);
        let completed = if self.fix && long(meant).is_err() { completed(&self.spec.kind, meant) } else { None };
        let (meant, repair) = match &completed {
            Some((full, rule)) => (full.as_str(), Some(*rule)),
            None => (meant, None),
        };
        match long(meant) {
            Ok(value) => {
                if let Some(rule) = repair {
                    say(rule, Expected::Nothing);
                }
                if matches!(self.spec.kind, ColumnKind::Date(_)) && date::says_a_time(meant) {
                    say(&rules::TIME_DROPPED, Expected::Nothing);
                }
                if matches!(self.spec.kind, ColumnKind::Integer { .. } | ColumnKind::Decimal { .. })
                    && number::is_qualified(meant)
                {
                    say(&rules::FIGURE_QUALIFIED, Expected::Nothing);
                }
                if repaired.is_some() {
                    let rule =
                        if text::lacks_letters(meant) { &rules::LETTERS_LOST_HERE } else { &rules::NAME_REPAIRED };
                    say(rule, Expected::Nothing);
                }
                Some(value)
            }
            Err(Flaw { rule, expected }) => {
                count.faulty += 1;
                say(rule, expected);
                None
            }
        }
    }
}

/// A text as it was meant where nothing but leave to fix says so: the lost zero of a key put back, a year of two digits with four.
pub(super) fn completed(kind: &ColumnKind, text: &str) -> Option<(String, &'static Rule)> {
    match kind {
        ColumnKind::Key { digits } => {
            let lost = text.len() + 1 == *digits && text.bytes().all(|byte| byte.is_ascii_digit());
            lost.then(|| (format!("0{text}"), &rules::KEY_REPAIRED))
        }
        ColumnKind::Date(_) => Some((date::with_century(text)?, &rules::YEAR_COMPLETED)),
        _ => None,
    }
}

fn serial_1904(bytes: &[u8]) -> Option<Day> {
    date::serial_1904(std::str::from_utf8(bytes).ok()?)
}

/// No sign or word that stands for nothing is longer.
const LONGEST_MARK: usize = 16;

/// Whether a text neither begins nor ends with a blank, nor begins as one that is guarded from a spreadsheet program.
fn no_signs_around(bytes: &[u8]) -> bool {
    let solid = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != 0xa0);
    solid(bytes.first()) && solid(bytes.last()) && !bytes.starts_with(b"=\"")
}

/// Whether a text begins with a byte that no sign or word for nothing begins with.
fn begins_plainly(bytes: &[u8]) -> bool {
    match bytes.first() {
        Some(b'E' | b'F') => !bytes.contains(&b':'),
        Some(first) => first.is_ascii_digit() || (first.is_ascii_alphabetic() && !b"kKnNuUxX".contains(first)),
        None => false,
    }
}

/// Digits with a decimal point and nothing beside them.
fn point(text: &str) -> Result<f64, Flaw> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = text.parse().ok().filter(|_| digits);
    number.ok_or_else(|| Flaw::value("eine Zahl wie 1234.5", "a number such as 1234.5"))
}

fn person_flaw() -> Flaw {
    let (de, en) = persons::EXPECTED;
    Flaw::value(de, en)
}

fn number_flaw(problem: NumberError) -> Flaw {
    match problem {
        NumberError::Form => Flaw::value("eine Zahl wie 35.000", "a number such as 35.000"),
        NumberError::Groups => {
            Flaw::value("Tausender in Gruppen zu drei Ziffern", "thousands in groups of three digits")
        }
        NumberError::Fraction => Flaw::value("eine ganze Zahl", "a whole number"),
        NumberError::Large => Flaw::value("eine kleinere Zahl", "a smaller number"),
    }
}

/// Why a text is no day in the form of the column: it is one in another form, or none.
fn day_flaw(text: &str, form: DateForm) -> Flaw {
    let expected = match (read_german(text), form) {
        (_, DateForm::American) => {
            Template::new("die Spalte schreibt 7/1/2020, Monat zuerst", "the column writes 7/1/2020, month first")
        }
        (_, DateForm::Serial1904) => Template::new("eine Zahl von Tagen seit 1904", "a number of days since 1904"),
        (_, DateForm::Serial) => Template::new("eine Zahl von Tagen seit 1900", "a number of days since 1900"),
        (Ok(_), DateForm::Iso) => Template::new("die Spalte schreibt 2020-07-01", "the column writes 2020-07-01"),
        (Ok(_), _) => Template::new("die Spalte schreibt 01.07.2020", "the column writes 01.07.2020"),
        (Err(error), _) => date_phrase(error.reason()),
    };
    Flaw { rule: &DATE_UNREADABLE, expected: Expected::Phrase(expected) }
}

fn state_flaw() -> Flaw {
    Flaw::value(
        "Name oder Kürzel eines Landes, etwa Hessen oder HE",
        "name or letters of a state, such as Hessen or HE",
    )
}
