//! The register: dated, sourced records of a programme and its members, and the view of a day.
//!
//! No record says "active". Who was a member follows from statements (a start, an end, sightings, complete lists), is asked
//! for a day with [`Register::on`], and is answered as certain, presumed or possible, with the statements it rests on.
//!
//! A [`Register`] cannot be changed and always hangs together: every id it mentions exists. [`Register::edit`] gives a
//! [`Draft`] of it, which can be changed and becomes a register again when nothing is wrong.

pub mod bounds;
pub mod field;
pub mod record;
pub mod rules;

mod adding;
mod any;
mod applications;
mod claims;
mod contradictions;
mod count;
mod describe;
mod draft;
mod explain;
mod faults;
mod grouped;
mod id;
mod meetings;
mod memberships;
mod origins;
mod participation;
mod partners;
mod places;
mod recording;
mod records;
mod references;
mod saved;
mod sources;
mod statement;
mod tables;
mod undated;
mod view;

pub use any::{AnyRecord, fields};
pub use applications::{Application, Decision, Outcome};
pub use claims::{Certainty, Claim, Indicator, Mention, Quantity, Unit};
pub(crate) use contradictions::contradiction;
pub use count::{Count, Unlisted};
pub(crate) use draft::record_faults;
pub use draft::{Draft, Refused, Stored};
pub(crate) use grouped::Grouped;
pub use id::{Id, IdError};
pub use meetings::{Attendance, Capacity, Cooperation, CooperationKind, CooperationMember, Meeting};
pub use memberships::{Evidence, ListScope, Membership, Sighting, SightingKind};
pub use origins::{OriginRow, RecordRef, Repair};
pub use partners::{LocalPartner, LocalRole, Organisation, OrganisationKind, Role};
pub use places::{Place, PlaceKey, Population};
pub use record::Record;
pub use recording::RecordingError;
pub use records::Records;
pub use references::{CallRef, CommitmentRef, MentionedRef, PartneredRef, PhaseRef};
pub(crate) use saved::Saved;
pub use sources::{Source, SourceKind};
pub(crate) use statement::stay as stay_of;
pub use statement::{Statement, StatementKind};
pub(crate) use tables::Tables;
pub use tables::{TABLES, TableVisitor, TableVisitorMut};
pub use undated::UNDATED;
pub use view::{MemberStatus, Standing, Stay, View};

use crate::programme::Programme;

/// A programme, its members and everything known about them. Immutable; every reference in it resolves.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    programme: Programme,
    tables: tables::Tables,
    saved: Saved,
}

impl Register {
    /// The programme's definition.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// A draft of the same programme without records but for the sources that its definition names, and without the licence of
    /// this register, which is none of what comes in.
    pub fn emptied(&self) -> Draft {
        let mut draft = Draft::new(self.programme.without_licence());
        for (_, id) in self.programme.source_references() {
            if let Some(source) = self.sources().get(id) {
                draft.put(source.clone());
            }
        }
        draft
    }

    /// The programme and this register's data have one version: that of the definition.
    pub fn version(&self) -> &str {
        self.programme.version()
    }

    pub(crate) fn saved(&self) -> &Saved {
        &self.saved
    }

    pub(crate) fn with_saved(mut self, saved: Saved) -> Self {
        self.saved = saved;
        self
    }

    /// A draft of this register, to be changed.
    pub fn edit(&self) -> Draft {
        Draft::from_register(self.clone())
    }
}
