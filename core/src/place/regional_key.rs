use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::key::{KeyError, KeyProblem, state_of};
use super::{Ags, State};

/// A regional key (Regionalschlüssel, ARS) or one of its prefixes: 2 digits name a state, 3 a government region, 5 a district,
/// 9 an association of municipalities, 12 a municipality.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RegionalKey {
    digits: [u8; 12], // padded with zero bytes, so that a prefix sorts before what it holds
    length: u8,
    state: State,
}

impl RegionalKey {
    /// The key in a text.
    ///
    /// # Errors
    /// Anything but 2, 3, 5, 9 or 12 digits that begin with the number of a state, and an association whose four digits begin
    /// otherwise than with 0 (none), 5 (an association) or 9 (unincorporated land).
    pub fn new(text: &str) -> Result<Self, KeyError> {
        let fail = |problem| Err(KeyError::regional(text, problem));
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return fail(KeyProblem::NotDigits);
        }
        if ![2, 3, 5, 9, 12].contains(&text.len()) {
            return fail(KeyProblem::Length(text.len()));
        }
        let Some(state) = state_of(text.as_bytes()) else {
            return fail(KeyProblem::NoState);
        };
        if !matches!(text.as_bytes().get(5), None | Some(b'0' | b'5' | b'9')) {
            return fail(KeyProblem::NoAssociation);
        }
        let mut digits = [0; 12];
        digits[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Self { digits, length: u8::try_from(text.len()).unwrap_or(12), state })
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        // Only ASCII digits get in.
        std::str::from_utf8(&self.digits[..usize::from(self.length)]).unwrap_or_default()
    }

    /// The state (Land) it lies in.
    pub fn state(self) -> State {
        self.state
    }

    /// The AGS of a municipality: the key without the association's four digits. `None` for shorter keys.
    pub fn ags(self) -> Option<Ags> {
        if self.length != 12 {
            return None;
        }
        let [l0, l1, r, k0, k1, .., g0, g1, g2] = self.digits;
        std::str::from_utf8(&[l0, l1, r, k0, k1, g0, g1, g2]).ok().and_then(|digits| Ags::new(digits).ok())
    }

    /// The nine digits of the association of municipalities, where the key has them and they name one.
    pub fn association(&self) -> Option<&str> {
        self.as_str().get(..9).filter(|key| key.as_bytes().get(5) == Some(&b'5'))
    }
}

impl fmt::Display for RegionalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for RegionalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RegionalKey({self})")
    }
}

impl FromStr for RegionalKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl TryFrom<String> for RegionalKey {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

impl From<RegionalKey> for String {
    fn from(key: RegionalKey) -> Self {
        key.to_string()
    }
}
