//! What a list brings to a register that was there: what is new, what stands there already, what it says otherwise.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::register::RecordRef;
use crate::table::{Column, Table};

/// What a row means for a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Standing {
    New,
    Same,
    Conflict,
}

impl Standing {
    const ALL: [Self; 3] = [Self::New, Self::Same, Self::Conflict];

    const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Conflict => "conflict",
        }
    }

    const fn shown(self, language: Language) -> &'static str {
        match self {
            Self::New => language.pick("neu", "new"),
            Self::Same => language.pick("gleich", "same"),
            Self::Conflict => language.pick("Widerspruch", "conflict"),
        }
    }
}

#[derive(Clone, Debug)]
struct Line {
    standing: Standing,
    of: RecordRef,
    row: u64,
    /// The field, what the register says of it, what the list says.
    said: Option<Box<(&'static str, Option<String>, String)>>,
}

/// The three-way report, in the order of the rows.
#[derive(Clone, Debug, Default)]
pub(in crate::convert::members) struct Merge {
    lines: Vec<Line>,
}

impl Merge {
    /// A record that was made.
    pub(super) fn record(&mut self, of: &RecordRef, row: u64) {
        self.lines.push(Line { standing: Standing::New, of: of.clone(), row, said: None });
    }

    /// A record that was made, or that was there.
    pub(super) fn made(&mut self, of: &RecordRef, is_new: bool, row: u64) {
        if is_new { self.record(of, row) } else { self.same(of, row) }
    }

    /// A value that a record did not say, or less precisely.
    pub(super) fn value(&mut self, of: &RecordRef, field: &'static str, said: &str, row: u64) {
        let said = Some(Box::new((field, None, said.to_owned())));
        self.lines.push(Line { standing: Standing::New, of: of.clone(), row, said });
    }

    pub(super) fn conflict(&mut self, of: &RecordRef, field: &'static str, (said, known): (&str, &str), row: u64) {
        let said = Some(Box::new((field, Some(known.to_owned()), said.to_owned())));
        self.lines.push(Line { standing: Standing::Conflict, of: of.clone(), row, said });
    }

    /// A record of which the row says nothing that it does not say; nothing is noted after what it does.
    pub(super) fn same(&mut self, of: &RecordRef, row: u64) {
        let of_row = self.lines.iter().rev().take_while(|line| line.row == row);
        if !of_row.into_iter().any(|line| line.of == *of) {
            self.lines.push(Line { standing: Standing::Same, of: of.clone(), row, said: None });
        }
    }

    /// As a table, one row per record and row of the list, or per value.
    pub(in crate::convert::members) fn table(&self) -> Table {
        let text = |name, description, cell: &dyn Fn(&Line) -> Option<String>| {
            Column::text(name, description, self.lines.iter().map(cell))
        };
        let said = |line: &Line| line.said.as_deref().cloned();
        Table::built(
            "merge",
            vec![
                text("standing", "new, same or conflict", &|line| Some(line.standing.as_str().to_owned())),
                text("table", "table of the record", &|line| Some(line.of.table().to_owned())),
                text("record", "id of the record", &|line| Some(line.of.id().to_owned())),
                text("field", "field, where one value is new or in conflict", &|line| Some(said(line)?.0.to_owned())),
                text("register", "what the register says of it", &|line| said(line)?.1),
                text("list", "what the list says of it", &|line| Some(said(line)?.2)),
                Column::integer(
                    "row",
                    "row of the list, counted from 1",
                    self.lines.iter().map(|line| i64::try_from(line.row).ok()),
                ),
            ],
        )
    }

    /// As a person reads it: how much is new, the same and in conflict, table by table, then every conflict.
    pub(in crate::convert::members) fn text(&self, language: Language) -> String {
        let mut counts: BTreeMap<(Standing, &str), usize> = BTreeMap::new();
        for line in &self.lines {
            *counts.entry((line.standing, line.of.table())).or_default() += 1;
        }
        let mut lines = Vec::new();
        for standing in Standing::ALL {
            let of: Vec<String> = counts
                .iter()
                .filter(|((of, _), _)| *of == standing)
                .map(|((_, table), count)| format!("{count} {table}"))
                .collect();
            let counted = if of.is_empty() { "0".to_owned() } else { of.join(", ") };
            lines.push(format!("{}: {counted}", standing.shown(language)));
        }
        let row = language.pick("Zeile", "row");
        let (register, list) = (language.pick("Register", "register"), language.pick("Liste", "list"));
        for line in self.lines.iter().filter(|line| line.standing == Standing::Conflict) {
            let Some((field, known, said)) = line.said.as_deref() else { continue };
            let known = known.as_deref().unwrap_or_default();
            lines.push(format!("  {} ({row} {}), {field}: {register} {known}, {list} {said}", line.of.id(), line.row));
        }
        lines.join("\n") + "\n"
    }
}
