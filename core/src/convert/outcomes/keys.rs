//! The keys of a table of outcomes: their level, the zeros they lost, and cities without a district.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::Cells;
use super::plan::Plan;
use crate::official::Level;
use crate::place::{Ags, RegionalKey, slug};

/// Whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    Unit(Level, String),
    /// The country, or an area of another kind than those of the official hierarchy.
    Other(String),
    /// Nothing that a key is.
    Unreadable,
}

impl Whom {
    pub(super) fn level(&self) -> Option<Level> {
        match self {
            Self::Unit(level, _) => Some(*level),
            _ => None,
        }
    }

    pub(super) fn key(&self) -> &str {
        match self {
            Self::Unit(_, key) | Self::Other(key) => key,
            Self::Unreadable => "",
        }
    }
}

/// What was done to the keys: how many distinct ones, and the first of them before and after.
#[derive(Default)]
pub(super) struct Repairs {
    pub(super) zeros: Option<(usize, String, String)>,
    pub(super) cities: Option<(usize, String, String)>,
}

/// Whether a text is the key of an area in the tables of the statistical offices.
pub(super) fn is_regional(text: &str) -> bool {
    text == "DG"
        || matches!(text.len(), 2 | 3 | 5 | 8 | 9 | 12) && text.bytes().all(|byte| byte.is_ascii_digit()) && {
            text.get(..2).and_then(|state| state.parse().ok()).is_some_and(|state: u8| (1..=16).contains(&state))
        }
}

/// The share of the filled cells of a column that are keys of areas.
pub(super) fn share(cells: &Cells, column: usize, first: usize) -> f64 {
    let texts = (first..cells.len()).map(|row| cells.text(row, column)).filter(|text| !text.is_empty()).take(5000);
    let (mut filled, mut right) = (0_u32, 0_u32);
    for text in texts {
        filled += 1;
        right += u32::from(is_regional(text));
    }
    f64::from(right) / f64::from(filled.max(1))
}

/// Whom every row of the plan is about, by distinct key and level word.
pub(super) fn read(cells: &Cells, plan: &Plan) -> (Vec<Whom>, Repairs) {
    let raw: Vec<Raw<'_>> = (plan.first..plan.end).map(|row| Raw::of(cells, plan, row)).collect();
    let mut repairs = Repairs::default();
    let lost = zeros_are_lost(&raw);
    let mut seen: BTreeMap<(&str, &str), Whom> = BTreeMap::new();
    for one in &raw {
        seen.entry((one.key, one.aggregate)).or_insert_with(|| one.whom(lost, &mut repairs));
    }
    let mut whole: Vec<Whom> =
        raw.iter().map(|one| seen.get(&(one.key, one.aggregate)).cloned().unwrap_or(Whom::Unreadable)).collect();
    extend_cities(&raw, &mut whole, &mut repairs);
    (whole, repairs)
}

struct Raw<'a> {
    key: &'a str,
    aggregate: &'a str,
    name: &'a str,
}

impl<'a> Raw<'a> {
    fn of(cells: &'a Cells, plan: &Plan, row: usize) -> Self {
        let key = cells.text(row, plan.key);
        Self {
            key: key.strip_suffix(".0").unwrap_or(key),
            aggregate: plan.aggregate.map_or("", |column| cells.text(row, column)),
            name: plan.name.map_or("", |column| cells.text(row, column)),
        }
    }

    fn whom(&self, lost: bool, repairs: &mut Repairs) -> Whom {
        if self.key == "DG" || self.key == "0" || self.key == "00" {
            return Whom::Other("DG".to_owned());
        }
        if self.key.is_empty() || !self.key.bytes().all(|byte| byte.is_ascii_digit()) {
            return Whom::Unreadable;
        }
        let width = match stated(self.aggregate) {
            Stated::Level(level) => width(level),
            Stated::Other => return Whom::Other(self.key.to_owned()),
            Stated::Nothing if lost && matches!(self.key.len(), 1 | 4 | 7) => Some(self.key.len() + 1),
            Stated::Nothing => None,
        };
        let key = match width {
            Some(width) if self.key.len() + 1 == width => {
                let key = format!("0{}", self.key);
                let first = repairs.zeros.get_or_insert_with(|| (0, self.key.to_owned(), key.clone()));
                first.0 += 1;
                key
            }
            _ => self.key.to_owned(),
        };
        unit(&key).unwrap_or(Whom::Unreadable)
    }
}

fn unit(key: &str) -> Option<Whom> {
    let level = match key.len() {
        2 => Level::State,
        3 => Level::GovernmentRegion,
        5 => Level::District,
        9 => Level::Association,
        8 => return Ags::new(key).ok().map(|_| Whom::Unit(Level::Municipality, key.to_owned())),
        12 => {
            let ags = RegionalKey::new(key).ok()?.ags()?;
            return Some(Whom::Unit(Level::Municipality, ags.to_string()));
        }
        _ => return None,
    };
    RegionalKey::new(key).ok().map(|_| Whom::Unit(level, key.to_owned()))
}

fn width(level: Level) -> Option<usize> {
    Some(match level {
        Level::State => 2,
        Level::GovernmentRegion => 3,
        Level::District => 5,
        Level::Association => 9,
        Level::Municipality => 8,
        Level::PlanningRegion => return None,
    })
}

/// What a word of INKAR says of the level.
enum Stated {
    Nothing,
    Level(Level),
    /// Areas of another kind than those of the official hierarchy.
    Other,
}

fn stated(word: &str) -> Stated {
    Stated::Level(match slug(word).as_str() {
        "" => return Stated::Nothing,
        "kreise" | "kreis" | "landkreis" | "kreisfreie-stadt" | "krsfr-stadt" | "kreisfreie-staedte" | "district" => {
            Level::District
        }
        "gemeinden" | "gemeinde" | "municipality" => Level::Municipality,
        "gemeindeverbaende" | "gemeindeverband" | "association" => Level::Association,
        "laender" | "land" | "bundeslaender" | "bundesland" | "state" => Level::State,
        "regierungsbezirke" | "regierungsbezirk" | "government-region" => Level::GovernmentRegion,
        _ => return Stated::Other,
    })
}

/// Keys were kept as numbers where none begins with a zero and some lack a digit.
fn zeros_are_lost(raw: &[Raw<'_>]) -> bool {
    let mut keys = raw.iter().map(|one| one.key).filter(|key| !key.is_empty());
    let short = raw.iter().any(|one| matches!(one.key.len(), 4 | 7));
    short && keys.all(|key| !key.starts_with('0') || key == "0")
}

/// Tables of municipalities list a city without a district under the five digits of its district: it is the municipality 000.
fn extend_cities(raw: &[Raw<'_>], whole: &mut [Whom], repairs: &mut Repairs) {
    let with_municipalities: BTreeSet<String> = whole
        .iter()
        .filter(|whom| whom.level() == Some(Level::Municipality))
        .filter_map(|whom| whom.key().get(..5).map(str::to_owned))
        .collect();
    if with_municipalities.is_empty() {
        return;
    }
    let mut extended = BTreeSet::new();
    for (one, whom) in raw.iter().zip(whole) {
        let Whom::Unit(Level::District, key) = whom else { continue };
        if with_municipalities.contains(key) || !(is_city(one.name) || key == "02000" || key == "11000") {
            continue;
        }
        let city = format!("{key}000");
        if extended.insert(key.clone()) {
            repairs.cities.get_or_insert_with(|| (0, key.clone(), city.clone())).0 += 1;
        }
        *whom = Whom::Unit(Level::Municipality, city);
    }
}

fn is_city(name: &str) -> bool {
    let name = name.to_lowercase();
    ["kreisfreie stadt", "krfr. stadt", "krsfr. stadt", "kreisfr. stadt", "stadtkreis"]
        .iter()
        .any(|word| name.contains(word))
}
