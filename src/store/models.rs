//! Models and products.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::list::{ByName, Keys, Listed, Meets};
use super::search::Kind;
use super::{Result, Snapshot, Sql};
use crate::domain::{AnnouncementKind, ModelKind, Precision};
use crate::record::{Sort, SortKey, keys};

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
}

impl Listed for ModelRow {
    const SELECT: &'static str = "SELECT m.slug, m.company, c.name_en AS company_en, \
        c.name_zh AS company_zh, m.name_en, m.name_zh, m.pinyin, m.aliases, m.kind, \
        (SELECT count(*) FROM announcement_model x WHERE x.model = m.slug) AS announcements, \
        (SELECT min(a.day) FROM announcement_model x JOIN announcement a ON a.id = x.announcement \
            WHERE x.model = m.slug AND a.day_precision = 'day') AS first_day, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM model_source s \
            WHERE s.model = m.slug), '') AS sources \
        FROM model m JOIN company c ON c.slug = m.company WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM model m WHERE 1 = 1";
    const KEY: &'static str = "m.slug";
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Column("m.company")),
        (&keys::KIND_OF_MODEL, Meets::Column("m.kind")),
        (&keys::MODEL, Meets::Column("m.slug")),
        (&keys::Q, Meets::Words(Kind::Model, "m.slug")),
    ];
    const SORTS: &'static [SortKey] = &[SortKey::Date, SortKey::Pinyin];

    fn position(&self) -> String {
        self.slug.clone()
    }

    fn order(sort: Sort, sql: &mut Sql) {
        BY_NAME.order(sort, sql);
    }

    fn seek(sort: Sort, after: &str, sql: &mut Sql) -> Result<()> {
        BY_NAME.seek(sort, after, sql);
        Ok(())
    }
}

const BY_NAME: ByName = ByName {
    order: ["m.slug", "m.slug DESC", "m.sort_zh, m.slug", "m.sort_zh DESC, m.slug DESC"],
    position: ["m.slug", "(m.sort_zh, m.slug)"],
    of_cursor: "SELECT q.sort_zh, q.slug FROM model q WHERE q.slug = ",
};

/// A step of a model's life: an announcement that names it.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct StepRow {
    pub model: String,
    pub announcement: String,
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    pub title_en: String,
    pub title_zh: String,
}

/// The announcements of the given kinds that name a model of a company, or any model, in order of
/// date. Whoever made the announcement: an approval may be the regulator's.
pub async fn steps(
    snapshot: &mut Snapshot,
    company: Option<&str>,
    kinds: &[AnnouncementKind],
) -> Result<Vec<StepRow>> {
    let mut sql = Sql::new(
        "SELECT x.model, a.id AS announcement, a.day, a.day_precision, a.kind, a.title_en, \
         a.title_zh FROM announcement_model x JOIN announcement a ON a.id = x.announcement \
         JOIN model m ON m.slug = x.model WHERE 1 = 1",
    );
    sql.and_in("m.company", company);
    sql.and_in("a.kind", kinds.iter().map(|kind| kind.as_str()));
    sql.push(" ORDER BY a.sort_day, a.id, x.model");
    snapshot.all(sql).await
}
