use crate::convert::{Conversion, Options};
use crate::engagierte_stadt;
use crate::finding::Finding;
use crate::language::Language;
use crate::official::{Directory, Edition, Figures, Level, Unit};
use crate::register::Register;
use crate::table::Cell;
use crate::time::parse_day;

const LIST: &str = "Stand: 01.03.2024\n\
    Stadt;Land;AGS;Einwohner (Stand 31.12.2021);Aufnahme;Austritt;Status\n\
    Kassel;HE;06611000;201.100;2020;;aktiv\n\
    Göttingen;NI;03159016;116.600;01.07.2022;;aktiv\n\
    Bautzen;SN;14625020;38.000;01.01.2015;31.12.2017;ausgeschieden\n\
    Neustadt;;;;;;\n";

fn into(register: &Register, list: &str) -> Conversion {
    Conversion::read(list.as_bytes(), Options::new("list.csv", register.edit())).unwrap()
}

fn changed_files(before: &Register, after: &Register) -> Vec<String> {
    let (before, after) = (before.files(), after.files());
    after.into_iter().filter(|file| !before.contains(file)).map(|(name, _)| name).collect()
}

fn standings(conversion: &Conversion) -> Vec<String> {
    let merge = conversion.merge();
    let cell = |row, name| merge.cell(name, row).to_string();
    let line = |row| {
        format!("{} {} {} {}", cell(row, "standing"), cell(row, "table"), cell(row, "record"), cell(row, "field"))
    };
    (0..merge.len()).map(|row| line(row).trim_end().to_owned()).collect()
}

#[test]
fn a_list_says_new_things_the_same_and_others_and_nothing_the_second_time() {
    let first = into(engagierte_stadt(), LIST);
    let said = standings(&first);
    for expected in
        ["same places kassel", "new populations kassel-2021-12-31", "new sightings kassel-1-list-2024-03-01"]
    {
        assert!(said.iter().any(|line| line == expected), "{expected} in {said:#?}");
    }
    let second = into(first.register(), LIST);
    let again = standings(&second);
    assert!(again.iter().all(|line| line.starts_with("same ")), "{again:#?}");
    assert_eq!(changed_files(first.register(), second.register()), [""; 0]);
    assert_eq!(second.merge_text(Language::En).lines().next(), Some("new: 0"));
}

#[test]
fn what_a_list_says_otherwise_stands_beside_with_its_source() {
    let list = "Stadt;Land;AGS;Einwohner (Stand 31.12.2013);Aufnahme\nKassel;HE;06611000;190.000;2016\n";
    let conversion = into(engagierte_stadt(), list);
    let register = conversion.register();
    assert_eq!(register.memberships().get("kassel-1"), engagierte_stadt().memberships().get("kassel-1"));
    let mention = register.mentions().get("kassel-1-from-2016").unwrap();
    assert_eq!((mention.property.as_str(), mention.value.as_str()), ("from", "2016"));
    assert!(
        register.sources().get(mention.source[0].as_str()).unwrap().note.as_deref().unwrap().starts_with("SHA-256 ")
    );
    let text = conversion.merge_text(Language::En);
    assert!(text.contains("kassel-1 (row 2), from: register 2020-07-01, list 2016"), "{text}");
    assert!(text.contains("kassel-2013-12-31 (row 2), inhabitants: register 194087, list 190000"), "{text}");
    let codes: Vec<&str> = conversion.findings().iter().map(Finding::code).filter(|code| *code == "A005").collect();
    assert_eq!(codes.len(), 2);
}

#[test]
fn an_empty_field_is_filled_and_a_coarser_day_is_the_same() {
    let list = "Stadt;Land;AGS;Aufnahme;Austritt\nKassel;HE;06611000;2020;30.06.2023\n";
    let conversion = into(engagierte_stadt(), list);
    let kassel = conversion.register().memberships().get("kassel-1").unwrap();
    assert_eq!(kassel.last_day, "2023-06-30".parse().ok());
    assert_eq!(kassel.from, "2020-07-01".parse().ok());
    assert!(standings(&conversion).contains(&"new memberships kassel-1 last_day".to_owned()));
}

#[test]
fn a_record_knows_the_cells_it_was_made_of() {
    let conversion = into(&engagierte_stadt().emptied().finish().unwrap(), LIST);
    let cells = conversion.provenance("memberships", "bautzen-1");
    let of = |field: &str| {
        let row = (0..cells.len()).find(|&row| cells.cell("field", row) == Cell::Text(field)).unwrap();
        ["row", "column", "raw"].map(|name| cells.cell(name, row).to_string())
    };
    assert_eq!(of("last_day"), ["5", "Austritt", "31.12.2017"]);
    assert_eq!(conversion.provenance("places", "nobody").len(), 0);
}

fn directory() -> Directory {
    let units = [
        ("066110000000", "Kassel, documenta-Stadt"),
        ("065340016016", "Neustadt (Hessen), Stadt"),
        ("073160000000", "Neustadt an der Weinstraße, Stadt"),
    ];
    let unit = |(key, name): (&str, &str)| Unit::new(Level::Municipality, Some(key.parse().unwrap()), None, name, 1);
    Directory::new(
        vec![Edition {
            file: "GV100AD.txt".to_owned(),
            territory: parse_day("2021-12-31").unwrap(),
            figures: Figures::default(),
            units: units.map(unit).to_vec(),
            findings: Vec::new(),
        }],
        Vec::new(),
        &[],
    )
}

#[test]
fn names_get_the_key_that_the_directory_proves_and_no_other() {
    let directory = directory();
    let list =
        "Stand: 01.03.2024\nStadt;Land;AGS\nKassel;HE;\nNeustadt;;\nNeustadt;HE;\nNirgendwo;HE;\nBautzen;SN;14625020\n";
    let options = |base| Options::new("list.csv", base).directory(&directory);
    let conversion = Conversion::read(list.as_bytes(), options(engagierte_stadt().emptied())).unwrap();
    let register = conversion.register();
    let keys: Vec<Option<String>> = ["kassel", "neustadt", "neustadt-he", "nirgendwo", "bautzen"]
        .map(|id| register.places().get(id).unwrap().ags.map(|ags| ags.to_string()))
        .to_vec();
    let known = |key: &str| Some(key.to_owned());
    assert_eq!(keys, [known("06611000"), None, known("06534016"), None, known("14625020")]);
    let key = register.keys().get("kassel-06611000").unwrap();
    assert_eq!(register.sources().get(key.source[0].as_str()).unwrap().title.as_deref(), Some("GV100AD.txt"));
    let said = |code: &str| -> Vec<String> {
        let of = conversion.findings().iter().filter(|finding| finding.code() == code);
        of.map(|finding| finding.to_text(Language::En)).collect()
    };
    assert!(said("P014")[0].contains("06611000 Kassel, documenta-Stadt on 2024-03-01"), "{:?}", said("P014"));
    assert!(said("P008")[0].contains("06534016 Neustadt (Hessen), Stadt and 07316000"), "{:?}", said("P008"));
    assert_eq!(said("P008").len(), 2);
    assert_eq!(said("P015").len(), 1, "Bautzen's key is not in this directory");

    let again = Conversion::read(list.as_bytes(), options(register.edit())).unwrap();
    assert_eq!(changed_files(register, again.register()), [""; 0]);
}

#[test]
fn a_day_before_the_first_edition_settles_nothing() {
    let directory = directory();
    let list = "Stand: 01.03.2019\nStadt;Land\nKassel;HE\n";
    let options = Options::new("list.csv", engagierte_stadt().emptied()).directory(&directory);
    let conversion = Conversion::read(list.as_bytes(), options).unwrap();
    assert_eq!(conversion.register().places().get("kassel").unwrap().ags, None);
    assert!(conversion.findings().iter().any(|finding| finding.code() == "P008"));
}

#[test]
fn what_goes_out_for_excel_comes_in_again() {
    let register = engagierte_stadt();
    let files = register.excel_files();
    let conversion = Conversion::read(&files[0].1, Options::new("mitgliederliste.csv", register.emptied())).unwrap();
    assert_eq!(conversion.rejected(Language::En).len(), 0);
    let back = conversion.register();
    assert_eq!(back.memberships().len(), register.memberships().len());
    for membership in register.memberships() {
        let place = register.places().get(membership.place.as_str()).unwrap();
        let same = |other: &&crate::register::Membership| {
            let there = back.places().get(other.place.as_str()).unwrap();
            (there.name.as_str(), there.state, there.ags) == (place.name.as_str(), place.state, place.ags)
                && other.from.as_ref().map(crate::time::When::without_wording)
                    == membership.from.as_ref().map(crate::time::When::without_wording)
        };
        assert!(back.memberships().iter().any(|other| same(&other)), "{membership:?}");
    }
}

#[test]
fn rejected_rows_are_corrected_and_come_in_alone() {
    let list = "Stand: 01.03.2024\nStadt;Land;AGS;Aufnahme;E-Mail\nKassel;HE;06611000;2020;a@example.org\n;NI;03159016;2022;b@example.org\n";
    let first = into(&engagierte_stadt().emptied().finish().unwrap(), list);
    let rejected = String::from_utf8(first.rejected_csv(Language::En)).unwrap();
    let expected = "\u{feff}row;code;reason;cell;Stadt;Land;AGS;Aufnahme;E-Mail\r\n4;V002;";
    assert!(rejected.starts_with(expected) && rejected.ends_with(";;;NI;03159016;2022;\r\n"), "{rejected}");
    let corrected = rejected.replace(";;;NI", ";;Göttingen;NI");
    let second = Conversion::read(corrected.as_bytes(), Options::new("rejected.csv", first.register().edit())).unwrap();
    let places: Vec<&str> = second.register().places().iter().map(|place| place.id.as_str()).collect();
    assert_eq!(places, ["goettingen", "kassel"]);
    let own = |finding: &&Finding| finding.code() == "A001";
    assert_eq!(second.findings().iter().filter(own).count(), 0, "columns of our own are no surprise");
    assert_eq!(second.rejected(Language::En).len(), 0);
}

const WIDE: &str = r#"
    name = "attendance"
    state_headings = true
    [[columns]]
    name = "place"
    headers = ["Stadt"]
    type = "text"
    field = "places.name"
    [[columns]]
    name = "call"
    headers = ["Runde"]
    type = "text"
    field = "memberships.call"
    fill_down = true
    [[columns]]
    name = "carrier"
    headers = ["Träger"]
    type = "text"
    field = "local_partners.carrier"
    [[columns]]
    name = "sector"
    headers = ["Sektor"]
    type = "text"
    field = "local_partners.sector"
    [[wide]]
    header = "year"
    record = "RECORD"
    EXTRA
    [[wide]]
    header = "date"
    record = "attendance"
    meeting = "network-meeting"
"#;

fn wide(record: &str, extra: &str, list: &str) -> Conversion {
    let profile = WIDE.replace("RECORD", record).replace("EXTRA", extra);
    let profile = crate::convert::Profile::from_toml("wide.toml", &profile).unwrap();
    let options = Options::new("list.csv", engagierte_stadt().emptied()).profile(&profile);
    let conversion = Conversion::read(list.as_bytes(), options).unwrap();
    let account = conversion.account();
    let count = |row| match account.cell("count", row) {
        Cell::Integer(count) => count,
        _ => 0,
    };
    let cells: Vec<i64> =
        (0..account.len()).filter(|&row| account.cell("unit", row) == Cell::Text("cells")).map(count).collect();
    assert_eq!(cells[0], cells[1..].iter().sum::<i64>());
    conversion
}

#[test]
fn a_matrix_of_meetings_becomes_attendances_down_to_the_cell() {
    let list = "Stadt;Runde;Träger;Sektor;Treffen 16.09.2021;Treffen 07.06.2022;2023\n\
                Hessen;;;;;;\n\
                Kassel;2020;Freiwilligenzentrum;Zivilgesellschaft;x;;x\n\
                Fulda;;\"Bürgerstiftung\";Raumfahrt;;x;nein\n\
                Sachsen:;;;;;;\n\
                Bautzen;dito;;;ja;vielleicht;\n";
    let conversion = wide("sighting", "", list);
    let register = conversion.register();
    let places: Vec<String> =
        register.places().iter().map(|place| format!("{} {}", place.id, place.state.unwrap())).collect();
    assert_eq!(places, ["bautzen DE-SN", "fulda DE-HE", "kassel DE-HE"], "headings say the state");
    let admitted: Vec<_> =
        register.memberships().iter().map(|one| one.call.as_ref().map(ToString::to_string)).collect();
    assert_eq!(admitted, vec![Some("2020".to_owned()); 3], "an empty cell means the one above");
    let attendances: Vec<&str> = register.attendances().iter().map(|one| one.id.as_str()).collect();
    let expected = ["2021-09-16-bautzen", "2021-09-16-kassel", "2022-06-07-fulda"];
    assert_eq!(attendances, expected.map(|id| format!("network-meeting-{id}")));
    assert_eq!(register.meetings().len(), 2);
    let cells = conversion.provenance("attendances", "network-meeting-2022-06-07-fulda");
    assert_eq!(cells.to_csv(), "field,row,line,column,raw\ncapacity,4,4,Treffen 07.06.2022,x\n");
    let seen: Vec<&str> = register.sightings().iter().map(|one| one.id.as_str()).collect();
    assert_eq!(seen, ["kassel-1-list-2023"]);
    let partner = register.local_partners().get("kassel-1-freiwilligenzentrum").unwrap();
    assert_eq!(partner.sector.as_deref(), Some("civil-society"));
    let told: Vec<&str> = conversion.findings().iter().map(Finding::code).filter(|code| *code != "P008").collect();
    assert_eq!(
        told.iter().filter(|code| ["V001", "V002", "O002"].contains(code)).count(),
        2,
        "'Raumfahrt' is no sector, 'vielleicht' is no mark: {told:?}"
    );
}

#[test]
fn years_of_figures_become_indicators() {
    let list = "Stadt;2019;2020\nKassel;12,5;k. A.\nFulda;1.234;viele\n";
    let conversion = wide("indicator", "indicator = \"volunteers\"\nunit = \"persons\"", list);
    let indicators: Vec<(&str, f64)> =
        conversion.register().indicators().iter().map(|one| (one.id.as_str(), one.value)).collect();
    assert_eq!(indicators, [("fulda-volunteers-2019", 1234.0), ("kassel-volunteers-2019", 12.5)]);
}

#[test]
fn a_profile_names_fields_that_there_are() {
    let text = WIDE.replace("RECORD", "sighting").replace("EXTRA", "").replace("places.name", "places.nam");
    let error = crate::convert::Profile::from_toml("wide.toml", &text).unwrap_err().to_string();
    assert!(error.starts_with("wide.toml:8:13: no field \"places.nam\" (expected one of places.name, "), "{error}");
    let text = WIDE.replace("RECORD", "indicator").replace("EXTRA", "");
    let error = crate::convert::Profile::from_toml("wide.toml", &text).unwrap_err().to_string();
    assert!(error.contains("an indicator needs indicator and unit"), "{error}");
}

#[test]
fn several_partners_in_one_cell_are_several_partners() {
    let text = "name = \"p\"\n[[columns]]\nname = \"place\"\nheaders = [\"Stadt\"]\ntype = \"text\"\nfield = \"places.name\"\n\
        [[columns]]\nname = \"partners\"\nheaders = [\"Partner\"]\ntype = \"text\"\nfield = \"local_partners.organisation\"\nlist = \";,\"\n\
        [[columns]]\nname = \"carrier\"\nheaders = [\"Träger\"]\ntype = \"text\"\nfield = \"local_partners.carrier\"\n";
    let profile = crate::convert::Profile::from_toml("p.toml", text).unwrap();
    let list = "Stadt;Partner;Träger\n\
        Kassel;\"Bürgerstiftung, Stadt (Amt für Soziales, Abteilung 2); Freiwilligenagentur;\";Freiwilligenagentur\n\
        Fulda;Bürgerstiftung;\nBautzen;\"Verein, a@example.org\";k. A.\n";
    let options = |base| Options::new("list.csv", base).profile(&profile);
    let conversion = Conversion::read(list.as_bytes(), options(engagierte_stadt().emptied())).unwrap();
    let register = conversion.register();
    let partners: Vec<String> = register
        .local_partners()
        .iter()
        .map(|one| format!("{} {} {:?}", one.subject, one.organisation, one.role))
        .collect();
    assert_eq!(
        partners,
        [
            "fulda-1 buergerstiftung Partner",
            "kassel-1 buergerstiftung Partner",
            "kassel-1 freiwilligenagentur Coordination",
            "kassel-1 freiwilligenagentur Partner",
            "kassel-1 stadt-amt-fuer-soziales-abteilung-2 Partner",
        ]
    );
    assert_eq!(register.organisations().len(), 3);
    let fault = conversion.findings().iter().find(|finding| finding.code() == "V001").unwrap();
    assert!(
        !fault.to_text(Language::En).contains("example.org"),
        "a way to reach a person is no partner, and not quoted"
    );
    let again = Conversion::read(list.as_bytes(), options(register.edit())).unwrap();
    assert_eq!(again.register(), register);

    let typed = crate::convert::Typed::open("list.csv", list.as_bytes(), &profile).unwrap();
    let (table, _) = typed.tables();
    let expected = "Bürgerstiftung; Stadt (Amt für Soziales, Abteilung 2); Freiwilligenagentur";
    assert_eq!(table.cell("partners", 0), Cell::Text(expected), "one form, whatever the cell had");
    for (list, why) in [("list = \"\"", "no sign"), ("list = \"und\"", "letters are no signs")] {
        assert!(crate::convert::Profile::from_toml("p.toml", &text.replace("list = \";,\"", list)).is_err(), "{why}");
    }
}

fn by(profile: &str, list: &str) -> Conversion {
    let profile = crate::convert::Profile::from_toml("p.toml", profile).unwrap();
    let options = |base| Options::new("list.csv", base).profile(&profile);
    let conversion = Conversion::read(list.as_bytes(), options(engagierte_stadt().edit())).unwrap();
    let again = Conversion::read(list.as_bytes(), options(conversion.register().edit())).unwrap();
    assert_eq!(changed_files(conversion.register(), again.register()), [""; 0], "twice is once");
    conversion
}

fn columns(fields: &[(&str, &str, &str)]) -> String {
    let column = |(header, kind, field): &(&str, &str, &str)| {
        let name = field.replace('.', "_");
        format!("[[columns]]\nname = \"{name}\"\nheaders = [\"{header}\"]\ntype = \"{kind}\"\nfield = \"{field}\"\n")
    };
    fields.iter().map(column).collect()
}

#[test]
fn published_figures_row_by_row_become_claims() {
    let profile = "name = \"figures\"\nrows = \"claims\"\n".to_owned()
        + &columns(&[
            ("Was", "text", "claims.quantity"),
            ("Zahl", "text", "claims.value"),
            ("Gebiet", "text", "claims.scope"),
            ("Stand", "date", "claims.as_of"),
            ("Wer", "text", "claims.claimant"),
        ]);
    let list = "Was;Zahl;Gebiet;Stand;Wer\n\
        Mitglieder;über 100;;2023;Programmbüro\nBewerbungen;272;2015;;\nMitglieder;12;Hessen;01.03.2024;\n\
        Mitglieder;viele;;2023;\nSonstiges;5;;;\n";
    let conversion = by(&profile, list);
    let made: Vec<String> = conversion
        .register()
        .claims()
        .iter()
        .filter(|claim| claim.source.contains(conversion.source()))
        .map(|claim| format!("{} {} {} {} {}", claim.id, claim.scope, claim.unit, claim.comparator, claim.value))
        .collect();
    assert_eq!(
        made,
        [
            "applied-call-2015-272 call:2015 applications exactly 272",
            "members-now-all-2023-100 all cities more-than 100",
            "members-now-state-de-he-2024-03-01-12 state:DE-HE cities exactly 12",
        ]
    );
    assert_eq!(conversion.rejected(Language::En).len(), 1, "\"viele\" is no figure, so nobody knows what the row says");
    assert!(
        conversion
            .findings()
            .iter()
            .any(|finding| finding.code() == "V001" && finding.to_text(Language::De).contains("Sonstiges"))
    );
    let cells = conversion.provenance("claims", "members-now-all-2023-100").to_csv();
    assert!(cells.contains("value,2,2,Zahl,über 100"), "{cells}");
    assert_eq!(conversion.register().memberships().len(), engagierte_stadt().memberships().len());
}

#[test]
fn meetings_row_by_row_name_their_host_and_days() {
    let profile = "name = \"meetings\"\nrows = \"meetings\"\n".to_owned()
        + &columns(&[
            ("Treffen", "text", "meetings.name"),
            ("Datum", "date", "meetings.from"),
            ("Ort", "text", "meetings.host"),
            ("Personen", "text", "meetings.persons"),
        ]);
    let list = "Treffen;Datum;Ort;Personen\nRegionaltreffen Mitte;16./17. September 2031;Kassel;rund 120\n\
        Barcamp;2031;Nirgendwo;\n";
    let conversion = by(&profile, list);
    let meetings = conversion.register().meetings();
    let west = meetings.iter().find(|meeting| meeting.name == "Regionaltreffen Mitte").unwrap();
    assert_eq!((west.kind.as_str(), west.persons), ("regional-meeting", Some(120)));
    assert_eq!(west.host.as_ref().map(crate::register::Id::as_str), Some("kassel"));
    assert_eq!(
        [&west.from, &west.last_day].map(|day| day.as_ref().unwrap().without_wording().to_string()),
        ["2031-09-16", "2031-09-17"]
    );
    let barcamp = meetings.iter().find(|meeting| meeting.name == "Barcamp").unwrap();
    assert_eq!((barcamp.kind.as_str(), &barcamp.host), ("barcamp", &None));
    assert!(conversion.findings().iter().any(|finding| finding.code() == "P008"));
}

#[test]
fn figures_about_places_make_nobody_a_member() {
    let wide = "name = \"figures\"\nrows = \"places\"\n".to_owned()
        + &columns(&[("Stadt", "text", "places.name"), ("Land", "text", "places.state")])
        + "[[columns]]\nname = \"volunteers\"\nheaders = [\"Ehrenamtliche 2023\"]\ntype = \"decimal\"\nunit = \"persons\"\n\
           indicator = \"volunteers\"\nfield = \"indicators.value\"\n";
    let made = |conversion: &Conversion| -> Vec<String> {
        let ours = conversion.register().indicators().iter().filter(|one| one.source.contains(conversion.source()));
        ours.map(|one| format!("{} {} {}", one.id, one.value, one.unit)).collect()
    };
    let conversion = by(&wide, "Stadt;Land;Ehrenamtliche 2023\nKassel;HE;1.234,5\nNeudorf;HE;7\n");
    assert_eq!(made(&conversion), ["kassel-volunteers-2023 1234.5 persons", "neudorf-volunteers-2023 7 persons"]);
    assert_eq!(conversion.register().memberships().len(), engagierte_stadt().memberships().len());
    assert!(conversion.register().places().get("neudorf").is_some());

    let long = "name = \"figures\"\nrows = \"places\"\n".to_owned()
        + &columns(&[
            ("Stadt", "text", "places.name"),
            ("Merkmal", "text", "indicators.indicator"),
            ("Wert", "decimal", "indicators.value"),
            ("Einheit", "text", "indicators.unit"),
            ("Tag", "date", "indicators.day"),
        ]);
    let conversion = by(
        &long,
        "Stadt;Merkmal;Wert;Einheit;Tag\nKassel;Vereine;900;Vereine;31.12.2023\nKassel;Budget;12,5;Tsd. EUR;2023\n",
    );
    assert_eq!(made(&conversion), ["kassel-budget-2023 12.5 Tsd. EUR", "kassel-vereine-2023-12-31 900 Vereine"]);
}

#[test]
fn a_profile_of_other_rows_says_what_they_cannot_do_without() {
    let rows = [
        (
            "rows = \"claims\"",
            &[("Zahl", "text", "claims.value")][..],
            "needs a column with field = \"claims.quantity\"",
        ),
        (
            "rows = \"meetings\"",
            &[("Name", "text", "meetings.name"), ("Stadt", "text", "places.name")],
            "holds no places.name",
        ),
        (
            "rows = \"places\"",
            &[("Stadt", "text", "places.name"), ("seit", "date", "memberships.from")],
            "holds no memberships.from",
        ),
        ("rows = \"towns\"", &[("Stadt", "text", "places.name")], "unknown variant `towns`"),
    ];
    for (line, fields, expected) in rows {
        let text = format!("name = \"p\"\n{line}\n{}", columns(fields));
        let error = crate::convert::Profile::from_toml("p.toml", &text).unwrap_err().to_string();
        assert!(error.contains(expected) && error.starts_with("p.toml:2:"), "{error}");
    }
}

#[test]
fn a_profile_that_does_not_say_what_rows_are_about_is_told_once() {
    let profile = crate::convert::Profile::from_toml(
        "p.toml",
        &columns(&[("seit", "date", "memberships.from")]).replacen("[[", "name = \"p\"\n[[", 1),
    )
    .unwrap();
    let options = Options::new("list.csv", engagierte_stadt().emptied()).profile(&profile);
    let conversion = Conversion::read(b"Stadt;seit\nKassel;2020\nFulda;2021\n", options).unwrap();
    let told: Vec<&str> =
        conversion.findings().iter().map(Finding::code).filter(|code| *code == "A008" || *code == "V002").collect();
    assert_eq!((told, conversion.rejected(Language::En).len()), (vec!["A008"], 2));
}

#[test]
fn english_headers_are_known_too() {
    let list = "City;State;Joined;Left;Inhabitants 2023;Contact person\nKassel;HE;2020;30.06.2023;200.000;Person\n";
    let conversion = into(&engagierte_stadt().emptied().finish().unwrap(), list);
    assert_eq!(conversion.register().memberships().get("kassel-1").unwrap().last_day, "2023-06-30".parse().ok());
    assert_eq!((conversion.register().populations().len(), conversion.withheld().len()), (1, 1));
}
