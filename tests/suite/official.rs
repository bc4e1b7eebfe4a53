//! The official directory files as users download them, against sums that others computed.

use stadtnetz::official::{Level, gv100ad};

#[test]
fn gv100ad_meets_the_published_sums() {
    let Some(bytes) = support::shared("data/official/GV100AD_30112025.txt") else { return };
    let edition = gv100ad::read("GV100AD_30112025.txt", &bytes).unwrap();
    assert_eq!(edition.territory.to_string(), "2025-11-30");
    let counts = Level::ALL.map(|level| edition.units.iter().filter(|unit| unit.level == level).count());
    assert_eq!(counts, [16, 29, 12, 400, 4_590, 10_953]);
    assert_eq!(edition.units.iter().filter_map(|unit| unit.inhabitants).sum::<i64>(), 83_577_140);
    assert_eq!(edition.units.iter().filter_map(|unit| unit.hectares).sum::<i64>(), 35_768_392);
}
