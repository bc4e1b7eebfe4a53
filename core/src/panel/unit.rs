//! A municipality under study: what it could do, what it did, and when it was treated.

use super::year::Year;
use crate::place::Ags;
use crate::register::bounds::Bounds;
use crate::register::{Id, Membership, Place};
use crate::time::{Answer, Day};

/// Days from one (inclusive) to another (exclusive); none: not known to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The first day.
    pub from: Day,
    /// The first day after it.
    pub until: Option<Day>,
}

/// A membership as the study reads it.
#[derive(Clone, Debug)]
pub struct Spell {
    /// The record.
    pub membership: Id<Membership>,
    /// The place whose membership it is.
    pub place: Id<Place>,
    /// The call it came in by, as an index of [`Study::calls`](super::Study::calls).
    pub call: Option<usize>,
    /// What is known of its days.
    pub bounds: Bounds,
    /// The last day of the term in which it was last admitted, renewed or seen.
    pub term_end: Option<Day>,
    /// Its first day under the study's treatment; none where it has none, or none that is bounded.
    pub entry: Option<Day>,
    /// Its funded days under the study's treatment; none: not a single day is sure enough. Single days on which it was
    /// certainly absent divide them.
    pub funded: Vec<Episode>,
}

/// How far an application came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Handed in.
    Applied,
    /// Nominated for the concept phase, or on the short list.
    Nominated,
    /// Selected.
    Selected,
}

/// An application to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// How far it came.
    pub stage: Stage,
    /// Whether it was turned down: a decision says so, or as many places are listed as the call is said to have admitted, and
    /// it is none of them.
    pub rejected: bool,
}

/// A municipality of the study's territory.
#[derive(Clone, Debug)]
pub struct StudyUnit {
    /// The key on the territory's day.
    pub ags: Ags,
    /// The name.
    pub name: String,
    /// The place of the register it is.
    pub place: Option<Id<Place>>,
    /// Whether a member lies in it or spans it without being it: a district of it, an association it belongs to.
    pub spill: bool,
    /// Latitude and longitude of its centre, degrees.
    pub centre: Option<(f64, f64)>,
    /// By call: inhabitants on the date the call's rule names.
    pub population: Vec<Option<i64>>,
    /// By call: whether it was eligible under the call's rule.
    pub eligible: Vec<Answer>,
    /// By call: how far its application came.
    pub applications: Vec<Option<Applied>>,
    /// The concept phases it went through.
    pub concept: Vec<Episode>,
    /// Its memberships in their order.
    pub spells: Vec<Spell>,
    /// First treated year under the study's onset.
    pub g: Option<i32>,
    /// First year with a day of a concept phase.
    pub g_concept: Option<i32>,
    /// Year of the last entry.
    pub g_last: Option<i32>,
}

/// A call for applications as the study counts it.
#[derive(Clone, Debug, PartialEq)]
pub struct StudyCall {
    /// The id.
    pub id: String,
    /// A number for estimators: the id where all ids are numbers, else the year of its opening where no two calls share one,
    /// else its position, counted from 1.
    pub number: i64,
    /// The year in which it opened.
    pub year: i32,
    /// The smallest and the largest number of inhabitants of its rule.
    pub limits: Option<(i64, Option<i64>)>,
    /// Applications as published.
    pub applied: Option<usize>,
    /// Nominations as published.
    pub nominated: Option<usize>,
    /// Admissions as published: least and most.
    pub admitted: Option<(usize, usize)>,
    /// Units that it selected, as listed.
    pub selected: usize,
}

/// A place of the register with memberships or applications that is no unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplaced {
    /// The place.
    pub place: Id<Place>,
    /// Its name.
    pub name: String,
    /// Why: `no-key`, `key-unknown`, `other-kind`.
    pub reason: &'static str,
}

impl StudyUnit {
    /// A unit of which nothing but key and name is known.
    pub(super) fn new(ags: Ags, name: String, calls: usize) -> Self {
        Self {
            ags,
            name,
            place: None,
            spill: false,
            centre: None,
            population: vec![None; calls],
            eligible: vec![Answer::Unknown; calls],
            applications: vec![None; calls],
            concept: Vec::new(),
            spells: Vec::new(),
            g: None,
            g_concept: None,
            g_last: None,
        }
    }

    /// The key as a number: what estimators take.
    pub fn number(&self) -> i64 {
        i64::from(self.ags.number())
    }

    /// The number of the state.
    pub fn land(&self) -> i64 {
        self.number() / 1_000_000
    }

    /// The key of the district as a number.
    pub fn kreis(&self) -> i64 {
        self.number() / 1_000
    }

    /// The share of a year's days that were funded: days / days of the year.
    pub fn exposure(&self, year: i32) -> f64 {
        Year::new(year).share(self.episodes())
    }

    /// The share of a year's days in a concept phase.
    pub fn concept_share(&self, year: i32) -> f64 {
        Year::new(year).share(self.concept.iter().copied())
    }

    /// Whether it was a member on a day, under the study's treatment.
    pub fn is_member(&self, day: Day) -> bool {
        let covers = |episode: Episode| episode.from <= day && episode.until.is_none_or(|until| day < until);
        self.episodes().any(covers)
    }

    /// Its funded days.
    pub fn episodes(&self) -> impl Iterator<Item = Episode> {
        self.spells.iter().flat_map(|spell| spell.funded.iter().copied())
    }

    /// The first call it applied to, as an index.
    pub fn first_call(&self) -> Option<usize> {
        self.applications.iter().position(Option::is_some)
    }
}
