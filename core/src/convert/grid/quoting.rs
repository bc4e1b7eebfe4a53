//! What stands around cells.

use super::{Block, Cell, Form, QuoteFault, Signs, Splitter};
use crate::convert::bytes::Sheet;

const SAMPLE: usize = 400;
/// So much of a file is searched for signs that are rare.
const HEAD: usize = 1 << 16;

/// How cells of a sample stand between quotes.
#[derive(Clone, Copy, Default)]
struct Quoted {
    /// Cells that begin and end with the sign.
    clean: usize,
    /// Cells that begin with it and go on behind it or have no end, and cells that only end with it.
    faulty: usize,
    /// Whether most rows have a clean one.
    usual: bool,
}

/// The quote and the escape sign under which the cells of a sheet, cut at a delimiter, are whole.
pub(in crate::convert) fn find(sheet: &Sheet<'_>, delimiter: u8) -> Signs {
    let usual = Signs::from(delimiter);
    if sheet.cells().is_some() {
        return usual;
    }
    let head = sheet.bytes().get(..HEAD).unwrap_or(sheet.bytes());
    let (has_single, has_double) = (memchr::memchr(b'\'', head).is_some(), memchr::memchr(b'"', head).is_some());
    if !has_single && !has_double {
        return usual;
    }
    let double = count(sheet, usual);
    // Single quotes enclose cells where most rows have such, more than there are between double ones, and few begin alone.
    if has_single {
        let signs = Signs { quote: Some(b'\''), ..usual };
        let single = count(sheet, signs);
        if single.usual && single.clean > double.clean && single.faulty * 4 <= single.clean {
            return escaped(sheet, signs, single, head);
        }
    }
    // A sign that begins cells and never ends one is part of their text.
    if double.clean == 0 && double.faulty > 1 {
        let escaped = escaped(sheet, usual, double, head);
        return if escaped.escape.is_some() { escaped } else { Signs { quote: None, ..usual } };
    }
    escaped(sheet, usual, double, head)
}

/// A backslash before a quote escapes it where fewer cells break that way.
fn escaped(sheet: &Sheet<'_>, signs: Signs, plain: Quoted, head: &[u8]) -> Signs {
    let quote = signs.quote.unwrap_or(b'"');
    if !head.windows(2).any(|pair| pair == [b'\\', quote]) {
        return signs;
    }
    let with = Signs { escape: Some(b'\\'), ..signs };
    let found = count(sheet, with);
    if found.faulty < plain.faulty || (found.faulty == plain.faulty && found.clean > plain.clean) {
        with
    } else {
        signs
    }
}

fn count(sheet: &Sheet<'_>, signs: Signs) -> Quoted {
    let mut block = Block::default();
    Splitter::new(sheet, signs).next_rows(&mut block, SAMPLE);
    let behind = block.faults.iter().filter(|(.., fault)| *fault == QuoteFault::TextBehind).count();
    // Nothing between two quotes is no evidence: it may be a text of two signs.
    let enclosed = |cell: &&Cell| {
        matches!(cell.form, Form::Quoted | Form::Escaped | Form::Backslashed) && cell.end - cell.start > 2
    };
    let rows = || (0..block.rows.len()).map(|row| block.cells(row));
    let cells = || rows().flatten();
    let quoted = cells().filter(enclosed).count();
    let with = rows().filter(|cells| cells.iter().any(|cell| enclosed(&cell))).count();
    let last = |end: usize| end.checked_sub(1).and_then(|at| sheet.bytes().get(at)).copied();
    let ends_alone =
        cells().filter(|cell| cell.form == Form::Plain && cell.start < cell.end && last(cell.end) == signs.quote);
    Quoted {
        clean: quoted.saturating_sub(behind),
        faulty: block.faults.len() + ends_alone.count(),
        usual: with * 2 > block.rows.len(),
    }
}
