//! The words of published figures and of meetings.

use super::Flaw;
use super::names::CallNames;
use crate::language::Template;
use crate::place::{State, slug};
use crate::register::field::Field as _;
use crate::register::rules::VALUE_UNREADABLE;
use crate::register::{Quantity, Unit};

/// What a figure counts, as the register writes it.
pub(super) fn quantity(text: &str) -> Result<String, Flaw> {
    let found = match slug(text).as_str() {
        "mitglieder" | "mitglieder-heute" | "aktive-mitglieder" | "mitgliedsstaedte" | "members" => {
            Quantity::MembersNow
        }
        "mitglieder-insgesamt" | "jemals-mitglied" | "mitglieder-seit-beginn" | "seit-2015" => Quantity::MembersEver,
        "aufgenommen" | "aufnahmen" | "neu" | "neue-mitglieder" | "ausgewaehlt" => Quantity::Admitted,
        "nominiert" | "nominierungen" => Quantity::Nominated,
        "bewerbungen" | "bewerber" | "beworben" | "bewerberinnen" | "applications" => Quantity::Applied,
        "teilnehmende" | "teilnehmer" | "teilgenommen" | "besucht" | "teilnahme" => Quantity::Attended,
        "eingeladen" | "einladungen" => Quantity::Invited,
        "ziel" | "zielzahl" | "geplant" => Quantity::Target,
        _ => return word(text, Quantity::read(text).ok(), Quantity::VALUES, "Mitglieder, Bewerbungen"),
    };
    Ok(found.to_string())
}

/// The unit of a figure, as the register writes it.
pub(super) fn unit(text: &str) -> Result<String, Flaw> {
    let found = match slug(text).as_str() {
        "staedte" | "kommunen" | "orte" | "staedte-und-gemeinden" | "mitglieder" => Unit::Cities,
        "personen" | "menschen" => Unit::Persons,
        "bewerbungen" => Unit::Applications,
        "teilnehmende" | "teilnehmer" => Unit::Participants,
        _ => return word(text, Unit::read(text).ok(), Unit::VALUES, "Städte, Personen"),
    };
    Ok(found.to_string())
}

fn word<T>(text: &str, found: Option<T>, known: &[&str], such_as: &'static str) -> Result<String, Flaw> {
    let expected = || [such_as, &known.join(", ")].join(", ").into();
    found.map(|_| text.to_owned()).ok_or_else(|| Flaw { rule: &VALUE_UNREADABLE, expected: expected() })
}

impl CallNames<'_> {
    /// The part of the network that a text names: `all`, a state, a call by its year, or as the register writes it.
    pub(super) fn scope(&self, text: &str) -> Result<String, Flaw> {
        if let Some(state) = State::from_list(text) {
            return Ok(format!("state:{state}"));
        }
        let written =
            text.split_once(':').is_some_and(|(kind, _)| ["state", "call", "meeting", "region"].contains(&kind));
        match slug(text).as_str() {
            "all" | "alle" | "gesamt" | "insgesamt" | "netzwerk" | "bund" | "bundesweit" | "deutschland" => {
                Ok("all".to_owned())
            }
            _ if written => Ok(text.to_owned()),
            _ => self.read(text).map(|call| format!("call:{call}")).map_err(|_| {
                let (de, en) = ("alle, ein Land oder das Jahr eines Aufrufs", "all, a state or the year of a call");
                Flaw { rule: &VALUE_UNREADABLE, expected: Template::new(de, en).into() }
            }),
        }
    }

    /// The kind of meeting that a text names, a word of the programme.
    pub(super) fn meeting_kind(&self, text: &str) -> Result<String, Flaw> {
        let kinds = &self.programme().vocabulary().meeting_kinds;
        let word = slug(text);
        let is_it = |text: &String| slug(text) == word;
        let found = kinds.iter().find(|kind| {
            is_it(&kind.id) || is_it(&kind.label.de) || is_it(&kind.label.en) || kind.also.iter().any(is_it)
        });
        let known = || kinds.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>().join(", ").into();
        found.map(|kind| kind.id.clone()).ok_or_else(|| Flaw { rule: &VALUE_UNREADABLE, expected: known() })
    }
}
