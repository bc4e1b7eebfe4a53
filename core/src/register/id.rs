use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// The id of a record of table `T`: lower-case letters, digits and hyphens, made once, never reused, never derived from a key.
///
/// The type says which table an id belongs to, so a place's id cannot be handed over where a meeting's is expected.
///
/// A clone shares its text: a source is named by every record that rests on it.
pub struct Id<T> {
    text: Arc<str>,
    table: PhantomData<fn() -> T>,
}

/// Text that is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an id (expected lower-case letters a to z, digits and hyphens, such as \"bad-orb\")")]
pub struct IdError(pub(crate) String);

impl<T> Id<T> {
    /// The id in a text.
    ///
    /// # Errors
    /// Anything but lower-case ASCII letters, digits and hyphens, and the empty text.
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.is_empty() || !text.chars().all(legal) {
            return Err(IdError(text));
        }
        Ok(Self { text: text.into(), table: PhantomData })
    }

    /// An id from a slug, which is one by construction.
    pub(crate) fn made(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), table: PhantomData }
    }

    /// The text, shared.
    pub(crate) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self { text: Arc::clone(&self.text), table: PhantomData }
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.text)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl<T> AsRef<str> for Id<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}
