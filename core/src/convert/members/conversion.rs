use super::account::{Account, RowEntry};
use super::fields::{Field, FieldSpec, MEMBER_LIST};
use super::layout::Layout;
use super::mapping::{Mapping, Part, WhyExtra, WhyWithheld};
use super::options::Options;
use super::records::{ListRow, Records};
use super::typed::{CellRepair, Kernels, List, Notes, View};
use crate::convert::bytes::{self, Container, Encoding, Sheet};
use crate::convert::grid::{Block, Dialect, QuoteFault, Splitter, row_at};
use crate::convert::persons;
use crate::convert::rules;
use crate::convert::words;
use crate::convert::{ConversionError, Outcome};
use crate::finding::{Finding, Origin};
use crate::language::Template;
use crate::register::rules::VALUE_MISSING;
use crate::register::{Id, Register, Source, SourceKind};
use crate::table::{Column, Table, quoted};
use crate::time::When;

/// A converted list: the register, and what became of every row and cell.
pub struct Conversion {
    pub(super) file: String,
    sheet: Sheet<'static>,
    dialect: Dialect,
    pub(super) mapping: Mapping,
    list: List,
    pub(super) account: Account,
    withheld: Vec<u64>,
    findings: Vec<Finding>,
    pub(super) source: Id<Source>,
    pub(super) register: Register,
}

/// What the pass over the sheet gives.
struct Pass {
    list: List,
    account: Account,
    withheld: Vec<u64>,
    findings: Vec<Finding>,
    /// Rows of data: their entry, and the repairs of their cells.
    data: Vec<(RowEntry, Vec<CellRepair>)>,
}

impl Conversion {
    /// Converts a member list.
    ///
    /// # Errors
    /// A file without rows, in no encoding taken here or without a header row; everything less is a finding.
    pub fn read(bytes: &[u8], options: Options) -> Result<Self, ConversionError> {
        let mut sheets = bytes::sheets(bytes.to_vec())?.into_iter().map(|sheet| Self::laid_out(sheet));
        let first = sheets.next().ok_or(ConversionError::Empty)?;
        // The first sheet that is a member list; where none is, what is wrong with the first.
        let (sheet, dialect, first, layout) = first.or_else(|error| sheets.flatten().next().ok_or(error))?;
        let mut mapping = Mapping::by_headers(&MEMBER_LIST, &layout.headers, None);
        let data: Vec<usize> = (0..first.rows.len())
            .filter(|&row| layout.skip(&sheet, first.row_number(row), first.cells(row)).is_none())
            .collect();
        mapping.withhold_contacts(&sheet, &first, &data);

        let Options { file, mut base, strict, publisher, published, retrieved, day } = options;
        let day = day.or_else(|| layout.day.clone());
        let pass = pass(&file, &sheet, &dialect, &layout, &mapping, &base, day.as_ref(), strict);

        let source = base.add_source(publisher.as_deref().unwrap_or("not known"), &file);
        base.change::<Source>(&source, |source| {
            source.kind = SourceKind::List;
            source.published = published;
            source.retrieved = retrieved;
        });
        let mut records = Records::new(base, source.clone(), day, &mapping);
        for (at, (entry, repairs)) in pass.data.iter().enumerate() {
            let name = pass.list.name(at).filter(|_| entry.outcome == Outcome::Converted);
            if let Some(name) = name {
                let origin = Origin::file(file.as_str()).row(entry.row).line(entry.line);
                let repairs = repairs.iter().collect();
                records.add(&ListRow { list: &pass.list, at, row: entry.row, origin, repairs }, name);
            }
        }
        let Records { draft, findings: of_records, .. } = records;
        let register = draft.finish()?;
        let mut conversion = Self {
            findings: about_the_file(&file, &sheet, &dialect),
            file,
            dialect,
            list: pass.list,
            account: pass.account,
            withheld: pass.withheld,
            source,
            register,
            mapping,
            sheet,
        };
        let about_columns = conversion.about_columns();
        conversion.findings.extend(about_columns);
        let mut of_rows = pass.findings;
        of_rows.extend(of_records);
        of_rows.sort_by_key(|finding| finding.origin().and_then(|origin| origin.row));
        conversion.findings.extend(of_rows);
        Ok(conversion)
    }

    fn laid_out(sheet: Sheet<'static>) -> Result<(Sheet<'static>, Dialect, Block, Layout), ConversionError> {
        let dialect = Dialect::decide(&sheet, |header| MEMBER_LIST.field(header).is_some());
        let mut first = Block::default();
        if !Splitter::new(&sheet, dialect.delimiter).next_block(&mut first) {
            return Err(ConversionError::Empty);
        }
        let layout = Layout::find(&sheet, &first, &MEMBER_LIST)?;
        Ok((sheet, dialect, first, layout))
    }

    /// The register.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// What was found: about the file, about its columns, then row by row. Withheld cells are never quoted.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How the file was read.
    pub fn encoding(&self) -> Encoding {
        self.sheet.encoding()
    }

    /// How many rows were rejected.
    pub fn rejected(&self) -> usize {
        self.account.count_of(|outcome| outcome == Outcome::Rejected)
    }

    /// The account of rows and cells: `unit`, `what`, `count`.
    pub fn account(&self) -> Table {
        self.account.table()
    }

    /// Every row of the sheet with its outcome: `row`, `line`, `outcome`, `reason`.
    pub fn rows(&self) -> Table {
        self.account.rows_table()
    }

    /// The rows of data as typed columns, before records are made of them.
    pub fn typed(&self) -> Table {
        self.list.table()
    }

    /// Every finding as a table.
    pub fn findings_table(&self, language: crate::language::Language) -> Table {
        crate::finding::findings_table(&self.findings, language)
    }

    /// The rejected rows as they stood, with the number of their row first; withheld cells are blank.
    pub fn rejected_csv(&self) -> String {
        let headers = self.mapping.columns.iter().map(|column| column.header.clone());
        let mut lines = vec![std::iter::once("row".to_owned()).chain(headers).collect::<Vec<_>>()];
        for entry in self.account.rows.iter().filter(|entry| entry.outcome == Outcome::Rejected) {
            let cells = self.cells(entry);
            let shown = cells.iter().map(|(_, text, withheld)| if *withheld { String::new() } else { text.clone() });
            lines.push(std::iter::once(entry.row.to_string()).chain(shown).collect());
        }
        let quoted = lines.iter().map(|cells| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        quoted.map(|line| line + "\n").collect()
    }

    /// The cells that no record holds: `row`, `column`, `text`.
    pub fn extra(&self) -> Table {
        let is_value = self.values();
        self.cell_table("extra", |position, withheld| !withheld && !is_value.get(position).copied().unwrap_or(false))
    }

    /// The columns with withheld cells: `column`, `why`, `cells`. What stands in them is nowhere but in [`personal`](Self::personal).
    pub fn withheld(&self) -> Table {
        let columns: Vec<(&str, &str, u64)> = self
            .mapping
            .columns
            .iter()
            .zip(&self.withheld)
            .filter(|(column, count)| **count > 0 || matches!(column.part, Part::Withheld(_)))
            .map(|(column, count)| {
                let why = if column.part == Part::Withheld(WhyWithheld::Header) { "header" } else { "cells" };
                (column.header.as_str(), why, *count)
            })
            .collect();
        Table::built(
            "withheld",
            vec![
                Column::text("column", "header of the column", columns.iter().map(|column| Some(column.0.to_owned()))),
                Column::text(
                    "why",
                    "header: it names persons; cells: they look like mail addresses or telephone numbers",
                    columns.iter().map(|column| Some(column.1.to_owned())),
                ),
                Column::integer("cells", "cells withheld", columns.iter().map(|column| i64::try_from(column.2).ok())),
            ],
        )
    }

    /// The withheld cells: `row`, `column`, `text`. For a file of its own, where somebody asks to keep them.
    pub fn personal(&self) -> Table {
        let is_value = self.values();
        self.cell_table("personal", |position, withheld| withheld && !is_value.get(position).copied().unwrap_or(false))
    }

    fn values(&self) -> Vec<bool> {
        self.mapping.columns.iter().map(|column| column.part == Part::Value).collect()
    }

    /// The cells of a row, read again from the bytes: position, text, whether it is withheld.
    pub(super) fn cells(&self, entry: &RowEntry) -> Vec<(usize, String, bool)> {
        let cells = row_at(&self.sheet, entry.offset, &self.dialect);
        let width = cells.len();
        let texts = cells.into_iter().map(|cell| cell.text(&self.sheet).trim().to_owned());
        texts
            .enumerate()
            .map(|(at, text)| {
                let withheld = self.mapping.withholds(at, width) || persons::is_contact(&text);
                (at, text, withheld)
            })
            .collect()
    }

    fn cell_table(&self, name: &str, wanted: impl Fn(usize, bool) -> bool) -> Table {
        let mut found: Vec<(u64, String, String)> = Vec::new();
        let data = |entry: &&RowEntry| matches!(entry.outcome, Outcome::Converted | Outcome::Rejected);
        for entry in self.account.rows.iter().filter(data) {
            for (at, text, withheld) in self.cells(entry) {
                if !words::is_missing(&text)
                    && wanted(at, withheld)
                    && (withheld || entry.outcome == Outcome::Converted)
                {
                    let header = self.mapping.columns.get(at).map(|column| column.header.clone());
                    found.push((entry.row, header.unwrap_or_else(|| format!("column {}", at + 1)), text));
                }
            }
        }
        Table::built(
            name,
            vec![
                Column::integer(
                    "row",
                    "row of the list, counted from 1",
                    found.iter().map(|cell| i64::try_from(cell.0).ok()),
                ),
                Column::text("column", "header of the column", found.iter().map(|cell| Some(cell.1.clone()))),
                Column::text("text", "what stands there", found.iter().map(|cell| Some(cell.2.clone()))),
            ],
        )
    }

    fn about_columns(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (column, &withheld) in self.mapping.columns.iter().zip(&self.withheld) {
            let origin = Origin::file(self.file.as_str()).column(column.header.as_str());
            let of = |rule| Finding::new(rule).with("column", column.header.as_str()).at(origin.clone());
            match column.part {
                Part::Value => {}
                Part::Extra(WhyExtra::NoDay) => findings.push(of(&rules::FIGURES_WITHOUT_DAY)),
                Part::Extra(why) => findings.push(of(&rules::COLUMN_HANDED_BACK).with("why", phrase(why))),
                Part::Withheld(why) => {
                    let cells = i64::try_from(withheld).unwrap_or(i64::MAX);
                    findings.push(of(&rules::COLUMN_WITHHELD).with("cells", cells).with("why", persons_phrase(why)));
                }
            }
        }
        findings
    }
}

fn phrase(why: WhyExtra) -> Template {
    match why {
        WhyExtra::Unknown => Template::new("die Kopfzeile ist nicht bekannt", "its header is not known"),
        WhyExtra::NoRecord => Template::new("kein Eintrag hat dafür ein Feld", "no record has a field for it"),
        WhyExtra::Repeated => Template::new("eine Spalte davor nennt dasselbe", "a column before it says the same"),
        WhyExtra::NoDay => Template::new("der Stichtag fehlt", "the reference day is missing"),
    }
}

fn persons_phrase(why: WhyWithheld) -> Template {
    match why {
        WhyWithheld::Header => Template::new("die Kopfzeile nennt Personen", "its header names persons"),
        WhyWithheld::Cells => {
            Template::new("Mailadressen oder Telefonnummern", "they look like mail addresses or telephone numbers")
        }
    }
}

/// Lines in two encodings.
pub(in crate::convert) fn about_mixture(file: &str, sheet: &Sheet<'_>) -> Option<Finding> {
    let mixed = sheet.mixed()?;
    let finding = Finding::new(&rules::ENCODING_MIXED)
        .with("utf8", mixed.utf8)
        .with("other", mixed.other)
        .with("encoding", sheet.encoding().as_str());
    Some(finding.at(Origin::file(file).line(mixed.line)))
}

fn about_the_file(file: &str, sheet: &Sheet, dialect: &Dialect) -> Vec<Finding> {
    let mut findings = Vec::new();
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let encoding = sheet.encoding();
    if !matches!(encoding, Encoding::Utf8 | Encoding::Utf16) {
        findings
            .push(Finding::new(&rules::ENCODING_ASSUMED).with("encoding", encoding.as_str()).at(Origin::file(file)));
        findings.extend(about_mixture(file, sheet));
        let unassigned = sheet.unassigned();
        if unassigned > 0 {
            let doubtful = Finding::new(&rules::ENCODING_DOUBTFUL).with("encoding", encoding.as_str());
            findings.push(doubtful.with("bytes", number(unassigned)).at(Origin::file(file)));
        }
    }
    if sheet.container() != Container::Text {
        return findings;
    }
    let decided = Finding::new(&rules::DELIMITER_DECIDED)
        .with("found", dialect.shown())
        .with("agreeing", number(dialect.agreeing))
        .with("rows", number(dialect.rows))
        .with("width", number(dialect.width));
    findings.push(decided.at(Origin::file(file)));
    findings
}

#[expect(clippy::too_many_arguments, reason = "the stages before it each give one")]
fn pass(
    file: &str,
    sheet: &Sheet,
    dialect: &Dialect,
    layout: &Layout,
    mapping: &Mapping,
    base: &crate::register::Draft,
    day: Option<&When>,
    strict: bool,
) -> Pass {
    let kernels = Kernels::new(base.programme(), day.map(When::earliest));
    let wanted: Vec<(usize, &'static FieldSpec)> = mapping.values().collect();
    let is_value: Vec<bool> = mapping.columns.iter().map(|column| column.part == Part::Value).collect();
    let name = mapping.position(Field::Name);
    let mut pass = Pass {
        list: List::default(),
        account: Account::default(),
        withheld: vec![0; mapping.columns.len()],
        findings: Vec::new(),
        data: Vec::new(),
    };
    let mut splitter = Splitter::new(sheet, dialect.delimiter);
    let mut block = Block::default();
    while splitter.next_block(&mut block) {
        let mut entries: Vec<RowEntry> = Vec::with_capacity(block.rows.len());
        let mut data: Vec<usize> = Vec::new();
        for (at, row) in block.rows.iter().enumerate() {
            let number = block.row_number(at);
            let skipped = layout.skip(sheet, number, block.cells(at)).map(Outcome::Skipped);
            let outcome = skipped.unwrap_or(Outcome::Converted);
            if outcome == Outcome::Converted {
                data.push(at);
            }
            entries.push(RowEntry { row: number, line: row.line, offset: row.offset, outcome });
        }
        let view = View { file, sheet, block: &block, rows: &data, mapping };
        let mut notes = Notes::of(data.len(), mapping.columns.len());
        let wide = about_shape(&view, mapping.columns.len(), &mut notes);
        let columns = kernels.columns(&view, &wanted, &mut notes);
        view.count_others(&is_value, &mut notes);
        let named = |slot: usize| {
            columns.iter().find(|column| Some(column.position) == name).is_some_and(|column| column.values.has(slot))
        };
        let mut repairs: Vec<Vec<CellRepair>> = vec![Vec::new(); data.len()];
        for repair in notes.repairs {
            if let Some(of_row) = repairs.get_mut(repair.slot) {
                of_row.push(repair);
            }
        }
        for (slot, (&at, repairs)) in data.iter().zip(repairs).enumerate() {
            let Some(entry) = entries.get_mut(at) else { continue };
            let has_error = notes.errors.get(slot).copied().unwrap_or(false);
            if !named(slot) || wide.contains(&slot) || (strict && has_error) {
                entry.outcome = Outcome::Rejected;
            }
            if !named(slot) && !has_error {
                let origin = view.row_origin(slot);
                pass.findings
                    .push(Finding::new(&VALUE_MISSING).table("places").field("name").with("field", "name").at(origin));
            }
            pass.data.push((*entry, repairs));
        }
        let mut tallies = notes.tallies.into_iter();
        for entry in entries {
            match entry.outcome {
                Outcome::Skipped(_) => pass.account.rows.push(entry),
                _ => pass.account.count(entry, tallies.next().unwrap_or_default()),
            }
        }
        for (sum, count) in pass.withheld.iter_mut().zip(&notes.withheld) {
            *sum += count;
        }
        pass.findings.extend(notes.findings);
        let numbers: Vec<u64> = data.iter().map(|&at| block.row_number(at)).collect();
        pass.list.push(numbers.into_iter(), columns);
    }
    pass
}

/// Rows with more or fewer cells than headers, and quotes that are not as they should be; the slots of the rows too wide.
fn about_shape(view: &View<'_>, headers: usize, notes: &mut Notes) -> Vec<usize> {
    let mut wide = Vec::new();
    for (slot, &row) in view.rows.iter().enumerate() {
        let cells = view.block.cells(row);
        let filled = cells.iter().rposition(|cell| !cell.is_blank(view.sheet.bytes())).map_or(0, |last| last + 1);
        let rule = if filled > headers {
            wide.push(slot);
            &rules::ROW_TOO_WIDE
        } else if cells.len() < headers {
            &rules::ROW_SHORT
        } else {
            continue;
        };
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let finding = Finding::new(rule).with("found", number(cells.len())).with("expected", number(headers));
        notes.say(slot, finding.at(view.row_origin(slot)));
    }
    for &(row, cell, fault) in &view.block.faults {
        let Some(slot) = view.rows.iter().position(|&of| of == row) else { continue };
        let rule = match fault {
            QuoteFault::Unclosed => &rules::QUOTE_UNCLOSED,
            QuoteFault::TextBehind => &rules::TEXT_BEHIND_QUOTE,
        };
        notes.say(slot, Finding::new(rule).at(view.origin(slot, cell)));
    }
    wide
}
