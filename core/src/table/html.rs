//! Tables for notebooks and pages.

use std::fmt::Write as _;

use super::render::shown;
use super::{Table, Values};
use crate::language::Language;

impl Table {
    /// An HTML table, numbers in the language's form; what a column holds is the title of its header. Everything is escaped.
    ///
    /// ```
    /// use stadtnetz::language::Language;
    /// use stadtnetz::table::{Column, Table};
    ///
    /// let column = Column::integer("inhabitants", "official figure", [Some(201_050)]).unit("persons");
    /// let html = Table::new("places", vec![column])?.to_html(Language::De);
    /// assert!(html.contains("<th title=\"official figure [persons]\">inhabitants</th>"));
    /// assert!(html.contains("<td style=\"text-align: right\">201.050</td>"));
    /// # Ok::<(), stadtnetz::table::ShapeError>(())
    /// ```
    pub fn to_html(&self, language: Language) -> String {
        let mut out = String::from("<table>\n<thead><tr>");
        for column in self.columns() {
            let unit = column.unit_name().map_or_else(String::new, |unit| format!(" [{unit}]"));
            let title = escaped(&format!("{}{unit}", column.description()));
            let _ = write!(out, "<th title=\"{title}\">{}</th>", escaped(column.name()));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in 0..self.len() {
            out.push_str("<tr>");
            for column in self.columns() {
                let style = match column.values() {
                    Values::Day(_) => "text-align: left; white-space: nowrap",
                    _ if column.is_numeric() => "text-align: right",
                    _ => "text-align: left",
                };
                let cell = escaped(&shown(column.cell(row), column, language));
                let _ = write!(out, "<td style=\"{style}\">{cell}</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n");
        out
    }
}

pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
