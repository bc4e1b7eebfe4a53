use std::collections::BTreeMap;
use std::collections::btree_map::Values;
use std::sync::Arc;

use super::record::Record;

/// The records of one table, in the order of their ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Records<T> {
    by_id: BTreeMap<Arc<str>, T>,
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self { by_id: BTreeMap::new() }
    }
}

impl<T: Record> Records<T> {
    /// The record with an id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.by_id.get(id)
    }

    /// The records in the order of their ids.
    pub fn iter(&self) -> Values<'_, Arc<str>, T> {
        self.by_id.values()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Adds a record, or puts it in the place of the one with its id, which is handed back.
    pub(crate) fn put(&mut self, record: T) -> Option<T> {
        self.by_id.insert(record.shared_id(), record)
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        self.by_id.remove(id)
    }
}

impl<'a, T: Record> IntoIterator for &'a Records<T> {
    type Item = &'a T;
    type IntoIter = Values<'a, Arc<str>, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
