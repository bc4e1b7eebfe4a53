//! M: memberships.

use crate::finding::rules;

rules! {
    OVERLAP "M001" "memberships-overlap" Error:
        "endet {last_day}, {other} beginnt schon {from}", "ends {last_day}, {other} begins {from} already";
        "Eine Mitgliedschaft endet, bevor die nächste desselben Orts beginnt.",
        "A membership ends before the next one of its place begins.";
        "Tage berichtigen", "correct the days";
    TWO_AT_ONCE "M002" "two-memberships-at-once" Error:
        "{place} ist schon Mitglied durch {other}: {problem}", "{place} is a member by {other} already: {problem}";
        "Ein Ort hat zu jeder Zeit höchstens eine Mitgliedschaft.", "A place has at most one membership at any time.";
        "zusammenführen, oder das Ende der ersten eintragen", "merge them, or enter the end of the first one";
    PART_AND_WHOLE "M003" "part-and-whole-members" Warning:
        "{part} liegt in {whole}, und beide sind Mitglied", "{part} lies in {whole}, and both are members";
        "Stadt und Stadtteil können dieselbe Mitgliedschaft sein.", "A city and its district may be one membership.";
        "prüfen, wer Mitglied ist", "check which of them is the member";
    PRESUMED_LONG "M004" "long-without-evidence" Warning:
        "vermutlich Mitglied am {day}, zuletzt belegt {seen}: seit {years} {years|Jahr|Jahren} nichts",
        "presumably a member on {day}, last evidence of {seen}: nothing for {years} {years|year|years}";
        "Ein Mitglied, von dem lange nichts zu hören war, ist vielleicht keines mehr.",
        "A member that nobody heard of for long may be none any more.";
        "Beleg suchen", "look for evidence";
    OUTSIDE_PROGRAMME "M005" "outside-the-programme" Error:
        "beginnt {found}, {problem} {expected}", "begins {found}, {problem} {expected}";
        "Mitglied ist man nur, solange es das Programm gibt.", "There are members only while the programme exists.";
        "Tage prüfen", "check the days";
    REASON_MISSING "M006" "route-or-reason-missing" Warning:
        "{problem}", "{problem}";
        "Zu jedem Eintritt gehört der Weg, zu jedem Ende der Grund.", "Every entry has a route, every end a reason.";
        "{field} eintragen", "enter {field}";
    REENTRY_UNDECIDED "M007" "reentry-without-decision" Warning:
        "Wiedereintritt nach {other}, ohne dass ein neuer Antrag eingetragen ist",
        "came back after {other} without a new application on record";
        "Wer zurückkommt, bewirbt sich neu.", "Who comes back applies anew.";
        "Antrag und Entscheidung nachtragen, oder die Mitgliedschaften zusammenführen",
        "add application and decision, or merge the memberships";
    START_VAGUE "M009" "start-vague" Info:
        "vom ersten Tag ist nur bekannt: {found}", "of its first day is known only: {found}";
        "Was nur das Jahr oder die Phase nennt, macht einen Ort erst spät zum sicheren Mitglied.",
        "What names only the year or phase makes a place a certain member only late.";
        "genaueren Tag suchen", "look for a closer day";
}
