//! Rows that are skipped though they stand among the data or behind it: sums and footers.

use super::layout::{Finder, HEADER_WITHIN};
use crate::convert::Skip;
use crate::convert::cells::{Look, number, text};
use crate::convert::grid::Form;
use crate::convert::layout::{headed_state, is_country, is_footer, is_sum};

/// Sums of fewer digits come about by chance.
const LARGE: f64 = 100.0;

impl Finder<'_> {
    pub(super) fn is_sum_word(&self, row: usize, column: usize) -> bool {
        let text = self.rows.text(self.sheet, row, column);
        let (text, _) = text::without_footnote(text.trim());
        let of_land = text.strip_prefix("Land ").is_some_and(|land| crate::place::State::from_list(land).is_some());
        is_sum(text) || of_land || is_country(text)
    }

    /// From the last row upwards: sources and remarks, and the rule above them.
    pub(super) fn footers(&self, body: usize, skips: &mut [Option<Skip>]) {
        for row in (body..self.rows.len()).rev() {
            let filled = self.rows.filled(row);
            let first = self.rows.first(row).unwrap_or(0);
            let note = is_footer(self.rows.text(self.sheet, row, first).trim());
            // A note stands alone, or in two cells apart from the rows above it.
            let apart = row > body && (self.rows.filled(row - 1) == 0 || self.is_rule(row - 1));
            let stands_alone =
                filled == 1 || (filled == 2 && (apart || skips.get(row + 1) == Some(&Some(Skip::Footer))));
            let narrow = stands_alone
                && self.width > 2
                && self.rows.look(row, first) == Look::Text
                && !self.fits(row)
                && !(filled == 1 && first == self.name && self.is_name(row, body));
            match skips[row] {
                Some(Skip::Blank | Skip::Comment) => {}
                _ if self.is_rule(row) || (narrow && filled > 0) || (note && filled * 2 <= self.width) => {
                    skips[row] = Some(Skip::Footer);
                }
                _ => break,
            }
        }
    }

    /// Whether a lone text below rows of data is no more than a name of one or two words, as most of theirs are.
    fn is_name(&self, row: usize, body: usize) -> bool {
        let short = |row: usize| {
            let text = self.rows.text(self.sheet, row, self.name);
            let words = text.split_whitespace().count();
            let letters = text.trim().chars().all(|c| c.is_alphabetic() || " -.()/,".contains(c));
            (1..=3).contains(&words) && letters && text.trim().starts_with(char::is_uppercase)
        };
        let above = (body..row).rev().filter(|&above| self.rows.filled(above) > 0).take(HEADER_WITHIN);
        let names = above.clone().filter(|&above| short(above)).count();
        let has_values = above.clone().any(|above| self.rows.filled(above) > 1);
        short(row)
            && has_values
            && names * 5 >= above.count() * 4
            && !is_sum(&self.rows.text(self.sheet, row, self.name))
    }

    /// Rows whose figures are the sums of the rows since the last sum, or are all computed where others are typed in their columns:
    /// those without a name, and those of which one is a sum.
    pub(super) fn sums(&self, body: usize, skips: &mut [Option<Skip>]) {
        let columns: Vec<usize> = self.figure_columns().collect();
        let value = |row: usize, column: usize| {
            let cell = self.rows.cell(row, column)?;
            let text = cell.text(self.sheet);
            if matches!(cell.form, Form::Number | Form::Computed) {
                return text.trim().parse::<f64>().ok();
            }
            number::read(&text, number::Style::German).and_then(|number| number.digits.parse().ok())
        };
        // Sums of fractions differ in the last digits of a binary number.
        let is_near = |value: f64, sum: f64| (value - sum).abs() <= 1e-9 * sum.abs();
        let mut running = vec![0.0_f64; columns.len()];
        let mut added = 0;
        for (row, skip) in skips.iter_mut().enumerate().skip(body) {
            if !matches!(skip, None | Some(Skip::Sum)) {
                continue;
            }
            let forms =
                (0..self.rows.width(row)).filter_map(|column| self.rows.cell(row, column)).map(|cell| cell.form);
            let computed = forms.clone().filter(|form| *form == Form::Computed).count();
            let numbers = forms.filter(|form| *form == Form::Number).count();
            let values: Vec<Option<f64>> = columns.iter().map(|&column| value(row, column)).collect();
            let known = values.iter().zip(&running).filter(|(value, _)| value.is_some_and(|value| value > 0.0));
            let (equal, compared) = known.fold((0, 0), |(equal, compared), (value, sum)| {
                (equal + usize::from(value.is_some_and(|value| is_near(value, *sum))), compared + 1)
            });
            let named = || {
                self.rows.look(row, self.name) == Look::Text
                    && !self.is_sum_word(row, self.name)
                    && headed_state(&self.rows.text(self.sheet, row, self.name)).is_none()
            };
            let large = values.iter().flatten().filter(|value| **value >= LARGE).count();
            // Small numbers add up by chance, and a row with a name is a sum only if all of them do.
            let adds_up = added >= 2
                && equal >= 3
                && if named() { large >= 2 && equal == compared } else { equal * 10 >= compared * 7 };
            let by_formula = computed > 0
                && numbers == 0
                && added >= 1
                && self.are_typed(row, body)
                && (equal > 0 || self.rows.look(row, self.left) == Look::Blank);
            if adds_up || by_formula {
                *skip = Some(Skip::Sum);
            }
            if *skip == Some(Skip::Sum) {
                running.fill(0.0);
                added = 0;
            } else {
                for (sum, value) in running.iter_mut().zip(values) {
                    *sum += value.unwrap_or(0.0);
                }
                added += 1;
            }
        }
    }

    /// Whether the computed cells of a row stand in columns that others type numbers into.
    fn are_typed(&self, row: usize, body: usize) -> bool {
        let form = |row: usize, column: usize| self.rows.cell(row, column).map(|cell| cell.form);
        let mut computed = self.rows.filled_columns(row).filter(|&column| form(row, column) == Some(Form::Computed));
        let is_typed = |column: usize| {
            let near = body.max(row.saturating_sub(HEADER_WITHIN))..(row + HEADER_WITHIN).min(self.rows.len());
            let forms = near.filter(|&other| other != row).filter_map(|other| form(other, column));
            let (typed, others) = forms.fold((0, 0), |(typed, computed), form| match form {
                Form::Number => (typed + 1, computed),
                Form::Computed => (typed, computed + 1),
                _ => (typed, computed),
            });
            typed > others
        };
        computed.all(is_typed)
    }
}
