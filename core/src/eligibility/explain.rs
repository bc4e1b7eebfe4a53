//! From a question and facts to the explanation.

use super::decisive::Literals;
use super::explanation::{Asked, Explanation, Input, Known, LeftOut, Margin, Missing, ParameterUsed, Says, Step};
use super::facts::{Facts, Inhabitants};
use super::figures::{Counts, Selection, judge_figure};
use super::glossary::words_of;
use super::judgement::{Judgement, Reason};
use super::leaf::{Leaf, Required, covered};
use super::question::{Body, Node, Question, Used};
use crate::place::PopulationBand;
use crate::programme::SectorRequirement;
use crate::time::Answer;

/// Lists of changes that are shown; further ones are no smaller.
const SHOWN_FLIPS: usize = 16;

impl Question<'_> {
    /// The answer for a place with everything it rests on.
    pub fn explain(&self, place: &str, facts: &Facts) -> Explanation {
        let (id, decisive) = self.root.decide(facts);
        let because = step(&self.root, facts);
        let literals = Literals::of(&self.root, facts);
        let sets = literals.sufficient(decisive.answer == Answer::Yes);
        let margin = margin_of(&because, id, decisive);
        Explanation {
            verdict: decisive.answer,
            reason: format!("{id}:{}", decisive.reason),
            asked: Asked {
                place: place.to_owned(),
                call: self.call.id.clone(),
                rule: self.rule.kind,
                question: self.rule.label.clone(),
                programme: self.programme.id().to_owned(),
                version: self.programme.version().to_owned(),
                source: self.rule.source.clone(),
                as_of: self.asked_on(),
            },
            margin,
            missing: if decisive.answer == Answer::Unknown { missing(&because) } else { Vec::new() },
            flips: literals.flips(&sets, decisive.answer, facts, SHOWN_FLIPS),
            decisive: literals.named(&sets),
            because,
            words: words_of(self.programme),
        }
    }
}

/// The margin of the step that decides.
fn margin_of(step: &Step, id: &str, decisive: Judgement) -> Option<Margin> {
    let here = step.parts.is_empty() && step.id == id && step.reason == decisive.reason;
    if here { step.margin.clone() } else { step.parts.iter().find_map(|part| margin_of(part, id, decisive)) }
}

/// What the open parts of an open step need.
fn missing(step: &Step) -> Vec<Missing> {
    let open = step.parts.iter().filter(|part| part.verdict == Answer::Unknown).flat_map(missing);
    step.missing.iter().cloned().chain(open).collect()
}

fn step(node: &Node<'_>, facts: &Facts) -> Step {
    let judgement = node.judge(facts);
    let parts: Vec<Step> = match &node.body {
        Body::All(parts) | Body::Any(parts) | Body::AtLeast(_, parts) => {
            parts.iter().map(|part| step(part, facts)).collect()
        }
        Body::Not(part) => vec![step(part, facts)],
        Body::Leaf(leaf) => return leaf_step(node, leaf, judgement, facts),
    };
    let reason = match judgement.answer {
        Answer::Yes => Reason::Met,
        Answer::No => Reason::NotMet,
        Answer::Unknown => Reason::Open,
    };
    Step { parts, ..bare(node, judgement.answer, reason) }
}

fn bare(node: &Node<'_>, verdict: Answer, reason: Reason) -> Step {
    Step {
        verdict,
        id: node.id.to_owned(),
        test: node.condition.test.as_str(),
        // The parts that a condition stands for have ids of their own, and its label names none of them.
        label: node.condition.label.clone().filter(|_| node.id == node.condition.id),
        reason,
        parameter: None,
        inputs: Vec::new(),
        margin: None,
        missing: Vec::new(),
        change: None,
        parts: Vec::new(),
    }
}

fn leaf_step(node: &Node<'_>, leaf: &Leaf<'_>, judgement: Judgement, facts: &Facts) -> Step {
    let needs = |(fact, reason)| Missing { id: node.id.to_owned(), fact, reason };
    let open = judgement.answer == Answer::Unknown;
    let to = if judgement.answer == Answer::Yes { Answer::No } else { Answer::Yes };
    Step {
        parameter: Some(leaf.parameter(facts)),
        inputs: leaf.inputs(facts),
        margin: judgement.margin.map(|amount| leaf.margin(amount, facts)),
        missing: if open { leaf.missing(judgement.reason, facts).into_iter().map(needs).collect() } else { Vec::new() },
        change: Some(leaf.change(node.id, to, judgement, facts)),
        ..bare(node, judgement.answer, judgement.reason)
    }
}

impl Leaf<'_> {
    /// What the leaf is about: `population`, `kind`, `partners`, a commitment, an event.
    pub(super) fn fact(&self) -> &str {
        match self {
            Self::InBand { .. } => "population",
            Self::KindIn { .. } => "kind",
            Self::Covers { .. } => "sectors",
            Self::CountAtLeast { fact, .. } => fact,
            Self::Has { commitment } => commitment,
            Self::Within { event, .. } => event,
        }
    }

    fn parameter(&self, facts: &Facts) -> ParameterUsed {
        let plain = |id: &str, says| ParameterUsed {
            id: id.to_owned(),
            says,
            from: None,
            last_day: None,
            verified_until: None,
            figures_of: None,
            beyond_verified: false,
            source: Vec::new(),
        };
        match self {
            Self::InBand { band: Ok((used, band)), selection, .. } => {
                ParameterUsed { figures_of: Some(selection.days()), ..used.parameter(says_band(band)) }
            }
            Self::InBand { scale, .. } => plain(scale.map_or("bands", |scale| &scale.id), Says::Unknown),
            Self::KindIn { kinds } => plain("kinds", Says::Words(kinds.iter().map(ToString::to_string).collect())),
            Self::Covers { required } => plain("sectors", Says::Words(required.iter().map(alternatives).collect())),
            Self::CountAtLeast { required, selection, .. } => {
                let says = required.as_ref().ok().and_then(|required| {
                    let (least, most) = required.range(&facts.figures, selection).ok()?;
                    Some(Says::AtLeast { least, most })
                });
                let says = says.unwrap_or(Says::Unknown);
                match required {
                    Ok(Required::Value(used, _)) => used.parameter(says),
                    _ => plain("number", says),
                }
            }
            Self::Has { commitment } => plain("commitment", Says::Words(vec![(*commitment).to_owned()])),
            Self::Within { readings, .. } => plain("window", Says::Days(readings.clone())),
        }
    }

    fn inputs(&self, facts: &Facts) -> Vec<Input> {
        match self {
            Self::InBand { band, selection, .. } => {
                let band = band.as_ref().ok().map(|(_, band)| band);
                facts.figures.iter().map(|figure| population(figure, band, selection, &facts.figures)).collect()
            }
            Self::KindIn { kinds } => facts
                .kind
                .map(|kind| Input {
                    fact: "kind".to_owned(),
                    value: Known::Word(kind.to_string()),
                    says: Answer::from(kinds.contains(&kind)),
                    left_out: None,
                    source: facts.kind_source.clone(),
                })
                .into_iter()
                .collect(),
            Self::Covers { required } => {
                let asked = |sector: &String| required.iter().any(|requirement| requirement.any_of.contains(sector));
                let present = facts.sectors.iter().map(|(sector, source)| Input {
                    fact: "partners".to_owned(),
                    value: Known::Word(sector.clone()),
                    says: if asked(sector) { Answer::Yes } else { Answer::Unknown },
                    left_out: None,
                    source: source.clone(),
                });
                present.collect()
            }
            Self::CountAtLeast { fact, .. } => {
                let counted = facts.counts.get(*fact).map(|counted| Input {
                    fact: (*fact).to_owned(),
                    value: Known::Count { known: counted.known, complete: counted.complete },
                    says: self.judge(facts).answer,
                    left_out: None,
                    source: counted.source.clone(),
                });
                counted.into_iter().collect()
            }
            Self::Has { commitment } => {
                let stated = facts.commitments.get(*commitment).map(|stated| Input {
                    fact: (*commitment).to_owned(),
                    value: Known::Flag(stated.made),
                    says: Answer::from(stated.made),
                    left_out: None,
                    source: stated.source.clone(),
                });
                stated.into_iter().collect()
            }
            Self::Within { event, .. } => {
                let happened = facts.events.get(*event).map(|happened| Input {
                    fact: (*event).to_owned(),
                    value: Known::When(happened.when.clone()),
                    says: self.judge(facts).answer,
                    left_out: None,
                    source: happened.source.clone(),
                });
                happened.into_iter().collect()
            }
        }
    }

    fn margin(&self, amount: i64, facts: &Facts) -> Margin {
        let (unit, limit) = match self {
            Self::InBand { band: Ok((_, band)), .. } => ("persons", nearest_limit(band, amount, facts)),
            Self::CountAtLeast { required: Ok(required), selection, .. } => {
                ("count", required.range(&facts.figures, selection).ok().map(|(_, most)| most))
            }
            Self::Within { .. } => ("days", None),
            _ => ("count", None),
        };
        Margin { fact: self.fact().to_owned(), amount, unit: unit.to_owned(), limit }
    }

    fn missing(&self, reason: Reason, facts: &Facts) -> Vec<(String, Reason)> {
        let one = |fact: &str| vec![(fact.to_owned(), reason)];
        match (self, reason) {
            (Self::CountAtLeast { required: Ok(Required::Value(used, _)), .. }, Reason::ParameterUnknown) => {
                one(used.id)
            }
            (Self::CountAtLeast { .. }, Reason::NoFigure) => one("population"),
            (Self::InBand { scale, .. }, Reason::ParameterUnknown | Reason::BeyondVerified) => {
                one(scale.map_or("bands", |scale| &scale.id))
            }
            (Self::Covers { required }, _) => {
                let open = required.iter().filter(|requirement| covered(requirement, facts) == Answer::Unknown);
                open.map(|requirement| (alternatives(requirement), reason)).collect()
            }
            _ => one(self.fact()),
        }
    }
}

impl Used<'_> {
    fn parameter(&self, says: Says) -> ParameterUsed {
        ParameterUsed {
            id: self.id.to_owned(),
            says,
            from: Some(self.validity.from.clone()),
            last_day: self.validity.last_day.clone(),
            verified_until: Some(self.validity.verified_until),
            figures_of: None,
            beyond_verified: self.beyond_verified,
            source: self.source.to_vec(),
        }
    }
}

/// The sectors that serve, and the commitment that serves instead: `administration|politics|support-letter`.
pub(super) fn alternatives(requirement: &SectorRequirement) -> String {
    let words = requirement.any_of.iter().chain(&requirement.or_commitment);
    words.map(String::as_str).collect::<Vec<_>>().join("|")
}

fn says_band(band: &PopulationBand) -> Says {
    Says::Band { lower: band.lower(), upper: band.upper(), edges: band.edges().as_str() }
}

/// The limit that the margin is measured from.
fn nearest_limit(band: &PopulationBand, amount: i64, facts: &Facts) -> Option<i64> {
    let at = |limit: i64| {
        facts.figures.iter().any(|figure| {
            let (low, high) = figure.range();
            [low - limit, limit - low, high - limit, limit - high].contains(&amount)
        })
    };
    band.upper().filter(|&upper| at(upper)).or_else(|| at(band.lower()).then_some(band.lower()))
}

fn population(
    figure: &Inhabitants,
    band: Option<&PopulationBand>,
    selection: &Selection,
    all: &[Inhabitants],
) -> Input {
    let left_out = match selection.counts(figure, all) {
        Counts::Yes | Counts::Perhaps => None,
        Counts::Estimate => Some(LeftOut::Estimate),
        Counts::OtherBasis => Some(LeftOut::OtherBasis),
        Counts::OtherDay => Some(LeftOut::OtherDay),
        Counts::NotNewest => Some(LeftOut::NotNewest),
    };
    Input {
        fact: "population".to_owned(),
        value: Known::Population {
            day: figure.day.clone(),
            inhabitants: figure.inhabitants,
            rounded_to: figure.rounded_to,
            basis: figure.basis,
        },
        says: band.map_or(Answer::Unknown, |band| judge_figure(band, figure).answer),
        left_out,
        source: figure.source.clone(),
    }
}
