use std::fmt;

/// The districts of other authorities that a municipality belongs to. Empty is what the edition leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Jurisdictions {
    /// The tax office (Finanzamt).
    pub tax_office: Option<Code<4>>,
    /// The courts: one character for the higher regional court, one for the regional court, two for the local court.
    pub courts: Option<Code<4>>,
    /// The employment agency (Arbeitsagentur).
    pub employment_agency: Option<Code<5>>,
    /// The constituency of the Bundestag, or the first of several.
    pub constituency: Option<u16>,
    /// The last of several constituencies; not every number between need belong to the municipality.
    pub last_constituency: Option<u16>,
}

/// A code of `N` digits or letters that another authority gives out; leading zeros count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code<const N: usize>([u8; N]);

impl<const N: usize> Code<N> {
    /// The code in a text; `None` for anything but `N` of them.
    pub fn new(text: &str) -> Option<Self> {
        let code: [u8; N] = text.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_alphanumeric).then_some(Self(code))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        // Only ASCII gets in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl<const N: usize> fmt::Display for Code<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<const N: usize> fmt::Debug for Code<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}
