use crate::register::Draft;
use crate::time::When;

/// What a conversion is told beside the file's bytes.
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) file: String,
    pub(super) base: Draft,
    pub(super) strict: bool,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<When>,
    pub(super) retrieved: Option<When>,
    pub(super) day: Option<When>,
}

impl Options {
    /// A conversion of a file of this name into a draft.
    ///
    /// An [emptied](crate::register::Register::emptied) register gives a new one of the same programme; a draft with records is
    /// added to: places are matched by key, else by name and state, memberships by call or overlapping start.
    pub fn new(file: impl Into<String>, base: Draft) -> Self {
        Self { file: file.into(), base, strict: false, publisher: None, published: None, retrieved: None, day: None }
    }

    /// Rejects a row with any finding of severity error.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Who made the list.
    #[must_use]
    pub fn publisher(mut self, publisher: impl Into<String>) -> Self {
        self.publisher = Some(publisher.into());
        self
    }

    /// When the list was published.
    #[must_use]
    pub fn published(mut self, published: When) -> Self {
        self.published = Some(published);
        self
    }

    /// When the file was fetched.
    #[must_use]
    pub fn retrieved(mut self, retrieved: When) -> Self {
        self.retrieved = Some(retrieved);
        self
    }

    /// The day the list speaks of; else the one of a title row such as `Stand: 01.03.2024`.
    #[must_use]
    pub fn day(mut self, day: When) -> Self {
        self.day = Some(day);
        self
    }
}
