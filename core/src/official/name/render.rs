//! Answers in sentences.

use super::{Candidate, Feature, NotFound, Reason, Resolution, SaidBy, Verdict};
use crate::language::{Language, Template};
use crate::official::Unit;

impl Resolution<'_> {
    /// The answer with its evidence, a line each.
    pub fn to_text(&self, language: Language) -> String {
        let mut lines = Vec::new();
        match self {
            Self::Match(found) => {
                lines.push(unit(found.candidate.unit));
                lines.extend(evidence(&found.candidate, language));
                let namesake =
                    Template::new("  gleichnamig, nicht gemeint: {unit}", "  of the same name, not meant: {unit}");
                let fill = |other| move |_: &str| Some(unit(other));
                lines.extend(found.namesakes.iter().map(|other| namesake.render(language, fill(other))));
            }
            Self::Ambiguous(candidates) => {
                let several = Template::new("mehrdeutig: {n} Einheiten passen", "ambiguous: {n} units fit");
                lines.push(several.render(language, |_| Some(candidates.len().to_string())));
                lines.extend(candidates.iter().flat_map(|one| listed(one, language)));
            }
            Self::NotFound(refused) => lines.extend(refusal(refused, language)),
        }
        lines.join("\n")
    }
}

fn refusal(refused: &NotFound<'_>, language: Language) -> Vec<String> {
    let reason = match &refused.reason {
        Reason::Empty => Template::new("kein Name", "no name"),
        Reason::UnknownName => Template::new("keine Einheit heißt so", "no unit bears this name"),
        Reason::PartOf(_) => Template::new(
            "sieht nach einem Ortsteil aus; Ortsteile stehen nicht im Verzeichnis",
            "looks like a part of a municipality; parts are not in the directory",
        ),
        Reason::KindNotListed(_) => {
            Template::new("Orte dieser Art stehen nicht im Verzeichnis", "places of this kind are not in the directory")
        }
        Reason::Contradicted(_) => Template::new(
            "Einheiten heißen so, aber eine Angabe schließt jede aus",
            "units bear this name, but something said rules each of them out",
        ),
        Reason::Unconfirmed(_) => Template::new(
            "Einheiten heißen so, aber nichts zeigt, dass sie dort liegen",
            "units bear this name, but nothing shows that they lie there",
        ),
    };
    let mut lines = vec![format!("{}: {}", language.pick("nicht gefunden", "not found"), reason.text(language))];
    if let Reason::Contradicted(candidates) | Reason::Unconfirmed(candidates) = &refused.reason {
        lines.extend(candidates.iter().flat_map(|one| listed(one, language)));
    } else {
        let near = Template::new("  ähnlich: {unit}", "  near: {unit}");
        lines.extend(refused.near.iter().map(|other| near.render(language, |_| Some(unit(other.unit)))));
    }
    lines
}

fn listed(candidate: &Candidate<'_>, language: Language) -> Vec<String> {
    let first = format!("  {}", unit(candidate.unit));
    let evidence = evidence(candidate, language).into_iter().map(|line| format!("  {line}"));
    std::iter::once(first).chain(evidence).collect()
}

fn evidence(candidate: &Candidate<'_>, language: Language) -> Vec<String> {
    let said = candidate.evidence.iter().filter(|said| said.said_by != SaidBy::Default);
    let line = |said: &super::Evidence| {
        let verdict = match said.verdict {
            Verdict::Agrees => Template::new("stimmt", "agrees"),
            Verdict::Disagrees => Template::new("stimmt nicht", "disagrees"),
            Verdict::Unknown => Template::new("nicht zu prüfen", "not settled"),
        };
        format!("  {} {}: {}", feature(said.feature).text(language), said.said, verdict.text(language))
    };
    said.map(line).collect()
}

fn feature(feature: Feature) -> Template {
    match feature {
        Feature::Addition => Template::new("Zusatz", "addition"),
        Feature::State => Template::new("Land", "state"),
        Feature::County => Template::new("Kreis", "district"),
        Feature::Postcode => Template::new("Postleitzahl", "postcode"),
        Feature::Kind => Template::new("Art", "kind"),
        Feature::Population => Template::new("Einwohner", "inhabitants"),
        Feature::Suffix => Template::new("Bezeichnung", "title"),
    }
}

/// `06534016 Neustadt (Hessen), Stadt (DE-HE)`.
fn unit(unit: &Unit) -> String {
    let key = unit.ags.map(|key| key.to_string()).or_else(|| unit.ars.map(|key| key.to_string())).unwrap_or_default();
    let state = unit.state().map_or_else(String::new, |state| format!(" ({state})"));
    format!("{key} {}{state}", unit.name)
}
