//! The house: who may use whom.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floor of every room, from the ground up.
const FLOORS: &[(&str, u8)] = &[
    ("time", 0),
    ("place", 0),
    ("language", 0),
    ("finding", 0),
    ("table", 0),
    ("programme", 1),
    ("official", 1),
    ("register", 2),
    ("eligibility", 3),
    ("claims", 3),
    ("store", 3),
    ("convert", 3),
    ("check", 4),
    ("statistics", 4),
    ("panel", 5),
];

/// Rooms of one floor that may use each other: who, whom.
const NAMED: &[(&str, &str)] = &[
    ("place", "time"),
    ("place", "language"),
    ("finding", "language"),
    ("finding", "time"),
    ("finding", "table"),
    ("table", "language"),
];

#[test]
fn dependencies_point_down() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("core/src");
    let floors: BTreeMap<&str, u8> = FLOORS.iter().copied().collect();
    let mut edges = 0;
    let mut wrong = Vec::new();
    for room in rooms(&source) {
        let name = room.file_name().unwrap().to_str().unwrap().to_owned();
        let floor = *floors.get(name.as_str()).unwrap_or_else(|| panic!("room {name} has no floor: add it to FLOORS"));
        for file in rust_files(&room) {
            for used in used_rooms(&fs::read_to_string(&file).unwrap()) {
                let Some(&below) = floors.get(used.as_str()) else {
                    continue;
                };
                edges += 1;
                let named = NAMED.contains(&(name.as_str(), used.as_str()));
                if used != name && below >= floor && !named {
                    wrong.push(format!("{}: {name} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(edges > 50, "only {edges} edges found: does this test still see the code?");
    assert!(wrong.is_empty(), "edges up or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_says_what_it_is() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("core/src");
    for room in rooms(&source) {
        let text = fs::read_to_string(room.join("mod.rs")).unwrap();
        assert!(text.starts_with("//! "), "{} opens without a sentence", room.display());
    }
}

/// The rooms named in `crate::room` paths outside comments and tests.
fn used_rooms(code: &str) -> Vec<String> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let paths = lines.flat_map(|line| line.split("crate::").skip(1).map(str::to_owned).collect::<Vec<_>>());
    paths.map(|path| path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

fn rooms(source: &Path) -> Vec<PathBuf> {
    let found: Vec<PathBuf> =
        fs::read_dir(source).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    assert!(found.len() >= 7, "only {} rooms found", found.len());
    found
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && path.file_stem().is_none_or(|stem| stem != "tests")
        {
            found.push(path);
        }
    }
    found
}
