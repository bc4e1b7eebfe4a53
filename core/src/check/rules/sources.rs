//! S and X: sources, and what must not be in a register.

use crate::finding::rules;

rules! {
    NOT_ARCHIVED "S009" "not-archived" Info:
        "gelesen {retrieved}, aber nicht archiviert", "read {retrieved}, but not archived";
        "Seiten verschwinden; eine archivierte Fassung bleibt.", "Pages vanish; an archived copy stays.";
        "archivieren und die Adresse der Kopie eintragen", "archive it and enter the address of the copy";
    PERSONAL "X004" "personal-data" Error:
        "{field} enthält {what}", "{field} holds {what}";
        "Im Register stehen keine Personen und keine Wege zu ihnen.", "A register holds no persons and no way to reach them.";
        "streichen", "strike it";
}
