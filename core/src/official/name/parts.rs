use super::letters::{Word, join, same, words};
use super::words::{ARTICLES, BRANDENBURG_ADDITIONS, PREPOSITIONS, SORTS, Sort};
use crate::place::State;

/// A written name taken apart, before anything is known about it: `Burg (Spreewald), Stadt`.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    /// What stands before the first comma outside brackets and slashes.
    pub(super) head: String,
    /// What stands in brackets, behind a slash or a dash between blanks, in order.
    pub(super) groups: Vec<&'a str>,
    /// What stands behind each comma.
    pub(super) tails: Vec<&'a str>,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let comma = outside_brackets(text, |c| c == ',').unwrap_or(text.len());
        let tails = text[comma..].split(',').skip(1).map(str::trim).filter(|tail| !tail.is_empty()).collect();
        let mut pieces = Self { head: String::new(), groups: Vec::new(), tails };
        let mut rest = &text[..comma];
        while let Some((at, sign)) = first_sign(rest) {
            pieces.head.push_str(&rest[..at]);
            let inside = &rest[at + sign.len()..];
            let (group, behind) = match sign {
                "(" => inside.split_once(')').unwrap_or((inside, "")),
                _ => inside.split_at(first_sign(inside).map_or(inside.len(), |(next, _)| next)),
            };
            pieces.head.push(' ');
            pieces.groups.extend(Some(group.trim()).filter(|group| !group.is_empty()));
            rest = behind;
        }
        pieces.head.push_str(rest);
        pieces
    }
}

/// Where a bracket opens, or a slash or a dash between blanks stands, and which.
fn first_sign(text: &str) -> Option<(usize, &'static str)> {
    const SIGNS: [&str; 4] = ["(", "/", " - ", " – "];
    SIGNS.into_iter().filter_map(|sign| Some((text.find(sign)?, sign))).min()
}

fn outside_brackets(text: &str, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && wanted(c) => return Some(at),
            _ => {}
        }
        None
    })
}

/// The words before the first preposition, and the nouns of the addition behind it: `Neustadt` and `Aisch`.
///
/// A name that begins with a preposition (`Am Ettersberg`) has no addition there.
pub(super) fn at_preposition(words: &[Word]) -> (&[Word], Vec<Word>) {
    let is_preposition = |word: &Word| PREPOSITIONS.contains(&word.text.as_str());
    let behind = words.iter().skip(1).position(is_preposition).map(|at| at + 1);
    match behind {
        Some(at) if at + 1 < words.len() => (&words[..at], nouns(&words[at..])),
        _ => (words, Vec::new()),
    }
}

/// The words of an addition without prepositions and articles: `an der Aisch`, `a.d.Aisch` and `(Aisch)` are one.
pub(super) fn nouns(words: &[Word]) -> Vec<Word> {
    let joins = |word: &&Word| !PREPOSITIONS.contains(&word.text.as_str()) && !ARTICLES.contains(&word.text.as_str());
    let nouns: Vec<Word> = words.iter().filter(joins).cloned().collect();
    if nouns.is_empty() { words.to_vec() } else { nouns }
}

/// Whether the wanted nouns stand in an addition, in their order, shortened or not.
pub(super) fn names(addition: &[Word], wanted: &[Word]) -> bool {
    let mut rest = addition.iter();
    !wanted.is_empty() && wanted.iter().all(|word| rest.any(|noun| same(noun, word)))
}

/// The sort of unit that words say and nothing else: `Landkreis`.
pub(super) fn sort_said(words: &[Word]) -> Option<Sort> {
    let text = join(words);
    SORTS.iter().find(|(said, _)| *said == text).map(|(_, sort)| *sort)
}

/// The sort of unit that words in front say, and the words behind them: `Landkreis Kassel`.
pub(super) fn sort_in_front(words: &[Word]) -> Option<(Sort, &[Word])> {
    SORTS.iter().find_map(|(text, sort)| {
        let length = text.split(' ').count();
        let said = length < words.len() && text.split(' ').zip(words).all(|(text, word)| word.text == text);
        said.then(|| (*sort, &words[length..]))
    })
}

/// The sort of unit that words behind say, and the words before them: `Wittenberg Lutherstadt`.
pub(super) fn sort_behind(words: &[Word]) -> Option<(Sort, &[Word])> {
    SORTS.iter().find_map(|(text, sort)| {
        let before = words.len().checked_sub(text.split(' ').count()).filter(|before| *before > 0)?;
        let said = text.split(' ').zip(&words[before..]).all(|(text, word)| word.text == text);
        said.then(|| (*sort, &words[..before]))
    })
}

/// An official name in one language.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OneLanguage {
    /// The name without its additions.
    pub(super) core: String,
    /// The nouns of each addition.
    pub(super) additions: Vec<Vec<Word>>,
}

impl OneLanguage {
    fn of(text: &str) -> Self {
        let pieces = Pieces::of(text);
        let head = words(&pieces.head);
        let head = match sort_in_front(&head) {
            // `GVV Illertal`, `VVG der Stadt Waldkirch`, `Region Hannover`; but `Markt Schwaben` is a name.
            Some((Sort::Association(_) | Sort::County, rest)) if !is_name(&head) => rest.to_vec(),
            _ => head,
        };
        let (core, nouns_behind) = at_preposition(&head);
        let groups = pieces.groups.iter().map(|group| words(group)).filter(|group| sort_said(group).is_none());
        let groups = groups.map(|group| nouns(&group));
        let additions = std::iter::once(nouns_behind).chain(groups).filter(|addition| !addition.is_empty()).collect();
        Self { core: join(core), additions }
    }

    /// The name with its additions, as one text.
    pub(super) fn full(&self) -> String {
        let additions = self.additions.iter().map(|addition| join(addition));
        std::iter::once(self.core.clone()).chain(additions).collect::<Vec<_>>().join(" ")
    }
}

/// `Amt Neuhaus`, `Amt Creuzburg`: municipalities whose name says what they were.
fn is_name(head: &[Word]) -> bool {
    head.first().is_some_and(|word| word.text == "amt")
}

/// An official name taken apart: its languages, the German one first, and what stands behind its first comma.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OfficialName {
    pub(super) languages: Vec<OneLanguage>,
    /// What stands behind each comma, folded.
    pub(super) suffixes: Vec<String>,
}

impl OfficialName {
    pub(super) fn of(name: &str, state: Option<State>) -> Self {
        let suffixes = Pieces::of(name).tails.iter().map(|tail| join(&words(tail))).collect();
        let languages = languages(name, state).into_iter().map(OneLanguage::of).collect();
        Self { languages, suffixes }
    }
}

/// The name in each of its languages. ` / ` separates them, in Brandenburg also `/` where no geographic addition follows.
/// A third part continues what stands behind the comma: `Bautzen / Budyšin, Stadt, Hochschulstadt / Wysokoš`.
fn languages(name: &str, state: Option<State>) -> Vec<&str> {
    let mut parts: Vec<&str> = name.split(" / ").take(2).collect();
    if let ([only], Some(State::Brandenburg)) = (&parts[..], state) {
        let slash = only.match_indices('/').map(|(at, _)| at).find(|at| {
            let addition = words(&only[at + 1..]);
            addition.first().is_some_and(|word| !BRANDENBURG_ADDITIONS.contains(&word.text.as_str()))
        });
        if let Some(at) = slash {
            parts = vec![&only[..at], &only[at + 1..]];
        }
    }
    parts
}
