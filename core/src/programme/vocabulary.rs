use super::names::Names;
use super::provenance::{required_sources, sources_by_field};
use super::reader::Reader;
use crate::language::Language;
use crate::time::When;

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

impl Label {
    /// The name in a language.
    pub fn text(&self, language: Language) -> &str {
        language.pick(&self.de, &self.en)
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let de = reader.required::<String>("de");
        let en = reader.required::<String>("en");
        Some(Self { de: de?, en: en? })
    }
}

/// A word of the programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The id.
    pub id: String,
    /// What it is called.
    pub label: Label,
    /// Other German words that sources use for it.
    pub also: Vec<String>,
    /// Of a role: whether only one organisation can have it at a time.
    pub exclusive: bool,
}

/// The words of a programme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Parts of society that work together in a place.
    pub sectors: Vec<Term>,
    /// What organisations do for the programme.
    pub roles: Vec<Term>,
    /// Kinds of meetings.
    pub meeting_kinds: Vec<Term>,
    /// What members work on.
    pub themes: Vec<Term>,
    /// What applicants commit themselves to.
    pub commitments: Vec<Term>,
    /// What rules count beside partners: shops, resolutions, members of a group.
    pub facts: Vec<Term>,
    /// What rules date beside the receipt of an application: a resolution, a survey.
    pub events: Vec<Term>,
    /// Sources of single lists, by list.
    pub source_of: Vec<(&'static str, Vec<String>)>,
}

/// The ids a vocabulary declares, for everything that refers to them.
pub(super) struct Words {
    pub(super) sectors: Names,
    pub(super) commitments: Names,
    pub(super) facts: Names,
    pub(super) events: Names,
}

impl Vocabulary {
    /// The lists a vocabulary consists of.
    const LISTS: [&'static str; 7] = ["sectors", "roles", "meeting_kinds", "themes", "commitments", "facts", "events"];

    pub(super) fn read(root: &mut Reader<'_>) -> (Self, Words) {
        let mut words = Words {
            sectors: Names::of("sectors"),
            commitments: Names::of("commitments"),
            facts: Names::of("facts"),
            events: Names::of("events"),
        };
        let Some(mut reader) = root.section("vocabulary") else {
            return (Self::default(), words);
        };
        let source_of = sources_by_field(&mut reader, &Self::LISTS);
        let vocabulary = Self {
            sectors: terms(&mut reader, "sectors", &mut words.sectors),
            roles: terms(&mut reader, "roles", &mut Names::of("roles")),
            meeting_kinds: terms(&mut reader, "meeting_kinds", &mut Names::of("meeting_kinds")),
            themes: terms(&mut reader, "themes", &mut Names::of("themes")),
            commitments: terms(&mut reader, "commitments", &mut words.commitments),
            facts: terms(&mut reader, "facts", &mut words.facts),
            events: terms(&mut reader, "events", &mut words.events),
            source_of,
        };
        reader.finish();
        (vocabulary, words)
    }
}

fn terms(reader: &mut Reader<'_>, list: &'static str, names: &mut Names) -> Vec<Term> {
    let records = reader.records(list).into_iter();
    records.filter_map(|record| Term::read(record, list == "roles", names)).collect()
}

impl Term {
    fn read(mut reader: Reader<'_>, may_be_exclusive: bool, names: &mut Names) -> Option<Self> {
        let id = reader.id(names);
        let label = Label::read(&mut reader);
        let also = reader.list::<String>("also");
        let exclusive = may_be_exclusive && reader.optional("exclusive").unwrap_or(false);
        reader.finish();
        Some(Self { id: id?, label: label?, also, exclusive })
    }
}

/// How texts of some years group the sectors: as three, four or five. Wordings coexist, so their days may overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorModel {
    /// The id.
    pub id: String,
    /// What it is called.
    pub label: Label,
    /// The earliest text that groups them so.
    pub first_seen: Option<When>,
    /// The latest text that groups them so.
    pub last_seen: Option<When>,
    /// The groups.
    pub groups: Vec<SectorGroup>,
    /// Sources.
    pub source: Vec<String>,
    /// Remarks.
    pub note: Option<String>,
}

/// What a wording takes together as one sector.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorGroup {
    /// What the wording calls it.
    pub label: Label,
    /// The sectors it consists of.
    pub sectors: Vec<String>,
}

impl SectorModel {
    /// The group a sector belongs to; none where the wording does not mention it.
    pub fn group_of(&self, sector: &str) -> Option<&SectorGroup> {
        self.groups.iter().find(|group| group.sectors.iter().any(|member| member == sector))
    }

    pub(super) fn read_all(root: &mut Reader<'_>, sectors: &Names) -> Vec<Self> {
        let mut names = Names::of("sector_models");
        let readers = root.records("sector_models").into_iter();
        readers.filter_map(|reader| Self::read(reader, &mut names, sectors)).collect()
    }

    fn read(mut reader: Reader<'_>, names: &mut Names, sectors: &Names) -> Option<Self> {
        let id = reader.id(names);
        let label = Label::read(&mut reader);
        let first_seen = reader.optional::<When>("first_seen");
        let last_seen = reader.optional::<When>("last_seen");
        super::validity::check_span(&reader, "last_seen", first_seen.as_ref(), last_seen.as_ref());
        let records = reader.required_records("groups");
        let groups = records.into_iter().filter_map(|record| SectorGroup::read(record, sectors)).collect();
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        reader.finish();
        Some(Self { id: id?, label: label?, first_seen, last_seen, groups, source, note })
    }
}

impl SectorGroup {
    fn read(mut reader: Reader<'_>, sectors: &Names) -> Option<Self> {
        let label = Label::read(&mut reader);
        let sectors = reader.references("sectors", sectors);
        reader.finish();
        Some(Self { label: label?, sectors })
    }
}
