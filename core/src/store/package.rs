//! `datapackage.json`: the tables described for tools that know nothing of this library.
//!
//! A tabular data package as [Data Package 2.0](https://datapackage.org) defines it. What Frictionless checks with it: types,
//! words of closed vocabularies, required cells, the form of ids, repeated ids and dangling references. It has no type for
//! dates as precise as their source, so these are text with a description; a list of ids cannot be a foreign key, so its form
//! is checked and its targets are not. There are no digests in it: a hand edit of a table leaves it true.

use serde::Serialize;

use super::files::{is_optional, table_file};
use crate::programme::Licence;
use crate::register::field::{FieldKind, FieldSpec};
use crate::register::{Record, Records, Register, TABLES, TableVisitor};

/// The bytes of a register's `datapackage.json`.
pub(super) fn describe(register: &Register) -> Vec<u8> {
    let programme = register.programme();
    let mut resources = Resources(Vec::new());
    register.visit(&mut resources);
    let package = Package {
        schema: "https://datapackage.org/profiles/2.0/datapackage.json",
        name: programme.id(),
        title: programme.name(),
        version: programme.version(),
        licenses: programme.licence().iter().map(LicenceEntry::of).collect(),
        sources: register.sources().iter().map(SourceEntry::of).collect(),
        resources: resources.0,
    };
    // The derived serializer of structs of texts and lists has no case that fails.
    let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

// Structs, not `serde_json::Map`: the order of a map depends on a feature that any other crate of a program may switch on.

#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: &'a str,
    title: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<LicenceEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<SourceEntry>,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct LicenceEntry<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

impl<'a> LicenceEntry<'a> {
    fn of(licence: &'a Licence) -> Self {
        Self { name: &licence.name, path: licence.url.as_deref(), title: licence.title.as_deref() }
    }
}

#[derive(Serialize)]
struct SourceEntry {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

impl SourceEntry {
    fn of(source: &crate::register::Source) -> Self {
        let title = match &source.title {
            Some(title) => format!("{}: {title}", source.publisher),
            None => source.publisher.clone(),
        };
        // The standard takes an address or a path below the folder, and no "..".
        let web = |url: &String| (url.starts_with("https://") || url.starts_with("http://")) && !url.contains("..");
        Self { title, path: source.url.clone().filter(web) }
    }
}

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    path: String,
    title: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<FieldEntry>,
    primary_key: [&'static str; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
    missing_values: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FieldEntry {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "<[_]>::is_empty")]
    words: &'static [&'static str],
}

impl Constraints {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    /// Empty where a table points to itself, as the standard says.
    resource: &'static str,
    fields: [&'static str; 1],
}

struct Resources(Vec<Resource>);

impl TableVisitor for Resources {
    fn visit<T: Record>(&mut self, records: &Records<T>) {
        if records.is_empty() && is_optional(T::TABLE) {
            return;
        }
        self.0.push(Resource {
            name: T::TABLE,
            kind: "table",
            path: table_file(T::TABLE),
            title: T::TITLE,
            format: "csv",
            mediatype: "text/csv",
            encoding: "utf-8",
            dialect: Dialect {
                delimiter: ",",
                line_terminator: "\n",
                quote_char: "\"",
                double_quote: true,
                header: true,
            },
            schema: Schema {
                fields: T::FIELDS.iter().map(FieldEntry::of).collect(),
                primary_key: ["id"],
                foreign_keys: T::FIELDS.iter().filter_map(|field| ForeignKey::of(T::TABLE, field)).collect(),
                missing_values: [""],
            },
        });
    }
}

impl FieldEntry {
    fn of(field: &FieldSpec) -> Self {
        let flag = field.kind == FieldKind::Flag;
        Self {
            name: field.name,
            kind: match field.kind {
                FieldKind::Text | FieldKind::When | FieldKind::Id | FieldKind::Ids => "string",
                FieldKind::Integer => "integer",
                FieldKind::Number => "number",
                FieldKind::Flag => "boolean",
            },
            description: described(field),
            true_values: flag.then_some(["true"]),
            false_values: flag.then_some(["false"]),
            constraints: Constraints {
                required: field.required,
                pattern: match field.kind {
                    FieldKind::Id => Some("^[a-z0-9-]+$"),
                    FieldKind::Ids => Some("^[a-z0-9-]+(;[a-z0-9-]+)*$"),
                    _ => None,
                },
                words: if flag { &[] } else { field.values },
            },
        }
    }
}

/// The meaning of a column, and how its text is to be read.
fn described(field: &FieldSpec) -> String {
    let meaning = field.description;
    let tables = field.references.filter(|_| field.name != "id").map(|tables| tables.replace('|', " or "));
    match (field.kind, tables.as_deref()) {
        (FieldKind::When, _) => format!(
            "{meaning}; EDTF (ISO 8601-2): 2020, 2020-07, 2020-07-01 or [2024-01-01..2024-02-29], ~ approximate, ? uncertain; \
             the words of the source may follow after a blank"
        ),
        (FieldKind::Id, Some("calls" | "phases")) => format!("{meaning}; an id in programme.toml"),
        (FieldKind::Id, Some(tables)) => format!("{meaning}; an id in {tables}"),
        (FieldKind::Ids, Some("commitments")) => format!("{meaning}; ids in programme.toml, joined by \";\""),
        (FieldKind::Ids, Some(tables)) => format!("{meaning}; ids in {tables}, joined by \";\""),
        _ => meaning.to_owned(),
    }
}

impl ForeignKey {
    fn of(table: &str, field: &FieldSpec) -> Option<Self> {
        let target = field.references?;
        if field.name == "id" || field.kind != FieldKind::Id || !TABLES.contains(&target) {
            return None;
        }
        let resource = if target == table { "" } else { target };
        Some(Self { fields: [field.name], reference: Reference { resource, fields: ["id"] } })
    }
}
