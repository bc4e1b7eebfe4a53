use super::names::Names;
use super::position::{Report, Spot};
use super::provenance::required_sources;
use super::reader::Reader;
use super::rules;
use super::validity::{Validity, check_order};
use super::values::words;
use crate::finding::Finding;
use crate::language::Template;
use crate::place::{Edges, PopulationBand};

words! {
    /// On which day the number of inhabitants counts.
    ReferenceDay {
        /// No source says.
        Unspecified = "unspecified",
        /// The day on which the call opens.
        Opening = "opening",
        /// The last day of the call.
        Deadline = "deadline",
        /// The last 31 December before the call opens.
        YearEndBefore = "year-end-before",
    }
}

words! {
    /// Which number of inhabitants counts.
    PopulationBasis {
        /// No source says.
        Unspecified = "unspecified",
        /// The official update of the last census.
        Official = "official",
        /// The municipality's own register of residents.
        Register = "register",
    }
}

/// Bands of inhabitants that follow one another, dated as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct BandScale {
    /// The id.
    pub id: String,
    /// When it holds.
    pub validity: Validity,
    /// On which day the number of inhabitants counts.
    pub reference_day: ReferenceDay,
    /// Which number of inhabitants counts.
    pub population_basis: PopulationBasis,
    /// The bands from the smallest to the largest; at least one.
    pub bands: Vec<BandStep>,
    /// Sources.
    pub source: Vec<String>,
    /// Remarks.
    pub note: Option<String>,
}

/// One band of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct BandStep {
    /// The id, unique within the scale.
    pub id: String,
    /// The limits, persons.
    pub band: PopulationBand,
}

impl BandScale {
    /// The smallest number of inhabitants that any band names.
    pub fn lower(&self) -> Option<i64> {
        self.bands.first().map(|step| step.band.lower())
    }

    /// The largest number of inhabitants that any band names; none where the last band is open.
    pub fn upper(&self) -> Option<i64> {
        self.bands.last().and_then(|step| step.band.upper())
    }

    pub(super) fn read_all(root: &mut Reader<'_>, names: &mut Names) -> Vec<Self> {
        let report = root.report();
        let readers = root.records("bands");
        let scales: Vec<(Spot, Self)> = readers.into_iter().filter_map(|reader| Self::read(reader, names)).collect();
        check_order(report, scales.iter().map(|(spot, scale)| (spot, &scale.validity)));
        scales.into_iter().map(|(_, scale)| scale).collect()
    }

    fn read(mut reader: Reader<'_>, names: &mut Names) -> Option<(Spot, Self)> {
        let spot = reader.spot().clone();
        let id = reader.id(names);
        let validity = Validity::read(&mut reader);
        let edges = reader.required::<Edges>("edges");
        let reference_day = reader.required::<ReferenceDay>("reference_day");
        let population_basis = reader.required::<PopulationBasis>("population_basis");
        // Faulty edges are reported already; the limits are read all the same.
        let bands = read_steps(&mut reader, edges.unwrap_or(Edges::Unspecified));
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        reader.finish();
        let scale = Self {
            id: id?,
            validity: validity?,
            reference_day: reference_day?,
            population_basis: population_basis?,
            bands,
            source,
            note,
        };
        Some((spot, scale))
    }
}

fn read_steps(reader: &mut Reader<'_>, edges: Edges) -> Vec<BandStep> {
    let report = reader.report();
    let records = reader.required_records("steps");
    let mut names = Names::of("steps");
    let mut steps: Vec<BandStep> = Vec::new();
    for record in records {
        let spot = record.spot().clone();
        let Some(step) = BandStep::read(record, edges, &mut names) else {
            continue;
        };
        if let Some(before) = steps.last() {
            check_seam(report, &spot, &before.band, &step.band);
        }
        steps.push(step);
    }
    steps
}

impl BandStep {
    fn read(mut reader: Reader<'_>, edges: Edges, names: &mut Names) -> Option<Self> {
        let id = reader.id(names);
        let lower = reader.required::<i64>("lower");
        let upper = reader.optional::<i64>("upper");
        let band = lower.and_then(|lower| {
            let band = PopulationBand::new(lower, upper, edges).ok();
            if band.is_none() {
                let key = if lower < 0 { "lower" } else { "upper" };
                let found = if lower < 0 { lower } else { upper.unwrap_or(lower) };
                let expected = Template::new(
                    "0 oder mehr, die obere Grenze über der unteren",
                    "0 or more, the upper limit above the lower one",
                );
                let finding = Finding::new(&rules::NUMBER_REFUSED).with("found", found).with("expected", expected);
                reader.report().add(&reader.spot_of(key), finding);
            }
            band
        });
        reader.finish();
        Some(Self { id: id?, band: band? })
    }
}

/// Two bands meet where every number between them belongs to exactly one of them. Where nobody says whether a limit belongs to
/// its band, they may share it or leave no number between them.
fn check_seam(report: &Report<'_>, spot: &Spot, before: &PopulationBand, band: &PopulationBand) {
    let none = Template::new("kein Band", "there is no band");
    let two = Template::new("mehr als ein Band", "there is more than one band");
    let Some(upper) = before.upper() else {
        report.add(spot, Finding::new(&rules::BAND_GAP).with("found", band.lower()).with("problem", two));
        return;
    };
    let next = upper.saturating_add(1);
    let (first, last) = match band.edges() {
        Edges::Inclusive => (next, next),
        Edges::HalfOpen => (upper, upper),
        Edges::Unspecified => (upper, next),
    };
    let finding = Finding::new(&rules::BAND_GAP);
    if band.lower() > last {
        report.add(spot, finding.with("found", last).with("problem", none));
    } else if band.lower() < first {
        report.add(spot, finding.with("found", band.lower()).with("problem", two));
    }
}
