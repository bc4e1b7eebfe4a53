//! The rules of entry: a small language in which every sentence ends. No recursion, no arithmetic, bounded depth.

mod reading;

pub(super) use reading::Speech;

use super::vocabulary::Label;
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
