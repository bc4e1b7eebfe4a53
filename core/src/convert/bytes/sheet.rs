//! The text of one sheet, kept in the bytes it came in.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use super::cells::CellRows;
use super::container::Container;
use super::encoding::{self, Encoding};
use super::foreign;
use super::single::Upper;
use super::wide;
use crate::convert::ConversionError;
use crate::convert::grid::part;

/// The text of a sheet, kept in the bytes it came in, so that positions in it are positions in the file.
///
/// Delimiters, quotes and line ends are ASCII in every encoding taken here and are found without decoding; a cell is decoded when
/// somebody reads it. UTF-16 is the exception: it is transcoded as a whole, and positions are those of the transcoded text.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the file")]
pub(in crate::convert) struct Sheet<'a> {
    bytes: Cow<'a, [u8]>,
    start: usize,
    encoding: Encoding,
    /// The upper half of an encoding of one byte per character.
    upper: Option<Box<Upper>>,
    name: Option<String>,
    container: Container,
    /// The cells, where no sign separates them.
    cells: Option<CellRows>,
    transposed: bool,
    mixed: Option<Mixed>,
    /// The number of its first row.
    first_row: u64,
    /// The encoding that the file had before its cells were taken out.
    original: Option<Encoding>,
    /// Whether numbers of days count from 1904.
    from_1904: bool,
    /// Whether a spreadsheet program does not show it.
    hidden: bool,
    /// Formulas of which the workbook keeps no result.
    unsaved: usize,
    /// Bytes of zeros behind its text, which are no text.
    padding: usize,
    /// Files of the same archive that hold no list.
    left_out: Vec<String>,
    /// Whether blanks align its columns.
    aligned: bool,
    /// The columns it was cut to, each run with the first of its rows.
    parts: Vec<(usize, Range<usize>)>,
    /// Cells that were cut away.
    outside: u64,
}

/// Lines of one file in two encodings: somebody appended to it with another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convert) struct Mixed {
    /// Lines in UTF-8 that hold more than ASCII.
    pub(in crate::convert) utf8: usize,
    /// Lines that are no UTF-8.
    pub(in crate::convert) other: usize,
    /// The first line of the fewer, from 1.
    pub(in crate::convert) line: u64,
}

impl<'a> Sheet<'a> {
    /// The sheet in a file: by its byte order mark, else UTF-8 if all of it is, else the encoding in which it reads as German.
    pub(in crate::convert) fn read(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Self, ConversionError> {
        let mut bytes = bytes.into();
        if let Some(text) = wide::utf32(&bytes) {
            let bytes = Cow::Owned(text?.into_bytes());
            return Ok(Self { encoding: Encoding::Utf32, ..Self::utf8(bytes) });
        }
        if let Some(text) = wide::utf16(&bytes) {
            let bytes = Cow::Owned(text?.into_bytes());
            return Ok(Self { encoding: Encoding::Utf16, ..Self::utf8(bytes) });
        }
        // What was not written when a program or a disk failed stands there as zeros.
        let padding = bytes.iter().rev().take_while(|&&byte| byte == 0).count();
        bytes = match bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(..bytes.len() - padding).unwrap_or_default()),
            Cow::Owned(mut bytes) => {
                bytes.truncate(bytes.len() - padding);
                Cow::Owned(bytes)
            }
        };
        if bytes.is_empty() {
            return Err(ConversionError::Empty);
        }
        foreign::refuse(&bytes)?;
        if std::str::from_utf8(&bytes).is_ok() {
            return Ok(Self { padding, ..Self::utf8(bytes) });
        }
        // The mark of UTF-8 before other bytes was put there by a program that only added it.
        let (mixed, others) = mixed(bytes.get(mark(&bytes)..).unwrap_or_default());
        let encoding = encoding::of_single_bytes(if mixed.is_some() { &others } else { &bytes });
        Ok(Self { mixed, padding, ..Self::encoded(bytes, encoding) })
    }

    /// The sheet in a file whose encoding, of one byte per character, is known.
    pub(in crate::convert) fn encoded(bytes: impl Into<Cow<'a, [u8]>>, encoding: Encoding) -> Self {
        Self { encoding, upper: encoding.upper().map(Box::new), ..Self::utf8(bytes.into()) }
    }

    fn utf8(bytes: Cow<'a, [u8]>) -> Self {
        Self {
            start: mark(&bytes),
            bytes,
            encoding: Encoding::Utf8,
            upper: None,
            name: None,
            container: Container::Text,
            cells: None,
            transposed: false,
            mixed: None,
            first_row: 1,
            original: None,
            from_1904: false,
            hidden: false,
            unsaved: 0,
            padding: 0,
            left_out: Vec::new(),
            aligned: false,
            parts: Vec::new(),
            outside: 0,
        }
    }

    /// The sheet of some cells whose text stands in `text`.
    pub(super) fn of_cells(text: String, cells: CellRows, name: Option<String>, container: Container) -> Self {
        Self { name, container, cells: Some(cells), ..Self::utf8(Cow::Owned(text.into_bytes())) }
    }

    /// The same sheet, cut where blanks align its columns and no sign separates them.
    pub(super) fn aligned(self) -> Self {
        let cells = super::aligned::cells(&self);
        Self { aligned: cells.is_some(), cells, ..self }
    }

    /// The same sheet with these cells only, taken from its parts; so many others were left out.
    pub(in crate::convert) fn of_parts(self, cells: CellRows, parts: Vec<(usize, Range<usize>)>, outside: u64) -> Self {
        Self { cells: Some(cells), parts, outside, ..self }
    }

    /// The columns it was cut to; `None` where it is whole.
    pub(in crate::convert) fn range(&self) -> Option<String> {
        let columns: Vec<Range<usize>> = self.parts.iter().map(|(_, columns)| columns.clone()).collect();
        (!columns.is_empty()).then(|| part::named(&columns))
    }

    /// The column of the sheet in which its first one stands.
    pub(in crate::convert) fn first_column(&self) -> usize {
        self.parts.first().map_or(0, |(_, columns)| columns.start)
    }

    /// How many cells were cut away.
    pub(in crate::convert) fn outside(&self) -> u64 {
        self.outside
    }

    /// The name of the sheet, with the columns in which a row stands where it was cut: `Orte!D:F`.
    pub(in crate::convert) fn place(&self, row: u64) -> Option<String> {
        let below = self.parts.iter().rfind(|(first, _)| *first as u64 + self.first_row <= row);
        let range = below.map(|(_, columns)| part::named(std::slice::from_ref(columns)));
        match (self.name(), range) {
            (Some(name), Some(range)) => Some(format!("{name}!{range}")),
            (name, range) => range.or(name.map(str::to_owned)),
        }
    }

    /// The row of the whole sheet in which a row (from 0) stands, counted from 1.
    pub(in crate::convert) fn line(&self, row: usize) -> u64 {
        let cut = self.cells.as_ref().and_then(|cells| cells.line(row));
        cut.filter(|_| self.container != Container::Text).unwrap_or(row as u64 + self.first_row)
    }

    /// Whether a sign separates its cells.
    pub(in crate::convert) fn is_separated(&self) -> bool {
        self.container == Container::Text && !self.aligned
    }

    /// Whether blanks align its columns.
    pub(in crate::convert) fn is_aligned(&self) -> bool {
        self.aligned
    }

    /// The same sheet, whose cells a sign separates.
    pub(in crate::convert) fn separated(self) -> Self {
        let cells = self.cells.filter(|_| !self.aligned);
        Self { cells, aligned: false, ..self }
    }

    /// The same sheet with its text in this encoding, whatever it looked like; cells of workbooks stay as they are.
    pub(super) fn taken_as(self, encoding: Encoding) -> Self {
        match encoding.upper() {
            Some(upper) if self.cells.is_none() && !matches!(self.encoding, Encoding::Utf16 | Encoding::Utf32) => {
                Self { encoding, upper: Some(Box::new(upper)), mixed: None, ..self }
            }
            _ => self,
        }
    }

    /// The same sheet with its rows counted from another number.
    pub(super) fn counted_from(self, first_row: u64) -> Self {
        Self { first_row, ..self }
    }

    /// The same sheet, not shown by a spreadsheet program, or with so many formulas without a result.
    #[cfg(feature = "spreadsheets")]
    pub(super) fn in_workbook(self, hidden: bool, unsaved: usize) -> Self {
        Self { hidden, unsaved, ..self }
    }

    /// Whether a spreadsheet program does not show it.
    /// Which of some sheets with the same headers is read: of the visible ones, else of all, the first of the longest.
    pub(in crate::convert) fn longest<'s>(sheets: impl Iterator<Item = &'s Self>) -> Option<usize>
    where
        'a: 's,
    {
        let rank = |sheet: &Self| (!sheet.hidden, sheet.cells().map_or(sheet.bytes().len(), CellRows::len));
        sheets.enumerate().max_by_key(|&(at, sheet)| (rank(sheet), Reverse(at))).map(|(at, _)| at)
    }

    pub(in crate::convert) fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Formulas of which the workbook keeps no result.
    pub(in crate::convert) fn unsaved(&self) -> usize {
        self.unsaved
    }

    /// The number of its first row.
    pub(in crate::convert) fn first_row(&self) -> u64 {
        self.first_row
    }

    /// The name of the sheet, or of its file in an archive.
    pub(in crate::convert) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The same sheet in a file of an archive.
    #[cfg(feature = "spreadsheets")]
    pub(super) fn named_within(self, file: &str) -> Self {
        let name = match &self.name {
            Some(name) => format!("{file}/{name}"),
            None => file.to_owned(),
        };
        Self { name: Some(name), ..self }
    }

    /// The same sheet beside files of its archive that hold no list.
    pub(in crate::convert) fn beside(self, files: &[String]) -> Self {
        Self { left_out: files.to_vec(), ..self }
    }

    /// The files of its archive that hold no list.
    pub(in crate::convert) fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Bytes of zeros in the file, and how many of them stand at its end.
    pub(in crate::convert) fn zeros(&self) -> (usize, usize) {
        (memchr::memchr_iter(0, &self.bytes).count() + self.padding, self.padding)
    }

    pub(in crate::convert) fn container(&self) -> Container {
        self.container
    }

    /// The sheet with its rows as columns.
    pub(in crate::convert) fn transposed(self) -> Self {
        let cells = self.cells.map(|cells| cells.transposed());
        Self { cells, transposed: !self.transposed, ..self }
    }

    pub(in crate::convert) fn is_transposed(&self) -> bool {
        self.transposed
    }

    /// The cells, where no sign separates them.
    pub(in crate::convert) fn cells(&self) -> Option<&CellRows> {
        self.cells.as_ref()
    }

    /// How the characters of the file are written.
    pub(in crate::convert) fn encoding(&self) -> Encoding {
        self.original.unwrap_or(self.encoding)
    }

    /// The sheet of a file that was written in this encoding.
    pub(super) fn written_in(self, encoding: Encoding) -> Self {
        Self { original: Some(encoding), ..self }
    }

    /// The same sheet of a workbook that counts days from 1904, or does not.
    pub(super) fn counting_from_1904(self, from_1904: bool) -> Self {
        Self { from_1904, ..self }
    }

    /// Whether numbers of days count from 1904, as in workbooks of Excel for Mac.
    pub(in crate::convert) fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    /// Encodings in which the bytes stand for the same characters.
    pub(in crate::convert) fn alike(&self) -> Vec<&'static str> {
        let Some(upper) = &self.upper else { return Vec::new() };
        let mut used = [false; 128];
        for &byte in self.bytes.iter().filter(|byte| !byte.is_ascii()) {
            used[usize::from(byte - 0x80)] = true;
        }
        let same = |other: &Upper| used.iter().zip(upper.iter().zip(other)).all(|(used, (a, b))| !used || a == b);
        let others = Encoding::ALL.into_iter().filter(|other| *other != self.encoding);
        let mut alike: Vec<&str> =
            others.filter(|other| other.upper().is_some_and(|other| same(&other))).map(Encoding::as_str).collect();
        // ISO-8859-1 is Windows-1252 without the characters from 0x80 to 0x9F.
        if self.encoding == Encoding::Windows1252 && !used[..0x20].contains(&true) {
            alike.insert(0, "iso-8859-1");
        }
        alike
    }

    /// Whether a span holds a character that is left behind where text was read in the wrong encoding, or lost.
    pub(in crate::convert) fn is_suspect(&self, span: Range<usize>) -> bool {
        const SIGNS: [char; 4] = ['Ã', 'Â', 'â', 'Å'];
        let bytes = self.bytes.get(span).unwrap_or_default();
        let follows = |at: usize, next: &[u8]| bytes.get(at + 1..).is_some_and(|rest| rest.starts_with(next));
        let Some(upper) = &self.upper else {
            // In UTF-8 these signs begin with C3, and the replacement character is EF BF BD.
            return memchr::memchr2_iter(0xc3, 0xef, bytes).any(|at| match bytes[at] {
                0xc3 => bytes.get(at + 1).is_some_and(|next| matches!(next, 0x82 | 0x83 | 0x85 | 0xa2)),
                _ => follows(at, b"\xbf\xbd"),
            });
        };
        let byte =
            |sign: char| upper.iter().position(|&known| known == sign).and_then(|at| u8::try_from(at + 0x80).ok());
        match SIGNS.map(byte) {
            [Some(a), Some(b), Some(c), Some(d)] => {
                memchr::memchr3(a, b, c, bytes).is_some() || memchr::memchr(d, bytes).is_some()
            }
            signs => bytes.iter().any(|&byte| signs.contains(&Some(byte))),
        }
    }

    /// The bytes; the text begins at [`start`](Self::start).
    pub(in crate::convert) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the text begins: behind the byte order mark.
    pub(in crate::convert) fn start(&self) -> usize {
        self.start
    }

    /// The text of a span.
    pub(in crate::convert) fn text(&self, span: Range<usize>) -> Cow<'_, str> {
        self.decode(self.bytes.get(span).unwrap_or_default())
    }

    /// The text of some bytes in the encoding of the sheet.
    pub(in crate::convert) fn decode<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        match &self.upper {
            None => Cow::Borrowed(std::str::from_utf8(bytes).unwrap_or_default()),
            Some(_) if bytes.is_ascii() => Cow::Borrowed(std::str::from_utf8(bytes).unwrap_or_default()),
            Some(_) => {
                let mut text = String::with_capacity(bytes.len() + 8);
                self.decode_into(bytes, &mut text);
                Cow::Owned(text)
            }
        }
    }

    /// Appends the text of some bytes.
    pub(in crate::convert) fn decode_into(&self, bytes: &[u8], text: &mut String) {
        match &self.upper {
            None => text.push_str(std::str::from_utf8(bytes).unwrap_or_default()),
            Some(_) if self.mixed.is_some() && is_utf8_text(bytes) => {
                text.push_str(std::str::from_utf8(bytes).unwrap_or_default());
            }
            Some(upper) => {
                let mut rest = bytes;
                while let Some(at) = rest.iter().position(|byte| !byte.is_ascii()) {
                    let (ascii, tail) = rest.split_at(at);
                    text.push_str(std::str::from_utf8(ascii).unwrap_or_default());
                    text.push(character(upper, tail[0]));
                    rest = &tail[1..];
                }
                text.push_str(std::str::from_utf8(rest).unwrap_or_default());
            }
        }
    }

    /// The bytes of a text in the encoding of the sheet; `None` where it has no such character.
    pub(in crate::convert) fn encode(&self, text: &str) -> Option<Vec<u8>> {
        let Some(upper) = &self.upper else { return Some(text.as_bytes().to_vec()) };
        text.chars()
            .map(|c| match u8::try_from(c) {
                Ok(byte) if byte < 0x80 => Some(byte),
                _ => upper.iter().position(|&known| known == c).and_then(|at| u8::try_from(at + 0x80).ok()),
            })
            .collect()
    }

    /// The lines in two encodings, where the file has such.
    pub(in crate::convert) fn mixed(&self) -> Option<Mixed> {
        self.mixed
    }

    /// How many bytes the encoding gives no character to; any of them makes the encoding doubtful.
    pub(in crate::convert) fn unassigned(&self) -> usize {
        let Some(upper) = &self.upper else { return 0 };
        let control = |byte: &&u8| matches!(character(upper, **byte), '\u{80}'..='\u{9f}' | '\u{fffd}');
        self.bytes.iter().filter(|byte| !byte.is_ascii()).filter(control).count()
    }
}

/// How many bytes the byte order mark of UTF-8 takes.
fn mark(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }
}

fn character(upper: &Upper, byte: u8) -> char {
    match byte {
        0..0x80 => char::from(byte),
        _ => upper.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
    }
}

/// Whether bytes are UTF-8 with the characters of European texts; others come about by chance in another encoding.
fn is_utf8_text(bytes: &[u8]) -> bool {
    let usual = |c: char| c.is_ascii() || matches!(c, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{20ac}');
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(usual))
}

/// Counts lines by encoding; the lines that are no UTF-8 come back for their encoding to be found.
fn mixed(bytes: &[u8]) -> (Option<Mixed>, Vec<u8>) {
    let mut others = Vec::new();
    let (mut utf8, mut other) = (0, 0);
    let (mut first_utf8, mut first_other) = (None, None);
    for (line, number) in bytes.split(|&byte| byte == b'\n').zip(1..) {
        if line.is_ascii() {
            continue;
        }
        if is_utf8_text(line) {
            utf8 += 1;
            first_utf8 = first_utf8.or(Some(number));
        } else {
            other += 1;
            first_other = first_other.or(Some(number));
            others.extend_from_slice(line);
            others.push(b'\n');
        }
    }
    let first = if utf8 < other { first_utf8 } else { first_other };
    let mixed = first.filter(|_| utf8 > 0 && other > 0).map(|line| Mixed { utf8, other, line });
    (mixed, others)
}
