//! L: local partnerships.

use crate::finding::rules;

rules! {
    SECTOR_MISSING "L001" "required-sector-missing" Warning:
        "kein Partner aus {missing} (verlangt vom Aufruf {call})", "no partner from {missing} (required by the call {call})";
        "Der Aufruf verlangt Partner aus bestimmten Sektoren.", "The call requires partners from certain sectors.";
        "fehlende Partner eintragen", "add the missing partners";
    TOO_FEW "L002" "too-few-partners" Warning:
        "{found} Partner eingetragen, verlangt sind {expected}", "{found} partners recorded, {expected} are required";
        "Der Aufruf verlangt eine Mindestzahl von Partnern.", "The call requires a smallest number of partners.";
        "fehlende Partner eintragen", "add the missing partners";
    NO_COORDINATION "L003" "no-coordination" Warning:
        "keiner der {found} Partner koordiniert", "none of the {found} partners coordinates";
        "Eine lokale Partnerschaft hat eine Stelle, die sie koordiniert.", "A local partnership has somebody who coordinates it.";
        "role = coordination eintragen", "enter role = coordination";
    SEAT_OUTSIDE "L004" "partner-outside-membership" Error:
        "{found} liegt außerhalb der Mitgliedschaft ({expected})", "{found} lies outside the membership ({expected})";
        "Ein Partner einer Mitgliedschaft ist es nur, solange sie besteht.",
        "A partner of a membership is one only while it lasts.";
        "Tage prüfen", "check the days";
    ONE_FOR_ALL "L005" "one-partner-for-all-sectors" Warning:
        "{found} steht für alle verlangten Sektoren", "{found} stands for all required sectors";
        "Verlangt sind Partner verschiedener Sektoren, nicht einer in mehreren.",
        "What is required is partners of several sectors, not one in several.";
        "Sektoren prüfen", "check the sectors";
}
