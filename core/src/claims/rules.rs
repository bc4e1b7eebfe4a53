//! What published figures can break.

use crate::finding::rules;

rules! {
    ONE_ORIGINAL "S003" "one-original" Warning:
        "{figure} ({quantity}) steht in {claims}, die auf eine einzige Aussage zurückgehen",
        "{figure} ({quantity}) stands in {claims}, which all go back to one statement";
        "Abschriften einer Aussage sind zusammen ein Beleg, nicht mehrere.",
        "Copies of one statement are together one piece of evidence, not several.";
        "eine unabhängige Quelle suchen", "look for an independent source";
    UNRESOLVED "S004" "unresolved-conflict" Warning:
        "nicht zu entscheiden: {grounds}", "cannot be decided: {grounds}";
        "Veröffentlichte Zahlen schließen einander aus, und keine ist besser gestützt.",
        "Published figures exclude one another, and none is better supported.";
        "weitere Quellen suchen", "look for more sources";
    STOCK_FLOW "S005" "stock-flow-contradiction" Error:
        "{figure} ({quantity}) geht nicht auf mit {grounds}",
        "{figure} ({quantity}) does not add up with {grounds}";
        "Bestand nachher = Bestand vorher + Eintritte - Austritte; diese Zahl passt zu keinem solchen Verlauf.",
        "Stock after = stock before + entries - exits; this figure fits no such course.";
        "Tag, Größe und Quelle der Zahl prüfen", "check day, quantity and source of the figure";
    TARGET_AS_OBSERVATION "S006" "target-as-observation" Warning:
        "{figure} ({quantity}) ist als Ziel oder Obergrenze veröffentlicht: {target}",
        "{figure} ({quantity}) was published as a target or limit: {target}";
        "Ein Ziel oder eine Obergrenze sagt nicht, was ist; keine andere Zahl bestätigt sie.",
        "A target or limit does not say what is; no other figure confirms it.";
        "prüfen, ob die Quelle zählt oder ankündigt", "check whether the source counts or announces";
    COMPARATOR_DROPPED "S007" "comparator-dropped" Warning:
        "die Quelle sagt \"{found}\", eingetragen ist {figure}", "the source says \"{found}\", recorded is {figure}";
        "Über 100 ist nicht 100: das Wort vor der Zahl gehört dazu.",
        "Over 100 is not 100: the word before the number belongs to it.";
        "\"comparator\" berichtigen", "correct the comparator";
    LISTED_DIFFERS "S010" "listed-differs-from-claimed" Warning:
        "{figure} veröffentlicht, geführt sind {certain} sichere und {possible} mögliche Mitglieder",
        "{figure} published, listed are {certain} certain and {possible} possible members";
        "Die geführten Mitglieder reichen nicht an die veröffentlichte Zahl heran oder gehen über sie hinaus.",
        "The listed members do not reach the published number, or go beyond it.";
        "fehlende Mitgliedschaften oder Austritte ergänzen", "add the missing memberships or exits";
    FIGURE_CONTRADICTED "S011" "figure-contradicted" Warning:
        "{figure} ({quantity}) widerspricht {grounds}", "{figure} ({quantity}) contradicts {grounds}";
        "Eine Zahl zu einem Aufruf oder Treffen widerspricht der Definition oder besser gestützten Zahlen.",
        "A figure about a call or meeting contradicts the definition or better supported figures.";
        "Quelle der Zahl prüfen", "check the source of the figure";
}
