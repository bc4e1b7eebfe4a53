//! The membership of a row.

use super::places::add_source;
use super::{ListRow, Records};
use crate::convert::members::fields::Field;
use crate::convert::words::Status;
use crate::convert::{days, rules};
use crate::finding::Finding;
use crate::programme::Programme;
use crate::register::field::Field as _;
use crate::register::{CallRef, Evidence, Id, Membership, RecordRef, Sighting, SightingKind};
use crate::time::{End, GermanDate, When};

const LEFT: &str = "The list says that it left, not when.";

/// What a row says of a membership.
struct Said {
    call: Option<CallRef>,
    from: Option<When>,
    last_day: Option<When>,
    planned: Option<When>,
    status: Option<Status>,
}

impl Records<'_> {
    /// Whether a row says that its place is no member, which is told.
    pub(super) fn is_outside(&mut self, row: &ListRow<'_>) -> bool {
        let has_days = [Field::Joined, Field::Left].iter().any(|&field| self.list.date(field, row.at).is_some());
        let is_outside = match self.list.status(row.at) {
            Some(Status::Outside) => true,
            Some(Status::No) => !has_days,
            _ => false,
        };
        if is_outside {
            let finding = Finding::new(&rules::NO_MEMBERSHIP).table("memberships").field("status");
            self.findings.push(finding.at(self.origin_of(row)));
        }
        is_outside
    }

    pub(super) fn membership(
        &mut self,
        row: &ListRow<'_>,
        place: usize,
        records: &mut Vec<RecordRef>,
    ) -> Id<Membership> {
        let joined = self.list.date(Field::Joined, row.at).cloned();
        let planned = match &joined {
            Some(GermanDate::Span(span)) => span.last_day.clone(),
            _ => None,
        };
        let from = joined.and_then(days::first_day);
        let said = Said {
            call: self.list.call(row.at),
            last_day: self.list.date(Field::Left, row.at).cloned().and_then(days::last_day),
            planned,
            status: self.list.status(row.at),
            from,
        };
        let call = said.call.clone().or_else(|| self.call_of(said.from.as_ref()));
        match self.known_membership(place, call.as_ref(), &said) {
            Some(known) => {
                self.compare_membership(row, place, &known, &said, records);
                known
            }
            None => self.new_membership(row, place, call, said, records),
        }
    }

    fn new_membership(
        &mut self,
        row: &ListRow<'_>,
        place: usize,
        call: Option<CallRef>,
        said: Said,
        records: &mut Vec<RecordRef>,
    ) -> Id<Membership> {
        let Said { from, last_day, planned, status, .. } = said;
        let place_id = self.known.places[place].id.clone();
        let id = self.draft.free_membership_id(&place_id);
        let open = self.day.clone().filter(|_| status == Some(Status::Active) && last_day.is_none());
        let left = matches!(status, Some(Status::Left | Status::No)) && last_day.is_none();
        let end = match (&last_day, &open, &planned) {
            (Some(_), ..) => End::Known,
            (None, Some(_), _) => End::Open,
            (None, None, Some(_)) => End::Planned,
            (None, None, None) => End::Unknown,
        };
        let record = RecordRef::to(&id);
        self.merge.record(&record, row.entry.row);
        records.push(record);
        self.known.places[place].stays.push(id.clone());
        self.draft.put(Membership {
            id: id.clone(),
            place: place_id,
            call,
            from,
            end,
            last_day,
            open_as_of: open,
            planned_last_day: planned,
            exit_reason: None,
            evidence: Evidence::Direct,
            source: vec![self.source.clone()],
            note: left.then(|| LEFT.to_owned()),
        });
        id
    }

    /// The membership that a row speaks of: of the same call, or with days that overlap and of no other call.
    fn known_membership(&self, place: usize, call: Option<&CallRef>, said: &Said) -> Option<Id<Membership>> {
        let stays = self.known.places[place].stays.iter();
        stays.filter_map(|id| self.draft.memberships().get(id.as_str())).find_map(|stay| {
            let same_call = call.is_some() && stay.call.as_ref() == call;
            let over_before = |last: Option<&When>, first: Option<&When>| {
                last.zip(first).is_some_and(|(last, first)| last.latest() < first.earliest())
            };
            let apart = over_before(stay.last_day.as_ref(), said.from.as_ref())
                || over_before(said.last_day.as_ref(), stay.from.as_ref());
            let other_call = said.call.as_ref().zip(stay.call.as_ref()).is_some_and(|(said, known)| said != known);
            (same_call || !apart && !other_call).then(|| stay.id.clone())
        })
    }

    /// A row changes no value that a record has: it fills what is not said, and what it says otherwise is kept beside it.
    fn compare_membership(
        &mut self,
        row: &ListRow<'_>,
        place: usize,
        id: &Id<Membership>,
        said: &Said,
        records: &mut Vec<RecordRef>,
    ) {
        let of = RecordRef::to(id);
        records.push(of.clone());
        if let Some(earlier) = self.known.places[place].row {
            let finding = Finding::new(&rules::ROW_REPEATED)
                .about("memberships", id.as_str())
                .with("row", i64::try_from(earlier).unwrap_or(i64::MAX))
                .at(self.origin_of(row));
            self.findings.push(finding);
        }
        let Some(known) = self.draft.memberships().get(id.as_str()).cloned() else { return };
        for (field, said, known) in [
            ("from", &said.from, &known.from),
            ("last_day", &said.last_day, &known.last_day),
            ("planned_last_day", &said.planned, &known.planned_last_day),
        ] {
            self.day_of(row, &of, field, (said.as_ref(), known.as_ref()), records);
        }
        self.fill_membership(row, &of, known.clone(), said);
        self.status_of(row, &of, &known, said, records);
        self.merge.same(&of, row.entry.row);
    }

    fn fill_membership(&mut self, row: &ListRow<'_>, of: &RecordRef, mut known: Membership, said: &Said) {
        let fields = [
            ("from", &mut known.from, &said.from),
            ("last_day", &mut known.last_day, &said.last_day),
            ("planned_last_day", &mut known.planned_last_day, &said.planned),
        ];
        let mut filled = false;
        for (field, known, said) in fields {
            if let (None, Some(said)) = (&known, said) {
                self.merge.value(of, field, &said.write(), row.entry.row);
                *known = Some(said.clone());
                filled = true;
            }
        }
        if let (None, Some(call)) = (&known.call, &said.call) {
            self.merge.value(of, "call", call.as_str(), row.entry.row);
            known.call = Some(call.clone());
            filled = true;
        }
        if filled {
            known.end = match (&known.last_day, known.end, &known.planned_last_day) {
                (Some(_), ..) => End::Known,
                (None, End::Unknown, Some(_)) => End::Planned,
                (None, end, _) => end,
            };
            add_source(&mut known.source, self.source.clone());
            self.draft.put(known);
        }
    }

    /// What the list says of a membership on its own day: a sighting, or that it is over.
    fn status_of(
        &mut self,
        row: &ListRow<'_>,
        of: &RecordRef,
        known: &Membership,
        said: &Said,
        records: &mut Vec<RecordRef>,
    ) {
        let ours = known.source.contains(&self.source);
        match (said.status, self.day.clone()) {
            (Some(Status::Active), Some(day)) if !(ours && known.open_as_of.as_ref() == Some(&day)) => {
                let sighting = self.listed(row, &known.id, &day);
                records.push(sighting);
            }
            (Some(Status::Left | Status::No), _) if known.last_day.is_none() && said.last_day.is_none() => {
                let told = ours && known.note.as_deref() == Some(LEFT);
                if !told && self.mention(of, "status", Status::Left.as_str(), records) {
                    self.merge.value(of, "status", Status::Left.as_str(), row.entry.row);
                }
            }
            _ => {}
        }
    }

    /// The sighting that the list is of a membership on a day.
    pub(super) fn listed(&mut self, row: &ListRow<'_>, membership: &Id<Membership>, day: &When) -> RecordRef {
        let source = self.source.clone();
        let same = |known: &Sighting| known.from == *day && known.source.contains(&source);
        let (sighting, is_new) = self.keep(&format!("{membership}-list-{day}"), same, |id| Sighting {
            id,
            membership: membership.clone(),
            from: day.clone(),
            last_day: day.clone(),
            kind: SightingKind::List,
            complete_list: None,
            evidence: Evidence::Direct,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&sighting, is_new, row.entry.row);
        sighting
    }

    /// The call whose effective day a start can be, where it is only one.
    fn call_of(&mut self, from: Option<&When>) -> Option<CallRef> {
        let from = from?;
        if let Some((asked, call)) = &self.call
            && asked == from
        {
            return call.clone();
        }
        let call = only_call(self.draft.programme(), from);
        self.call = Some((from.clone(), call.clone()));
        call
    }
}

fn only_call(programme: &Programme, from: &When) -> Option<CallRef> {
    let mut fitting = programme
        .calls()
        .iter()
        .filter(|call| call.effective_on.as_ref().is_some_and(|effective| effective.intersect(from).is_some()));
    let call = fitting.next().filter(|_| fitting.next().is_none())?;
    CallRef::new(call.id.as_str()).ok()
}
