use std::fmt;
use std::str::FromStr;

use crate::official::{Level, Unit};
use crate::place::{Ags, KeyError, RegionalKey, State};

/// The key of a unit that statistics are published for: a municipality's AGS or a district's five digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitKey(Key);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    District(RegionalKey), // always five digits
    Municipality(Ags),
}

/// Text that is the key of no municipality and no district.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitKeyError {
    /// Neither five nor eight digits, or digits that no key begins with.
    #[error(transparent)]
    Malformed(#[from] KeyError),
    /// A regional key of another level: an association's, a state's, or a municipality's twelve digits.
    #[error("\"{0}\" is the key of another level (expected 5 digits of a district or 8 of a municipality)")]
    OtherLevel(RegionalKey),
}

impl UnitKey {
    /// The key of a district; `None` for a regional key of another level.
    pub fn district(key: RegionalKey) -> Option<Self> {
        (key.as_str().len() == 5).then_some(Self(Key::District(key)))
    }

    /// The key of a unit of a directory, where it is a municipality or a district.
    pub fn of(unit: &Unit) -> Option<Self> {
        match unit.level {
            Level::Municipality => unit.ags.map(Self::from),
            Level::District => unit.ars.and_then(Self::district),
            _ => None,
        }
    }

    /// Municipality or district.
    pub const fn level(self) -> Level {
        match self.0 {
            Key::Municipality(_) => Level::Municipality,
            Key::District(_) => Level::District,
        }
    }

    /// The AGS of a municipality.
    pub const fn ags(self) -> Option<Ags> {
        match self.0 {
            Key::Municipality(ags) => Some(ags),
            Key::District(_) => None,
        }
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Key::Municipality(ags) => ags.as_str(),
            Key::District(key) => key.as_str(),
        }
    }

    /// The state (Land) it lies in.
    pub fn state(self) -> State {
        match self.0 {
            Key::Municipality(ags) => ags.state(),
            Key::District(key) => key.state(),
        }
    }

    /// The five digits of the district.
    pub fn district_digits(&self) -> &str {
        self.as_str().get(..5).unwrap_or_default()
    }
}

impl From<Ags> for UnitKey {
    fn from(ags: Ags) -> Self {
        Self(Key::Municipality(ags))
    }
}

impl FromStr for UnitKey {
    type Err = UnitKeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if ![2, 3, 5, 9, 12].contains(&text.len()) {
            return Ok(Self::from(text.parse::<Ags>()?));
        }
        let key = text.parse()?;
        Self::district(key).ok_or(UnitKeyError::OtherLevel(key))
    }
}

impl fmt::Display for UnitKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for UnitKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnitKey({self})")
    }
}
