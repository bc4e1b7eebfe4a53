use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a register was read from and what stood there, so that saving notices what somebody else changed since.
///
/// It says nothing about the register itself: two registers with the same records are equal wherever they came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saved(Option<Arc<Folder>>);

#[derive(Debug)]
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    /// The digest of every file of the register, by file name.
    pub(crate) digests: BTreeMap<String, String>,
}

impl Saved {
    pub(crate) fn at(path: PathBuf, digests: BTreeMap<String, String>) -> Self {
        Self(Some(Arc::new(Folder { path, digests })))
    }

    pub(crate) fn folder(&self) -> Option<&Folder> {
        self.0.as_deref()
    }
}

impl PartialEq for Saved {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
