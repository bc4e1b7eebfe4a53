//! Ids that point outside the tables, or to one of several tables.

use super::field::{Field, FieldFault, FieldKind};

macro_rules! text_reference {
    ($(#[$meta:meta])* $name:ident, $table:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The reference in a text.
            ///
            /// # Errors
            /// Text that is no id.
            pub fn new(text: impl Into<String>) -> Result<Self, super::id::IdError> {
                super::id::Id::<super::places::Place>::new(text).map(|id| Self(id.as_str().to_owned()))
            }

            /// The id it points to.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Field for $name {
            const KIND: FieldKind = FieldKind::Id;
            const REFERENCES: Option<&'static str> = Some($table);

            fn read(text: &str) -> Result<Self, FieldFault> {
                Self::new(text).map_err(|_| FieldFault::one_of(&["a-z, 0-9, -"]))
            }

            fn write(&self) -> String {
                self.0.clone()
            }

            fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
                see($table, &self.0);
            }
        }
    };
}

text_reference! {
    /// A call for applications, by its id in the programme's definition.
    CallRef, "calls"
}
text_reference! {
    /// A phase, by its id in the programme's definition.
    PhaseRef, "phases"
}
text_reference! {
    /// A commitment, by its id in the programme's vocabulary.
    CommitmentRef, "commitments"
}
text_reference! {
    /// A membership or an application: what a local partnership belongs to.
    PartneredRef, "memberships|applications"
}

impl Field for Vec<CommitmentRef> {
    const KIND: FieldKind = FieldKind::Ids;
    const REQUIRED: bool = false;
    const REFERENCES: Option<&'static str> = CommitmentRef::REFERENCES;

    fn read(text: &str) -> Result<Self, FieldFault> {
        text.split(';').map(|id| CommitmentRef::read(id.trim())).collect()
    }

    fn write(&self) -> String {
        self.iter().map(CommitmentRef::as_str).collect::<Vec<_>>().join(";")
    }

    fn missing() -> Option<Self> {
        Some(Vec::new())
    }

    fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        for id in self {
            id.targets(see);
        }
    }
}

/// What a mention is about: the programme, or a record of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionedRef {
    /// The programme.
    Programme,
    /// A record, by table and id.
    Record {
        /// The table's name.
        table: &'static str,
        /// The record's id.
        id: String,
    },
}

const MENTIONED: &[(&str, &str)] = &[
    ("place", "places"),
    ("meeting", "meetings"),
    ("organisation", "organisations"),
    ("cooperation", "cooperations"),
    ("membership", "memberships"),
];

impl Field for MentionedRef {
    const KIND: FieldKind = FieldKind::Text;

    fn read(text: &str) -> Result<Self, FieldFault> {
        if text == "programme" {
            return Ok(Self::Programme);
        }
        let found = text.split_once(':').and_then(|(kind, id)| {
            let (_, table) = MENTIONED.iter().find(|(name, _)| *name == kind)?;
            let id = PartneredRef::new(id).ok()?;
            Some(Self::Record { table, id: id.0 })
        });
        found.ok_or_else(|| FieldFault::one_of(&["programme", "place:ID", "meeting:ID", "organisation:ID"]))
    }

    fn write(&self) -> String {
        match self {
            Self::Programme => "programme".to_owned(),
            Self::Record { table, id } => {
                let kind = MENTIONED.iter().find(|(_, name)| name == table);
                format!("{}:{id}", kind.map_or(*table, |(kind, _)| kind))
            }
        }
    }

    fn targets<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        if let Self::Record { table, id } = self {
            see(table, id);
        }
    }

    fn unwritable(&self) -> Option<FieldFault> {
        Self::read(&self.write()).err()
    }
}
