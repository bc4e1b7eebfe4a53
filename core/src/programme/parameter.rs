use super::names::Names;
use super::position::Spot;
use super::provenance::required_sources;
use super::reader::Reader;
use super::rules;
use super::validity::{Validity, check_order};
use super::vocabulary::Label;
use crate::finding::Finding;
use crate::language::Comparator;
use crate::time::Day;

/// A number of the programme's rules that changes over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The id.
    pub id: String,
    /// What it is.
    pub label: Label,
    /// The unit of its values.
    pub unit: String,
    /// The values in the order in which they held; at least one.
    pub values: Vec<DatedValue>,
}

/// A value of a parameter, and when it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedValue {
    /// When it holds.
    pub validity: Validity,
    /// How the number is meant.
    pub comparator: Comparator,
    /// How much, in the parameter's unit.
    pub value: Amount,
    /// Whether its sources are too weak to decide on it alone.
    pub uncertain: bool,
    /// Sources.
    pub source: Vec<String>,
    /// Remarks.
    pub note: Option<String>,
}

/// How much a parameter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// This number.
    Number(i64),
    /// `unknown = true`: something holds, and no source says what.
    Unknown,
    /// `by_inhabitants`: a number that grows with the place. From so many inhabitants on, so much; the first from 0.
    ByInhabitants(Vec<(i64, i64)>),
}

impl Amount {
    /// The number for a place of so many inhabitants; none where nobody knows it.
    pub fn for_inhabitants(&self, inhabitants: i64) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Unknown => None,
            Self::ByInhabitants(steps) => {
                steps.iter().rev().find(|(from, _)| *from <= inhabitants).map(|&(_, value)| value)
            }
        }
    }

    /// The number where it is one for all places.
    pub fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The one amount of a table: `value`, `unknown` or `by_inhabitants`.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.has_key("unknown") {
            let unknown = reader.required::<bool>("unknown")?;
            if !unknown {
                let finding = Finding::new(&rules::WORD_REFUSED).with("found", "false").with("expected", "true");
                reader.report().add(&reader.spot_of("unknown"), finding);
            }
            return unknown.then_some(Self::Unknown);
        }
        if reader.has_key("by_inhabitants") {
            return Self::read_steps(reader);
        }
        reader.required("value").map(Self::Number)
    }

    fn read_steps(reader: &mut Reader<'_>) -> Option<Self> {
        let report = reader.report();
        let mut steps: Vec<(i64, i64)> = Vec::new();
        for mut record in reader.required_records("by_inhabitants") {
            let from = record.required::<i64>("from");
            let value = record.required::<i64>("value");
            if let Some(from) = from {
                let refused = match steps.last() {
                    None => (from != 0).then(|| "0".to_owned()),
                    Some(&(before, _)) => (from <= before).then(|| format!("> {before}")),
                };
                if let Some(expected) = refused {
                    let finding = Finding::new(&rules::NUMBER_REFUSED).with("found", from).with("expected", expected);
                    report.add(&record.spot_of("from"), finding);
                }
            }
            record.finish();
            steps.extend(from.zip(value));
        }
        (!steps.is_empty()).then_some(Self::ByInhabitants(steps))
    }
}

impl Parameter {
    /// The last value that can have begun by a day. Whether it holds on that day is for
    /// [`Validity::covers`] to say, and for [`Validity::reaches`] where nobody verified it that far.
    pub fn latest(&self, day: Day) -> Option<&DatedValue> {
        self.values.iter().rev().find(|value| value.validity.from.earliest() <= day)
    }

    pub(super) fn read_all(root: &mut Reader<'_>, names: &mut Names) -> Vec<Self> {
        root.records("parameters").into_iter().filter_map(|reader| Self::read(reader, names)).collect()
    }

    fn read(mut reader: Reader<'_>, names: &mut Names) -> Option<Self> {
        let id = reader.id(names);
        let label = Label::read(&mut reader);
        let unit = reader.required::<String>("unit");
        let records = reader.required_records("values");
        let values: Vec<(Spot, DatedValue)> = records.into_iter().filter_map(DatedValue::read).collect();
        check_order(reader.report(), values.iter().map(|(spot, value)| (spot, &value.validity)));
        reader.finish();
        let values = values.into_iter().map(|(_, value)| value).collect();
        Some(Self { id: id?, label: label?, unit: unit?, values })
    }
}

impl DatedValue {
    fn read(mut reader: Reader<'_>) -> Option<(Spot, Self)> {
        let spot = reader.spot().clone();
        let validity = Validity::read(&mut reader);
        let comparator = reader.optional("comparator").unwrap_or(Comparator::Exactly);
        let value = Amount::read(&mut reader);
        let uncertain = reader.optional("uncertain").unwrap_or(false);
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        reader.finish();
        let value = Self { validity: validity?, comparator, value: value?, uncertain, source, note };
        Some((spot, value))
    }
}
