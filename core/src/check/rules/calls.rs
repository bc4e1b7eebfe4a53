//! C: calls, applications, decisions.

use crate::finding::rules;

rules! {
    LATE "C003" "application-late" Warning:
        "{days} {days|Tag|Tage} nach der Frist {deadline} eingegangen (letzte Frist: {last})",
        "received {days} {days|day|days} after the deadline {deadline} (last deadline: {last})";
        "Es zählt die Frist, die am Tag des Eingangs bekannt war.", "What counts is the deadline known on the day of receipt.";
        "Eingang oder Frist prüfen", "check receipt or deadline";
    DECIDED_EARLY "C004" "decided-too-early" Error:
        "entschieden {found}, {problem} {expected}", "decided {found}, {problem} {expected}";
        "Entschieden wird nach dem Eingang und nach dem Ende des Aufrufs.",
        "Decisions follow the receipt and the end of the call.";
        "Tage vertauscht?", "days swapped?";
    OVER_CAP "C006" "admitted-over-cap" Warning:
        "{found} aufgenommen, angeboten waren {cap}", "{found} admitted, {cap} were offered";
        "Ein Aufruf nimmt nicht mehr Orte auf, als er anbietet.", "A call admits no more places than it offers.";
        "Zahlen prüfen", "check the numbers";
    BEGUN_EARLY "C007" "begun-before-effective" Error:
        "beginnt {found}, die Aufnahme gilt erst ab {expected}", "begins {found}, the admission holds only from {expected}";
        "Eine Mitgliedschaft beginnt nicht vor dem Tag, von dem an ihre Aufnahme gilt.",
        "A membership does not begin before the day from which its admission holds.";
        "Tage prüfen", "check the days";
    TWO_OUTCOMES "C009" "two-final-outcomes" Error:
        "{found} und {other} zugleich", "{found} and {other} at once";
        "Über einen Antrag wird einmal entschieden: Aufnahme oder Ablehnung.", "An application is decided once: admitted or rejected.";
        "eine der Entscheidungen streichen", "strike one of the decisions";
    ADMITTED_INELIGIBLE "C010" "admitted-though-not-eligible" Warning:
        "aufgenommen, obwohl die Regel Nein sagt ({reason}); keine Ausnahme vermerkt",
        "admitted although the rule says no ({reason}); no waiver is recorded";
        "Wer außerhalb der Regel aufgenommen wird, hat eine Ausnahme.", "Who is admitted beyond the rule has a waiver.";
        "Ausnahme als Entscheidung eintragen", "enter the waiver as a decision";
    ADMITTED_UNKNOWN "C011" "admitted-eligibility-open" Info:
        "aufgenommen; ob die Regel es erlaubt, ist offen; nicht bekannt: {missing}",
        "admitted; whether the rule allows it is open; not known: {missing}";
        "Ohne diese Angaben sagt die Regel weder Ja noch Nein.", "Without these facts the rule says neither yes nor no.";
        "Angaben nachtragen", "add the facts";
    APPLIED_TWICE "C012" "applied-twice" Warning:
        "{place} hat sich bei diesem Aufruf schon beworben: {other}", "{place} has applied to this call already: {other}";
        "Ein Ort bewirbt sich bei einem Aufruf einmal.", "A place applies to a call once.";
        "zusammenführen", "merge the two";
    APPLICANT_REFUSED "C013" "applicant-not-admissible" Error:
        "{found} ist aus dem Sektor {sector}; bewerben konnten sich {expected}",
        "{found} is of the sector {sector}; {expected} could apply";
        "Manche Aufrufe nehmen nur Anträge aus bestimmten Sektoren an.", "Some calls accept applications of certain sectors only.";
        "Antragsteller oder Sektor prüfen", "check applicant or sector";
    UNDECIDED_ENTRY "C014" "entry-without-decision" Warning:
        "kam über den Aufruf {call}, aber keine Aufnahme ist eingetragen",
        "came by the call {call}, but no admission is recorded";
        "Zu jedem Eintritt über einen Aufruf gehört eine Entscheidung.", "Every entry by a call has a decision.";
        "Antrag und Entscheidung nachtragen", "add application and decision";
}
