//! The documents the records rest on.

use super::field::vocabulary;
use super::id::Id;
use super::record::record;
use crate::time::When;

vocabulary! {
    /// What sort of document a source is.
    SourceKind {
        /// One of the five articles the register began with.
        Seed = "seed",
        /// A press text.
        Press = "press",
        /// A page of a web site.
        Page = "page",
        /// A report or study.
        Report = "report",
        /// A data set.
        Dataset = "dataset",
        /// An official publication.
        Official = "official",
        /// A list.
        List = "list",
    }
}

record! {
    /// A document a record rests on.
    Source in "sources" {
        /// id
        id: Id<Source>,
        /// who published it
        publisher: String,
        /// title
        title: Option<String>,
        /// sort of document
        kind: SourceKind,
        /// address
        url: Option<String>,
        /// day of publication
        published: Option<When>,
        /// day it was read
        retrieved: Option<When>,
        /// source it copies or quotes
        derived_from: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}
