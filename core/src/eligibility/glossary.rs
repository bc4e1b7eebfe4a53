//! What ids are called in a language: the programme's words first, then the library's own.

use std::collections::BTreeMap;

use crate::language::{Language, Template, list};
use crate::programme::{Label, Programme};

/// Words by id.
pub(super) type Words = BTreeMap<String, Label>;

/// The words of a programme that an explanation can mention.
pub(super) fn words_of(programme: &Programme) -> Words {
    let vocabulary = programme.vocabulary();
    let terms = [&vocabulary.sectors, &vocabulary.commitments, &vocabulary.facts, &vocabulary.events];
    let terms = terms.into_iter().flatten().map(|term| (term.id.clone(), term.label.clone()));
    let parameters = programme.parameters().iter().map(|parameter| (parameter.id.clone(), parameter.label.clone()));
    parameters.chain(terms).collect()
}

/// How ids are said in a language.
#[derive(Clone, Copy)]
pub(super) struct Glossary<'w> {
    pub(super) words: &'w Words,
    pub(super) language: Language,
}

impl Glossary<'_> {
    /// What an id is called; alternatives joined by `|` are said as alternatives.
    pub(super) fn say(self, id: &str) -> String {
        let words: Vec<String> = id.split('|').map(|id| self.say_one(id)).collect();
        list::or(&words, self.language)
    }

    fn say_one(self, id: &str) -> String {
        let own = self.words.get(id).map(|label| label.text(self.language));
        own.or_else(|| library_word(id).map(|word| word.text(self.language))).unwrap_or(id).to_owned()
    }
}

/// What the library itself calls facts, kinds of places and bases of figures.
fn library_word(id: &str) -> Option<Template> {
    Some(match id {
        "population" => Template::new("Einwohnerzahl", "population"),
        "kind" => Template::new("Art des Ortes", "kind of place"),
        "partners" => Template::new("Partner", "partners"),
        "sectors" => Template::new("Sektoren", "sectors"),
        "received" => Template::new("Eingang der Bewerbung", "receipt of the application"),
        "city" => Template::new("Stadt", "city"),
        "municipality" => Template::new("Gemeinde", "municipality"),
        "district" => Template::new("Stadtteil", "district"),
        "association" => Template::new("Gemeindeverband", "association of municipalities"),
        "county" => Template::new("Landkreis", "county"),
        "state" => Template::new("Land", "state"),
        "country" => Template::new("Staat", "country"),
        "composite" => Template::new("Verbund", "composite"),
        "census-1987" => Template::new("Fortschreibung der Volkszählung 1987", "update of the census of 1987"),
        "census-2011" => Template::new("Fortschreibung des Zensus 2011", "update of the census of 2011"),
        "census-2022" => Template::new("Fortschreibung des Zensus 2022", "update of the census of 2022"),
        "register" => Template::new("Melderegister", "register of residents"),
        "estimate" => Template::new("Schätzung", "estimate"),
        "all" => Template::new("alle Bedingungen", "all conditions"),
        "any" => Template::new("eine der Bedingungen", "one of the conditions"),
        "not" => Template::new("nicht", "not"),
        "at_least" => Template::new("genug der Bedingungen", "enough of the conditions"),
        _ => return None,
    })
}
