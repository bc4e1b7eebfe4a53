//! What a kind of list holds: its fields, the headers that name them, and what becomes of them.

use crate::place::slug;
use crate::time::read_german;

/// A field of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    /// Running number.
    Ordinal,
    /// Name of the place.
    Name,
    /// State (Land).
    State,
    /// Official municipality key (AGS).
    Ags,
    /// Regional key (ARS).
    Ars,
    /// Kind of place.
    Kind,
    /// Inhabitants on a day.
    Population,
    /// First day of the membership.
    Joined,
    /// Last day of the membership.
    Left,
    /// Phase of the programme.
    Phase,
    /// Call or cohort by which the place came in.
    Call,
    /// Status in the words of the list.
    Status,
    /// Organisation that carries the coordination.
    Carrier,
    /// Sector of that organisation.
    Sector,
    /// Organisations that take part.
    Partner,
    /// Contact person.
    Contact,
    /// Mail address.
    Mail,
    /// Telephone number.
    Telephone,
    /// Web site.
    Website,
    /// Partner city of the first year.
    Tandem,
    /// Speaker.
    Speaker,
    /// Remarks.
    Remark,
    /// The place was at a meeting.
    Attendance,
    /// The place was a member in a year.
    Seen,
    /// A figure about the place.
    Indicator,
    /// What such a figure measures.
    Measure,
    /// In which unit.
    MeasureUnit,
    /// On which day.
    MeasuredOn,
    /// What a published figure counts.
    Quantity,
    /// The published figure.
    Claimed,
    /// Its unit.
    ClaimUnit,
    /// Of which part of the network it speaks.
    Scope,
    /// Of which day it speaks.
    AsOf,
    /// When it was published.
    StatedOn,
    /// Who says it.
    Claimant,
    /// Its words.
    Wording,
    /// Name of a meeting.
    MeetingName,
    /// Its kind.
    MeetingKind,
    /// Its first day.
    MeetingFrom,
    /// Its last day.
    MeetingTo,
    /// The place that hosts it.
    Host,
    /// Where in that place.
    Venue,
    /// What it is about.
    Topics,
    /// Persons who took part.
    Persons,
    /// Cities that took part.
    Cities,
}

/// What is made of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Its cells are typed and go into records.
    Value,
    /// As [`Value`](Self::Value); several columns may do so, one for each day.
    Series,
    /// Known, but no record of this version holds it: it is handed back as it is.
    Extra,
    /// It holds persons.
    Withheld,
}

/// A field as a profile declares it.
#[derive(Debug)]
pub(super) struct FieldSpec {
    pub(super) field: Field,
    /// The field of the record, which is also the column of the typed table.
    pub(super) name: &'static str,
    /// The table of the register the field belongs to.
    pub(super) table: &'static str,
    pub(super) description: &'static str,
    pub(super) use_as: Use,
    /// Slugs of the headers that name it; one that ends with `*` names every header that begins so.
    headers: &'static [&'static str],
}

impl FieldSpec {
    /// Whether a record can hold it where a profile says that it is meant.
    pub(super) fn holds(&self) -> bool {
        matches!(self.use_as, Use::Value | Use::Series)
            || matches!(self.field, Field::Carrier | Field::Sector | Field::Partner)
    }
}

/// A kind of list.
#[derive(Debug)]
pub(super) struct Profile {
    pub(super) name: &'static str,
    pub(super) fields: &'static [FieldSpec],
}

impl Profile {
    /// The field that a header names, and what stands behind its name: `Stand 31.12.2023`.
    pub(super) fn field(&self, header: &str) -> Option<&'static FieldSpec> {
        let whole = slug(header);
        let outside = slug(&without_brackets(header));
        let named = |names: &[&str], slug: &str| !slug.is_empty() && names.contains(&slug);
        self.fields
            .iter()
            .find(|spec| named(spec.headers, &whole))
            .or_else(|| self.fields.iter().find(|spec| named(spec.headers, &outside)))
            .or_else(|| self.fields.iter().find(|spec| begins(spec.headers, &whole)))
            .filter(|spec| !says_otherwise(spec.field, &whole))
    }
}

/// Whether a header that names a field says that it means something else: a planned end, thousands of inhabitants, their density,
/// those of a district or of a part.
fn says_otherwise(field: Field, slug: &str) -> bool {
    let mut words = slug.split('-');
    match field {
        Field::Left => words.any(|word| PLANNED.contains(&word)),
        Field::Population => !words.all(|word| {
            ["einwohner", "bevoelkerung", "inhabitants", "population"].contains(&word)
                || OF_POPULATION.contains(&word)
                || read_german(&format!("{word} 2020")).is_ok()
                || word.bytes().all(|byte| byte.is_ascii_digit())
        }),
        _ => false,
    }
}

const PLANNED: [&str; 6] = ["geplant", "plan", "voraussichtlich", "vorauss", "planned", "expected"];

/// What a header of inhabitants may say beside them: their day, their source, and that they are all.
const OF_POPULATION: [&str; 79] = [
    "ew",
    "einwohnerzahl",
    "einwohnerzahlen",
    "einwohnerinnen",
    "einwohnerstand",
    "bevoelkerungsstand",
    "bevoelkerungszahl",
    "bevoelkerungszahlen",
    "innen",
    "und",
    "stand",
    "am",
    "zum",
    "vom",
    "per",
    "ende",
    "anfang",
    "jahr",
    "jahres",
    "jahresende",
    "laut",
    "lt",
    "nach",
    "gem",
    "gemaess",
    "zensus",
    "census",
    "fortschreibung",
    "fortgeschrieben",
    "basis",
    "auf",
    "der",
    "des",
    "die",
    "dem",
    "melderegister",
    "einwohnermelderegister",
    "register",
    "destatis",
    "statistik",
    "amtlich",
    "amtliche",
    "quelle",
    "insgesamt",
    "gesamt",
    "anzahl",
    "zahl",
    "in",
    "stichtag",
    "hauptwohnsitz",
    "hauptwohnung",
    "hw",
    "total",
    "of",
    "as",
    "on",
    "at",
    "ca",
    "rund",
    "stadt",
    "gemeinde",
    "staedte",
    "gemeinden",
    "kommunen",
    "meldeamt",
    "meldestatistik",
    "ist",
    "aktuell",
    "aktuelle",
    "absolut",
    "abs",
    "personen",
    "it",
    "nrw",
    "statistisches",
    "landesamt",
    "bundesamt",
    "wohnbevoelkerung",
    "erstwohnsitz",
];

fn begins(names: &[&str], slug: &str) -> bool {
    names.iter().filter_map(|name| name.strip_suffix('*')).any(|name| slug.starts_with(name))
}

fn without_brackets(header: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(header.len());
    for c in header.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

macro_rules! fields {
    ($($field:ident $name:literal in $table:literal, $use_as:ident, $description:literal: $($header:literal)*;)+) => {
        &[$(FieldSpec {
            field: Field::$field,
            name: $name,
            table: $table,
            description: $description,
            use_as: Use::$use_as,
            headers: &[$($header),*],
        }),+]
    };
}

/// What columns that are one record each hold.
pub(super) static WIDE: &[FieldSpec] = fields! {
    Attendance "capacity" in "attendances", Series, "whether the place was at the meeting": ;
    Seen "from" in "sightings", Series, "whether the place was a member": ;
    Indicator "value" in "indicators", Series, "figure about the place": ;
};

/// What only a profile names: figures about places row by row, published figures, meetings.
pub(super) static OTHERS: &[FieldSpec] = fields! {
    Measure "indicator" in "indicators", Value, "what is measured": ;
    MeasureUnit "unit" in "indicators", Value, "unit of the figure": ;
    MeasuredOn "day" in "indicators", Value, "day the figure speaks of": ;
    Quantity "quantity" in "claims", Value, "what is counted": ;
    Claimed "value" in "claims", Value, "the figure": ;
    ClaimUnit "unit" in "claims", Value, "unit of the figure": ;
    Scope "scope" in "claims", Value, "of which part of the network": ;
    AsOf "as_of" in "claims", Value, "day it speaks of": ;
    StatedOn "stated_on" in "claims", Value, "day it was published": ;
    Claimant "claimant" in "claims", Value, "who says it (a role or an organisation)": ;
    Wording "wording" in "claims", Value, "key words of the original": ;
    MeetingName "name" in "meetings", Value, "name of the meeting": ;
    MeetingKind "kind" in "meetings", Value, "kind of the meeting": ;
    MeetingFrom "from" in "meetings", Value, "first day": ;
    MeetingTo "last_day" in "meetings", Value, "last day (inclusive)": ;
    Host "host" in "meetings", Value, "place that hosts the meeting": ;
    Venue "venue" in "meetings", Value, "venue within the host place, or online": ;
    Topics "topics" in "meetings", Value, "topics": ;
    Persons "persons" in "meetings", Value, "persons who took part": ;
    Cities "cities" in "meetings", Value, "cities that took part": ;
};

/// The fields that a column of a profile can be read as.
fn held() -> impl Iterator<Item = &'static FieldSpec> {
    let of_places = MEMBER_LIST.fields.iter().filter(|spec| spec.holds());
    of_places.chain(WIDE.iter().filter(|spec| spec.field == Field::Indicator)).chain(OTHERS)
}

/// The name of a field that a profile can name, such as `places.name`.
pub(super) fn name_of(field: Field) -> String {
    held().find(|spec| spec.field == field).map(|spec| format!("{}.{}", spec.table, spec.name)).unwrap_or_default()
}

/// The field of a name such as `places.name`.
pub(super) fn field_of(name: &str) -> Option<&'static FieldSpec> {
    held().find(|spec| name.split_once('.') == Some((spec.table, spec.name)))
}

/// The fields that a column of a profile can be read as, `places.name` and so on.
pub(in crate::convert) fn field_names() -> Vec<String> {
    held().map(|spec| format!("{}.{}", spec.table, spec.name)).collect()
}

/// The field that a header names in member lists, `places.name` and so on.
pub(in crate::convert) fn usual_field(header: &str) -> Option<String> {
    let spec = MEMBER_LIST.field(header).filter(|spec| spec.holds())?;
    Some(format!("{}.{}", spec.table, spec.name))
}

/// Whether a header names organisations, behind which persons may stand.
pub(in crate::convert) fn names_organisations(header: &str) -> bool {
    usual_field(header).is_some_and(|field| is_of_organisations(&field))
}

/// Whether a field of a register holds organisations.
pub(in crate::convert) fn is_of_organisations(field: &str) -> bool {
    field.starts_with("local_partners.")
}

/// Whether member lists know a header, whatever becomes of its column.
pub(in crate::convert) fn is_known(header: &str) -> bool {
    MEMBER_LIST.field(header).is_some()
}

/// Which column names the places: a header that can mean nothing else, else one that may name persons or venues too.
pub(in crate::convert) fn column_of_names(paths: &[Vec<String>]) -> Option<usize> {
    const DOUBTFUL: [&str; 6] = ["name", "ort", "place", "mitglied", "member", "stadtteil"];
    let is_name = |header: &String| MEMBER_LIST.field(header).is_some_and(|spec| spec.field == Field::Name);
    let named =
        |path: &Vec<String>| Some(path.join(" ")).filter(is_name).or_else(|| path.last().cloned().filter(is_name));
    let certain = |path: &Vec<String>| named(path).is_some_and(|header| !DOUBTFUL.contains(&slug(&header).as_str()));
    paths.iter().position(certain).or_else(|| paths.iter().position(|path| named(path).is_some()))
}

/// The member list of a programme office.
pub(super) static MEMBER_LIST: Profile = Profile {
    name: "member-list",
    fields: fields! {
        Ordinal "ordinal" in "places", Extra, "running number":
            "lfd-nr" "lfd-nummer" "lfdnr" "laufende-nummer" "laufende-nr" "nr" "nummer";
        Name "name" in "places", Value, "name of the place":
            "stadt-gemeinde-stadtteil" "stadt-gemeinde" "stadt" "gemeinde" "kommune" "ort" "name" "name-der-kommune"
            "name-der-stadt" "engagierte-stadt" "city" "town" "municipality" "place" "member" "mitglied" "mitgliedsstadt" "mitgliedskommune" "mitgliedsgemeinde" "mitgliedskommunen" "mitgliedsstaedte" "name-der-mitgliedskommune"
            "name-der-gemeinde" "gemeindename" "stadtname" "ortsname" "stadt-gemeinde-landkreis" "plz-ort" "plz-und-ort" "plz-stadt" "gebietskoerperschaft" "stadtteil";
        State "state" in "places", Value, "state (Land)":
            "bundesland" "land" "bl" "state" "federal-state";
        Ags "ags" in "places", Value, "official municipality key (AGS)":
            "ags" "gemeindeschluessel" "amtlicher-gemeindeschluessel" "amtl-gemeindeschluessel" "gemeindekennziffer" "gkz"
            "gemeindekennzahl" "ags-8" "ags8" "gemeinde-schluessel";
        Ars "ars" in "places", Value, "regional key (ARS)":
            "ars" "regionalschluessel" "amtlicher-regionalschluessel" "amtl-regionalschluessel" "rs" "ars-12";
        Kind "kind" in "places", Value, "kind of place":
            "kind" "type" "gebietstyp" "gebietsart" "typ" "art" "art-der-kommune" "gemeindetyp" "ortstyp";
        Population "inhabitants" in "populations", Series, "inhabitants":
            "einwohner" "einwohnerzahl" "einwohnerinnen" "ew" "bevoelkerung" "bevoelkerungsstand" "einwohner-innen"
            "einwohner*" "bevoelkerung*" "ew-stand*" "inhabitants*" "population*";
        Joined "from" in "memberships", Value, "first day of the membership":
            "aufnahme" "aufnahme-jahr-datum" "aufnahmejahr" "aufnahmedatum" "beitritt" "beitrittsdatum" "beitrittsjahr"
            "mitglied-seit" "mitglied-ab" "aufnahme-am" "aufnahme-zum" "beitritt-am" "beitritt-zum" "eintritt-am" "eintritt-zum" "dabei-seit" "seit" "eintritt" "eintrittsdatum" "beginn" "beginn-der-mitgliedschaft" "von" "ab"
            "joined" "joined-on" "member-since" "member-from" "since" "start" "from" "admitted" "admission";
        Left "last_day" in "memberships", Value, "last day of the membership":
            "austritt" "austritt-am" "austritt-zum" "ausgetreten-am" "ausgetreten-zum" "austrittsdatum" "austrittsjahr" "ausgeschieden" "ausgeschieden-am" "ausscheiden" "ende"
            "ende-der-mitgliedschaft" "mitglied-bis" "bis"
            "left" "left-on" "member-until" "until" "end" "to" "exit";
        Call "call" in "memberships", Value, "call or cohort by which the place came in":
            "call" "cohort" "aufruf" "kohorte" "ausschreibung" "bewerbungsrunde" "runde" "aufnahmerunde" "jahrgang";
        Phase "phase" in "memberships", Extra, "phase of the programme":
            "phase" "programmphase" "foerderphase";
        Status "status" in "memberships", Value, "status in the words of the list":
            "status" "mitgliedsstatus" "mitgliedschaft";
        Carrier "carrier" in "local_partners", Extra, "organisation that carries the coordination":
            "traeger-der-koordinierung" "traeger" "koordinierungsstelle" "koordination" "traeger-der-koordination" "traegerorganisation";
        Sector "sector" in "local_partners", Extra, "sector of that organisation":
            "sektor" "sektor-des-traegers" "traegersektor" "sector";
        Partner "organisation" in "local_partners", Extra, "organisations that take part in the local partnership":
            "partner" "partnerinnen" "partner-innen" "partner-vor-ort" "lokale-partner" "lokale-partnerinnen" "kooperationspartner"
            "kooperationspartnerinnen" "kooperationspartner-innen" "netzwerkpartner" "buendnispartner" "weitere-partner" "partners"
            "local-partners";
        Contact "contact" in "memberships", Withheld, "contact person":
            "ansprechperson*" "ansprechpartner*" "ansprechp" "kontakt" "kontaktperson*" "koordinator*" "zustaendig*" "bearbeiter*"
            "vorname*" "nachname*" "familienname*" "buergermeister*" "oberbuergermeister*" "leitung" "name-der-ansprechperson" "anrede"
            "contact*" "first-name" "last-name" "surname" "mayor*" "coordinator*";
        Mail "mail" in "memberships", Withheld, "mail address":
            "e-mail*" "email*" "mail*";
        Telephone "telephone" in "memberships", Withheld, "telephone number":
            "telefon*" "tel" "tel-nr" "telefonnr" "telefonnummer" "mobil*" "handy*" "fax*" "durchwahl" "rufnummer*" "phone*";
        Website "website" in "places", Extra, "web site":
            "website" "webseite" "internet" "homepage" "url" "internetseite" "web";
        Tandem "tandem" in "cooperations", Extra, "partner city of the first year":
            "tandem-stadt" "tandemstadt" "tandem" "tandempartner" "tandem-partner" "patenstadt";
        Speaker "speaker" in "memberships", Withheld, "speaker":
            "sprecher*" "sprecherin*" "sprecher-in*";
        Remark "remark" in "memberships", Extra, "remarks":
            "remark" "remarks" "note" "notes" "comment" "comments" "bemerkung" "bemerkungen" "anmerkung" "anmerkungen" "hinweis" "hinweise" "notiz" "notizen" "kommentar";
    },
};
