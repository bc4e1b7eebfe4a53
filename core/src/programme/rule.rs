//! The rules of entry: a small language in which every sentence ends. No recursion, no arithmetic, bounded depth.

use super::call::Known;
use super::names::{Names, suggestion};
use super::provenance::required_sources;
use super::reader::Reader;
use super::rules;
use super::values::{Choice, Key, Named};
use super::vocabulary::Label;
use crate::finding::Finding;
use crate::language::Language;
use crate::place::PlaceKind;

/// How deep conditions may be nested.
pub const MAX_DEPTH: usize = 8;

/// Which of a programme's two questions a rule answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleKind {
    /// Could this place take part: its kind and its population.
    Place,
    /// Is this application complete: sectors, partners, commitments, deadline.
    Application,
}

impl RuleKind {
    /// Both questions.
    pub const ALL: [Self; 2] = [Self::Place, Self::Application];

    /// The word used in definitions: `place` or `application`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Application => "application",
        }
    }
}

impl std::fmt::Display for RuleKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// One of a programme's two rules.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryRule {
    /// The question it answers.
    pub kind: RuleKind,
    /// The question in words.
    pub label: Label,
    /// What has to be so.
    pub condition: Condition,
    /// Sources.
    pub source: Vec<String>,
    /// Remarks.
    pub note: Option<String>,
}

/// Something that has to be so.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Its id where the definition gives one, else the word of its test: what reason codes begin with.
    pub id: String,
    /// What it asks for, in the programme's words.
    pub label: Option<Label>,
    /// How it is tested.
    pub test: Test,
}

/// How a condition is tested.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Every one of these holds.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// So many of these hold.
    AtLeast {
        /// How many.
        number: usize,
        /// The conditions, as many or more.
        of: Vec<Condition>,
    },
    /// The place's population lies in a band of a scale.
    InBand(ScaleRef),
    /// The place is of one of these kinds.
    KindIn(KindsRef),
    /// The partners come from these sectors.
    Covers(SectorsRef),
    /// There are so many of something.
    CountAtLeast {
        /// What is counted: `partners`, or a fact of the vocabulary.
        fact: String,
        /// How many.
        number: NumberRef,
    },
    /// The applicants made a commitment.
    Has(CommitmentsRef),
    /// An event lies in a window.
    Within {
        /// `received`, or an event of the vocabulary.
        event: String,
        /// The window.
        window: Window,
    },
}

/// Which scale of bands holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScaleRef {
    /// `call.bands`: the one the call names.
    OfCall,
    /// `bands`: the one in force on the last day of the call.
    InForce,
    /// The one with this id.
    Named(String),
}

/// Which kinds of places are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KindsRef {
    /// `call.place_kinds`: those the call names.
    OfCall,
    /// These.
    Listed(Vec<PlaceKind>),
}

/// Which sectors have to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectorsRef {
    /// `call.required_sectors`: what the call asks for.
    OfCall,
    /// Each of these.
    Listed(Vec<String>),
}

/// How many there have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberRef {
    /// The value of a parameter on the last day of the call.
    Parameter(String),
    /// This many.
    Number(usize),
}

/// Which commitments have to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommitmentsRef {
    /// `call.commitments`: all that the call asks for.
    OfCall,
    /// This one.
    Named(String),
}

/// When something has to have happened. Both ends are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// `call`: from its opening to its last day after all amendments.
    Call,
    /// In so many months before the last day of the call, that day included.
    MonthsBeforeDeadline(u32),
}

impl Test {
    /// The words of the ten tests.
    pub const WORDS: [&'static str; 10] =
        ["all", "any", "not", "at_least", "in_band", "kind_in", "covers", "count_at_least", "has", "within"];

    /// The word used in definitions.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::Not(_) => "not",
            Self::AtLeast { .. } => "at_least",
            Self::InBand(_) => "in_band",
            Self::KindIn(_) => "kind_in",
            Self::Covers(_) => "covers",
            Self::CountAtLeast { .. } => "count_at_least",
            Self::Has(_) => "has",
            Self::Within { .. } => "within",
        }
    }

    /// The conditions within.
    pub fn parts(&self) -> &[Condition] {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeast { of: parts, .. } => parts,
            Self::Not(part) => std::slice::from_ref(part),
            _ => &[],
        }
    }
}

impl Condition {
    /// This condition and all within, from the outside in.
    pub fn each(&self) -> Vec<&Condition> {
        let mut found = vec![self];
        for part in self.test.parts() {
            found.extend(part.each());
        }
        found
    }

    /// What it asks for, in a language; none where the definition has no words for it.
    pub fn label_in(&self, language: Language) -> Option<&str> {
        self.label.as_ref().map(|label| label.text(language))
    }
}

/// What a rule may speak of.
pub(super) struct Speech<'n> {
    pub(super) known: &'n Known<'n>,
    pub(super) parameters: &'n Names,
}

impl EntryRule {
    pub(super) fn read_all(root: &mut Reader<'_>, speech: &Speech<'_>) -> Vec<Self> {
        let Some(mut section) = root.section("rule") else {
            return Vec::new();
        };
        let read = RuleKind::ALL.into_iter().filter_map(|kind| {
            let reader = section.section(kind.as_str())?.into_record("rule", kind.as_str());
            Self::read(reader, kind, speech)
        });
        let found = read.collect();
        section.finish();
        found
    }

    fn read(mut reader: Reader<'_>, kind: RuleKind, speech: &Speech<'_>) -> Option<Self> {
        let label = Label::read(&mut reader);
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        let test = Test::read(&mut reader, speech, 1);
        reader.finish();
        let test = test?;
        let condition = Condition { id: test.as_str().to_owned(), label: None, test };
        Some(Self { kind, label: label?, condition, source, note })
    }
}

impl Condition {
    fn read(mut reader: Reader<'_>, speech: &Speech<'_>, depth: usize) -> Option<Self> {
        if depth > MAX_DEPTH {
            let finding = Finding::new(&rules::RULE_TOO_DEEP).with("expected", MAX_DEPTH);
            reader.report().add(reader.spot(), finding);
            return None;
        }
        let id = reader.optional::<Key>("id");
        let labelled = reader.has_key("de") || reader.has_key("en");
        let (de, en) = if labelled {
            (reader.required::<String>("de"), reader.required::<String>("en"))
        } else {
            (reader.optional("de"), reader.optional("en"))
        };
        let label = de.zip(en).map(|(de, en)| Label { de, en });
        let test = Test::read(&mut reader, speech, depth);
        reader.finish();
        let test = test?;
        Some(Self { id: id.map_or_else(|| test.as_str().to_owned(), |key| key.id), label, test })
    }

    fn read_list(reader: &mut Reader<'_>, key: &'static str, speech: &Speech<'_>, depth: usize) -> Vec<Self> {
        if reader.has_key(key) && !reader.says_something(key) {
            reader.missing(key);
        }
        let parts = reader.records(key).into_iter();
        parts.filter_map(|part| Self::read(part, speech, depth + 1)).collect()
    }
}

impl Test {
    /// The one test of a table. Each of the ten words is asked for, so that a misspelt one is told from a key of another kind.
    fn read(reader: &mut Reader<'_>, speech: &Speech<'_>, depth: usize) -> Option<Self> {
        let given: Vec<&str> = Self::WORDS.into_iter().filter(|word| reader.has_key(word)).collect();
        // A misspelt word is reported as the unknown key that it is, and not as a missing test too.
        let misspelt = given.is_empty() && reader.has_key_besides(&["id", "de", "en", "source", "note"]);
        if given.len() != 1 && !misspelt {
            let finding = Finding::new(&rules::NOT_ONE_TEST)
                .with("found", given.len())
                .with("expected", if given.is_empty() { Self::WORDS.join(", ") } else { given.join(", ") });
            reader.report().add(reader.spot(), finding);
        }
        let read = [
            Some(Self::All(Condition::read_list(reader, "all", speech, depth))).filter(Self::has_parts),
            Some(Self::Any(Condition::read_list(reader, "any", speech, depth))).filter(Self::has_parts),
            reader
                .section("not")
                .and_then(|part| Condition::read(part, speech, depth + 1))
                .map(|part| Self::Not(part.into())),
            reader.section("at_least").and_then(|part| read_at_least(part, speech, depth)),
            reader.section("in_band").and_then(|part| read_in_band(part, speech)),
            read_kinds(reader),
            reader.section("covers").and_then(|part| read_covers(part, speech)),
            reader.section("count_at_least").and_then(|part| read_count(part, speech)),
            read_has(reader, speech),
            reader.section("within").and_then(|part| read_within(part, speech)),
        ];
        read.into_iter().flatten().next().filter(|_| given.len() == 1)
    }

    fn has_parts(&self) -> bool {
        !self.parts().is_empty()
    }
}

fn read_at_least(mut reader: Reader<'_>, speech: &Speech<'_>, depth: usize) -> Option<Test> {
    let number = reader.required::<usize>("number");
    if !reader.has_key("of") {
        reader.missing("of");
    }
    let of = Condition::read_list(&mut reader, "of", speech, depth);
    let written = reader.length_of("of");
    let number = number.filter(|&number| {
        let fits = (1..=written).contains(&number);
        if !fits && written > 0 {
            let finding =
                Finding::new(&rules::NUMBER_REFUSED).with("found", number).with("expected", format!("1..{written}"));
            reader.report().add(&reader.spot_of("number"), finding);
        }
        fits
    });
    reader.finish();
    Some(Test::AtLeast { number: number?, of }).filter(Test::has_parts)
}

fn read_in_band(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let fact = name_among(&mut reader, "fact", "facts", &["population"]);
    let scales = speech.known.bands.with(&["call.bands", "bands"]);
    let scale = name_among(&mut reader, "parameter", "bands", &scales);
    reader.finish();
    fact?;
    Some(Test::InBand(match scale?.as_str() {
        "call.bands" => ScaleRef::OfCall,
        "bands" => ScaleRef::InForce,
        id => ScaleRef::Named(id.to_owned()),
    }))
}

fn read_kinds(reader: &mut Reader<'_>) -> Option<Test> {
    let kinds = match reader.optional::<Choice>("kind_in")? {
        Choice::One(name) => {
            resolve(reader, &name, "call", &["call.place_kinds"])?;
            KindsRef::OfCall
        }
        Choice::Several(names) => KindsRef::Listed(names.iter().filter_map(|name| kind(reader, name)).collect()),
    };
    Some(Test::KindIn(kinds))
}

fn kind(reader: &Reader<'_>, name: &Named) -> Option<PlaceKind> {
    let kind = name.text.parse().ok();
    if kind.is_none() {
        let expected = PlaceKind::WORDS.join(", ");
        let finding = Finding::new(&rules::WORD_REFUSED).with("found", name.text.as_str()).with("expected", expected);
        reader.report().add(&name.spot, finding);
    }
    kind
}

fn read_covers(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let sectors = reader.required::<Choice>("required").and_then(|choice| match choice {
        Choice::One(name) => {
            resolve(&reader, &name, "call", &["call.required_sectors"])?;
            Some(SectorsRef::OfCall)
        }
        Choice::Several(names) => {
            let sectors = speech.known.words.sectors.with(&[]);
            Some(SectorsRef::Listed(
                names.iter().filter_map(|name| resolve(&reader, name, "sectors", &sectors)).collect(),
            ))
        }
    });
    let present = name_among(&mut reader, "present", "facts", &["partners"]);
    reader.finish();
    present?;
    Some(Test::Covers(sectors?))
}

fn read_count(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let facts = speech.known.words.facts.with(&["partners"]);
    let fact = name_among(&mut reader, "fact", "facts", &facts);
    let number = if reader.has_key("number") {
        reader.required("number").map(NumberRef::Number)
    } else {
        let parameters = speech.parameters.with(&[]);
        name_among(&mut reader, "parameter", "parameters", &parameters).map(NumberRef::Parameter)
    };
    reader.finish();
    Some(Test::CountAtLeast { fact: fact?, number: number? })
}

fn read_has(reader: &mut Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let name = reader.optional::<Named>("has")?;
    let commitments = speech.known.words.commitments.with(&["call.commitments"]);
    let found = resolve(reader, &name, "commitments", &commitments)?;
    Some(Test::Has(match found.as_str() {
        "call.commitments" => CommitmentsRef::OfCall,
        _ => CommitmentsRef::Named(found),
    }))
}

fn read_within(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let events = speech.known.words.events.with(&["received"]);
    let event = name_among(&mut reader, "event", "events", &events);
    let window = if reader.has_key("months") {
        reader.required::<u32>("months").map(Window::MonthsBeforeDeadline)
    } else {
        name_among(&mut reader, "window", "windows", &["call"]).map(|_| Window::Call)
    };
    reader.finish();
    Some(Test::Within { event: event?, window: window? })
}

/// A name that has to be there and has to be one of these.
fn name_among<S: AsRef<str>>(
    reader: &mut Reader<'_>,
    key: &'static str,
    table: &'static str,
    known: &[S],
) -> Option<String> {
    let name = reader.required::<Named>(key)?;
    resolve(reader, &name, table, known)
}

fn resolve<S: AsRef<str>>(reader: &Reader<'_>, name: &Named, table: &'static str, known: &[S]) -> Option<String> {
    if known.iter().any(|word| word.as_ref() == name.text) {
        return Some(name.text.clone());
    }
    let finding = Finding::new(&rules::UNDEFINED_REFERENCE)
        .with("found", name.text.as_str())
        .with("table", table)
        .with("nearest", suggestion(&name.text, known));
    reader.report().add(&name.spot, finding);
    None
}
