//! A rule made ready to be asked about a call: everything that does not depend on the place is looked up once.

use super::facts::Facts;
use super::figures::{Selection, outer_limits};
use super::judgement::{Judgement, Reason};
use super::leaf::{Leaf, Required};
use crate::place::PopulationBand;
use crate::programme::{
    BandScale, Call, CommitmentsRef, Condition, EntryRule, KindsRef, NumberRef, Programme, RuleKind, SectorRequirement,
    SectorsRef, Test, Validity,
};
use crate::time::{Answer, Day};

/// What a caller takes for granted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assume {
    /// Values still hold beyond the day up to which somebody verified them. Where one is used so, a finding G007 says it.
    pub beyond_verified: bool,
}

/// A rule of a programme, asked about a call: ready to be put to any number of places.
///
/// ```
/// use stadtnetz::eligibility::{Facts, Question};
/// use stadtnetz::engagierte_stadt;
/// use stadtnetz::programme::RuleKind;
/// use stadtnetz::time::Answer;
///
/// let programme = engagierte_stadt().programme();
/// let question = Question::new(programme, "2022", RuleKind::Place).ok_or("no such rule or call")?;
/// assert_eq!(question.answer(&Facts::default()), Answer::Unknown, "of this place nothing is known");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Question<'p> {
    pub(super) programme: &'p Programme,
    pub(super) call: &'p Call,
    pub(super) rule: &'p EntryRule,
    pub(super) root: Node<'p>,
}

/// A condition with what it needs to be tested.
#[derive(Clone, Debug)]
pub(super) struct Node<'p> {
    pub(super) id: &'p str,
    pub(super) condition: &'p Condition,
    pub(super) body: Body<'p>,
}

#[derive(Clone, Debug)]
pub(super) enum Body<'p> {
    All(Vec<Node<'p>>),
    Any(Vec<Node<'p>>),
    Not(Box<Node<'p>>),
    AtLeast(usize, Vec<Node<'p>>),
    Leaf(Leaf<'p>),
}

impl<'p> Question<'p> {
    /// The rule of that kind, asked about a call; `None` where the programme has no such rule or no such call.
    pub fn new(programme: &'p Programme, call: &str, kind: RuleKind) -> Option<Self> {
        Self::assuming(programme, call, kind, Assume::default())
    }

    /// The same, with something taken for granted.
    pub fn assuming(programme: &'p Programme, call: &str, kind: RuleKind, assume: Assume) -> Option<Self> {
        let call = programme.call(call)?;
        let rule = programme.rule(kind)?;
        let asked_on = call.deadline().latest();
        let root = Compiler { programme, call, asked_on, assume }.node(&rule.condition);
        Some(Self { programme, call, rule, root })
    }

    /// The day as of which parameters hold: the last day of the call.
    pub fn asked_on(&self) -> Day {
        self.call.deadline().latest()
    }

    /// The answer for a place, without its explanation.
    pub fn answer(&self, facts: &Facts) -> Answer {
        self.root.judge(facts).answer
    }

    /// The newest of the population figures that the rule looks at, persons.
    pub(crate) fn inhabitants(&self, facts: &Facts) -> Option<i64> {
        let admissible = self.root.selection()?.admissible(&facts.figures);
        admissible.map(|(figure, _)| figure).max_by_key(|figure| figure.day.earliest()).map(|figure| figure.inhabitants)
    }
}

impl<'p> Node<'p> {
    fn leaf(id: &'p str, condition: &'p Condition, leaf: Leaf<'p>) -> Self {
        Self { id, condition, body: Body::Leaf(leaf) }
    }

    /// Which figures the first test of a population band looks at.
    fn selection(&self) -> Option<&Selection> {
        match &self.body {
            Body::Leaf(Leaf::InBand { selection, .. }) => Some(selection),
            Body::Leaf(_) => None,
            Body::Not(part) => part.selection(),
            Body::All(parts) | Body::Any(parts) | Body::AtLeast(_, parts) => parts.iter().find_map(Self::selection),
        }
    }

    /// What the condition comes to. A composite condition takes reason and margin from the part that decides.
    pub(super) fn judge(&self, facts: &Facts) -> Judgement {
        self.decide(facts).1
    }

    /// The condition that decides, and what it comes to.
    pub(super) fn decide(&self, facts: &Facts) -> (&'p str, Judgement) {
        match &self.body {
            Body::Leaf(leaf) => (self.id, leaf.judge(facts)),
            Body::Not(part) => {
                let (id, judgement) = part.decide(facts);
                (id, Judgement { answer: judgement.answer.negate(), ..judgement })
            }
            Body::All(parts) => self.combined(parts, parts.len(), facts),
            Body::Any(parts) => self.combined(parts, 1, facts),
            Body::AtLeast(number, parts) => self.combined(parts, *number, facts),
        }
    }

    /// So many of the parts have to hold.
    fn combined(&self, parts: &[Node<'p>], number: usize, facts: &Facts) -> (&'p str, Judgement) {
        let (mut yes, mut open) = (0, 0);
        let mut decisive: [Option<(&'p str, Judgement)>; 3] = [None; 3];
        for part in parts {
            let (id, said) = part.decide(facts);
            yes += usize::from(said.answer == Answer::Yes);
            open += usize::from(said.answer == Answer::Unknown);
            let slot = &mut decisive[said.answer as usize];
            *slot = Some(slot.map_or((id, said), |(first, before)| {
                let nearer = said.answer == Answer::Yes && before.margin.is_none() && said.margin.is_some();
                if nearer { (id, said) } else { (first, before) }
            }));
        }
        let answer = answer_of(yes, open, number);
        let open_reason = match answer {
            Answer::Yes => Reason::Met,
            Answer::No => Reason::NotMet,
            Answer::Unknown => Reason::Open,
        };
        decisive[answer as usize].unwrap_or((self.id, Judgement { answer, reason: open_reason, margin: None }))
    }
}

/// Whether at least `number` hold, when so many do and so many may.
pub(super) fn answer_of(yes: usize, open: usize, number: usize) -> Answer {
    if yes >= number {
        Answer::Yes
    } else if yes + open < number {
        Answer::No
    } else {
        Answer::Unknown
    }
}

/// A parameter as a rule uses it.
#[derive(Clone, Debug)]
pub(super) struct Used<'p> {
    pub(super) id: &'p str,
    pub(super) validity: &'p Validity,
    pub(super) source: &'p [String],
    pub(super) beyond_verified: bool,
}

struct Compiler<'p> {
    programme: &'p Programme,
    call: &'p Call,
    asked_on: Day,
    assume: Assume,
}

impl<'p> Compiler<'p> {
    fn node(&self, condition: &'p Condition) -> Node<'p> {
        let nodes = |parts: &'p [Condition]| parts.iter().map(|part| self.node(part)).collect();
        let body = match &condition.test {
            Test::All(parts) => Body::All(nodes(parts)),
            Test::Any(parts) => Body::Any(nodes(parts)),
            Test::Not(part) => Body::Not(Box::new(self.node(part))),
            Test::AtLeast { number, of } => Body::AtLeast(*number, nodes(of)),
            Test::Has(CommitmentsRef::OfCall) => {
                let each = self.call.commitments.iter();
                Body::All(each.map(|commitment| Node::leaf(commitment, condition, Leaf::Has { commitment })).collect())
            }
            test => return Node::leaf(&condition.id, condition, self.test(test)),
        };
        Node { id: &condition.id, condition, body }
    }

    fn test(&self, test: &'p Test) -> Leaf<'p> {
        match test {
            Test::InBand(scale) => {
                let scale = self.programme.scale(scale, self.call);
                Leaf::InBand { scale, band: self.band(scale), selection: self.selection(scale) }
            }
            Test::KindIn(KindsRef::OfCall) => Leaf::KindIn { kinds: &self.call.place_kinds },
            Test::KindIn(KindsRef::Listed(kinds)) => Leaf::KindIn { kinds },
            Test::Covers(SectorsRef::OfCall) => Leaf::Covers { required: self.call.required_sectors.clone() },
            Test::Covers(SectorsRef::Listed(sectors)) => {
                let one = |sector: &String| SectorRequirement { any_of: vec![sector.clone()], or_commitment: None };
                Leaf::Covers { required: sectors.iter().map(one).collect() }
            }
            Test::CountAtLeast { fact, number } => {
                Leaf::CountAtLeast { fact, required: self.required(number), selection: self.selection(None) }
            }
            Test::Has(CommitmentsRef::Named(commitment)) => Leaf::Has { commitment },
            Test::Within { event, window } => Leaf::within(event, *window, self.call),
            // The other tests are no leaves.
            _ => Leaf::KindIn { kinds: &[] },
        }
    }

    fn selection(&self, scale: Option<&BandScale>) -> Selection {
        Selection::new(scale, self.programme.figure_window(), self.call)
    }

    fn band(&self, scale: Option<&'p BandScale>) -> Result<(Used<'p>, PopulationBand), Reason> {
        let scale = scale.ok_or(Reason::ParameterUnknown)?;
        let band = outer_limits(scale).ok_or(Reason::ParameterUnknown)?;
        Ok((self.used(&scale.id, &scale.validity, &scale.source)?, band))
    }

    /// The parameter, where it may be used on the day asked about.
    fn used(&self, id: &'p str, validity: &'p Validity, source: &'p [String]) -> Result<Used<'p>, Reason> {
        let beyond_verified = self.asked_on > validity.verified_until;
        if validity.reaches(self.asked_on) != Answer::Yes {
            Err(Reason::ParameterUnknown)
        } else if beyond_verified && !self.assume.beyond_verified {
            Err(Reason::BeyondVerified)
        } else {
            Ok(Used { id, validity, source, beyond_verified })
        }
    }

    fn required(&self, number: &'p NumberRef) -> Result<Required<'p>, Reason> {
        let id = match number {
            NumberRef::Number(number) => return Ok(Required::Number(i64::try_from(*number).unwrap_or(i64::MAX))),
            NumberRef::Parameter(id) => id,
        };
        let parameter = self.programme.parameter(id).ok_or(Reason::ParameterUnknown)?;
        let value = parameter.latest(self.asked_on).ok_or(Reason::ParameterUnknown)?;
        Ok(Required::Value(self.used(&parameter.id, &value.validity, &value.source)?, value))
    }
}
