//! Where a place stands on a day, derived; nothing of it is stored.

use crate::language::{Language, Template};
use crate::programme::Call;
use crate::register::{Application, Decision, MemberStatus, Outcome, Place, Register, Stay};
use crate::time::{Answer, Day, When};

/// Where a place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// On the way to a decision: nominated or on the short list.
    Nominated,
    /// Admitted, not yet a member.
    Admitted,
    /// A member for certain.
    Member,
    /// A member as far as its last known term says.
    Presumed,
    /// Possibly a member.
    Possible,
    /// A member no more.
    Ended,
}

impl Stage {
    /// `nominated`, `admitted`, `member`, `presumed`, `possible` or `ended`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nominated => "nominated",
            Self::Admitted => "admitted",
            Self::Member => "member",
            Self::Presumed => "presumed",
            Self::Possible => "possible",
            Self::Ended => "ended",
        }
    }

    /// The word in a language.
    pub const fn text(self, language: Language) -> &'static str {
        match self {
            Self::Nominated => Template::new("nominiert", "nominated"),
            Self::Admitted => Template::new("aufgenommen, noch nicht Mitglied", "admitted, not yet a member"),
            Self::Member => Template::new("sicher Mitglied", "certainly a member"),
            Self::Presumed => Template::new("vermutlich Mitglied", "presumably a member"),
            Self::Possible => Template::new("möglicherweise Mitglied", "possibly a member"),
            Self::Ended => Template::new("nicht mehr Mitglied", "no longer a member"),
        }
        .text(language)
    }
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// Where a place stands on a day with one membership or application, and what says so.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Status {
    /// The day.
    pub day: Day,
    /// The stage.
    pub stage: Stage,
    /// Whether the dates leave no doubt that it is this stage; only a nomination or admission can be in doubt.
    pub certain: bool,
    /// The reason for leaving, where a source gives one.
    pub reason: Option<String>,
    /// The membership, where there is one.
    pub membership: Option<String>,
    /// The records it rests on.
    pub grounds: Vec<Ground>,
}

/// A record that says something.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ground {
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub record: String,
    /// The days it speaks of.
    pub when: Option<When>,
    /// Its sources.
    pub source: Vec<String>,
}

impl Register {
    /// Where a place stands on a day: one status per membership that has begun or been decided, and one per application that is
    /// under way, in their order. Empty where nothing is known, or nothing yet.
    ///
    /// ```
    /// use stadtnetz::eligibility::Stage;
    /// use stadtnetz::engagierte_stadt;
    /// use stadtnetz::time::parse_day;
    ///
    /// let statuses = engagierte_stadt().status_of("ahrensburg", parse_day("2015-05-10")?);
    /// assert_eq!(statuses.iter().map(|status| status.stage).collect::<Vec<_>>(), [Stage::Nominated]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn status_of(&self, place: &str, day: Day) -> Vec<Status> {
        let view = self.on(day);
        let stays = view.place(place).map_or(&[][..], |standing| standing.stays.as_slice());
        let of_stays = stays.iter().filter_map(|stay| self.status_of_stay(stay, day));
        let mut found: Vec<Status> = of_stays.collect();
        let Some(place) = self.places().get(place) else { return found };
        let applications = self.applications().iter().filter(|application| application.place == place.id);
        for application in applications {
            let has_begun = stays.iter().any(|stay| {
                stay.membership.call.as_ref() == Some(&application.call)
                    && found.iter().any(|status| status.membership.as_deref() == Some(stay.membership.id.as_str()))
            });
            if !has_begun {
                found.extend(self.nomination(place, application, day));
            }
        }
        found
    }

    fn status_of_stay(&self, stay: &Stay<'_>, day: Day) -> Option<Status> {
        let stage = match stay.status {
            MemberStatus::Certain => Stage::Member,
            MemberStatus::Presumed => Stage::Presumed,
            MemberStatus::Possible => Stage::Possible,
            MemberStatus::No if stay.bounds.last_latest.is_some_and(|last| last < day) => Stage::Ended,
            MemberStatus::No if day < stay.bounds.first_earliest => return self.admitted_before(stay, day),
            MemberStatus::No => return None,
        };
        let grounds = stay.statements.iter().map(|said| Ground {
            table: said.table,
            record: said.record.clone(),
            when: Some(said.when.clone()),
            source: said.source.iter().map(ToString::to_string).collect(),
        });
        Some(Status {
            day,
            stage,
            certain: true,
            reason: stay.membership.exit_reason.clone().filter(|_| stage == Stage::Ended),
            membership: Some(stay.membership.id.to_string()),
            grounds: grounds.collect(),
        })
    }

    /// An admission that is known on a day before the membership can have begun.
    fn admitted_before(&self, stay: &Stay<'_>, day: Day) -> Option<Status> {
        let membership = stay.membership;
        let named = membership.call.as_ref()?;
        let call = self.programme().call(named.as_str())?;
        let application =
            self.applications().iter().find(|found| found.place == membership.place && found.call == *named)?;
        let decision = self.decision(application, &[Outcome::Admitted])?;
        let decided = decision.decided_on.as_ref().or(call.decided.as_ref()).or(call.announced.as_ref())?;
        status_since(Stage::Admitted, decided, decision, day, Some(membership.id.to_string()))
    }

    /// An application that was nominated by a day and not yet decided.
    fn nomination(&self, place: &Place, application: &Application, day: Day) -> Option<Status> {
        let call = self.programme().call(application.call.as_str())?;
        let nominated = self.decision(application, &[Outcome::Nominated, Outcome::Shortlisted])?;
        let end = decision_day(call, self.decision(application, &[Outcome::Admitted, Outcome::Rejected]));
        if end.is_some_and(|end| end.latest() <= day) || place.id != application.place {
            return None;
        }
        let mut status = status_since(Stage::Nominated, nominated.decided_on.as_ref()?, nominated, day, None)?;
        status.certain &= end.is_none_or(|end| day < end.earliest());
        Some(status)
    }

    fn decision(&self, application: &Application, outcomes: &[Outcome]) -> Option<&Decision> {
        let mut decisions = self.decisions().iter();
        decisions.find(|decision| decision.application == application.id && outcomes.contains(&decision.outcome))
    }
}

/// When it was decided whom to admit: by the decision itself, else by the call.
fn decision_day<'a>(call: &'a Call, decision: Option<&'a Decision>) -> Option<&'a When> {
    let own = decision.and_then(|decision| decision.decided_on.as_ref());
    own.or(call.decided.as_ref()).or(call.announced.as_ref())
}

fn status_since(
    stage: Stage,
    since: &When,
    decision: &Decision,
    day: Day,
    membership: Option<String>,
) -> Option<Status> {
    let begun = crate::time::Span::covers(Some(since), None, day);
    (begun != Answer::No).then(|| Status {
        day,
        stage,
        certain: begun == Answer::Yes,
        reason: None,
        membership,
        grounds: vec![Ground {
            table: "decisions",
            record: decision.id.to_string(),
            when: Some(since.clone()),
            source: decision.source.iter().map(ToString::to_string).collect(),
        }],
    })
}
