//! Bytes of a file as sheets of text: containers, encodings, and text that was read in the wrong encoding before.

mod encoding;
#[cfg_attr(not(test), expect(dead_code, reason = "cells are repaired in the next stage"))]
mod mojibake;
mod sheet;
mod single;

pub use encoding::Encoding;
pub(super) use sheet::Sheet;
