use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::{
    ColumnKind, ColumnSpec, DateForm, DecimalMark, HeaderForm, Profile, RowRule, RowsAbout, WideRecord, WideSpec,
};
use crate::convert::grid::part;

/// Why a text is no profile: every fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileError {
    /// The faults in the order of the file.
    pub faults: Vec<ProfileFault>,
}

/// A fault of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileFault {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what was expected.
    pub problem: String,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, ProfileFault { file, line, column, problem }) in self.faults.iter().enumerate() {
            let gap = if at > 0 { "\n" } else { "" };
            write!(f, "{gap}{file}:{line}:{column}: {problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ProfileError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileText {
    name: String,
    #[serde(default)]
    strict: bool,
    encoding: Option<Spanned<String>>,
    delimiter: Option<Spanned<String>>,
    range: Option<Spanned<String>>,
    columns: Vec<Spanned<ColumnText>>,
    #[serde(default)]
    rules: Vec<Spanned<RuleText>>,
    #[serde(default)]
    state_headings: bool,
    #[serde(default)]
    wide: Vec<Spanned<WideText>>,
    rows: Option<Spanned<RowsText>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RowsText {
    Members,
    Places,
    Claims,
    Meetings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WideText {
    header: HeaderText,
    record: RecordText,
    meeting: Option<String>,
    indicator: Option<String>,
    unit: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum HeaderText {
    Year,
    Date,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RecordText {
    Attendance,
    Sighting,
    Indicator,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the file")]
struct ColumnText {
    name: String,
    headers: Vec<String>,
    #[serde(rename = "type")]
    kind: KindText,
    #[serde(default)]
    description: String,
    unit: Option<String>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    key: bool,
    #[serde(default)]
    unique: bool,
    grouping: Option<char>,
    min: Option<i64>,
    max: Option<i64>,
    decimal: Option<char>,
    format: Option<FormText>,
    digits: Option<usize>,
    values: Option<Vec<String>>,
    field: Option<Spanned<String>>,
    #[serde(default)]
    fill_down: bool,
    list: Option<String>,
    indicator: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum KindText {
    Text,
    Integer,
    Decimal,
    Date,
    Key,
    State,
    Boolean,
    Choice,
    Withheld,
}

#[derive(Clone, Copy, Deserialize)]
enum FormText {
    #[serde(rename = "dd.mm.yyyy")]
    German,
    #[serde(rename = "yyyy-mm-dd")]
    Iso,
    #[serde(rename = "mm/dd/yyyy")]
    American,
    #[serde(rename = "serial")]
    Serial,
    #[serde(rename = "serial-1904")]
    Serial1904,
    #[serde(rename = "any")]
    Any,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    rule: RuleName,
    columns: [String; 2],
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RuleName {
    Order,
    KeyInState,
}

/// The faults found so far, by the byte they stand at.
#[derive(Default)]
struct Faults(Vec<(usize, String)>);

impl Faults {
    fn say(&mut self, at: usize, problem: impl Into<String>) {
        self.0.push((at, problem.into()));
    }
}

impl Profile {
    /// The profile in a text; `file` names it in errors.
    ///
    /// # Errors
    /// Text that is no TOML, an unknown key or word, and a profile that contradicts itself, each with line and column.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, ProfileError> {
        let mut faults = Faults::default();
        let profile = match toml::from_str::<ProfileText>(text) {
            Ok(read) => Some(checked(read, &mut faults)),
            Err(error) => {
                faults.say(error.span().map_or(0, |span| span.start), error.message());
                None
            }
        };
        faults.0.sort_by_key(|(at, _)| *at);
        match profile {
            Some(profile) if faults.0.is_empty() => Ok(profile),
            _ => Err(ProfileError {
                faults: faults.0.into_iter().map(|(at, problem)| place(file, text, at, problem)).collect(),
            }),
        }
    }
}

fn place(file: &str, text: &str, at: usize, problem: String) -> ProfileFault {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    ProfileFault {
        file: file.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        problem,
    }
}

fn checked(read: ProfileText, faults: &mut Faults) -> Profile {
    let mut columns: Vec<ColumnSpec> = Vec::with_capacity(read.columns.len());
    for column in read.columns {
        let at = column.span().start;
        let column = column.into_inner();
        if columns.iter().any(|earlier| earlier.name == column.name) || column.name == "row" {
            faults.say(
                at,
                format!("the name \"{}\" is taken (names are unique, and \"row\" is the row's number)", column.name),
            );
        }
        if column.headers.is_empty() {
            faults.say(at, format!("column \"{}\" has no header (expected headers = [\"Einwohner\"])", column.name));
        }
        columns.push(column_of(column, at, faults));
    }
    if columns.is_empty() {
        faults.say(0, "no columns (expected at least one [[columns]])");
    }
    let rules = read.rules.iter().filter_map(|rule| rule_of(rule, &columns, faults)).collect();
    let encoding = read.encoding.and_then(|name| {
        let parsed = name.get_ref().parse();
        parsed.map_err(|problem: String| faults.say(name.span().start, problem)).ok()
    });
    let delimiter = read.delimiter.and_then(|sign| match sign.get_ref().as_bytes() {
        &[byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Some(byte),
        _ => {
            faults.say(sign.span().start, "a delimiter is one ASCII character such as \";\"");
            None
        }
    });
    let range = read.range.and_then(|range| {
        let columns = part::read(range.get_ref());
        if columns.is_none() {
            let expected =
                "a range is columns such as \"D:F\", or \"A:B, D:E\" to read equally wide ones one below the other";
            faults.say(range.span().start, expected);
        }
        columns
    });
    let wide: Vec<WideSpec> = read.wide.into_iter().filter_map(|wide| wide_of(wide, faults)).collect();
    let rows = read.rows.map_or(RowsAbout::Members, |rows| rows_of(rows, &columns, &wide, faults));
    let state_headings = read.state_headings;
    Profile {
        name: read.name,
        strict: read.strict,
        encoding,
        delimiter,
        range: range.unwrap_or_default(),
        columns,
        rules,
        state_headings,
        wide,
        rows,
    }
}

/// What rows are about, and whether the columns say what such a row cannot do without, and nothing that it cannot hold.
fn rows_of(rows: Spanned<RowsText>, columns: &[ColumnSpec], wide: &[WideSpec], faults: &mut Faults) -> RowsAbout {
    let at = rows.span().start;
    let (rows, name, tables, needed): (_, _, &[&str], &[&str]) = match rows.into_inner() {
        RowsText::Members => return RowsAbout::Members,
        RowsText::Places => (RowsAbout::Places, "places", &["places", "populations", "indicators"], &["places.name"]),
        RowsText::Claims => (RowsAbout::Claims, "claims", &["claims"], &["claims.quantity", "claims.value"]),
        RowsText::Meetings => (RowsAbout::Meetings, "meetings", &["meetings"], &["meetings.name"]),
    };
    let fields = || columns.iter().filter_map(|column| column.field.as_deref());
    for field in needed.iter().filter(|field| !fields().any(|known| known == **field)) {
        faults.say(at, format!("rows = \"{name}\" needs a column with field = \"{field}\""));
    }
    let foreign = |field: &&str| field.split_once('.').is_some_and(|(table, _)| !tables.contains(&table));
    for field in fields().filter(foreign) {
        faults.say(at, format!("rows = \"{name}\" holds no {field} (only fields of {})", tables.join(", ")));
    }
    if wide.iter().any(|wide| wide.record == WideRecord::Sighting || rows != RowsAbout::Places) {
        faults.say(at, format!("rows = \"{name}\" has no such wide columns"));
    }
    rows
}

fn wide_of(wide: Spanned<WideText>, faults: &mut Faults) -> Option<WideSpec> {
    let at = wide.span().start;
    let WideText { header, record, meeting, indicator, unit } = wide.into_inner();
    let record = match (record, meeting, indicator, unit) {
        (RecordText::Attendance, Some(meeting), None, None) => WideRecord::Attendance { meeting },
        (RecordText::Sighting, None, None, None) => WideRecord::Sighting,
        (RecordText::Indicator, None, Some(indicator), Some(unit)) => WideRecord::Indicator { indicator, unit },
        _ => {
            faults.say(
                at,
                "an attendance needs meeting = \"...\", an indicator needs indicator and unit, a sighting none of them",
            );
            return None;
        }
    };
    let header = match header {
        HeaderText::Year => HeaderForm::Year,
        HeaderText::Date => HeaderForm::Date,
    };
    Some(WideSpec { header, record })
}

fn column_of(column: ColumnText, at: usize, faults: &mut Faults) -> ColumnSpec {
    let given = [
        ("grouping", column.grouping.is_some(), KindText::Integer),
        ("min", column.min.is_some(), KindText::Integer),
        ("max", column.max.is_some(), KindText::Integer),
        ("decimal", column.decimal.is_some(), KindText::Decimal),
        ("format", column.format.is_some(), KindText::Date),
        ("digits", column.digits.is_some(), KindText::Key),
        ("values", column.values.is_some(), KindText::Choice),
        ("list", column.list.is_some(), KindText::Text),
    ];
    for (key, is_given, kind) in given {
        if is_given && column.kind != kind {
            let kind = format!("{kind:?}").to_lowercase();
            faults.say(at, format!("column \"{}\": {key} belongs to type = \"{kind}\"", column.name));
        }
    }
    if column.list.as_ref().is_some_and(|signs| signs.is_empty() || signs.contains(char::is_alphanumeric)) {
        faults.say(
            at,
            format!("column \"{}\": list is the signs between the texts of a cell, such as \";\"", column.name),
        );
    }
    let kind = match column.kind {
        KindText::Text => ColumnKind::Text,
        KindText::Integer => ColumnKind::Integer {
            grouping: column.grouping,
            min: column.min.unwrap_or(i64::MIN),
            max: column.max.unwrap_or(i64::MAX),
        },
        KindText::Decimal => ColumnKind::Decimal {
            mark: match column.decimal {
                None | Some(',') => DecimalMark::Comma,
                Some('.') => DecimalMark::Point,
                Some(other) => {
                    faults.say(at, format!("column \"{}\": decimal is \",\" or \".\", not \"{other}\"", column.name));
                    DecimalMark::Comma
                }
            },
        },
        KindText::Date => ColumnKind::Date(match column.format {
            Some(FormText::German) => DateForm::German,
            Some(FormText::Iso) => DateForm::Iso,
            Some(FormText::American) => DateForm::American,
            Some(FormText::Serial) => DateForm::Serial,
            Some(FormText::Serial1904) => DateForm::Serial1904,
            Some(FormText::Any) | None => DateForm::Any,
        }),
        KindText::Key => {
            let digits = column.digits.unwrap_or(8);
            if !(1..=18).contains(&digits) {
                faults.say(at, format!("column \"{}\": a key has 1 to 18 digits, not {digits}", column.name));
            }
            ColumnKind::Key { digits }
        }
        KindText::State => ColumnKind::State,
        KindText::Boolean => ColumnKind::Boolean,
        KindText::Choice => {
            let values = column.values.unwrap_or_default();
            if values.is_empty() {
                faults.say(at, format!("column \"{}\": a choice needs values = [\"...\"]", column.name));
            }
            ColumnKind::Choice(values)
        }
        KindText::Withheld => ColumnKind::Withheld,
    };
    let field = column.field.map(|field| {
        let known = crate::convert::members::field_names();
        if !known.contains(field.get_ref()) {
            faults.say(
                field.span().start,
                format!("no field \"{}\" (expected one of {})", field.get_ref(), known.join(", ")),
            );
        }
        field.into_inner()
    });
    ColumnSpec {
        name: column.name,
        headers: column.headers,
        description: column.description,
        unit: column.unit,
        kind,
        required: column.required || column.key,
        key: column.key,
        unique: column.unique,
        field,
        fill_down: column.fill_down,
        list: column.list,
        indicator: column.indicator,
    }
}

fn rule_of(rule: &Spanned<RuleText>, columns: &[ColumnSpec], faults: &mut Faults) -> Option<RowRule> {
    let at = rule.span().start;
    let RuleText { rule, columns: named } = rule.get_ref();
    let mut position = |name: &String| {
        let found = columns.iter().position(|column| column.name == *name);
        if found.is_none() {
            faults.say(at, format!("no column is called \"{name}\""));
        }
        found
    };
    let (first, second) = (position(&named[0]), position(&named[1]));
    let (first, second) = (first?, second?);
    let kinds = (&columns.get(first)?.kind, &columns.get(second)?.kind);
    let (made, fits, expected) = match rule {
        RuleName::Order => {
            let numbers = |kind: &ColumnKind| matches!(kind, ColumnKind::Integer { .. } | ColumnKind::Decimal { .. });
            let dates = |kind: &ColumnKind| matches!(kind, ColumnKind::Date(_));
            let fits = (numbers(kinds.0) && numbers(kinds.1)) || (dates(kinds.0) && dates(kinds.1));
            (RowRule::Order(first, second), fits, "two columns of dates or two of numbers")
        }
        RuleName::KeyInState => {
            let fits = matches!(kinds, (ColumnKind::Key { .. }, ColumnKind::State));
            (RowRule::KeyInState(first, second), fits, "a key column and a state column")
        }
    };
    if !fits {
        faults.say(at, format!("the rule needs {expected}, not \"{}\" and \"{}\"", named[0], named[1]));
        return None;
    }
    Some(made)
}
