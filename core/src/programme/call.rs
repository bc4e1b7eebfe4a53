use super::names::Names;
use super::provenance::{Provenance, required_sources};
use super::reader::{Reader, Value};
use super::rules;
use super::values::{Readable, refuse_number, words};
use super::vocabulary::Words;
use crate::finding::Finding;
use crate::language::{Comparator, Template};
use crate::place::PlaceKind;
use crate::time::When;

/// A call for applications: who may apply until when, and how many were admitted.
///
/// What no source says is absent: no number of applications is not zero applications.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The id.
    pub id: String,
    /// The phase its memberships begin in.
    pub phase: String,
    /// First day for applications.
    pub opens: When,
    /// Last day for applications as first announced (inclusive); see [`deadline`](Self::deadline).
    pub closes: When,
    /// Changes of the last day, in the order in which they were made.
    pub amendments: Vec<Amendment>,
    /// When it was decided whom to admit.
    pub decided: Option<When>,
    /// When the admissions were made public.
    pub announced: Option<When>,
    /// First day of the memberships.
    pub effective_on: Option<When>,
    /// Last day of the memberships' term as announced (inclusive).
    pub term_last_day: Option<When>,
    /// Number of applications.
    pub applications: Option<usize>,
    /// Number of applicants nominated for the final decision.
    pub nominated: Option<usize>,
    /// Number of places admitted.
    pub admitted: Option<Admitted>,
    /// How many places were offered.
    pub places_offered: Option<PlacesOffered>,
    /// The scale of population bands that holds for it; a place outside every band may not apply.
    pub bands: Option<String>,
    /// Kinds of places it names.
    pub place_kinds: Vec<PlaceKind>,
    /// Sectors whose bodies may hand in an application; empty: no source restricts it.
    pub applicant_sectors: Vec<String>,
    /// Whether several partners apply together.
    pub joint_application: Option<bool>,
    /// Whether a place that was refused may apply again.
    pub repeat_application: Option<bool>,
    /// Sectors the partners have to come from.
    pub required_sectors: Vec<SectorRequirement>,
    /// Sectors the partners may come from as well.
    pub optional_sectors: Vec<String>,
    /// What applicants commit themselves to.
    pub commitments: Vec<String>,
    /// Sources, conflicts, remarks.
    pub provenance: Provenance,
}

/// A change of a call's last day.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// When it was made known; none: not known.
    pub announced: Option<When>,
    /// The new last day for applications (inclusive).
    pub closes: When,
    /// Sources.
    pub source: Vec<String>,
    /// Remarks.
    pub note: Option<String>,
}

/// How many places were admitted: one number, or the range that sources leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admitted {
    least: usize,
    most: usize,
}

impl Admitted {
    /// From the smallest to the largest number, both inclusive; `None` where they are swapped.
    pub fn between(least: usize, most: usize) -> Option<Self> {
        (least <= most).then_some(Self { least, most })
    }

    /// The smallest number.
    pub fn least(self) -> usize {
        self.least
    }

    /// The largest number.
    pub fn most(self) -> usize {
        self.most
    }
}

words! {
    /// What a number of offered places counts.
    PlacesOf {
        /// New members.
        New = "new",
        /// All members, old and new.
        Total = "total",
    }
}

/// How many places a call offers: a target or a limit, never an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacesOffered {
    /// How the number is meant.
    pub comparator: Comparator,
    /// The number of member places.
    pub places: usize,
    /// What the number counts.
    pub of: PlacesOf,
}

/// A sector that has to be among the partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorRequirement {
    /// One partner comes from one of these sectors.
    pub any_of: Vec<String>,
    /// This commitment serves instead.
    pub or_commitment: Option<String>,
}

impl Call {
    /// The last day for applications after all amendments (inclusive).
    pub fn deadline(&self) -> &When {
        self.amendments.last().map_or(&self.closes, |amendment| &amendment.closes)
    }

    /// The smallest and the largest number of admitted places that sources leave; `None` where none was published.
    pub fn admitted_range(&self) -> Option<(usize, usize)> {
        self.admitted.map(|admitted| (admitted.least, admitted.most))
    }

    pub(super) fn read_all(root: &mut Reader<'_>, known: &Known<'_>) -> Vec<Self> {
        let mut names = Names::of("calls");
        root.records("calls").into_iter().filter_map(|reader| Self::read(reader, &mut names, known)).collect()
    }

    fn read(mut reader: Reader<'_>, names: &mut Names, known: &Known<'_>) -> Option<Self> {
        let id = reader.id(names);
        let phase = reader.required_reference("phase", known.phases);
        let opens = reader.required::<When>("opens");
        let closes = reader.required::<When>("closes");
        let open_long_enough = check_closing(&reader, opens.as_ref(), closes.as_ref());
        let amendments = Amendment::read_all(&mut reader, opens.as_ref(), closes.as_ref().filter(|_| open_long_enough));
        Some(Self {
            amendments,
            decided: reader.optional("decided"),
            announced: reader.optional("announced"),
            effective_on: reader.optional("effective_on"),
            term_last_day: reader.optional("term_last_day"),
            applications: reader.optional("applications"),
            nominated: reader.optional("nominated"),
            admitted: reader.optional("admitted"),
            places_offered: PlacesOffered::read(&mut reader),
            bands: reader.reference("bands", known.bands),
            place_kinds: reader.list("place_kinds"),
            applicant_sectors: reader.references("applicant_sectors", &known.words.sectors),
            joint_application: reader.optional("joint_application"),
            repeat_application: reader.optional("repeat_application"),
            required_sectors: SectorRequirement::read_all(&mut reader, known.words),
            optional_sectors: reader.references("optional_sectors", &known.words.sectors),
            commitments: reader.references("commitments", &known.words.commitments),
            provenance: Provenance::read_and_finish(reader),
            // Last, because the first that is missing ends the reading.
            id: id?,
            phase: phase?,
            opens: opens?,
            closes: closes?,
        })
    }
}

/// Reports a last day on which the call cannot have opened yet, and says whether it is none.
fn check_closing(reader: &Reader<'_>, opens: Option<&When>, closes: Option<&When>) -> bool {
    if let (Some(opens), Some(closes)) = (opens, closes)
        && closes.latest() < opens.earliest()
    {
        let finding = Finding::new(&rules::CALL_CLOSES_EARLY)
            .with("found", closes.without_wording())
            .with("expected", opens.without_wording());
        reader.report().add(&reader.spot_of("closes"), finding);
        return false;
    }
    true
}

impl Amendment {
    fn read_all(call: &mut Reader<'_>, opens: Option<&When>, closes: Option<&When>) -> Vec<Self> {
        let mut deadline = closes.cloned();
        let mut amendments = Vec::new();
        for reader in call.records("amendments") {
            if let Some(amendment) = Self::read(reader, opens, deadline.as_ref()) {
                deadline = Some(amendment.closes.clone());
                amendments.push(amendment);
            }
        }
        amendments
    }

    fn read(mut reader: Reader<'_>, opens: Option<&When>, deadline: Option<&When>) -> Option<Self> {
        let announced = reader.optional::<When>("announced");
        let closes = reader.required::<When>("closes");
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        check_closing(&reader, opens, closes.as_ref());
        if let (Some(announced), Some(deadline)) = (&announced, deadline)
            && announced.earliest() > deadline.latest()
        {
            let finding = Finding::new(&rules::AMENDMENT_LATE)
                .with("found", announced.without_wording())
                .with("expected", deadline.without_wording());
            reader.report().add(&reader.spot_of("announced"), finding);
        }
        reader.finish();
        Some(Self { announced, closes: closes?, source, note })
    }
}

impl PlacesOffered {
    fn read(call: &mut Reader<'_>) -> Option<Self> {
        let mut reader = call.section("places_offered")?;
        let comparator = reader.optional("comparator").unwrap_or(Comparator::Exactly);
        let places = reader.required::<usize>("places");
        let of = reader.required::<PlacesOf>("of");
        reader.finish();
        Some(Self { comparator, places: places?, of: of? })
    }
}

impl SectorRequirement {
    fn read_all(call: &mut Reader<'_>, words: &Words) -> Vec<Self> {
        call.records("required_sectors").into_iter().map(|reader| Self::read(reader, words)).collect()
    }

    fn read(mut reader: Reader<'_>, words: &Words) -> Self {
        let any_of = reader.references("any_of", &words.sectors);
        let or_commitment = reader.reference("or_commitment", &words.commitments);
        reader.finish();
        Self { any_of, or_commitment }
    }
}

impl Readable for Admitted {
    const EXPECTED: Template =
        Template::new("eine ganze Zahl oder [kleinste, größte]", "a whole number or [smallest, largest]");

    fn read(value: &Value<'_>) -> Option<Self> {
        if value.toml.is_integer() {
            let number = usize::read(value)?;
            return Self::between(number, number);
        }
        let Some(bounds) = value.toml.as_array() else {
            value.wrong_type::<Self>();
            return None;
        };
        let numbers = Vec::<usize>::read(value)?;
        let range = match numbers[..] {
            [least, most] => Self::between(least, most),
            // A number that could not be read has been reported.
            _ if numbers.len() < bounds.len() => return None,
            _ => None,
        };
        if range.is_none() {
            let found = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            refuse_number(value, format!("[{found}]"), Self::EXPECTED);
        }
        range
    }
}

/// What a call may refer to.
pub(super) struct Known<'n> {
    pub(super) phases: &'n Names,
    pub(super) bands: &'n Names,
    pub(super) words: &'n Words,
}
