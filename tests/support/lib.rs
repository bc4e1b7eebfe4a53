//! What tests, benches and examples share: the corpus under `tests/data`.

use std::path::PathBuf;

/// The path of a file in the corpus, `tests/data`.
pub fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}
