use super::reader::Reader;
use super::rules;
use crate::finding::Finding;
use crate::language::Template;
use crate::time::When;

/// Where an entry of the definition comes from, and where its sources disagree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// Sources of the entry, by their ids in the register.
    pub source: Vec<String>,
    /// Sources of single fields, by field.
    pub source_of: Vec<(&'static str, Vec<String>)>,
    /// Values that other sources give.
    pub conflicts: Vec<Conflict>,
    /// Remarks.
    pub note: Option<String>,
}

/// A value that a source gives and the entry does not have, because another one is better supported.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The field of the entry.
    pub field: String,
    /// The other value, as in the definition.
    pub value: String,
    /// The other value where the field is a date.
    pub when: Option<When>,
    /// Who says so.
    pub source: Vec<String>,
    /// Remarks.
    pub note: Option<String>,
}

impl Provenance {
    /// The sources of a field: its own, else those of the entry.
    pub fn sources_of(&self, field: &str) -> &[String] {
        let own = self.source_of.iter().find(|(known, _)| *known == field);
        own.map_or(&self.source, |(_, sources)| sources)
    }

    /// The other values of a field.
    pub fn conflicts_of(&self, field: &str) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(move |conflict| conflict.field == field)
    }

    /// Reads where an entry comes from and finishes its reader: what it speaks of are the keys asked for before.
    pub(super) fn read_and_finish(mut reader: Reader<'_>) -> Self {
        let fields = reader.known_keys(false);
        let dates = reader.known_keys(true);
        let source = reader.sources("source");
        let source_of = sources_by_field(&mut reader, &fields);
        let conflicts = reader.records("conflicts");
        let conflicts =
            conflicts.into_iter().filter_map(|conflict| Conflict::read(conflict, &fields, &dates)).collect();
        let note = reader.optional::<String>("note");
        if !reader.says_something("source") && !reader.says_something("source_of") {
            without_source(&reader);
        }
        reader.finish();
        Self { source, source_of, conflicts, note }
    }
}

impl Conflict {
    fn read(mut reader: Reader<'_>, fields: &[&'static str], dates: &[&'static str]) -> Option<Self> {
        let field = reader.required::<String>("field");
        let value = reader.required::<String>("value");
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        if let Some(field) = field.as_deref()
            && !fields.contains(&field)
        {
            let finding = Finding::new(&rules::WORD_REFUSED).with("found", field).with("expected", fields.join(", "));
            reader.report().add(&reader.spot_of("field"), finding);
        }
        let is_date = field.as_deref().is_some_and(|field| dates.contains(&field));
        let when = value.as_deref().filter(|_| is_date).map(When::from_field);
        if let (Some(Err(_)), Some(found)) = (&when, &value) {
            let finding = Finding::new(&rules::DATE_UNREADABLE).with("found", found.as_str());
            reader.report().add(&reader.spot_of("value"), finding);
        }
        reader.finish();
        Some(Self { field: field?, value: value?, when: when.and_then(Result::ok), source, note })
    }
}

/// The lists of sources of a table whose keys are fields.
pub(super) fn sources_by_field(reader: &mut Reader<'_>, fields: &[&'static str]) -> Vec<(&'static str, Vec<String>)> {
    let Some(mut section) = reader.section("source_of") else {
        return Vec::new();
    };
    let by_field = fields.iter().map(|&field| (field, section.sources(field)));
    let named = by_field.filter(|(_, sources)| !sources.is_empty()).collect();
    section.finish();
    named
}

/// The sources of an entry that has no other way to name them.
pub(super) fn required_sources(reader: &mut Reader<'_>) -> Vec<String> {
    if !reader.says_something("source") {
        without_source(reader);
    }
    reader.sources("source")
}

fn without_source(reader: &Reader<'_>) {
    let path = reader.spot().path();
    let finding = Finding::new(&rules::VALUE_WITHOUT_SOURCE);
    let finding = if path.is_empty() {
        finding.with("subject", Template::new("die Definition", "the definition"))
    } else {
        finding.with("subject", path)
    };
    reader.report().add(reader.spot(), finding);
}
