use super::State;

/// Text that is no official key, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not {article} {scheme}: {problem} (expected {expected}{hint})", hint = .problem.hint(.scheme))]
pub struct KeyError {
    text: String,
    article: &'static str,
    scheme: &'static str,
    expected: &'static str,
    problem: KeyProblem,
}

/// What is wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    /// Another number of digits than the scheme has.
    #[error("{0} digits")]
    Length(usize),
    /// Something other than digits: blanks, letters, a decimal point.
    #[error("other characters than digits")]
    NotDigits,
    /// The first two digits name no state.
    #[error("the first two digits name no state")]
    NoState,
    /// The four digits of the association begin otherwise than with 0, 5 or 9.
    #[error("the association's digits begin otherwise than with 0, 5 or 9")]
    NoAssociation,
}

impl KeyProblem {
    fn hint(self, scheme: &str) -> &'static str {
        match (self, scheme) {
            (Self::Length(7), "AGS") | (Self::Length(8 | 11), "regional key") => "; leading zero lost?",
            (Self::NotDigits, _) => "; remove blanks and points",
            _ => "",
        }
    }
}

impl KeyError {
    pub(super) fn ags(text: &str, problem: KeyProblem) -> Self {
        Self { text: text.to_owned(), article: "an", scheme: "AGS", expected: "8", problem }
    }

    pub(super) fn regional(text: &str, problem: KeyProblem) -> Self {
        Self { text: text.to_owned(), article: "a", scheme: "regional key", expected: "2, 3, 5, 9 or 12", problem }
    }

    /// What is wrong with the key.
    pub fn problem(&self) -> KeyProblem {
        self.problem
    }
}

/// The state that the first two digits of a key name.
pub(super) fn state_of(digits: &[u8]) -> Option<State> {
    match digits {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9', ..] => State::from_number((tens - b'0') * 10 + (ones - b'0')),
        _ => None,
    }
}
