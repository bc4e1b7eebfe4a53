//! R: cooperations.

use crate::finding::rules;

rules! {
    TOO_SMALL "R001" "cooperation-of-one" Error:
        "nur {place} ist eingetragen", "only {place} is recorded";
        "Eine Zusammenarbeit hat mindestens zwei Mitglieder.", "A cooperation has at least two members.";
        "Mitglieder eintragen, oder wie viele die Quelle zählt", "enter the members, or how many the source counts";
    OUT_OF_SCOPE "R002" "member-out-of-scope" Warning:
        "{place} liegt in {state}, nicht in {scope}", "{place} lies in {state}, not in {scope}";
        "Wer einer Zusammenarbeit von Ländern angehört, liegt in einem davon.",
        "Who belongs to a cooperation of states lies in one of them.";
        "scope oder Mitglied prüfen", "check scope or member";
    OUTLIVES "R003" "cooperation-outlives-members" Warning:
        "besteht noch {found}, alle Mitgliedschaften endeten bis {last}", "still exists {found}, all memberships ended by {last}";
        "Eine Zusammenarbeit von Mitgliedern endet mit ihnen.", "A cooperation of members ends with them.";
        "Ende eintragen", "enter the end";
}
