//! Cells as typed values: one column of one block at a time.

mod cells;
mod cross;
mod dates;
mod figures;
mod keys;
mod list;
mod names;
mod published;

pub(super) use cells::{CellRepair, ColumnTally, Notes, Tally, View};
pub(super) use keys::Key;
pub(super) use list::{List, WideValue};

use std::collections::HashMap;

use crate::convert::cells::date;
use crate::convert::cells::number::{self, Style};
use crate::convert::cells::text::meant;
use crate::convert::members::fields::{Field, FieldSpec};
use crate::convert::persons;
use crate::convert::profile::{DateForm, parts};
use crate::convert::rules::{FIGURE_QUALIFIED, KEY_REPAIRED, NAME_REPAIRED, NAME_TIDIED, TIME_DROPPED, YEAR_COMPLETED};
use crate::convert::words::{self, Status};
use crate::finding::{Rule, Value};
use crate::language::{Figure, Template};
use crate::place::{PlaceKind, State};
use crate::programme::Programme;
use crate::register::{CallRef, rules};
use crate::time::{Day, GermanDate};
use names::CallNames;

/// The values of a column, one per row of data; `None` where the cell says nothing or cannot be read.
#[derive(Clone, Debug)]
pub(super) enum Values {
    Text(Vec<Option<String>>),
    State(Vec<Option<State>>),
    Key(Vec<Option<Key>>),
    Kind(Vec<Option<PlaceKind>>),
    Figure(Vec<Option<Figure>>),
    Date(Vec<Option<GermanDate>>),
    Status(Vec<Option<Status>>),
    Call(Vec<Option<CallRef>>),
    Mark(Vec<Option<bool>>),
    Number(Vec<Option<f64>>),
    List(Vec<Option<Vec<String>>>),
}

/// A typed column with its position in the sheet.
#[derive(Clone, Debug)]
pub(super) struct TypedColumn {
    pub(super) position: usize,
    pub(super) spec: &'static FieldSpec,
    pub(super) values: Values,
}

/// Why a cell cannot be read.
#[derive(Clone, Debug)]
pub(super) struct Flaw {
    rule: &'static Rule,
    expected: Value,
}

impl Flaw {
    fn value(de: &'static str, en: &'static str) -> Self {
        Self { rule: &rules::VALUE_UNREADABLE, expected: Template::new(de, en).into() }
    }
}

/// What the cells of a list are read against.
pub(super) struct Kernels<'a> {
    calls: CallNames<'a>,
    list_day: Option<Day>,
    /// Whether there is leave for repairs that nothing in the row proves.
    fix: bool,
}

impl<'a> Kernels<'a> {
    /// Calls are those of the programme; `list_day` is the day the list speaks of; with leave to `fix`, what nothing in the row
    /// proves is repaired too.
    pub(super) fn new(programme: &'a Programme, list_day: Option<Day>, fix: bool) -> Self {
        Self { calls: CallNames::of(programme), list_day, fix }
    }

    /// The columns of a block with their values, after the checks that need more than one cell.
    pub(super) fn columns(
        &self,
        view: &View<'_>,
        wanted: &[(usize, &'static FieldSpec)],
        notes: &mut Notes,
    ) -> Vec<TypedColumn> {
        let told = wanted.iter().find(|(_, spec)| spec.field == Field::State).map(|&(position, spec)| {
            view.column(position, spec, notes, each_word(|text| State::from_list(text).ok_or_else(state_flaw)))
        });
        // The heading above a row says its state where the row does not.
        let states = match (told, view.headings) {
            (Some(mut told), Some(headings)) => {
                for (said, heading) in told.iter_mut().zip(headings) {
                    *said = said.or(*heading);
                }
                Some(told)
            }
            (told, headings) => told.or_else(|| headings.map(<[Option<State>]>::to_vec)),
        };
        let mut typed: Vec<TypedColumn> = wanted
            .iter()
            .map(|&(position, spec)| {
                let values = match (spec.field, &states) {
                    (Field::State, Some(states)) => Values::State(states.clone()),
                    _ => self.values(view, position, spec, states.as_deref(), notes),
                };
                TypedColumn { position, spec, values }
            })
            .collect();
        cross::check(self.list_day, view, &mut typed, notes);
        typed
    }

    fn values(
        &self,
        view: &View<'_>,
        position: usize,
        spec: &'static FieldSpec,
        states: Option<&[Option<State>]>,
        notes: &mut Notes,
    ) -> Values {
        let state = |slot: usize| states.and_then(|states| states.get(slot).copied().flatten());
        match spec.field {
            Field::Ags | Field::Ars => {
                let read = if spec.field == Field::Ags { keys::read_ags } else { keys::read_ars };
                let mut repaired = Vec::new();
                let keys = view.column(position, spec, notes, |slot, text| {
                    let (key, repair) = read(text, state(slot), self.fix)?;
                    if repair {
                        let value = key.to_string();
                        let value = if value == text { format!("ARS {value}") } else { value };
                        repaired.push((slot, text.to_owned(), value));
                    }
                    Ok(key)
                });
                for (slot, raw, value) in &repaired {
                    view.repaired((*slot, raw, value), position, spec, &KEY_REPAIRED, notes);
                }
                Values::Key(keys)
            }
            Field::Population => {
                let mut qualified = Vec::new();
                let is_english = view.mapping.columns.get(position).is_some_and(|column| column.is_english);
                let read = if is_english { figures::read_english } else { figures::read };
                let figures = view.column(position, spec, notes, |slot, text| {
                    let figure = read(text)?;
                    if !figures::is_exact(figure) {
                        qualified.push((slot, text.to_owned()));
                    }
                    Ok(figure)
                });
                for (slot, raw) in qualified {
                    view.told(slot, position, spec, &FIGURE_QUALIFIED, &raw, notes);
                }
                Values::Figure(figures)
            }
            Field::Claimed | Field::Persons | Field::Cities => {
                Values::Figure(view.column(position, spec, notes, |_, text| figures::read(text)))
            }
            Field::Quantity => Values::Text(view.column(position, spec, notes, each_word(published::quantity))),
            Field::ClaimUnit => Values::Text(view.column(position, spec, notes, each_word(published::unit))),
            Field::Scope => Values::Text(view.column(position, spec, notes, each_word(|text| self.calls.scope(text)))),
            Field::MeetingKind => {
                Values::Text(view.column(position, spec, notes, each_word(|text| self.calls.meeting_kind(text))))
            }
            Field::Joined
            | Field::Left
            | Field::MeasuredOn
            | Field::AsOf
            | Field::StatedOn
            | Field::MeetingFrom
            | Field::MeetingTo => Values::Date(self.dates(view, position, spec, notes)),
            Field::Kind => Values::Kind(view.column(
                position,
                spec,
                notes,
                each_word(|text| words::kind(text).ok_or_else(kind_flaw)),
            )),
            Field::Status => Values::Status(view.column(
                position,
                spec,
                notes,
                each_word(|text| Status::read(text).ok_or_else(status_flaw)),
            )),
            Field::Call => Values::Call(view.column(position, spec, notes, each_word(|text| self.calls.read(text)))),
            Field::Attendance | Field::Seen => {
                let is_blank =
                    |text: &str| text.is_empty() || (words::truth(text).is_none() && words::is_missing(text));
                let read = |_, text: &str| words::truth(text).ok_or_else(mark_flaw);
                Values::Mark(view.column_where(position, spec, notes, is_blank, read))
            }
            Field::Indicator => Values::Number(indicators(view, position, spec, notes)),
            Field::Name => {
                let mut repaired = Vec::new();
                let names = view.column(position, spec, notes, |slot, text| {
                    let (meant, repair) = meant(text);
                    let name = names::read(&meant)?;
                    if name != text {
                        let rule = if repair.is_some() { &NAME_REPAIRED } else { &NAME_TIDIED };
                        repaired.push((slot, text.to_owned(), name.clone(), rule));
                    }
                    Ok(name)
                });
                for (slot, raw, value, rule) in &repaired {
                    view.repaired((*slot, raw, value), position, spec, rule, notes);
                }
                Values::Text(names)
            }
            Field::Carrier | Field::Partner => {
                let signs = view.mapping.columns.get(position).and_then(|column| column.list.as_deref());
                Values::List(view.column(position, spec, notes, |_, text| {
                    let names: Vec<String> = parts(text, signs.unwrap_or_default()).map(str::to_owned).collect();
                    let broken = |name: &String| persons::mentions(name) || !name.contains(char::is_alphabetic);
                    if names.is_empty() || names.iter().any(broken) { Err(organisation_flaw()) } else { Ok(names) }
                }))
            }
            _ => Values::Text(view.column(position, spec, notes, |_, text| {
                if persons::is_contact(text) { Err(contact_flaw()) } else { Ok(text.to_owned()) }
            })),
        }
    }

    /// The dates of a column; with leave to fix, a year of two digits is completed.
    fn dates(
        &self,
        view: &View<'_>,
        position: usize,
        spec: &'static FieldSpec,
        notes: &mut Notes,
    ) -> Vec<Option<GermanDate>> {
        let last = matches!(spec.field, Field::Left | Field::MeetingTo);
        let read = if last { dates::read_last } else { dates::read_first };
        let form = view.mapping.columns.get(position).map_or(DateForm::Any, |column| column.dates);
        let written = dates::Written { form, from_1904: view.sheet.counts_from_1904() };
        let (mut completed, mut timed) = (Vec::new(), Vec::new());
        let dates = view.column(position, spec, notes, |slot, text| {
            if date::says_a_time(text) {
                timed.push((slot, text.to_owned()));
            }
            read(text, written).or_else(|flaw| {
                let full = Some(text).filter(|_| self.fix).and_then(date::with_century).ok_or(flaw)?;
                let date = read(&full, written)?;
                completed.push((slot, text.to_owned(), full));
                Ok(date)
            })
        });
        for (slot, raw, value) in &completed {
            view.repaired((*slot, raw, value), position, spec, &YEAR_COMPLETED, notes);
        }
        for (slot, raw) in &timed {
            view.told(*slot, position, spec, &TIME_DROPPED, raw, notes);
        }
        dates
    }
}

/// The figures of a column; one that is said not to be exact is told.
fn indicators(view: &View<'_>, position: usize, spec: &'static FieldSpec, notes: &mut Notes) -> Vec<Option<f64>> {
    let mut inexact = Vec::new();
    let values = view.column(position, spec, notes, |slot, text| {
        let number = number::read(text, Style::German).ok_or_else(number_flaw)?;
        if number.qualifier.is_some() {
            inexact.push((slot, text.to_owned()));
        }
        number.digits.parse().map_err(|_| number_flaw())
    });
    for (slot, raw) in &inexact {
        view.told(*slot, position, spec, &FIGURE_QUALIFIED, raw, notes);
    }
    values
}

/// Reads a column of few different words: each word is looked up once.
fn each_word<T: Clone>(read: impl Fn(&str) -> Result<T, Flaw>) -> impl FnMut(usize, &str) -> Result<T, Flaw> {
    const REMEMBERED: usize = 1024;
    let mut known: HashMap<String, Result<T, Flaw>> = HashMap::new();
    move |_, text| {
        if let Some(result) = known.get(text) {
            return result.clone();
        }
        let result = read(text);
        if known.len() < REMEMBERED {
            known.insert(text.to_owned(), result.clone());
        }
        result
    }
}

fn contact_flaw() -> Flaw {
    let (de, en) = persons::EXPECTED;
    Flaw::value(de, en)
}

fn organisation_flaw() -> Flaw {
    Flaw::value("der Name einer Organisation", "the name of an organisation")
}

fn state_flaw() -> Flaw {
    Flaw::value(
        "Name oder Kürzel eines Landes, etwa Hessen oder HE",
        "name or letters of a state, such as Hessen or HE",
    )
}

fn kind_flaw() -> Flaw {
    Flaw::value(
        "Stadt, Gemeinde, Stadtteil, Verbandsgemeinde oder Landkreis",
        "Stadt, Gemeinde, Stadtteil, Verbandsgemeinde or Landkreis",
    )
}

fn mark_flaw() -> Flaw {
    Flaw::value("x, ja oder nein", "x, ja or nein")
}

fn number_flaw() -> Flaw {
    Flaw::value("eine Zahl wie 12,5", "a number such as 12,5")
}

fn status_flaw() -> Flaw {
    Flaw::value("aktiv oder ausgeschieden", "aktiv or ausgeschieden")
}
