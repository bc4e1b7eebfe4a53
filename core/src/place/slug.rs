/// A name as an id: lower-case ASCII letters and digits, everything else a hyphen; `ä` becomes `ae`, `ß` becomes `ss`, other accents go.
///
/// ```
/// assert_eq!(stadtnetz::place::slug("Weißwasser/Běła Woda"), "weisswasser-bela-woda");
/// ```
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(text) => out.push_str(text),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if out.ends_with('-') || is_mark(c) => {}
            None => out.push('-'),
        }
    }
    out.trim_matches('-').to_owned()
}

/// Combining marks, as in names written letter by letter (NFD): the letter before them stands already.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' => "ae",
        'ö' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'á' | 'à' | 'â' | 'å' | 'ą' => "a",
        'ć' | 'č' | 'ç' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => "e",
        'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ń' | 'ñ' => "n",
        'ó' | 'ô' | 'ø' => "o",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' => "s",
        'ú' | 'ů' | 'û' => "u",
        'ý' => "y",
        'ź' | 'ž' | 'ż' => "z",
        _ => return None,
    })
}
