//! Random bytes into every loader: read or refused, never a panic.
//!
//! `cargo test --release --test random_bytes -- --seconds 120` gives every loader two minutes; without the option, a moment. Loaders take
//! turns on all cores.
//! Half of the inputs are valid files with bytes changed, dropped, doubled or put in, the other half is noise.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use stadtnetz::convert::{Conversion, InspectOptions, Inspection, Options, Profile, Typed};
use stadtnetz::eligibility::golden;
use stadtnetz::engagierte_stadt;
use stadtnetz::language::{Figure, Language, numbers};
use stadtnetz::official::{self, Published, notes};
use stadtnetz::place::{Ags, RegionalKey, State, slug};
use stadtnetz::programme::Programme;
use stadtnetz::register::Register;
use stadtnetz::time::{Span, When, read_german};

type Load = Box<dyn Fn(&[u8]) + Sync>;

struct Loader {
    name: &'static str,
    samples: Vec<Vec<u8>>,
    load: Load,
}

/// Small texts and definitions.
fn texts_and_definitions() -> Vec<Loader> {
    vec![
        Loader {
            name: "dates, keys and numbers",
            samples: texts("edtf.csv").chain(texts("german_dates.csv")).collect(),
            load: Box::new(|bytes| {
                let text = String::from_utf8_lossy(bytes);
                let _ = (text.parse::<When>(), When::from_field(&text), text.parse::<Span>(), read_german(&text));
                let _ = (text.parse::<Ags>(), text.parse::<RegionalKey>(), State::from_list(&text), slug(&text));
                let _ = (text.parse::<Figure>(), numbers::read_decimal(&text));
            }),
        },
        Loader {
            name: "definition of a programme",
            samples: vec![include_bytes!("../core/data/engagierte-stadt/programme.toml").to_vec()],
            load: Box::new(|bytes| {
                let _ = Programme::from_toml("programme.toml", &String::from_utf8_lossy(bytes));
            }),
        },
        Loader {
            name: "tests of a definition",
            samples: vec![include_bytes!("../core/data/engagierte-stadt/programme.tests.toml").to_vec()],
            load: Box::new(|bytes| {
                let text = String::from_utf8_lossy(bytes);
                let _ = golden::run(engagierte_stadt().programme(), "tests.toml", &text);
            }),
        },
    ]
}

/// Lists by every exit of the converter.
fn lists() -> Vec<Loader> {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/mitgliederliste-beispiel.csv");
    let profile = include_str!("../examples/municipalities.toml");
    vec![
        Loader {
            name: "legacy list",
            samples: std::fs::read(sample).into_iter().collect(),
            load: Box::new(|bytes| {
                if let Ok(conversion) = Conversion::read(bytes, Options::new("list.csv", engagierte_stadt().emptied()))
                {
                    let _ = (
                        conversion.account(),
                        conversion.rejected(Language::De),
                        conversion.rejected_csv(Language::De),
                        conversion.extra(),
                        conversion.personal(),
                    );
                }
            }),
        },
        Loader {
            name: "list of any kind",
            samples: legacy_samples(),
            load: Box::new(|bytes| {
                if let Ok(inspection) = Inspection::read(bytes, &InspectOptions::new("file")) {
                    for sheet in inspection.sheets() {
                        let _ = (sheet.account(), sheet.columns());
                    }
                }
            }),
        },
        Loader {
            name: "typed exit",
            samples: vec![LIST.as_bytes().to_vec()],
            load: Box::new(|bytes| {
                let profile = Profile::from_toml("profile.toml", profile);
                if let Ok(profile) = profile
                    && let Ok(typed) = Typed::open("list.csv", bytes, &profile)
                {
                    let _ = (typed.about_columns(), typed.tables());
                }
            }),
        },
        Loader {
            name: "profile",
            samples: vec![profile.as_bytes().to_vec()],
            load: Box::new(|bytes| {
                let _ = Profile::from_toml("profile.toml", &String::from_utf8_lossy(bytes));
            }),
        },
    ]
}

fn loaders() -> Vec<Loader> {
    let files: BTreeMap<String, Vec<u8>> = engagierte_stadt().files().into_iter().collect();
    let mut loaders = texts_and_definitions();
    loaders.extend(lists());
    loaders.push(Loader {
        name: "official directory",
        samples: official_samples(),
        load: Box::new(|bytes| {
            if let Ok(Published::Edition(edition)) = official::read("file", bytes)
                && let Ok(notes) = notes::read("notes", bytes)
            {
                let _ = edition.with_notes(&notes);
            }
        }),
    });
    for name in ["places.csv", "memberships.csv", "claims.csv", "datapackage.json"] {
        let whole = files.clone();
        loaders.push(Loader {
            name: "register on disk",
            samples: vec![files[name].clone()],
            load: Box::new(move |bytes| {
                let opened = Register::from_reader(|file| {
                    let content = if file == name { Some(bytes) } else { whole.get(file).map(Vec::as_slice) };
                    Ok(content)
                });
                if let Ok(opened) = opened {
                    let _ = opened.register.files();
                }
            }),
        });
    }
    loaders
}

const LIST: &str = "AGS;Stadt;Bundesland;Einwohner;Beitritt;Austritt;Phase;Partner;Ehrenamtliche
06611000;Kassel;Hessen;201.050;01.07.2020;;Aufbau;3;1.200
14625020;Bautzen;Sachsen;38,5;01.07.2020;31.02.2023;Aufbau;2;
";

/// A text list, and the small ones of the real files in every container, where they are there.
fn legacy_samples() -> Vec<Vec<u8>> {
    let real = [
        "hb_buergerschaft_1919.xlsx",
        "hb_buergerschaft_1919_biff4.XLS",
        "sn_landraete_2002.xls",
        "hb_sitze_is-html.xls",
    ];
    let real = real.iter().filter_map(|name| support::shared(&format!("data/messy/{name}")));
    std::iter::once(LIST.as_bytes().to_vec()).chain(real).collect()
}

/// One small file of each kind that the statistical offices publish as text, plain and packed; and a real workbook, where it is there.
fn official_samples() -> Vec<Vec<u8>> {
    let record = |start: &str| format!("{start:139}{:011}{:011}    24937*****\n", 96_326, 47_651);
    let edition =
        [record("402025113001001        Flensburg, Stadt"), record("6020251130010010000000Flensburg, Stadt")].concat();
    let notes = "Die Bevölkerungsangaben basieren auf dem Stichtag 31.12.2024 (ZENSUS 2022).\n";
    let crosswalk = "from,from_year,to,to_year,population,area\n01001000,1990,01001000,2020,1,1\n";
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let packed = packed.write_all(edition.as_bytes()).and_then(|()| packed.finish()).unwrap_or_default();
    let mut samples = vec![edition.into_bytes(), notes.into(), crosswalk.into(), packed];
    samples.extend(support::shared("data/official/Gebietsaenderungen_2023.xlsx"));
    samples
}

fn texts(corpus: &str) -> impl Iterator<Item = Vec<u8>> {
    support::rows(corpus).into_iter().map(|row| row["text"].clone().into_bytes())
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let seconds = arguments.iter().position(|argument| argument == "--seconds");
    let seconds = seconds.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(0.3);
    let loaders = loaders();
    let each = Duration::from_secs_f64(seconds);
    std::panic::set_hook(Box::new(|_| {})); // the input is printed below, once
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(loader) = loaders.get(number) else { break };
                    failed.fetch_add(usize::from(!loader.survives(number as u64 + 1, each)), Ordering::Relaxed);
                }
            });
        }
    });
    let failed = failed.into_inner();
    println!("{} passed, {failed} failed", loaders.len() - failed);
    std::process::exit(i32::from(failed > 0));
}

impl Loader {
    fn survives(&self, seed: u64, each: Duration) -> bool {
        let mut random = fastrand::Rng::with_seed(seed);
        let (started, mut inputs) = (Instant::now(), 0_u64);
        while started.elapsed() < each {
            let bytes = input(&self.samples, &mut random);
            inputs += 1;
            if catch_unwind(AssertUnwindSafe(|| (self.load)(&bytes))).is_err() {
                println!("{} panicked at {:?}", self.name, String::from_utf8_lossy(&bytes));
                return false;
            }
        }
        println!("{}: {inputs} inputs in {:.1} s", self.name, started.elapsed().as_secs_f64());
        true
    }
}

fn input(samples: &[Vec<u8>], random: &mut fastrand::Rng) -> Vec<u8> {
    if random.bool() {
        let length = random.usize(..200);
        return std::iter::repeat_with(|| random.u8(..)).take(length).collect();
    }
    let mut bytes = random.choice(samples).cloned().unwrap_or_default();
    for _ in 0..random.usize(1..6) {
        let at = random.usize(..=bytes.len());
        match random.u8(..4) {
            0 if at < bytes.len() => bytes[at] = random.u8(..),
            1 if at < bytes.len() => drop(bytes.drain(at..(at + random.usize(1..40)).min(bytes.len()))),
            2 => {
                let end = (at + random.usize(1..200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let piece = *random.choice(b";,\"\n\r\0\xff{}[]=#'.-~?%0129").unwrap_or(&b'"');
                bytes.insert(at, piece);
            }
        }
    }
    bytes
}
