//! What a file, its layout, its cells and its account can break in conversion.

use crate::finding::rules;

rules! {
    ENCODING_ASSUMED "F001" "encoding-assumed" Info:
        "die Datei ist kein UTF-8 und wurde als {encoding} gelesen", "the file is not UTF-8 and was read as {encoding}";
        "Eine Datei ohne Kennzeichen, die kein UTF-8 ist, wird als Windows-1252 gelesen.",
        "A file without a byte order mark that is not UTF-8 is read as Windows-1252.";
        "Umlaute prüfen; die Liste als UTF-8 speichern", "check the umlauts; save the list as UTF-8";
    ENCODING_DOUBTFUL "F002" "encoding-doubtful" Warning:
        "{bytes} {bytes|Byte hat|Bytes haben} in {encoding} kein Zeichen", "{bytes} {bytes|byte has|bytes have} no character in {encoding}";
        "Bytes, die eine Kodierung nicht kennt, sprechen für eine andere.",
        "Bytes that an encoding does not know speak for another one.";
        "mit der richtigen Kodierung als UTF-8 speichern", "save as UTF-8 from the program that wrote it";

    TEXT_REPAIRED "F003" "text-repaired" Info:
        "{cells} {cells|Zelle war|Zellen waren} in der falschen Kodierung gelesen und gespeichert worden", "{cells} {cells|cell|cells} had been read in the wrong encoding and saved";
        "UTF-8, das als Windows-1252 gelesen wurde, lässt sich genau zurückführen.", "UTF-8 that was read as Windows-1252 can be led back exactly.";
        "im Ursprung berichtigen", "correct it where it comes from";
    LETTERS_LOST "F004" "letters-lost" Warning:
        "in {cells} {cells|Zelle|Zellen} sind Buchstaben verloren", "letters are lost in {cells} {cells|cell|cells}";
        "Ein Programm hat Zeichen durch das Ersatzzeichen oder einen Unterstrich ersetzt; was nur ein Wort sein kann, wird ergänzt, der Rest bleibt.",
        "A program replaced characters by the replacement sign or an underscore; what can be one word only is restored, the rest stays.";
        "die Datei neu aus ihrer Quelle holen", "fetch the file again from its source";

    ENCODING_MIXED "F005" "encoding-mixed" Warning:
        "{utf8} {utf8|Zeile ist|Zeilen sind} UTF-8, {other} {other|ist|sind} {encoding}", "{utf8} {utf8|line is|lines are} UTF-8, {other} {other|is|are} {encoding}";
        "An die Datei wurde mit einem anderen Programm angefügt; jede Zeile wird in ihrer Kodierung gelesen.",
        "Another program appended to the file; every line is read in its own encoding.";
        "die Datei einmal als UTF-8 speichern", "save the file as UTF-8 once";
    ENCODINGS_ALIKE "F006" "encodings-alike" Info:
        "als {encodings} gelesen hätte die Datei dieselben Zeichen wie als {encoding}", "read as {encodings} the file has the same characters as read as {encoding}";
        "Die Bytes der Datei entscheiden nicht zwischen diesen Kodierungen; am Text ändert das nichts.",
        "The bytes of the file do not decide between these encodings; the text is the same in each.";
        "", "";

    FILES_LEFT_OUT "F007" "files-left-out" Warning:
        "im Archiv sind keine Listen und wurden nicht gelesen: {files}", "the archive holds files that are no lists and were not read: {files}";
        "Von einem Archiv werden die Listen gelesen; was keine ist, wird genannt.", "Of an archive the lists are read; what is none is named.";
        "", "";
    ZERO_BYTES "F008" "zero-bytes" Warning:
        "in der Datei {bytes|steht|stehen} {bytes} {bytes|Nullbyte|Nullbytes}, davon {behind} am Ende", "the file holds {bytes} zero {bytes|byte|bytes}, {behind} of them at its end";
        "Nullbytes schreibt kein Programm in eine Liste: das Speichern oder Kopieren brach ab. Die am Ende fallen weg, die im Text bleiben stehen.",
        "No program writes zero bytes into a list: saving or copying failed. Those at the end are dropped, those within the text stay.";
        "die Datei neu aus ihrer Quelle holen; es können Zeilen fehlen", "fetch the file again from its source; rows may be missing";

    NO_LIST "F009" "no-list" Error:
        "die Datei ist {kind}, keine Liste", "the file is {kind}, not a list";
        "Gelesen werden Listen: Zeilen und Spalten, als Text oder in einer Arbeitsmappe.",
        "What is read are lists: rows and columns, as text or in a workbook.";
        "erwartet CSV, XLSX, XLSB, ODS, XLS oder HTML, auch als .gz oder .zip; {advice}",
        "expected CSV, XLSX, XLSB, ODS, XLS or HTML, also as .gz or .zip; {advice}";
    NO_ROWS "F010" "no-rows" Error:
        "die Datei enthält keine Zeilen", "the file holds no rows";
        "Aus nichts wird kein Register.", "Nothing makes no register.";
        "erwartet eine Kopfzeile und Zeilen mit Daten", "expected a header row and rows of data";
    FILE_NOT_UNPACKED "F011" "file-not-unpacked" Error:
        "die Datei lässt sich nicht entpacken: {problem}", "the file cannot be unpacked: {problem}";
        "Was abgeschnitten oder unbekannt verpackt ist, ergibt höchstens einen Teil der Liste.",
        "What is cut off, or packed in an unknown way, gives a part of the list at best.";
        "erneut aus der Quelle holen, oder mit einem anderen Programm entpacken", "get it again from where it comes from, or unpack it with another program";
    FILE_PROTECTED "F012" "file-protected" Error:
        "die Datei ist mit einem Passwort geschützt", "the file is protected by a password";
        "Nach Passwörtern wird nicht gefragt.", "Nobody is asked for passwords.";
        "mit dem Passwort öffnen, ohne speichern und erneut versuchen", "open it with the password, save it without one, and try again";
    UNFOLDS_TOO_LARGE "F013" "unfolds-too-large" Error:
        "die Datei ist entpackt größer als {bytes} {bytes|Byte|Bytes}", "the file unfolds to more than {bytes} {bytes|byte|bytes}";
        "So dicht lässt sich keine Liste packen; was es vorgibt, soll den Speicher füllen.",
        "No list packs so well; what claims to is made to fill memory.";
        "entpacken und nachsehen, was darin ist", "unpack it and look what it holds";
    ARCHIVE_WITHIN "F014" "archive-within" Error:
        "die Datei ist ein Archiv in einem Archiv", "the file is an archive within an archive";
        "Ein Archiv im Archiv wird nicht geöffnet.", "An archive within an archive is not opened.";
        "zuerst entpacken", "unpack it first";
    WORKBOOK_UNREADABLE "F015" "workbook-unreadable" Error:
        "die Datei ist keine Arbeitsmappe, die sich lesen lässt: {problem}", "the file is no workbook that can be read: {problem}";
        "Eine beschädigte Arbeitsmappe wird nicht zum Teil gelesen.", "A damaged workbook is not read in part.";
        "in einem Tabellenprogramm öffnen und als XLSX speichern", "open it in a spreadsheet program and save it as XLSX";
    CELL_STRAY "F016" "cell-stray" Error:
        "Blatt \"{sheet}\" reicht bis Zeile {row} und Spalte {column}, mehr als 100 Millionen Zellen", "sheet \"{sheet}\" reaches to row {row} and column {column}, more than 100 million cells";
        "Eine Zelle weit neben der Tabelle macht das Blatt so groß, wie sie weit weg ist.",
        "A cell far from the table makes the sheet as large as it is far away.";
        "verirrte Zellen weit neben der Tabelle löschen", "delete stray cells far from the table";
    ENCODING_UNTRUE "F017" "encoding-untrue" Error:
        "die Bytes der Datei sind kein {encoding}, als das sie sich ausgeben", "the bytes of the file are not the {encoding} that they claim to be";
        "Zeichen, die niemand lesen kann, wären verloren.", "Characters that nobody can read would be lost.";
        "die Liste neu als UTF-8 speichern", "save the list again as UTF-8";
    WITHOUT_SPREADSHEETS "F018" "without-spreadsheets" Error:
        "die Datei ist eine Arbeitsmappe oder ein Archiv", "the file is a workbook or an archive";
        "Beides liest das Merkmal spreadsheets des Crates.", "Both are read by the crate's feature spreadsheets.";
        "mit dem Merkmal spreadsheets bauen", "build with the feature spreadsheets";

    DELIMITER_DECIDED "D001" "delimiter-decided" Info:
        "Trennzeichen ist \"{found}\": {agreeing} von {rows} {rows|geprüften Zeile|geprüften Zeilen} {agreeing|hat|haben} {width} {width|Zelle|Zellen}",
        "the delimiter is \"{found}\": {agreeing} of {rows} {rows|row|rows} looked at {agreeing|has|have} {width} {width|cell|cells}";
        "Das Trennzeichen wird nach Kopfzeile und gleich langen Zeilen entschieden.",
        "The delimiter is decided by the header and by rows of equal length.";
        "", "";
    QUOTE_UNCLOSED "D002" "quote-unclosed" Warning:
        "ein öffnendes Anführungszeichen wird nicht geschlossen und gilt als Zeichen",
        "an opening quote is never closed and counts as a character";
        "Ein Anführungszeichen am Anfang einer Zelle ohne Gegenstück würde alle folgenden Zeilen verschlucken.",
        "A quote at the start of a cell without its counterpart would swallow all rows that follow.";
        "Anführungszeichen in der Zelle prüfen", "check the quotes of this cell";
    ROW_TOO_WIDE "D003" "row-too-wide" Error:
        "die Zeile hat {found} {found|Zelle|Zellen}, die Kopfzeile {expected}", "the row has {found} {found|cell|cells}, the header {expected}";
        "In einer zu breiten Zeile weiß niemand, welche Zelle zu welcher Spalte gehört.",
        "In a row that is too wide nobody knows which cell belongs to which column.";
        "Trennzeichen in einer Zelle? Zelle in Anführungszeichen setzen; ist jede Zeile zu breit, fehlt der Kopfzeile ein Name",
        "a delimiter inside a cell? put it in quotes; if every row is too wide, the header lacks a name";
    ROW_SHORT "D004" "row-short" Info:
        "die Zeile hat {found} {found|Zelle|Zellen}, die Kopfzeile {expected}; die fehlenden gelten als leer",
        "the row has {found} {found|cell|cells}, the header {expected}; the missing ones count as empty";
        "Tabellenprogramme lassen leere Zellen am Zeilenende weg.", "Spreadsheet programs drop empty cells at the end of a row.";
        "fehlt ein Trennzeichen?", "is a delimiter missing?";
    TEXT_BEHIND_QUOTE "D005" "text-behind-quote" Warning:
        "hinter dem schließenden Anführungszeichen steht Text", "text stands behind the closing quote";
        "Eine Zelle in Anführungszeichen endet mit ihnen.", "A cell in quotes ends with them.";
        "Anführungszeichen im Text verdoppeln", "double the quotes inside the text";
    LINE_ENDS_MIXED "D006" "line-ends-mixed" Info:
        "{crlf} {crlf|Zeile endet|Zeilen enden} mit CRLF, {lf} mit LF, {cr} mit CR", "{crlf} {crlf|row ends|rows end} with CRLF, {lf} with LF, {cr} with CR";
        "An der Datei haben Programme verschiedener Systeme geschrieben; jedes Zeilenende gilt.",
        "Programs of different systems wrote the file; every line end counts.";
        "", "";
    QUOTING_UNUSUAL "D007" "quoting-unusual" Info:
        "Zellen stehen zwischen {quote}, Anführungszeichen im Text hinter {escape}", "cells stand between {quote}, quotes inside them behind {escape}";
        "Als Anführungszeichen gilt das Zeichen, mit dem die meisten Zellen beginnen und enden; ein umgekehrter Schrägstrich davor hebt es auf, wo so weniger Zellen zerfallen.",
        "The quote is the sign with which most cells begin and end; a backslash escapes it where fewer cells break that way.";
        "", "";
    TABLE_BESIDE "D008" "table-beside" Info:
        "die Liste geht rechts in {range} mit denselben Köpfen weiter; ihre Zeilen wurden unter die ersten gesetzt",
        "the list goes on to the right in {range} with the same headers; its rows were put below the first ones";
        "Hinter einer leeren Spalte wiederholen sich die Köpfe; die Zeilen werden weitergezählt und behalten ihren Platz im Blatt.",
        "Behind a blank column the headers repeat; the rows are counted on and keep their place on the sheet.";
        "", "";
    TABLE_APART "D014" "table-apart" Warning:
        "neben dieser Tabelle steht in {range} eine andere: {headers}", "beside this table another one stands in {range}: {headers}";
        "Hinter einer leeren Spalte stehen andere Köpfe über eigenen Zeilen; gelesen wird die Tabelle, deren Köpfe bekannt sind, und die Zellen der anderen werden gezählt.",
        "Behind a blank column other headers stand above rows of their own; the table with known headers is read, and the cells of the other one are counted.";
        "die andere mit range = \"{range}\" im Profil lesen", "read the other one with range = \"{range}\" in the profile";
    TABLE_BELOW "D009" "table-below" Warning:
        "hier beginnt eine weitere Tabelle: {headers}", "a further table begins here: {headers}";
        "Vor der Tabelle, oder dahinter nach einer leeren Zeile oder einem Titel, stehen andere Köpfe über Zahlen.",
        "Above the table, or below it behind a blank row or a title, other headers stand above figures.";
        "die Tabelle mit einem eigenen Profil lesen", "read the table with a profile of its own";
    TABLE_TURNED "D010" "table-turned" Warning:
        "die Tabelle liegt auf der Seite: ihre Spalten werden als Zeilen gelesen", "the table lies on its side: its columns are read as rows";
        "Sehr viele Spalten über wenigen Zeilen sind eine Tabelle, deren Zeilen nebeneinander stehen.",
        "Very many columns above few rows are a table whose rows stand side by side.";
        "", "";
    COLUMNS_ALIGNED "D013" "columns-aligned" Info:
        "Leerzeichen richten die Spalten aus; getrennt wurde, wo alle Zeilen leer sind", "blanks align the columns; they were cut where all lines are blank";
        "In einer Tabelle fester Breite stehen die Spalten untereinander, und kein Zeichen trennt sie.", "In a table of fixed width the columns stand below each other, and no sign separates them.";
        "Spaltengrenzen prüfen; besser als CSV oder XLSX ausgeben", "check where the columns end; better export it as CSV or XLSX";
    SHEET_HIDDEN "D011" "sheet-hidden" Info:
        "das Blatt ist in der Arbeitsmappe ausgeblendet und wurde trotzdem gelesen", "the sheet is hidden in the workbook and was read all the same";
        "Ausgeblendete Blätter sind oft Vorlagen, Wertelisten oder alte Stände.", "Hidden sheets are often templates, lists of values or old states.";
        "prüfen, ob das Blatt dazugehört", "check whether the sheet belongs to the list";
    FORMULAS_WITHOUT_RESULT "D012" "formulas-without-result" Warning:
        "{cells} {cells|Formel hat|Formeln haben} kein gespeichertes Ergebnis und {cells|gilt|gelten} als leer", "{cells} {cells|formula has|formulas have} no saved result and {cells|counts|count} as empty";
        "Ein Programm, das nicht rechnet, hat die Arbeitsmappe geschrieben.", "A program that does not compute wrote the workbook.";
        "in einem Tabellenprogramm öffnen und speichern", "open it in a spreadsheet program and save it";

    HEADER_NOT_FOUND "D015" "header-not-found" Error:
        "Kopfzeile einer Liste ({profile}) ist keine von {rows} geprüften {rows|Zeile|Zeilen}; bekannt {found|ist|sind} höchstens {found} {found|Spalte|Spalten}",
        "none of the first {rows} {rows|row|rows} is a header row of a {profile}; at most {found} {found|column is|columns are} known";
        "Ohne Kopfzeile weiß niemand, was in den Spalten steht.", "Without a header nobody knows what stands in the columns.";
        "erwartet mindestens eine Spalte wie \"Stadt/Gemeinde\" neben einer weiteren bekannten, getrennt durch ; TAB oder Komma; anders benannte nennt ein Profil",
        "expected at least a column such as \"Stadt/Gemeinde\" beside another known one, separated by ; TAB or comma; a profile names others";
    PROFILE_NOT_FOUND "D016" "profile-not-found" Error:
        "Kopfzeile von {profile} ist keine von {rows} geprüften {rows|Zeile|Zeilen}; der nächsten fehlt {missing}",
        "none of the first {rows} {rows|row|rows} is a header row of {profile}; the row that comes nearest lacks {missing}";
        "Ein Profil liest eine Liste an ihren Kopfzeilen.", "A profile reads a list by its headers.";
        "erwartet {expected}", "expected {expected}";

    COLUMNS_UNNAMED "D017" "columns-unnamed" Error:
        "keine Spalte hat eine Kopfzeile, an der ein Profil sie erkennt", "no column has a header of its own to name it by";
        "Ein Profil liest eine Liste an ihren Kopfzeilen.", "A profile reads a list by its headers.";
        "eine Kopfzeile über die Daten schreiben", "write a header row above the data";

    KEY_REPAIRED "V003" "key-repaired" Info:
        "\"{found}\" wurde zu {value} ergänzt", "\"{found}\" was repaired to {value}";
        "Verlorene Nullen, Leerzeichen, Dezimalstellen und ein Regionalschlüssel anstelle des AGS werden berichtigt, wo das Land es beweist; mit --fix eine verlorene Null auch ohne Beweis.",
        "Lost zeros, blanks, decimals and a regional key in place of an AGS are repaired where the state proves it; with --fix a lost zero also without proof.";
        "Spalte als Text speichern", "save the column as text";
    FIGURE_QUALIFIED "V004" "figure-qualified" Info:
        "\"{found}\" ist keine genaue Zahl und gilt als Schätzung", "\"{found}\" is no exact figure and counts as an estimate";
        "Eine gerundete oder eingeschränkte Zahl bleibt als solche erkennbar.", "A rounded or qualified figure stays one.";
        "genaue Zahl nachtragen", "add the exact figure";
    STATUS_CONTRADICTS_DATE "V005" "status-contradicts-date" Error:
        "Status \"{status}\" und letzter Tag {last_day} widersprechen sich", "status \"{status}\" and last day {last_day} contradict each other";
        "Wer zum Stand der Liste Mitglied ist, ist nicht vorher ausgeschieden, und umgekehrt.",
        "Who is a member on the day of the list has not left before, and the other way round.";
        "eines der beiden berichtigen", "correct one of the two";

    VALUE_OUT_OF_RANGE "V006" "value-out-of-range" Error:
        "{found} liegt nicht zwischen {min} und {max}", "{found} does not lie between {min} and {max}";
        "Das Profil nennt die kleinste und die größte Zahl einer Spalte.",
        "The profile names the smallest and the largest number of a column.";
        "Tippfehler? sonst Grenzen im Profil ändern", "a typing error? else change the bounds in the profile";
    VALUE_NOT_LISTED "V007" "value-not-listed" Error:
        "\"{found}\" ist keines der Wörter von {field}", "\"{found}\" is none of the words of {field}";
        "Das Profil nennt die Wörter, die in einer Spalte stehen dürfen.",
        "The profile names the words that may stand in a column.";
        "erwartet: {expected}", "expected: {expected}";
    VALUE_REPEATED "V008" "value-repeated" Error:
        "\"{found}\" steht schon in Zeile {row}", "\"{found}\" stands in row {row} already";
        "In einer eindeutigen Spalte steht jeder Wert einmal.", "In a unique column every value stands once.";
        "eine der Zeilen berichtigen", "correct one of the rows";
    VALUES_OUT_OF_ORDER "V009" "values-out-of-order" Error:
        "{found} ist kleiner als {expected}", "{found} is smaller than {expected}";
        "Das Profil sagt, welche von zwei Zahlen einer Zeile die kleinere ist.",
        "The profile says which of two numbers of a row is the smaller one.";
        "Spalten vertauscht?", "columns swapped?";

    NAME_REPAIRED "V010" "name-repaired" Warning:
        "\"{found}\" wurde als {value} gelesen", "\"{found}\" was read as {value}";
        "Der Name war in der falschen Kodierung gelesen und gespeichert worden, oder verlorene Buchstaben ließen nur ein Wort zu.",
        "The name had been read in the wrong encoding and saved, or lost letters left one word only.";
        "im Ursprung berichtigen", "correct it where it comes from";
    LETTERS_LOST_HERE "V011" "letters-lost-here" Warning:
        "in \"{found}\" sind Buchstaben verloren", "letters are lost in \"{found}\"";
        "Ein Programm hat Zeichen durch das Ersatzzeichen oder einen Unterstrich ersetzt, und kein Wort sagt, welche es waren.",
        "A program replaced characters by the replacement sign or an underscore, and no word says which they were.";
        "aus der Quelle nachtragen", "add them from the source";

    NAME_TIDIED "V012" "name-tidied" Info:
        "\"{found}\" wurde als {value} gelesen", "\"{found}\" was read as {value}";
        "Fußnotenzeichen, Zeilenumbrüche, mehrfache Leerzeichen und zerlegte Umlaute gehören nicht zum Namen.",
        "Marks of footnotes, line breaks, repeated blanks and letters in two parts do not belong to a name.";
        "", "";
    BLANKS_DROPPED "V013" "blanks-dropped" Info:
        "{cells} {cells|Zelle hatte|Zellen hatten} Leerzeichen davor oder dahinter, in: {columns}",
        "{cells} {cells|cell|cells} had blanks before or behind, in: {columns}";
        "Leerzeichen am Rand sieht niemand, aber Programme halten Kassel mit und ohne für zweierlei.",
        "Nobody sees blanks at the edge, but programs take Kassel with and without one for two.";
        "", "";
    YEAR_COMPLETED "V014" "year-completed" Warning:
        "\"{found}\" wurde zu {value} ergänzt", "\"{found}\" was completed to {value}";
        "Ein Jahr mit zwei Ziffern gilt mit --fix als eines von 1950 bis 2049; ohne wird es nicht geraten.",
        "With --fix a year of two digits counts as one from 1950 to 2049; without it nothing is guessed.";
        "Jahr mit vier Ziffern schreiben", "write the year with four digits";

    FORMULA_FAILED "V015" "formula-failed" Warning:
        "\"{found}\" ist eine gescheiterte Formel und gilt als leer", "\"{found}\" is a formula that failed and counts as missing";
        "Was ein Tabellenprogramm statt eines Ergebnisses zeigt, ist kein Wert.", "What a spreadsheet program shows in place of a result is no value.";
        "die Formel oder ihren Bezug in der Arbeitsmappe berichtigen", "correct the formula, or what it refers to, in the workbook";

    UNIT_DIFFERS "V016" "unit-differs" Error:
        "\"{found}\" steht in einer anderen Einheit als die Spalte {field}", "\"{found}\" is in another unit than the column {field}";
        "Zahlen verschiedener Einheiten in einer Spalte lassen sich weder zählen noch vergleichen.",
        "Numbers of different units in one column can neither be added nor compared.";
        "umrechnen, oder unit im Profil ändern", "convert it, or change unit in the profile";

    TIME_DROPPED "V017" "time-dropped" Info:
        "von \"{found}\" wurde der Tag gelesen", "of \"{found}\" the day was read";
        "Das Register kennt Tage; eine Uhrzeit daneben bleibt nur in der Liste.", "The register knows days; a time of day beside one stays in the list only.";
        "", "";

    CELL_TOO_NARROW "V018" "cell-too-narrow" Warning:
        "\"{found}\" steht dort, weil die Spalte zu schmal war; der Wert fehlt", "\"{found}\" stands there because the column was too narrow; the value is missing";
        "Was ein Tabellenprogramm beim Speichern als Text zeigt, ist alles, was die Datei enthält.",
        "What a spreadsheet program shows when it saves a list as text is all that the file holds.";
        "die Spalte in der Arbeitsmappe breiter ziehen und neu speichern", "widen the column in the workbook and save the list again";

    COLUMN_HANDED_BACK "A001" "column-handed-back" Info:
        "Spalte \"{column}\" steht in keinem Eintrag: {why}", "column \"{column}\" is in no record: {why}";
        "Was kein Eintrag aufnimmt, wird unverändert zurückgegeben.", "What no record holds is handed back as it is.";
        "", "";
    COLUMN_WITHHELD "A002" "column-withheld" Info:
        "Spalte \"{column}\": {cells} {cells|Zelle|Zellen} zurückgehalten, {why}", "column \"{column}\": {cells} {cells|cell|cells} withheld, {why}";
        "Personen stehen nicht im Register.", "Persons are not in the register.";
        "", "";
    FIGURES_WITHOUT_DAY "A003" "figures-without-day" Warning:
        "Spalte \"{column}\" sagt nicht, von welchem Tag ihre Zahlen sind", "column \"{column}\" does not say which day its figures are of";
        "Eine Einwohnerzahl ohne Stichtag ist keine Beobachtung.", "A population without a reference day is no observation.";
        "Stichtag in die Kopfzeile schreiben: Einwohner (Stand 31.12.2023)", "write the day into the header: Einwohner (Stand 31.12.2023)";
    ROW_REPEATED "A004" "row-repeated" Warning:
        "derselbe Ort steht schon in Zeile {row}; keine weitere Mitgliedschaft", "the same place stands in row {row} already; no further membership";
        "Eine zweite Mitgliedschaft hat andere Tage, die sich mit der ersten nicht überschneiden.",
        "A second membership has other days that do not overlap with the first.";
        "Zeile löschen oder Tage berichtigen", "delete the row or correct its days";
    REGISTER_DISAGREES "A005" "record-disagrees" Warning:
        "{field}: die Zeile sagt {found}, der Eintrag {expected}", "{field}: the row says {found}, the record {expected}";
        "Eine Zeile ändert keinen Wert, den ein Eintrag schon hat.", "A row changes no value that a record already has.";
        "Quellen vergleichen", "compare the sources";

    FIELD_WITHOUT_COLUMN "A006" "field-without-column" Warning:
        "keine Kopfzeile nennt {field} (erwartet: {expected})", "no header names {field} (expected: {expected})";
        "Das Profil kennt eine Spalte, die der Liste fehlt.", "The profile knows a column that the list lacks.";
        "Kopfzeile prüfen oder die Bezeichnung ins Profil aufnehmen", "check the header, or add its words to the profile";
    SHEETS_LEFT_OUT "A007" "sheets-left-out" Warning:
        "auch diese Blätter haben die Spalten und wurden nicht gelesen: {sheets}", "these sheets have the columns too and were not read: {sheets}";
        "Gelesen wird ein Blatt: das erste mit den meisten bekannten Spalten.", "One sheet is read: the first with the most known columns.";
        "jedes Blatt als eigene Datei speichern", "save each sheet as a file of its own";

    SUBJECT_UNMAPPED "A008" "subject-unmapped" Error:
        "keine Spalte wird als {field} gelesen, darum weiß von keiner Zeile jemand, worum es geht",
        "no column is read as {field}, so of no row anybody knows what it is about";
        "Eine Zeile wird nur übernommen, wenn eine Spalte sagt, wovon sie handelt.",
        "A row is taken only where a column says what it is about.";
        "im Profil field = \"{field}\" unter die Spalte schreiben, die es nennt", "write field = \"{field}\" below that column in the profile";

    KEY_OF_ANOTHER "A009" "key-of-another" Error:
        "\"{found}\" hat den Schlüssel {value}, den in Zeile {row} \"{known}\" hat; ohne ihn übernommen",
        "\"{found}\" has the key {value} that \"{known}\" has in row {row}; taken without it";
        "Ein Schlüssel gehört zu einem Ort.", "A key is that of one place.";
        "den Schlüssel berichtigen", "correct the key";
    HEADING_SKIPPED "A010" "heading-skipped" Warning:
        "\"{found}\" ist als Überschrift gelesen; was sie von den Zeilen darunter sagt, steht in keinem Eintrag",
        "\"{found}\" is read as a heading; what it says of the rows below it is in no record";
        "Eine Zeile mit nichts als einem Wort für eine Gruppe nennt keinen Ort.",
        "A row with nothing but a word for a group names no place.";
        "als Spalte wiederholen, etwa Status oder Austritt; einen Ort mit Land oder Schlüssel schreiben",
        "repeat it as a column, such as status or exit; write a place with its state or key";

    NO_MEMBERSHIP "A011" "no-membership" Warning:
        "der Ort ist nach dem Status der Zeile kein Mitglied; keine Mitgliedschaft", "by the status of the row the place is no member; no membership";
        "Wer sich beworben hat, abgelehnt wurde oder wartet, ist kein Mitglied.", "Who applied, was refused or waits is no member.";
        "Bewerbungen stehen in der Tabelle applications", "applications stand in the table applications";

    ZEROS_RESTORED "A101" "zeros-restored" Info:
        "{keys} {keys|Schlüssel|Schlüsseln} fehlte die führende Null: {found} ist {value}", "{keys} {keys|key had lost its|keys had lost their} first zero: {found} is {value}";
        "Schlüssel, die als Zahl gespeichert waren, bekommen ihre Null zurück, wo die Spalte oder die Ebene es beweist.",
        "Keys that were kept as numbers get their zero back where the column or the level proves it.";
        "Spalte als Text speichern", "save the column as text";
    CITIES_EXTENDED "A102" "cities-extended" Info:
        "{keys} {keys|kreisfreie Stadt stand|kreisfreie Städte standen} unter ihrem Kreisschlüssel: {found} ist die Gemeinde {value}",
        "{keys} {keys|city|cities} without a district stood under a district's key: {found} is the municipality {value}";
        "Gemeindetabellen führen kreisfreie Städte fünfstellig; sie sind Gemeinden.",
        "Tables of municipalities list cities without a district with five digits; they are municipalities.";
        "", "";
    OTHER_LEVEL_SET_ASIDE "A103" "other-level-set-aside" Info:
        "{figures} {figures|Wert|Werte} der Ebene {found} {figures|steht|stehen} nicht in der Tabelle, die {expected} enthält",
        "{figures} {figures|figure|figures} of level {found} {figures|is|are} not in the table, which holds {expected}";
        "Eine Tabelle enthält eine Ebene: sonst würde doppelt gezählt. Alle Werte stehen in der langen Form.",
        "A table holds one level: else it would count twice. All figures stand in the long form.";
        "andere Ebene wählen: level=...", "choose another level: level=...";
    MARKS_KEPT "A104" "marks-kept" Info:
        "\"{found}\" steht in {cells} {cells|Zelle|Zellen} und heißt {value}; keine davon wird null",
        "\"{found}\" stands in {cells} {cells|cell|cells} and means {value}; none of them becomes zero";
        "Zeichen der amtlichen Statistik: - nichts vorhanden, . unbekannt oder geheim, ... noch nicht, x nicht möglich, / zu unsicher.",
        "Marks of official statistics: - none, . unknown or secret, ... not yet, x not applicable, / too uncertain.";
        "", "";
    OUTCOME_WITHOUT_KEY "A105" "outcome-without-key" Error:
        "\"{found}\" ist kein amtlicher Schlüssel; die Zeile wird nicht gelesen", "\"{found}\" is no official key; the row is not read";
        "Jede Zeile braucht den Schlüssel ihrer Gemeinde, ihres Kreises oder Landes.",
        "Every row needs the key of its municipality, district or state.";
        "Schlüssel ergänzen", "add the key";
    TIME_NOT_A_YEAR "A106" "time-not-a-year" Warning:
        "\"{found}\" ist kein Jahr und kein Tag; {rows} {rows|Zeile wird|Zeilen werden} nicht gelesen", "\"{found}\" is neither a year nor a day; {rows} {rows|row is|rows are} not read";
        "Ein Panel hat Jahre; Monate, Halbjahre und Schuljahre werden nicht umgerechnet.",
        "A panel has years; months, halves and school years are not converted.";
        "Jahreswerte herunterladen", "download figures of years";
    FIGURE_UNREADABLE "A107" "figure-unreadable" Error:
        "\"{found}\" ist keine Zahl und kein bekanntes Zeichen; der Wert ist unbekannt", "\"{found}\" is no number and no known mark; the figure is unknown";
        "Was nicht als Zahl zu lesen ist, wird nicht geraten.", "What does not read as a number is not guessed.";
        "in der Quelle nachsehen", "look it up in the source";
    OUTCOMES_CONFLICT "A108" "outcomes-conflict" Error:
        "{key} hat {year} zwei Werte, {expected} und {found}; keiner gilt", "{key} has two figures in {year}, {expected} and {found}; neither counts";
        "Zu Schlüssel, Jahr und Reihe gehört ein Wert.", "A key, a year and a series have one figure.";
        "Gliederung vollständig herunterladen, oder eine Zeile streichen", "download the full breakdown, or strike one row";

    OUTCOMES_NOT_FOUND "A109" "outcomes-not-found" Error:
        "in {rows} {rows|Zeile|Zeilen} steht keine Tabelle von Zielgrößen (gesucht: {layouts})", "no outcomes found in {rows} {rows|row|rows} (looked for {layouts})";
        "Zu einer Zielgröße gehören ein Gebiet, ein Jahr und eine Zahl.", "An outcome has an area, a year and a figure.";
        "erwartet eine Spalte mit amtlichen Schlüsseln von Gemeinden oder Kreisen, ein Jahr in einer Spalte oder in den Köpfen, und Zahlen",
        "expected a column of official keys of municipalities or districts, a year in a column or in the headers, and figures";

    NAME_UNRESOLVED "P008" "name-unresolved" Warning:
        "welcher Ort \"{found}\" ist, sagt der Name allein nicht: {known}",
        "the name alone does not say which place \"{found}\" is: {known}";
        "Ein Name ist kein Schlüssel: viele Gemeinden heißen gleich.", "A name is no key: many municipalities share one.";
        "Schlüssel ergänzen", "add the key";

    NAME_RESOLVED "P014" "name-resolved" Info:
        "\"{found}\" ist am {day} laut Verzeichnis {edition} {value} (dafür: {agreeing})",
        "\"{found}\" is {value} on {day} in the directory {edition} (for it: {agreeing})";
        "Der Schlüssel kommt aus dem amtlichen Verzeichnis, das als Quelle dabei steht.",
        "The key comes from the official directory, which is named as its source.";
        "", "";
    KEY_NOT_LISTED "P015" "key-not-listed" Warning:
        "{found} steht am {day} nicht im Verzeichnis {edition}", "{found} is not in the directory {edition} on {day}";
        "Schlüssel ändern sich mit Gebietsreformen; die Liste kann einen älteren oder falschen nennen.",
        "Keys change with territorial reforms; the list may name an older one or a wrong one.";
        "Schlüssel prüfen: stadtnetz keys {found} --from JAHR --to JAHR --directory DATEI", "look the key up: stadtnetz keys {found} --from YEAR --to YEAR --directory FILE";
}
