//! The Python face of `stadtnetz`: frozen classes around the core's values. No rule of the domain stands here.
#![deny(unsafe_code)] // one line of `arrow_in.rs` is, and says why
#![allow(clippy::doc_markdown, reason = "the doc comments of classes are Python's docstrings")]
#![allow(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]

mod admission;
mod arrow;
mod arrow_in;
mod assignments;
mod check;
mod conversion;
mod directory;
mod draft;
mod eligibility;
mod errors;
mod finding;
mod given;
mod harmonised;
mod inspection;
mod network;
mod out;
mod outcomes;
mod profile;
mod programme;
mod progress;
mod reconciliation;
mod record;
mod register;
mod resolution;
mod standing;
mod statistics;
mod study;
mod summary;
mod table;
mod typed;
mod view;
mod when;
mod words;

/// The compiled part of the package; `stadtnetz` hands all of it on.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    /// The version of the package.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
    #[pymodule_export]
    use crate::admission::{Admission, Timeliness};
    #[pymodule_export]
    use crate::assignments::Assignments;
    #[pymodule_export]
    use crate::check::{Report, check, explain_code};
    #[pymodule_export]
    use crate::conversion::{Conversion, convert};
    #[pymodule_export]
    use crate::directory::{Directory, DirectoryView, size_class_of, size_classes};
    #[pymodule_export]
    use crate::draft::Draft;
    #[pymodule_export]
    use crate::eligibility::{Eligibility, Explanation};
    #[pymodule_export]
    use crate::finding::{Finding, findings_as, findings_table, rules};
    #[pymodule_export]
    use crate::harmonised::Harmonised;
    #[pymodule_export]
    use crate::inspection::{InspectedSheet, Inspection, inspect};
    #[pymodule_export]
    use crate::network::{OneMode, TwoMode};
    #[pymodule_export]
    use crate::outcomes::{Outcomes, outcomes};
    #[pymodule_export]
    use crate::profile::Profile;
    #[pymodule_export]
    use crate::programme::Programme;
    #[pymodule_export]
    use crate::reconciliation::Reconciliation;
    #[pymodule_export]
    use crate::record::{Record, Records};
    #[pymodule_export]
    use crate::register::{Register, engagierte_stadt, open};
    #[pymodule_export]
    use crate::resolution::Resolution;
    #[pymodule_export]
    use crate::standing::{Standing, Statement, Stay};
    #[pymodule_export]
    use crate::statistics::Statistics;
    #[pymodule_export]
    use crate::study::Study;
    #[pymodule_export]
    use crate::summary::Summary;
    #[pymodule_export]
    use crate::table::{Column, Table};
    #[pymodule_export]
    use crate::typed::{Typed, TypedBlock, TypedBlocks, typed};
    #[pymodule_export]
    use crate::view::{Count, View};
    #[pymodule_export]
    use crate::when::{GermanDate, When, read_german};
}
