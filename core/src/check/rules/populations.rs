//! N: numbers of inhabitants.

use crate::finding::rules;

rules! {
    BASES_MIXED "N002" "census-out-of-order" Error:
        "{basis} am {day} nach {before} am {earlier}", "{basis} on {day} after {before} on {earlier}";
        "In einer Reihe folgen die Grundlagen aufeinander; geht sie zu einem älteren Zensus zurück, ist ein Bruch nicht vermerkt.",
        "In a series one basis follows the other; where it goes back to an older census a break is not recorded.";
        "\"basis\" oder \"day\" berichtigen", "correct basis or day";
    JUMP "N003" "population-jumps" Warning:
        "von {before} ({earlier}) auf {inhabitants} ({day}): {percent} % im Jahr ohne Gebietsänderung oder neue Grundlage",
        "from {before} ({earlier}) to {inhabitants} ({day}): {percent} % a year without a change of territory or basis";
        "So schnell wächst oder schrumpft kaum ein Ort.", "Hardly any place grows or shrinks that fast.";
        "Ziffer verloren? Eingemeindung als Schlüssel eintragen", "a digit lost? enter a merger as a key";
    CLAIM_FOR_OFFICIAL "N004" "claimed-for-official" Warning:
        "geschätzt {claimed} ({day}), amtlich {official} ({official_day}): {percent} %",
        "estimated {claimed} ({day}), official {official} ({official_day}): {percent} %";
        "Wo es eine amtliche Zahl gibt, zählt keine geschätzte.", "Where there is an official figure, no estimate counts.";
        "die amtliche Zahl verwenden", "use the official figure";
    WITHOUT_FIGURE "N005" "population-missing" Info:
        "keine Einwohnerzahl in den {months} Monaten bis {day}", "no population in the {months} months until {day}";
        "Ohne Zahl nahe dem Stichtag ist nicht zu sagen, ob der Ort in ein Band fällt.",
        "Without a figure near the reference day nobody can say whether the place falls into a band.";
        "amtliche Zahl ergänzen", "add the official figure";
    COUNTED_TWICE "N007" "inhabitants-counted-twice" Warning:
        "die Einwohner von {part} stecken auch in {whole}; beide sind Mitglied",
        "the inhabitants of {part} are also among those of {whole}; both are members";
        "Wer beide Zahlen addiert, zählt Menschen doppelt.", "Whoever adds both figures counts people twice.";
        "nur eine der beiden zählen", "count only one of the two";
}
