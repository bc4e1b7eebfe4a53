//! Inhabitants of a row.

use super::{ListRow, Records};
use crate::convert::members::fields::Field;
use crate::language::{Comparator, Language};
use crate::place::Basis;
use crate::register::{Population, RecordRef};

impl Records<'_> {
    pub(super) fn populations(&mut self, row: &ListRow<'_>, place: usize, records: &mut Vec<RecordRef>) {
        let shape = self.shape;
        let series = shape.mapping.values().filter(|(_, spec)| spec.field == Field::Population).count() > 1;
        for (position, figure) in self.list.figures(row.at) {
            let Some(column) = shape.mapping.columns.get(position) else { continue };
            let Some(day) = &column.day else { continue };
            let exact = figure.comparator == Comparator::Exactly;
            let basis = column.basis.filter(|_| exact).unwrap_or(Basis::Estimate);
            let (id, source) = (self.known.places[place].id.clone(), self.source.clone());
            // A figure of another source: the same one needs no second record, another one of its basis stands beside it.
            let before = |population: &&Population| {
                population.day == *day && (column.basis.is_none() || population.basis == basis)
            };
            let there = self.known.places[place].populations.iter();
            let there = there.filter_map(|id| self.draft.populations().get(id.as_str())).filter(before);
            let (ours, others): (Vec<&Population>, Vec<_>) = there.partition(|known| known.source.contains(&source));
            let same = |known: &&&Population| known.inhabitants == figure.value;
            let found = ours.iter().chain(&others).find(same).map(|known| RecordRef::new(*known));
            let other = others.first().map(|known| (RecordRef::new(*known), known.inhabitants));
            let record = if let Some(known) = found {
                self.merge.same(&known, row.entry.row);
                known
            } else {
                let note = match (exact, column.basis) {
                    (false, _) => {
                        Some(format!("The list says {}.", figure.comparator.phrase(figure.value, Language::En)))
                    }
                    (true, None) => Some("The list does not say what the figure is based on.".to_owned()),
                    (true, Some(_)) => None,
                };
                let same = |known: &Population| known.inhabitants == figure.value && known.source.contains(&source);
                let (record, is_new) = self.keep(&format!("{id}-{day}"), same, |population| Population {
                    id: population,
                    place: id.clone(),
                    day: day.clone(),
                    inhabitants: figure.value,
                    rounded_to: None,
                    basis,
                    source: vec![source.clone()],
                    note,
                });
                match other.filter(|_| is_new) {
                    Some((of, known)) => {
                        let (said, known) = (figure.value.to_string(), known.to_string());
                        self.tell_conflict(row, &of, "inhabitants", (&said, &known));
                    }
                    None => self.merge.made(&record, is_new, row.entry.row),
                }
                record
            };
            if series {
                self.origin(row, Some(position), vec![record]);
            } else {
                records.push(record);
            }
        }
    }
}
