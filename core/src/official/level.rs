use std::fmt;
use std::str::FromStr;

/// A level of the official hierarchy, from the state down. Its number is the office's record type (Satzart).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// State (Land), 10.
    State,
    /// Government region (Regierungsbezirk), or the statistical region that took its place, 20.
    GovernmentRegion,
    /// Planning region, only in Baden-Württemberg, 30. Its key is that of its government region.
    PlanningRegion,
    /// District (Kreis) or city that is its own district, 40.
    District,
    /// Association of municipalities (Gemeindeverband), or the place of one that is in none, 50.
    Association,
    /// Municipality (Gemeinde) or unincorporated land, 60.
    Municipality,
}

impl Level {
    /// All levels, from the state down.
    pub const ALL: [Self; 6] = [
        Self::State,
        Self::GovernmentRegion,
        Self::PlanningRegion,
        Self::District,
        Self::Association,
        Self::Municipality,
    ];

    /// The level of a record type.
    pub fn from_record_type(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.record_type() == number)
    }

    /// The office's record type (Satzart), 10 to 60.
    pub const fn record_type(self) -> u8 {
        (self as u8 + 1) * 10
    }

    /// The word used in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::GovernmentRegion => "government-region",
            Self::PlanningRegion => "planning-region",
            Self::District => "district",
            Self::Association => "association",
            Self::Municipality => "municipality",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Text that is no level.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a level (expected {words})", words = Level::ALL.map(Level::as_str).join(", "))]
pub struct LevelError(String);

impl FromStr for Level {
    type Err = LevelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|level| level.as_str() == text).ok_or_else(|| LevelError(text.to_owned()))
    }
}
