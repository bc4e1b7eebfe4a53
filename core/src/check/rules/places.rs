//! P: places and their keys.

use crate::finding::rules;

rules! {
    KEY_HELD_TWICE "P002" "key-held-twice" Error:
        "{key} gilt am {day} für {place} und {other}", "{key} holds on {day} for {place} and {other}";
        "Ein amtlicher Schlüssel gehört an jedem Tag zu genau einem Ort.",
        "An official key belongs to exactly one place on every day.";
        "Schlüssel oder Tage berichtigen", "correct the keys or their days";
    TWO_KEYS "P003" "two-keys-at-once" Error:
        "{place} hat am {day} {key} und {other}", "{place} has {key} and {other} on {day}";
        "Ein Ort hat in jedem Schema an jedem Tag höchstens einen Schlüssel.",
        "In each scheme a place has at most one key on every day.";
        "Schlüssel oder Tage berichtigen", "correct the keys or their days";
    PARENT_CYCLE "P006" "part-of-itself" Error:
        "{place} ist über {path} ein Teil von sich selbst", "{place} is a part of itself by way of {path}";
        "Kein Ort liegt in sich selbst.", "No place lies within itself.";
        "\"part_of\" berichtigen", "correct part_of";
    PLACE_ENDED "P007" "member-beyond-its-place" Warning:
        "der letzte Schlüssel von {place} endete am {day}, die Mitgliedschaft kann danach noch bestehen",
        "the last key of {place} ended on {day}, the membership may go on after that";
        "Geht ein Ort in einem anderen auf, ist zu entscheiden, was aus seiner Mitgliedschaft wird.",
        "When a place becomes part of another one, somebody has to decide what becomes of its membership.";
        "neuen Schlüssel oder Ende der Mitgliedschaft eintragen", "enter the new key or the end of the membership";
    COUNTY_AS_MEMBER "P009" "county-for-a-city" Warning:
        "{place} ist als {kind} eingetragen; Mitglied wird eine Gemeinde",
        "{place} is recorded as a {kind}; a municipality becomes a member";
        "Viele Kreise heißen wie ihre Stadt.", "Many counties are called like their city.";
        "ist die Stadt gemeint?", "is the city meant?";
    COMPOSITE_EMPTY "P010" "composite-without-parts" Error:
        "{place} besteht aus mehreren Orten, aber keiner nennt ihn", "{place} consists of several places, but none names it";
        "Ein zusammengesetzter Ort hat Teile, die ihn in \"part_of\" nennen.",
        "A composite place has parts that name it in part_of.";
        "Teile eintragen", "enter its parts";
    COORDINATES_DOUBTFUL "P012" "coordinates-doubtful" Warning:
        "{latitude}, {longitude} {problem}", "{latitude}, {longitude} {problem}";
        "Der Mittelpunkt eines Orts liegt in seinem Land und ist nicht der eines anderen.",
        "The centre of a place lies in its state and is not that of another place.";
        "Koordinaten prüfen; vertauscht?", "check the coordinates; swapped?";
}
