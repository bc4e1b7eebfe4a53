use std::fmt;

use crate::language::{Language, numbers};

/// How many places were members on a day: for certain, presumably, possibly; and how many admissions no list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// Places that were members for certain.
    pub certain: usize,
    /// Places that were presumably members, the certain ones among them.
    pub presumed: usize,
    /// Places that may have been members, the presumed ones among them.
    pub possible: usize,
    /// Admissions that were published and are not listed.
    pub unlisted: Unlisted,
}

/// Admissions published for the calls effective by a day, minus the listed memberships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unlisted {
    /// Between two numbers.
    Between {
        /// Every listed membership without a date counts as one of the published ones.
        low: usize,
        /// None of them does.
        high: usize,
    },
    /// A call's number of admissions was not published.
    Unknown,
}

impl Count {
    /// The most places that can have been members: the possible ones and the low end of the unlisted.
    pub fn upper_end(&self) -> Option<usize> {
        match self.unlisted {
            Unlisted::Between { low, .. } => Some(self.possible + low),
            Unlisted::Unknown => None,
        }
    }

    /// The numbers in a sentence of a language; English is what `Display` writes.
    ///
    /// ```
    /// use stadtnetz::language::Language;
    /// use stadtnetz::register::{Count, Unlisted};
    ///
    /// let count = Count { certain: 31, presumed: 56, possible: 122, unlisted: Unlisted::Between { low: 22, high: 29 } };
    /// assert_eq!(
    ///     count.to_text(Language::De),
    ///     "31 sicher, 56 vermutlich, 122 möglich; 22 bis 29 weitere Aufnahmen veröffentlicht, aber nicht aufgeführt",
    /// );
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        let [certain, presumed, possible] =
            [self.certain, self.presumed, self.possible].map(|places| number(places, language));
        let unlisted = self.unlisted.to_text(language);
        match language {
            Language::De => format!("{certain} sicher, {presumed} vermutlich, {possible} möglich; {unlisted}"),
            Language::En => format!("{certain} certain, {presumed} presumed, {possible} possible; {unlisted}"),
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_text(Language::En))
    }
}

impl Unlisted {
    /// The number in a sentence of a language; English is what `Display` writes.
    pub fn to_text(&self, language: Language) -> String {
        let more = language.pick(
            "weitere Aufnahmen veröffentlicht, aber nicht aufgeführt",
            "more admissions published but not listed",
        );
        match self {
            Self::Between { low, high } if low == high => format!("{} {more}", number(*low, language)),
            Self::Between { low, high } => {
                let to = language.pick("bis", "to");
                format!("{} {to} {} {more}", number(*low, language), number(*high, language))
            }
            Self::Unknown => language
                .pick(
                    "unbekannt, wie viele weitere Aufnahmen veröffentlicht, aber nicht aufgeführt sind",
                    "unknown how many more admissions were published but are not listed",
                )
                .to_owned(),
        }
    }
}

impl fmt::Display for Unlisted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_text(Language::En))
    }
}

fn number(places: usize, language: Language) -> String {
    numbers::integer(i64::try_from(places).unwrap_or(i64::MAX), language)
}
