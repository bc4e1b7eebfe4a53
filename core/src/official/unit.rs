use super::{Jurisdictions, Level};
use crate::place::{Ags, Latitude, Longitude, RegionalKey, State};

/// What one edition of the directory says about one unit. Empty is what the edition leaves out; zero is zero.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Unit {
    /// The level in the hierarchy.
    pub level: Level,
    /// The regional key, as long as the level asks for; `None` where the edition gives a municipality only its AGS (1990).
    pub ars: Option<RegionalKey>,
    /// The AGS of a municipality; `None` on all other levels.
    pub ags: Option<Ags>,
    /// The digit of the planning region, only on that level.
    pub planning_region: Option<u8>,
    /// The official name with all its additions: `Roetgen, Tor zur Eifel`.
    pub name: String,
    /// What sort of unit it is (Textkennzeichen).
    pub designation: Option<Designation>,
    /// Where its administration sits, on the levels above the municipality.
    pub seat: Option<String>,
    /// Area, hectares.
    pub hectares: Option<i64>,
    /// Inhabitants on the edition's reference day, persons.
    pub inhabitants: Option<i64>,
    /// Of them male, persons.
    pub male: Option<i64>,
    /// Postcode of the administration's seat.
    pub postcode: Option<String>,
    /// Whether it has further postcodes; empty where it has none.
    pub further_postcodes: Option<bool>,
    /// The districts of other authorities.
    pub jurisdictions: Jurisdictions,
    /// Longitude of its centre, degrees.
    pub longitude: Option<Longitude>,
    /// Latitude of its centre, degrees.
    pub latitude: Option<Latitude>,
    /// Degree of urbanisation: 1 densely populated, 2 intermediate, 3 thinly populated.
    pub urbanisation: Option<u8>,
    /// The line or row of the file that says so, counted from 1.
    pub row: u64,
}

impl Unit {
    /// A unit of which nothing but key and name is known.
    pub fn new(level: Level, ars: Option<RegionalKey>, ags: Option<Ags>, name: impl Into<String>, row: u64) -> Self {
        Self {
            level,
            ars,
            ags: ags.or_else(|| ars.and_then(RegionalKey::ags)),
            planning_region: None,
            name: name.into(),
            designation: None,
            seat: None,
            hectares: None,
            inhabitants: None,
            male: None,
            postcode: None,
            further_postcodes: None,
            jurisdictions: Jurisdictions::default(),
            longitude: None,
            latitude: None,
            urbanisation: None,
            row,
        }
    }

    /// The state it lies in; `None` only for a unit without any key.
    pub fn state(&self) -> Option<State> {
        self.ars.map(RegionalKey::state).or_else(|| self.ags.map(Ags::state))
    }

    /// Whether it is a municipality with a government of its own: no unincorporated land.
    pub fn is_incorporated(&self) -> bool {
        self.level == Level::Municipality && self.designation.is_none_or(|designation| !designation.is_unincorporated())
    }
}

/// What sort of unit it is: the office's Textkennzeichen, 41 to 67.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Designation(u8);

impl Designation {
    const NAMES: [(u8, &'static str); 22] = [
        (41, "Kreisfreie Stadt"),
        (42, "Stadtkreis"),
        (43, "Kreis"),
        (44, "Landkreis"),
        (45, "Regionalverband"),
        (50, "Verbandsfreie Gemeinde"),
        (51, "Amt"),
        (52, "Samtgemeinde"),
        (53, "Verbandsgemeinde"),
        (54, "Verwaltungsgemeinschaft"),
        (55, "Kirchspielslandgemeinde"),
        (56, "Verwaltungsverband"),
        (57, "Verwaltungsgemeinschaft, Trägermodell"),
        (58, "Erfüllende Gemeinde"),
        (60, "Markt"),
        (61, "Kreisfreie Stadt"),
        (62, "Stadtkreis"),
        (63, "Stadt"),
        (64, "Kreisangehörige Gemeinde"),
        (65, "Gemeindefreies Gebiet, bewohnt"),
        (66, "Gemeindefreies Gebiet, unbewohnt"),
        (67, "Große Kreisstadt"),
    ];

    /// The designation with a number; `None` where the office's description knows none.
    pub fn new(number: u8) -> Option<Self> {
        Self::NAMES.iter().any(|(known, _)| *known == number).then_some(Self(number))
    }

    /// The office's number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The office's German name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(known, _)| *known == self.0).map_or("", |(_, name)| name)
    }

    /// Whether the unit belongs to no municipality (gemeindefreies Gebiet).
    pub const fn is_unincorporated(self) -> bool {
        matches!(self.0, 65 | 66)
    }

    /// Whether the municipality has the rights of a city.
    pub const fn is_city(self) -> bool {
        matches!(self.0, 61 | 62 | 63 | 67)
    }

    /// Whether it is an association that municipalities form; not the place of one that is in none.
    pub const fn is_association(self) -> bool {
        matches!(self.0, 51..=58)
    }
}
