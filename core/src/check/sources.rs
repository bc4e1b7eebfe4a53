//! S and X: what the sources are worth, what the published figures say, and what must not be here.

use super::context::{Context, each_value, found};
use super::rules::sources as rules;
use crate::finding::{Evidence, Finding, Fix};
use crate::language::Template;
use crate::register::field::Seen;
use crate::register::{Claim, Record};

/// S003 to S011: published figures that exclude each other, copy each other or differ from the list.
pub(super) fn published_figures(context: &Context<'_>) -> Vec<Finding> {
    if context.register.claims().is_empty() {
        return Vec::new();
    }
    let findings = context.register.reconcile().findings().into_iter();
    findings.map(|finding| with_comparator(context, finding)).collect()
}

/// A comparator that the source's own words give can be put in their place: nothing else is lost.
fn with_comparator(context: &Context<'_>, finding: Finding) -> Finding {
    let subject = finding.subject();
    let claim = subject.record.as_deref().and_then(|id| context.register.claims().get(id));
    let Some(claim) = claim.filter(|_| subject.table.as_deref() == Some(Claim::TABLE)) else { return finding };
    let finding = finding.resting_on(super::context::cell(claim, "value"));
    let said = claim.wording.as_deref().and_then(comparator_said).filter(|_| finding.code() == "S007");
    match said {
        Some(said) => finding.mended_by(Fix {
            table: Claim::TABLE.to_owned(),
            record: claim.id().to_owned(),
            field: "comparator".to_owned(),
            before: claim.comparator.to_string(),
            after: said.to_owned(),
        }),
        None => finding,
    }
}

/// The comparator that a source's words hold.
fn comparator_said(wording: &str) -> Option<&'static str> {
    let words = wording.to_lowercase();
    let has = |word: &str| words.split(|c: char| !c.is_alphabetic()).any(|said| said == word);
    if has("über") || has("over") || words.contains("more than") || words.contains("mehr als") {
        Some("more-than")
    } else if words.contains("at least") || has("mindestens") {
        Some("at-least")
    } else if has("rund") || has("etwa") || has("about") || has("circa") || has("ca") {
        Some("about")
    } else {
        None
    }
}

/// S009: a page that was read and not archived.
pub(super) fn not_archived(context: &Context<'_>) -> Vec<Finding> {
    const ARCHIVES: [&str; 4] = ["web.archive.org", "archive.org", "archive.today", "perma.cc"];
    let fleeting = context.register.sources().iter().filter_map(|source| {
        let (url, retrieved) = source.url.as_ref().zip(source.retrieved.as_ref())?;
        let kept = ARCHIVES.iter().any(|archive| url.contains(archive));
        (!kept).then(|| found(&rules::NOT_ARCHIVED, source, "url").with("retrieved", retrieved.without_wording()))
    });
    fleeting.collect()
}

/// X004: a mail address or telephone number in a text. What it is stands in the finding, not the text itself.
pub(super) fn personal(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_value(context.register, &mut |table, record, field, value| {
        let text = match value {
            Seen::Text(text) => text,
            Seen::When(when) => when.wording().unwrap_or_default(),
            Seen::Other => return,
        };
        let what = if text.contains('@') && text.split_whitespace().any(is_mail) {
            Template::new("eine Mailadresse", "a mail address")
        } else if names_telephone(text) {
            Template::new("eine Telefonnummer", "a telephone number")
        } else {
            return;
        };
        let evidence = Evidence {
            table: table.into(),
            record: record.to_owned(),
            field: field.into(),
            value: String::new(),
            source: Vec::new(),
        };
        let finding = Finding::new(&rules::PERSONAL).about(table, record).field(field).resting_on(evidence);
        findings.push(finding.with("field", field).with("what", what));
    });
    findings
}

fn is_mail(word: &str) -> bool {
    let Some((user, host)) = word.split_once('@') else { return false };
    let ends = host.split_once('.').is_some_and(|(name, end)| !name.is_empty() && !end.is_empty());
    !user.is_empty() && !user.contains('/') && ends
}

/// A number of at least six digits behind a word for it or the prefix of the country.
fn names_telephone(cell: &str) -> bool {
    const WORDS: [&str; 6] = ["tel.", "tel:", "telefon", "phone", "mobil:", "+49"];
    if cell.bytes().filter(u8::is_ascii_digit).count() < 6 {
        return false;
    }
    let lower = cell.to_lowercase();
    WORDS.iter().filter_map(|word| lower.split_once(word)).any(|(_, after)| {
        let number = after.trim_start_matches([':', ' ', '.']);
        let number = number.chars().take_while(|c| c.is_ascii_digit() || " +-/()".contains(*c));
        number.filter(char::is_ascii_digit).count() >= 6
    })
}
