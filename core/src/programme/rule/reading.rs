//! How rules are read, as strictly as the rest of the definition.

use super::{
    CommitmentsRef, Condition, EntryRule, KindsRef, MAX_DEPTH, NumberRef, RuleKind, ScaleRef, SectorsRef, Test, Window,
};
use crate::finding::Finding;
use crate::place::PlaceKind;
use crate::programme::call::Known;
use crate::programme::names::{Names, suggestion};
use crate::programme::provenance::required_sources;
use crate::programme::reader::Reader;
use crate::programme::rules;
use crate::programme::values::{Choice, Key, Named};
use crate::programme::vocabulary::Label;

/// What a rule may speak of.
pub(in crate::programme) struct Speech<'n> {
    pub(in crate::programme) known: &'n Known<'n>,
    pub(in crate::programme) parameters: &'n Names,
}

impl EntryRule {
    pub(in crate::programme) fn read_all(root: &mut Reader<'_>, speech: &Speech<'_>) -> Vec<Self> {
        let Some(mut section) = root.section("rule") else {
            return Vec::new();
        };
        let read = RuleKind::ALL.into_iter().filter_map(|kind| {
            let reader = section.section(kind.as_str())?.into_record("rule", kind.as_str());
            Self::read(reader, kind, speech)
        });
        let found = read.collect();
        section.finish();
        found
    }

    fn read(mut reader: Reader<'_>, kind: RuleKind, speech: &Speech<'_>) -> Option<Self> {
        let label = Label::read(&mut reader);
        let source = required_sources(&mut reader);
        let note = reader.optional::<String>("note");
        let test = Test::read(&mut reader, speech, 1);
        reader.finish();
        let test = test?;
        let condition = Condition { id: test.as_str().to_owned(), label: None, test };
        Some(Self { kind, label: label?, condition, source, note })
    }
}

impl Condition {
    fn read(mut reader: Reader<'_>, speech: &Speech<'_>, depth: usize) -> Option<Self> {
        if depth > MAX_DEPTH {
            let finding = Finding::new(&rules::RULE_TOO_DEEP).with("expected", MAX_DEPTH);
            reader.report().add(reader.spot(), finding);
            return None;
        }
        let id = reader.optional::<Key>("id");
        let labelled = reader.has_key("de") || reader.has_key("en");
        let (de, en) = if labelled {
            (reader.required::<String>("de"), reader.required::<String>("en"))
        } else {
            (reader.optional("de"), reader.optional("en"))
        };
        let label = de.zip(en).map(|(de, en)| Label { de, en });
        let test = Test::read(&mut reader, speech, depth);
        reader.finish();
        let test = test?;
        Some(Self { id: id.map_or_else(|| test.as_str().to_owned(), |key| key.id), label, test })
    }

    fn read_list(reader: &mut Reader<'_>, key: &'static str, speech: &Speech<'_>, depth: usize) -> Vec<Self> {
        if reader.has_key(key) && !reader.says_something(key) {
            reader.missing(key);
        }
        let parts = reader.records(key).into_iter();
        parts.filter_map(|part| Self::read(part, speech, depth + 1)).collect()
    }
}

impl Test {
    /// The one test of a table. Each of the ten words is asked for, so that a misspelt one is told from a key of another kind.
    fn read(reader: &mut Reader<'_>, speech: &Speech<'_>, depth: usize) -> Option<Self> {
        let given: Vec<&str> = Self::WORDS.into_iter().filter(|word| reader.has_key(word)).collect();
        // A misspelt word is reported as the unknown key that it is, and not as a missing test too.
        let misspelt = given.is_empty() && reader.has_key_besides(&["id", "de", "en", "source", "note"]);
        if given.len() != 1 && !misspelt {
            let finding = Finding::new(&rules::NOT_ONE_TEST)
                .with("found", given.len())
                .with("expected", if given.is_empty() { Self::WORDS.join(", ") } else { given.join(", ") });
            reader.report().add(reader.spot(), finding);
        }
        let read = [
            Some(Self::All(Condition::read_list(reader, "all", speech, depth))).filter(Self::has_parts),
            Some(Self::Any(Condition::read_list(reader, "any", speech, depth))).filter(Self::has_parts),
            reader
                .section("not")
                .and_then(|part| Condition::read(part, speech, depth + 1))
                .map(|part| Self::Not(part.into())),
            reader.section("at_least").and_then(|part| read_at_least(part, speech, depth)),
            reader.section("in_band").and_then(|part| read_in_band(part, speech)),
            read_kinds(reader),
            reader.section("covers").and_then(|part| read_covers(part, speech)),
            reader.section("count_at_least").and_then(|part| read_count(part, speech)),
            read_has(reader, speech),
            reader.section("within").and_then(|part| read_within(part, speech)),
        ];
        read.into_iter().flatten().next().filter(|_| given.len() == 1)
    }

    fn has_parts(&self) -> bool {
        !self.parts().is_empty()
    }
}

fn read_at_least(mut reader: Reader<'_>, speech: &Speech<'_>, depth: usize) -> Option<Test> {
    let number = reader.required::<usize>("number");
    if !reader.has_key("of") {
        reader.missing("of");
    }
    let of = Condition::read_list(&mut reader, "of", speech, depth);
    let written = reader.length_of("of");
    let number = number.filter(|&number| {
        let fits = (1..=written).contains(&number);
        if !fits && written > 0 {
            let finding =
                Finding::new(&rules::NUMBER_REFUSED).with("found", number).with("expected", format!("1..{written}"));
            reader.report().add(&reader.spot_of("number"), finding);
        }
        fits
    });
    reader.finish();
    Some(Test::AtLeast { number: number?, of }).filter(Test::has_parts)
}

fn read_in_band(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let fact = name_among(&mut reader, "fact", "facts", &["population"]);
    let scales = speech.known.bands.with(&["call.bands", "bands"]);
    let scale = name_among(&mut reader, "parameter", "bands", &scales);
    reader.finish();
    fact?;
    Some(Test::InBand(match scale?.as_str() {
        "call.bands" => ScaleRef::OfCall,
        "bands" => ScaleRef::InForce,
        id => ScaleRef::Named(id.to_owned()),
    }))
}

fn read_kinds(reader: &mut Reader<'_>) -> Option<Test> {
    let kinds = match reader.optional::<Choice>("kind_in")? {
        Choice::One(name) => {
            resolve(reader, &name, "call", &["call.place_kinds"])?;
            KindsRef::OfCall
        }
        Choice::Several(names) => KindsRef::Listed(names.iter().filter_map(|name| kind(reader, name)).collect()),
    };
    Some(Test::KindIn(kinds))
}

fn kind(reader: &Reader<'_>, name: &Named) -> Option<PlaceKind> {
    let kind = name.text.parse().ok();
    if kind.is_none() {
        let expected = PlaceKind::WORDS.join(", ");
        let finding = Finding::new(&rules::WORD_REFUSED).with("found", name.text.as_str()).with("expected", expected);
        reader.report().add(&name.spot, finding);
    }
    kind
}

fn read_covers(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let sectors = reader.required::<Choice>("required").and_then(|choice| match choice {
        Choice::One(name) => {
            resolve(&reader, &name, "call", &["call.required_sectors"])?;
            Some(SectorsRef::OfCall)
        }
        Choice::Several(names) => {
            let sectors = speech.known.words.sectors.with(&[]);
            Some(SectorsRef::Listed(
                names.iter().filter_map(|name| resolve(&reader, name, "sectors", &sectors)).collect(),
            ))
        }
    });
    let present = name_among(&mut reader, "present", "facts", &["partners"]);
    reader.finish();
    present?;
    Some(Test::Covers(sectors?))
}

fn read_count(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let facts = speech.known.words.facts.with(&["partners"]);
    let fact = name_among(&mut reader, "fact", "facts", &facts);
    let number = if reader.has_key("number") {
        reader.required("number").map(NumberRef::Number)
    } else {
        let parameters = speech.parameters.with(&[]);
        name_among(&mut reader, "parameter", "parameters", &parameters).map(NumberRef::Parameter)
    };
    reader.finish();
    Some(Test::CountAtLeast { fact: fact?, number: number? })
}

fn read_has(reader: &mut Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let name = reader.optional::<Named>("has")?;
    let commitments = speech.known.words.commitments.with(&["call.commitments"]);
    let found = resolve(reader, &name, "commitments", &commitments)?;
    Some(Test::Has(match found.as_str() {
        "call.commitments" => CommitmentsRef::OfCall,
        _ => CommitmentsRef::Named(found),
    }))
}

fn read_within(mut reader: Reader<'_>, speech: &Speech<'_>) -> Option<Test> {
    let events = speech.known.words.events.with(&["received"]);
    let event = name_among(&mut reader, "event", "events", &events);
    let window = if reader.has_key("months") {
        reader.required::<u32>("months").map(Window::MonthsBeforeDeadline)
    } else {
        name_among(&mut reader, "window", "windows", &["call"]).map(|_| Window::Call)
    };
    reader.finish();
    Some(Test::Within { event: event?, window: window? })
}

/// A name that has to be there and has to be one of these.
fn name_among<S: AsRef<str>>(
    reader: &mut Reader<'_>,
    key: &'static str,
    table: &'static str,
    known: &[S],
) -> Option<String> {
    let name = reader.required::<Named>(key)?;
    resolve(reader, &name, table, known)
}

fn resolve<S: AsRef<str>>(reader: &Reader<'_>, name: &Named, table: &'static str, known: &[S]) -> Option<String> {
    if known.iter().any(|word| word.as_ref() == name.text) {
        return Some(name.text.clone());
    }
    let finding = Finding::new(&rules::UNDEFINED_REFERENCE)
        .with("found", name.text.as_str())
        .with("table", table)
        .with("nearest", suggestion(&name.text, known));
    reader.report().add(&name.spot, finding);
    None
}
