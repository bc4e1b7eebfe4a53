use std::cmp::Reverse;

use super::claim::Weighed;
use super::context::Context;
use super::index::NameIndex;
use super::letters::join;
use super::question::Question;
use super::resolution::{Candidate, Match, Near, NotFound, Reason, Resolution, Verdict};
use crate::official::Unit;

/// How many near names an answer proposes.
const NEAR: usize = 5;

impl NameIndex {
    /// The unit that a written name means.
    ///
    /// The text may say more than the name: an addition (`Neustadt (Hessen)`), the sort (`Landkreis Kassel`, `VG Daun`), a
    /// postcode, a state or district behind a comma. What it says and what the context says must fit. Without a word about the
    /// sort the municipality is meant. Similar names are only proposed.
    pub fn resolve<'a>(&'a self, name: &str, context: &Context) -> Resolution<'a> {
        let mut question = Question::read(self, name, context);
        if question.name.is_empty() {
            return Resolution::NotFound(NotFound { reason: Reason::Empty, near: Vec::new() });
        }
        if let Some(reason) = question.refusal.take() {
            return self.refused(&question, reason);
        }
        if question.bearers.is_empty() {
            let wholes = question.wholes();
            let reason = if wholes.is_empty() { Reason::UnknownName } else { Reason::PartOf(wholes) };
            return self.refused(&question, reason);
        }
        let bearers: Vec<_> = question.bearers.iter().map(|(at, _)| (&self.entries[*at], self.unit_of(*at))).collect();
        let weighed = Weighed::of(&question.claims, &bearers);
        let candidate = |at: usize| weighed.candidate(at, bearers[at].1, question.bearers[at].1);
        let kept: Vec<usize> = (0..bearers.len()).filter(|at| weighed.keeps(*at)).collect();
        if kept.is_empty() {
            let all = (0..bearers.len()).map(candidate).collect();
            return self.refused(&question, Reason::Contradicted(ranked(all)));
        }
        if kept.iter().all(|at| weighed.is_unconfirmed(*at, bearers[*at].1)) {
            return self.refused(&question, Reason::Unconfirmed(ranked(kept.into_iter().map(candidate).collect())));
        }
        match kept[..] {
            [at] => {
                let level = bearers[at].1.level;
                let namesakes = bearers.iter().map(|(_, unit)| *unit).filter(|unit| unit.level != level).collect();
                Resolution::Match(Match { candidate: candidate(at), namesakes })
            }
            _ => Resolution::Ambiguous(ranked(kept.into_iter().map(candidate).collect())),
        }
    }

    /// A refusal with the units that are near: those of the very name first.
    fn refused<'a>(&'a self, question: &Question<'a, '_>, reason: Reason<'a>) -> Resolution<'a> {
        let near = if question.bearers.is_empty() {
            let wholes: &[&Unit] = if let Reason::PartOf(wholes) = &reason { wholes } else { &[] };
            let similar = self.near.to(&join(&question.name), NEAR).into_iter();
            let similar = similar.map(|(at, similarity)| Near { unit: self.unit_of(at), similarity });
            let similar = similar.filter(|near| !wholes.iter().any(|whole| std::ptr::eq(*whole, near.unit)));
            let name = join(&question.name);
            let whole =
                |unit: &&'a Unit| Near { unit, similarity: strsim::sorensen_dice(&name, &super::fold(&unit.name)) };
            wholes.iter().map(whole).chain(similar).take(NEAR).collect()
        } else {
            question
                .bearers
                .iter()
                .take(NEAR)
                .map(|(at, _)| Near { unit: self.unit_of(*at), similarity: 1.0 })
                .collect()
        };
        Resolution::NotFound(NotFound { reason, near })
    }
}

/// Those with most in favour first, then the most populous.
fn ranked(mut candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    let in_favour =
        |candidate: &Candidate<'_>| candidate.evidence.iter().filter(|said| said.verdict == Verdict::Agrees).count();
    candidates.sort_by_key(|candidate| Reverse((in_favour(candidate), candidate.unit.inhabitants)));
    candidates
}
