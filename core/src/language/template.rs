use super::Language;

/// A sentence in both languages, with holes such as `{found}`. `{n} {n|city is|cities are}` says the one where the hole `n` is
/// filled with `1`, the other elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    de: &'static str,
    en: &'static str,
}

impl Template {
    /// A sentence from its German and its English form.
    pub const fn new(de: &'static str, en: &'static str) -> Self {
        Self { de, en }
    }

    /// The sentence with its holes open.
    pub const fn text(&self, language: Language) -> &'static str {
        language.pick(self.de, self.en)
    }

    /// The sentence; a hole that `fill` has nothing for is shown as it stands.
    pub fn render(&self, language: Language, fill: impl Fn(&str) -> Option<String>) -> String {
        let mut out = String::new();
        for piece in pieces(self.text(language)) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Hole(hole) => out.push_str(&fill(hole).unwrap_or_else(|| format!("{{{hole}}}"))),
                Piece::Counted { hole, one, many } => {
                    out.push_str(if fill(hole).is_some_and(|number| number == "1") { one } else { many });
                }
            }
        }
        out
    }

    /// The names of the holes, in their order in the text.
    pub fn holes(&self, language: Language) -> Vec<&'static str> {
        pieces(self.text(language))
            .filter_map(|piece| match piece {
                Piece::Hole(hole) | Piece::Counted { hole, .. } => Some(hole),
                Piece::Text(_) => None,
            })
            .collect()
    }
}

enum Piece<'a> {
    Text(&'a str),
    Hole(&'a str),
    /// Words that follow the number in a hole: for one, and for any other number.
    Counted {
        hole: &'a str,
        one: &'a str,
        many: &'a str,
    },
}

impl<'a> Piece<'a> {
    /// What stands between two braces.
    fn within(braces: &'a str) -> Self {
        match braces.split_once('|').and_then(|(hole, words)| Some((hole, words.split_once('|')?))) {
            Some((hole, (one, many))) => Self::Counted { hole, one, many },
            None => Self::Hole(braces),
        }
    }
}

fn pieces(mut rest: &str) -> impl Iterator<Item = Piece<'_>> {
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let hole = rest.strip_prefix('{').and_then(|after| after.split_once('}'));
        let (piece, left) = hole.map_or_else(
            || {
                let next = rest.char_indices().skip(1).find(|&(_, c)| c == '{');
                let (text, left) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
                (Piece::Text(text), left)
            },
            |(braces, left)| (Piece::within(braces), left),
        );
        rest = left;
        Some(piece)
    })
}
