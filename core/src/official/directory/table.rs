use super::{Directory, DirectoryView};
use crate::official::{Level, Unit};
use crate::place::{Ags, Basis, Latitude, Longitude};
use crate::table::{Column, Table};
use crate::time::When;

impl DirectoryView<'_> {
    /// The units of a level, or of all, as a table.
    pub fn table(&self, level: Option<Level>) -> Table {
        let units: Vec<&Unit> =
            self.units().iter().filter(|unit| level.is_none_or(|level| unit.level == level)).collect();
        self.table_of(&units)
    }

    /// Units of this view as a table.
    pub fn table_of(&self, units: &[&Unit]) -> Table {
        let text = |name, description, pick: &dyn Fn(&Unit) -> Option<String>| {
            Column::text(name, description, units.iter().map(|unit| pick(unit)))
        };
        let integer = |name, description, pick: fn(&Unit) -> Option<i64>| {
            Column::integer(name, description, units.iter().map(|unit| pick(unit)))
        };
        let number = |name, description, pick: fn(&Unit) -> Option<f64>| {
            Column::number(name, description, units.iter().map(|unit| pick(unit)))
        };
        let figures = &self.footing().figures;
        // Only a figure has a day and a basis.
        let of_figure = |word: Option<String>| move |unit: &Unit| unit.inhabitants.and(word.clone());
        let columns = vec![
            text("ags", "official municipality key, 8 digits", &|unit| Some(unit.ags?.to_string())),
            text("ars", "regional key, 2 to 12 digits", &|unit| Some(unit.ars?.to_string())),
            text("name", "official name with its additions", &|unit| Some(unit.name.clone())),
            text(
                "level",
                "state, government-region, planning-region, district, association or municipality",
                &|unit| Some(unit.level.to_string()),
            ),
            text("designation", "what sort of unit it is (Textkennzeichen)", &|unit| {
                unit.designation.map(|designation| designation.name().to_owned())
            }),
            text("state", "state, ISO 3166-2", &|unit| Some(unit.state()?.to_string())),
            text("district", "key of the district, 5 digits", &|unit| {
                let from_ars = unit.ars.as_ref().and_then(|ars| ars.as_str().get(..5));
                from_ars.or(unit.ags.as_ref().map(Ags::district)).map(str::to_owned)
            }),
            text("association", "key of the association of municipalities, 9 digits", &|unit| {
                unit.ars.as_ref().and_then(|ars| ars.association()).map(str::to_owned)
            }),
            integer("hectares", "area", |unit| unit.hectares).unit("ha"),
            integer("inhabitants", "official figure", |unit| unit.inhabitants).unit("persons"),
            integer("male", "male inhabitants", |unit| unit.male).unit("persons"),
            text("population_day", "day of the figures, EDTF", &of_figure(figures.day.as_ref().map(When::to_string))),
            text("population_basis", "census the figures update", &of_figure(figures.basis.map(word))),
            text("postcode", "postcode of the administration's seat", &|unit| unit.postcode.clone()),
            Column::flag(
                "further_postcodes",
                "whether it has further postcodes",
                units.iter().map(|unit| unit.further_postcodes),
            ),
            text("seat", "seat of the administration, above the municipality", &|unit| unit.seat.clone()),
            number("longitude", "longitude of its centre", |unit| unit.longitude.map(Longitude::degrees))
                .unit("degrees"),
            number("latitude", "latitude of its centre", |unit| unit.latitude.map(Latitude::degrees)).unit("degrees"),
            integer("urbanisation", "degree of urbanisation: 1 dense, 2 intermediate, 3 thin", |unit| {
                unit.urbanisation.map(i64::from)
            }),
        ];
        Table::built("units", columns)
    }
}

fn word(basis: Basis) -> String {
    basis.to_string()
}

impl Directory {
    /// The editions, one row per file.
    pub fn editions_table(&self) -> Table {
        let editions = self.editions();
        let columns = vec![
            Column::text("file", "name of the file", editions.iter().map(|edition| Some(edition.file.clone()))),
            Column::day(
                "territory",
                "day whose territory it shows",
                editions.iter().map(|edition| Some(edition.territory)),
            ),
            Column::text(
                "population_day",
                "day of its figures, EDTF",
                editions.iter().map(|edition| edition.figures.day.as_ref().map(When::to_string)),
            ),
            Column::text(
                "population_basis",
                "census the figures update",
                editions.iter().map(|edition| edition.figures.basis.map(word)),
            ),
            Column::integer(
                "units",
                "units of all levels",
                editions.iter().map(|edition| i64::try_from(edition.units.len()).ok()),
            ),
        ];
        Table::built("editions", columns)
    }
}
