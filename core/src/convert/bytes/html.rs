//! Tables of web pages, which some offices hand out under the name of a spreadsheet.

use super::Container;
use super::cells::Builder;
use super::sheet::Sheet;
use crate::convert::ConversionError;
use crate::convert::grid::Form;

/// How much of a file is looked at.
const HEAD: usize = 1 << 16;
/// No table spans more columns; a larger number is a fault of the page.
const WIDEST: usize = 1000;

/// Whether a file is a web page with a table.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let table = |window: &[u8]| window[..6].eq_ignore_ascii_case(b"<table") && !is_name(window[6]);
    text.starts_with(b"<") && text.windows(7).any(table)
}

/// Whether a byte goes on the name of a tag: `table:table` is another one than `table`.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-')
}

fn find(bytes: &[u8], tag: &[u8]) -> Option<usize> {
    bytes.windows(tag.len()).position(|window| window.eq_ignore_ascii_case(tag))
}

/// Every table that holds no other table, as a sheet.
pub(super) fn sheets<'a>(bytes: &[u8]) -> Result<Vec<Sheet<'a>>, ConversionError> {
    let page = Sheet::read(bytes)?;
    let text = page.decode(page.bytes().get(page.start()..).unwrap_or_default());
    let mut reader = Tables::default();
    pieces(&text, &FOR_PROGRAMS, |piece| match piece {
        Piece::Text(text) => reader.text(text),
        Piece::Tag(tag) => reader.tag(tag),
    });
    // Pages that are cut off, or whose author left the end out.
    while !reader.open.is_empty() {
        reader.tag("/table");
    }
    if reader.sheets.is_empty() {
        return Err(ConversionError::Empty);
    }
    Ok(reader.sheets.into_iter().map(|sheet| sheet.written_in(page.encoding())).collect())
}

/// A piece of a page: text between tags, or what stands inside a tag.
pub(super) enum Piece<'a> {
    Text(&'a str),
    Tag(&'a str),
}

/// What a page holds for programs.
const FOR_PROGRAMS: [&str; 3] = ["script", "style", "comment"];

/// The pieces of markup in their order, without comments and what stands in elements of these names.
pub(super) fn pieces<'a>(text: &'a str, without: &[&str], mut take: impl FnMut(Piece<'a>)) {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        take(Piece::Text(before));
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((inside, after)) = tag.get(1..).and_then(|tag| tag.split_once('>')) else { return };
        take(Piece::Tag(inside));
        rest = after;
        let name = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
        if without.contains(&name.as_str()) {
            let end = format!("</{name}");
            rest = find(after.as_bytes(), end.as_bytes()).and_then(|at| after.get(at..)).unwrap_or_default();
        }
    }
    take(Piece::Text(rest));
}

#[derive(Default)]
struct Tables {
    sheets: Vec<Sheet<'static>>,
    open: Vec<OpenTable>,
}

/// A table whose end has not come yet.
#[derive(Default)]
struct OpenTable {
    /// Whether the text is raised.
    raised: bool,
    rows: Vec<Vec<String>>,
    /// Cells of rows above that reach down: column, rows left, text.
    reaching: Vec<(usize, usize)>,
    cell: Option<(String, usize, usize)>,
    holds_table: bool,
}

impl Tables {
    fn text(&mut self, text: &str) {
        let Some(table) = self.open.last_mut() else { return };
        let Some((cell, ..)) = &mut table.cell else { return };
        let text = characters(text);
        // `1.001<sup>2</sup>` has a footnote, and is not 10012.
        match (table.raised, text.trim()) {
            (true, "1") => cell.push('¹'),
            (true, "2") => cell.push('²'),
            (true, "3") => cell.push('³'),
            (true, digit) if digit.len() == 1 && digit.starts_with(|c: char| c.is_ascii_digit()) => {
                cell.extend([" ", digit, ")"]);
            }
            (true, mark) => cell.extend([" ", mark]),
            (false, _) => cell.push_str(&text),
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split(|c: char| c.is_whitespace() || c == '/' && !tag.starts_with('/')).next();
        match name.unwrap_or_default().to_lowercase().as_str() {
            "table" => {
                if let Some(outer) = self.open.last_mut() {
                    outer.holds_table = true;
                }
                self.open.push(OpenTable::default());
            }
            "/table" => {
                if let Some(mut table) = self.open.pop() {
                    table.end_cell();
                    if !table.holds_table && !table.rows.is_empty() {
                        let number = self.sheets.len() + 1;
                        self.sheets.push(table.sheet(format!("table {number}")));
                    }
                }
            }
            "tr" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_cell();
                    table.begin_row();
                }
            }
            "td" | "th" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_cell();
                    table.cell = Some((String::new(), span(tag, "colspan"), span(tag, "rowspan")));
                }
            }
            "/td" | "/th" | "/tr" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_cell();
                }
            }
            "br" | "p" | "/p" | "div" | "/div" => self.text("\n"),
            "sup" | "/sup" => {
                if let Some(table) = self.open.last_mut() {
                    table.raised = name == Some("sup");
                }
            }
            _ => {}
        }
    }
}

impl OpenTable {
    fn begin_row(&mut self) {
        self.rows.push(Vec::new());
        for (_, left) in &mut self.reaching {
            *left -= 1;
        }
        self.reaching.retain(|&(_, left)| left > 0);
    }

    fn end_cell(&mut self) {
        let Some((text, columns, rows)) = self.cell.take() else { return };
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let Some(row) = self.rows.last_mut() else { return };
        while self.reaching.iter().any(|&(column, _)| column == row.len()) {
            row.push(String::new());
        }
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        for at in 0..columns {
            if rows > 1 {
                self.reaching.push((row.len(), rows));
            }
            row.push(if at == 0 { text.clone() } else { String::new() });
        }
    }

    fn sheet(self, name: String) -> Sheet<'static> {
        let mut builder = Builder::new();
        for row in self.rows {
            for text in &row {
                builder.cell(text, Form::Plain);
            }
            builder.end_row();
        }
        builder.finish(Some(name), Container::Html)
    }
}

/// How many columns or rows a cell covers.
fn span(tag: &str, attribute: &str) -> usize {
    let lower = tag.to_lowercase();
    let value = lower.split_once(attribute).and_then(|(_, after)| after.trim_start().strip_prefix('=')).unwrap_or("1");
    let digits = value.trim_start_matches([' ', '"', '\'']).split(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1).clamp(1, WIDEST)
}

/// A text of a page with its entities as characters.
pub(super) fn characters(text: &str) -> String {
    /// In the order of their characters, from U+00A0 on.
    const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
        acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
        Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
        Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
        iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    const OTHERS: [(&str, &str); 24] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("minus", "−"),
        ("bdquo", "„"),
        ("ldquo", "“"),
        ("rdquo", "”"),
        ("sbquo", "‚"),
        ("lsquo", "‘"),
        ("rsquo", "’"),
        ("hellip", "…"),
        ("bull", "•"),
        ("euro", "€"),
        ("trade", "™"),
        ("dagger", "†"),
        ("check", "✓"),
        ("thinsp", "\u{2009}"),
        ("ensp", " "),
        ("emsp", " "),
        ("Scaron", "Š"),
    ];
    let latin = |name: &str| {
        let at = LATIN.split_ascii_whitespace().position(|known| known == name)?;
        char::from_u32(0xa0 + u32::try_from(at).ok()?).map(String::from)
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        let read = entity.and_then(|(name, after)| {
            let number = name.strip_prefix('#');
            let code = number.and_then(|number| match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            });
            let named = || OTHERS.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
            Some((code.and_then(char::from_u32).map(String::from).or_else(|| latin(name)).or_else(named)?, after))
        });
        let (shown, behind) = read.unwrap_or_else(|| ("&".to_owned(), after));
        out.push_str(&shown);
        rest = behind;
    }
    out + rest
}
