use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

use super::words::{SHORTENED, SHORTENED_AT_THE_END, SHORTENED_PAIRS};

/// A word of a name, folded: lower case, `ä` as `ae`, `ß` as `ss`, no other accents, shortened words written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// A point followed it: it may be the beginning of another word.
    pub(super) cut: bool,
}

/// Whether two words are the same, or one is the other cut short.
pub(super) fn same(a: &Word, b: &Word) -> bool {
    let cut_from =
        |short: &Word, long: &Word| (short.cut || short.text.len() <= 3) && long.text.starts_with(&short.text);
    a.text == b.text || cut_from(a, b) || cut_from(b, a)
}

/// The words of a text. Blanks, hyphens and every other sign separate them.
pub(super) fn words(text: &str) -> Vec<Word> {
    let composed: std::borrow::Cow<'_, str> =
        if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() };
    let mut words: Vec<Word> = Vec::with_capacity(4);
    let mut word = String::new();
    for c in composed.chars() {
        if fold_into(&mut word, c) {
            continue;
        }
        if !word.is_empty() {
            words.push(Word { text: std::mem::take(&mut word), cut: c == '.' });
        }
    }
    if !word.is_empty() {
        words.push(Word { text: word, cut: false });
    }
    write_out(&mut words);
    words
}

/// Appends a letter as it counts in comparisons; `false` where it separates words.
fn fold_into(word: &mut String, c: char) -> bool {
    match c {
        'a'..='z' | '0'..='9' => word.push(c),
        'A'..='Z' => word.push(c.to_ascii_lowercase()),
        'ä' | 'Ä' => word.push_str("ae"),
        'ö' | 'Ö' => word.push_str("oe"),
        'ü' | 'Ü' => word.push_str("ue"),
        'ß' | 'ẞ' => word.push_str("ss"),
        'ł' | 'Ł' => word.push('l'),
        '\'' | '’' => {}
        _ if c.is_alphanumeric() => {
            word.extend(c.to_lowercase().nfd().filter(|part| !is_combining_mark(*part)));
        }
        _ if is_combining_mark(c) => {}
        _ => return false,
    }
    true
}

fn write_out(words: &mut Vec<Word>) {
    for at in (1..words.len()).rev() {
        let (first, second) = (&words[at - 1], &words[at]);
        let pair = SHORTENED_PAIRS.iter().find(|((a, b), _)| first.cut && first.text == *a && second.text == *b);
        if let Some((_, long)) = pair {
            words[at - 1] = Word { text: (*long).to_owned(), cut: false };
            words.remove(at);
        }
    }
    for word in &mut *words {
        if word.text.len() <= 4
            && let Some((_, long)) = SHORTENED.iter().find(|(short, _)| word.text == *short)
        {
            *word = Word { text: (*long).to_owned(), cut: false };
        }
    }
    if let [_, .., last] = &mut words[..]
        && last.text == SHORTENED_AT_THE_END.0
    {
        SHORTENED_AT_THE_END.1.clone_into(&mut last.text);
    }
}

/// Words as one text, separated by blanks.
pub(super) fn join(words: &[Word]) -> String {
    let mut text = String::with_capacity(words.iter().map(|word| word.text.len() + 1).sum());
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}

/// A name as it is compared: lower case, without accents, umlauts as two letters, shortened words written out.
///
/// ```
/// use stadtnetz::official::name::fold;
///
/// assert_eq!(fold("St. Märgen"), fold("SANKT MAERGEN"));
/// assert_eq!(fold("Weiden i.d.OPf."), "weiden i d oberpfalz");
/// ```
pub fn fold(name: &str) -> String {
    join(&words(name))
}
