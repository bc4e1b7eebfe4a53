//! Keys as lists carry them, read against the directory: whole, or broken in a way that only one unit explains.
//!
//! ```
//! use stadtnetz::official::{Level, Unit, broken_key::{KeyIndex, KeyReading, Repair}};
//! use stadtnetz::place::{KeyError, State};
//!
//! let unit = Unit::new(Level::Municipality, Some("120600052052".parse()?), None, "Eberswalde, Stadt", 1);
//! let index = KeyIndex::new(vec![unit]);
//!
//! let KeyReading::Repaired { unit, repairs } = index.read("D60 052", Some(State::Brandenburg)) else { panic!("unreadable") };
//! assert_eq!(unit.name, "Eberswalde, Stadt");
//! assert_eq!(repairs, [Repair::LettersRead, Repair::BlanksRemoved, Repair::StateAdded(State::Brandenburg)]);
//! assert_eq!(index.read("D60 052", None).unit(), None, "nobody says which state");
//! # Ok::<(), KeyError>(())
//! ```

mod table;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::official::{Level, Unit};
use crate::place::State;

/// The keys of an edition's units.
#[derive(Clone, Debug)]
pub struct KeyIndex {
    units: Arc<[Unit]>,
    by_key: HashMap<String, usize>,
}

/// What a key in a list means.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum KeyReading<'a> {
    /// The key of a unit, as it stands there.
    Valid(&'a Unit),
    /// No key, but one unit explains it.
    Repaired {
        /// The unit.
        unit: &'a Unit,
        /// What was done, in this order.
        repairs: Vec<Repair>,
    },
    /// Several units explain it.
    Ambiguous(Vec<(&'a Unit, Vec<Repair>)>),
    /// No unit explains it.
    Unknown(UnknownKey<'a>),
}

impl<'a> KeyReading<'a> {
    /// The unit, where one is meant.
    pub fn unit(&self) -> Option<&'a Unit> {
        match self {
            Self::Valid(unit) | Self::Repaired { unit, .. } => Some(unit),
            _ => None,
        }
    }
}

/// Why no unit explains a key.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum UnknownKey<'a> {
    /// Nothing stands there.
    Empty,
    /// Other characters than digits, and not such as scanning takes for digits.
    NotDigits,
    /// The state's digits are missing, and nobody says which state it is.
    StateNeeded,
    /// It is the key of a unit in another state than the one that was said.
    OtherState(&'a Unit),
    /// The directory has no such key; perhaps one of another year has.
    NotInDirectory,
}

impl UnknownKey<'_> {
    /// The word used in tables.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotDigits => "not-digits",
            Self::StateNeeded => "state-needed",
            Self::OtherState(_) => "other-state",
            Self::NotInDirectory => "not-in-directory",
        }
    }
}

/// What made a key of a text that was none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Repair {
    /// Decimals that a spreadsheet added went: `13001000.0`.
    DecimalsRemoved,
    /// Blanks went: `06 6 11 000`.
    BlanksRemoved,
    /// Other signs went: `05.112.000`, `065 024 |`.
    SignsRemoved,
    /// Letters were read as the digits they resemble: `D60 048`.
    LettersRead,
    /// A zero came in front: `6611000`.
    ZeroAdded,
    /// The digits of the state came in front.
    StateAdded(State),
    /// The 5 of an association came in: `151401` is 151 **5**401.
    AssociationDigitAdded,
}

impl Repair {
    /// The word used in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DecimalsRemoved => "decimals-removed",
            Self::BlanksRemoved => "blanks-removed",
            Self::SignsRemoved => "signs-removed",
            Self::LettersRead => "letters-read",
            Self::ZeroAdded => "zero-added",
            Self::StateAdded(_) => "state-added",
            Self::AssociationDigitAdded => "association-digit-added",
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl KeyIndex {
    /// An index of the units of one edition: regional keys of every length, and the AGS of municipalities.
    pub fn new(units: impl Into<Arc<[Unit]>>) -> Self {
        let units: Arc<[Unit]> = units.into();
        let keyed = units.iter().enumerate().filter(|(_, unit)| unit.level != Level::PlanningRegion); // shares its region's key
        let by_key = keyed.flat_map(|(at, unit)| {
            let ars = unit.ars.map(|key| key.to_string());
            let ags = unit.ags.map(|key| key.to_string());
            ars.into_iter().chain(ags).map(move |key| (key, at))
        });
        Self { by_key: by_key.collect(), units }
    }

    /// The units it was made from.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit with a key, exactly as it is written.
    pub fn get(&self, key: &str) -> Option<&Unit> {
        self.by_key.get(key).map(|at| &self.units[*at])
    }

    /// The unit that a key in a list means, repaired only where no other unit explains the text. A state that is said must be
    /// that of the unit, and stands in for missing digits.
    pub fn read(&self, text: &str, state: Option<State>) -> KeyReading<'_> {
        let text = text.trim();
        let (digits, cleaned) = match cleaned(text) {
            Ok(cleaned) => cleaned,
            Err(why) => return KeyReading::Unknown(why),
        };
        let agrees = |unit: &Unit| state.is_none() || unit.state() == state;
        let mut explained: Vec<(&Unit, Vec<Repair>)> = Vec::new();
        match self.get(&digits) {
            Some(unit) if !agrees(unit) => return KeyReading::Unknown(UnknownKey::OtherState(unit)),
            Some(unit) => explained.push((unit, cleaned)),
            None => {
                for (key, completed) in completions(&digits, state) {
                    let unit = self.get(&key).filter(|unit| agrees(unit) && !stands_for_none(unit));
                    let unit = unit.filter(|unit| !explained.iter().any(|(known, _)| known == unit));
                    explained.extend(unit.map(|unit| (unit, [cleaned.as_slice(), &completed].concat())));
                }
            }
        }
        if explained.len() > 1 {
            return KeyReading::Ambiguous(explained);
        }
        match explained.pop() {
            Some((unit, repairs)) if repairs.is_empty() => KeyReading::Valid(unit),
            Some((unit, repairs)) => KeyReading::Repaired { unit, repairs },
            None if state.is_none() && matches!(digits.len(), 3 | 5 | 6 | 7 | 10) => {
                KeyReading::Unknown(UnknownKey::StateNeeded)
            }
            None => KeyReading::Unknown(UnknownKey::NotInDirectory),
        }
    }
}

/// What stands in the place of an association where there is none has a key, but no list means it.
fn stands_for_none(unit: &Unit) -> bool {
    unit.level == Level::Association && unit.designation.is_some_and(|designation| !designation.is_association())
}

/// The digits of a text, and what had to go or change for them.
fn cleaned(text: &str) -> Result<(String, Vec<Repair>), UnknownKey<'static>> {
    let mut repairs = Vec::new();
    let whole = [".0", ",0", ".00", ",00"].iter().find_map(|decimals| text.strip_suffix(decimals));
    // `05.112.00` would be a key cut by points
    let whole = whole.filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit()));
    repairs.extend(whole.map(|_| Repair::DecimalsRemoved));
    let mut digits = String::with_capacity(12);
    for c in whole.unwrap_or(text).chars() {
        let repair = match c {
            '0'..='9' => {
                digits.push(c);
                continue;
            }
            _ if c.is_whitespace() => Repair::BlanksRemoved,
            _ if !c.is_alphanumeric() => Repair::SignsRemoved,
            _ => {
                digits.push(resembled(c).ok_or(UnknownKey::NotDigits)?);
                Repair::LettersRead
            }
        };
        if !repairs.contains(&repair) {
            repairs.push(repair);
        }
    }
    if !digits.is_empty() && text.chars().any(|c| c.is_ascii_digit()) {
        return Ok((digits, repairs));
    }
    Err(if text.is_empty() { UnknownKey::Empty } else { UnknownKey::NotDigits })
}

/// The digit that scanning takes a letter for.
fn resembled(letter: char) -> Option<char> {
    Some(match letter {
        'D' | 'O' | 'o' | 'Q' => '0',
        'I' | 'l' | 'i' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        _ => return None,
    })
}

/// The keys that digits may be what is left of, by how many they are.
fn completions(digits: &str, state: Option<State>) -> Vec<(String, Vec<Repair>)> {
    let mut keys = Vec::new();
    let mut add = |key: String, repairs: &[Repair]| keys.push((key, repairs.to_vec()));
    if matches!(digits.len(), 4 | 7 | 8 | 11) {
        add(format!("0{digits}"), &[Repair::ZeroAdded]);
    }
    if let Some((district, number)) = lower_saxon_association(digits, "03", 5) {
        add(format!("{district}5{number}"), &[Repair::AssociationDigitAdded]);
    }
    let Some(state) = state else { return keys };
    let (added, prefix) = (Repair::StateAdded(state), format!("{:02}", state.number()));
    match digits.len() {
        3 | 6 | 7 | 10 => add(format!("{prefix}{digits}"), &[added]),
        5 => add(format!("{prefix}0{digits}"), &[Repair::ZeroAdded, added]),
        _ => {}
    }
    if let Some((district, number)) = lower_saxon_association(digits, "", 3).filter(|_| state == State::LowerSaxony) {
        add(format!("{prefix}{district}5{number}"), &[added, Repair::AssociationDigitAdded]);
    }
    keys
}

/// Lower Saxony wrote its Samtgemeinden as municipalities numbered from 401 on; elsewhere such digits are a municipality's.
fn lower_saxon_association<'d>(digits: &'d str, prefix: &str, district: usize) -> Option<(&'d str, &'d str)> {
    let (district, number) = digits.split_at_checked(district)?;
    (district.starts_with(prefix) && number.len() == 3 && number.starts_with('4')).then_some((district, number))
}
