//! O: organisations and their roles.

use crate::finding::rules;

rules! {
    EXCLUSIVE_ROLE "O003" "exclusive-role-held-twice" Error:
        "{role}: {found} und {other} am {day}", "{role}: {found} and {other} on {day}";
        "Diese Rolle hat an jedem Tag höchstens eine Organisation.", "On every day at most one organisation has this role.";
        "Tage der Rollen berichtigen", "correct the days of the roles";
    SECTOR_OPEN "O004" "sector-open" Warning:
        "{problem}: {found}", "{problem}: {found}";
        "Ohne Sektor zählt ein Partner zu keinem; zwei Sektoren ohne Tage lassen offen, wann welcher galt.",
        "Without a sector a partner counts for none; two sectors without days leave open which held when.";
        "Sektor oder Tage eintragen", "enter the sector or the days";
    NEAR_DUPLICATE "O005" "organisations-alike" Warning:
        "\"{found}\" und \"{other}\" ({record}) heißen fast gleich", "\"{found}\" and \"{other}\" ({record}) have nearly the same name";
        "Eine Organisation steht einmal im Register.", "An organisation stands in the register once.";
        "prüfen, ob es dieselbe ist", "check whether they are the same";
    KNOWN_ONLY_ONCE "O007" "engagement-known-from-one-source" Info:
        "nur aus einer Quelle bekannt, erschienen {published}", "known from one source only, published {published}";
        "Was nur eine alte Quelle sagt, kann längst anders sein.", "What only an old source says may have changed long ago.";
        "jüngere Quelle suchen", "look for a newer source";
}
