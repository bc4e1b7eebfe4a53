//! The words of names as data: what stands for what, and what is no part of a name.

use crate::place::State;

/// Words that only join a name to its addition; a shortened one is a single letter: `a. d.`, `i.`, `v. d.`
pub(super) const PREPOSITIONS: &[&str] =
    &["a", "am", "an", "auf", "b", "bei", "beim", "i", "im", "in", "o", "ob", "u", "unter", "v", "vor", "vorm"];

/// What may stand between a preposition and a noun.
pub(super) const ARTICLES: &[&str] = &["d", "dem", "den", "der", "die"];

/// Shortened words that are not the beginning of the word they stand for, or stand in the name itself.
pub(super) const SHORTENED: &[(&str, &str)] = &[
    ("st", "sankt"),
    ("skt", "sankt"),
    ("hl", "heiligen"),
    ("hann", "hannoversch"),
    ("gr", "gross"),
    ("kl", "klein"),
    ("nb", "niederbayern"),
    ("ndb", "niederbayern"),
    ("obb", "oberbayern"),
    ("odw", "odenwald"),
    ("ofr", "oberfranken"),
    ("ol", "oberlausitz"),
    ("oldb", "oldenburg"),
    ("opf", "oberpfalz"),
    ("rhld", "rheinland"),
    ("rhl", "rheinland"),
    ("ufr", "unterfranken"),
    ("mfr", "mittelfranken"),
];

/// Shortened words of two letters with points.
pub(super) const SHORTENED_PAIRS: &[((&str, &str), &str)] = &[
    (("o", "l"), "oberlausitz"),
    (("o", "pf"), "oberpfalz"),
    (("o", "b"), "oberbayern"),
    (("n", "b"), "niederbayern"),
];

/// `i.OB`: a preposition elsewhere (`ob der Tauber`), Upper Bavaria at the end.
pub(super) const SHORTENED_AT_THE_END: (&str, &str) = ("ob", "oberbayern");

/// What follows a slash without blanks in Brandenburg and is an addition, not the name in Sorbian.
pub(super) const BRANDENBURG_ADDITIONS: &[&str] = &[
    "dosse",
    "eggersdorf",
    "elbe",
    "elster",
    "flaeming",
    "havel",
    "lausitz",
    "mark",
    "nordbahn",
    "oberspreewald",
    "oder",
    "quitzoebel",
    "spree",
    "spreewald",
    "weisen",
];

/// Regions whose name says in which states a place lies.
pub(super) const REGIONS: &[(&str, &[State])] = &[
    ("anhalt", &[State::SaxonyAnhalt]),
    ("baden", &[State::BadenWuerttemberg]),
    ("holstein", &[State::SchleswigHolstein]),
    ("lausitz", &[State::Brandenburg, State::Saxony]),
    ("mecklenburg", &[State::MecklenburgVorpommern]),
    ("oberbayern", &[State::Bavaria]),
    ("niederbayern", &[State::Bavaria]),
    ("oberfranken", &[State::Bavaria]),
    ("mittelfranken", &[State::Bavaria]),
    ("unterfranken", &[State::Bavaria]),
    ("oberlausitz", &[State::Saxony]),
    ("oberpfalz", &[State::Bavaria]),
    ("pfalz", &[State::RhinelandPalatinate]),
    ("saar", &[State::Saarland]),
    ("schleswig", &[State::SchleswigHolstein]),
    ("vorpommern", &[State::MecklenburgVorpommern]),
    ("westfalen", &[State::NorthRhineWestphalia]),
    ("wuertt", &[State::BadenWuerttemberg]),
    ("wuerttemberg", &[State::BadenWuerttemberg]),
];

/// What words before, behind or in brackets say about the sort of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A municipality with the rights of a city.
    City,
    /// A Bavarian Markt.
    Market,
    /// Any municipality with a government of its own.
    Municipality,
    /// An association with one of these designations.
    Association(&'static [u8]),
    /// A district that is no city.
    County,
    /// Land that belongs to no municipality.
    Unincorporated,
    /// A part of a municipality: in no directory.
    Part,
}

const ANY_ASSOCIATION: &[u8] = &[51, 52, 53, 54, 55, 56, 57, 58];

impl Sort {
    pub(super) const ANY_ASSOCIATION: Self = Self::Association(ANY_ASSOCIATION);
}

/// Words that say the sort of a unit, folded; the longest come first.
pub(super) const SORTS: &[(&str, Sort)] = &[
    ("freie und hansestadt", Sort::City),
    ("universitaets und hansestadt", Sort::City),
    ("hanse und universitaetsstadt", Sort::City),
    ("berg und universitaetsstadt", Sort::City),
    ("vvg der gemeinde", Sort::Association(&[54, 57])),
    ("vvg der stadt", Sort::Association(&[54, 57])),
    ("gemfr gebiet", Sort::Unincorporated),
    ("gemfr geb", Sort::Unincorporated),
    ("gemfr bezirk", Sort::Unincorporated),
    ("gemeindefreies gebiet", Sort::Unincorporated),
    ("gemeindefreier bezirk", Sort::Unincorporated),
    ("freie hansestadt", Sort::City),
    ("grosse kreisstadt", Sort::City),
    ("kreisfreie stadt", Sort::City),
    ("erfuellende gemeinde", Sort::Association(&[58])),
    ("amt", Sort::Association(&[51])),
    ("bezirk", Sort::Part),
    ("bergstadt", Sort::City),
    ("documenta stadt", Sort::City),
    ("eg", Sort::Association(&[58])),
    ("flecken", Sort::Municipality),
    ("gemeinde", Sort::Municipality),
    ("gemeindeverband", Sort::Association(ANY_ASSOCIATION)),
    ("gemeindeverwaltungsverband", Sort::Association(&[56])),
    ("gkst", Sort::City),
    ("gvv", Sort::Association(&[56])),
    ("hansestadt", Sort::City),
    ("hochschulstadt", Sort::City),
    ("kirchspielslandgemeinde", Sort::Association(&[55])),
    ("kr", Sort::County),
    ("kreis", Sort::County),
    ("kreisstadt", Sort::City),
    ("landeshauptstadt", Sort::City),
    ("landgemeinde", Sort::Municipality),
    ("landkreis", Sort::County),
    ("ldkr", Sort::County),
    ("lk", Sort::County),
    ("lkr", Sort::County),
    ("lutherstadt", Sort::City),
    ("markt", Sort::Market),
    ("og", Sort::Municipality),
    ("ortsgemeinde", Sort::Municipality),
    ("ortsteil", Sort::Part),
    ("ot", Sort::Part),
    ("region", Sort::County),
    ("regionalverband", Sort::County),
    ("samtgemeinde", Sort::Association(&[52])),
    ("sg", Sort::Association(&[52])),
    ("sk", Sort::City),
    ("staedteregion", Sort::County),
    ("stadt", Sort::City),
    ("stadtbezirk", Sort::Part),
    ("stadtkreis", Sort::City),
    ("stadtteil", Sort::Part),
    ("universitaetsstadt", Sort::City),
    ("verbandsgemeinde", Sort::Association(&[53])),
    ("verwaltungsgemeinschaft", Sort::Association(&[54, 57])),
    ("verwaltungsverband", Sort::Association(&[56])),
    ("vg", Sort::Association(&[53, 54, 57])),
    ("vgem", Sort::Association(&[54, 57])),
    ("wissenschaftsstadt", Sort::City),
];

/// What says the sort only behind a comma.
pub(super) const SUFFIX_SORTS: &[(&str, Sort)] = &[("m", Sort::Market), ("krst", Sort::City)];
