use std::borrow::Cow;

use super::index::{Entry, NameIndex};
use super::letters::{Word, join, words};
use super::parts::{names, nouns};
use super::resolution::{Candidate, Evidence, Feature, SaidBy, Verdict};
use super::words::{REGIONS, Sort};
use crate::language::Language;
use crate::official::{Designation, Level, Unit};
use crate::place::{PlaceKind, State};

/// One statement about the place that is looked for.
#[derive(Debug)]
pub(super) struct Claim<'q> {
    pub(super) said_by: SaidBy,
    pub(super) said: Cow<'q, str>,
    pub(super) what: What<'q>,
}

#[derive(Debug)]
pub(super) enum What<'q> {
    /// Where it lies, in whichever terms: `an der Aisch`, `Hessen`, `Fulda`, the name in the other language.
    Addition {
        nouns: Vec<Word>,
        states: &'static [State],
        districts: Vec<&'q str>,
    },
    State(State),
    /// The keys of the districts that are meant; none where the directory knows no such district.
    County(Vec<&'q str>),
    Postcode,
    Sort(Sort),
    /// Nothing was said about the sort.
    AnySort,
    Population {
        inhabitants: i64,
        tolerance: f64,
    },
    Suffix(String),
}

/// How well a unit meets a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Disagrees,
    Unknown,
    Agrees,
    /// By the very words of the official name.
    Verbatim,
}

impl Fit {
    fn when(agrees: bool) -> Self {
        if agrees { Self::Agrees } else { Self::Disagrees }
    }
}

impl<'q> Claim<'q> {
    pub(super) fn of_context(said: impl Into<Cow<'q, str>>, what: What<'q>) -> Self {
        Self { said_by: SaidBy::Context, said: said.into(), what }
    }

    pub(super) fn of_text(said: impl Into<Cow<'q, str>>, what: What<'q>) -> Self {
        Self { said_by: SaidBy::Text, said: said.into(), what }
    }

    /// Where a text in brackets, behind a slash or behind a preposition says that the place lies.
    pub(super) fn addition(index: &'q NameIndex, said: impl Into<Cow<'q, str>>, nouns: Vec<Word>) -> Self {
        let joined = join(&nouns);
        let what = What::Addition { states: states_of(&joined), districts: index.districts_named(&nouns), nouns };
        Self::of_text(said, what)
    }

    pub(super) fn feature(&self) -> Feature {
        match self.what {
            What::Addition { .. } => Feature::Addition,
            What::State(_) => Feature::State,
            What::County(_) => Feature::County,
            What::Postcode => Feature::Postcode,
            What::Sort(_) | What::AnySort => Feature::Kind,
            What::Population { .. } => Feature::Population,
            What::Suffix(_) => Feature::Suffix,
        }
    }

    /// Whether it can show that a unit lies where the text says.
    pub(super) fn locates(&self) -> bool {
        matches!(self.what, What::County(_) | What::Postcode | What::Population { .. })
    }

    pub(super) fn fit(&self, entry: &Entry, unit: &Unit) -> Fit {
        let in_district = |keys: &[&str]| entry.district().is_some_and(|district| keys.contains(&district));
        match &self.what {
            What::Addition { nouns, states, districts } => {
                if entry.is_called(nouns) {
                    Fit::Verbatim
                } else if unit.state().is_some_and(|state| states.contains(&state)) || in_district(districts) {
                    Fit::Agrees
                } else if states.is_empty() && districts.is_empty() && !entry.has_addition() {
                    Fit::Unknown
                } else {
                    Fit::Disagrees
                }
            }
            What::State(state) => unit.state().map_or(Fit::Unknown, |found| Fit::when(found == *state)),
            What::County(keys) if keys.is_empty() || entry.district().is_none() => Fit::Unknown,
            What::County(keys) => Fit::when(in_district(keys)),
            What::Postcode => postcode_fit(&self.said, unit),
            What::Sort(sort) => sort_fit(*sort, unit),
            What::AnySort if unit.is_incorporated() => Fit::Agrees,
            What::Population { inhabitants, tolerance } => unit.inhabitants.map_or(Fit::Unknown, |found| {
                #[allow(clippy::cast_precision_loss)] // far below 2^52 persons
                Fit::when((found - inhabitants).abs() as f64 <= *inhabitants as f64 * tolerance)
            }),
            What::Suffix(suffix) if entry.name.suffixes.contains(suffix) => Fit::Agrees,
            What::AnySort | What::Suffix(_) => Fit::Unknown,
        }
    }
}

/// The directory knows the postcode of the seat, and whether there are others. The first digits are a region: two where the
/// municipality has no other postcode, one where it has (Berlin: 10 to 14).
fn postcode_fit(said: &str, unit: &Unit) -> Fit {
    let region = if unit.further_postcodes == Some(false) { 2 } else { 1 };
    match unit.postcode.as_deref() {
        Some(known) if known == said => Fit::Agrees,
        Some(known) if known.get(..region) != said.get(..region) => Fit::Disagrees,
        _ => Fit::Unknown,
    }
}

fn sort_fit(sort: Sort, unit: &Unit) -> Fit {
    let number = unit.designation.map(Designation::number);
    let designated = |wanted: &dyn Fn(u8) -> bool| number.map_or(Fit::Unknown, |number| Fit::when(wanted(number)));
    match (sort, unit.level) {
        (Sort::City, Level::Municipality) => {
            unit.designation.map_or(Fit::Unknown, |designation| Fit::when(designation.is_city()))
        }
        (Sort::Market, Level::Municipality) => designated(&|number| number == 60),
        (Sort::Municipality, Level::Municipality) => Fit::when(unit.is_incorporated()),
        (Sort::Unincorporated, Level::Municipality) => Fit::when(!unit.is_incorporated()),
        (Sort::Association(numbers), Level::Association) => designated(&|number| numbers.contains(&number)),
        (Sort::County, Level::District) => designated(&|number| matches!(number, 43..=45)),
        _ => Fit::Disagrees,
    }
}

/// The sort that a kind asks for; `None` for kinds that no directory lists.
pub(super) fn sort_of(kind: PlaceKind) -> Option<Sort> {
    match kind {
        PlaceKind::City => Some(Sort::City),
        PlaceKind::Municipality => Some(Sort::Municipality),
        PlaceKind::Association => Some(Sort::ANY_ASSOCIATION),
        PlaceKind::County => Some(Sort::County),
        _ => None,
    }
}

/// The states that a folded text means: the name of a state, or a region in it.
pub(super) fn states_of(joined: &str) -> &'static [State] {
    static NAMES: std::sync::LazyLock<Vec<(String, usize)>> = std::sync::LazyLock::new(|| {
        let names = State::ALL.iter().enumerate();
        names.map(|(at, state)| (join(&words(state.name(Language::De))), at)).collect()
    });
    let region = || REGIONS.iter().find(|(region, _)| *region == joined).map(|(_, states)| *states);
    let state = NAMES.iter().find(|(name, _)| name == joined).map(|(_, at)| *at);
    state.map_or_else(|| region().unwrap_or_default(), |at| &ALL_STATES[at..=at])
}

static ALL_STATES: [State; 16] = State::ALL;

/// The state that a text outside the name says: its German name, or its two capital letters.
pub(super) fn state_said(text: &str) -> Option<State> {
    let letters = State::ALL.into_iter().find(|state| state.letters() == text || state.iso() == text);
    letters.or_else(|| match states_of(&join(&nouns(&words(text)))) {
        [state] if text.chars().count() > 2 => Some(*state),
        _ => None,
    })
}

/// What all claims say to the units that bear the name.
///
/// Every claim keeps the units that meet it best, judged over all units of the name, whatever the other claims keep. A further
/// claim therefore only takes units away, and never turns one match into another; only a word about the sort does, where it
/// replaces the assumption that a municipality is meant.
pub(super) struct Weighed<'q, 'c> {
    claims: &'c [Claim<'q>],
    fits: Vec<Vec<Fit>>, // by claim, by candidate
}

impl<'q, 'c> Weighed<'q, 'c> {
    pub(super) fn of(claims: &'c [Claim<'q>], bearers: &[(&Entry, &Unit)]) -> Self {
        let fits = claims.iter().map(|claim| bearers.iter().map(|(entry, unit)| claim.fit(entry, unit)).collect());
        Self { claims, fits: fits.collect() }
    }

    pub(super) fn keeps(&self, candidate: usize) -> bool {
        self.fits.iter().all(|fits| {
            let best = fits.iter().max().copied().unwrap_or(Fit::Unknown);
            fits[candidate] == best.max(Fit::Unknown)
        })
    }

    /// Whether the text adds where the place lies, or means land without a municipality, and nothing shows that this unit is it.
    pub(super) fn is_unconfirmed(&self, candidate: usize, unit: &Unit) -> bool {
        let mut said = self.claims.iter().zip(&self.fits).map(|(claim, fits)| (claim, fits[candidate]));
        let doubtful = said.clone().any(|(claim, fit)| match claim.what {
            What::Addition { .. } => fit == Fit::Unknown,
            What::AnySort => unit.designation.is_some_and(|designation| designation.number() == UNINHABITED),
            _ => false,
        });
        doubtful && !said.any(|(claim, fit)| claim.locates() && fit >= Fit::Agrees)
    }

    pub(super) fn candidate<'a>(&self, at: usize, unit: &'a Unit, form: super::NameForm) -> Candidate<'a> {
        let evidence = self.claims.iter().zip(&self.fits).map(|(claim, fits)| Evidence {
            feature: claim.feature(),
            said_by: claim.said_by,
            said: claim.said.clone().into_owned(),
            verdict: match fits[at] {
                Fit::Disagrees => Verdict::Disagrees,
                Fit::Unknown => Verdict::Unknown,
                Fit::Agrees | Fit::Verbatim => Verdict::Agrees,
            },
        });
        Candidate { unit, form, evidence: evidence.collect() }
    }
}

/// Land without a municipality where nobody lives: a forest may bear the name of a village.
const UNINHABITED: u8 = 66;

/// Whether an addition of an official name has the wanted nouns.
pub(super) fn has_addition(additions: &[Vec<Word>], wanted: &[Word]) -> bool {
    additions.iter().any(|addition| names(addition, wanted))
}
