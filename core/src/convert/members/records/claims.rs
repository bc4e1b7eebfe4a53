//! Published figures about the network, one in a row.

use super::{ListRow, Records};
use crate::convert::days;
use crate::convert::members::fields::Field;
use crate::place::slug;
use crate::register::field::Field as _;
use crate::register::{Claim, Quantity, RecordRef, Unit};
use crate::time::When;

impl Records<'_> {
    pub(super) fn claim(&mut self, row: &ListRow<'_>, records: &mut Vec<RecordRef>) {
        let list = self.list;
        let text = |field| list.text(field, row.at).map(str::to_owned);
        let Some(figure) = list.figure(Field::Claimed, row.at) else { return };
        let quantity = list.text(Field::Quantity, row.at).and_then(|word| Quantity::read(word).ok());
        let Some(quantity) = quantity else { return };
        let unit = list.text(Field::ClaimUnit, row.at).and_then(|word| Unit::read(word).ok());
        let unit = unit.unwrap_or(match quantity {
            Quantity::Applied => Unit::Applications,
            Quantity::Attended | Quantity::Invited => Unit::Participants,
            _ => Unit::Cities,
        });
        let scope = text(Field::Scope).unwrap_or_else(|| "all".to_owned());
        let day =
            |field| list.date(field, row.at).cloned().and_then(days::first_day).map(|day: When| day.without_wording());
        let (as_of, stated_on) = (day(Field::AsOf).or_else(|| self.day.clone()), day(Field::StatedOn));
        let when = as_of.as_ref().or(stated_on.as_ref()).map(|day| format!("-{}", slug(&day.to_string())));
        let source = self.source.clone();
        let (claimant, wording) = (text(Field::Claimant), text(Field::Wording));
        let same = |known: &Claim| {
            (&known.scope, known.unit, known.comparator, known.value) == (&scope, unit, figure.comparator, figure.value)
                && (&known.as_of, &known.stated_on, &known.claimant) == (&as_of, &stated_on, &claimant)
                && known.source.contains(&source)
        };
        let id = format!("{quantity}-{}{}-{}", slug(&scope), when.unwrap_or_default(), figure.value);
        let (record, is_new) = self.keep(&id, same, |id| Claim {
            id,
            quantity,
            scope: scope.clone(),
            unit,
            comparator: figure.comparator,
            value: figure.value,
            as_of: as_of.clone(),
            stated_on: stated_on.clone(),
            claimant: claimant.clone(),
            wording,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&record, is_new, row.entry.row);
        self.repairs(row, &record);
        records.push(record);
    }
}
