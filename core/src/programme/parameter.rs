use super::names::Names;
use super::position::Spot;
use super::provenance::required_sources;
use super::reader::Reader;
use super::validity::{Validity, check_order};
use super::vocabulary::Label;
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
    /// The number, in the parameter's unit.
    pub value: i64,
    /// Whether its sources are too weak to decide on it alone.
    pub uncertain: bool,
    /// Sources.
    pub source: Vec<String>,
    /// Remarks.
    pub note: Option<String>,
}

impl Parameter {
    /// The last value that can have begun by a day. Whether it holds on that day is for
    /// [`Validity::covers`] to say, and for [`Validity::reaches`] where nobody verified it that far.
    pub fn latest(&self, day: Day) -> Option<&DatedValue> {
        self.values.iter().rev().find(|value| value.validity.from.earliest() <= day)
    }

    pub(super) fn read_all(root: &mut Reader<'_>) -> Vec<Self> {
        let mut names = Names::of("parameters");
        root.records("parameters").into_iter().filter_map(|reader| Self::read(reader, &mut names)).collect()
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
        let value = reader.required::<i64>("value");
        let uncertain = reader.optional("uncertain").unwrap_or(false);
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        reader.finish();
        let value = Self { validity: validity?, comparator, value: value?, uncertain, source, note };
        Some((spot, value))
    }
}
