//! Counted things: "1 Stadt", "2 Städte".

use super::{Language, numbers};

/// A noun in singular and plural, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// German, singular and plural.
    pub de: (&'static str, &'static str),
    /// English, singular and plural.
    pub en: (&'static str, &'static str),
}

impl Noun {
    /// The number with the noun in the form it asks for.
    pub fn counted(self, count: usize, language: Language) -> String {
        let (one, many) = language.pick(self.de, self.en);
        let noun = if count == 1 { one } else { many };
        let number = numbers::integer(i64::try_from(count).unwrap_or(i64::MAX), language);
        format!("{number} {noun}")
    }
}
