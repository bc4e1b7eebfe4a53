use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::State;
use super::key::{KeyError, KeyProblem, state_of};

/// The official key of a municipality (Amtlicher Gemeindeschlüssel): eight digits, leading zeros included.
///
/// Two digits name the state, one the former government region, two the district, three the municipality.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Ags {
    digits: [u8; 8],
    state: State,
}

impl Ags {
    /// The key in a text.
    ///
    /// # Errors
    /// Anything but eight digits that begin with the number of a state.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(KeyError::ags(text, KeyProblem::NotDigits));
        }
        let digits: [u8; 8] =
            text.as_bytes().try_into().map_err(|_| KeyError::ags(text, KeyProblem::Length(text.len())))?;
        let state = state_of(&digits).ok_or_else(|| KeyError::ags(text, KeyProblem::NoState))?;
        Ok(Self { digits, state })
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        // Only ASCII digits get in.
        std::str::from_utf8(&self.digits).unwrap_or_default()
    }

    /// The key as a number, as estimators take it: without its leading zero.
    pub fn number(self) -> u32 {
        self.digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    }

    /// The state (Land) it lies in.
    pub fn state(self) -> State {
        self.state
    }

    /// The five digits of the district (Kreis) it lies in.
    pub fn district(&self) -> &str {
        self.as_str().get(..5).unwrap_or_default()
    }

    /// Whether it is a city that is its own district (kreisfrei): its municipality digits are 000.
    pub fn is_district_free(self) -> bool {
        self.digits.ends_with(b"000")
    }
}

impl fmt::Display for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ags({self})")
    }
}

impl FromStr for Ags {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl TryFrom<String> for Ags {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

impl From<Ags> for String {
    fn from(key: Ags) -> Self {
        key.to_string()
    }
}
