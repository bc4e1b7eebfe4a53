use std::fmt::Display;

use crate::finding::Finding;
use crate::official::quirks::{self, Place};
use crate::official::sheet::{Column, Headers, Line};
use crate::official::{Level, OfficialError, Unit, rules};
use crate::place::{Ags, RegionalKey};

/// The columns of the table that are read.
pub(super) struct Columns {
    level: Column,
    designation: Option<Column>,
    state: Column,
    region: Column,
    district: Column,
    association: Option<Column>,
    municipality: Column,
    name: Column,
    pub(super) area: Column,
    pub(super) inhabitants: Column,
    male: Option<Column>,
    postcode: Option<Column>,
    longitude: Option<Column>,
    latitude: Option<Column>,
    urbanisation: Option<Column>,
}

impl Columns {
    pub(super) fn new(file: &str, sheet: &str, headers: &Headers) -> Result<Self, OfficialError> {
        let need = |header| headers.need(file, sheet, header);
        Ok(Self {
            level: need("satzart")?,
            designation: headers.find("textkennzeichen"),
            state: need("schlüssel/land")?,
            region: need("schlüssel/rb")?,
            district: need("schlüssel/kreis")?,
            association: headers.find("schlüssel/vb"),
            municipality: need("schlüssel/gem")?,
            name: need("gemeindename")?,
            area: need("flächekm2")?,
            inhabitants: need("bevölkerung/insgesamt")?,
            male: headers.find("bevölkerung/männlich"),
            postcode: headers.find("postleitzahl"),
            longitude: headers.find("mittelpunktkoordinaten/längengrad"),
            latitude: headers.find("mittelpunktkoordinaten/breitengrad"),
            urbanisation: headers.find("verstädterung/schlüssel").or_else(|| headers.find("landgliederung/schlüssel")),
        })
    }

    /// The level of a row; `None` for a row that holds no unit: blank, a footnote, a source.
    pub(super) fn level(&self, line: Line) -> Result<Option<Level>, OfficialError> {
        let level = line.text(&self.level).and_then(|text| text.parse().ok()).and_then(Level::from_record_type);
        match level {
            None if line.text(&self.state).is_some() => {
                Err(line.fault(&self.level, "a record type: 10, 20, 30, 40, 50 or 60"))
            }
            level => Ok(level),
        }
    }

    pub(super) fn unit(
        &self,
        line: Line,
        level: Level,
        place: Place,
        findings: &mut Vec<Finding>,
    ) -> Result<Unit, OfficialError> {
        let name = line.text(&self.name).ok_or_else(|| line.fault(&self.name, "a name"))?;
        let (ars, ags) = self.key(line, level)?;
        let mut unit = Unit::new(level, ars, ags, name, line.row.number);
        if let Some(column) = &self.designation {
            let number = line.integer(column)?.map(|number| u8::try_from(number).unwrap_or(u8::MAX));
            unit.designation = quirks::designation(number, &unit, place, findings);
        }
        if level == Level::PlanningRegion {
            unit.planning_region = line.integer(&self.district)?.and_then(|digit| u8::try_from(digit).ok());
        }
        if level == Level::Municipality {
            unit.hectares = line.decimal(&self.area)?.map(hectares);
            unit.inhabitants = line.integer(&self.inhabitants)?;
            unit.male = self.male.as_ref().map(|column| line.integer(column)).transpose()?.flatten();
            unit.postcode = self.postcode.as_ref().and_then(|column| line.digits(column, 5));
            unit.longitude = coordinate(line, self.longitude.as_ref(), findings);
            unit.latitude = coordinate(line, self.latitude.as_ref(), findings);
            unit.urbanisation = self.urbanisation(line)?;
        }
        Ok(unit)
    }

    /// The regional key of a unit, or the AGS of a municipality where the table has no column for associations.
    fn key(&self, line: Line, level: Level) -> Result<(Option<RegionalKey>, Option<Ags>), OfficialError> {
        let (state, region, district) = ((&self.state, 2), (&self.region, 1), (&self.district, 2));
        let municipality = (&self.municipality, 3);
        let parts = match (level, &self.association) {
            (Level::State, _) => vec![state],
            (Level::GovernmentRegion | Level::PlanningRegion, _) => vec![state, region],
            (Level::District, _) => vec![state, region, district],
            (Level::Association, Some(association)) => vec![state, region, district, (association, 4)],
            (Level::Association, None) => {
                return Err(line.fault(&self.level, "no association in a table without their keys"));
            }
            (Level::Municipality, Some(association)) => vec![state, region, district, (association, 4), municipality],
            (Level::Municipality, None) => vec![state, region, district, municipality],
        };
        let mut digits = String::with_capacity(12);
        for (column, width) in parts {
            let part = line.digits(column, width).filter(|part| part.len() == width);
            digits += &part.ok_or_else(|| line.fault(column, "the digits of this part of the key"))?;
        }
        let wrong = |_| line.fault(&self.state, "the parts of an official key");
        if level == Level::Municipality && self.association.is_none() {
            Ags::new(&digits).map(|ags| (None, Some(ags))).map_err(wrong)
        } else {
            RegionalKey::new(&digits).map(|ars| (Some(ars), None)).map_err(wrong)
        }
    }

    fn urbanisation(&self, line: Line) -> Result<Option<u8>, OfficialError> {
        let Some(column) = &self.urbanisation else { return Ok(None) };
        match line.integer(column)? {
            None => Ok(None),
            Some(degree @ 1..=3) => Ok(u8::try_from(degree).ok()),
            Some(_) => Err(line.fault(column, "a degree of urbanisation: 1, 2 or 3")),
        }
    }
}

/// Square kilometres, printed with two decimals, in hectares.
#[allow(clippy::cast_possible_truncation)] // no area has 19 digits; a larger number becomes the largest
fn hectares(square_kilometres: f64) -> i64 {
    (square_kilometres * 100.0).round() as i64
}

/// A coordinate; one that is none is a finding, for nothing else depends on it. Where there is no centre, some editions say 0.
fn coordinate<C>(line: Line, column: Option<&Column>, findings: &mut Vec<Finding>) -> Option<C>
where
    C: TryFrom<f64>,
    C::Error: Display,
{
    let column = column?;
    let found = line.text(column)?;
    let degrees = line.decimal(column).ok().flatten().filter(|degrees| *degrees != 0.0);
    let coordinate = degrees.and_then(|degrees| C::try_from(degrees).ok());
    if coordinate.is_none() {
        let finding = Finding::new(&rules::COORDINATE_UNREADABLE).with("found", found);
        findings.push(finding.at(line.place().column(column.header)));
    }
    coordinate
}
