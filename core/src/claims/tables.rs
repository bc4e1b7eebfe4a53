//! The conclusions as tables. Where a number is not bounded, its `high` column is empty.

use super::flow::Flow;
use super::ground::Ground;
use super::listing::Listing;
use super::missing::MissingFact;
use super::part::Moment;
use super::quantity::Range;
use super::reconciliation::{Conflict, Reconciliation};
use super::step::Step;
use super::verdict::Judgement;
use crate::register::{Claim, Quantity};
use crate::table::{Column, Table};
use crate::time::Day;

/// The unit of every number of members.
const PLACES: &str = "places";

/// Columns over the rows of one answer.
struct Columns<'a, T> {
    rows: Vec<&'a T>,
    columns: Vec<Column>,
}

impl<'a, T> Columns<'a, T> {
    fn of(rows: impl IntoIterator<Item = &'a T>) -> Self {
        Self { rows: rows.into_iter().collect(), columns: Vec::new() }
    }

    fn text(mut self, name: &str, description: &str, pick: impl Fn(&T) -> Option<String>) -> Self {
        self.columns.push(Column::text(name, description, self.rows.iter().map(|row| pick(row))));
        self
    }

    fn number(mut self, name: &str, description: &str, pick: impl Fn(&T) -> Option<i64>) -> Self {
        self.columns.push(Column::integer(name, description, self.rows.iter().map(|row| pick(row))));
        self
    }

    fn places(mut self, name: &str, description: &str, pick: impl Fn(&T) -> Option<i64>) -> Self {
        self.columns.push(Column::integer(name, description, self.rows.iter().map(|row| pick(row))).unit(PLACES));
        self
    }

    /// Two columns: the smallest and the largest number of places.
    fn range(self, name: &str, description: &str, pick: impl Fn(&T) -> Range) -> Self {
        self.places(&format!("{name}_low"), &format!("{description}, the smallest number"), |row| Some(pick(row).low))
            .places(&format!("{name}_high"), &format!("{description}, the largest number"), |row| pick(row).high)
    }

    fn day(mut self, name: &str, description: &str, pick: impl Fn(&T) -> Option<Day>) -> Self {
        self.columns.push(Column::day(name, description, self.rows.iter().map(|row| pick(row))));
        self
    }

    fn flag(mut self, name: &str, description: &str, pick: impl Fn(&T) -> bool) -> Self {
        self.columns.push(Column::flag(name, description, self.rows.iter().map(|row| Some(pick(row)))));
        self
    }

    fn table(self, name: &str) -> Table {
        Table::built(name, self.columns)
    }
}

/// Grounds in a cell, joined by `;`; none: an empty cell.
fn cell(grounds: &[Ground]) -> Option<String> {
    let texts: Vec<String> = grounds.iter().map(ToString::to_string).collect();
    (!texts.is_empty()).then(|| texts.join(";"))
}

impl Reconciliation {
    /// What is known of the members, one row per scope and day on which something can change.
    pub fn timeline_table(&self) -> Table {
        Columns::of(&self.timeline)
            .text("scope", "part of the network", |row: &Moment| Some(row.scope.to_string()))
            .day("day", "the day", |row| Some(row.day))
            .range("now", "places that were members", |row| row.now)
            .range("ever", "places that had ever joined", |row| row.ever)
            .range("admissions", "memberships that had ever begun", |row| row.admissions)
            .text("because_low", "what gives now_low", |row| cell(&row.because_low))
            .text("because_high", "what gives now_high", |row| cell(&row.because_high))
            .table("timeline")
    }

    /// Entries and exits, one row per intake of a scope.
    pub fn flows_table(&self) -> Table {
        flows("flows", &self.flows)
    }

    /// Entries and exits, one row per step from an exact figure to the next that differs.
    pub fn changes_table(&self) -> Table {
        flows("changes", &self.changes)
    }

    /// What is to be held of the figures, one row per claim.
    pub fn verdicts_table(&self) -> Table {
        let rows: Vec<(&Claim, &Judgement)> = self.claims.iter().zip(&self.verdicts).collect();
        Columns::of(&rows)
            .text("claim", "id of the claim", |(claim, _)| Some(claim.id.to_string()))
            .text("quantity", "what it counts, as worded", |(claim, _)| Some(claim.quantity.to_string()))
            .text("scope", "part of the network", |(_, row)| Some(row.scope.to_string()))
            .text("unit", "unit of the figure", |(claim, _)| Some(claim.unit.to_string()))
            .text("comparator", "how the figure is meant", |(claim, _)| Some(claim.comparator.to_string()))
            .number("value", "the figure", |(claim, _)| Some(claim.value))
            .number("low", "the smallest number it may mean", |(_, row)| Some(row.range.low))
            .number("high", "the largest number it may mean; empty: not bounded", |(_, row)| row.range.high)
            .text("as_of", "day it speaks of", |(claim, _)| claim.as_of.as_ref().map(ToString::to_string))
            .text("statement", "the first claim of which it is a copy, or itself", |(_, row)| {
                Some(row.statement.to_string())
            })
            .text("verdict", "whether it holds together with the others", |(_, row)| {
                Some(row.verdict.as_str().to_owned())
            })
            .text("fits_as", "the quantity as which it fits", |(_, row)| {
                row.fits_as.map(|quantity| quantity.to_string())
            })
            .day("fits_from", "first day on which it fits", |(_, row)| row.fits_on.map(|days| days.0))
            .day("fits_until", "last day on which it fits (inclusive)", |(_, row)| row.fits_on.map(|days| days.1))
            .number("known_low", "the number it speaks of by the believed figures, the smallest", |(_, row)| {
                row.known.map(|known| known.low)
            })
            .number("known_high", "the same, the largest; empty: not bounded", |(_, row)| row.known?.high)
            .text("against", "what excludes it as worded", |(_, row)| cell(&row.against))
            .table("verdicts")
    }

    /// What excludes one another, one row per minimal set.
    pub fn conflicts_table(&self) -> Table {
        Columns::of(&self.conflicts)
            .text("scope", "part of the network", |row: &Conflict| Some(row.scope.to_string()))
            .text("grounds", "claims, calls, memberships and rules that exclude one another", |row| cell(&row.grounds))
            .text("given_up", "the claim that is given up; empty: undecided", |row| {
                row.given_up.as_ref().map(ToString::to_string)
            })
            .table("conflicts")
    }

    /// Unknown numbers, one row each, by scope, the most telling first.
    pub fn missing_facts_table(&self) -> Table {
        Columns::of(&self.missing_facts)
            .text("scope", "part of the network", |row: &MissingFact| Some(row.scope.to_string()))
            .text("unknown", "what is unknown: members-before, members-after or entries of an intake", |row| {
                Some(row.unknown.as_str().to_owned())
            })
            .text("intake", "the intake", |row| cell(&row.intake))
            .day("intake_from", "first day on which it can have been", |row| Some(row.days.0))
            .day("intake_until", "last day on which it can have been (inclusive)", |row| Some(row.days.1))
            .range("known", "what is known of it", |row| row.known)
            .places("narrows_at_least", "how much narrower the numbers around all intakes become at least", |row| {
                Some(row.narrows_at_least)
            })
            .places("narrows_at_most", "how much narrower they become at best", |row| Some(row.narrows_at_most))
            .table("missing_facts")
    }

    /// Published numbers of members beside the listed ones, one row per claim, by scope and day.
    pub fn listings_table(&self) -> Table {
        Columns::of(&self.listings)
            .text("claim", "id of the claim", |row: &Listing| Some(row.claim.to_string()))
            .text("scope", "part of the network", |row| Some(row.scope.to_string()))
            .day("from", "first day it may speak of", |row| Some(row.days.0))
            .day("until", "last day it may speak of (inclusive)", |row| Some(row.days.1))
            .range("claimed", "published members", |row| row.claimed)
            .places("certain", "listed members for certain, the fewest on one of the days", |row| Some(row.certain))
            .places("possible", "listed members that may be, the most on one of the days", |row| Some(row.possible))
            .places("not_listed", "claimed members at least that are not listed", |row| Some(row.not_listed()))
            .places("not_claimed", "listed members at least that are not claimed", |row| Some(row.not_claimed()))
            .flag("believed", "whether the claim holds together with the others", |row| row.believed)
            .table("listings")
    }

    /// What was done, one row per step, in order.
    pub fn steps_table(&self) -> Table {
        Columns::of(&self.steps)
            .text("scope", "part of the network", |row: &Step| Some(row.scope.to_string()))
            .text("step", "what was done", |row| Some(row.kind.as_str().to_owned()))
            .text("claim", "with which claim", |row| row.claim.as_ref().map(ToString::to_string))
            .text("grounds", "because of what", |row| cell(&row.grounds))
            .table("steps")
    }
}

fn flows(name: &str, rows: &[Flow]) -> Table {
    Columns::of(rows)
        .text("scope", "part of the network", |row: &Flow| Some(row.scope.to_string()))
        .day("from", "first day of the number before", |row| Some(row.before.days.0))
        .range("before", "members before", |row| row.before.members)
        .text("intakes", "calls and memberships in between", |row| cell(&row.intakes))
        .range("entries", "memberships that began in between", |row| row.entries)
        .range("expected", "members before and entries", Flow::expected)
        .day("until", "last day of the number after (inclusive)", |row| Some(row.after.days.1))
        .range("after", "members after", |row| row.after.members)
        .range("exits", "memberships that ended in between", |row| row.exits)
        .range("returned", "entries of places that had been members before", |row| row.returned)
        .range("gone", "places that had ever been members and were none after", |row| row.gone)
        .text("claim", "the claim that gives the members after", |row| {
            row.after.claim.as_ref().map(ToString::to_string)
        })
        .table(name)
}

/// The quantity in words.
pub(super) fn quantity_phrase(quantity: Quantity) -> crate::language::Template {
    use crate::language::Template;
    match quantity {
        Quantity::MembersNow => Template::new("Mitglieder am Tag", "members on the day"),
        Quantity::MembersEver => Template::new("je beigetreten", "ever joined"),
        Quantity::Admitted => Template::new("aufgenommen", "admitted"),
        Quantity::Nominated => Template::new("nominiert", "nominated"),
        Quantity::Applied => Template::new("beworben", "applied"),
        Quantity::Attended => Template::new("teilgenommen", "attended"),
        Quantity::Invited => Template::new("eingeladen", "invited"),
        Quantity::Target => Template::new("Ziel", "target"),
    }
}
