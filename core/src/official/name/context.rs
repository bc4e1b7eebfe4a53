use crate::place::{PlaceKind, State};

/// What is known about a place besides its name. Everything given must fit; nothing given is needed.
///
/// ```
/// use stadtnetz::official::name::Context;
/// use stadtnetz::place::State;
///
/// let context = Context::new().state(State::Hesse).county("Fulda").population(10_800, 0.1);
/// # assert_eq!(context, context.clone());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    pub(super) state: Option<State>,
    pub(super) county: Option<String>,
    pub(super) postcode: Option<String>,
    pub(super) kind: Option<PlaceKind>,
    pub(super) population: Option<(i64, f64)>,
}

impl Context {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// The state it lies in.
    #[must_use]
    pub fn state(mut self, state: impl Into<Option<State>>) -> Self {
        self.state = state.into();
        self
    }

    /// The district it lies in: its key of five digits, or its name as lists write it (`Fulda`, `Landkreis Fulda`).
    #[must_use]
    pub fn county(mut self, county: impl Into<String>) -> Self {
        self.county = Some(county.into());
        self
    }

    /// A postcode of the place.
    #[must_use]
    pub fn postcode(mut self, postcode: impl Into<String>) -> Self {
        self.postcode = Some(postcode.into());
        self
    }

    /// What sort of place it is. *Municipality* includes cities: lists say "Gemeinde" of both.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<Option<PlaceKind>>) -> Self {
        self.kind = kind.into();
        self
    }

    /// Its inhabitants, persons, and by which share of them another figure may differ: 0.1 is ten per cent.
    #[must_use]
    pub fn population(mut self, inhabitants: i64, tolerance: f64) -> Self {
        self.population = Some((inhabitants, tolerance));
        self
    }
}
