//! What was handed in, and what was decided.

use super::field::vocabulary;
use super::id::Id;
use super::memberships::Evidence;
use super::partners::Organisation;
use super::places::Place;
use super::record::record;
use super::references::{CallRef, CommitmentRef};
use super::sources::Source;
use crate::time::When;

vocabulary! {
    /// What was decided.
    Outcome {
        /// Nominated for the concept phase.
        Nominated = "nominated",
        /// On the short list.
        Shortlisted = "shortlisted",
        /// Admitted.
        Admitted = "admitted",
        /// Rejected.
        Rejected = "rejected",
        /// The place rule was waived for it.
        Waiver = "waiver",
    }
}

record! {
    /// An application to a call.
    Application in "applications" {
        /// id
        id: Id<Application>,
        /// place it is made for
        place: Id<Place>,
        /// call for applications
        call: CallRef,
        /// day it was received
        received: Option<When>,
        /// organisation that applied
        applicant: Option<Id<Organisation>>,
        /// commitments it makes, as far as a source says (vocabulary of the programme)
        commitments: Vec<CommitmentRef>,
        /// whether a source says it
        evidence: Evidence,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// A decision on an application.
    Decision in "decisions" {
        /// id
        id: Id<Decision>,
        /// application
        application: Id<Application>,
        /// what was decided
        outcome: Outcome,
        /// day of the decision
        decided_on: Option<When>,
        /// day from which it holds
        effective_on: Option<When>,
        /// reasons given
        reasons: Option<String>,
        /// what an admission depends on
        conditions: Option<String>,
        /// version of the definition whose rules were applied
        rule_version: Option<String>,
        /// digest of the facts used, of a frozen decision
        facts_digest: Option<String>,
        /// whether a source says it
        evidence: Evidence,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}
