use super::reader::Reader;
use super::vocabulary::Label;

/// Which figures of a place's population count where a scale names no day: every official one with a reference day in the
/// months before the last day of the call, that day included. A claimed or estimated figure never counts.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureWindow {
    /// How many months.
    pub months: u32,
    /// Why so many.
    pub reason: Label,
}

impl FigureWindow {
    pub(super) fn read(root: &mut Reader<'_>) -> Option<Self> {
        let mut section = root.section("selector")?;
        let window = section.section("population").and_then(|mut reader| {
            let months = reader.required("months");
            let reason = Label::read(&mut reader);
            reader.finish();
            Some(Self { months: months?, reason: reason? })
        });
        section.finish();
        window
    }
}
