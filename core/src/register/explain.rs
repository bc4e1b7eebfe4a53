//! Why a place was a member on a day, in sentences.

use super::bounds::Bounds;
use super::statement::{Statement, StatementKind};
use super::view::{MemberStatus, Standing, Stay};
use crate::language::{Language, Template};
use crate::time::Day;

const ASSUMED: Template = Template::new(
    "Angenommen: Zwischen zwei Tagen, die sie belegen, war eine Mitgliedschaft nicht unterbrochen.",
    "Assumed: nothing interrupted a membership between two days that show it.",
);

impl Standing<'_> {
    /// The place's status on the day and everything it rests on: each membership with what is known of its days, and each
    /// statement about it with its days, whether it proves something, the record that makes it and that record's sources.
    ///
    /// ```
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::language::Language;
    /// use stadtnetz::time::parse_day;
    ///
    /// let view = engagierte_stadt().on(parse_day("2020-07-01")?);
    /// let kassel = view.place("kassel").ok_or("no such place")?;
    /// let why = kassel.to_text(Language::En);
    /// assert!(why.starts_with("Kassel on 2020-07-01: certainly a member\n"));
    /// assert!(why.contains("began 2020-07-01: memberships kassel-1 (sources: "));
    /// assert!(why.contains("a term was planned to end 2023, which proves nothing: memberships kassel-1 (sources: "));
    /// assert!(kassel.to_text(Language::De).starts_with("Kassel am 2020-07-01: sicher Mitglied\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_text(&self, language: Language) -> String {
        let Self { place, day, status, stays } = self;
        let on = language.pick("am", "on");
        let mut lines = vec![format!("{} {on} {day}: {}", place.name, status_phrase(*status).text(language))];
        for stay in stays {
            lines.push(String::new());
            lines.push(format!("{}: {}", stay.membership.id, status_phrase(stay.status).text(language)));
            lines.extend(stay.evidence(language));
        }
        lines.push(String::new());
        lines.push(ASSUMED.text(language).to_owned());
        lines.join("\n")
    }
}

impl Stay<'_> {
    /// What is known of its days and every statement, a line each.
    pub(super) fn evidence(&self, language: Language) -> Vec<String> {
        let known = self.known(language).into_iter().map(|known| format!("  {known}"));
        known.chain(self.statements.iter().map(|said| format!("  - {}", said.to_text(language)))).collect()
    }

    /// What the statements leave of the first and the last day, and the term the membership was last seen in.
    fn known(&self, language: Language) -> Vec<String> {
        let Bounds { first_earliest, first_latest, last_earliest, last_latest, absent_on, contradictory } =
            &self.bounds;
        let fill = |days: String| move |_: &str| Some(days.clone());
        let first = between(*first_earliest, *first_latest, language);
        let last = between(*last_earliest, *last_latest, language);
        let mut known = vec![
            Template::new("erster Tag: {days}", "first day: {days}").render(language, fill(first)),
            Template::new("letzter Tag: {days}", "last day: {days}").render(language, fill(last)),
        ];
        if let Some(end) = self.term_end {
            let term = Template::new("letzte bekannte Laufzeit: bis {days}", "last known term: until {days}");
            known.push(term.render(language, fill(end.to_string())));
        }
        known.extend(
            absent_on
                .iter()
                .map(|day| Template::new("nicht am {days}", "not on {days}").render(language, fill(day.to_string()))),
        );
        if *contradictory {
            let excluded = Template::new(
                "die Angaben schließen einander aus; an keinem Tag sicher",
                "the statements exclude each other; certain on no day",
            );
            known.push(excluded.text(language).to_owned());
        }
        known
    }
}

impl Statement {
    /// What is said, of which days, whether it proves something, by which record, from which sources.
    pub fn to_text(&self, language: Language) -> String {
        let said = kind_phrase(self.kind).text(language);
        let words = self.when.wording().map_or_else(String::new, |words| match language {
            Language::De => format!(" („{words}“)"),
            Language::En => format!(" (\"{words}\")"),
        });
        let doubt = language.pick(", was nichts beweist", ", which proves nothing");
        let doubt = if self.proves { "" } else { doubt };
        let sources: Vec<&str> = self.source.iter().map(super::Id::as_str).collect();
        let sources = match sources.as_slice() {
            [] => String::new(),
            several => format!(" ({}: {})", language.pick("Quellen", "sources"), several.join(", ")),
        };
        format!("{said} {}{words}{doubt}: {} {}{sources}", self.when, self.table, self.record)
    }
}

fn status_phrase(status: MemberStatus) -> Template {
    match status {
        MemberStatus::Certain => Template::new("sicher Mitglied", "certainly a member"),
        MemberStatus::Presumed => Template::new("vermutlich Mitglied", "presumably a member"),
        MemberStatus::Possible => Template::new("möglicherweise Mitglied", "possibly a member"),
        MemberStatus::No => Template::new("kein Mitglied", "not a member"),
    }
}

/// What stands before the days of a statement.
fn kind_phrase(kind: StatementKind) -> Template {
    match kind {
        StatementKind::Start => Template::new("begann", "began"),
        StatementKind::CallOpened => Template::new("Aufruf eröffnet", "call opened"),
        StatementKind::Seen => Template::new("belegt", "seen"),
        StatementKind::OpenAsOf => Template::new("noch offen", "still open"),
        StatementKind::End => Template::new("endete", "ended"),
        StatementKind::AbsentFromCompleteList => {
            Template::new("fehlt auf einer vollständigen Liste", "absent from a complete list")
        }
        StatementKind::PlannedEnd => Template::new("Ende einer Laufzeit geplant", "a term was planned to end"),
    }
}

/// A day, a span of days, or a day and all later ones.
fn between(earliest: Day, latest: Option<Day>, language: Language) -> String {
    match latest {
        Some(latest) if latest == earliest => earliest.to_string(),
        Some(latest) => format!("{earliest} {} {latest}", language.pick("bis", "to")),
        None => format!("{earliest} {}", language.pick("oder später", "or later")),
    }
}
