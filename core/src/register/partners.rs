//! Organisations, what they do for the programme, and the partnerships in the places.

use super::field::vocabulary;
use super::id::Id;
use super::record::record;
use super::references::{PartneredRef, PhaseRef};
use super::sources::Source;
use crate::time::{End, When};

vocabulary! {
    /// What sort of body an organisation is.
    OrganisationKind {
        /// A ministry.
        Ministry = "ministry",
        /// A state (Land) or its chancellery.
        State = "state",
        /// A foundation.
        Foundation = "foundation",
        /// A registered association or a network of such.
        Association = "association",
        /// A company.
        Company = "company",
        /// An association of municipalities.
        MunicipalAssociation = "municipal-association",
        /// A region.
        Region = "region",
        /// A university.
        University = "university",
        /// An office or other public body.
        PublicBody = "public-body",
        /// A church or parish.
        Church = "church",
        /// A provider of services to the programme.
        Provider = "provider",
    }
}

vocabulary! {
    /// What an organisation does in a local partnership.
    LocalRole {
        /// Carries the network or coordinates it.
        Coordination = "coordination",
        /// Takes part.
        Partner = "partner",
        /// Handed in the application.
        Applicant = "applicant",
        /// Handed in the application together with the applicant.
        CoApplicant = "co-applicant",
        /// Hosted a meeting.
        Host = "host",
        /// Is quoted by the source, not called a partner.
        Quoted = "quoted",
    }
}

record! {
    /// A partner of the programme or of a place.
    Organisation in "organisations" {
        /// id
        id: Id<Organisation>,
        /// name
        name: String,
        /// sort of body; empty = not known
        kind: Option<OrganisationKind>,
        /// sector (vocabulary of the programme); empty = the source does not settle it
        sector: Option<String>,
        /// organisation that carries it (Träger)
        carrier: Option<Id<Organisation>>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// What an organisation does for the programme in a period.
    Role in "roles" {
        /// id
        id: Id<Role>,
        /// organisation
        organisation: Id<Organisation>,
        /// role (vocabulary of the programme)
        role: String,
        /// phase of the programme
        phase: Option<PhaseRef>,
        /// first day
        from: Option<When>,
        /// last day (inclusive)
        last_day: Option<When>,
        /// what is known of the end
        end: Option<End>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// An organisation in a local partnership.
    LocalPartner in "local_partners" {
        /// id
        id: Id<LocalPartner>,
        /// membership or application it belongs to
        subject: PartneredRef,
        /// organisation
        organisation: Id<Organisation>,
        /// sector in this partnership (vocabulary of the programme)
        sector: Option<String>,
        /// what it does in the partnership
        role: LocalRole,
        /// whether it belongs to the core group
        core: Option<bool>,
        /// first day
        from: Option<When>,
        /// last day (inclusive)
        last_day: Option<When>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}
