//! I: impact. What prepares a wrong estimate.

use crate::finding::rules;

rules! {
    KEY_REPEATED "I001" "outcome-repeated" Error:
        "{n} {n|Wert steht|Werte stehen} zweimal unter Schlüssel und Jahr", "{n} {n|value stands twice under its|values stand twice under their} key and year";
        "Doppelte Zeilen verändern einen Schätzwert, ohne dass ein Paket es sagt.",
        "Repeated rows move an estimate, and not every package says so.";
        "study.unmatched() zeigt sie; addieren oder trennen", "study.unmatched() shows them; add them up or separate them";
    YEAR_EMPTY "I002" "year-without-outcome" Warning:
        "in {n} {n|Jahr|Jahren} hat keine Gemeinde alle Werte: {years}", "in {n} {n|year|years} no municipality has every value: {years}";
        "Ein Jahr, das allen fehlt, lassen die meisten Pakete wortlos aus und zählen die Abstände trotzdem.",
        "A year that everybody lacks is left out by most packages without a word, and distances are counted all the same.";
        "Jahr ergänzen oder den Zeitraum davor oder danach wählen", "add the year, or choose the period before or after it";
    AFTER_DATA "I003" "treated-after-data" Warning:
        "{n} {n|Gemeinde kommt|Gemeinden kommen} erst nach {last} dazu", "{n} {n|municipality joins|municipalities join} only after {last}";
        "Ein Beitritt nach dem letzten Jahr gilt je nach Paket als nie oder fällt heraus; die Ergebnisse weichen um bis zu 12 % ab.",
        "A start after the last year counts as never or is dropped, by package; results differ by up to 12 %.";
        "study.sample() nehmen (dort sind sie ausgeschlossen), oder längere Reihen",
        "take study.sample() (they are excluded there), or longer series";
    BEFORE_DATA "I004" "treated-before-data" Warning:
        "{n} {n|Gemeinde hat|Gemeinden haben} kein Basisjahr ab {first}", "{n} {n|municipality has|municipalities have} no base year from {first} on";
        "Wer vom ersten Jahr an dabei ist, hat kein Vorher.", "Who is treated from the first year on has no before.";
        "frühere Jahre ergänzen; study.sample() schließt sie aus", "add earlier years; study.sample() excludes them";
    ONE_YEAR_BEFORE "I005" "one-untreated-year" Warning:
        "Kohorte {cohort} hat ein einziges unbehandeltes Jahr", "cohort {cohort} has a single untreated year";
        "Eine Vorperiode lässt keinen Trend prüfen; did2s in pyfixest 0.60 bricht daran ab.",
        "One year before shows no trend; did2s of pyfixest 0.60 fails on it.";
        "frühere Jahre ergänzen oder einen anderen Schätzer nehmen", "add earlier years or take another estimator";
    SMALL_COHORT "I006" "small-cohort" Info:
        "Kohorte {cohort} hat {n} {n|Gemeinde|Gemeinden}, weniger als {least}", "cohort {cohort} has {n} {n|municipality|municipalities}, fewer than {least}";
        "In so kleinen Zellen verwerfen die üblichen Standardfehler zu oft (13 statt 5 %).",
        "In cells that small the usual standard errors reject too often (13 instead of 5 %).";
        "study.assignments() vergleicht mit erneuten Auslosungen", "study.assignments() compares with selections drawn again";
    BASE_RATE "I007" "base-rate-below-trim" Warning:
        "{n} von {of} {n|ist|sind} behandelt, ein Anteil unter 0,01", "{n} of {of} {n|is|are} treated, a share below 0.01";
        "diff-diff kappt Neigungswerte unter pscore_trim = 0,01: gewichtete Schätzer weichen dann um bis zu 23 % ab.",
        "diff-diff clips propensity scores below pscore_trim = 0.01: weighted estimators are then off by up to 23 %.";
        "pscore_trim=1e-6 setzen oder engere Kontrollen wählen", "set pscore_trim=1e-6, or choose closer controls";
    MEMORY "I008" "did2s-memory" Warning:
        "did2s brauchte etwa {n} GB", "did2s would need about {n} GB";
        "did2s in pyfixest legt für jede Gemeinde eine volle Spalte an: Zeilen mal Gemeinden mal 24 Byte.",
        "did2s of pyfixest makes a full column for every municipality: rows by municipalities by 24 bytes.";
        "event_study(estimator=\"saturated\") oder diff-diff nehmen", "take event_study(estimator=\"saturated\"), or diff-diff";
    SMALL_POOL "I009" "small-pool" Warning:
        "Aufruf {call}: {n} {n|Kontrolle|Kontrollen} der Art {controls}, weniger als {least}",
        "call {call}: {n} {n|control|controls} of kind {controls}, fewer than {least}";
        "Mit einer Handvoll Kontrollen ist der Vergleich nah und ohne Kraft.",
        "With a handful of controls the comparison is close and without power.";
        "andere Kontrollen wählen oder study.assignments() nehmen", "choose other controls, or take study.assignments()";
    SPILL "I010" "member-inside-or-around" Info:
        "{n} {n|Gemeinde gehört zu einem Mitglied oder enthält|Gemeinden gehören zu einem Mitglied oder enthalten} eines", "{n} {n|municipality belongs to a member or contains|municipalities belong to a member or contain} one";
        "Ortsteile und Verbände sind Mitglieder, ohne die Gemeinde zu sein: sie ist weder behandelt noch Vergleich.",
        "Districts and associations are members without being the municipality: it is neither treated nor a comparison.";
        "study.sample() schließt sie aus (spill)", "study.sample() excludes them (spill)";
    BASE_TOUCHED "I011" "base-year-touched" Warning:
        "das Jahr vor der Behandlung ist nicht frei: anticipation = {n}", "the year before treatment is not free: anticipation = {n}";
        "Konzeptphase oder halbes Startjahr im Basisjahr drücken den Schätzwert um mehr als 20 %.",
        "A concept phase or a half start year in the base year lowers the estimate by more than 20 %.";
        "anticipation=study.anticipation übergeben", "pass anticipation=study.anticipation";
    ELIGIBILITY_UNKNOWN "I012" "eligibility-unknown" Warning:
        "von {n} {n|Gemeinde weiß niemand, ob sie teilnehmen konnte|Gemeinden weiß niemand, ob sie teilnehmen konnten}", "of {n} {n|municipality nobody knows whether it|municipalities nobody knows whether they} could take part";
        "Wer nicht teilnehmen konnte, ist kein Vergleich: alle Gemeinden als Kontrollen heben den Schätzwert um 48 %.",
        "Who could not take part is no comparison: all municipalities as controls raise the estimate by 48 %.";
        "ein Verzeichnis mit Einwohnerzahlen angeben", "give a directory with population figures";
    UNMATCHED "I013" "values-unmatched" Warning:
        "{n} {n|Wert steht|Werte stehen} nicht im Panel", "{n} {n|value is|values are} not in the panel";
        "Was keinen Platz fand, ist mit seinem Grund aufgeführt.", "What found no place is listed with its reason.";
        "study.unmatched() ansehen", "look at study.unmatched()";
    UNPLACED "I014" "members-no-unit" Info:
        "{n} {n|Ort mit Mitgliedschaft oder Bewerbung ist|Orte mit Mitgliedschaft oder Bewerbung sind} keine Gemeinde des Gebietsstands: {places}",
        "{n} {n|place with a membership or an application is|places with a membership or an application are} no municipality of the territory: {places}";
        "Bezirke, Verbände und Orte ohne Schlüssel haben keine Zeile.",
        "Districts, associations and places without a key have no row.";
        "Schlüssel nachtragen, wo es Gemeinden sind", "add the keys of those that are municipalities";
    EXIT_UNKNOWN "I015" "exit-unknown" Info:
        "bei {n} {n|Mitglied steht nicht in jedem Jahr fest, ob es eines war|Mitgliedern steht nicht in jedem Jahr fest, ob sie es waren}", "of {n} {n|member it is not settled in every year whether it was|members it is not settled in every year whether they were} one";
        "Ein unbekannter Austritt verschiebt die Tage der Förderung, nicht den Beginn.",
        "An unknown exit moves the days funded, not the start.";
        "study.bounds() und treatment=\"certain\", \"possible\", \"drop\" vergleichen",
        "compare study.bounds() and treatment=\"certain\", \"possible\", \"drop\"";
    NO_CALL "I016" "treated-without-call" Info:
        "{n} {n|behandelte Gemeinde nennt|behandelte Gemeinden nennen} keinen Aufruf", "{n} treated {n|municipality names|municipalities name} no call";
        "Wer zu keinem Aufruf gehört, steht in keinem Stapel.", "Who belongs to no call is in no stack.";
        "den Aufruf der Mitgliedschaft nachtragen", "add the call of the membership";
    MEMBERS_NEXT_DOOR "I017" "controls-beside-members" Warning:
        "{n} {n|Kontrollgemeinde grenzt|Kontrollgemeinden grenzen} am Ende mindestens eines Jahres an ein Mitglied",
        "{n} control {n|municipality borders|municipalities border} on a member at the end of at least one year";
        "Was ein Mitglied tut, kann beim Nachbarn ankommen: dann misst der Vergleich nur den Unterschied zwischen beiden.",
        "What a member does may reach its neighbour: the comparison then measures only the difference between the two.";
        "auch ohne Kontrollen mit neighbours_in > 0 rechnen und beides berichten",
        "estimate without controls that have neighbours_in > 0 too, and report both";
    TERRITORY_UNKNOWN "I018" "territory-not-known" Warning:
        "das Verzeichnis kennt die Gemeinden bis {listed}, nicht die vom {day}",
        "the directory knows the municipalities up to {listed}, not those of {day}";
        "Zwischen beiden Tagen können Gemeinden zusammengelegt worden sein, ohne dass es hier zu sehen ist.",
        "Municipalities may have merged between the two days without anything here showing it.";
        "ein Verzeichnis oder Gebietsänderungen bis zu diesem Tag angeben, oder einen früheren Tag als territory wählen",
        "give an edition or changes that reach this day, or choose an earlier territory";
}
