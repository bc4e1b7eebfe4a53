//! What tests, benches and examples share: the corpus under `tests/data`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use stadtnetz::programme::Programme;

/// The Rust of the README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The path of a file in the corpus, `tests/data`.
pub fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A row of a corpus file: its cells by column name.
pub type Row = BTreeMap<String, String>;

/// The rows of a CSV file of the corpus.
///
/// # Panics
/// A file that is missing, unreadable or without rows: a fault of the corpus, not a passed test.
pub fn rows(name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(data(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let rows: Vec<Row> =
        reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{name}: {error}"))).collect();
    assert!(!rows.is_empty(), "{name} has no rows");
    rows
}

/// A small network of our own: two calls, two phases, made for tests.
///
/// # Panics
/// A definition that is not sound.
pub fn small_network() -> &'static Programme {
    static PROGRAMME: OnceLock<Programme> = OnceLock::new();
    PROGRAMME.get_or_init(|| {
        let text = std::fs::read_to_string(data("small-network.toml")).unwrap_or_else(|error| panic!("{error}"));
        match Programme::from_toml("small-network.toml", &text) {
            Ok((programme, _)) => programme,
            Err(findings) => panic!("{findings:?}"),
        }
    })
}

/// A file of the material that lies beside the repository, with official directories, real spreadsheets and expected values.
///
/// # Panics
/// Its absence where `CI` is set: there a skipped test would go unnoticed.
pub fn shared(name: &str) -> Option<Vec<u8>> {
    present(&format!("../shared/{name}"))
}

/// A table of the R package `ags` that `python/tests` make of the file beside the repository.
///
/// # Panics
/// As [`shared`].
pub fn crosswalk(name: &str) -> Option<Vec<u8>> {
    present(&format!("target/crosswalk/{name}.csv"))
}

fn present(path: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
        eprintln!("skipped: {} is not there", path.display());
    }
    bytes
}

/// The rows of a file of the compilation that the embedded register was made from.
///
/// # Panics
/// As [`shared`]; and rows that are no CSV.
pub fn compilation(name: &str) -> Option<Vec<Row>> {
    let bytes = shared(&format!("domain/{name}"))?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    Some(reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{name}: {error}"))).collect())
}
