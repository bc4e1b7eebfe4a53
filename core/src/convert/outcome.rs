//! What becomes of a row.

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It holds no data.
    Skipped(Skip),
    /// Nobody can say whom it is about, or it has an error and the conversion is strict.
    Rejected,
    /// At least one record was made of it.
    Converted,
}

impl Outcome {
    /// `skipped`, `rejected` or `converted`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Skipped(_) => "skipped",
            Self::Rejected => "rejected",
            Self::Converted => "converted",
        }
    }
}

/// Why a row holds no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Skip {
    /// Before the header.
    Title,
    /// The header, or the header once more after a page break.
    Header,
    /// Units below the header.
    Unit,
    /// A rule, or a heading between groups of rows.
    Separator,
    /// Sums.
    Sum,
    /// Sources, remarks and footnotes below the data.
    Footer,
    /// Nothing, or nothing but a running number.
    Blank,
    /// A remark for machines: it begins with `#`.
    Comment,
    /// It belongs to another table of the sheet.
    OtherTable,
}

impl Skip {
    /// All reasons.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Header,
        Self::Unit,
        Self::Separator,
        Self::Sum,
        Self::Footer,
        Self::Blank,
        Self::Comment,
        Self::OtherTable,
    ];

    /// `title`, `header`, `unit`, `separator`, `sum`, `footer`, `blank`, `comment` or `other-table`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Header => "header",
            Self::Unit => "unit",
            Self::Separator => "separator",
            Self::Sum => "sum",
            Self::Footer => "footer",
            Self::Blank => "blank",
            Self::Comment => "comment",
            Self::OtherTable => "other-table",
        }
    }
}
