//! N: figures that do not fit together, are missing, or count people twice.

use super::context::{Context, cell, found};
use super::memberships::part_and_whole;
use super::rules::populations as rules;
use crate::finding::{Evidence, Finding};
use crate::place::Basis;
use crate::register::{Place, Population};
use crate::time::{add_months, months_between};

/// The order of the censuses; none: the figure rests on none.
fn census(basis: Basis) -> Option<u8> {
    match basis {
        Basis::Census1987 => Some(0),
        Basis::Census2011 => Some(1),
        Basis::Census2022 => Some(2),
        _ => None,
    }
}

/// Two figures of a place one after the other, of those that a test leaves.
fn neighbours<'a>(
    context: &Context<'a>,
    counts: impl Fn(&Population) -> bool + Copy,
) -> impl Iterator<Item = (&'a Population, &'a Population)> {
    let series = context.populations.iter();
    let series = series.map(move |(_, figures)| figures.iter().copied().filter(|it| counts(it)).collect::<Vec<_>>());
    series.flat_map(|figures| {
        figures.windows(2).filter_map(|two| Some((*two.first()?, *two.last()?))).collect::<Vec<_>>()
    })
}

/// N002: a series that goes back to an older census.
pub(super) fn bases_mixed(context: &Context<'_>) -> Vec<Finding> {
    let back = neighbours(context, |figure| census(figure.basis).is_some()).filter(|(before, figure)| {
        census(figure.basis) < census(before.basis) && before.day.latest() < figure.day.earliest()
    });
    back.map(|(before, figure)| {
        let finding = found(&rules::BASES_MIXED, figure, "basis").resting_on(cell(before, "basis"));
        let finding = finding.with("basis", figure.basis.as_str()).with("day", figure.day.without_wording());
        finding.with("before", before.basis.as_str()).with("earlier", before.day.without_wording())
    })
    .collect()
}

/// N003: a change of more than a twentieth a year between two figures of one basis, with no new key between them.
pub(super) fn jump(context: &Context<'_>) -> Vec<Finding> {
    let found_jump = |(before, figure): (&Population, &Population)| {
        let (earlier, day) = (before.day.earliest(), figure.day.earliest());
        let changed = context.keys.get(figure.place.as_str()).iter().any(|key| {
            let began = key.from.as_ref().is_some_and(|from| earlier <= from.latest() && from.earliest() <= day);
            let ended = key.last_day.as_ref().is_some_and(|last| earlier <= last.latest() && last.earliest() <= day);
            began || ended
        });
        let percent = yearly_percent(before, figure)?;
        (before.basis == figure.basis && percent.abs() > 5 && !changed).then(|| {
            let finding = found(&rules::JUMP, figure, "inhabitants").resting_on(cell(before, "inhabitants"));
            let finding = finding.with("before", before.inhabitants).with("earlier", before.day.without_wording());
            let finding = finding.with("inhabitants", figure.inhabitants).with("day", figure.day.without_wording());
            finding.with("percent", percent)
        })
    };
    neighbours(context, |figure| figure.basis != Basis::Estimate).filter_map(found_jump).collect()
}

/// The change between two figures in per cent of the first, a year; changes within a year count whole.
fn yearly_percent(before: &Population, figure: &Population) -> Option<i64> {
    let months = i64::from(months_between(before.day.earliest(), figure.day.earliest())).max(12);
    let change = figure.inhabitants.checked_sub(before.inhabitants)?.checked_mul(1_200)?;
    change.checked_div(before.inhabitants.checked_mul(months)?)
}

/// N004: an estimate where an official figure of the two years around it exists.
pub(super) fn claim_for_official(context: &Context<'_>) -> Vec<Finding> {
    const MONTHS: i32 = 24;
    let mut findings = Vec::new();
    for (_, figures) in context.populations.iter() {
        let official = || figures.iter().filter(|figure| census(figure.basis).is_some());
        for claimed in figures.iter().filter(|figure| figure.basis == Basis::Estimate) {
            let months = |other: &Population| months_between(claimed.day.earliest(), other.day.earliest()).abs();
            let Some(nearest) = official().min_by_key(|other| months(other)).filter(|it| months(it) <= MONTHS) else {
                continue;
            };
            let difference = claimed.inhabitants.saturating_sub(nearest.inhabitants).saturating_mul(100);
            let finding = found(&rules::CLAIM_FOR_OFFICIAL, *claimed, "inhabitants");
            findings.push(
                finding
                    .resting_on(cell(*nearest, "inhabitants"))
                    .with("claimed", claimed.inhabitants)
                    .with("day", claimed.day.without_wording())
                    .with("official", nearest.inhabitants)
                    .with("official_day", nearest.day.without_wording())
                    .with("percent", difference.checked_div(nearest.inhabitants).unwrap_or(0)),
            );
        }
    }
    findings
}

/// N005: a member without a figure in the months before the last day of its call.
pub(super) fn without_figure(context: &Context<'_>) -> Vec<Finding> {
    let months = context.programme().figure_window().map_or(24, |window| window.months);
    let missing = context.all_stays().filter_map(|stay| {
        let membership = stay.membership;
        let deadline = context.programme().call(membership.call.as_ref()?.as_str())?.deadline().latest();
        let first = add_months(deadline, -i32::try_from(months).ok()?)?;
        let figures = context.populations.get(membership.place.as_str());
        let near = figures.iter().any(|it| it.day.earliest() <= deadline && first <= it.day.latest());
        (!near).then(|| {
            let finding = found(&rules::WITHOUT_FIGURE, membership, "place");
            finding.with("months", i64::from(months)).with("day", deadline)
        })
    });
    missing.collect()
}

/// N007: a member and its part, both with figures that a total would add.
pub(super) fn counted_twice(context: &Context<'_>) -> Vec<Finding> {
    let figure = |place: &Place| context.populations.get(place.id.as_str()).last().map(|it| cell(*it, "inhabitants"));
    let both = part_and_whole(context).into_iter().filter_map(|(part, whole)| {
        let evidence: [Evidence; 2] = [figure(part)?, figure(whole)?];
        let finding = found(&rules::COUNTED_TWICE, part, "part_of");
        let finding = finding.with("part", part.id.as_str()).with("whole", whole.id.as_str());
        Some(evidence.into_iter().fold(finding, Finding::resting_on))
    });
    both.collect()
}
