//! An explanation as people read it.

use super::explanation::{Change, Explanation, How, Input, Known, LeftOut, Missing, ParameterUsed, Says, Step};
use super::glossary::Glossary;
use super::judgement::Reason;
use crate::language::{Language, Template, list, numbers};
use crate::table::escaped;
use crate::time::Answer;

impl Explanation {
    /// The verdict and everything it rests on, a line each, in a language.
    pub fn to_text(&self, language: Language) -> String {
        let mut lines = vec![self.headline(language), self.as_of(language)];
        lines.push(String::new());
        write_step(&self.because, 0, self.glossary(language), &mut lines);
        lines.extend(self.closing(language));
        lines.join("\n")
    }

    /// The same as nested Markdown lists.
    pub fn to_markdown(&self, language: Language) -> String {
        let mut lines =
            vec![format!("**{}**", self.headline(language)), String::new(), self.as_of(language), String::new()];
        let mut tree = Vec::new();
        write_step(&self.because, 0, self.glossary(language), &mut tree);
        lines.extend(tree.iter().map(|line| {
            let text = line.trim_start();
            let indent = line.len() - text.len();
            format!("{}- {}", " ".repeat(indent), text.trim_start_matches("- "))
        }));
        lines.push(String::new());
        lines.extend(self.closing(language).into_iter().filter(|line| !line.is_empty()));
        lines.join("\n")
    }

    /// Why, or why not, in sentences: each minimal set of conditions that alone decides.
    pub fn decisive_text(&self, language: Language) -> String {
        let joined = |set: &Vec<String>| format!("  - {}", list::and(set, language));
        let heading = match self.verdict {
            Answer::Yes => language
                .pick("Jede dieser Mengen von Bedingungen genügt:", "Each of these sets of conditions suffices:"),
            _ => language.pick(
                "Jede dieser Mengen von Bedingungen steht allein im Wege:",
                "Each of these sets of conditions alone stands in the way:",
            ),
        };
        let cut = language.pick("  - weitere", "  - others");
        let sets = self.decisive.sets.iter().map(joined);
        let more = (!self.decisive.complete).then(|| cut.to_owned());
        std::iter::once(heading.to_owned()).chain(sets).chain(more).collect::<Vec<_>>().join("\n")
    }

    /// The verdict as a tree to unfold, in HTML; everything is escaped.
    pub fn to_html(&self, language: Language) -> String {
        let closing = html_lines(&self.closing(language));
        format!(
            "<details open><summary><b>{}</b></summary>\n{}<br>\n{}{closing}</details>\n",
            escaped(&self.headline(language)),
            escaped(&self.as_of(language)),
            html_step(&self.because, self.glossary(language)),
        )
    }

    /// The value as JSON; its texts are ids and words of the definition, in no language.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_else(|error| {
            // Strings, numbers and lists of them: nothing of an explanation can fail to be written. A test writes one.
            unreachable!("explanation: {error}")
        })
    }

    fn glossary(&self, language: Language) -> Glossary<'_> {
        Glossary { words: &self.words, language }
    }

    /// What was asked and what it comes to, on one line.
    pub fn headline(&self, language: Language) -> String {
        let asked = &self.asked;
        let template =
            Template::new("{place}, Aufruf {call}: {question} {verdict}", "{place}, call {call}: {question} {verdict}");
        template.render(language, |hole| {
            Some(match hole {
                "place" => asked.place.clone(),
                "call" => asked.call.clone(),
                "question" => asked.question.text(language).to_owned(),
                _ => format!("{} ({})", verdict(self.verdict, language), self.reason),
            })
        })
    }

    fn as_of(&self, language: Language) -> String {
        let asked = &self.asked;
        let template = Template::new(
            "Stand {day}; Regel {rule} von {programme} {version}{sources}",
            "as of {day}; rule {rule} of {programme} {version}{sources}",
        );
        template.render(language, |hole| {
            Some(match hole {
                "day" => asked.as_of.to_string(),
                "rule" => asked.rule.to_string(),
                "programme" => asked.programme.clone(),
                "version" => asked.version.clone(),
                _ => sources(&asked.source, language),
            })
        })
    }

    fn closing(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.missing.is_empty() {
            let missing: Vec<String> =
                self.missing.iter().map(|missing| missing.to_text(self.glossary(language))).collect();
            lines.push(String::new());
            lines.push(language.pick("es fehlt:", "missing:").to_owned());
            lines.extend(missing.into_iter().map(|missing| format!("  - {missing}")));
        }
        if !self.flips.is_empty() {
            lines.push(String::new());
            lines.push(language.pick("anders wäre es mit:", "it would be otherwise with:").to_owned());
            lines.extend(self.flips.iter().map(|together| {
                let changes: Vec<String> =
                    together.iter().map(|change| change.to_text(self.glossary(language))).collect();
                format!("  - {}", changes.join("; "))
            }));
        }
        lines
    }
}

/// What a step comes to, and beneath it what it rests on.
fn own_lines(step: &Step, glossary: Glossary<'_>) -> (String, Vec<String>) {
    let language = glossary.language;
    let name = step.label.as_ref().map_or_else(|| glossary.say(&step.id), |label| label.text(language).to_owned());
    let heading = format!("{}: {name}", verdict(step.verdict, language));
    if !step.parts.is_empty() {
        return (heading, Vec::new());
    }
    let parameter = step.parameter.iter().map(|parameter| parameter.to_text(glossary));
    let inputs = step.inputs.iter().map(|input| format!("- {}", input.to_text(glossary)));
    (format!("{heading}: {}", step.sentence(language)), parameter.chain(inputs).collect())
}

fn write_step(step: &Step, depth: usize, glossary: Glossary<'_>, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let (heading, rest) = own_lines(step, glossary);
    lines.push(format!("{indent}{heading}"));
    lines.extend(rest.iter().map(|line| format!("{indent}  {line}")));
    for part in &step.parts {
        write_step(part, depth + 1, glossary, lines);
    }
}

/// A step as a line that unfolds into what it rests on.
fn html_step(step: &Step, glossary: Glossary<'_>) -> String {
    let (heading, rest) = own_lines(step, glossary);
    let rest = html_lines(&rest);
    let parts: String = step.parts.iter().map(|part| html_step(part, glossary)).collect();
    let style = "margin-left: 1em";
    format!("<details style=\"{style}\"><summary>{}</summary>\n{rest}{parts}</details>\n", escaped(&heading))
}

fn html_lines(lines: &[String]) -> String {
    lines.iter().fold(String::new(), |html, line| html + &escaped(line) + "<br>\n")
}

fn verdict(answer: Answer, language: Language) -> &'static str {
    match answer {
        Answer::Yes => language.pick("ja", "yes"),
        Answer::No => language.pick("nein", "no"),
        Answer::Unknown => language.pick("offen", "unknown"),
    }
}

fn sources(ids: &[String], language: Language) -> String {
    if ids.is_empty() {
        return String::new();
    }
    format!(" ({}: {})", language.pick("Quellen", "sources"), ids.join(", "))
}

impl Step {
    /// Why the condition holds or not, in a sentence.
    pub fn sentence(&self, language: Language) -> String {
        let amount = self.margin.as_ref().map_or(0, |margin| margin.amount.saturating_abs());
        let limit = self.margin.as_ref().and_then(|margin| margin.limit);
        self.reason.sentence().render(language, |hole| match hole {
            "margin" => Some(numbers::integer(amount, language)),
            "limit" => Some(limit.map_or_else(|| "?".to_owned(), |limit| numbers::integer(limit, language))),
            _ => None,
        })
    }
}

impl Reason {
    /// The sentence; `{margin}` and `{limit}` are numbers.
    pub(super) const fn sentence(self) -> Template {
        match self {
            Self::Met => Template::new("erfüllt", "met"),
            Self::NotMet => Template::new("nicht erfüllt", "not met"),
            Self::Open => Template::new("offen", "open"),
            Self::Within => Template::new(
                "innerhalb, {margin} Einwohner von der Grenze {limit} entfernt",
                "within the limits, {margin} inhabitants from that of {limit}",
            ),
            Self::Above => Template::new(
                "{margin} Einwohner über der Grenze von {limit}",
                "{margin} inhabitants above the limit of {limit}",
            ),
            Self::Below => Template::new(
                "{margin} Einwohner unter der Grenze von {limit}",
                "{margin} inhabitants below the limit of {limit}",
            ),
            Self::OnLimit => Template::new(
                "auf einer Grenze, und keine Quelle sagt, ob sie dazugehört",
                "on a limit, and no source says whether it belongs",
            ),
            Self::Mixed => Template::new(
                "Zahlen liegen auf beiden Seiten der Grenze, und keine Quelle sagt, welche zählt",
                "figures lie on both sides of the limit, and no source says which counts",
            ),
            Self::NoFigure => Template::new("keine Einwohnerzahl, die zählt", "no population figure that counts"),
            Self::KindNotNamed => {
                Template::new("diese Art von Ort ist nicht genannt", "this kind of place is not named")
            }
            Self::KindUnknown => Template::new("Art des Ortes nicht bekannt", "kind of place not known"),
            Self::SectorLacking => Template::new("ein Sektor fehlt", "a sector is lacking"),
            Self::SectorUnknown => Template::new(
                "nicht belegt, dass alle Sektoren vertreten sind",
                "not shown that all sectors are represented",
            ),
            Self::TooFew => Template::new("{margin} zu wenig, gefordert {limit}", "{margin} too few, {limit} required"),
            Self::CountUnknown => Template::new("nicht belegt, dass es genug sind", "not shown that there are enough"),
            Self::NotMade => Template::new("Zusage nicht gegeben", "commitment not made"),
            Self::CommitmentUnknown => Template::new("Zusage nicht belegt", "commitment not shown"),
            Self::Early => Template::new("{margin} Tage zu früh", "{margin} days early"),
            Self::Late => Template::new("{margin} Tage zu spät", "{margin} days late"),
            Self::Undated => Template::new("Tag nicht genau genug bekannt", "day not known exactly enough"),
            Self::ParameterUnknown => Template::new("keine Quelle sagt, was gilt", "no source says what holds"),
            Self::BeyondVerified => Template::new(
                "was gilt, ist bis zu diesem Tag nicht geprüft",
                "what holds is not verified up to this day",
            ),
        }
    }
}

impl ParameterUsed {
    /// What it says, since when, how far verified, by which sources.
    fn to_text(&self, glossary: Glossary<'_>) -> String {
        let language = glossary.language;
        let number = |number: i64| numbers::integer(number, language);
        let says = match &self.says {
            Says::Band { lower, upper: Some(upper), .. } => {
                format!("{} {} {}", number(*lower), language.pick("bis", "to"), number(*upper))
            }
            Says::Band { lower, upper: None, .. } => format!("{} {}", language.pick("ab", "from"), number(*lower)),
            Says::Words(words) => words.iter().map(|word| glossary.say(word)).collect::<Vec<_>>().join(", "),
            Says::AtLeast { least, most } if least == most => {
                format!("{} {}", language.pick("mindestens", "at least"), number(*least))
            }
            Says::AtLeast { least, most } => {
                format!("{} {}-{}", language.pick("mindestens", "at least"), number(*least), number(*most))
            }
            Says::Days(readings) => {
                let spans: Vec<String> = readings
                    .iter()
                    .map(|(first, last)| format!("{first} {} {last}", language.pick("bis", "to")))
                    .collect();
                list::or(&spans, language)
            }
            Says::Unknown => language.pick("nicht bekannt", "not known").to_owned(),
        };
        let dated = if self.from.is_some() { format!(" ({})", glossary.say(&self.id)) } else { String::new() };
        let mut parts = vec![format!("{}{dated}: {says}", language.pick("gefordert", "asked for"))];
        if let Says::Band { edges: "unspecified", .. } = self.says {
            parts.push(language.pick("Grenzen ungeklärt", "limits unspecified").to_owned());
        }
        let to = language.pick("bis", "to");
        if let Some((first, last)) = self.figures_of {
            parts.push(format!("{} {first} {to} {last}", language.pick("Zahlen vom", "figures of")));
        }
        if let (Some(from), Some(until)) = (&self.from, self.verified_until) {
            let verified = language.pick("geprüft bis", "verified until");
            parts.push(format!("{} {from}, {verified} {until}", language.pick("seit", "from")));
        }
        parts.join("; ") + &sources(&self.source, language)
    }
}

impl Input {
    /// What is known, what it says alone, by which sources; and why it does not count, where it does not.
    fn to_text(&self, glossary: Glossary<'_>) -> String {
        let language = glossary.language;
        let value = match &self.value {
            Known::Population { day, inhabitants, rounded_to, basis } => {
                let rounded = rounded_to.map_or_else(String::new, |step| {
                    format!(", {} {}", language.pick("gerundet auf", "rounded to"), numbers::integer(step, language))
                });
                format!(
                    "{} {} {day} ({}{rounded})",
                    numbers::integer(*inhabitants, language),
                    language.pick("Einwohner am", "inhabitants on"),
                    glossary.say(basis.as_str())
                )
            }
            Known::Word(word) => glossary.say(word),
            Known::Count { known, complete: true } => numbers::integer(*known, language),
            Known::Count { known, complete: false } => {
                format!("{} {}", numbers::integer(*known, language), language.pick("bekannt", "known"))
            }
            Known::Flag(flag) => verdict(Answer::from(*flag), language).to_owned(),
            Known::When(when) => when.to_string(),
        };
        let said = match self.left_out {
            Some(left_out) => left_out.sentence().text(language),
            None => verdict(self.says, language),
        };
        format!("{value}: {said}{}", sources(&self.source, language))
    }
}

impl LeftOut {
    const fn sentence(self) -> Template {
        match self {
            Self::Estimate => Template::new("zählt nicht (geschätzt)", "does not count (an estimate)"),
            Self::OtherBasis => Template::new("zählt nicht (andere Grundlage)", "does not count (another basis)"),
            Self::OtherDay => Template::new("zählt nicht (anderer Stichtag)", "does not count (another reference day)"),
            Self::NotNewest => Template::new("zählt nicht (eine neuere zählt)", "does not count (a newer one does)"),
        }
    }
}

impl Missing {
    /// What is missing, and why it is needed.
    fn to_text(&self, glossary: Glossary<'_>) -> String {
        let language = glossary.language;
        format!("{} ({})", glossary.say(&self.fact), self.reason.sentence().text(language))
    }
}

impl Change {
    /// The change in words.
    fn to_text(&self, glossary: Glossary<'_>) -> String {
        let language = glossary.language;
        let how = match &self.how {
            How::By(by, unit) => {
                let amount = numbers::integer(by.saturating_abs(), language);
                let (more, fewer) = match unit.as_str() {
                    "days" => {
                        (language.pick("Tage später", "days later"), language.pick("Tage früher", "days earlier"))
                    }
                    "persons" => (
                        language.pick("Einwohner mehr", "inhabitants more"),
                        language.pick("Einwohner weniger", "inhabitants fewer"),
                    ),
                    _ => (language.pick("mehr", "more"), language.pick("weniger", "fewer")),
                };
                format!("{amount} {}", if *by < 0 { fewer } else { more })
            }
            How::OneOf(words) => glossary.say(&words.join("|")),
            How::Added(words) => {
                let words: Vec<String> = words.iter().map(|word| glossary.say(word)).collect();
                list::and(&words, language)
            }
            How::So => language.pick("so", "if it were so").to_owned(),
            How::Otherwise => language.pick("anders", "if it were otherwise").to_owned(),
            How::Shown => language.pick("belegt", "if it were shown").to_owned(),
        };
        format!("{}: {how}", glossary.say(&self.fact))
    }
}
