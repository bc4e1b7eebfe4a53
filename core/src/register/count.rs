use std::fmt;

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
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { certain, presumed, possible, unlisted } = self;
        write!(f, "{certain} certain, {presumed} presumed, {possible} possible; {unlisted}")
    }
}

impl fmt::Display for Unlisted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Between { low, high } if low == high => {
                write!(f, "{low} more admissions published but not listed")
            }
            Self::Between { low, high } => {
                write!(f, "{low}..={high} more admissions published but not listed")
            }
            Self::Unknown => f.write_str("unknown how many more admissions were published but are not listed"),
        }
    }
}
