//! The register that comes with the library.

use std::fs;
use std::path::PathBuf;

use super::{licensed, load, said, small};
use crate::store::embedded::FILES;
use crate::store::engagierte_stadt;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/engagierte-stadt")
}

#[test]
fn the_embedded_register_is_sound_and_every_file_of_its_folder_is_in_it() {
    let mut there: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md" && name != "programme.tests.toml")
        .collect();
    there.sort();
    let mut embedded: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    embedded.sort_unstable();
    assert_eq!(there, embedded);
    let files = FILES.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let opened = load(&files).unwrap_or_else(|refused| panic!("{:#?}", said(&refused.findings)));
    assert_eq!(opened.register.programme().id(), "engagierte-stadt");
    assert_eq!(&opened.register, engagierte_stadt());
}

#[test]
fn its_files_are_as_the_library_writes_them() {
    for (name, bytes) in engagierte_stadt().files() {
        let stale = fs::read(folder().join(&name)).ok().as_ref() != Some(&bytes);
        assert!(!stale, "{name}: run `cargo run --example tidy -- core/data/engagierte-stadt`");
    }
}

#[test]
fn a_reference_names_publisher_and_licence_only_of_the_embedded_register() {
    let register = engagierte_stadt();
    let cited = register.cite();
    assert!(cited.contains("stadtnetz contributors") && cited.contains("MIT OR Apache-2.0"), "{cited}");
    assert!(!cited.contains('\n'));
    let mut draft = register.edit();
    draft.add_source("Stadt Kassel", "press text");
    let edited = draft.finish().unwrap().cite();
    assert!(!edited.contains("contributors") && !edited.contains("MIT"), "{edited}");
    let own = small().cite();
    assert!(own.starts_with("Grüne Städte: register of the programme, version 1 [data set]. Read with stadtnetz "));
}

#[test]
fn a_reference_names_the_licence_of_a_definition_of_ones_own() {
    let cited = licensed().cite();
    assert!(cited.contains("version 1 [data set], CC-BY-4.0. Read with stadtnetz "), "{cited}");
}
