use super::NameForm;
use super::claim::{Claim, Fit, What, sort_of, state_said};
use super::context::Context;
use super::index::NameIndex;
use super::letters::{Word, join, words};
use super::parts::{Pieces, at_preposition, nouns, sort_behind, sort_in_front, sort_said};
use super::resolution::{Reason, SaidBy};
use super::words::{SUFFIX_SORTS, Sort};
use crate::official::{Designation, Unit};
use crate::place::{PlaceKind, State};

/// A written name, read against a directory: who bears it, and what is said about the place.
pub(super) struct Question<'a, 'q> {
    index: &'a NameIndex,
    /// What stands before the first comma, without brackets and slashes, as it was written.
    pub(super) written: String,
    /// The name in words, without the sort where that is no part of it.
    pub(super) name: Vec<Word>,
    pub(super) bearers: &'a [(usize, NameForm)],
    pub(super) claims: Vec<Claim<'q>>,
    /// Why there is no unit, whoever bears the name.
    pub(super) refusal: Option<Reason<'a>>,
}

impl<'a: 'q, 'q> Question<'a, 'q> {
    pub(super) fn read(index: &'a NameIndex, text: &'q str, context: &'q Context) -> Self {
        let mut claims = said_by_context(index, context);
        let (postcode, text) = postcode_in_front(text.trim());
        claims.extend(postcode.map(|postcode| Claim::of_text(postcode, What::Postcode)));
        let Pieces { head: written, groups, tails } = Pieces::of(text);
        let name = words(&written);
        let mut question = Self { index, written, name, bearers: &[], claims, refusal: None };
        question.read_name();
        for group in groups {
            question.read_group(group);
        }
        for tail in tails {
            question.read_tail(tail);
        }
        if !question.claims.iter().any(|claim| matches!(claim.what, What::Sort(_))) {
            question.claims.push(Claim { said_by: SaidBy::Default, said: "municipality".into(), what: What::AnySort });
        }
        question.refuse_unlisted(context);
        question
    }

    /// Finds who bears the name. A word about the sort counts as such only where it is no part of the name.
    fn read_name(&mut self) {
        loop {
            let (core, addition) = at_preposition(&self.name);
            self.bearers = self.index.bearers(&join(core));
            if !self.bearers.is_empty() {
                if !addition.is_empty() {
                    self.claims.push(Claim::addition(self.index, join(&addition), addition));
                }
                return;
            }
            let (what, said, rest) = match (sort_in_front(&self.name), sort_behind(&self.name)) {
                (Some((sort, rest)), _) => (What::Sort(sort), &self.name[..self.name.len() - rest.len()], rest),
                (None, Some((sort, rest))) => (What::Sort(sort), &self.name[rest.len()..], rest),
                (None, None) => match self.title() {
                    Some((title, rest)) => (What::Suffix(join(title)), title, rest),
                    None => return,
                },
            };
            let (claim, rest) = (Claim::of_text(join(said), what), rest.to_vec());
            self.claims.push(claim);
            self.name = rest;
        }
    }

    /// Words in front of or behind a name that officially stand behind its comma: `Goethestadt Bad Lauchstädt`.
    fn title(&self) -> Option<(&[Word], &[Word])> {
        let cuts = (1..self.name.len()).map(|at| self.name.split_at(at));
        cuts.flat_map(|(front, back)| [(front, back), (back, front)]).find(|(title, name)| {
            let title = join(title);
            let bearers = self.index.bearers(&join(at_preposition(name).0));
            bearers.iter().any(|(at, _)| self.index.entries[*at].name.suffixes.contains(&title))
        })
    }

    /// What stands in brackets or behind a slash says where the place lies, or what it is.
    fn read_group(&mut self, group: &'q str) {
        let said = words(group);
        let letters = State::ALL.into_iter().find(|state| state.letters() == group);
        let state = letters.map(|state| Claim::of_text(group, What::State(state)));
        let claim = self.plain_claim(group, &said).or(state);
        let claim = claim.unwrap_or_else(|| Claim::addition(self.index, group, nouns(&said)));
        self.claims.push(claim);
    }

    /// What stands behind a comma is mostly a title, which distinguishes at best.
    fn read_tail(&mut self, tail: &'q str) {
        let said = words(tail);
        let joined = join(&said);
        let is_suffix = |(at, _): &(usize, NameForm)| self.index.entries[*at].name.suffixes.contains(&joined);
        let short = SUFFIX_SORTS.iter().find(|(short, _)| *short == joined);
        let short = short.map(|(_, sort)| Claim::of_text(tail, What::Sort(*sort)));
        let state = || state_said(tail).map(|state| Claim::of_text(tail, What::State(state)));
        let claim = short.or_else(|| self.plain_claim(tail, &said)).or_else(state).unwrap_or_else(|| {
            let addition = Claim::addition(self.index, tail, nouns(&said));
            let is_addition = !self.bearers.iter().any(is_suffix) && self.fits(&addition);
            if is_addition { addition } else { Claim::of_text(tail, What::Suffix(joined.clone())) }
        });
        if matches!(claim.what, What::Suffix(_)) && !self.bearers.iter().any(is_suffix) {
            let wholes = self.index.municipalities(&said);
            if !wholes.is_empty() {
                self.refusal = Some(Reason::PartOf(wholes));
            }
        }
        self.claims.push(claim);
    }

    /// A word about the sort (`Landkreis`), a district (`Landkreis Fulda`), a part (`OT Mombach`).
    fn plain_claim(&self, text: &'q str, said: &[Word]) -> Option<Claim<'q>> {
        let what = match (sort_said(said), sort_in_front(said)) {
            (Some(sort), _) | (None, Some((sort @ Sort::Part, _))) => What::Sort(sort),
            (None, Some((Sort::County, _))) => What::County(self.index.districts_named(said)),
            _ => return None,
        };
        Some(Claim::of_text(text, what))
    }

    fn fits(&self, claim: &Claim<'_>) -> bool {
        let mut bearers = self.bearers.iter().map(|(at, _)| (&self.index.entries[*at], self.index.unit_of(*at)));
        bearers.any(|(entry, unit)| claim.fit(entry, unit) >= Fit::Agrees)
    }

    /// Parts of cities, states, countries and composites have no unit here.
    fn refuse_unlisted(&mut self, context: &Context) {
        let is_part = self.claims.iter().any(|claim| matches!(claim.what, What::Sort(Sort::Part)));
        let unlisted = context.kind.filter(|kind| sort_of(*kind).is_none());
        if let Some(kind) = unlisted.or(is_part.then_some(PlaceKind::District)) {
            self.refusal.get_or_insert(Reason::KindNotListed(kind));
        }
    }

    /// The municipalities that a name nobody bears looks like a part of: `Mainz-Mombach`, `Mombach (Mainz)`, `Berlin Schöneweide`.
    pub(super) fn wholes(&self) -> Vec<&'a Unit> {
        let before =
            self.written.rmatch_indices(['-', '–', ' ']).map(|(at, sign)| (words(&self.written[..at]), sign == " "));
        let heads = before.map(|(head, blank)| {
            let mut units = self.index.municipalities(&head);
            units.retain(|unit| !blank || unit.designation.is_some_and(Designation::is_city));
            units
        });
        let additions = self.claims.iter().filter_map(|claim| match &claim.what {
            What::Addition { nouns, .. } => Some(self.index.municipalities(nouns)),
            _ => None,
        });
        heads.chain(additions).find(|units| !units.is_empty()).unwrap_or_default()
    }
}

fn said_by_context<'q>(index: &'q NameIndex, context: &'q Context) -> Vec<Claim<'q>> {
    let state = context.state.map(|state| Claim::of_context(state.iso(), What::State(state)));
    let county = context.county.as_deref();
    let county = county.map(|county| Claim::of_context(county, What::County(index.districts_said(county))));
    let postcode = context.postcode.as_deref().map(|postcode| Claim::of_context(postcode.trim(), What::Postcode));
    let sort = context.kind.and_then(|kind| Some(Claim::of_context(kind.as_str(), What::Sort(sort_of(kind)?))));
    let population = context.population.map(|(inhabitants, tolerance)| {
        Claim::of_context(inhabitants.to_string(), What::Population { inhabitants, tolerance })
    });
    [state, county, postcode, sort, population].into_iter().flatten().collect()
}

/// `36119 Neuhof`, `D-36119 Neuhof`.
fn postcode_in_front(text: &str) -> (Option<&str>, &str) {
    let digits = text.strip_prefix("D-").or_else(|| text.strip_prefix("D ")).unwrap_or(text);
    match digits.split_once(char::is_whitespace) {
        Some((postcode, rest)) if postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit()) => {
            (Some(postcode), rest.trim_start())
        }
        _ => (None, text),
    }
}
