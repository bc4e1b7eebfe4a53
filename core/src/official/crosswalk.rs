/// One row of a crosswalk: which share of an old unit lies in a new one.
///
/// Units are municipalities (AGS, 8 digits) or districts (5 digits); one crosswalk holds one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct CrosswalkRow {
    /// The old key.
    pub from: String,
    /// The year at whose end the old key stood.
    pub from_year: i32,
    /// The new key.
    pub to: String,
    /// The year at whose end the new key stood.
    pub to_year: i32,
    /// The shares.
    pub weights: Weights,
    /// The row of the file, counted from 1.
    pub row: u64,
}

/// The share of an old unit that lies in a new one, 0 to 1, by what is shared out. Empty where the table does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights {
    /// By inhabitants.
    pub population: Option<f64>,
    /// By area.
    pub area: Option<f64>,
    /// By employees subject to social insurance.
    pub employees: Option<f64>,
}
