use super::Flaw;
use super::names::without_footnote;
use crate::finding::Value;
use crate::language::numbers::NumberError;
use crate::language::{Comparator, Figure, Template};
use crate::register::rules::{POPULATION_NEGATIVE, VALUE_UNREADABLE};

/// The number of inhabitants in a cell of a column that writes thousands with commas.
pub(super) fn read_english(text: &str) -> Result<Figure, Flaw> {
    let swapped = |c: char| match c {
        ',' => '.',
        '.' => ',',
        other => other,
    };
    read(&text.chars().map(swapped).collect::<String>())
}

/// The number of inhabitants in a cell.
pub(super) fn read(text: &str) -> Result<Figure, Flaw> {
    if let Some(value) = usual(text) {
        return Ok(Figure { comparator: Comparator::Exactly, value });
    }
    match without_footnote(text).parse::<Figure>() {
        Ok(figure) if figure.value < 0 => Err(Flaw { rule: &POPULATION_NEGATIVE, expected: Value::from("0") }),
        Ok(figure) => Ok(figure),
        Err(error) => Err(Flaw { rule: &VALUE_UNREADABLE, expected: phrase(error.problem()).into() }),
    }
}

pub(super) fn is_exact(figure: Figure) -> bool {
    figure.comparator == Comparator::Exactly
}

fn phrase(problem: NumberError) -> Template {
    match problem {
        NumberError::Form => Template::new("eine Zahl wie 35.000", "a number such as 35.000"),
        NumberError::Groups => {
            Template::new("Tausender in Gruppen zu drei Ziffern", "thousands in groups of three digits")
        }
        NumberError::Fraction => Template::new("eine ganze Zahl", "a whole number"),
        NumberError::Large => Template::new("eine kleinere Zahl", "a smaller number"),
    }
}

/// The usual forms, `201050` and `201.050`, without the search for any other.
fn usual(text: &str) -> Option<i64> {
    const LONGEST: usize = 15;
    let bytes = text.as_bytes();
    let grouped = bytes.contains(&b'.');
    if bytes.is_empty() || bytes.len() > LONGEST || (grouped && bytes.len().is_multiple_of(4)) {
        return None;
    }
    let mut value = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        // Counted from the end, every fourth character is the point.
        let is_point = grouped && (bytes.len() - at).is_multiple_of(4);
        match (byte, is_point) {
            (b'.', true) => {}
            (b'0'..=b'9', false) => value = value * 10 + i64::from(byte - b'0'),
            _ => return None,
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::numbers::read_integer;

    #[test]
    fn the_short_way_reads_as_the_long_one() {
        let texts = [
            "201050",
            "201.050",
            "1.234.567",
            "7",
            "35.00",
            "3.50.000",
            "12.0000",
            "1.2.3",
            ".123",
            "1.",
            "",
            "007",
            "1234.567",
        ];
        for text in texts {
            if let Some(value) = usual(text) {
                assert_eq!(read_integer(text), Ok(value), "{text}");
            }
        }
        assert_eq!(
            (usual("201.050"), usual("1.234.567"), usual("35.00"), usual(".123")),
            (Some(201_050), Some(1_234_567), None, None)
        );
    }
}
