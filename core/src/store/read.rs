//! Files into a register: every fault of every file, or the register.

use std::collections::BTreeMap;
use std::io::{self, Read};

use super::files::{PACKAGE, PROGRAMME, is_optional, names, sha256, table_file};
use super::tables::TableReader;
use super::text::decode;
use super::{FILE_LIMIT, Opened, package, rules};
use crate::finding::{Finding, Origin, Severity, Value};
use crate::programme::Programme;
use crate::register::{Draft, Refused, Register, TABLES, Tables, record_faults};

/// What there is of a file.
pub(super) enum Content {
    Absent,
    Bytes(Vec<u8>),
    TooLarge,
    Failed(io::Error),
}

impl Content {
    /// Reads a file to its end or to the limit.
    pub(super) fn of<R: Read>(opened: io::Result<Option<R>>, limit: u64) -> Self {
        let mut bytes = Vec::new();
        let read = match opened {
            Ok(Some(reader)) => reader.take(limit.saturating_add(1)).read_to_end(&mut bytes),
            Ok(None) => return Self::Absent,
            Err(error) => return Self::Failed(error),
        };
        match read {
            Ok(length) if u64::try_from(length).is_ok_and(|length| length <= limit) => Self::Bytes(bytes),
            Ok(_) => Self::TooLarge,
            Err(error) => Self::Failed(error),
        }
    }

    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// What there is of every file a register may have, by name.
pub(super) type Contents = BTreeMap<String, Content>;

impl Register {
    /// Reads a register from whatever hands out files by name: an archive, the network, memory.
    ///
    /// `open` is asked once for every file a register may have, and answers `None` where there is none. No file may be larger
    /// than [`FILE_LIMIT`].
    ///
    /// ```
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::register::Register;
    ///
    /// let files = engagierte_stadt().files();
    /// let find = |name: &str| files.iter().find(|(file, _)| file == name);
    /// let opened = Register::from_reader(|name| Ok(find(name).map(|(_, bytes)| bytes.as_slice())))?;
    /// assert_eq!(&opened.register, engagierte_stadt());
    /// # Ok::<(), stadtnetz::register::Refused>(())
    /// ```
    ///
    /// # Errors
    /// Anything that is wrong with any file, all at once and each with its file, line and column.
    pub fn from_reader<R: Read>(mut open: impl FnMut(&str) -> io::Result<Option<R>>) -> Result<Opened, Refused> {
        let content = |name: String| {
            let content = Content::of(open(&name), FILE_LIMIT);
            (name, content)
        };
        load("reader", &names().into_iter().map(content).collect(), Vec::new())
    }
}

/// The register in the files of `place`, and what is to be said about them.
pub(super) fn load(place: &str, contents: &Contents, mut findings: Vec<Finding>) -> Result<Opened, Refused> {
    if contents.values().all(Content::is_absent) {
        findings.push(Finding::new(&rules::NO_REGISTER).with("found", place).at(Origin::file(place)));
        return Err(Refused { findings });
    }
    let programme = read_programme(contents, &mut findings);
    let mut tables = Tables::default();
    let mut reader = TableReader::of(contents);
    tables.visit_mut(&mut reader);

    let unread = |tables: &str, id: &str| reader.may_hold(tables, id);
    let (draft, faults) = if let Some(programme) = programme {
        let mut draft = Draft::new(programme);
        *draft.tables_mut() = tables;
        let faults = draft.faults_besides(&unread);
        (Some(draft), faults)
    } else {
        let holds = |names: &str, id: &str| {
            let outside = |name| !TABLES.contains(&name);
            unread(names, id) || names.split('|').any(|name| outside(name) || tables.holds(name, id))
        };
        (None, record_faults(&tables, &holds))
    };
    findings.extend(faults.into_iter().map(|fault| locate_cited(contents, reader.locate(fault))));
    findings.append(&mut reader.into_findings());
    let is_error = |finding: &Finding| finding.severity() == Severity::Error;
    let register = draft.filter(|_| !findings.iter().any(is_error)).map(Draft::found_sound);
    let described = register.as_ref().map(package::describe);
    findings.extend(described.and_then(|described| compare_package(contents, &described)));
    sort(&mut findings);
    match register {
        Some(register) => Ok(Opened { register, findings }),
        None => Err(Refused { findings }),
    }
}

/// The bytes of a file that must be there, or a finding.
pub(super) fn required<'c>(name: &str, content: Option<&'c Content>, findings: &mut Vec<Finding>) -> Option<&'c [u8]> {
    let finding = match content {
        Some(Content::Bytes(bytes)) => return Some(bytes),
        Some(Content::Absent) | None => Finding::new(&rules::FILE_MISSING),
        Some(Content::TooLarge) => {
            let limit = i64::try_from(FILE_LIMIT).unwrap_or(i64::MAX);
            Finding::new(&rules::FILE_TOO_LARGE).with("limit", limit)
        }
        Some(Content::Failed(error)) => Finding::new(&rules::FILE_UNREADABLE).with("reason", error.to_string()),
    };
    findings.push(finding.with("found", name).at(Origin::file(name)));
    None
}

fn read_programme(contents: &Contents, findings: &mut Vec<Finding>) -> Option<Programme> {
    let bytes = required(PROGRAMME, contents.get(PROGRAMME), findings)?;
    let text = decode(PROGRAMME, bytes, findings)?;
    match Programme::from_toml(PROGRAMME, text) {
        Ok((programme, mut said)) => {
            findings.append(&mut said);
            Some(programme)
        }
        Err(mut said) => {
            findings.append(&mut said);
            None
        }
    }
}

/// A finding about the definition, with the first line that names what was found.
fn locate_cited(contents: &Contents, finding: Finding) -> Finding {
    let subject = finding.subject();
    let (Some("programme"), Some(Content::Bytes(bytes))) = (subject.table.as_deref(), contents.get(PROGRAMME)) else {
        return finding;
    };
    let mut origin = Origin::file(PROGRAMME).column(subject.field.clone().unwrap_or_default());
    if let Some(Value::Text(found)) = finding.value("found") {
        let text = String::from_utf8_lossy(bytes);
        let names =
            |line: &str| [format!("\"{found}\""), format!("'{found}'")].iter().any(|quoted| line.contains(quoted));
        origin.line = (1..).zip(text.lines()).find(|(_, line)| names(line)).map(|(number, _)| number);
    }
    finding.at(origin)
}

/// A description that is not the one of these tables: it is never read, but whoever edited it should know that.
fn compare_package(contents: &Contents, described: &[u8]) -> Option<Finding> {
    match contents.get(PACKAGE) {
        Some(Content::Bytes(bytes)) if bytes == described => None,
        _ => Some(Finding::new(&rules::PACKAGE_DIFFERS).with("found", PACKAGE).at(Origin::file(PACKAGE))),
    }
}

/// The digest of every file that is there.
pub(super) fn digests(contents: &Contents) -> BTreeMap<String, String> {
    let digest = |(name, content): (&String, &Content)| match content {
        Content::Bytes(bytes) => Some((name.clone(), sha256(bytes))),
        _ => None,
    };
    contents.iter().filter_map(digest).collect()
}

/// File by file, and in a file from top to bottom.
fn sort(findings: &mut [Finding]) {
    let names = names();
    findings.sort_by_key(|finding| {
        let origin = finding.origin();
        let file = origin.map(|origin| names.iter().position(|name| *name == origin.file).unwrap_or(names.len()));
        (file, origin.and_then(|origin| origin.line))
    });
}

/// Whether a table's file has to be there.
pub(super) fn may_be_absent(table: &str, content: Option<&Content>) -> bool {
    is_optional(table) && content.is_none_or(Content::is_absent)
}

/// The content of a table's file.
pub(super) fn table_content<'c>(contents: &'c Contents, table: &str) -> Option<&'c Content> {
    contents.get(&table_file(table))
}
