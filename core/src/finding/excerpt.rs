use std::fmt;
use std::ops::Range;

/// How many characters of a line are shown.
const SHOWN: usize = 100;

/// The line of a list that shows a finding, with a mark under the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    line: u64,
    text: String,
    /// The marked characters; none for the whole line.
    mark: Option<Range<usize>>,
}

impl Excerpt {
    /// A line from its cells, of which one is marked. Line breaks in cells are shown as `⏎`; of a long line the part around the
    /// mark.
    pub fn of_cells<'a>(
        line: u64,
        cells: impl IntoIterator<Item = &'a str>,
        delimiter: char,
        marked: Option<usize>,
    ) -> Self {
        let (mut text, mut mark) = (Vec::new(), None);
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                text.push(if delimiter == '\t' { '→' } else { delimiter });
            }
            let start = text.len();
            text.extend(cell.replace("\r\n", "\n").chars().map(|c| if c.is_control() { '⏎' } else { c }));
            if marked == Some(at) {
                mark = Some(start..text.len().max(start + 1));
            }
        }
        let from =
            mark.as_ref().map_or(0, |mark| mark.start.saturating_sub(SHOWN / 2)).min(text.len().saturating_sub(SHOWN));
        let to = text.len().min(from + SHOWN);
        let (before, behind) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
        let shown: String = text.get(from..to).unwrap_or_default().iter().collect();
        let moved = |at: usize| at.min(to + 1) + before.chars().count() - from;
        Self {
            line,
            text: format!("{before}{}{behind}", shown.trim_end()),
            mark: mark.map(|mark| moved(mark.start)..moved(mark.end)),
        }
    }
}

impl fmt::Display for Excerpt {
    /// Two lines, indented as they stand below the finding; one where nothing is marked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        write!(f, "  {number} | {}", self.text)?;
        let Some(mark) = &self.mark else { return Ok(()) };
        write!(f, "\n  {:1$} | {2:3$}", "", number.len(), "", mark.start)?;
        f.write_str(&"^".repeat(mark.len()))
    }
}
