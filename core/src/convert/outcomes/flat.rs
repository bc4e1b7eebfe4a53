//! The flat files of GENESIS and the Regionalstatistik: one row of headers, dimensions as pairs of code and label.

use super::cells::Cells;
use super::keys;
use super::plan::{Plan, Time, ValueColumn, end_of_data};

/// How a form of the flat file names its columns.
struct Names {
    time: &'static str,
    code: &'static str,
    label: &'static str,
}

const FORMS: [Names; 2] = [
    Names { time: "Zeit", code: "_Auspraegung_Code", label: "_Auspraegung_Label" },
    Names { time: "time", code: "_variable_attribute_code", label: "_variable_attribute_label" },
];

/// The plan of a flat file; `None` where the table is none.
pub(super) fn plan(cells: &Cells) -> Option<Plan> {
    let header = (0..cells.len().min(5)).find(|&row| cells.filled(row).count() > 4)?;
    let named = |name: &str| (0..cells.width(header)).find(|&column| cells.text(header, column) == name);
    FORMS.iter().find_map(|names| {
        let time = named(names.time)?;
        let dimensions: Vec<(usize, usize)> = (1..10)
            .map_while(|at| Some((named(&format!("{at}{}", names.code))?, named(&format!("{at}{}", names.label))?)))
            .collect();
        let first = header + 1;
        let regional = |&&(code, _): &&(usize, usize)| keys::share(cells, code, first) * 10.0 >= 9.0;
        let &(key, name) = dimensions.iter().find(regional)?;
        let mut qualifiers: Vec<usize> =
            dimensions.iter().filter(|(code, _)| *code != key).map(|(_, label)| *label).collect();
        let (values, unit) = match named("value") {
            Some(column) => {
                qualifiers.insert(0, named("value_variable_label")?);
                let value =
                    ValueColumn { column, label: String::new(), unit: None, year: None, quality: named("value_q") };
                (vec![value], named("value_unit"))
            }
            None => (value_columns(cells, header, dimensions.last()?.1 + 1), None),
        };
        (!values.is_empty()).then_some(Plan {
            first,
            end: end_of_data(cells, first),
            key,
            name: Some(name),
            aggregate: None,
            time: Time::Column(time),
            qualifiers,
            unit,
            values,
        })
    })
}

/// The columns behind the dimensions: `BEVSTD__Bevoelkerungsstand__Anzahl`, and `..__q` behind each where marks were asked for.
fn value_columns(cells: &Cells, header: usize, from: usize) -> Vec<ValueColumn> {
    let is_quality = |column: usize| cells.text(header, column).ends_with("__q");
    let of = |column: usize| {
        let parts: Vec<&str> = cells.text(header, column).split("__").map(|part| part.trim_matches('_')).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let (label, unit) = match parts[..] {
            [_, label, unit] => (label, Some(unit)),
            [_, label] | [label] => (label, None),
            _ => ("", None),
        };
        ValueColumn {
            column,
            label: label.replace('_', " "),
            unit: unit.map(|unit| unit.replace('_', " ")),
            year: None,
            quality: Some(column + 1).filter(|&next| is_quality(next)),
        }
    };
    (from..cells.width(header)).filter(|&column| !is_quality(column)).map(of).collect()
}
