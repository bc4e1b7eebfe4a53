//! One thing that somebody learnt of one place, recorded with its source.

use super::draft::Draft;
use super::id::Id;
use super::memberships::{Membership, Sighting, SightingKind};
use super::places::Place;
use super::references::CallRef;
use super::sources::{Source, SourceKind};
use crate::time::{End, When};

/// Why something is not recorded; the draft is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordingError {
    /// No such place or membership.
    #[error("there is no place or membership \"{0}\"")]
    Unknown(String),
    /// A place with several memberships, or with none.
    #[error("\"{place}\" has {} memberships{} (name one of them)", .memberships.len(), listed(.memberships))]
    NotOne {
        /// The place.
        place: String,
        /// Its memberships.
        memberships: Vec<String>,
    },
    /// The record says otherwise already.
    #[error(
        "{membership} has the {field} \"{known}\" already (sources: {}), not \"{said}\"; nothing is overwritten: compare the sources, then \
         correct the record", .sources.join(", ")
    )]
    SaysOtherwise {
        /// The membership.
        membership: String,
        /// The field.
        field: &'static str,
        /// What it says.
        known: String,
        /// What was to be recorded.
        said: String,
        /// Who says so.
        sources: Vec<String>,
    },
    /// The place is a member already, so far as is known.
    #[error("{membership} of \"{place}\" has not ended, so far as is known: record its exit first, or a sighting")]
    StillMember {
        /// The place.
        place: String,
        /// The membership without a last day.
        membership: String,
    },
}

fn listed(memberships: &[String]) -> String {
    if memberships.is_empty() { String::new() } else { format!(": {}", memberships.join(", ")) }
}

impl Draft {
    /// The source with this publisher, title, address and day of publication; a new one where there is none.
    #[expect(clippy::similar_names, reason = "they are the names of the columns")]
    pub fn source(&mut self, publisher: &str, title: &str, url: Option<&str>, published: Option<&When>) -> Id<Source> {
        let title_or_none = Some(title).filter(|title| !title.is_empty());
        let is_it = |source: &&Source| {
            source.publisher == publisher
                && source.title.as_deref() == title_or_none
                && source.url.as_deref() == url
                && source.published.as_ref() == published
        };
        if let Some(known) = self.sources().iter().find(is_it) {
            return known.id.clone();
        }
        let id = self.add_source(publisher, title);
        self.change::<Source>(&id, |source| {
            source.kind = if url.is_some() { SourceKind::Page } else { SourceKind::Report };
            source.url = url.map(str::to_owned);
            source.published = published.cloned();
        });
        id
    }

    /// The membership that an id means: its own, or that of a place with only one.
    ///
    /// # Errors
    /// No such place or membership, and a place with none or several.
    pub fn membership_meant(&self, id: &str) -> Result<Id<Membership>, RecordingError> {
        if let Some(membership) = self.memberships().get(id) {
            return Ok(membership.id.clone());
        }
        if self.places().get(id).is_none() {
            return Err(RecordingError::Unknown(id.to_owned()));
        }
        let of_place: Vec<&Membership> = self.memberships().iter().filter(|one| one.place.as_str() == id).collect();
        if let [only] = of_place[..] {
            return Ok(only.id.clone());
        }
        let memberships = of_place.iter().map(|one| one.id.to_string()).collect();
        Err(RecordingError::NotOne { place: id.to_owned(), memberships })
    }

    /// Records that a source says when a membership began: a new membership of a place.
    ///
    /// # Errors
    /// No such place, and one with a membership of which no last day is known.
    pub fn record_membership(
        &mut self,
        place: &str,
        from: Option<&When>,
        call: Option<CallRef>,
        source: &Id<Source>,
    ) -> Result<Id<Membership>, RecordingError> {
        let known = self.places().get(place).ok_or_else(|| RecordingError::Unknown(place.to_owned()))?;
        let id: Id<Place> = known.id.clone();
        let open = self.memberships().iter().find(|one| one.place == id && one.last_day.is_none());
        if let Some(open) = open {
            let membership = open.id.to_string();
            return Err(RecordingError::StillMember { place: place.to_owned(), membership });
        }
        let membership = self.add_membership(&id, source);
        self.change::<Membership>(&membership, |membership| {
            membership.from = from.cloned();
            membership.call = call;
        });
        Ok(membership)
    }

    /// Records that a source says when a membership ended, of a membership or of a place with only one.
    ///
    /// ```
    /// let mut draft = stadtnetz::engagierte_stadt().edit();
    /// let source = draft.source("Stadt Kassel", "Pressemitteilung", None, None);
    /// let left = draft.record_exit("kassel", &"2023-06-30".parse()?, None, &source)?;
    /// assert_eq!(draft.finish()?.memberships().get(left.as_str()).and_then(|kassel| kassel.last_day.clone()), "2023-06-30".parse().ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// No such place or membership, several of a place, and a membership that ends on another day or for another reason.
    pub fn record_exit(
        &mut self,
        id: &str,
        last_day: &When,
        reason: Option<&str>,
        source: &Id<Source>,
    ) -> Result<Id<Membership>, RecordingError> {
        let membership = self.membership_meant(id)?;
        if let Some(record) = self.memberships().get(membership.as_str()) {
            let known = record.last_day.as_ref().map(When::to_string);
            agrees(record, "last_day", known.as_deref(), Some(&last_day.to_string()))?;
            agrees(record, "exit_reason", record.exit_reason.as_deref(), reason)?;
        }
        self.change::<Membership>(&membership, |record| {
            record.last_day = Some(last_day.clone());
            record.end = End::Known;
            record.exit_reason = reason.map(str::to_owned).or_else(|| record.exit_reason.take());
            if !record.source.contains(source) {
                record.source.push(source.clone());
            }
        });
        Ok(membership)
    }

    /// Records that a source shows a membership in force on some day of a span, of a membership or of a place with only one. What
    /// is recorded already is not recorded again.
    ///
    /// # Errors
    /// No such place or membership, and several of a place.
    pub fn record_sighting(
        &mut self,
        id: &str,
        on: &When,
        kind: SightingKind,
        source: &Id<Source>,
    ) -> Result<Id<Sighting>, RecordingError> {
        let membership = self.membership_meant(id)?;
        let is_it = |known: &&Sighting| {
            known.membership == membership
                && known.from == *on
                && known.last_day == *on
                && known.kind == kind
                && known.source.contains(source)
        };
        if let Some(known) = self.sightings().iter().find(is_it) {
            return Ok(known.id.clone());
        }
        Ok(self.add_sighting(membership, on, kind, source))
    }
}

/// Whether a record may take what was said: it says nothing else of the field yet.
fn agrees(
    record: &Membership,
    field: &'static str,
    known: Option<&str>,
    said: Option<&str>,
) -> Result<(), RecordingError> {
    match known.zip(said).filter(|(known, said)| known != said) {
        None => Ok(()),
        Some((known, said)) => Err(RecordingError::SaysOtherwise {
            membership: record.id.to_string(),
            field,
            known: known.to_owned(),
            said: said.to_owned(),
            sources: record.source.iter().map(ToString::to_string).collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::RecordingError;
    use crate::engagierte_stadt;
    use crate::register::SightingKind;

    #[test]
    fn an_exit_is_recorded_once_and_never_over_another_day() {
        let mut draft = engagierte_stadt().edit();
        let source = draft.source("Stadt Kassel", "letter", None, None);
        assert_eq!(draft.source("Stadt Kassel", "letter", None, None), source, "the same source is the same");
        let day = "2023-06-30".parse().unwrap();
        let left = draft.record_exit("kassel", &day, Some("budget"), &source).unwrap();
        let once = draft.clone().finish().unwrap();
        draft.record_exit("kassel-1", &day, None, &source).unwrap();
        assert_eq!(draft.clone().finish().unwrap(), once);
        let refused = draft.record_exit("kassel", &"2024".parse().unwrap(), None, &source).unwrap_err();
        assert!(matches!(&refused, RecordingError::SaysOtherwise { field: "last_day", .. }), "{refused}");
        let other = draft.source("Kasseler Blatt", "report", None, None);
        let before = draft.clone().finish().unwrap();
        let refused = draft.record_exit("kassel", &day, Some("no council vote"), &other).unwrap_err();
        let text = refused.to_string();
        assert!(text.starts_with("kassel-1 has the exit_reason \"budget\" already (sources: "), "{text}");
        assert!(text.contains("), not \"no council vote\"; nothing is overwritten"), "{text}");
        assert_eq!(draft.clone().finish().unwrap(), before, "what is refused changes nothing");
        draft.record_exit("kassel", &day, Some("budget"), &other).unwrap();
        let kassel = draft.memberships().get(left.as_str()).unwrap().clone();
        assert!(kassel.exit_reason.as_deref() == Some("budget") && kassel.source.contains(&other), "{kassel:?}");
    }

    #[test]
    fn a_membership_follows_an_exit_and_names_the_place_that_is_meant() {
        let mut draft = engagierte_stadt().edit();
        let source = draft.source("Stadt Kassel", "letter", None, None);
        let refused = draft.record_membership("kassel", None, None, &source).unwrap_err();
        assert!(matches!(refused, RecordingError::StillMember { .. }), "{refused}");
        draft.record_exit("kassel", &"2023-06-30".parse().unwrap(), None, &source).unwrap();
        let second = draft.record_membership("kassel", "2025-01-01".parse().ok().as_ref(), None, &source).unwrap();
        assert_eq!(second.as_str(), "kassel-2");
        let refused = draft.record_sighting("kassel", &"2025-03".parse().unwrap(), SightingKind::Press, &source);
        let text = refused.unwrap_err().to_string();
        assert_eq!(text, "\"kassel\" has 2 memberships: kassel-1, kassel-2 (name one of them)");
        let seen =
            draft.record_sighting("kassel-2", &"2025-03".parse().unwrap(), SightingKind::Press, &source).unwrap();
        let again =
            draft.record_sighting("kassel-2", &"2025-03".parse().unwrap(), SightingKind::Press, &source).unwrap();
        assert_eq!(seen, again);
        assert!(draft.record_sighting("kasel", &"2025".parse().unwrap(), SightingKind::Press, &source).is_err());
        draft.finish().unwrap();
    }
}
