//! Who waits for a long conversion hears how far it is, and may stop it.

use std::fmt;
use std::ops::ControlFlow;

use crate::convert::ConversionError;

/// What is told how much is done of how much, and answers whether to go on.
#[derive(Clone, Copy, Default)]
pub(super) struct Watch<'a>(pub(super) Option<&'a Watcher<'a>>);

pub(super) type Watcher<'a> = dyn Fn(usize, usize) -> ControlFlow<()> + Sync + 'a;

impl Watch<'_> {
    pub(super) fn tell(self, done: usize, size: usize) -> Result<(), ConversionError> {
        match self.0.map(|watcher| watcher(done, size)) {
            Some(ControlFlow::Break(())) => Err(ConversionError::Stopped),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Watch(_)" } else { "Watch(nobody)" })
    }
}
