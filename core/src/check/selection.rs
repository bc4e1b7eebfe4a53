use std::fmt;
use std::str::FromStr;

use crate::finding::{Finding, Severity};
use crate::language::Language;
use crate::time::Day;

/// What a register is checked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// While somebody works on it: what is only incomplete keeps quiet.
    Draft,
    /// Before it is analysed: everything is said.
    #[default]
    Research,
    /// Before others read it.
    Publish,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Research, Self::Publish];

    /// `draft`, `research` or `publish`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Research => "research",
            Self::Publish => "publish",
        }
    }

    /// How bad a finding is for this purpose; none: it is left out.
    fn judge(self, finding: &Finding) -> Option<Severity> {
        match ADJUSTED.iter().find(|adjusted| adjusted.code == finding.code()) {
            Some(adjusted) => adjusted.severity[self as usize],
            None => Some(finding.severity()),
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Profile {
    type Err = SelectionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|profile| profile.as_str() == text);
        known.ok_or_else(|| SelectionError { found: text.to_owned(), expected: "draft, research, publish".to_owned() })
    }
}

/// A rule that a profile judges otherwise than it judges itself.
pub struct Adjusted {
    /// Its code.
    pub code: &'static str,
    /// How bad it is in a draft, in research, when published; none: left out.
    pub severity: [Option<Severity>; 3],
    de: &'static str,
    en: &'static str,
}

impl Adjusted {
    /// Why.
    pub fn reason(&self, language: Language) -> &'static str {
        language.pick(self.de, self.en)
    }
}

const OFF: Option<Severity> = None;
const I: Option<Severity> = Some(Severity::Info);
const W: Option<Severity> = Some(Severity::Warning);
const E: Option<Severity> = Some(Severity::Error);

macro_rules! adjusted {
    ($($code:literal $draft:ident $research:ident $publish:ident $de:literal $en:literal;)+) => {
        /// What the profiles judge otherwise than the rules themselves: the only place where they differ.
        pub const ADJUSTED: &[Adjusted] =
            &[$(Adjusted { code: $code, severity: [$draft, $research, $publish], de: $de, en: $en }),+];
    };
}

adjusted! {
    "C011" OFF I I "die Angaben werden noch gesammelt"
        "facts are still being collected";
    "C014" I W W "Entscheidungen finden sich oft zuletzt"
        "decisions are often found last";
    "L001" I W W "die Partner werden noch erfasst"
        "partners are still being collected";
    "L002" I W W "die Partner werden noch erfasst"
        "partners are still being collected";
    "L003" I W W "die Partner werden noch erfasst"
        "partners are still being collected";
    "M006" I W W "Gründe und Wege finden sich oft zuletzt"
        "reasons and routes are often found last";
    "M009" OFF I I "nach dem Tag wird noch gesucht"
        "dates are still being looked for";
    "N005" OFF I I "Einwohnerzahlen kommen oft zuletzt dazu"
        "figures are often joined last";
    "O004" I W W "Sektoren klären sich oft zuletzt"
        "sectors are often settled last";
    "O007" OFF I I "das Alter der Quelle zählt erst, wenn alles gesammelt ist"
        "age matters once the collection is done";
    "S005" E E W "eine veröffentlichte Zahl wird zitiert, nicht behauptet: der Widerspruch steht in den öffentlichen Quellen und wird mit ihr gezeigt"
        "a published figure is quoted, not asserted: the contradiction is the public record's and is shown with it";
    "S009" OFF I I "auf haltbare Verweise kommt es an, wenn andere sie lesen"
        "links matter to readers";
    "T008" OFF I I "was nur vermutet wird, muss wissen, wer zählt"
        "what is presumed matters to whoever counts";
    "T009" I W W "wann etwas endete, findet sich oft zuletzt"
        "ends are often found last";
    "X004" W E E "zurückhalten, bevor es jemand anderes liest"
        "withhold it before anybody else reads it";
}

/// A code, profile or letter that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not known (expected {expected})")]
pub struct SelectionError {
    found: String,
    expected: String,
}

/// Which checks are asked, and for which purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
    /// The purpose.
    pub profile: Profile,
    /// The day as of which the register is checked; none: the last day on which something in it was seen, counted, met or read.
    pub on: Option<Day>,
}

impl Selection {
    /// The checks of a profile.
    pub fn of(profile: Profile) -> Self {
        Self { profile, ..Self::default() }
    }

    /// Only these: codes (`T007`) or how codes begin (`T`).
    ///
    /// # Errors
    /// One that no rule has.
    pub fn select<S: AsRef<str>>(mut self, codes: &[S]) -> Result<Self, SelectionError> {
        self.select = known(codes)?;
        Ok(self)
    }

    /// Without these: codes, or how codes begin.
    ///
    /// # Errors
    /// One that no rule has.
    pub fn ignore<S: AsRef<str>>(mut self, codes: &[S]) -> Result<Self, SelectionError> {
        self.ignore = known(codes)?;
        Ok(self)
    }

    /// Whether findings of a code are asked for.
    pub fn asks_for(&self, code: &str) -> bool {
        let begins = |codes: &[String]| codes.iter().any(|begin| code.starts_with(begin.as_str()));
        (self.select.is_empty() || begins(&self.select)) && !begins(&self.ignore)
    }

    /// The finding as this selection judges it; `None` where it is not asked for.
    pub fn judged(&self, finding: Finding) -> Option<Finding> {
        let severity = self.profile.judge(&finding).filter(|_| self.asks_for(finding.code()))?;
        Some(finding.judged(severity))
    }
}

fn known<S: AsRef<str>>(codes: &[S]) -> Result<Vec<String>, SelectionError> {
    let rules = crate::rules();
    let exists = |code: &str| !code.is_empty() && rules.iter().any(|rule| rule.code.starts_with(code));
    codes
        .iter()
        .map(|code| {
            let code = code.as_ref().trim().to_ascii_uppercase();
            let error = || {
                let same_letter: Vec<&str> =
                    rules.iter().map(|rule| rule.code).filter(|known| known.get(..1) == code.get(..1)).collect();
                let letters = || {
                    let mut letters: Vec<&str> = rules.iter().filter_map(|rule| rule.code.get(..1)).collect();
                    letters.dedup();
                    letters
                };
                let expected = if same_letter.is_empty() { letters() } else { same_letter };
                SelectionError { found: code.clone(), expected: expected.join(", ") }
            };
            if exists(&code) { Ok(code) } else { Err(error()) }
        })
        .collect()
}
