use std::fmt;

use crate::official::Unit;
use crate::place::PlaceKind;

/// What a name means in a directory.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Resolution<'a> {
    /// One unit, and nothing given speaks against it.
    Match(Match<'a>),
    /// Several units fit: those with most in favour first, then the most populous. Ask.
    Ambiguous(Vec<Candidate<'a>>),
    /// None fits.
    NotFound(NotFound<'a>),
}

impl<'a> Resolution<'a> {
    /// The unit, where one matched.
    pub fn unit(&self) -> Option<&'a Unit> {
        match self {
            Self::Match(found) => Some(found.candidate.unit),
            _ => None,
        }
    }

    /// `match`, `ambiguous` or `not-found`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Match(_) => "match",
            Self::Ambiguous(_) => "ambiguous",
            Self::NotFound(_) => "not-found",
        }
    }
}

/// The one unit that a name means.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Match<'a> {
    /// The unit and what speaks for it.
    pub candidate: Candidate<'a>,
    /// Units of another level with the same name, not meant: the district of Kassel beside the city.
    pub namesakes: Vec<&'a Unit>,
}

/// A unit that bears the name.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Candidate<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// Which of its names was written.
    pub form: NameForm,
    /// What was said about the place, and what the directory says to it.
    pub evidence: Vec<Evidence>,
}

/// Which name of a unit was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameForm {
    /// The official name with its geographic addition, where it has one.
    Full,
    /// The official name without its addition: *Landau* for *Landau in der Pfalz*.
    Short,
    /// The name in the second official language.
    SecondLanguage,
}

impl NameForm {
    /// `full`, `short` or `second-language`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
            Self::SecondLanguage => "second-language",
        }
    }
}

/// What one statement about the place means for one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evidence {
    /// What it is about.
    pub feature: Feature,
    /// Who said it.
    pub said_by: SaidBy,
    /// What was said.
    pub said: String,
    /// What the directory says.
    pub verdict: Verdict,
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// The word used in tables.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

words! {
    /// What a statement about a place is about.
    Feature {
        /// An addition to its name that says where it lies.
        Addition = "addition",
        /// The state.
        State = "state",
        /// The district.
        County = "county",
        /// A postcode.
        Postcode = "postcode",
        /// The sort of unit.
        Kind = "kind",
        /// The inhabitants.
        Population = "population",
        /// What stands behind the comma: a title.
        Suffix = "suffix",
    }
}

words! {
    /// Who said something about the place.
    SaidBy {
        /// The written name itself.
        Text = "text",
        /// The caller.
        Context = "context",
        /// Nobody: without a word about the sort, the municipality is meant.
        Default = "default",
    }
}

words! {
    /// What the directory says to a statement.
    Verdict {
        /// The opposite.
        Disagrees = "disagrees",
        /// Nothing that would settle it.
        Unknown = "unknown",
        /// The same.
        Agrees = "agrees",
    }
}

/// Why no unit was found, and which ones are near.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotFound<'a> {
    /// The reason.
    pub reason: Reason<'a>,
    /// Units with a similar name, the most similar first. A proposal for a human, never an answer.
    pub near: Vec<Near<'a>>,
}

/// Why a name has no unit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// No letter in it.
    Empty,
    /// No unit bears the name.
    UnknownName,
    /// It looks like a part of one of these: *Mainz-Mombach*.
    PartOf(Vec<&'a Unit>),
    /// The directory has no places of this kind.
    KindNotListed(PlaceKind),
    /// Units bear the name, but something that was said rules each of them out.
    Contradicted(Vec<Candidate<'a>>),
    /// Units bear the name, but the text adds where the place lies and nothing shows that these lie there.
    Unconfirmed(Vec<Candidate<'a>>),
}

impl Reason<'_> {
    /// `empty`, `unknown-name`, `part-of`, `kind-not-listed`, `contradicted` or `unconfirmed`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownName => "unknown-name",
            Self::PartOf(_) => "part-of",
            Self::KindNotListed(_) => "kind-not-listed",
            Self::Contradicted(_) => "contradicted",
            Self::Unconfirmed(_) => "unconfirmed",
        }
    }
}

/// A unit with a similar name.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Near<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// How similar the names are, 0 to 1 (shared pairs of letters, Sørensen-Dice).
    pub similarity: f64,
}
