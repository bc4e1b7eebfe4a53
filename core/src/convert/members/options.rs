use std::ops::ControlFlow;

use super::watch::Watch;
use crate::convert::Profile;
use crate::official::Directory;
use crate::register::Draft;
use crate::time::When;

/// What a conversion is told beside the file's bytes.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    pub(super) file: String,
    pub(super) base: Draft,
    pub(super) profile: Option<&'a Profile>,
    pub(super) directory: Option<&'a Directory>,
    pub(super) strict: bool,
    pub(super) fix: bool,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<When>,
    pub(super) retrieved: Option<When>,
    pub(super) day: Option<When>,
    pub(super) watch: Watch<'a>,
}

impl<'a> Options<'a> {
    /// A conversion of a file of this name into a draft.
    ///
    /// An [emptied](crate::register::Register::emptied) register gives a new one of the same programme; a draft with records is
    /// added to: places are matched by key, else by name and state, memberships by call or overlapping start.
    pub fn new(file: impl Into<String>, base: Draft) -> Self {
        Self {
            file: file.into(),
            base,
            profile: None,
            directory: None,
            strict: false,
            fix: false,
            publisher: None,
            published: None,
            retrieved: None,
            day: None,
            watch: Watch::default(),
        }
    }

    /// Reads the columns as a profile says, and not by the usual words of member lists. What the profile maps to no field is handed
    /// back. Columns whose headers are days or years can be one record each: attendances, sightings or indicators.
    ///
    /// ```
    /// use stadtnetz::convert::{Conversion, Options, Profile};
    ///
    /// let profile = Profile::from_toml("matrix.toml", r#"
    ///     name = "who came"
    ///     state_headings = true              # a row with nothing but a state is the heading of those below
    ///
    ///     [[columns]]
    ///     name = "place"
    ///     headers = ["Wer"]
    ///     type = "text"
    ///     field = "places.name"
    ///     fill_down = true                   # an empty cell, or "dito", means the one above
    ///
    ///     [[wide]]
    ///     header = "date"                    # or "year"
    ///     record = "attendance"              # or "sighting", or "indicator" with indicator and unit
    ///     meeting = "network-meeting"
    /// "#)?;
    /// let matrix = "Wer;Treffen 16.09.2021;Treffen 07.06.2022\nHessen;;\nKassel;x;\nFulda;;x\n";
    /// let options = Options::new("matrix.csv", stadtnetz::engagierte_stadt().emptied()).profile(&profile);
    /// let register = Conversion::read(matrix.as_bytes(), options)?.register().clone();
    /// assert_eq!((register.meetings().len(), register.attendances().len()), (2, 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn profile(mut self, profile: &'a Profile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Asks the official directory for the keys of places that the list only names, on the day the list speaks of (else the first
    /// day of the row, else that of the newest edition). A name that it does not settle stays a name.
    #[must_use]
    pub fn directory(mut self, directory: &'a Directory) -> Self {
        self.directory = Some(directory);
        self
    }

    /// Rejects a row with any finding of severity error.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Gives leave for repairs that nothing in the row proves, each told and recorded in `repairs` with what stood there: a lost zero
    /// of a key is put back also where no state is said, a year of two digits is one from 1950 to 2049.
    #[must_use]
    pub fn fix(mut self, fix: bool) -> Self {
        self.fix = fix;
        self
    }

    /// Is told now and then how much is done of how much, counted in no unit; where it answers with a break, the conversion ends with
    /// [`ConversionError::Stopped`](crate::convert::ConversionError::Stopped).
    #[must_use]
    pub fn watch(mut self, watcher: &'a (dyn Fn(usize, usize) -> ControlFlow<()> + Sync)) -> Self {
        self.watch = Watch(Some(watcher));
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
