//! The register that comes with the library.

use std::sync::OnceLock;

use crate::register::Register;

/// The named files of the embedded register, with what stands in them.
macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        &[ $( ($name, include_str!(concat!("../../data/engagierte-stadt/", $name))), )+ ]
    };
}

pub(super) const FILES: &[(&str, &str)] = embedded![
    "programme.toml",
    "datapackage.json",
    "places.csv",
    "keys.csv",
    "populations.csv",
    "organisations.csv",
    "roles.csv",
    "memberships.csv",
    "sightings.csv",
    "local_partners.csv",
    "applications.csv",
    "decisions.csv",
    "meetings.csv",
    "attendances.csv",
    "cooperations.csv",
    "cooperation_members.csv",
    "indicators.csv",
    "claims.csv",
    "mentions.csv",
    "sources.csv",
];

/// The register of the German network programme *Engagierte Stadt* ("engaged city"), as published sources tell it.
///
/// It is read once, on the first call. Its files stand in the repository under `core/data/engagierte-stadt/`.
///
/// ```
/// let register = stadtnetz::engagierte_stadt();
/// assert!(register.places().get("kassel").is_some());
/// ```
pub fn engagierte_stadt() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| {
        let file = |name: &str| FILES.iter().find(|(file, _)| *file == name).map(|(_, text)| text.as_bytes());
        match Register::from_reader(|name| Ok(file(name))) {
            Ok(opened) => opened.register,
            // Nobody's input gets here: the files are part of the program, and a test reads them.
            Err(refused) => unreachable!("the embedded register is faulty:\n{refused}"),
        }
    })
}
