use std::collections::HashMap;

/// Names by the groups of three letters in them: which ones share most with a text that no unit is called?
#[derive(Clone, Debug, Default)]
pub(super) struct NearNames {
    names: Vec<(String, Vec<usize>)>,
    by_letters: HashMap<[u8; 3], Vec<u32>>, // positions in `names`, which never changes afterwards
}

/// So many names are compared in full.
const COMPARED: usize = 24;

/// Less similar names are no help.
const LEAST_SIMILARITY: f64 = 0.5;

impl NearNames {
    pub(super) fn of<'a>(names: impl Iterator<Item = (&'a str, impl Iterator<Item = usize>)>) -> Self {
        let mut near = Self::default();
        let mut names: Vec<(String, Vec<usize>)> = names.map(|(name, of)| (name.to_owned(), of.collect())).collect();
        names.sort_unstable();
        for (at, (name, _)) in names.iter().enumerate() {
            let Ok(at) = u32::try_from(at) else { break };
            for letters in threes(name) {
                let with_them = near.by_letters.entry(letters).or_default();
                if with_them.last() != Some(&at) {
                    with_them.push(at);
                }
            }
        }
        near.names = names;
        near
    }

    /// The entries whose names are most similar to a folded text, with the similarity, 0 to 1.
    pub(super) fn to(&self, text: &str, limit: usize) -> Vec<(usize, f64)> {
        let mut shared: Vec<u8> = vec![0; self.names.len()];
        for letters in threes(text) {
            for &at in self.by_letters.get(&letters).into_iter().flatten() {
                let count = &mut shared[at as usize]; // one for each name
                *count = count.saturating_add(1);
            }
        }
        let least = u8::try_from(threes(text).count() / 3).unwrap_or(u8::MAX).max(1);
        let mut most: Vec<(u8, usize)> = shared.into_iter().zip(0..).filter(|(count, _)| *count >= least).collect();
        most.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        most.truncate(COMPARED);
        let compared = most.into_iter().map(|(_, at)| &self.names[at]);
        let mut found: Vec<(usize, f64)> = compared
            .map(|(name, of)| (of, strsim::sorensen_dice(name, text)))
            .filter(|(_, similarity)| *similarity >= LEAST_SIMILARITY)
            .flat_map(|(of, similarity)| of.iter().map(move |entry| (*entry, similarity)))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut seen = std::collections::HashSet::new();
        found.retain(|(entry, _)| seen.insert(*entry));
        found.truncate(limit);
        found
    }
}

/// Every three bytes in a row, with a blank before and behind the text.
fn threes(text: &str) -> impl Iterator<Item = [u8; 3]> + '_ {
    let at = |position: usize| match position.checked_sub(1) {
        Some(inside) => text.as_bytes().get(inside).copied().unwrap_or(b' '),
        None => b' ',
    };
    (0..text.len()).map(move |start| [at(start), at(start + 1), at(start + 2)])
}
