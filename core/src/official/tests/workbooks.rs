use super::workbook;
use crate::language::Language;
use crate::official::{Published, auszug, bbsr, changes, read};

const AUSZUG: [&str; 6] = [
    "Gemeinden in Deutschland am 31.12.2023 (Jahr)",
    "Satz-art|Text-kenn-zeichen|Regionalschlüssel (RS)|||||Gemeindename|Fläche km2 1)|Bevölkerung2)||Post-leit-zahl3)|Geografische Mittelpunktkoordinaten||Grad der Verstädterung",
    "||Land|RB|Kreis|VB|Gem|||insgesamt|männlich||Längengrad|Breitengrad|Schlüssel",
    "||Gebietsstand am 31.12.2023||||||31.12.2022 (Jahr)",
    "40|41|06|6|11|||Kassel, documenta-Stadt",
    "60|61|06|6|11|0000|000|Kassel, documenta-Stadt\u{a0}\u{a0}|#106.8|#204687|#99805|34112|9,478|51,31|01",
];

#[test]
fn an_edition_is_found_by_its_headers() {
    let mut rows = AUSZUG.to_vec();
    rows.push("1) Abweichungen durch Runden");
    let edition = auszug::read("a.xlsx", &workbook(&rows)).unwrap();
    assert_eq!(edition.territory.to_string(), "2023-12-31");
    assert_eq!(edition.figures.day.unwrap().to_string(), "2022-12-31"); // the cell merged over area and population
    let kassel = &edition.units[1];
    assert_eq!(kassel.name, "Kassel, documenta-Stadt");
    assert_eq!(kassel.ags.unwrap().as_str(), "06611000");
    assert_eq!((kassel.hectares, kassel.inhabitants, kassel.male), (Some(10_680), Some(204_687), Some(99_805)));
    assert_eq!(kassel.longitude.unwrap().to_string(), "9.478");
    assert_eq!((kassel.postcode.as_deref(), kassel.urbanisation), (Some("34112"), Some(1)));
    assert_eq!(edition.findings, []);
}

#[test]
fn lost_zeros_of_a_key_in_parts_are_put_back() {
    let mut rows = AUSZUG;
    rows[5] = "#60|#61|#6|#6|#11|#0|#0|Kassel|#106.8|204 687||#1234";
    let edition = auszug::read("a.xlsx", &workbook(&rows)).unwrap();
    assert_eq!(edition.units[1].ars.unwrap().as_str(), "066110000000");
    assert_eq!((edition.units[1].inhabitants, edition.units[1].male), (Some(204_687), None));
    assert_eq!(edition.units[1].postcode.as_deref(), Some("01234"));
}

#[test]
fn a_broken_cell_is_refused_with_row_and_column() {
    let cases = [
        ("70|61|06|6|11|0000|000|Kassel", "satzart: found \"70\" (expected a record type: 10, 20, 30, 40, 50 or 60)"),
        ("60|61|06|6|11|000|000|Kassel", "schlüssel/vb: found \"000\" (expected the digits of this part of the key)"),
        ("60|61|17|6|11|0000|000|Kassel", "schlüssel/land: found \"17\" (expected the parts of an official key)"),
        ("60|61|06|6|11|0000|000", "gemeindename: found \"\" (expected a name)"),
        (
            "60|61|06|6|11|0000|000|Kassel||x",
            "bevölkerung/insgesamt: found \"x\" (expected a whole number from 0 or an empty cell)",
        ),
        (
            "60|61|06|6|11|0000|000|Kassel||#1.5",
            "bevölkerung/insgesamt: found \"1.5\" (expected a whole number from 0 or an empty cell)",
        ),
        (
            "60|61|06|6|11|0000|000|Kassel|1 km",
            "flächekm2: found \"1 km\" (expected a number with a decimal comma or an empty cell)",
        ),
        (
            "60|61|06|6|11|0000|000|Kassel|||||||04",
            "verstädterung/schlüssel: found \"04\" (expected a degree of urbanisation: 1, 2 or 3)",
        ),
    ];
    for (row, expected) in cases {
        let mut rows = AUSZUG;
        rows[5] = row;
        let refused = auszug::read("a.xlsx", &workbook(&rows)).unwrap_err();
        assert_eq!(refused.to_string(), format!("a.xlsx:6, Daten, {expected}"));
    }
    let mut rows = AUSZUG;
    let without = rows[2].replace("insgesamt", "");
    rows[2] = &without;
    let refused = auszug::read("a.xlsx", &workbook(&rows)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "a.xlsx, Daten: no column \"bevölkerung/insgesamt\" (is it the office's table, with its header rows?)"
    );
    let refused = auszug::read("a.xlsx", &workbook(&["Liste", "Satzart"])).unwrap_err();
    assert_eq!(refused.to_string(), "a.xlsx: no sheet with columns Satzart and Gemeindename in one row");
}

#[test]
fn no_coordinate_is_not_zero() {
    let mut rows = AUSZUG;
    rows[5] = "60|61|06|6|11|0000|000|Kassel|||||#0|n. b.";
    let edition = auszug::read("a.xlsx", &workbook(&rows)).unwrap();
    assert_eq!((edition.units[1].longitude, edition.units[1].latitude), (None, None));
    let said: Vec<String> = edition.findings.iter().map(|finding| finding.to_text(Language::En)).collect();
    assert_eq!(
        said,
        [
            "a.xlsx:6, Daten, mittelpunktkoordinaten/längengrad: warning D210 coordinate-unreadable: \"0\" is no coordinate; it counts as unknown (expected such as 9,43751)",
            "a.xlsx:6, Daten, mittelpunktkoordinaten/breitengrad: warning D210 coordinate-unreadable: \"n. b.\" is no coordinate; it counts as unknown (expected such as 9,43751)",
        ]
    );
}

const CHANGES: [&str; 4] = [
    "Gebietsänderungen vom 01.01. - 31.12.2023",
    "Kennziffer|Regionaleinheit|Abgebende / Aufgelöste Gemeinde||||||Aufnehmende / Neugebildete Gemeinde|||Wirksamkeitsdatum",
    "||Amtlicher Regionalschlüssel (ARS)|Amtlicher Gemeinde-schlüssel (AGS)|Name|Änderungs-art 1)|Fläche qm|Einwohner|Amtlicher Regionalschlüssel (ARS)|Amtlicher Gemeinde-schlüssel (AGS)|Name|juristisch|statistisch",
    "1-R|Gemeinde|066350005005|06635005|Bromskirchen|3, 4|35221465|#1917|066350001001|06635001|Allendorf (Eder)|01.01.2023|#44927",
];

#[test]
fn a_change_is_read_from_text_and_numbers() {
    let list = changes::read("c.xlsx", &workbook(&CHANGES)).unwrap();
    let change = &list.changes[0];
    assert_eq!((change.square_metres, change.inhabitants), (Some(35_221_465), Some(1_917)));
    assert_eq!(change.kinds.len(), 2);
    assert_eq!((change.legal, change.row), (change.statistical, 4));
    assert!(matches!(read("c.xlsx", &workbook(&CHANGES)), Ok(Published::Changes(same)) if same == list));
}

#[test]
fn a_broken_change_is_refused_with_row_and_column() {
    let cases = [
        ("Gemeinde", "Stadt", "regionaleinheit: found \"Stadt\" (expected Gemeinde, Gemeindeverband or Kreis)"),
        ("3, 4", "5", "abgebende/änderungsart: found \"5\" (expected numbers from 1 to 4, parted by commas)"),
        (
            "066350005005",
            "066350005",
            "abgebende/amtlicherregionalschlüssel: found \"066350005\" (expected a regional key of 12 digits)",
        ),
        (
            "06635005",
            "6635005",
            "abgebende/amtlichergemeindeschlüssel: found \"6635005\" (expected an AGS of 8 digits or an empty cell)",
        ),
        ("35221465", "-1", "abgebende/flächeqm: found \"-1\" (expected a whole number from 0 or an empty cell)"),
        ("01.01.2023", "2023", "wirksamkeitsdatum/juristisch: found \"2023\" (expected a day such as 31.12.2023)"),
    ];
    for (right, wrong, expected) in cases {
        let mut rows = CHANGES;
        let broken = rows[3].replacen(right, wrong, 1);
        rows[3] = &broken;
        let refused = changes::read("c.xlsx", &workbook(&rows)).unwrap_err();
        assert_eq!(refused.to_string(), format!("c.xlsx:4, Daten, {expected}"));
    }
    let mut rows = CHANGES;
    let other = rows[3].replace("06635005", "06635006");
    rows[3] = &other;
    let said = changes::read("c.xlsx", &workbook(&rows)).unwrap().findings[0].to_text(Language::En);
    assert_eq!(
        said,
        "c.xlsx:4, Daten: warning D209 change-keys-disagree: Bromskirchen: the regional key 066350005005 does not reduce to AGS 06635006; the regional key holds (correct one of the two)"
    );
}

const BBSR: [&str; 3] = [
    "Gemeinden\n 31.12.2020|Gemeindename 2020|flächen-\nproportionaler\nUmsteige-schlüssel|bevölkerungs- \nproportionaler \nUmsteige- \nschlüssel|Gemeinden\n 31.12.2021",
    "#9671456|Rohrbrunner Forst|#0.4|#1|#9671157",
    "#9671456|Rohrbrunner Forst|#0.6|#1|#9671160",
];

#[test]
fn shares_that_do_not_sum_to_one_fall_back_to_area() {
    let crosswalk = bbsr::read("b.xlsx", &workbook(&BBSR)).unwrap();
    let rows: Vec<_> =
        crosswalk.rows.iter().map(|row| (row.from.as_str(), row.to.as_str(), row.weights.population)).collect();
    assert_eq!(rows, [("09671456", "09671157", Some(0.4)), ("09671456", "09671160", Some(0.6))]);
    assert_eq!((crosswalk.rows[0].from_year, crosswalk.rows[0].to_year), (2020, 2021));
    let said: Vec<String> = crosswalk.findings.iter().map(|finding| finding.to_text(Language::En)).collect();
    assert_eq!(
        said,
        [
            "b.xlsx:2, Daten: error P011 shares-not-whole: the shares of 09671456 in 2020 by population sum to 2.0000, not 1; those by area are used (correct the table)"
        ]
    );

    let mut rows = BBSR;
    rows[2] = "#9671456|Rohrbrunner Forst|#0.5||#9671160";
    let crosswalk = bbsr::read("b.xlsx", &workbook(&rows)).unwrap();
    assert_eq!(
        crosswalk.findings[0].to_text(Language::En),
        "b.xlsx:2, Daten: error P013 areas-not-whole: the shares of 09671456 in 2020 by area sum to 0.9000, not 1; they count as unknown (correct the table)"
    );
    assert_eq!(crosswalk.rows[0].weights.area, None);

    rows[2] = "#9671456|Rohrbrunner Forst|#1.5||#9671160";
    let refused = bbsr::read("b.xlsx", &workbook(&rows)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "b.xlsx:3, Daten, flächenproportional: found \"1.5\" (expected a share from 0 to 1 or an empty cell)"
    );
}
