//! T: days.

use crate::finding::rules;

rules! {
    SAME_DAY "T003" "ends-as-next-begins" Warning:
        "{found} endet am {day}, dem Tag, an dem {next} beginnt", "{found} ends on {day}, the day on which {next} begins";
        "Letzte Tage zählen mit: wer am 30. endet und am 30. weitergeht, gilt an einem Tag doppelt.",
        "Last days count: what ends on the 30th and goes on on the 30th holds twice on one day.";
        "war der Tag der erste ohne? dann den Tag davor eintragen", "was it the first day without? then enter the day before";
    FALSE_PRECISION "T004" "precision-doubtful" Warning:
        "{found} von {of} Tagen in {field} sind ein 1. Januar oder Monatserster",
        "{found} of {of} days in {field} are 1 January or the first of a month";
        "Wo fast alle Tage Erste sind, wurde oft ein Jahr oder Monat zu einem Tag gemacht.",
        "Where nearly all days are firsts, a year or month was often made a day.";
        "als 2020 oder 2020-07 eintragen, wo die Quelle nicht mehr sagt", "enter 2020 or 2020-07 where the source says no more";
    FUTURE_OBSERVATION "T005" "observed-after-published" Error:
        "beobachtet am {found}, aber die jüngste Quelle erschien am {published}",
        "observed on {found}, but its newest source was published on {published}";
        "Eine Quelle bezeugt nichts, was nach ihr geschah.", "A source shows nothing that happened after it.";
        "Tag oder Quelle berichtigen; Angekündigtes ist kein Beleg", "correct day or source; what is announced is no evidence";
    DAY_MONTH_SWAPPED "T006" "day-and-month-swapped" Warning:
        "{found} widerspricht den anderen Belegen; {candidate} nicht",
        "{found} contradicts the other evidence; {candidate} does not";
        "Tag und Monat werden leicht vertauscht (03.05. und 05.03.).", "Day and month are easily swapped (03/05 and 05/03).";
        "in der Quelle nachsehen", "look it up in the source";
    ASSUMED_GAP "T008" "presumed-without-evidence" Info:
        "von {from} bis {until} nur angenommen: zuletzt belegt {seen}, Laufzeit bis {term}",
        "from {from} to {until} only presumed: last evidence of {seen}, term until {term}";
        "Zwischen dem letzten Beleg und dem Ende der Laufzeit gilt ein Ort nur als vermutliches Mitglied.",
        "Between the last evidence and the end of its term a place is only presumed to be a member.";
        "Beleg aus dieser Zeit suchen", "look for evidence of that time";
    TERM_PASSED "T009" "term-passed" Warning:
        "die Laufzeit endete am {term}, danach ist nichts bekannt", "its term ended on {term}, nothing is known after that";
        "Ein angekündigtes Ende beweist nichts: ob die Mitgliedschaft endete, ist offen.",
        "An announced end proves nothing: whether the membership ended is open.";
        "Ende oder Verlängerung nachtragen", "add the end or the renewal";
    WITHOUT_YEAR "T010" "year-unknown" Info:
        "das Jahr steht nicht fest; möglich sind {candidates}", "the year is not settled; possible are {candidates}";
        "Ohne Jahr steht ein Ereignis in keiner Zeitreihe.", "Without a year an event is in no time series.";
        "Jahr nachtragen", "add the year";
}
