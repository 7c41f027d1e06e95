//! Models and products.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::held::ModelFacts;
use super::list::Stored;
use crate::domain::ModelKind;

/// A model with what the list shows of it.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md` and counts")]
pub struct ModelRow {
    pub slug: String,
    pub company: String,
    pub company_en: String,
    pub company_zh: String,
    pub name_en: String,
    pub name_zh: String,
    pub pinyin: String,
    pub aliases: String,
    #[sqlx(try_from = "String")]
    pub kind: ModelKind,
    pub announcements: i64,
    /// First day on which an announcement named it.
    pub first_day: Option<NaiveDate>,
    pub sources: String,
    /// What the declared tables say of it.
    #[sqlx(skip)]
    pub facts: ModelFacts,
}

/// How a held record reads them; as a list they are answered from memory.
impl Stored for ModelRow {
    const SELECT: &'static str = "SELECT m.slug, m.company, c.name_en AS company_en, \
        c.name_zh AS company_zh, m.name_en, m.name_zh, m.pinyin, m.aliases, m.kind, \
        (SELECT count(*) FROM announcement_model x WHERE x.model = m.slug) AS announcements, \
        (SELECT min(a.day) FROM announcement_model x JOIN announcement a ON a.id = x.announcement \
            WHERE x.model = m.slug AND a.day_precision = 'day') AS first_day, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM model_source s \
            WHERE s.model = m.slug), '') AS sources \
        FROM model m JOIN company c ON c.slug = m.company";
    const ORDER: &'static str = "m.slug";
}
