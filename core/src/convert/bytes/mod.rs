//! Bytes of a file as sheets of text: containers, encodings, and text that was read in the wrong encoding before.

mod aligned;
mod biff;
mod cells;
mod container;
mod encoding;
mod foreign;
mod html;
pub(super) mod mojibake;
mod packed;
mod sheet;
mod shown;
mod single;
mod spreadsheet_xml;
mod table;
#[cfg(test)]
mod tests;
mod wide;
#[cfg(feature = "spreadsheets")]
mod workbook;

pub(super) use cells::CellRows;
pub use container::Container;
pub(super) use container::{sheets, sheets_in};
pub use encoding::Encoding;
pub(super) use sheet::Sheet;
pub(super) use table::sheet_of;
