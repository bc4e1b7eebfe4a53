//! From register, directory and outcomes to units.

use std::collections::{BTreeMap, BTreeSet};

use super::PanelError;
use super::options::StudyOptions;
use super::territory::merged;
use super::treatment;
use super::unit::{Applied, Stage, StudyCall, StudyUnit, Unplaced};
use crate::eligibility::{Assume, Candidate, Facts, Inhabitants, Question};
use crate::official::{Directory, DirectoryView, PopulationObservation, Unit, UnitKey};
use crate::place::{Ags, KeyScheme, RegionalKey};
use crate::programme::RuleKind;
use crate::register::{Outcome, Place, Register};
use crate::time::Day;

/// Units in the making, found by key.
pub(super) struct Units {
    pub(super) all: Vec<StudyUnit>,
    pub(super) unplaced: Vec<Unplaced>,
    /// The day up to which the directory knows them; none without a directory.
    pub(super) known_until: Option<Day>,
    facts: Vec<Facts>,
    regional: Vec<Option<RegionalKey>>,
    by_ags: BTreeMap<Ags, usize>,
}

/// The units of a study, by key, with all but their first treated years.
pub(super) fn units(
    register: &Register,
    options: &StudyOptions<'_>,
    territory: Option<Day>,
    calls: &mut [StudyCall],
) -> Result<Units, PanelError> {
    let mut units = match (options.directory, territory) {
        (Some(directory), Some(day)) => {
            let view = directory.on(day).ok_or_else(|| too_early(directory, day))?;
            Units::of_directory(directory, &view, calls.len())
        }
        _ => Units::of_keys(register, options, calls.len()),
    };
    if units.all.is_empty() {
        return Err(PanelError::NoUnits);
    }
    units.join(register, options, calls);
    units.ask(register);
    Ok(units)
}

fn too_early(directory: &Directory, day: Day) -> PanelError {
    PanelError::Territory { day, first: directory.editions().first().map_or(day, |edition| edition.territory) }
}

impl Units {
    fn new(mut found: Vec<(StudyUnit, Facts, Option<RegionalKey>)>) -> Self {
        found.sort_by_key(|(unit, ..)| unit.ags);
        let by_ags = found.iter().enumerate().map(|(at, (unit, ..))| (unit.ags, at)).collect();
        let (mut all, mut facts, mut regional) = (Vec::new(), Vec::new(), Vec::new());
        for (unit, known, key) in found {
            all.push(unit);
            facts.push(known);
            regional.push(key);
        }
        Self { all, unplaced: Vec::new(), known_until: None, facts, regional, by_ags }
    }

    /// The municipalities with a government of their own, their figures as every edition has them: under the same key, else as
    /// the sum of the units that it was made of as a whole.
    fn of_directory(directory: &Directory, view: &DirectoryView<'_>, calls: usize) -> Self {
        let footing = view.footing();
        let unit = |unit: &Unit| {
            let Candidate { mut facts, .. } = Candidate::from_unit(unit, &footing.figures, &footing.edition)?;
            let ags = unit.ags?;
            let known = directory.populations(UnitKey::from(ags));
            facts.figures = known.observations().iter().filter_map(inhabitants).collect();
            let mut made = StudyUnit::new(ags, unit.name.clone(), calls);
            made.centre = unit.latitude.zip(unit.longitude).map(|(north, east)| (north.degrees(), east.degrees()));
            Some((made, facts, unit.ars))
        };
        let mut units = Self::new(view.municipalities().filter_map(unit).collect());
        units.known_until = Some(footing.known_until);
        for edition in directory.editions().iter().filter(|edition| edition.territory < view.day()) {
            let (Some(day), Some(basis)) = (&edition.figures.day, edition.figures.basis) else { continue };
            let merged = merged(directory, edition.territory, view.day());
            if merged.is_empty() {
                continue;
            }
            let listed = edition.units.iter().filter_map(|unit| Some((unit.ags?, unit.inhabitants)));
            let listed: BTreeMap<Ags, Option<i64>> = listed.collect();
            for (ags, parts) in merged.into_iter().filter(|(ags, _)| !listed.contains_key(ags)) {
                let sum: Option<i64> = parts.iter().map(|part| listed.get(part).copied().flatten()).sum();
                if let (Some(&at), Some(inhabitants)) = (units.by_ags.get(&ags), sum) {
                    let figure =
                        Inhabitants { day: day.clone(), inhabitants, rounded_to: None, basis, source: Vec::new() };
                    units.facts[at].figures.push(figure);
                }
            }
        }
        units
    }

    /// The municipalities that outcomes and register name.
    fn of_keys(register: &Register, options: &StudyOptions<'_>, calls: usize) -> Self {
        let measured = options.outcomes.into_iter().flat_map(|outcomes| &outcomes.keys);
        let mut keys: BTreeSet<Ags> = measured.filter_map(|key| key.parse().ok()).collect();
        keys.extend(taking_part(register).filter_map(|place| place.ags));
        let units = keys.into_iter().map(|ags| (StudyUnit::new(ags, String::new(), calls), Facts::default(), None));
        Self::new(units.collect())
    }

    /// Puts memberships and applications where they belong.
    fn join(&mut self, register: &Register, options: &StudyOptions<'_>, calls: &mut [StudyCall]) {
        let position = |id: &str| register.programme().calls().iter().position(|call| call.id == id);
        let view = register.on(register.programme().first_day());
        for place in taking_part(register) {
            let standing = view.place(place.id.as_str());
            let Some(at) = self.own(register, place) else {
                let member = standing.is_some_and(|standing| !standing.stays.is_empty());
                let around = self.around(register, place);
                for at in around {
                    self.all[at].spill |= member;
                }
                let reason = if place.kind.has_ags() {
                    if place.ags.is_some() { "key-unknown" } else { "no-key" }
                } else {
                    "other-kind"
                };
                self.unplaced.push(Unplaced { place: place.id.clone(), name: place.name.clone(), reason });
                continue;
            };
            let unit = &mut self.all[at];
            if unit.place.is_none() {
                unit.place = Some(place.id.clone());
            }
            if unit.name.is_empty() {
                unit.name.clone_from(&place.name);
            }
            unit.centre = unit
                .centre
                .or(place.latitude.zip(place.longitude).map(|(north, east)| (north.degrees(), east.degrees())));
            let facts = &mut self.facts[at];
            facts.kind = facts.kind.or(Some(place.kind));
            facts.figures.extend(figures(register, place));
            for stay in standing.into_iter().flat_map(|standing| &standing.stays) {
                let call = stay.membership.call.as_ref().and_then(|call| position(call.as_str()));
                unit.spells.push(treatment::spell(stay, call, options.treatment));
                if let Some(call) = call {
                    unit.applications[call] = Some(Applied { stage: Stage::Selected, rejected: false });
                }
            }
            unit.spells.sort_by_key(|spell| spell.bounds.first_earliest);
        }
        self.apply(register, options, &position);
        for (at, call) in calls.iter_mut().enumerate() {
            let selected = |unit: &&StudyUnit| unit.applications[at].is_some_and(|one| one.stage == Stage::Selected);
            let listed = register
                .memberships()
                .iter()
                .filter(|one| one.call.as_ref().is_some_and(|named| named.as_str() == call.id));
            let complete = call.admitted.is_some_and(|(_, most)| listed.count() >= most);
            call.selected = self.all.iter().filter(selected).count();
            if complete {
                for unit in &mut self.all {
                    if let Some(one) = unit.applications[at].as_mut().filter(|one| one.stage != Stage::Selected) {
                        one.rejected = true;
                    }
                }
            }
        }
    }

    /// What applications and decisions add: how far each came, and the concept phases.
    fn apply(&mut self, register: &Register, options: &StudyOptions<'_>, position: &dyn Fn(&str) -> Option<usize>) {
        for application in register.applications() {
            let Some(place) = register.places().get(application.place.as_str()) else { continue };
            let (Some(at), Some(call)) = (self.own(register, place), position(application.call.as_str())) else {
                continue;
            };
            let unit = &mut self.all[at];
            let entry = unit.spells.iter().find(|spell| spell.call == Some(call)).and_then(|spell| spell.entry);
            let known = unit.applications[call].get_or_insert(Applied { stage: Stage::Applied, rejected: false });
            for decision in register.decisions().iter().filter(|one| one.application == application.id) {
                match decision.outcome {
                    Outcome::Admitted => known.stage = Stage::Selected,
                    Outcome::Nominated | Outcome::Shortlisted => known.stage = known.stage.max(Stage::Nominated),
                    Outcome::Rejected => known.rejected = known.stage != Stage::Selected,
                    Outcome::Waiver => {}
                }
                if decision.outcome == Outcome::Nominated {
                    let programme = register.programme();
                    let episode =
                        treatment::concept(decision, entry, &programme.calls()[call], programme, options.treatment);
                    unit.concept.extend(episode);
                }
            }
        }
    }

    /// Asks the place rule of every call.
    fn ask(&mut self, register: &Register) {
        let programme = register.programme();
        let assume = Assume { beyond_verified: true };
        for (at, call) in programme.calls().iter().enumerate() {
            let Some(question) = Question::assuming(programme, &call.id, RuleKind::Place, assume) else { continue };
            for (unit, facts) in self.all.iter_mut().zip(&self.facts) {
                unit.eligible[at] = question.answer(facts);
                unit.population[at] = question.inhabitants(facts);
            }
        }
    }

    /// The unit that a place is: by its present key, else by one it had.
    fn own(&self, register: &Register, place: &Place) -> Option<usize> {
        let former = register.keys().iter().filter(|key| key.place == place.id && key.scheme == KeyScheme::Ags);
        let mut keys = place.ags.into_iter().chain(former.filter_map(|key| key.value.parse().ok()));
        keys.find_map(|ags| self.by_ags.get(&ags).copied())
    }

    /// The units that a place of another kind lies in or spans.
    fn around(&self, register: &Register, place: &Place) -> Vec<usize> {
        let whole = place.part_of.as_ref().and_then(|id| register.places().get(id.as_str()));
        let inside = |key: RegionalKey| {
            let of = self.regional.iter().enumerate();
            of.filter(move |(_, own)| own.is_some_and(|own| own.as_str().starts_with(key.as_str()))).map(|(at, _)| at)
        };
        let spanned = place.ars.filter(|_| !place.kind.has_ags()).into_iter().flat_map(inside);
        whole.and_then(|whole| self.own(register, whole)).into_iter().chain(spanned).collect()
    }
}

/// The places with a membership or an application, in the order of their ids.
fn taking_part(register: &Register) -> impl Iterator<Item = &Place> {
    let members = register.memberships().iter().map(|one| one.place.as_str());
    let applicants = register.applications().iter().map(|one| one.place.as_str());
    let ids: BTreeSet<&str> = members.chain(applicants).collect();
    ids.into_iter().filter_map(|id| register.places().get(id))
}

fn inhabitants(known: &PopulationObservation) -> Option<Inhabitants> {
    let (day, basis) = (known.day.clone()?, known.basis?);
    Some(Inhabitants { day, inhabitants: known.inhabitants, rounded_to: None, basis, source: Vec::new() })
}

fn figures<'r>(register: &'r Register, place: &'r Place) -> impl Iterator<Item = Inhabitants> + 'r {
    register.populations().iter().filter(|one| one.place == place.id).map(|one| Inhabitants {
        day: one.day.clone(),
        inhabitants: one.inhabitants,
        rounded_to: one.rounded_to,
        basis: one.basis,
        source: Vec::new(),
    })
}
