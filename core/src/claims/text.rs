//! The conclusions in sentences.

use super::flow::Flow;
use super::ground::Ground;
use super::missing::MissingFact;
use super::quantity::Range;
use super::reconciliation::{Conflict, Reconciliation};
use super::scope::Scope;
use super::tables::quantity_phrase;
use super::verdict::{Judgement, Verdict};
use crate::language::plural::Noun;
use crate::language::{Language, Template, dates, list};
use crate::register::Claim;
use crate::time::Day;

/// How many grounds a sentence names.
const NAMED: usize = 3;

const ASSUMED: [Template; 2] = [
    Template::new(
        "Angenommen: Mitglied wird man durch einen Aufruf oder eine außerhalb davon geführte Mitgliedschaft.",
        "Assumed: members come in by a call, or by a membership that is listed outside the calls.",
    ),
    Template::new(
        "Angenommen: Wer aufgenommen wird, war noch nie Mitglied, es sei denn, das Register führt die Rückkehr.",
        "Assumed: whoever is admitted had never been a member, unless the register lists the return.",
    ),
];

impl Reconciliation {
    /// Everything that is concluded about a scope: flows, verdicts, conflicts, the most telling unknown number, assumptions.
    ///
    /// ```
    /// use stadtnetz::claims::Scope;
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::language::Language;
    ///
    /// let said = engagierte_stadt().reconcile().to_text(&Scope::All, Language::En);
    /// assert!(said.contains(
    ///     "1 July 2020: 50 + 32 = 82, reported 73, so 9 exits; 1 of the new ones a member before; 8 former members"
    /// ));
    /// ```
    pub fn to_text(&self, scope: &Scope, language: Language) -> String {
        let mut lines = vec![scope.to_text(language)];
        let flows = self.flows.iter().filter(|flow| flow.scope == *scope);
        lines.extend(flows.map(|flow| format!("- {}", flow.to_text(language))));
        let judged = self.claims.iter().zip(&self.verdicts).filter(|(_, judgement)| judgement.scope == *scope);
        lines.extend(judged.map(|(claim, judgement)| format!("- {}", judgement.sentence(claim, language))));
        let conflicts =
            self.conflicts.iter().filter(|conflict| conflict.scope == *scope && conflict.given_up.is_none());
        lines.extend(conflicts.map(|conflict| format!("- {}", conflict.to_text(language))));
        let telling = self.missing_facts.iter().find(|fact| fact.scope == *scope && fact.narrows_at_least > 0);
        lines.extend(telling.map(|fact| format!("- {}", fact.to_text(language))));
        lines.extend(ASSUMED.iter().map(|assumed| assumed.text(language).to_owned()));
        lines.join("\n")
    }

    /// What is to be held of a figure, in a sentence; `None` where there is no such claim.
    pub fn explain(&self, claim: &str, language: Language) -> Option<String> {
        Some(self.verdict(claim)?.sentence(self.claim(claim)?, language))
    }
}

impl Judgement {
    fn sentence(&self, claim: &Claim, language: Language) -> String {
        let figure = claim.comparator.phrase(claim.value, language);
        let as_of = claim
            .as_of
            .as_ref()
            .map_or_else(|| language.pick("ohne Tag", "undated").to_owned(), |when| when.without_wording().to_string());
        let quantity = quantity_phrase(claim.quantity).text(language);
        let said = self.verdict.phrase().render(language, |hole| match hole {
            "quantity" => Some(quantity_phrase(self.fits_as?).text(language).to_owned()),
            "known" => Some(self.known?.to_text(language)),
            _ => Some(grounds(&self.against, language)),
        });
        let days = self.days_of_note(claim, language).unwrap_or_default();
        format!("{figure} ({quantity}, {as_of}; {}): {said}{days}", claim.id)
    }

    /// The days on which a figure fits, where these are not simply the days it speaks of.
    fn days_of_note(&self, claim: &Claim, language: Language) -> Option<String> {
        let (quantity, (from, until)) = (self.fits_as?, self.fits_on?);
        let agrees = matches!(self.verdict, Verdict::Agrees | Verdict::AgreesOnlyOtherwise);
        let as_said = claim.as_of.as_ref().is_some_and(|when| (when.earliest(), when.latest()) == (from, until));
        if agrees && as_said {
            return None;
        }
        let template = if agrees {
            Template::new("; möglich nur {days}", "; possible only {days}")
        } else {
            Template::new("; passt als „{quantity}“ {days}", "; fits as \"{quantity}\" {days}")
        };
        Some(template.render(language, |hole| {
            let quantity = || quantity_phrase(quantity).text(language).to_owned();
            Some(if hole == "days" { span(from, until, language) } else { quantity() })
        }))
    }
}

const EXIT: Noun = Noun { de: ("Austritt", "Austritte"), en: ("exit", "exits") };
const FORMER: Noun =
    Noun { de: ("ehemaliges Mitglied", "ehemalige Mitglieder"), en: ("former member", "former members") };

impl Flow {
    /// The sum in a sentence.
    pub fn to_text(&self, language: Language) -> String {
        let (from, until) = self.after.days;
        let returned = match self.returned.exact() {
            Some(0) => String::new(),
            _ => Template::new("; {n} der Neuen schon einmal Mitglied", "; {n} of the new ones a member before")
                .render(language, |_| Some(self.returned.to_text(language))),
        };
        Template::new(
            "{day}: {before} + {entries} = {expected}, berichtet {after}, also {exits}{returned}; {gone} ({intakes})",
            "{day}: {before} + {entries} = {expected}, reported {after}, so {exits}{returned}; {gone} ({intakes})",
        )
        .render(language, |hole| {
            Some(match hole {
                "day" => span(from, until, language),
                "before" => self.before.members.to_text(language),
                "entries" => self.entries.to_text(language),
                "expected" => self.expected().to_text(language),
                "after" => self.after.members.to_text(language),
                "exits" => counted(self.exits, EXIT, language),
                "returned" => returned.clone(),
                "gone" => counted(self.gone, FORMER, language),
                "intakes" => grounds(&self.intakes, language),
                _ => return None,
            })
        })
    }
}

/// A number with its noun, also where it is a range.
fn counted(range: Range, noun: Noun, language: Language) -> String {
    match range.exact().and_then(|number| usize::try_from(number).ok()) {
        Some(number) => noun.counted(number, language),
        None => format!("{} {}", range.to_text(language), language.pick(noun.de, noun.en).1),
    }
}

impl Conflict {
    /// The set in a sentence.
    pub fn to_text(&self, language: Language) -> String {
        let all: Vec<String> = self.grounds.iter().map(|ground| ground.to_text(language)).collect();
        let template = match self.given_up {
            Some(_) => Template::new("zusammen unmöglich: {all}", "impossible together: {all}"),
            None => Template::new("nicht zu entscheiden zwischen {all}", "undecided between {all}"),
        };
        template.render(language, |_| Some(list::and(&all, language)))
    }
}

impl MissingFact {
    /// The unknown number in a sentence.
    pub fn to_text(&self, language: Language) -> String {
        let unknown = self.unknown.phrase().render(language, |_| Some(grounds(&self.intake, language)));
        let values = |hole: &str| {
            Some(match hole {
                "unknown" => unknown.clone(),
                "known" => self.known.to_text(language),
                "least" => crate::language::numbers::integer(self.narrows_at_least, language),
                _ => return None,
            })
        };
        Template::new(
            "am meisten klärte: {unknown} (bekannt: {known}); die Zahlen um alle Aufnahmen würden um mindestens {least} enger",
            "most would be settled by: {unknown} (known: {known}); the numbers around all intakes would narrow by at least {least}",
        )
        .render(language, values)
    }
}

/// The first few grounds, and how many more there are.
fn grounds(grounds: &[Ground], language: Language) -> String {
    let mut named: Vec<String> = grounds.iter().take(NAMED).map(|ground| ground.to_text(language)).collect();
    if grounds.len() > NAMED {
        named.push(format!("{} {}", grounds.len() - NAMED, language.pick("weitere", "more")));
    }
    list::and(&named, language)
}

fn span(from: Day, until: Day, language: Language) -> String {
    if from == until {
        return dates::day(from, language);
    }
    format!("{} {} {}", dates::day(from, language), language.pick("bis", "to"), dates::day(until, language))
}
