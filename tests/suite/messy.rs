//! Real spreadsheets of offices, as they were published: what every expert reader of the cells expects, and what must hold for all.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;
use stadtnetz::convert::{
    CellValue, ColumnGuess, Conversion, InspectOptions, InspectedSheet, Inspection, Missing, Options, Outcome, Profile,
    Reading, Skip, TextRepair, Typed,
};
use stadtnetz::place::State;
use stadtnetz::time::GermanDate;

/// The state whose places a file lists, where its keys leave the digits of the state out.
const STATES: [(&str, &str); 5] = [("ni_", "NI"), ("sh_", "SH"), ("bb_", "BB"), ("nw_", "NW"), ("sn_", "SN")];

fn inspection(file: &str) -> Option<Inspection> {
    let bytes = support::shared(&format!("data/{file}"))?;
    let name = file.rsplit('/').next().unwrap_or_default();
    let mut options = InspectOptions::new(name);
    if let Some((_, state)) = STATES.iter().find(|(prefix, _)| name.starts_with(prefix)) {
        options = options.state(State::from_list(state).unwrap());
    }
    Some(Inspection::read(&bytes, &options).unwrap_or_else(|error| panic!("{file}: {error}")))
}

fn sheet<'a>(inspection: &'a Inspection, case: &Value) -> &'a InspectedSheet {
    match &case["sheet"] {
        Value::String(name) => inspection.sheets().iter().find(|sheet| sheet.name() == Some(name.as_str())).unwrap(),
        number => &inspection.sheets()[usize::try_from(number.as_u64().unwrap_or(0)).unwrap()],
    }
}

/// Row and column of a case, from 1; those of a table on its side are exchanged.
fn position(case: &Value, sheet: &InspectedSheet) -> (usize, usize) {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let (row, column) = match &case["cell"] {
        Value::String(cell) => {
            let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
            let column = letters.bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
            (cell[letters.len()..].parse().unwrap(), column)
        }
        place => (number(&place["record"]), number(&place["field"])),
    };
    if sheet.is_transposed() { (column, row) } else { (row, column) }
}

fn text_of(value: &CellValue) -> String {
    match value {
        CellValue::Text(text)
        | CellValue::Code(text)
        | CellValue::Key(text)
        | CellValue::Decimal(text)
        | CellValue::Moment(text) => text.clone(),
        CellValue::Integer(number) => number.to_string(),
        CellValue::Flag(flag) => flag.to_string(),
        CellValue::PostalPlace(code, place) => format!("{code} {place}"),
        CellValue::Date(GermanDate::When(when)) => when.to_string(),
        other => format!("{other:?}"),
    }
}

fn days(value: &CellValue) -> Option<(String, String)> {
    match value {
        CellValue::Date(GermanDate::When(when)) => Some((when.earliest().to_string(), when.latest().to_string())),
        _ => None,
    }
}

fn expected_text(expect: &Value) -> String {
    match &expect["value"] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What is wrong with the reading of a case; `None` where it is as expected.
fn fault(case: &Value, sheet: &InspectedSheet) -> Option<String> {
    let (row, column) = position(case, sheet);
    let expect = &case["expect"];
    let reading = sheet.reading(row, column);
    let skip = sheet.skip(row);
    let guess = sheet.columns().get(column - 1).map(|column| &column.guess);
    let told = |fits: bool| (!fits).then(|| format!("{skip:?} {guess:?} {reading:?}"));
    if let Some(role) = expect["role"].as_str() {
        let fits = match role {
            "title" => skip == Some(Skip::Title),
            "header-level-1" => skip == Some(Skip::Header),
            "separator" => matches!(skip, Some(Skip::Separator | Skip::Blank)),
            "total" | "subtotal" => skip == Some(Skip::Sum),
            "footer-start" => skip == Some(Skip::Footer),
            "empty-table" => skip == Some(Skip::Blank),
            "block-header" => skip == Some(Skip::Separator) && text_of(&reading.value) == expected_text(expect),
            "report-date" => skip == Some(Skip::Title) && text_of(&reading.value) == expected_text(expect),
            "unit-row" | "unit" => guess == Some(&ColumnGuess::Measure),
            "first data record" => skip.is_none(),
            _ => false,
        };
        let value = expect["value"].as_str().filter(|_| matches!(role, "total" | "unit"));
        return told(
            fits && value.is_none_or(|value| text_of(&reading.value) == value)
                && expect["footnote"].as_str().is_none_or(|mark| reading.footnote.as_deref() == Some(mark)),
        );
    }
    let value = expected_text(expect);
    let lossy =
        expect["repair"].as_str().is_some_and(|repair| repair.starts_with("lossy") || repair.starts_with("mixed"));
    let fits = match expect["type"].as_str().unwrap_or_default() {
        "header" => {
            let found = sheet.columns()[column - 1].path.last().cloned().unwrap_or_default();
            return (found != value).then_some(found);
        }
        "missing" => {
            let reason = match expect["reason"].as_str() {
                Some("unknown") => Some(Missing::Unknown),
                Some("not applicable") => Some(Missing::NotApplicable),
                _ => None,
            };
            matches!(reading.value, CellValue::Missing(found) if reason.is_none_or(|reason| reason == found))
        }
        "code" => match guess {
            Some(ColumnGuess::Code(width)) => format!("{:0>1$}", text_of(&reading.value), *width) == value,
            _ => false,
        },
        "period" => {
            days(&reading.value)
                == Some((expect["value"]["from"].as_str()?.to_owned(), expect["value"]["to"].as_str()?.to_owned()))
        }
        "status" => text_of(&reading.value).contains(&value),
        "split" => {
            let part = |name: &str| expect["value"][name].as_str().unwrap_or_default().to_owned();
            reading.value == CellValue::PostalPlace(part("plz"), part("ort"))
        }
        "ars-short" => text_of(&reading.value) == expect["ars9"].as_str().unwrap_or_default(),
        "boolean" => matches!(reading.value, CellValue::Flag(flag) if Some(flag) == expect["value"].as_bool()),
        // Persons are no part of what the library reads.
        "name" => sheet.columns()[column - 1].withheld,
        "decimal" | "money" => {
            let number = |text: &str| text.parse::<f64>().ok();
            number(&text_of(&reading.value)) == number(&value)
        }
        "text" => {
            text_of(&reading.value) == value
                && !(lossy && reading.repair == Some(TextRepair::Lossless))
                && expect["indent"].as_u64().is_none_or(|indent| reading.indent as u64 == indent)
                && expect["suffix"].as_str().is_none_or(|suffix| reading.addition.as_deref() == Some(suffix))
                && (expect["fill"].is_null() || reading.inherited)
        }
        _ => text_of(&reading.value) == value,
    };
    let path = expect["column_path"].as_array().map(|path| path.iter().filter_map(Value::as_str).collect::<Vec<_>>());
    let path_fits = path.is_none_or(|path| sheet.columns()[column - 1].path == path);
    told(fits && path_fits && as_expected_beside(expect, &reading))
}

/// Unit and qualifier, where the cell or its row says them.
fn as_expected_beside(expect: &Value, reading: &Reading) -> bool {
    expect["qualifier"].as_str().is_none_or(|qualifier| reading.qualifier.as_deref() == Some(qualifier))
        && expect["unit"]
            .as_str()
            .filter(|unit| *unit == "%")
            .is_none_or(|unit| reading.unit.as_deref() == Some(unit) || reading.unit.is_none())
}

#[test]
fn cells_are_read_as_an_expert_reads_them() {
    let Some(bytes) = support::shared("data/oracle/messy_cases.json") else { return };
    let cases: Value = serde_json::from_slice(&bytes).unwrap();
    let mut inspections: BTreeMap<String, Inspection> = BTreeMap::new();
    let (mut passed, mut failed) = (0, Vec::new());
    for case in cases["cases"].as_array().unwrap() {
        let file = case["file"].as_str().unwrap().to_owned();
        let inspection = inspections.entry(file.clone()).or_insert_with(|| inspection(&file).unwrap());
        match fault(case, sheet(inspection, case)) {
            None => passed += 1,
            Some(fault) => failed.push(format!("{} {file} {}: {fault}", case["id"], case["cell"])),
        }
    }
    println!("{passed} passed");
    assert_eq!(failed, [""; 0], "{passed} passed, {} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_file_is_looked_at_and_every_row_is_something() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/messy");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
        return;
    };
    let mut files = 0;
    for entry in entries {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let inspection = inspection(&format!("messy/{name}")).unwrap();
        assert!(!inspection.sheets().is_empty(), "{name}");
        for sheet in inspection.sheets() {
            let account = sheet.account();
            let rows: i64 =
                (0..account.len()).filter_map(|row| account.cell("rows", row).to_string().parse::<i64>().ok()).sum();
            assert_eq!(rows, i64::try_from(sheet.len()).unwrap(), "{name}");
            for column in sheet.columns() {
                assert!(column.proofs + column.refutations <= sheet.len(), "{name}: {column:?}");
            }
        }
        files += 1;
    }
    assert_eq!(files, 39);
}

/// Every file is typed by the profile that is proposed for its first sheet: rows and cells are accounted for, and what the profile
/// proves is read.
#[test]
fn what_is_proposed_is_a_profile_and_its_account_closes() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/messy");
    let Ok(entries) = std::fs::read_dir(&folder) else { return };
    let (mut typed, mut differing) = (0, Vec::new());
    for entry in entries {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let bytes = support::shared(&format!("data/messy/{name}")).unwrap();
        let inspection = Inspection::read(&bytes, &InspectOptions::new(name.as_str())).unwrap();
        for sheet in inspection.sheets() {
            let text = sheet.proposed_profile();
            if !text.contains("[[columns]]") {
                continue;
            }
            let profile =
                Profile::from_toml("proposed.toml", &text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
            let Ok(list) = Typed::open(name.as_str(), &bytes, &profile) else { continue };
            let account = list.write(std::io::sink(), std::io::sink()).unwrap();
            let cells = account.cells();
            let sum = cells.converted + cells.extra + cells.missing + cells.rejected + cells.withheld;
            assert_eq!(cells.read, sum, "{name}");
            let outcomes = [Outcome::Rejected, Outcome::Converted].map(|outcome| account.rows_with(outcome));
            let skipped: u64 = Skip::ALL.iter().map(|&skip| account.rows_with(Outcome::Skipped(skip))).sum();
            assert_eq!(account.rows(), skipped + outcomes.iter().sum::<u64>(), "{name}");
            let rows_of_data = (1..=sheet.len()).filter(|&row| sheet.skip(row).is_none()).count() as u64;
            if rows_of_data != outcomes.iter().sum::<u64>() && inspection.sheets().len() == 1 {
                differing.push(format!("{name}: {rows_of_data} inspected, {outcomes:?} typed"));
            }
            typed += 1;
        }
    }
    assert!(typed >= 39, "{typed} sheets typed");
    assert_eq!(differing, [""; 0], "what an inspection takes for data is what is typed");
}

/// Container, encoding, delimiter, quote and line ends of every file of the set.
#[test]
fn every_file_is_opened_as_it_was_written() {
    let rows = support::rows("file_forms.csv");
    for row in &rows {
        let (file, why) = (&row["file"], &row["why"]);
        let Some(inspection) = inspection(&format!("messy/{file}")) else { return };
        let sheet = &inspection.sheets()[0];
        let found = [sheet.container().as_str(), sheet.encoding().as_str(), sheet.line_ends().as_str()];
        assert_eq!(found, [&row["container"], &row["encoding"], &row["line_ends"]], "{file}: {why}");
        let delimiter = sheet.delimiter().map_or(String::new(), |sign| sign.to_string().replace('\t', "TAB"));
        assert_eq!(delimiter, row["delimiter"], "{file}: {why}");
        assert!(sheet.quote().is_none_or(|quote| quote == '"'), "{file}: {why}");
    }
    assert_eq!(rows.len(), 39);
    let turned = inspection("messy/bb_1993_ocr_transposed.xlsx").unwrap();
    assert!(turned.findings().iter().any(|finding| finding.code() == "D010"), "a table on its side is told");
}

/// Cells of a column of three, each read by what the column shows.
#[test]
fn cells_are_read_by_what_their_column_shows() {
    for row in support::rows("cells.csv") {
        let cells: Vec<&str> = row["cells"].split('|').collect();
        let list = format!("Stadt;{}\nOrt;\"{}\"\n", row["header"], cells.join("\"\nOrt;\""));
        let inspection = Inspection::read(list.as_bytes(), &InspectOptions::new("list.csv")).unwrap();
        let number: usize = row["cell"].parse().unwrap();
        let reading = inspection.sheets()[0].reading(number + 1, 2);
        let value = match &reading.value {
            CellValue::Missing(missing) => format!("missing {missing:?}"),
            other => text_of(other),
        };
        let why = &row["why"];
        assert_eq!(value, row["value"], "{why}: {cells:?} {reading:?}");
        let beside = [("unit", &reading.unit), ("qualifier", &reading.qualifier), ("footnote", &reading.footnote)];
        let said: Vec<String> =
            beside.iter().filter_map(|(what, said)| Some(format!("{what} {}", said.as_ref()?))).collect();
        assert_eq!(said.join(", "), row["beside"], "{why}: {cells:?}");
    }
}

/// Every file goes through the register exit by the profile that is proposed for it, with the usual words of member lists: what is
/// no list of places is turned away row by row, and every row and cell is accounted for.
#[test]
fn the_register_exit_accounts_for_every_row_and_cell() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/messy");
    let Ok(entries) = std::fs::read_dir(&folder) else { return };
    let (mut files, mut places) = (0, 0);
    for entry in entries {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let bytes = support::shared(&format!("data/messy/{name}")).unwrap();
        let inspection = Inspection::read(&bytes, &InspectOptions::new(name.as_str())).unwrap();
        let proposed = inspection.sheets().iter().map(InspectedSheet::proposed_profile);
        let Some(text) = proposed.into_iter().find(|text| text.contains("[[columns]]")) else { continue };
        let profile = Profile::from_toml("proposed.toml", &text).unwrap().with_usual_fields();
        let options = Options::new(name.as_str(), stadtnetz::engagierte_stadt().emptied()).profile(&profile);
        let conversion = Conversion::read(&bytes, options).unwrap_or_else(|error| panic!("{name}: {error}"));
        let account = conversion.account();
        let sums = |unit: &str| {
            let of = (0..account.len()).filter(|&row| account.cell("unit", row).to_string() == unit);
            of.map(|row| account.cell("count", row).to_string().parse::<i64>().unwrap()).collect::<Vec<_>>()
        };
        for unit in ["rows", "cells"] {
            let counts = sums(unit);
            assert_eq!(counts[0], counts[1..].iter().sum::<i64>(), "{name}: {unit}");
        }
        files += 1;
        places += conversion.register().places().len();
    }
    println!("{files} files, {places} places");
    assert!(files >= 35 && places > 0, "{files} files, {places} places");
}
