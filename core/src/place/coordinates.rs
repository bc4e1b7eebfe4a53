use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Text or a number that is no coordinate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not a {what} (expected degrees with a decimal point, -{limit} to {limit})")]
pub struct CoordinateError {
    found: String,
    what: &'static str,
    limit: u8,
}

macro_rules! coordinate {
    ($(#[$meta:meta])* $name:ident, $what:literal, $limit:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(into = "f64", try_from = "f64")]
        pub struct $name(f64);

        impl $name {
            /// A coordinate from degrees.
            ///
            /// # Errors
            /// A number that is not finite or out of range.
            pub fn new(degrees: f64) -> Result<Self, CoordinateError> {
                if degrees.abs() <= f64::from($limit) {
                    Ok(Self(degrees))
                } else {
                    Err(CoordinateError { found: degrees.to_string(), what: $what, limit: $limit })
                }
            }

            /// Degrees (WGS 84).
            pub const fn degrees(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = CoordinateError;

            fn try_from(degrees: f64) -> Result<Self, Self::Error> {
                Self::new(degrees)
            }
        }

        impl From<$name> for f64 {
            fn from(coordinate: $name) -> Self {
                coordinate.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = CoordinateError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let failed = || CoordinateError { found: text.to_owned(), what: $what, limit: $limit };
                text.parse().map_err(|_| failed()).and_then(|degrees| Self::new(degrees).map_err(|_| failed()))
            }
        }
    };
}

coordinate! {
    /// Degrees north of the equator.
    Latitude, "latitude", 90
}
coordinate! {
    /// Degrees east of Greenwich.
    Longitude, "longitude", 180
}
