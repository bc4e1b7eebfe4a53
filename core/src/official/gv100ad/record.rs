use std::str::FromStr;

use crate::official::OfficialError;

/// A record whose fields are cut by the office's 1-based positions, which count characters.
pub(super) struct Record<'text, 'buffer> {
    file: &'text str,
    row: u64,
    text: &'text str,
    starts: &'buffer [usize], // byte offset of each character; none where they are all ASCII
}

impl<'text, 'buffer> Record<'text, 'buffer> {
    /// A line of a file. The buffer is lent, so that it is made once for all lines.
    pub(super) fn new(file: &'text str, row: u64, text: &'text str, buffer: &'buffer mut Vec<usize>) -> Self {
        buffer.clear();
        if !text.is_ascii() {
            buffer.extend(text.char_indices().map(|(offset, _)| offset));
        }
        Self { file, row, text, starts: buffer }
    }

    /// How many characters it has.
    pub(super) fn length(&self) -> usize {
        if self.starts.is_empty() { self.text.len() } else { self.starts.len() }
    }

    /// The characters `first..=last` without surrounding blanks; empty where the record is shorter.
    pub(super) fn cut(&self, first: usize, last: usize) -> &'text str {
        let offset = |character: usize| {
            let start = if self.starts.is_empty() { Some(&character) } else { self.starts.get(character) };
            start.map_or(self.text.len(), |&start| start.min(self.text.len()))
        };
        self.text.get(offset(first - 1)..offset(last)).unwrap_or_default().trim_ascii()
    }

    /// The text of a field; `None` where it is blank.
    pub(super) fn text(&self, first: usize, last: usize) -> Option<String> {
        Some(self.cut(first, last)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The number in a field; `None` where it is blank.
    pub(super) fn number<T: FromStr>(&self, first: usize, last: usize) -> Result<Option<T>, OfficialError> {
        match self.cut(first, last) {
            "" => Ok(None),
            text if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                text.parse().map(Some).map_err(|_| self.fault(first, text, "a smaller number"))
            }
            text => Err(self.fault(first, text, "digits or blanks")),
        }
    }

    /// The code in a field; `None` where it is blank.
    pub(super) fn code<T>(
        &self,
        first: usize,
        last: usize,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, OfficialError> {
        match self.cut(first, last) {
            "" => Ok(None),
            text => read(text)
                .map(Some)
                .ok_or_else(|| self.fault(first, text, "a digit or letter at every position, or blanks")),
        }
    }

    /// What is wrong at a position.
    pub(super) fn fault(&self, column: usize, found: &str, expected: &'static str) -> OfficialError {
        OfficialError::Record { file: self.file.to_owned(), row: self.row, column, found: found.to_owned(), expected }
    }
}
