//! Ids and keys: which exist, and which of them somebody may have meant.

/// The ids declared so far in one table of the definition; they count even where the rest of their record is faulty, so that
/// one fault is not reported again at every reference.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    table: &'static str,
    ids: Vec<String>,
}

impl Names {
    pub(super) fn of(table: &'static str) -> Self {
        Self { table, ids: Vec::new() }
    }

    pub(super) fn table(&self) -> &'static str {
        self.table
    }

    /// Declares an id; `false` if it is taken.
    pub(super) fn declare(&mut self, id: &str) -> bool {
        let new = !self.holds(id);
        if new {
            self.ids.push(id.to_owned());
        }
        new
    }

    pub(super) fn holds(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// These ids behind some words that stand for more than one of them.
    pub(super) fn with<'n>(&'n self, words: &[&'n str]) -> Vec<&'n str> {
        words.iter().copied().chain(self.ids.iter().map(String::as_str)).collect()
    }

    pub(super) fn suggestion(&self, found: &str) -> String {
        suggestion(found, &self.ids)
    }
}

/// Whether a text is an id: lower-case letters a to z, digits and hyphens.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The known word that a found one was probably meant to be; where none is near, all known words.
pub(crate) fn suggestion<S: AsRef<str>>(found: &str, known: &[S]) -> String {
    // A third of the letters wrong is still the same word to a reader; one wrong letter always is.
    let limit = (found.chars().count() / 3).max(1);
    let near = known
        .iter()
        .map(AsRef::as_ref)
        .filter(|word: &&str| word.chars().count().abs_diff(found.chars().count()) <= limit);
    let distances = near.map(|word| (distance(found, word), word));
    match distances.filter(|&(distance, _)| distance <= limit).min() {
        Some((_, nearest)) => nearest.to_owned(),
        None => known.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
    }
}

/// How many letters were inserted, dropped, replaced or swapped with their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
