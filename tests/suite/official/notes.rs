use stadtnetz::official::{Level, Published, read, read_file};

use super::published;

#[test]
fn an_edition_takes_its_day_census_and_full_names_from_the_notes_beside_it() {
    let name = "GV100AD_30112025.txt";
    let Some(bytes) = published(name) else { return };
    let Ok(Published::Edition(alone)) = read(name, &bytes) else { panic!() };
    assert_eq!(alone.figures.day.unwrap().to_string(), "[2023-12-31..2025-11-30]");
    assert_eq!(alone.figures.basis, None);

    let path = format!("{}/../shared/data/official/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(Published::Edition(with_notes)) = read_file(path) else { panic!() };
    assert_eq!(with_notes.figures.day.unwrap().to_string(), "2024-12-31");
    assert_eq!(with_notes.figures.basis.unwrap().as_str(), "census-2022");
    let named = |unit: &&stadtnetz::official::Unit| unit.name.ends_with("Wysokošulske město");
    let levels: Vec<Level> = with_notes.units.iter().filter(named).map(|unit| unit.level).collect();
    assert_eq!(levels, [Level::Association, Level::Municipality]);
}
