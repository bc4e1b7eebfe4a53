use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::language::Language;

macro_rules! states {
    ($($number:literal $variant:ident $letters:literal $de:literal $en:literal;)+) => {
        /// One of the sixteen German states (Länder).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub enum State { $( #[doc = $de] $variant, )+ }

        impl State {
            /// All states in the order of their official numbers.
            pub const ALL: [Self; 16] = [ $( Self::$variant, )+ ];

            /// The official number, 1 to 16: the first two digits of every key in the state.
            pub const fn number(self) -> u8 {
                match self { $( Self::$variant => $number, )+ }
            }

            /// The two letters used in lists: `HE`.
            pub const fn letters(self) -> &'static str {
                match self { $( Self::$variant => $letters, )+ }
            }

            /// The ISO 3166-2 code: `DE-HE`.
            pub const fn iso(self) -> &'static str {
                match self { $( Self::$variant => concat!("DE-", $letters), )+ }
            }

            /// The name in a language.
            pub const fn name(self, language: Language) -> &'static str {
                match self { $( Self::$variant => language.pick($de, $en), )+ }
            }
        }
    };
}

states! {
    1 SchleswigHolstein "SH" "Schleswig-Holstein" "Schleswig-Holstein";
    2 Hamburg "HH" "Hamburg" "Hamburg";
    3 LowerSaxony "NI" "Niedersachsen" "Lower Saxony";
    4 Bremen "HB" "Bremen" "Bremen";
    5 NorthRhineWestphalia "NW" "Nordrhein-Westfalen" "North Rhine-Westphalia";
    6 Hesse "HE" "Hessen" "Hesse";
    7 RhinelandPalatinate "RP" "Rheinland-Pfalz" "Rhineland-Palatinate";
    8 BadenWuerttemberg "BW" "Baden-Württemberg" "Baden-Württemberg";
    9 Bavaria "BY" "Bayern" "Bavaria";
    10 Saarland "SL" "Saarland" "Saarland";
    11 Berlin "BE" "Berlin" "Berlin";
    12 Brandenburg "BB" "Brandenburg" "Brandenburg";
    13 MecklenburgVorpommern "MV" "Mecklenburg-Vorpommern" "Mecklenburg-Western Pomerania";
    14 Saxony "SN" "Sachsen" "Saxony";
    15 SaxonyAnhalt "ST" "Sachsen-Anhalt" "Saxony-Anhalt";
    16 Thuringia "TH" "Thüringen" "Thuringia";
}

/// What offices write beside the two letters.
const ABBREVIATIONS: [(&str, State); 7] = [
    ("NRW", State::NorthRhineWestphalia),
    ("RLP", State::RhinelandPalatinate),
    ("BaWü", State::BadenWuerttemberg),
    ("NDS", State::LowerSaxony),
    ("MeckPomm", State::MecklenburgVorpommern),
    ("Meck-Pomm", State::MecklenburgVorpommern),
    ("LSA", State::SaxonyAnhalt),
];

impl State {
    /// The state with an official number, 1 to 16.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// The state that a list means: letters, ISO code, German or English name, a usual abbreviation such as `NRW`, or two-digit
    /// number.
    pub fn from_list(text: &str) -> Option<Self> {
        let text = text.trim();
        let same = |name: &str| name.to_lowercase() == text.to_lowercase();
        let numbered = (text.len() == 2).then(|| text.parse().ok()).flatten().and_then(Self::from_number);
        Self::ALL
            .into_iter()
            .find(|state| {
                same(state.letters())
                    || same(state.iso())
                    || Language::ALL.into_iter().any(|language| same(state.name(language)))
            })
            .or_else(|| ABBREVIATIONS.into_iter().find(|(short, _)| same(short)).map(|(_, state)| state))
            .or(numbered)
    }
}

impl fmt::Display for State {
    /// The ISO 3166-2 code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.iso())
    }
}

/// Text that is no state's ISO 3166-2 code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a German state (expected an ISO 3166-2 code such as DE-HE)")]
pub struct StateError(String);

impl FromStr for State {
    type Err = StateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.iso() == text).ok_or_else(|| StateError(text.to_owned()))
    }
}

impl TryFrom<String> for State {
    type Error = StateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<State> for String {
    fn from(state: State) -> Self {
        state.iso().to_owned()
    }
}
