//! A person.

use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::pinyin::sort_key;
use crate::record::{Key, Sort, SortKey, keys};

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
}

impl PersonRow {
    /// The name from the family name on, spelled in Latin letters. A Chinese name begins with it; in
    /// one that was taken over from another language it stands behind the last dot.
    #[must_use]
    pub fn by_family(&self) -> String {
        let family = self.name_zh.rsplit('·').next().unwrap_or_default();
        sort_key(family, "", &self.name_en)
    }
}
