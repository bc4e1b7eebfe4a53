//! G: the programme's definition.

use crate::finding::rules;

rules! {
    SAME_VERSION "G011" "changed-under-one-version" Error:
        "die Definition ist eine andere, ihre Version immer noch {version}",
        "the definition is another one, its version still {version}";
        "Eine Version steht für genau einen Text; Entscheidungen berufen sich auf sie.",
        "A version stands for exactly one text; decisions refer to it.";
        "\"version\" erhöhen", "raise the version";
}
