//! What the columns are called in the arguments of estimators.

use super::error::PanelError;
use super::study::Study;
use super::words::words;

words! {
    /// A package that takes the panel as it is.
    Package: "package" {
        /// csdid, `ATTgt(data=..., **args)`.
        Csdid = "csdid",
        /// diff-diff, `CallawaySantAnna().fit(frame, **args)`.
        DiffDiff = "diff-diff",
        /// pyfixest, `event_study(frame, **args)`.
        Pyfixest = "pyfixest",
        /// moderndid, `att_gt(data=..., **args)`.
        Moderndid = "moderndid",
        /// differences, `ATTgt(data=..., **args)`, the frame indexed by `unit` and `year`.
        Differences = "differences",
    }
}

impl Study {
    /// The arguments by which a package finds the columns of the panel: names and values.
    ///
    /// # Errors
    /// An outcome that the study does not have.
    pub fn args<'a>(&self, package: Package, outcome: &'a str) -> Result<Vec<(&'static str, &'a str)>, PanelError> {
        if !self.measures().any(|name| name == outcome) {
            return Err(PanelError::Column {
                found: outcome.to_owned(),
                expected: self.measures().collect::<Vec<_>>().join(", "),
            });
        }
        Ok(match package {
            Package::Csdid | Package::Pyfixest | Package::Moderndid => {
                vec![("yname", outcome), ("gname", "g"), ("idname", "unit"), ("tname", "year")]
            }
            Package::DiffDiff => {
                vec![("outcome", outcome), ("unit", "unit"), ("time", "year"), ("first_treat", "g")]
            }
            Package::Differences => vec![("cohort_column", "g")],
        })
    }
}
