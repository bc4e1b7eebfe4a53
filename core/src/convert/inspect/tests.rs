use proptest::prelude::*;

use super::{InspectOptions, Inspection};
use crate::convert::Profile;
use crate::place::State;

/// Every row is something, every cell has a reading, and what is proposed is a profile.
fn laws(bytes: &[u8]) {
    let options = InspectOptions::new("list").state(State::Hesse);
    let Ok(inspection) = Inspection::read(bytes, &options) else { return };
    for sheet in inspection.sheets() {
        let account = sheet.account();
        let rows = (0..account.len()).filter_map(|row| account.cell("rows", row).to_string().parse::<usize>().ok());
        assert_eq!(rows.sum::<usize>(), sheet.len());
        for row in 0..=sheet.len() + 1 {
            for column in 0..=sheet.columns().len() + 1 {
                let _ = sheet.reading(row, column);
            }
        }
        let profile = sheet.proposed_profile();
        if profile.contains("[[columns]]") {
            Profile::from_toml("proposed.toml", &profile).unwrap_or_else(|error| panic!("{error}\n{profile}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_looked_at_or_refused(
        head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x09\x04\x06\0", b"<table><tr><td colspan=3>", b"\xff\xfe"]),
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        laws(&[head, &bytes].concat());
    }

    #[test]
    fn rows_of_odd_cells_are_looked_at(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                "(Stadt|Kassel|Summe|06611000|6611000|5,3|9.463|1.7.20|Juli 2020|k. A.|x|-|•|34117 Kassel|# a|____|WÃ¼lf|\"a\nb\"|1|2|3|)",
                0..9,
            ),
            0..14,
        )
    ) {
        let list: String = rows.iter().map(|row| row.join(";") + "\n").collect();
        laws(list.as_bytes());
    }
}
