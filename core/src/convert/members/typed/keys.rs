use std::fmt;

use super::Flaw;
use crate::language::Template;
use crate::place::{Ags, RegionalKey, State};
use crate::register::rules::KEY_MALFORMED;

/// What a cell says of the official keys of a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::convert::members) struct Key {
    pub(in crate::convert::members) ags: Option<Ags>,
    pub(in crate::convert::members) ars: Option<RegionalKey>,
}

impl Key {
    fn ags(ags: Ags) -> Self {
        Self { ags: Some(ags), ars: None }
    }

    fn regional(ars: RegionalKey) -> Self {
        Self { ags: ars.ags(), ars: Some(ars) }
    }

    /// The state that the key names.
    pub(in crate::convert::members) fn state(&self) -> Option<State> {
        self.ags.map(Ags::state).or_else(|| self.ars.map(RegionalKey::state))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.ags, &self.ars) {
            (Some(ags), _) => ags.fmt(f),
            (None, Some(ars)) => ars.fmt(f),
            (None, None) => Ok(()),
        }
    }
}

/// A key and whether it was repaired.
type Reading = Result<(Key, bool), Flaw>;

/// The key in a cell of an AGS column.
///
/// Blanks are dropped where the state column does not contradict. A lost zero, a decimal point and a regional key in place of the
/// AGS are repaired only where the state column agrees: nothing else in the row can prove which digit is missing. With leave to
/// `fix`, a lost zero is put back too where no state is said.
pub(super) fn read_ags(text: &str, state: Option<State>, fix: bool) -> Reading {
    if let Ok(ags) = Ags::new(text) {
        return Ok((Key::ags(ags), false));
    }
    let (digits, had_fraction) = digits(text);
    let agrees = |found: State| state == Some(found);
    if let Ok(ags) = Ags::new(&digits)
        && (agrees(ags.state()) || (!had_fraction && state.is_none()))
    {
        return Ok((Key::ags(ags), true));
    }
    let missed = |found: State| agrees(found) || (fix && state.is_none());
    if let Some(ags) = with_zero(&digits, 8).and_then(|key| Ags::new(&key).ok()).filter(|ags| missed(ags.state())) {
        return Ok((Key::ags(ags), true));
    }
    // A city without a district is its own association: nine digits that end so say no more than its AGS.
    let city =
        digits.strip_suffix("0000").filter(|district| district.len() == 5).map(|district| format!("{district}000"));
    if let Some(ags) = city.and_then(|key| Ags::new(&key).ok()).filter(|ags| agrees(ags.state())) {
        return Ok((Key::ags(ags), true));
    }
    if let Some(ars) = regional(&digits, true).filter(|ars| agrees(ars.state())) {
        return Ok((Key::regional(ars), true));
    }
    let (de, en) = ("8 Ziffern; führende Null verloren?", "8 digits; leading zero lost?");
    Err(Flaw { rule: &KEY_MALFORMED, expected: Template::new(de, en).into() })
}

/// The key in a cell of a column of regional keys; repaired as an AGS is.
pub(super) fn read_ars(text: &str, state: Option<State>, fix: bool) -> Reading {
    if let Some(ars) = regional(text, false) {
        return Ok((Key::regional(ars), false));
    }
    let (digits, had_fraction) = digits(text);
    let provable = |ars: &RegionalKey| {
        state == Some(ars.state()) || (!had_fraction && state.is_none() && digits.len() != text.len())
    };
    if let Some(ars) = regional(&digits, false).filter(|ars| provable(ars)) {
        return Ok((Key::regional(ars), true));
    }
    let agrees = |ars: &RegionalKey| state == Some(ars.state()) || (fix && state.is_none());
    if let Some(ars) = regional(&digits, true).filter(agrees) {
        return Ok((Key::regional(ars), true));
    }
    let (de, en) = ("9 oder 12 Ziffern; führende Null verloren?", "9 or 12 digits; leading zero lost?");
    Err(Flaw { rule: &KEY_MALFORMED, expected: Template::new(de, en).into() })
}

/// A regional key of an association (9 digits) or a municipality (12), also with its zero lost.
fn regional(digits: &str, zero_lost: bool) -> Option<RegionalKey> {
    let key = match digits.len() {
        9 | 12 => digits.to_owned(),
        8 | 11 if zero_lost => with_zero(digits, digits.len() + 1)?,
        _ => return None,
    };
    RegionalKey::new(&key).ok()
}

fn with_zero(digits: &str, length: usize) -> Option<String> {
    (digits.len() + 1 == length && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("0{digits}"))
}

/// The text without blanks and without the decimals that a spreadsheet added, and whether it had such.
fn digits(text: &str) -> (String, bool) {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let whole = [".0", ",0", ".00", ",00"].iter().find_map(|decimals| text.strip_suffix(decimals));
    match whole {
        Some(whole) => (whole.to_owned(), true),
        None => (text, false),
    }
}
