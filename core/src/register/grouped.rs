//! Records by the id of what they belong to.

/// Things by what they belong to: one sorted list, in which the things of an id lie side by side in the order they were given.
pub(crate) struct Grouped<'a, T> {
    ids: Vec<&'a str>,
    things: Vec<T>,
}

impl<'a, T> Grouped<'a, T> {
    /// The things of an id; none where there is no such id.
    pub(crate) fn get(&self, id: &str) -> &[T] {
        let from = self.ids.partition_point(|known| *known < id);
        let number = self.ids.iter().skip(from).take_while(|known| **known == id).count();
        self.things.get(from..from + number).unwrap_or_default()
    }

    /// All ids with their things, in the order of the ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &[T])> {
        let mut things = self.things.as_slice();
        self.ids.chunk_by(|one, next| one == next).filter_map(move |ids| {
            let (of_id, rest) = things.split_at_checked(ids.len())?;
            things = rest;
            Some((*ids.first()?, of_id))
        })
    }
}

impl<'a, T> FromIterator<(&'a str, T)> for Grouped<'a, T> {
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(pairs: I) -> Self {
        let mut pairs: Vec<(&str, T)> = pairs.into_iter().collect();
        pairs.sort_by_key(|(id, _)| *id);
        let (ids, things) = pairs.into_iter().unzip();
        Self { ids, things }
    }
}

#[cfg(test)]
mod tests {
    use super::Grouped;

    #[test]
    fn things_of_an_id_keep_their_order() {
        let grouped: Grouped<'_, u8> = [("b", 1), ("a", 2), ("b", 3), ("aa", 4), ("b", 0)].into_iter().collect();
        assert_eq!(grouped.get("b"), [1, 3, 0]);
        assert_eq!((grouped.get("a"), grouped.get("ab"), grouped.get("")), (&[2][..], &[][..], &[][..]));
        let all: Vec<_> = grouped.iter().collect();
        assert_eq!(all, [("a", &[2][..]), ("aa", &[4]), ("b", &[1, 3, 0])]);
    }
}
