//! What a published file of the directory can show.

use crate::finding::rules;
use crate::language::Template;

/// Weights by inhabitants, in a sentence.
pub const BY_POPULATION: Template = Template::new("Bevölkerung", "population");

/// Weights by employees, in a sentence.
pub const BY_EMPLOYEES: Template = Template::new("Beschäftigten", "employees");

rules! {
    ENCODING_LATIN1 "F201" "encoding-iso-8859-1" Info:
        "die Datei ist kein UTF-8 und wurde als ISO-8859-1 gelesen", "the file is not UTF-8 and was read as ISO-8859-1";
        "Ältere Ausgaben erschienen in ISO-8859-1; mit den sorbischen Namen kam UTF-8.",
        "Older editions were published in ISO-8859-1; with the Sorbian names came UTF-8.";
        "", "";
    ENCODINGS_MIXED "F202" "encodings-mixed" Warning:
        "{utf8} {utf8|Zeile ist|Zeilen sind} UTF-8, {latin1} {latin1|ist|sind} ISO-8859-1; jede wurde als das gelesen, was sie ist",
        "{utf8} {utf8|line is|lines are} UTF-8, {latin1} {latin1|is|are} ISO-8859-1; each was read as what it is";
        "Eine Datei hat eine Kodierung; zwei deuten auf aneinandergehängte oder bearbeitete Dateien.",
        "A file has one encoding; two speak for files that were joined or edited.";
        "die Datei neu vom Statistischen Bundesamt laden", "download the file again from the statistical office";
    FILE_PASSED_OVER "F203" "file-passed-over" Info:
        "keine Datei des amtlichen Verzeichnisses; übergangen", "no file of the official directory; passed over";
        "In einem Ordner darf anderes liegen als das amtliche Verzeichnis.",
        "A folder may hold other things than the official directory.";
        "", "";

    NAME_CUT "D201" "name-cut" Info:
        "\"{found}\" füllt alle 50 Stellen und kann abgeschnitten sein", "\"{found}\" fills all 50 positions and may be cut off";
        "Ein Name hat im GV100AD 50 Stellen; ein längerer wird abgeschnitten.",
        "A name has 50 positions in the GV100AD; a longer one is cut off.";
        "der volle Name steht in den Hinweisen zur Ausgabe", "the full name stands in the notes to the edition";
    DISTRICT_MISSING "D202" "district-missing" Info:
        "{name}: die Ausgabe hat keinen Kreis {district}", "{name}: the edition has no district {district}";
        "Küstengewässer und das deutsch-luxemburgische Hoheitsgebiet liegen in keinem Kreis.",
        "Coastal waters and the German-Luxembourgish area lie in no district.";
        "", "";
    ASSOCIATION_DIGITS "D203" "association-digits" Info:
        "{name}: der Verbandsteil {found} endet nicht auf die Gemeinde {expected}",
        "{name}: the association's part {found} does not end with the municipality {expected}";
        "Ohne Verband besteht der Verbandsteil aus 0 oder 9 und den Ziffern der Gemeinde.",
        "Without an association its part is 0 or 9 and the digits of the municipality.";
        "", "";
    DESIGNATION_UNKNOWN "D204" "designation-unknown" Warning:
        "{name}: kein Textkennzeichen {found} in der Satzbeschreibung", "{name}: no designation {found} in the description of the file";
        "Textkennzeichen sind 41 bis 45, 50 bis 58 und 60 bis 67; ein anderes gilt als unbekannt.",
        "Designations are 41 to 45, 50 to 58 and 60 to 67; another counts as unknown.";
        "neue Satzbeschreibung?", "a new description of the file?";
    TERRITORY_DIFFERS "D205" "territory-differs" Warning:
        "{records} {records|Satz nennt|Sätze nennen} den Gebietsstand {found}, der erste {expected}",
        "{records} {records|record names|records name} the territory of {found}, the first one {expected}";
        "Eine Ausgabe hat einen Gebietsstand.", "An edition shows the territory of one day.";
        "wurden Ausgaben aneinandergehängt?", "were editions joined?";
    RECORD_LENGTH "D206" "record-length" Info:
        "{records} {records|Satz ist|Sätze sind} nicht 220 Zeichen lang; was fehlt, gilt als leer",
        "{records} {records|record is|records are} not 220 characters long; what is missing counts as empty";
        "Ein Satz hat 220 Zeichen; Schreibprogramme kürzen Leerzeichen am Zeilenende.",
        "A record has 220 characters; editors cut blanks at the end of a line.";
        "die Datei neu vom Statistischen Bundesamt laden", "download the file again from the statistical office";
    KEY_REPEATED "D207" "key-repeated" Warning:
        "{name}: der Schlüssel {key} steht schon in Zeile {row}; die erste Zeile gilt",
        "{name}: the key {key} stands in row {row} already; the first row holds";
        "Eine Einheit steht in einer Ausgabe einmal.", "A unit stands once in an edition.";
        "eine der beiden Zeilen löschen", "delete one of the two rows";
    UNIT_REPEATED "D208" "unit-repeated" Info:
        "{name}: der Schlüssel {key} steht schon in Zeile {row}, mit denselben Zahlen; er zählt einmal",
        "{name}: the key {key} stands in row {row} already, with the same figures; it counts once";
        "Im Auszug steht eine Einheit mehrmals, die in mehreren Reisegebieten liegt; Summen über die Zeilen sind dann zu groß.",
        "In the spreadsheets a unit that lies in several tourist regions stands several times; sums over the rows are too large then.";
        "", "";
    CHANGE_KEYS_DISAGREE "D209" "change-keys-disagree" Warning:
        "{name}: der Regionalschlüssel {ars} führt nicht auf den AGS {ags}; der Regionalschlüssel gilt",
        "{name}: the regional key {ars} does not reduce to AGS {ags}; the regional key holds";
        "Der AGS ist der Regionalschlüssel ohne die vier Ziffern des Verbands.",
        "The AGS is the regional key without the four digits of the association.";
        "einen der beiden berichtigen", "correct one of the two";
    COORDINATE_UNREADABLE "D210" "coordinate-unreadable" Warning:
        "\"{found}\" ist keine Koordinate; sie gilt als unbekannt", "\"{found}\" is no coordinate; it counts as unknown";
        "Koordinaten stehen in Grad, mit Dezimalkomma.", "Coordinates are degrees, with a decimal comma.";
        "erwartet etwa 9,43751", "expected such as 9,43751";
    NOTES_OF_ANOTHER "D211" "notes-of-another-edition" Warning:
        "{found} nennt einen Stichtag, den diese Ausgabe nicht haben kann; die Hinweise gelten nicht",
        "{found} names a reference day that this edition cannot have; the notes do not hold";
        "Hinweise gehören zu einer Ausgabe.", "Notes belong to one edition.";
        "die Hinweise zu dieser Ausgabe daneben legen", "put the notes to this edition beside it";

    SHARES_NOT_WHOLE "P011" "shares-not-whole" Error:
        "die Anteile von {key} im Jahr {year} nach {kind} ergeben {found}, nicht 1; es gelten die Anteile nach Fläche",
        "the shares of {key} in {year} by {kind} sum to {found}, not 1; those by area are used";
        "Die Anteile eines alten Schlüssels ergeben zusammen 1 (auf 0,001); sonst entstehen oder verschwinden Menschen.",
        "The shares of an old key sum to 1 (within 0.001); otherwise people appear or vanish.";
        "die Tabelle berichtigen", "correct the table";
    AREAS_NOT_WHOLE "P013" "areas-not-whole" Error:
        "die Anteile von {key} im Jahr {year} nach Fläche ergeben {found}, nicht 1; sie gelten als unbekannt",
        "the shares of {key} in {year} by area sum to {found}, not 1; they count as unknown";
        "Die Anteile eines alten Schlüssels ergeben zusammen 1 (auf 0,001).",
        "The shares of an old key sum to 1 (within 0.001).";
        "die Tabelle berichtigen", "correct the table";

    CHANGE_REPEATED "K201" "change-repeated" Info:
        "die Änderung {number} steht schon in {file} und zählt einmal", "the change {number} stands in {file} already and counts once";
        "Eine Änderung, die zwei Listen nennen, zählt einmal.", "A change that two lists name counts once.";
        "", "";
    PLACE_WITH_TWO_KEYS "K202" "place-with-two-keys" Warning:
        "{old} und {new} gelten nicht als ein Ort, weil er an einem Tag zwei Schlüssel hätte",
        "{old} and {new} do not count as one place, because it would have two keys on one day";
        "Ein Ort hat an jedem Tag einen Schlüssel; einer Quelle, die ihm einen zweiten gibt, wird nicht gefolgt.",
        "A place has one key on a day; a source that gives it a second one is not followed.";
        "Quellen vergleichen", "compare the sources";
    KEY_UNEXPLAINED "K203" "key-unexplained" Info:
        "{vanished} Schlüssel {vanished|verschwindet|verschwinden} und {appeared} {appeared|erscheint|erscheinen}, ohne dass eine Quelle sagt, wohin und woher ({level})",
        "{vanished} {vanished|key vanishes|keys vanish} and {appeared} {appeared|appears|appear}, and no source says where to and where from ({level})";
        "Ohne Änderungsliste oder Umsteigeschlüssel wird nicht geraten, was aus einem Schlüssel wurde.",
        "Without a change list or a crosswalk nobody guesses what became of a key.";
        "Gebietsänderungen oder Umsteigeschlüssel der Jahre dazwischen angeben", "add the change lists or crosswalks of the years between";
}
