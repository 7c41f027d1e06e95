//! People.

use sqlx::FromRow;

use super::list::{ByName, Keys, Listed, Meets};
use super::search::Kind;
use super::{Result, Snapshot, Sql};
use crate::record::{Sort, SortKey, keys};

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
    const SELECT: &'static str = "SELECT p.slug, p.name_en, p.name_zh, p.aliases, p.role_en, \
        p.role_zh, p.company, c.name_en AS company_en, c.name_zh AS company_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM person_source s \
            WHERE s.person = p.slug), '') AS sources \
        FROM person p LEFT JOIN company c ON c.slug = p.company WHERE 1 = 1";
    const COUNT: &'static str = "SELECT count(*) AS n FROM person p WHERE 1 = 1";
    const KEY: &'static str = "p.slug";
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Column("p.company")),
        (&keys::Q, Meets::Words(Kind::Person, "p.slug")),
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
    order: ["p.slug", "p.slug DESC", "p.sort_zh, p.slug", "p.sort_zh DESC, p.slug DESC"],
    position: ["p.slug", "(p.sort_zh, p.slug)"],
    of_cursor: "SELECT q.sort_zh, q.slug FROM person q WHERE q.slug = ",
};

/// The people whom an announcement may concern: those of its company and of its partners, and
/// those for whom the record has a source in common with it.
pub async fn around_announcement(
    snapshot: &mut Snapshot,
    announcement: &str,
) -> Result<Vec<PersonRow>> {
    let mut sql = Sql::new(PersonRow::SELECT);
    sql.push(" AND (p.company = (SELECT a.company FROM announcement a WHERE a.id = ");
    sql.bind(announcement).push(") OR p.company IN (SELECT y.company FROM announcement_partner y");
    sql.push(" WHERE y.announcement = ").bind(announcement).push(")");
    sql.push(" OR EXISTS (SELECT 1 FROM person_source z JOIN announcement_source x");
    sql.push(" ON x.source = z.source WHERE z.person = p.slug AND x.announcement = ");
    sql.bind(announcement).push(")) ORDER BY p.slug");
    snapshot.all(sql).await
}

/// An announcement that rests on a source of a person.
#[derive(Debug, Clone, PartialEq, FromRow)]
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
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT DISTINCT z.person, a.id AS announcement, a.title_en, a.title_zh, a.sort_day \
         FROM person_source z JOIN announcement_source x ON x.source = z.source \
         JOIN announcement a ON a.id = x.announcement WHERE 1 = 1",
    );
    sql.and_in("z.person", people.iter().copied());
    sql.push(" ORDER BY z.person, a.sort_day, a.id");
    snapshot.all(sql).await
}
