//! What a register knows of a place and its application.

use super::admission::{Admission, Eligibility};
use super::deadline::Timeliness;
use super::facts::{Counted, Facts, Happened, Inhabitants, Stated};
use super::question::{Assume, Question};
use crate::language::Comparator;
use crate::programme::RuleKind;
use crate::register::{Application, Id, LocalRole, Register, Source};

impl Register {
    /// Whether a place could take part in a call, whether its application was complete, and what was decided; `None` where
    /// there is no such place or call.
    ///
    /// ```
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::language::Language;
    /// use stadtnetz::time::Answer;
    ///
    /// let bielefeld = engagierte_stadt().eligibility("bielefeld", "2022").ok_or("no such place or call")?;
    /// let rule = bielefeld.place.ok_or("no such rule")?;
    /// assert_eq!((rule.verdict, rule.reason.as_str()), (Answer::No, "population:above"));
    /// assert!(rule.to_text(Language::En).contains("84,002 inhabitants above the limit of 250,000"));
    /// assert_eq!(bielefeld.admission.to_text(Language::En), "admitted; no waiver is recorded");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn eligibility(&self, place: &str, call: &str) -> Option<Eligibility> {
        self.eligibility_assuming(place, call, Assume::default())
    }

    /// The same, with something taken for granted.
    pub fn eligibility_assuming(&self, place: &str, call: &str, assume: Assume) -> Option<Eligibility> {
        let facts = self.facts(place, call)?;
        let name = &self.places().get(place)?.name;
        let explain = |kind| {
            let question = Question::assuming(self.programme(), call, kind, assume)?;
            Some(question.explain(name, &facts))
        };
        let received = facts.events.get("received");
        Some(Eligibility {
            place: explain(RuleKind::Place),
            application: explain(RuleKind::Application),
            timeliness: received
                .and_then(|received| Some(Timeliness::of(self.programme().call(call)?, &received.when))),
            admission: Admission::of(self, place, call),
        })
    }

    /// What the register knows that a rule can ask, of a place and its application to a call; `None` where there is no such
    /// place or call. The partners of a later membership are no partners of the application.
    pub fn facts(&self, place: &str, call: &str) -> Option<Facts> {
        let record = self.places().get(place)?;
        let deadline = self.programme().call(call)?.deadline().latest();
        let figures = self.populations().iter().filter(|figure| figure.place.as_str() == place);
        let mut facts = Facts {
            kind: Some(record.kind),
            kind_source: texts(&record.source),
            figures: figures
                .map(|figure| Inhabitants {
                    day: figure.day.clone(),
                    inhabitants: figure.inhabitants,
                    rounded_to: figure.rounded_to,
                    basis: figure.basis,
                    source: texts(&figure.source),
                })
                .collect(),
            ..Facts::default()
        };
        let known = &self.programme().vocabulary().facts;
        let indicators = self.indicators().iter().filter(|indicator| {
            indicator.place.as_str() == place
                && known.iter().any(|fact| fact.id == indicator.indicator)
                && indicator.day.as_ref().is_some_and(|day| day.latest() <= deadline)
        });
        let mut indicators: Vec<_> = indicators.collect();
        indicators.sort_by_key(|indicator| indicator.day.as_ref().map(crate::time::When::earliest));
        for indicator in indicators {
            facts.counts.extend(counted(indicator).map(|counted| (indicator.indicator.clone(), counted)));
        }
        let mut applications = self.applications().iter();
        let own =
            applications.find(|application| application.place.as_str() == place && application.call.as_str() == call);
        if let Some(application) = own {
            self.add_application(&mut facts, application);
        }
        Some(facts)
    }

    fn add_application(&self, facts: &mut Facts, application: &Application) {
        let source = texts(&application.source);
        if let Some(when) = &application.received {
            let happened = Happened { when: when.clone(), source: source.clone() };
            facts.events.insert("received".to_owned(), happened);
        }
        for commitment in &application.commitments {
            let stated = Stated { made: true, source: source.clone() };
            facts.commitments.insert(commitment.as_str().to_owned(), stated);
        }
        let partners = self.local_partners().iter().filter(|partner| {
            partner.subject.as_str() == application.id.as_str()
                && !matches!(partner.role, LocalRole::Host | LocalRole::Quoted)
        });
        let mut organisations: Vec<&str> = Vec::new();
        let mut cited: Vec<String> = Vec::new();
        let applicant = application.applicant.iter().map(|id| (id.as_str(), None, &application.source));
        let others = partners.map(|partner| (partner.organisation.as_str(), partner.sector.as_ref(), &partner.source));
        for (organisation, sector, source) in applicant.chain(others) {
            let own = || self.organisations().get(organisation).and_then(|found| found.sector.as_ref());
            if let Some(sector) = sector.or_else(own) {
                facts.sectors.entry(sector.clone()).or_insert_with(|| texts(source));
            }
            if !organisations.contains(&organisation) {
                organisations.push(organisation);
            }
            cited.extend(texts(source));
        }
        if !organisations.is_empty() {
            cited.sort();
            cited.dedup();
            let known = i64::try_from(organisations.len()).unwrap_or(i64::MAX);
            facts.counts.insert("partners".to_owned(), Counted { known, complete: false, source: cited });
        }
    }
}

/// How many there are for certain, and whether that is all of them.
fn counted(indicator: &crate::register::Indicator) -> Option<Counted> {
    #[expect(clippy::cast_possible_truncation, reason = "counts of things in a town")]
    let value = indicator.value as i64;
    let (known, complete) = match indicator.comparator? {
        Comparator::Exactly => (value, true),
        Comparator::AtLeast => (value, false),
        Comparator::MoreThan => (value.saturating_add(1), false),
        Comparator::About | Comparator::UpTo => return None,
    };
    Some(Counted { known, complete, source: texts(&indicator.source) })
}

fn texts(ids: &[Id<Source>]) -> Vec<String> {
    ids.iter().map(|id| id.as_str().to_owned()).collect()
}
