use std::borrow::Cow;

use serde::Serialize;

/// A value of a record that a finding rests on, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The table.
    pub table: Cow<'static, str>,
    /// The id of the record.
    pub record: String,
    /// The field.
    pub field: Cow<'static, str>,
    /// What stands there, as in the table's file; empty: nothing.
    pub value: String,
    /// The ids of the record's sources.
    pub source: Vec<String>,
}

/// A change of one cell that mends a finding and loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The table.
    pub table: String,
    /// The id of the record.
    pub record: String,
    /// The field.
    pub field: String,
    /// What stands there, as in the table's file; empty: nothing.
    pub before: String,
    /// What is to stand there.
    pub after: String,
}
