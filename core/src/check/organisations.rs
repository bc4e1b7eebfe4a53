//! O: organisations, their roles and sectors.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, cell, found};
use super::rules::organisations as rules;
use crate::finding::{Finding, Fix};
use crate::language::Template;
use crate::register::{LocalPartner, Organisation, Record, Role};
use crate::time::{Day, LAST_DAY, When, months_between};

/// O003: a role that only one organisation can have, held by two on one day.
pub(super) fn exclusive_role(context: &Context<'_>) -> Vec<Finding> {
    let exclusive = context.programme().vocabulary().roles.iter().filter(|role| role.exclusive);
    let mut findings = Vec::new();
    for term in exclusive {
        let mut held: Vec<(Day, Day, &Role)> = context
            .register
            .roles()
            .iter()
            .filter(|role| role.role == term.id)
            .filter_map(|role| certain_days(context, role))
            .collect();
        held.sort_by_key(|(from, _, role)| (*from, role.id()));
        for (at, (from, _, role)) in held.iter().enumerate() {
            let other =
                held.iter().take(at).find(|(_, last, other)| from <= last && other.organisation != role.organisation);
            findings.extend(other.map(|(.., other)| {
                let finding = found(&rules::EXCLUSIVE_ROLE, *role, "role").resting_on(cell(*other, "role"));
                let finding = finding.with("role", role.role.as_str()).with("found", role.organisation.as_str());
                finding.with("other", other.organisation.as_str()).with("day", *from)
            }));
        }
    }
    findings
}

/// The first and last day on which a role was certainly held; a role without days of its own is dated by its phase.
fn certain_days<'a>(context: &Context<'_>, role: &'a Role) -> Option<(Day, Day, &'a Role)> {
    let phase = role.phase.as_ref().and_then(|phase| context.programme().phase(phase.as_str()));
    let from = role.from.as_ref().or_else(|| phase?.starts.as_ref())?;
    let last = role.last_day.as_ref().or_else(|| phase?.end_known());
    let last = last.map_or(LAST_DAY, When::earliest);
    (!from.is_qualified() && from.latest() <= last).then(|| (from.latest(), last, role))
}

/// O004: a partner without a sector, or with two of them and no days.
pub(super) fn sector_open(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, partners) in context.partners.iter() {
        let mut sectors: BTreeMap<&str, &LocalPartner> = BTreeMap::new();
        for partner in partners {
            let own = context.register.organisations().get(partner.organisation.as_str());
            if partner.sector.is_none() {
                findings.push(without_sector(partner, own));
                continue;
            }
            let dated = partner.from.is_some() || partner.last_day.is_some();
            let before = sectors.insert(partner.organisation.as_str(), partner);
            if let Some(other) = before.filter(|other| other.sector != partner.sector && !dated) {
                let problem = Template::new("zwei Sektoren ohne Tage", "two sectors without days");
                let finding = found(&rules::SECTOR_OPEN, *partner, "sector").resting_on(cell(other, "sector"));
                findings.push(finding.with("problem", problem).with("found", partner.organisation.as_str()));
            }
        }
    }
    findings
}

fn without_sector(partner: &LocalPartner, organisation: Option<&Organisation>) -> Finding {
    let finding = found(&rules::SECTOR_OPEN, partner, "sector");
    let problem = Template::new("ohne Sektor", "without a sector");
    let finding = finding.with("problem", problem).with("found", partner.organisation.as_str());
    let own = organisation.and_then(|organisation| Some((organisation, organisation.sector.as_ref()?)));
    match own {
        Some((organisation, sector)) => finding.resting_on(cell(organisation, "sector")).mended_by(Fix {
            table: LocalPartner::TABLE.to_owned(),
            record: partner.id().to_owned(),
            field: "sector".to_owned(),
            before: String::new(),
            after: sector.clone(),
        }),
        None => finding,
    }
}

/// O005: two organisations whose names differ in hardly more than their legal form.
///
/// Names are compared with their neighbours in alphabetical order of their words, so the time grows with the number of names.
pub(super) fn near_duplicate(context: &Context<'_>) -> Vec<Finding> {
    const NEIGHBOURS: usize = 3;
    const ALIKE: f64 = 0.95;
    let mut names: Vec<(String, &Organisation)> =
        context.register.organisations().iter().map(|organisation| (words(&organisation.name), organisation)).collect();
    names.sort_by(|a, b| (&a.0, a.1.id()).cmp(&(&b.0, b.1.id())));
    let places = places_of(context);
    let elsewhere = |one: &Organisation, other: &Organisation| {
        let both = places.get(one.id()).zip(places.get(other.id()));
        both.is_some_and(|(one, other)| one.is_disjoint(other))
    };
    let mut findings = Vec::new();
    for (at, (name, organisation)) in names.iter().enumerate() {
        let near = names.iter().skip(at + 1).take(NEIGHBOURS);
        let alike = near.filter(|(other, of)| {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let comparable = !name.is_empty() && digits(name) == digits(other) && !elsewhere(organisation, of);
            comparable && strsim::normalized_levenshtein(name, other) >= ALIKE
        });
        findings.extend(alike.map(|(_, other)| {
            let finding = found(&rules::NEAR_DUPLICATE, *organisation, "name").resting_on(cell(*other, "name"));
            let finding = finding.with("found", organisation.name.as_str()).with("other", other.name.as_str());
            finding.with("record", other.id())
        }));
    }
    findings
}

/// The places in whose partnerships an organisation is: local bodies of two places may share a name.
fn places_of<'a>(context: &Context<'a>) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for partner in context.register.local_partners() {
        let membership = context.register.memberships().get(partner.subject.as_str()).map(|it| &it.place);
        let application = || context.register.applications().get(partner.subject.as_str()).map(|it| &it.place);
        if let Some(place) = membership.or_else(application) {
            places.entry(partner.organisation.as_str()).or_default().insert(place.as_str());
        }
    }
    places
}

/// The words of a name in order, without case, punctuation and legal forms.
fn words(name: &str) -> String {
    const FORMS: [&str; 10] = ["e", "v", "ev", "gmbh", "ggmbh", "ag", "mbh", "ug", "der", "die"];
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !FORMS.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// O007: a partner that only one source shows, published five years or more before the day of the check.
pub(super) fn known_only_once(context: &Context<'_>) -> Vec<Finding> {
    const YEARS: i32 = 5;
    let old = context.register.local_partners().iter().filter_map(|partner| {
        let [source] = partner.source.as_slice() else { return None };
        let published = context.register.sources().get(source.as_str())?.published.as_ref()?;
        let years = months_between(published.latest(), context.day) / 12;
        (years >= YEARS)
            .then(|| found(&rules::KNOWN_ONLY_ONCE, partner, "source").with("published", published.without_wording()))
    });
    old.collect()
}
