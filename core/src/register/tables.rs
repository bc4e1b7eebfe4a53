//! The tables of a register, named once.

use super::applications::{Application, Decision};
use super::claims::{Claim, Indicator, Mention};
use super::meetings::{Attendance, Cooperation, CooperationMember, Meeting};
use super::memberships::{Membership, Sighting};
use super::origins::{OriginRow, Repair};
use super::partners::{LocalPartner, Organisation, Role};
use super::places::{Place, PlaceKey, Population};
use super::record::Record;
use super::records::Records;
use super::sources::Source;
use super::{Draft, Register};
use crate::table::{Column, Table, Values};

/// Does something with every table of a register.
pub trait TableVisitor {
    /// Called once per table, in the order of [`TABLES`].
    fn visit<T: Record>(&mut self, records: &Records<T>);
}

/// Does something with every table of a draft, and may change it.
pub trait TableVisitorMut {
    /// Called once per table, in the order of [`TABLES`].
    fn visit<T: Record>(&mut self, records: &mut Records<T>);
}

macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident: $type:ty),+ $(,)?) => {
        /// All tables. Named in the signatures of the sealed [`Stored`](super::Stored), and nowhere else outside.
        #[doc(hidden)]
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Tables { $( pub(crate) $field: Records<$type>, )+ }

        /// The names of the tables on disk, in their order.
        pub const TABLES: &[&str] = &[ $( <$type as Record>::TABLE, )+ ];

        impl Tables {
            pub(crate) fn visit(&self, visitor: &mut impl TableVisitor) {
                $( visitor.visit(&self.$field); )+
            }

            pub(crate) fn visit_mut(&mut self, visitor: &mut impl TableVisitorMut) {
                $( visitor.visit(&mut self.$field); )+
            }

            pub(crate) fn holds(&self, table: &str, id: &str) -> bool {
                match table {
                    $( <$type as Record>::TABLE => self.$field.get(id).is_some(), )+
                    _ => false,
                }
            }

            pub(crate) fn table(&self, name: &str) -> Option<Table> {
                match name {
                    $( <$type as Record>::TABLE => Some(as_table(&self.$field)), )+
                    _ => None,
                }
            }
        }

        impl Register {
            $( $(#[$doc])* pub fn $field(&self) -> &Records<$type> { &self.tables.$field } )+

            /// Shows every table to a visitor.
            pub fn visit(&self, visitor: &mut impl TableVisitor) {
                self.tables.visit(visitor);
            }
        }

        $(
            impl super::draft::Stored for $type {
                fn records(tables: &Tables) -> &Records<Self> { &tables.$field }
                fn records_mut(tables: &mut Tables) -> &mut Records<Self> { &mut tables.$field }
            }
        )+

        impl Draft {
            $( $(#[$doc])* pub fn $field(&self) -> &Records<$type> { &self.tables().$field } )+
        }
    };
}

tables! {
    /// Municipalities, districts, associations and composites.
    places: Place,
    /// Keys that places had in a period.
    keys: PlaceKey,
    /// Population figures.
    populations: Population,
    /// Partners of the programme and of places.
    organisations: Organisation,
    /// What organisations do for the programme.
    roles: Role,
    /// Admissions of places.
    memberships: Membership,
    /// Evidence of memberships.
    sightings: Sighting,
    /// Organisations in local partnerships.
    local_partners: LocalPartner,
    /// Applications.
    applications: Application,
    /// Decisions on applications.
    decisions: Decision,
    /// Meetings.
    meetings: Meeting,
    /// Places at meetings.
    attendances: Attendance,
    /// Groupings of members.
    cooperations: Cooperation,
    /// Places in groupings.
    cooperation_members: CooperationMember,
    /// Figures about places.
    indicators: Indicator,
    /// Published figures about the network.
    claims: Claim,
    /// What sources say and no other table holds.
    mentions: Mention,
    /// Documents.
    sources: Source,
    /// Rows of converted files that records rest on.
    origins: OriginRow,
    /// Values repaired in conversion.
    repairs: Repair,
}

/// The records as a table: numbers and flags typed, dates in EDTF, everything else text.
fn as_table<T: Record>(records: &Records<T>) -> Table {
    use super::field::FieldKind;

    let rows: Vec<Vec<String>> = records.iter().map(Record::write).collect();
    let columns = T::FIELDS.iter().enumerate().map(|(position, field)| {
        let cells = rows.iter().map(|row| row.get(position).filter(|cell| !cell.is_empty()));
        let values = match field.kind {
            FieldKind::Integer => Values::Integer(cells.map(|cell| cell?.parse().ok()).collect()),
            FieldKind::Number => Values::Number(cells.map(|cell| cell?.parse().ok()).collect()),
            FieldKind::Flag => Values::Flag(cells.map(|cell| cell?.parse().ok()).collect()),
            FieldKind::Text | FieldKind::When | FieldKind::Id | FieldKind::Ids => Values::Text(cells.collect()),
        };
        Column::new(field.name, field.description, None, values)
    });
    Table::built(T::TABLE, columns.collect())
}

impl Register {
    /// A table of the register by its name on disk, or the derived tables `calls` and `phases` of the programme.
    pub fn table(&self, name: &str) -> Option<Table> {
        self.tables.table(name).or_else(|| self.programme().table(name))
    }

    /// The tables: their names, what one row is, how many rows there are; those of the programme stand last.
    ///
    /// ```
    /// let tables = stadtnetz::engagierte_stadt().overview();
    /// assert_eq!(tables.cell("table", 0).to_string(), "places");
    /// ```
    pub fn overview(&self) -> Table {
        struct Lines(Vec<(&'static str, &'static str, usize)>);
        impl TableVisitor for Lines {
            fn visit<T: Record>(&mut self, records: &Records<T>) {
                self.0.push((T::TABLE, T::TITLE, records.len()));
            }
        }
        let mut lines = Lines(Vec::new());
        self.visit(&mut lines);
        lines.0.push((
            "calls",
            "One call for applications, of the programme's definition.",
            self.programme().calls().len(),
        ));
        lines.0.push(("phases", "One phase, of the programme's definition.", self.programme().phases().len()));
        let columns = vec![
            Column::text("table", "name of the table", lines.0.iter().map(|line| Some(line.0.to_owned()))),
            Column::integer("rows", "how many there are", lines.0.iter().map(|line| i64::try_from(line.2).ok())),
            Column::text("row", "what one row is", lines.0.iter().map(|line| Some(line.1.to_owned()))),
        ];
        Table::built("tables", columns)
    }
}
