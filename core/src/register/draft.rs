//! A register while it is made or changed.

use std::fmt;

use super::record::Record;
use super::records::Records;
use super::tables::{TableVisitor, Tables};
use super::{Register, Saved, rules};
use crate::finding::{Finding, Severity};
use crate::language::Language;
use crate::place::slug;
use crate::programme::Programme;

/// A register that may still be changed, and may not hang together yet.
///
/// ```
/// use stadtnetz::engagierte_stadt;
/// use stadtnetz::register::SightingKind;
///
/// let mut draft = engagierte_stadt().edit();
/// let source = draft.add_source("Stadt Kassel", "press text on the renewal");
/// let seen = draft.add_sighting("kassel-1", &"2025-03-01".parse()?, SightingKind::Press, &source);
/// let register = draft.finish()?;
/// assert!(register.sightings().get(seen.as_str()).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Draft {
    programme: Programme,
    tables: Tables,
    saved: Saved,
}

/// Why a draft is no register: everything that is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The findings, errors among them.
    pub findings: Vec<Finding>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        for (position, finding) in self.findings.iter().take(SHOWN).enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&finding.to_text(Language::En))?;
        }
        if self.findings.len() > SHOWN {
            write!(f, "\n… and {} more", self.findings.len() - SHOWN)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}

impl Draft {
    /// An empty register of a programme.
    pub fn new(programme: Programme) -> Self {
        Self { programme, tables: Tables::default(), saved: Saved::default() }
    }

    pub(super) fn from_register(register: Register) -> Self {
        Self { programme: register.programme, tables: register.tables, saved: register.saved }
    }

    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
    }

    pub(crate) fn tables_mut(&mut self) -> &mut Tables {
        &mut self.tables
    }

    /// The programme's definition.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// Adds a record, or puts it in the place of the one with its id, which is handed back.
    pub fn put<T: Stored>(&mut self, record: T) -> Option<T> {
        T::records_mut(&mut self.tables).put(record)
    }

    /// The record of a table with an id.
    pub fn get<T: Stored>(&self, id: &str) -> Option<&T> {
        T::records(&self.tables).get(id)
    }

    /// Takes a record out. What still points to it is found by [`finish`](Self::finish).
    pub fn remove<T: Stored>(&mut self, id: &str) -> Option<T> {
        T::records_mut(&mut self.tables).remove(id)
    }

    /// An id that no record of the table has: the slug of a name, with a number where it is taken.
    pub fn new_id<T: Stored>(&self, name: &str) -> super::Id<T> {
        let slug = match slug(name) {
            empty if empty.is_empty() => "record".to_owned(),
            slug => slug,
        };
        let records = T::records(&self.tables);
        let free = |id: &String| records.get(id).is_none();
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let id = std::iter::once(slug.clone()).chain(numbered).find(free).unwrap_or(slug);
        super::Id::made(id)
    }

    /// Everything that is wrong: each record alone, dangling ids of records and of the programme's sources, words the programme
    /// does not know.
    pub fn faults(&self) -> Vec<Finding> {
        self.faults_besides(&|_, _| false)
    }

    /// The same, where `elsewhere` says which ids of which tables exist besides the draft's own records.
    pub(crate) fn faults_besides(&self, elsewhere: &dyn Fn(&str, &str) -> bool) -> Vec<Finding> {
        let mut findings = record_faults(&self.tables, &|tables, id| self.holds(tables, id) || elsewhere(tables, id));
        findings.extend(self.unknown_terms());
        let cited = self.programme.source_references();
        let unknown = cited.into_iter().filter(|(_, id)| !self.holds("sources", id) && !elsewhere("sources", id));
        findings.extend(unknown.map(|(path, id)| {
            let finding = Finding::new(&rules::DANGLING_REFERENCE).table("programme").field(path.to_owned());
            finding.with("found", id).with("expected", "sources")
        }));
        findings
    }

    fn holds(&self, tables: &str, id: &str) -> bool {
        tables.split('|').any(|table| match table {
            "calls" => self.programme.call(id).is_some(),
            "phases" => self.programme.phase(id).is_some(),
            "commitments" => self.programme.vocabulary().commitments.iter().any(|known| known.id == id),
            _ => self.tables.holds(table, id),
        })
    }

    fn unknown_terms(&self) -> Vec<Finding> {
        let words = &self.programme;
        let mut findings = Vec::new();
        let mut require = |table: &'static str, record: &str, field: &'static str, found: &str, known: &[&str]| {
            if !known.contains(&found) {
                findings.push(
                    Finding::new(&rules::TERM_UNKNOWN)
                        .about(table, record)
                        .field(field)
                        .with("found", found)
                        .with("field", field)
                        .with("expected", known.join(", ")),
                );
            }
        };
        let (sectors, roles, kinds) = (words.sector_ids(), words.role_ids(), words.meeting_kind_ids());
        for organisation in &self.tables.organisations {
            if let Some(sector) = &organisation.sector {
                require("organisations", organisation.id(), "sector", sector, &sectors);
            }
        }
        for partner in &self.tables.local_partners {
            if let Some(sector) = &partner.sector {
                require("local_partners", partner.id(), "sector", sector, &sectors);
            }
        }
        for role in &self.tables.roles {
            require("roles", role.id(), "role", &role.role, &roles);
        }
        for meeting in &self.tables.meetings {
            require("meetings", meeting.id(), "kind", &meeting.kind, &kinds);
        }
        findings
    }

    /// The register, if nothing is wrong.
    ///
    /// # Errors
    /// At least one finding of severity error; the draft is lost, so keep a clone to correct it.
    pub fn finish(self) -> Result<Register, Refused> {
        let findings = self.faults();
        if findings.iter().any(|finding| finding.severity() == Severity::Error) {
            return Err(Refused { findings });
        }
        Ok(self.found_sound())
    }

    /// The register of a draft whose faults somebody has looked at: none of them is an error.
    pub(crate) fn found_sound(self) -> Register {
        Register { programme: self.programme, tables: self.tables, saved: self.saved }
    }
}

/// What is wrong with records: each alone, and what it points to where `holds` knows no such id in the named tables.
pub(crate) fn record_faults(tables: &Tables, holds: &dyn Fn(&str, &str) -> bool) -> Vec<Finding> {
    struct Check<'a> {
        holds: &'a dyn Fn(&str, &str) -> bool,
        findings: Vec<Finding>,
    }
    impl TableVisitor for Check<'_> {
        fn visit<T: Record>(&mut self, records: &Records<T>) {
            // Most records of a table name the same source as the one before.
            let mut held = "";
            for record in records {
                self.findings.extend(record.faults());
                record.references(&mut |field, tables, id| {
                    if field == "source" && held == id {
                        return;
                    }
                    if (self.holds)(tables, id) {
                        if field == "source" {
                            held = id;
                        }
                    } else {
                        self.findings.push(
                            Finding::new(&rules::DANGLING_REFERENCE)
                                .about(T::TABLE, record.id())
                                .field(field)
                                .with("found", id)
                                .with("expected", tables.replace('|', ", ")),
                        );
                    }
                });
            }
        }
    }
    let mut check = Check { holds, findings: Vec::new() };
    tables.visit(&mut check);
    check.findings
}

/// A record that has a table in the register.
pub trait Stored: Record {
    #[doc(hidden)]
    fn records(tables: &Tables) -> &Records<Self>;
    #[doc(hidden)]
    fn records_mut(tables: &mut Tables) -> &mut Records<Self>;
}
