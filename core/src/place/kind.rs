use std::fmt;
use std::str::FromStr;

/// A word that is no kind, scheme or basis.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not a {what} (expected {})", .expected.join(", "))]
pub struct KindError {
    found: String,
    what: &'static str,
    expected: &'static [&'static str],
}

/// Declares a closed vocabulary: an enum with one text per variant.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// The texts used in tables.
            pub const WORDS: &'static [&'static str] = &[$($text),+];

            /// The text used in tables.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = KindError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(KindError { found: text.to_owned(), what: $what, expected: Self::WORDS }),
                }
            }
        }
    };
}

words! {
    /// What sort of place it is.
    PlaceKind, "kind of place" {
        /// A municipality with the rights of a city.
        City = "city",
        /// A municipality without the rights of a city.
        Municipality = "municipality",
        /// A part of a city: Bezirk, Stadtteil, Ortsteil.
        District = "district",
        /// An association of municipalities: Verbandsgemeinde, Samtgemeinde, Amt, Verwaltungsverband.
        Association = "association",
        /// A county (Landkreis).
        County = "county",
        /// A state (Land).
        State = "state",
        /// A country.
        Country = "country",
        /// Several places acting as one.
        Composite = "composite",
    }
}

impl PlaceKind {
    /// Whether a place of this kind has an AGS of its own.
    pub const fn has_ags(self) -> bool {
        matches!(self, Self::City | Self::Municipality)
    }
}

words! {
    /// A scheme of official keys.
    KeyScheme, "key scheme" {
        /// Amtlicher Gemeindeschlüssel, 8 digits.
        Ags = "ags",
        /// Regionalschlüssel, 2 to 12 digits.
        Ars = "ars",
    }
}

words! {
    /// What a population figure is based on. Figures of two bases are not comparable without care.
    Basis, "basis" {
        /// Update of the census of 1987.
        Census1987 = "census-1987",
        /// Update of the census of 2011.
        Census2011 = "census-2011",
        /// Update of the census of 2022.
        Census2022 = "census-2022",
        /// A municipality's own register of residents.
        Register = "register",
        /// An estimate or a rounded figure of a text.
        Estimate = "estimate",
    }
}
