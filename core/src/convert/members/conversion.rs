use std::borrow::Cow;

use super::account::Account;
use super::headers::Headers;
use super::options::Options;
use super::pass::{Filled, Pass};
use super::records::{ListRow, Merge, Records};
use super::shape::Shape;
use super::typed::List;
use sha2::{Digest, Sha256};

use crate::convert::bytes::{self, Encoding, Sheet};
use crate::convert::{ConversionError, Outcome, Profile};
use crate::finding::Finding;
use crate::language::Language;
use crate::register::{Draft, Id, Register, Source, SourceKind};
use crate::table::Table;

/// Who watches is told once in so many rows.
const TOLD: usize = 256;

/// A converted list: the register, and what became of every row and cell.
pub struct Conversion {
    pub(super) shape: Shape,
    list: List,
    pub(super) account: Account,
    pub(super) withheld: Vec<u64>,
    findings: Vec<Finding>,
    pub(super) filled: Filled,
    merge: Merge,
    pub(super) source: Id<Source>,
    pub(super) register: Register,
}

impl Conversion {
    /// Converts a member list.
    ///
    /// # Errors
    /// A file without rows, in no encoding taken here or without a header row; everything less is a finding.
    pub fn read(bytes: &[u8], options: Options) -> Result<Self, ConversionError> {
        let sheets = match options.profile.and_then(|profile| profile.encoding) {
            Some(encoding) => bytes::sheets_in(Cow::Owned(bytes.to_vec()), encoding)?,
            None => bytes::sheets(bytes.to_vec())?,
        };
        Self::of_sheets(sheets, bytes, options)
    }

    /// The same for a table that somebody has already: its numbers, days and flags are what they are. Rows are counted from the
    /// first one of data.
    ///
    /// # Errors
    /// A table without a column of places.
    pub fn of_table(table: &Table, options: Options) -> Result<Self, ConversionError> {
        Self::of_sheets(vec![bytes::sheet_of(table)], table.to_csv().as_bytes(), options)
    }

    /// Converts the sheets of a list that is known again by these bytes.
    fn of_sheets(sheets: Vec<Sheet<'static>>, bytes: &[u8], options: Options) -> Result<Self, ConversionError> {
        let Options { file, mut base, profile, directory, strict, fix, publisher, published, retrieved, day, watch } =
            options;
        let strict = strict || profile.is_some_and(Profile::is_strict);
        let shape = Shape::find(&file, sheets, Headers(profile))?;
        let day = day.or_else(|| shape.layout.day.clone());
        let Pass { list, account, columns, findings: of_cells, data, filled } =
            shape.pass(base.programme(), day.as_ref(), strict, fix, watch)?;

        let document = Source {
            id: Id::made("list"),
            publisher: publisher.unwrap_or_else(|| "not known".to_owned()),
            title: Some(shape.file.clone()),
            kind: SourceKind::List,
            url: None,
            published,
            retrieved,
            derived_from: Vec::new(),
            note: Some(
                Sha256::digest(bytes).iter().fold("SHA-256 ".to_owned(), |text, byte| text + &format!("{byte:02x}")),
            ),
        };
        let source = source_of(&mut base, document);
        let mut records = Records::new(base, source.clone(), day, (&shape, &list), directory);
        for (at, (entry, repairs)) in data.iter().enumerate() {
            if at % TOLD == 0 {
                watch.tell(shape.size() + entry.offset, 2 * shape.size())?;
            }
            if entry.outcome == Outcome::Converted {
                records.add(&ListRow { at, entry: *entry, repairs });
            }
        }
        let Records { draft, findings: of_records, merge, .. } = records;
        let register = draft.finish()?;
        let mut of_rows = of_cells;
        of_rows.extend(of_records);
        of_rows.sort_by_key(|finding| finding.origin().and_then(|origin| origin.row));
        let mut findings = shape.about(&columns);
        findings.append(&mut of_rows);
        let withheld = columns.iter().map(|column| column.withheld).collect();
        Ok(Self { shape, list, account, withheld, findings, filled, source: source.0, merge, register })
    }

    /// The register.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// What was found: about the file, about its columns, then row by row. Withheld cells are never quoted.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The source that the list is in the register.
    pub fn source(&self) -> &Id<Source> {
        &self.source
    }

    /// How the file was read.
    pub fn encoding(&self) -> Encoding {
        self.shape.sheet.encoding()
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

    /// What the list brings to the register it was converted into: `standing` (new, same, conflict), `table`, `record`, `field`,
    /// `register`, `list`, `row`. In a conflict the register keeps its value and the list's stands beside it, with its source.
    pub fn merge(&self) -> Table {
        self.merge.table()
    }

    /// The same as a person reads it: counts by table, then every conflict.
    pub fn merge_text(&self, language: Language) -> String {
        self.merge.text(language)
    }

    /// Every finding as a table.
    pub fn findings_table(&self, language: Language) -> Table {
        crate::finding::findings_table(&self.findings, language)
    }
}

/// The source that a list is, and whether it was there: the same bytes under the same name are the same list.
fn source_of(base: &mut Draft, document: Source) -> (Id<Source>, bool) {
    let is_it = |known: &&Source| Source { id: document.id.clone(), ..(*known).clone() } == document;
    if let Some(known) = base.sources().iter().find(is_it) {
        return (known.id.clone(), true);
    }
    let id = base.add_source(&document.publisher, document.title.as_deref().unwrap_or_default());
    base.put(Source { id: id.clone(), ..document });
    (id, false)
}
