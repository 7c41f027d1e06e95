//! People.

use sqlx::FromRow;

use super::announcements::AnnouncementRow;
use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, Place, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored, split};
use super::search::Words;
use super::{Result, Snapshot};
use crate::domain::pinyin::sort_key;
use crate::record::{Filter, Key, Sort, SortKey, Value, keys};

/// A person with the names shown.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct PersonRow {
    pub slug: String,
    pub name_en: String,
    pub name_zh: String,
    pub aliases: String,
    pub role_en: String,
    pub role_zh: String,
    pub company: Option<String>,
    pub company_en: Option<String>,
    pub company_zh: Option<String>,
    pub sources: String,
}

impl Listed for PersonRow {
    const KEYS: Keys = &[(&keys::COMPANY, Meets::Row), (&keys::Q, Meets::Row)];
    const SORTS: &'static [SortKey] =
        &[SortKey::Name, SortKey::Pinyin, SortKey::Company, SortKey::Role];
    const OWN: Sort = Sort { key: SortKey::Name, descending: false };
    const FACETS: &'static [&'static Key] = &[&keys::COMPANY];

    fn position(&self) -> String {
        self.slug.clone()
    }

    from_memory!();
}

impl Stored for PersonRow {
    const SELECT: &'static str = "SELECT p.slug, p.name_en, p.name_zh, p.aliases, p.role_en, \
        p.role_zh, p.company, c.name_en AS company_en, c.name_zh AS company_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM person_source s \
            WHERE s.person = p.slug), '') AS sources \
        FROM person p LEFT JOIN company c ON c.slug = p.company";
    const ORDER: &'static str = "p.slug";
}

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
        let words = Words::default().and_person(&self.slug, held).as_title();
        let words = words.and(&self.role_en).and(&self.role_zh);
        words.and_company(self.company.as_deref(), held)
    }
}

impl PersonRow {
    /// The name from the family name on, spelled in Latin letters. A Chinese name begins with it; in
    /// one that was taken over from another language it stands behind the last dot.
    fn by_family(&self) -> String {
        let family = self.name_zh.rsplit('·').next().unwrap_or_default();
        sort_key(family, "", &self.name_en)
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
pub async fn sharing_sources(
    snapshot: &mut Snapshot,
    people: &[&str],
) -> Result<Vec<SharedSourceRow>> {
    let held = snapshot.held().await?;
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
    Ok(found)
}
