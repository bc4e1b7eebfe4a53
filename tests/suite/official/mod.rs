//! The official directory files as users download them, against sums that others computed.

mod auszug;
mod changes;
mod crosswalk;
mod gv100ad;
mod harmonised;
mod notes;
mod through_time;

use serde_json::Value;

/// Expected values that others computed from the files.
fn oracle(name: &str) -> Option<Value> {
    let bytes = support::shared(&format!("data/oracle/{name}"))?;
    Some(serde_json::from_slice(&bytes).unwrap())
}

/// A published file.
fn published(name: &str) -> Option<Vec<u8>> {
    support::shared(&format!("data/official/{name}"))
}
