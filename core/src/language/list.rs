//! Enumerations: "a, b and c".

use super::Language;

/// The parts joined with commas, the last one with "und" or "and".
pub fn and(parts: &[String], language: Language) -> String {
    joined(parts, language.pick(" und ", " and "))
}

/// The parts joined with commas, the last one with "oder" or "or".
pub fn or(parts: &[String], language: Language) -> String {
    joined(parts, language.pick(" oder ", " or "))
}

fn joined(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., tail] => format!("{}{last}{tail}", head.join(", ")),
    }
}
