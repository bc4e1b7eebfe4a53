//! The organisations of a local partnership: who carries it, and who takes part.

use super::{ListRow, Records};
use crate::convert::members::fields::Field;
use crate::convert::members::mapping::Part;
use crate::finding::Finding;
use crate::place::slug;
use crate::register::rules::TERM_UNKNOWN;
use crate::register::{Id, LocalPartner, LocalRole, Membership, Organisation, PartneredRef, RecordRef};

impl Records<'_> {
    pub(super) fn partner(&mut self, row: &ListRow<'_>, membership: &Id<Membership>, records: &mut Vec<RecordRef>) {
        let list = self.list;
        let sector = self.sector(row);
        for name in list.texts(Field::Carrier, row.at) {
            self.partnered(row, membership, (name, LocalRole::Coordination), sector.clone(), records);
        }
        for name in list.texts(Field::Partner, row.at) {
            self.partnered(row, membership, (name, LocalRole::Partner), None, records);
        }
    }

    fn partnered(
        &mut self,
        row: &ListRow<'_>,
        membership: &Id<Membership>,
        (name, role): (&str, LocalRole),
        sector: Option<String>,
        records: &mut Vec<RecordRef>,
    ) {
        let Ok(subject) = PartneredRef::new(membership.as_str()) else { return };
        let source = self.source.clone();
        let same = |known: &Organisation| known.name == name;
        let (organisation, is_new) = self.keep(&slug(name), same, |id| Organisation {
            id,
            name: name.to_owned(),
            kind: None,
            sector: sector.clone(),
            carrier: None,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&organisation, is_new, row.entry.row);
        let id = Id::<Organisation>::made(organisation.id());
        let same = |known: &LocalPartner| known.subject == subject && known.organisation == id && known.role == role;
        let (partner, is_new) = self.keep(&format!("{membership}-{id}"), same, |partner| LocalPartner {
            id: partner,
            subject: subject.clone(),
            organisation: id.clone(),
            sector,
            role,
            core: None,
            from: None,
            last_day: None,
            source: vec![source.clone()],
            note: None,
        });
        self.merge.made(&partner, is_new, row.entry.row);
        records.extend([organisation, partner]);
    }

    /// The sector that a row says, as a word of the programme; another word is told and left out.
    fn sector(&mut self, row: &ListRow<'_>) -> Option<String> {
        let said = self.list.text(Field::Sector, row.at)?;
        let sectors = &self.draft.programme().vocabulary().sectors;
        let word = slug(said);
        let is_it = |text: &str| slug(text) == word;
        let found = sectors.iter().find(|term| {
            is_it(&term.id)
                || is_it(&term.label.de)
                || is_it(&term.label.en)
                || term.also.iter().any(|also| is_it(also))
        });
        if found.is_none() {
            let known: Vec<&str> = sectors.iter().map(|term| term.id.as_str()).collect();
            let header = self.shape.mapping.columns.iter().find(|column| {
                column.part == Part::Value && column.spec.is_some_and(|spec| spec.field == Field::Sector)
            });
            let origin = self.origin_of(row).raw(said);
            let finding = Finding::new(&TERM_UNKNOWN)
                .table("local_partners")
                .field("sector")
                .with("found", said)
                .with("field", "sector")
                .with("expected", known.join(", "))
                .at(header.map_or(origin.clone(), |column| origin.column(column.header.as_str())));
            self.findings.push(finding);
        }
        found.map(|term| term.id.clone())
    }
}
