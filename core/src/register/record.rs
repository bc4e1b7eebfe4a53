//! What all records have in common: an id, fields that stand in a row of a table, references to other records.

use crate::finding::{Finding, Origin};

use super::field::{Field, FieldFault, FieldSpec, Seen};
use super::rules;

/// A row of one of the register's tables.
pub trait Record: Clone + std::fmt::Debug + PartialEq + Sized {
    /// The name of the table.
    const TABLE: &'static str;
    /// What one row is.
    const TITLE: &'static str;
    /// The columns in their order on disk.
    const FIELDS: &'static [FieldSpec];

    /// The id.
    fn id(&self) -> &str;

    #[doc(hidden)]
    fn shared_id(&self) -> std::sync::Arc<str>;

    /// The record of a row; what cannot be read is added to the row's findings.
    fn read(row: &mut Row<'_>) -> Option<Self>;

    /// The cells of the record, in the order of [`FIELDS`](Self::FIELDS).
    fn write(&self) -> Vec<String>;

    /// The cell of one field; `None` where the table has no such field.
    fn cell(&self, field: &str) -> Option<String>;

    /// Shows every field with its value.
    fn look(&self, look: &mut dyn FnMut(&'static str, Seen<'_>));

    /// Shows the ids the record points to: field, table (several separated by `|`), id.
    fn references<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'static str, &'a str));

    /// What is wrong with this record, seen alone.
    fn faults(&self) -> Vec<Finding>;
}

/// A row while it is read: its cells by column name, and what was wrong with them.
pub struct Row<'a> {
    table: &'static str,
    origin: Origin,
    cells: &'a dyn Fn(&str) -> Option<&'a str>,
    findings: Vec<Finding>,
}

impl<'a> Row<'a> {
    /// A row whose cells are given by column name.
    pub fn new(table: &'static str, origin: Origin, cells: &'a dyn Fn(&str) -> Option<&'a str>) -> Self {
        Self { table, origin, cells, findings: Vec::new() }
    }

    /// The value of a field; `None` after a finding.
    pub fn field<T: Field>(&mut self, name: &'static str) -> Option<T> {
        let text = (self.cells)(name).unwrap_or("");
        let result = if text.is_empty() {
            T::missing().ok_or(FieldFault { rule: &rules::VALUE_MISSING, expected: name.into() })
        } else {
            T::read(text)
        };
        result
            .map_err(|fault| {
                let record = (self.cells)("id").unwrap_or("").to_owned();
                let origin = self.origin.clone().column(name).raw(text);
                self.findings.push(
                    Finding::new(fault.rule)
                        .about(self.table, record)
                        .field(name)
                        .with("found", text)
                        .with("expected", fault.expected)
                        .with("field", name)
                        .at(origin),
                );
            })
            .ok()
    }

    /// What was wrong with the cells.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// Declares a record: the struct, its columns with their documentation, and how it stands in a row.
macro_rules! record {
    (
        $(#[doc = $title:literal])+
        $name:ident in $table:literal {
            $( $(#[doc = $doc:literal])+ $field:ident: $type:ty ),+ $(,)?
        }
    ) => {
        $(#[doc = $title])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $type, )+
        }

        impl crate::register::record::Record for $name {
            const TABLE: &'static str = $table;
            const TITLE: &'static str = concat!($($title),+).trim_ascii();
            const FIELDS: &'static [crate::register::field::FieldSpec] = &[
                $( crate::register::field::FieldSpec {
                    name: stringify!($field),
                    description: concat!($($doc),+).trim_ascii(),
                    kind: <$type as crate::register::field::Field>::KIND,
                    required: <$type as crate::register::field::Field>::REQUIRED,
                    references: <$type as crate::register::field::Field>::REFERENCES,
                    values: <$type as crate::register::field::Field>::VALUES,
                }, )+
            ];

            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn shared_id(&self) -> std::sync::Arc<str> {
                self.id.shared()
            }

            fn read(row: &mut crate::register::record::Row<'_>) -> Option<Self> {
                $( let $field = row.field::<$type>(stringify!($field)); )+
                Some(Self { $( $field: $field?, )+ })
            }

            fn write(&self) -> Vec<String> {
                vec![ $( crate::register::field::Field::write(&self.$field), )+ ]
            }

            fn cell(&self, field: &str) -> Option<String> {
                match field {
                    $( stringify!($field) => Some(crate::register::field::Field::write(&self.$field)), )+
                    _ => None,
                }
            }

            fn look(&self, look: &mut dyn FnMut(&'static str, crate::register::field::Seen<'_>)) {
                $( look(stringify!($field), crate::register::field::Field::seen(&self.$field)); )+
            }

            fn references<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'static str, &'a str)) {
                $(
                    if stringify!($field) != "id" {
                        crate::register::field::Field::targets(&self.$field, &mut |table, id| {
                            see(stringify!($field), table, id);
                        });
                    }
                )+
            }

            fn faults(&self) -> Vec<crate::finding::Finding> {
                let mut found = crate::register::faults::Faulty::own_faults(self);
                $( found.extend(crate::register::faults::unwritable(self, stringify!($field), &self.$field)); )+
                found
            }
        }
    };
}
pub(crate) use record;
