//! What saving, or a save that was interrupted, has to say.

use crate::finding::Rule;
use crate::finding::Severity::{Error, Info, Warning};
use crate::language::Template;

/// F109: files of a save that never came to its commit.
pub static SAVE_BROKEN_OFF: Rule = Rule {
    code: "F109",
    name: "save-broken-off",
    since: "0.1.0",
    severity: Warning,
    message: Template::new(
        "{found} stammt von einem abgebrochenen Speichern",
        "{found} is left of a save that broke off",
    ),
    meaning: Template::new(
        "Nichts davon gehört zum Register; es gilt der Stand davor.",
        "Nothing of it belongs to the register, which is as it was before.",
    ),
    remedy: Template::new("das nächste Speichern räumt auf", "the next save clears it away"),
};

/// F110: a save that had come to its commit was finished.
pub static SAVE_FINISHED: Rule = Rule {
    code: "F110",
    name: "save-finished",
    since: "0.1.0",
    severity: Info,
    message: Template::new("ein unterbrochenes Speichern wurde vollendet", "an interrupted save was finished"),
    meaning: Template::new(
        "Alle Dateien waren geschrieben und nur noch nicht an ihrem Platz.",
        "All files were written and only not yet in their places.",
    ),
    remedy: Template::new("nichts zu tun", "nothing to do"),
};

/// F111: somebody saves right now, or broke off while saving.
pub static SAVE_UNDER_WAY: Rule = Rule {
    code: "F111",
    name: "save-under-way",
    since: "0.1.0",
    severity: Warning,
    message: Template::new(
        "{process} speichert gerade oder ist dabei abgebrochen",
        "{process} is saving or broke off while it did",
    ),
    meaning: Template::new(
        "Gelesen wurde der Stand vor oder nach diesem Speichern, nie etwas dazwischen.",
        "What was read is the state before or after that save, never something between.",
    ),
    remedy: Template::new(
        "läuft der Vorgang nicht mehr, {found} löschen",
        "if that process runs no more, delete {found}",
    ),
};

/// F112: another process has the lock.
pub static LOCKED: Rule = Rule {
    code: "F112",
    name: "locked",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{process} hält die Sperre {found}", "{process} holds the lock {found}"),
    meaning: Template::new(
        "In einen Ordner speichert immer nur einer; eine alte Sperre bricht niemand von selbst.",
        "Only one saves to a folder at a time; nobody breaks an old lock by himself.",
    ),
    remedy: Template::new(
        "warten; läuft der Vorgang nicht mehr, die Datei löschen",
        "wait; if that process runs no more, delete the file",
    ),
};

/// F113: the folder is not as it was when the register was read.
pub static CHANGED_MEANWHILE: Rule = Rule {
    code: "F113",
    name: "changed-meanwhile",
    since: "0.1.0",
    severity: Error,
    message: Template::new(
        "{found} hat seit dem Lesen jemand anders geändert",
        "{found} was changed by someone else since it was read",
    ),
    meaning: Template::new(
        "Speichern würde fremde Änderungen überschreiben; geschrieben wurde nichts.",
        "Saving would overwrite another's changes; nothing was written.",
    ),
    remedy: Template::new(
        "neu öffnen und die Änderungen wiederholen, oder in einen neuen Ordner speichern",
        "open it again and repeat the changes, or save to a new folder",
    ),
};

/// F114: the folder holds a register that this one was not read from.
pub static OTHER_REGISTER: Rule = Rule {
    code: "F114",
    name: "other-register",
    since: "0.1.0",
    severity: Error,
    message: Template::new(
        "in {found} steht ein Register, aus dem dieses nicht gelesen wurde",
        "{found} holds a register that this one was not read from",
    ),
    meaning: Template::new(
        "Gespeichert wird in den Ordner, aus dem gelesen wurde, oder in einen ohne Register.",
        "A register is saved to the folder it was read from, or to one without a register.",
    ),
    remedy: Template::new("einen neuen Ordner angeben", "name a new folder"),
};

/// F115: the system refused a step before the commit.
pub static NOT_SAVED: Rule = Rule {
    code: "F115",
    name: "not-saved",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{found} lässt sich nicht schreiben: {reason}", "{found} cannot be written: {reason}"),
    meaning: Template::new("Das Register auf der Platte ist, wie es war.", "The register on disk is as it was."),
    remedy: Template::new("Rechte und freien Platz prüfen", "check permissions and free space"),
};

/// F116: the system refused a step after the commit.
pub static MOVE_UNFINISHED: Rule = Rule {
    code: "F116",
    name: "move-unfinished",
    since: "0.1.0",
    severity: Error,
    message: Template::new(
        "gespeichert, aber {found} kam nicht an seinen Platz: {reason}",
        "saved, but {found} did not get to its place: {reason}",
    ),
    meaning: Template::new(
        "Das neue Register ist vollständig geschrieben; das nächste Öffnen vollendet das Speichern.",
        "The new register is written completely; the next opening finishes the save.",
    ),
    remedy: Template::new(
        "Programme schließen, die die Datei geöffnet haben, und das Register öffnen",
        "close programs that hold the file open, then open the register",
    ),
};

/// F117: the folder did not stand still.
pub static UNSTEADY: Rule = Rule {
    code: "F117",
    name: "unsteady",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{found} ändert sich, während es gelesen wird", "{found} changes while it is read"),
    meaning: Template::new(
        "Gelesen wird nur ein Stand, der sich dabei nicht ändert.",
        "Only a state that does not change meanwhile is read.",
    ),
    remedy: Template::new("später noch einmal öffnen", "open it again later"),
};

/// F118: a commit folder that cannot be finished from here.
pub static COMMIT_PENDING: Rule = Rule {
    code: "F118",
    name: "commit-pending",
    since: "0.1.0",
    severity: Warning,
    message: Template::new(
        "ein vollständiges Speichern wartet darauf, vollendet zu werden: {reason}",
        "a complete save waits to be finished: {reason}",
    ),
    meaning: Template::new(
        "Gelesen wurde der neue Stand; seine Dateien sind nur noch nicht alle an ihrem Platz.",
        "What was read is the new state; only its files are not all in their places yet.",
    ),
    remedy: Template::new("den Ordner dort öffnen, wo er beschreibbar ist", "open the folder where it can be written"),
};
