//! Classes of municipalities by inhabitants, as offices and researchers use them.
//!
//! A scheme says nothing about a programme's own limits; those stand in its definition.
//!
//! ```
//! use stadtnetz::language::Language;
//! use stadtnetz::official::size_class;
//!
//! let large = size_class::BBSR_480_000.class_of(490_000).ok_or("no class")?;
//! assert_eq!(large.label(Language::De), "große Großstadt");
//! let smaller = size_class::BBSR_500_000.class_of(490_000).ok_or("no class")?;
//! assert_eq!(smaller.label(Language::De), "kleinere Großstadt");
//!
//! assert!(size_class::KGST.class_of(10_000).is_none(), "no source says to which class a limit belongs");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::language::Language;
use crate::place::{BandError, Edges, PopulationBand};
use crate::table::{Column, Table};
use crate::time::Answer;

/// A scheme of classes that leave no gap, from the smallest up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeScheme {
    /// The word used in tables.
    pub id: &'static str,
    /// Whether a limit belongs to the class above it.
    pub edges: Edges,
    /// The classes, the smallest first.
    pub classes: &'static [SizeClass],
}

/// The scheme with a word.
pub fn scheme(id: &str) -> Option<&'static SizeScheme> {
    SCHEMES.into_iter().find(|scheme| scheme.id == id)
}

/// All classes of all schemes, one row each.
pub fn classes_table(language: Language) -> Table {
    let rows = || SCHEMES.into_iter().flat_map(|scheme| scheme.classes.iter().map(move |class| (scheme, class)));
    let columns = vec![
        Column::text("scheme", "the scheme", rows().map(|(scheme, _)| Some(scheme.id.to_owned()))),
        Column::integer(
            "code",
            "code of the class in its scheme",
            rows().map(|(_, class)| Some(i64::from(class.code))),
        ),
        Column::text("label", "its name", rows().map(|(_, class)| Some(class.label(language).to_owned()))),
        Column::integer("lower", "lower limit", rows().map(|(_, class)| Some(class.lower))).unit("persons"),
        Column::integer("upper", "limit to the next class", rows().map(|(_, class)| class.upper)).unit("persons"),
        Column::text(
            "edges",
            "whether a limit belongs to the class above it: half-open, or unspecified",
            rows().map(|(scheme, _)| Some(scheme.edges.as_str().to_owned())),
        ),
    ];
    Table::built("size_classes", columns)
}

/// A class of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeClass {
    /// The code its source gives it; the place in the scheme, counted from 1, where it gives none.
    pub code: u8,
    /// Its lower limit, persons.
    pub lower: i64,
    /// The limit to the next class, persons.
    pub upper: Option<i64>,
    german: &'static str,
    english: &'static str,
}

impl SizeClass {
    /// Its name.
    pub const fn label(&self, language: Language) -> &'static str {
        language.pick(self.german, self.english)
    }
}

impl SizeScheme {
    /// The class of a number of inhabitants, persons. `None` below zero, and exactly on a limit of which no source says to which
    /// class it belongs.
    pub fn class_of(&self, inhabitants: i64) -> Option<&'static SizeClass> {
        let holds = |class: &&SizeClass| self.band(class).is_ok_and(|band| band.holds(inhabitants) == Answer::Yes);
        let empty = |class: &&SizeClass| inhabitants == 0 && class.lower == 0; // zero is no limit between classes
        self.classes.iter().find(|class| holds(class) || empty(class))
    }

    /// A class as a band.
    ///
    /// # Errors
    /// None for the classes of this module.
    pub fn band(&self, class: &SizeClass) -> Result<PopulationBand, BandError> {
        PopulationBand::new(class.lower, class.upper, self.edges)
    }
}

/// Declares the classes of a scheme: code, lower limit, upper limit (none: open), names.
macro_rules! classes {
    ($($code:literal $lower:literal .. $($upper:literal)? , $german:literal, $english:literal;)+) => {
        &[$(SizeClass {
            code: $code,
            lower: $lower,
            upper: classes!(@limit $($upper)?),
            german: $german,
            english: $english,
        }),+]
    };
    (@limit) => { None };
    (@limit $upper:literal) => { Some($upper) };
}

/// All schemes.
pub const SCHEMES: [&SizeScheme; 5] = [&OFFICIAL, &BBSR_480_000, &BBSR_500_000, &KGST, &CLASSIC];

/// The official size classes of municipalities (Gemeindegrößenklassen), "from ... to under ...".
///
/// Source: the frequent scheme of twelve classes of official statistics, as printed in municipal directories
/// (<http://www.juramagazin.de/gemeinde0.html>).
pub static OFFICIAL: SizeScheme = SizeScheme {
    id: "official",
    edges: Edges::HalfOpen,
    classes: classes! {
        1 0..200, "unter 200 Einwohner", "under 200 inhabitants";
        2 200..500, "200 bis unter 500 Einwohner", "200 to under 500 inhabitants";
        3 500..1_000, "500 bis unter 1.000 Einwohner", "500 to under 1,000 inhabitants";
        4 1_000..1_500, "1.000 bis unter 1.500 Einwohner", "1,000 to under 1,500 inhabitants";
        5 1_500..2_000, "1.500 bis unter 2.000 Einwohner", "1,500 to under 2,000 inhabitants";
        6 2_000..3_000, "2.000 bis unter 3.000 Einwohner", "2,000 to under 3,000 inhabitants";
        7 3_000..5_000, "3.000 bis unter 5.000 Einwohner", "3,000 to under 5,000 inhabitants";
        8 5_000..10_000, "5.000 bis unter 10.000 Einwohner", "5,000 to under 10,000 inhabitants";
        9 10_000..20_000, "10.000 bis unter 20.000 Einwohner", "10,000 to under 20,000 inhabitants";
        10 20_000..50_000, "20.000 bis unter 50.000 Einwohner", "20,000 to under 50,000 inhabitants";
        11 50_000..100_000, "50.000 bis unter 100.000 Einwohner", "50,000 to under 100,000 inhabitants";
        12 100_000.., "100.000 und mehr Einwohner", "100,000 inhabitants and more";
    },
};

/// The limits of inhabitants of the city and municipality types of the BBSR, large cities from 480,000 on as the BBSR itself
/// counted in 2015.
///
/// The type also looks at a place's function: one under 5,000 inhabitants with at least a basic central function counts as a small
/// town, and the type is given to whole associations. Neither is in a population figure. The printed limits are "around" these
/// figures; they are read as "from ... to under ...".
///
/// Source: BBSR, Städte und Gemeinden in Deutschland
/// (<https://www.bbsr.bund.de/BBSR/DE/Stadtentwicklung/StadtentwicklungDeutschland/staedte-gemeinden/staedte-gemeinden-node.html>);
/// codes: <https://web1.extranet.sachsen.de/regioreg/rest/hilfetext?id=55>.
pub static BBSR_480_000: SizeScheme = SizeScheme {
    id: "bbsr-480000",
    edges: Edges::HalfOpen,
    classes: classes! {
        50 0..5_000, "Landgemeinde", "rural municipality";
        40 5_000..10_000, "kleine Kleinstadt", "small town, small";
        30 10_000..20_000, "größere Kleinstadt", "small town, larger";
        22 20_000..50_000, "kleinere Mittelstadt", "medium-sized town, smaller";
        21 50_000..100_000, "größere Mittelstadt", "medium-sized town, larger";
        12 100_000..480_000, "kleinere Großstadt", "city, smaller";
        11 480_000.., "große Großstadt", "city, large";
    },
};

/// The same with large cities from 500,000 on, as other offices print it.
///
/// Source: Destatis (<https://www.destatis.de/DE/ZahlenFakten/GesellschaftStaat/Bevoelkerung/Bevoelkerungsstand/Methoden/StadtLandGliederung.html>),
/// IT.NRW (<https://www.it.nrw/gemeindetyp-83034>).
pub static BBSR_500_000: SizeScheme = SizeScheme {
    id: "bbsr-500000",
    edges: Edges::HalfOpen,
    classes: classes! {
        50 0..5_000, "Landgemeinde", "rural municipality";
        40 5_000..10_000, "kleine Kleinstadt", "small town, small";
        30 10_000..20_000, "größere Kleinstadt", "small town, larger";
        22 20_000..50_000, "kleinere Mittelstadt", "medium-sized town, smaller";
        21 50_000..100_000, "größere Mittelstadt", "medium-sized town, larger";
        12 100_000..500_000, "kleinere Großstadt", "city, smaller";
        11 500_000.., "große Großstadt", "city, large";
    },
};

/// The size classes of the Kommunale Gemeinschaftsstelle für Verwaltungsmanagement for towns and municipalities, since 2013. No source seen says to which class a limit belongs.
///
/// Source: <https://www.haushaltssteuerung.de/lexikon-einwohner-groessenklassen-der-kgst.html>.
pub static KGST: SizeScheme = SizeScheme {
    id: "kgst",
    edges: Edges::Unspecified,
    classes: classes! {
        7 0..10_000, "Größenklasse 7", "size class 7";
        6 10_000..25_000, "Größenklasse 6", "size class 6";
        5 25_000..50_000, "Größenklasse 5", "size class 5";
        4 50_000..100_000, "Größenklasse 4", "size class 4";
        3 100_000..200_000, "Größenklasse 3", "size class 3";
        2 200_000..400_000, "Größenklasse 2", "size class 2";
        1 400_000.., "Größenklasse 1", "size class 1";
    },
};

/// The classic classes of 1887: Landstadt, Kleinstadt, Mittelstadt, Großstadt.
///
/// Source: GESIS (<https://pollux-fid.de/r/gesis-ZA8549>),
/// <https://marjorie-wiki.de/wiki/Begriffsbestimmung_unterschiedlicher_Stadtgr%C3%B6%C3%9Fen>.
pub static CLASSIC: SizeScheme = SizeScheme {
    id: "classic-1887",
    edges: Edges::HalfOpen,
    classes: classes! {
        1 0..5_000, "Landstadt", "country town";
        2 5_000..20_000, "Kleinstadt", "small town";
        3 20_000..100_000, "Mittelstadt", "medium-sized town";
        4 100_000.., "Großstadt", "city";
    },
};
