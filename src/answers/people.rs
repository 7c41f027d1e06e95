//! People.

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::{AnnouncementRow, PersonRow, split};
use crate::answers::search::Words;
use crate::record::{Key, SortKey, Value};

impl HeldRow for PersonRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.people.iter().collect()
    }

    fn values(&self, _key: &Key, _held: &Held) -> Vec<Value> {
        self.company.as_deref().map(Value::from).into_iter().collect()
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Company => Place::of_text(self.company_en.as_deref()),
            SortKey::Role => Place::of_text(Some(&self.role_en)),
            _ => Place::Text(self.by_family()),
        }
    }

    fn words(&self, held: &Held) -> Words {
        let words = Words::default().and_person(&self.slug, held.called()).as_title();
        let words = words.and(&self.role_en).and(&self.role_zh);
        words.and_company(self.company.as_deref(), held.called())
    }
}

/// An announcement that rests on a source of a person.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct SharedSourceRow {
    pub person: String,
    pub announcement: String,
    pub title_en: String,
    pub title_zh: String,
}

/// The announcements that rest on the same sources as some people, by person and date.
#[must_use]
pub fn sharing_sources(held: &Held, people: &[&str]) -> Vec<SharedSourceRow> {
    let mut found = Vec::new();
    for person in held.people.iter().filter(|row| people.contains(&row.slug.as_str())) {
        let own = split(&person.sources);
        let shares = |row: &&AnnouncementRow| split(&row.sources).iter().any(|id| own.contains(id));
        found.extend(held.announcements().filter(shares).map(|row| SharedSourceRow {
            person: person.slug.clone(),
            announcement: row.id.clone(),
            title_en: row.title_en.clone(),
            title_zh: row.title_zh.clone(),
        }));
    }
    found
}
