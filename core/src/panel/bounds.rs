//! The panel under everything that can have happened.

use super::completions::Completions;
use super::study::Study;
use super::table::{flag, float};
use super::year::Year;
use crate::table::{Column, Table};

impl Study {
    /// The least and the most over all completions, that is over all ways to settle the first and last days that sources leave
    /// open, each membership of a place ending before its next one begins: one row per municipality and year. Each bound is exact for
    /// its cell; two cells may need different completions. Where several places of the register are one municipality, the least is
    /// the larger of what each of them has for certain, and it may be more than that.
    pub fn bounds(&self) -> Table {
        let cells: Vec<(usize, i32, Bound)> = self
            .units
            .iter()
            .enumerate()
            .flat_map(|(at, unit)| {
                let known = Completions::of(unit);
                let (earliest, latest) = known.first_treated(self.onset, &self.years);
                self.years.iter().map(move |&year| {
                    let exposure = known.exposure(Year::new(year));
                    (at, year, Bound { earliest, latest, exposure })
                })
            })
            .collect();
        let integer = |name: &str, description: &str, pick: &dyn Fn(&(usize, i32, Bound)) -> i64| {
            Column::integer(name, description, cells.iter().map(|cell| Some(pick(cell))))
        };
        let number = |name: &str, description: &str, pick: &dyn Fn(&Bound) -> f64| {
            Column::number(name, description, cells.iter().map(|(.., bound)| Some(pick(bound))))
        };
        let from = |g: Option<i32>, year: i32| flag(g.is_some_and(|g| year >= g));
        let columns = vec![
            integer("unit", "official key as a number", &|(at, ..)| self.units[*at].number()),
            Column::text("ags", "official key", cells.iter().map(|(at, ..)| Some(self.units[*at].ags.to_string()))),
            integer("year", "year", &|(_, year, _)| i64::from(*year)),
            number("g_low", "earliest first treated year; inf = never", &|bound| float(bound.earliest)),
            number("g_high", "latest first treated year; inf = never", &|bound| float(bound.latest)),
            integer("treat_low", "1 if treated in every completion", &|(_, year, bound)| from(bound.latest, *year)),
            integer("treat_high", "1 if treated in some completion", &|(_, year, bound)| from(bound.earliest, *year)),
            integer("active_low", "1 if some day is funded in every completion", &|(.., bound)| {
                flag(bound.exposure.0 > 0.0)
            }),
            integer("active_high", "1 if some day is funded in some completion", &|(.., bound)| {
                flag(bound.exposure.1 > 0.0)
            }),
            number("exposure_low", "least share of the year's days", &|bound| bound.exposure.0).unit("share"),
            number("exposure_high", "largest share of the year's days", &|bound| bound.exposure.1).unit("share"),
        ];
        Table::built("bounds", columns)
    }
}

#[derive(Clone, Copy)]
struct Bound {
    earliest: Option<i32>,
    latest: Option<i32>,
    exposure: (f64, f64),
}
