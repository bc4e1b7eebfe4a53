//! How close members are: among the neighbours, in the same Land, in kilometres.

use std::collections::{BTreeMap, BTreeSet};

use super::error::PanelError;
use super::study::Study;
use super::unit::StudyUnit;
use super::year::Year;
use crate::statistics::EARTH_RADIUS;
use crate::statistics::figures::size;
use crate::table::{Column, Table};

/// The exposure of a unit to the members of a day. It is no member of its own surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// Neighbours that are members; none where no borders are known.
    pub neighbours_in: Option<usize>,
    /// Members in the same Land.
    pub same_land_in: usize,
    /// Share of the neighbours that are members; none without a neighbour.
    pub share_neighbours_in: Option<f64>,
    /// Great-circle distance between reference points to the nearest member, km, on a sphere of 6,371.0088 km; none without a
    /// member or where a reference point is not known.
    pub km_nearest: Option<f64>,
}

/// Where units lie: their Länder, their reference points, who borders on whom.
#[derive(Clone, Debug)]
pub struct Places {
    lands: Vec<i64>,
    /// Reference points on a sphere of radius 1.
    points: Vec<Option<[f64; 3]>>,
    neighbours: Vec<Vec<usize>>,
}

impl Places {
    /// From the Land and the reference point (latitude, longitude in degrees) of every unit and the pairs of units, by position,
    /// that border on each other, in either direction. Pairs of unknown units and of a unit with itself count for nothing.
    pub fn new(units: impl IntoIterator<Item = (i64, Option<(f64, f64)>)>, contiguity: &[(usize, usize)]) -> Self {
        let (lands, points): (Vec<i64>, Vec<_>) =
            units.into_iter().map(|(land, centre)| (land, centre.map(on_sphere))).unzip();
        let mut neighbours = vec![Vec::new(); lands.len()];
        for &(one, other) in contiguity {
            if one != other && one.max(other) < lands.len() {
                neighbours[one].push(other);
                neighbours[other].push(one);
            }
        }
        for around in &mut neighbours {
            around.sort_unstable();
            around.dedup();
        }
        Self { lands, points, neighbours }
    }

    /// The surroundings of every unit on days on each of which other units are members: day by day, unit by unit.
    pub fn surroundings(&self, members: &[Vec<bool>]) -> Vec<Vec<Surroundings>> {
        let nearest = self.nearest(members);
        members.iter().enumerate().map(|(day, members)| self.on(members, |unit| nearest[unit][day])).collect()
    }

    fn on(&self, members: &[bool], nearest: impl Fn(usize) -> f64) -> Vec<Surroundings> {
        let is_in = |unit: usize| members.get(unit).copied().unwrap_or(false);
        let mut by_land: BTreeMap<i64, usize> = BTreeMap::new();
        for (unit, land) in self.lands.iter().enumerate() {
            *by_land.entry(*land).or_default() += usize::from(is_in(unit));
        }
        let is_known = self.neighbours.iter().any(|around| !around.is_empty());
        let row = |unit: usize| {
            let around = &self.neighbours[unit];
            let neighbours_in = around.iter().filter(|&&other| is_in(other)).count();
            Surroundings {
                neighbours_in: is_known.then_some(neighbours_in),
                same_land_in: by_land.get(&self.lands[unit]).map_or(0, |all| all - usize::from(is_in(unit))),
                share_neighbours_in: (!around.is_empty()).then(|| size(neighbours_in) / size(around.len())),
                km_nearest: Some(nearest(unit)).filter(|chord| chord.is_finite()).map(kilometres),
            }
        };
        (0..self.lands.len()).map(row).collect()
    }

    /// The squared chord to the nearest other member, unit by unit, day by day. Members of the same days are compared together.
    fn nearest(&self, members: &[Vec<bool>]) -> Vec<Vec<f64>> {
        let mut stays: Vec<Stayed> = Vec::new();
        for (unit, point) in self.points.iter().enumerate() {
            let stay: Vec<bool> = members.iter().map(|day| day.get(unit).copied().unwrap_or(false)).collect();
            let Some(point) = point.filter(|_| stay.contains(&true)) else { continue };
            match stays.iter_mut().find(|(known, _)| *known == stay) {
                Some((_, units)) => units.push((unit, point)),
                None => stays.push((stay, vec![(unit, point)])),
            }
        }
        let of = |(unit, point): (usize, &Option<[f64; 3]>)| {
            let mut nearest = vec![f64::INFINITY; members.len()];
            let Some(point) = point else { return nearest };
            for (stay, units) in &stays {
                let others = units.iter().filter(|(other, _)| *other != unit);
                let closest = others.map(|(_, other)| chord(point, other)).fold(f64::INFINITY, f64::min);
                for (nearest, _) in nearest.iter_mut().zip(stay).filter(|(_, member)| **member) {
                    *nearest = nearest.min(closest);
                }
            }
            nearest
        };
        self.points.iter().enumerate().map(of).collect()
    }
}

/// The days on which units are members, and these units with their reference points.
type Stayed = (Vec<bool>, Vec<(usize, [f64; 3])>);

impl Study {
    /// The surroundings of every unit on 31 December of every year: unit by unit, year by year.
    pub fn surroundings(&self) -> &[Surroundings] {
        &self.around
    }

    /// The pairs of units among pairs of keys, each once.
    pub(super) fn borders(&self, contiguity: &[(i64, i64)]) -> Result<Vec<(usize, usize)>, PanelError> {
        let known = |&&(one, other): &&(i64, i64)| self.position(one).or(self.position(other)).is_some();
        if let (Some(&(one, other)), None) = (contiguity.first(), contiguity.iter().find(known)) {
            return Err(PanelError::Contiguity { pairs: contiguity.len(), one, other });
        }
        let pair = |&(one, other): &(i64, i64)| {
            let (one, other) = (self.position(one)?, self.position(other)?);
            (one != other).then(|| (one.min(other), one.max(other)))
        };
        let pairs: BTreeSet<(usize, usize)> = contiguity.iter().filter_map(pair).collect();
        Ok(pairs.into_iter().collect())
    }

    pub(super) fn reckon_surroundings(&self) -> Vec<Surroundings> {
        let places = Places::new(self.units().iter().map(|unit| (unit.land(), unit.centre)), &self.contiguity);
        let on = |&year: &i32| {
            let day = Year::new(year).last_day();
            let member = |unit: &StudyUnit| !unit.spells.is_empty() && unit.is_member(day);
            self.units().iter().map(member).collect()
        };
        let by_year = places.surroundings(&self.years().iter().map(on).collect::<Vec<_>>());
        let mut by_unit = Vec::with_capacity(self.units().len() * by_year.len());
        for at in 0..self.units().len() {
            by_unit.extend(by_year.iter().map(|units| units[at]));
        }
        by_unit
    }

    /// The [surroundings](Self::surroundings) as a table, by unit and year.
    pub fn surroundings_table(&self) -> Table {
        let units = self.units().iter().flat_map(|unit| self.years().iter().map(move |&year| (unit, year)));
        let rows: Vec<(&StudyUnit, i32, Surroundings)> =
            units.zip(&self.around).map(|((unit, year), around)| (unit, year, *around)).collect();
        let integer = |name: &str, description: &str, pick: &dyn Fn(&(&StudyUnit, i32, Surroundings)) -> i64| {
            Column::integer(name, description, rows.iter().map(|row| Some(pick(row))))
        };
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let neighbours = |row: &(&StudyUnit, i32, Surroundings)| row.2.neighbours_in.map_or(-1, count);
        let in_land = |row: &(&StudyUnit, i32, Surroundings)| count(row.2.same_land_in);
        let columns = vec![
            integer("unit", "official key as a number", &|(unit, ..)| unit.number()),
            Column::text("ags", "official key", rows.iter().map(|(unit, ..)| Some(unit.ags.as_str().to_owned()))),
            integer("year", "year", &|(_, year, _)| i64::from(*year)),
            integer("neighbours_in", "neighbours that are members on 31 December; -1 = unknown", &neighbours)
                .unit("municipalities"),
            integer("same_land_in", "other members in the same state on 31 December", &in_land).unit("municipalities"),
            Column::number(
                "share_neighbours_in",
                "share of the neighbours that are members; missing without a neighbour",
                rows.iter().map(|(.., around)| around.share_neighbours_in),
            )
            .unit("share"),
            Column::number(
                "km_nearest",
                "great-circle distance between reference points to the nearest other member; missing where unknown",
                rows.iter().map(|(.., around)| around.km_nearest),
            )
            .unit("km"),
        ];
        Table::built("surroundings", columns)
    }
}

fn on_sphere((latitude, longitude): (f64, f64)) -> [f64; 3] {
    let (north, east) = (latitude.to_radians(), longitude.to_radians());
    [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
}

fn chord(one: &[f64; 3], other: &[f64; 3]) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum()
}

/// What the haversine formula gives for two points so far apart.
fn kilometres(squared_chord: f64) -> f64 {
    2.0 * EARTH_RADIUS * (squared_chord.sqrt() / 2.0).min(1.0).asin()
}
