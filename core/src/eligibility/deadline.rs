//! Was an application in time?

use super::leaf::disputed;
use crate::language::{Language, Template};
use crate::programme::Call;
use crate::time::{Answer, Day, When};

/// Whether something was received in time, by each deadline that can be meant.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Timeliness {
    /// When it was received.
    pub received: When,
    /// The last day as first announced, and whether it was in time by it.
    pub first: (When, Answer),
    /// The last day as it was known on the day of receipt, and whether it was in time by it. Where nobody says when an amendment
    /// was made known, it was while the deadline ran that it changed.
    pub known_that_day: (When, Answer),
    /// The last day after all amendments, and whether it was in time by it.
    pub last: (When, Answer),
    /// Other last days that sources give.
    pub disputed: Vec<When>,
    /// Days after the last day, if it was late for certain.
    pub days_late: Option<i64>,
    /// Days before the call opened, if it was early for certain.
    pub days_early: Option<i64>,
}

/// Timeliness in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timely {
    /// In time by the first deadline.
    InTime,
    /// Late by the first deadline, in time by the extended one that was known that day.
    InTimeByExtension,
    /// Late by every deadline known that day; a later extension covers it.
    CoveredLater,
    /// Received after the last day.
    Late,
    /// Received before the call opened.
    Early,
    /// The dates leave it open.
    Open,
}

impl Timely {
    /// `in-time`, `in-time-by-extension`, `covered-later`, `late`, `early` or `open`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InTime => "in-time",
            Self::InTimeByExtension => "in-time-by-extension",
            Self::CoveredLater => "covered-later",
            Self::Late => "late",
            Self::Early => "early",
            Self::Open => "open",
        }
    }
}

impl std::fmt::Display for Timely {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Timeliness {
    /// Whether something received on `received` was in time for a call.
    ///
    /// ```
    /// use stadtnetz::eligibility::{Timeliness, Timely};
    /// use stadtnetz::engagierte_stadt;
    ///
    /// let call = engagierte_stadt().programme().call("2022").ok_or("no such call")?;
    /// let asked = Timeliness::of(call, &"2022-03-25".parse()?);
    /// assert_eq!(asked.verdict(), Timely::InTimeByExtension, "the deadline moved from 21 to 31 March");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(call: &Call, received: &When) -> Self {
        let by = |deadline: &When| (deadline.clone(), by(received, deadline));
        let (first_possible, last_possible) = (received.earliest(), received.latest());
        let days = |from: Day, to: Day| (to - from).num_days();
        let last = call.deadline().latest();
        let opens = call.opens.earliest();
        let sure = !received.is_qualified();
        Self {
            received: received.clone(),
            first: by(&call.closes),
            known_that_day: by(known_on(call, first_possible)),
            last: by(call.deadline()),
            disputed: disputed(call).cloned().collect(),
            days_late: (sure && first_possible > last).then(|| days(last, first_possible)),
            days_early: (sure && last_possible < opens).then(|| days(last_possible, opens)),
        }
    }

    /// The word for it.
    pub fn verdict(&self) -> Timely {
        match (self.first.1, self.known_that_day.1, self.last.1) {
            _ if self.days_early.is_some() => Timely::Early,
            (_, _, Answer::No) => Timely::Late,
            (Answer::Yes, Answer::Yes, _) => Timely::InTime,
            (Answer::No, Answer::Yes, _) => Timely::InTimeByExtension,
            (Answer::No, Answer::No, Answer::Yes) => Timely::CoveredLater,
            _ => Timely::Open,
        }
    }

    /// The answer in a sentence.
    pub fn to_text(&self, language: Language) -> String {
        let sentence = match self.verdict() {
            Timely::InTime => {
                Template::new("am {received} rechtzeitig (Frist {first})", "in time on {received} (deadline {first})")
            }
            Timely::InTimeByExtension => Template::new(
                "am {received} rechtzeitig: nach der ersten Frist {first}, vor der verlängerten {last}",
                "in time on {received}: after the first deadline {first}, before the extended one {last}",
            ),
            Timely::CoveredLater => Template::new(
                "am {received} verspätet nach der Frist {first}; später bis {last} verlängert",
                "late on {received} by the deadline {first}; later extended to {last}",
            ),
            Timely::Late => {
                Template::new("am {received} zu spät (Frist {last})", "late on {received} (deadline {last})")
            }
            Timely::Early => Template::new("am {received} zu früh", "early on {received}"),
            Timely::Open => Template::new(
                "{received} ist nicht genau genug (Frist {last})",
                "{received} is not exact enough (deadline {last})",
            ),
        };
        let said = sentence.render(language, |hole| {
            Some(match hole {
                "received" => self.received.to_string(),
                "first" => self.first.0.to_string(),
                _ => self.last.0.to_string(),
            })
        });
        let others: Vec<String> = self.disputed.iter().map(ToString::to_string).collect();
        if others.is_empty() {
            return said;
        }
        format!("{said}; {} {}", language.pick("andere Quellen nennen", "other sources say"), others.join(", "))
    }
}

/// The last day as it was known on a day.
fn known_on(call: &Call, day: Day) -> &When {
    let mut deadline = &call.closes;
    for amendment in &call.amendments {
        let known = match &amendment.announced {
            Some(announced) => announced.latest() <= day,
            None => day > deadline.latest(),
        };
        if known {
            deadline = &amendment.closes;
        }
    }
    deadline
}

fn by(received: &When, deadline: &When) -> Answer {
    if received.is_qualified() {
        Answer::Unknown
    } else if received.latest() <= deadline.earliest() {
        Answer::Yes
    } else if received.earliest() > deadline.latest() {
        Answer::No
    } else {
        Answer::Unknown
    }
}
