//! A strict cursor over one table of the definition: what is read is what may stand there, everything else is an error.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::names::{Names, suggestion};
use super::position::{Report, Spot};
use super::rules;
use super::values::{Key, Readable, type_name};
use crate::finding::Finding;

/// One table of the definition while it is read. Every key is asked for once; [`finish`](Self::finish) reports the others.
///
/// Ask for all keys before building the record, so that one fault does not hide the next:
/// `let id = reader.id(..); let opens = reader.required("opens"); reader.finish(); Some(Call { id: id?, opens: opens?, .. })`.
pub(super) struct Reader<'a> {
    report: &'a Report<'a>,
    spot: Spot,
    entries: Vec<Entry<'a>>,
    known: Vec<Asked>,
}

struct Entry<'a> {
    key: &'a str,
    key_span: Range<usize>,
    value: &'a Spanned<DeValue<'a>>,
    taken: bool,
}

/// A key that may stand in the table.
#[derive(Clone, Copy)]
struct Asked {
    key: &'static str,
    is_date: bool,
}

/// A value with its place, on its way to a type.
pub(super) struct Value<'a> {
    pub(super) report: &'a Report<'a>,
    pub(super) spot: Spot,
    pub(super) toml: &'a DeValue<'a>,
}

impl Value<'_> {
    /// Reports a fault of this value.
    pub(super) fn fault(&self, finding: Finding) {
        self.report.add(&self.spot, finding);
    }

    /// Reports that the value has another type than the one expected.
    pub(super) fn wrong_type<T: Readable>(&self) {
        let finding = Finding::new(&rules::WRONG_TYPE)
            .with("field", self.spot.field.as_str())
            .with("found", type_name(self.toml))
            .with("expected", T::EXPECTED);
        self.fault(finding);
    }
}

impl<'a> Reader<'a> {
    /// A cursor over the whole file.
    pub(super) fn root(report: &'a Report<'a>, table: &'a DeTable<'a>) -> Self {
        let top = Spot { byte: 0, table: String::new(), record: String::new(), field: String::new() };
        Self::over(report, top, table)
    }

    fn over(report: &'a Report<'a>, spot: Spot, table: &'a DeTable<'a>) -> Self {
        let entries = table
            .iter()
            .map(|(key, value)| Entry { key: key.get_ref(), key_span: key.span(), value, taken: false })
            .collect();
        Self { report, spot, entries, known: Vec::new() }
    }

    pub(super) fn report(&self) -> &'a Report<'a> {
        self.report
    }

    /// The place of the table itself.
    pub(super) fn spot(&self) -> &Spot {
        &self.spot
    }

    /// The place of a key's value; of the table where the key is absent.
    pub(super) fn spot_of(&self, key: &str) -> Spot {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.map_or_else(|| self.spot.clone(), |entry| self.spot.within(key, &entry.value.span()))
    }

    /// The value of a key that may be absent.
    pub(super) fn optional<T: Readable>(&mut self, key: &'static str) -> Option<T> {
        self.take(key, T::IS_DATE).and_then(|value| T::read(&value))
    }

    /// The value of a key that has to be there.
    pub(super) fn required<T: Readable>(&mut self, key: &'static str) -> Option<T> {
        let value = self.take(key, T::IS_DATE);
        if value.is_none() {
            self.missing(key);
        }
        value.and_then(|value| T::read(&value))
    }

    /// The values of a list that may be absent.
    pub(super) fn list<T: Readable>(&mut self, key: &'static str) -> Vec<T> {
        self.optional::<Vec<T>>(key).unwrap_or_default()
    }

    /// The record's own id, declared among the names of its table.
    pub(super) fn id(&mut self, names: &mut Names) -> Option<String> {
        let Key { id, spot } = self.required("id")?;
        if !names.declare(&id) {
            let finding = Finding::new(&rules::ID_REPEATED).with("found", id.as_str()).with("table", names.table());
            self.report.add(&spot, finding);
        }
        Some(id)
    }

    /// An id declared elsewhere in the definition, that may be absent.
    pub(super) fn reference(&mut self, key: &'static str, names: &Names) -> Option<String> {
        let key = self.optional(key)?;
        self.resolve(key, names)
    }

    /// An id declared elsewhere in the definition, that has to be there.
    pub(super) fn required_reference(&mut self, key: &'static str, names: &Names) -> Option<String> {
        let key = self.required(key)?;
        self.resolve(key, names)
    }

    /// Ids declared elsewhere in the definition.
    pub(super) fn references(&mut self, key: &'static str, names: &Names) -> Vec<String> {
        self.list(key).into_iter().filter_map(|key| self.resolve(key, names)).collect()
    }

    fn resolve(&self, Key { id, spot }: Key, names: &Names) -> Option<String> {
        if names.holds(&id) {
            return Some(id);
        }
        let finding = Finding::new(&rules::UNDEFINED_REFERENCE)
            .with("found", id.as_str())
            .with("table", names.table())
            .with("nearest", names.suggestion(&id));
        self.report.add(&spot, finding);
        None
    }

    /// Ids of sources. The sources themselves stand in the register, which checks the ids.
    pub(super) fn sources(&mut self, key: &'static str) -> Vec<String> {
        let keys: Vec<Key> = self.list(key);
        for Key { id, spot } in &keys {
            self.report.cite(spot, id);
        }
        keys.into_iter().map(|key| key.id).collect()
    }

    /// A table within this one.
    pub(super) fn section(&mut self, key: &'static str) -> Option<Reader<'a>> {
        let value = self.take(key, false)?;
        self.table(value)
    }

    /// The records of a list of tables.
    pub(super) fn records(&mut self, key: &'static str) -> Vec<Reader<'a>> {
        let Some(value) = self.take(key, false) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.toml else {
            value.wrong_type::<Vec<Table>>();
            return Vec::new();
        };
        let spots = items.iter().zip(1..).map(|(item, number)| (item, self.record_spot(key, item, number)));
        let tables = spots.map(|(item, spot)| Value { report: self.report, spot, toml: item.get_ref() });
        tables.filter_map(|value| self.table(value)).collect()
    }

    /// The records of a list of tables that needs at least one.
    pub(super) fn required_records(&mut self, key: &'static str) -> Vec<Reader<'a>> {
        if !self.says_something(key) {
            self.missing(key);
        }
        self.records(key)
    }

    /// The same cursor over a record of its own, called by the names of a table and a record.
    pub(super) fn into_record(mut self, table: &str, record: &str) -> Self {
        self.spot = Spot { table: table.to_owned(), record: record.to_owned(), field: String::new(), ..self.spot };
        self
    }

    /// Whether a key was written.
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Whether a key was written that is none of these.
    pub(super) fn has_key_besides(&self, keys: &[&str]) -> bool {
        self.entries.iter().any(|entry| !keys.contains(&entry.key))
    }

    /// How many items the list under a key has, faulty ones among them.
    pub(super) fn length_of(&self, key: &str) -> usize {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.and_then(|entry| entry.value.get_ref().as_array()).map_or(0, |items| items.len())
    }

    /// Whether something was written under a key, be it faulty: what is reported as faulty is not reported as missing too.
    pub(super) fn says_something(&self, key: &str) -> bool {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.is_some_and(|entry| entry.value.get_ref().as_array().is_none_or(|items| !items.is_empty()))
    }

    fn table(&self, value: Value<'a>) -> Option<Reader<'a>> {
        if let DeValue::Table(table) = value.toml {
            return Some(Self::over(self.report, value.spot, table));
        }
        value.wrong_type::<Table>();
        None
    }

    /// A list outside any record is a table of the definition, and its items are called by their ids.
    fn record_spot(&self, key: &str, item: &Spanned<DeValue<'_>>, number: usize) -> Spot {
        let span = item.span();
        if self.spot.record.is_empty() {
            let id = item.get_ref().get("id").and_then(|id| id.get_ref().as_str());
            let record = id.map_or_else(|| number.to_string(), str::to_owned);
            Spot { byte: span.start, table: key.to_owned(), record, field: String::new() }
        } else {
            self.spot.within(&format!("{key}.{number}"), &span)
        }
    }

    /// The keys asked for so far; those of dates only, where `dates` says so.
    pub(super) fn known_keys(&self, dates: bool) -> Vec<&'static str> {
        self.known.iter().filter(|asked| asked.is_date || !dates).map(|asked| asked.key).collect()
    }

    /// Reports that a key is missing or empty.
    pub(super) fn missing(&self, key: &str) {
        self.report.add(&self.spot, Finding::new(&rules::KEY_MISSING).with("field", key));
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        let known: Vec<&str> = self.known.iter().map(|asked| asked.key).collect();
        for entry in self.entries.iter().filter(|entry| !entry.taken) {
            let finding = Finding::new(&rules::UNKNOWN_KEY)
                .with("found", entry.key)
                .with("nearest", suggestion(entry.key, &known));
            self.report.add(&self.spot.within(entry.key, &entry.key_span), finding);
        }
    }

    fn take(&mut self, key: &'static str, is_date: bool) -> Option<Value<'a>> {
        self.known.push(Asked { key, is_date });
        let entry = self.entries.iter_mut().find(|entry| entry.key == key)?;
        entry.taken = true;
        let spot = self.spot.within(key, &entry.value.span());
        Some(Value { report: self.report, spot, toml: entry.value.get_ref() })
    }
}

/// Stands for a table where the type of a value is named; tables are read by a [`Reader`].
struct Table;

impl Readable for Table {
    const EXPECTED: crate::language::Template = crate::language::Template::new("eine Tabelle", "a table");

    fn read(_: &Value<'_>) -> Option<Self> {
        None
    }
}
