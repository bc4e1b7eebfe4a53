//! E: meetings and who came.

use crate::finding::rules;

rules! {
    NOT_A_MEMBER "E001" "attended-without-membership" Error:
        "{place} nahm {day} als Mitglied teil, war aber keines", "{place} took part {day} as a member, but was none";
        "Wer als Mitglied teilnimmt, hat an dem Tag eine Mitgliedschaft.",
        "Who takes part as a member has a membership on that day.";
        "capacity = guest oder nominee, oder Mitgliedschaft berichtigen", "capacity = guest or nominee, or correct the membership";
    MORE_THAN_TOTAL "E002" "more-named-than-counted" Error:
        "{found} {found|Ort ist|Orte sind} namentlich genannt, gezählt {total|wurde|wurden} {total}", "{found} {found|place is|places are} named, {total} {total|was|were} counted";
        "Es nehmen nicht mehr Orte teil, als gezählt wurden.", "No more places take part than were counted.";
        "Zahl oder Namen prüfen", "check number or names";
    HOST_NOT_A_MEMBER "E004" "host-without-membership" Warning:
        "{place} war {day} Gastgeber, aber kein Mitglied", "{place} was host {day}, but no member";
        "Gastgeber ist meist ein Mitglied.", "The host mostly is a member.";
        "Ort oder Mitgliedschaft prüfen", "check place or membership";
    OTHER_REGION "E005" "attended-from-elsewhere" Warning:
        "{place} liegt in {state}, das Treffen war für {region}", "{place} lies in {state}, the meeting was for {region}";
        "Zu einem Regionaltreffen kommen Orte der Region; andere sind eingeladen.",
        "Places of the region come to a regional meeting; others are invited.";
        "capacity = guest, wenn eingeladen", "capacity = guest where invited";
    DUPLICATE_MEETING "E006" "meeting-twice" Warning:
        "dieselbe Art, derselbe Tag und Ort wie {other}", "the same kind, day and place as {other}";
        "Ein Treffen steht einmal im Register.", "A meeting stands in the register once.";
        "zusammenführen", "merge the two";
}
