//! Companies and their listings.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::list::{Keys, Listed, Meets, Selected, Stored, from_sql};
use super::{Result, Snapshot, Sql};
use crate::domain::CompanyKind;
use crate::record::keys;

/// A company with what the list shows of it.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md` and counts")]
pub struct CompanyRow {
    pub slug: String,
    pub name_en: String,
    pub name_zh: String,
    pub short_en: String,
    pub short_zh: String,
    pub pinyin: String,
    pub aliases: String,
    #[sqlx(try_from = "String")]
    pub kind: CompanyKind,
    pub country: String,
    pub symbols: String,
    pub exchanges: String,
    pub announcements: i64,
    /// First day on which a model was shown, tested, opened or published.
    pub first_launch: Option<NaiveDate>,
    /// Median close move on day 0 of the primary listing, percent.
    pub median_close: Option<f64>,
    /// How many announcements the median is taken over.
    pub median_n: i64,
    pub sources: String,
}

/// How a held record reads them; as a list they are answered from memory.
impl Stored for CompanyRow {
    const SELECT: &'static str = "SELECT c.slug, c.name_en, c.name_zh, c.short_en, c.short_zh, \
        c.pinyin, c.aliases, c.kind, c.country, \
        COALESCE((SELECT string_agg(l.symbol, ';' ORDER BY l.position) FROM listing l \
            WHERE l.company = c.slug), '') AS symbols, \
        COALESCE((SELECT string_agg(l.exchange, ';' ORDER BY l.position) FROM listing l \
            WHERE l.company = c.slug), '') AS exchanges, \
        (SELECT count(*) FROM announcement a WHERE a.company = c.slug) AS announcements, \
        (SELECT min(a.day) FROM announcement a WHERE a.company = c.slug \
            AND a.day_precision = 'day' AND a.kind IN \
            ('unveiling', 'invited-test', 'public-release', 'open-source')) AS first_launch, \
        c.median_close, c.median_n, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM company_source s \
            WHERE s.company = c.slug), '') AS sources \
        FROM company c WHERE 1 = 1";
    const KEY: &'static str = "c.slug";
}

/// One company.
pub async fn by_slug(snapshot: &mut Snapshot, slug: &str) -> Result<Option<CompanyRow>> {
    let mut sql = Sql::new(CompanyRow::SELECT);
    sql.push(" AND c.slug = ").bind(slug);
    snapshot.first(sql).await
}

/// A listing of a company.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ListingRow {
    pub symbol: String,
    pub company: String,
    pub exchange: String,
    pub board: String,
    pub currency: String,
    pub is_primary: bool,
    pub benchmark: String,
    /// Whether the record has session moves of it.
    pub has_moves: bool,
}

impl Listed for ListingRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Column("l.company")),
        (&keys::EXCHANGE, Meets::Column("l.exchange")),
        (&keys::SYMBOL, Meets::Column("l.symbol")),
    ];

    fn position(&self) -> String {
        self.symbol.clone()
    }

    from_sql!();
}

impl Stored for ListingRow {
    const SELECT: &'static str = "SELECT l.symbol, l.company, l.exchange, l.board, l.currency, \
        l.is_primary, l.benchmark, \
        EXISTS (SELECT 1 FROM session_move m WHERE m.symbol = l.symbol) AS has_moves \
        FROM listing l WHERE 1 = 1";
    const KEY: &'static str = "l.symbol";
}

impl Selected for ListingRow {
    const COUNT: &'static str = "SELECT count(*) AS n FROM listing l WHERE 1 = 1";
}

/// The listings of a company, the primary one first.
pub async fn listings(snapshot: &mut Snapshot, company: &str) -> Result<Vec<ListingRow>> {
    let mut sql = Sql::new(ListingRow::SELECT);
    sql.push(" AND l.company = ").bind(company);
    sql.push(" ORDER BY l.is_primary DESC, l.position");
    snapshot.all(sql).await
}

/// The listing of a symbol.
pub async fn listing(snapshot: &mut Snapshot, symbol: &str) -> Result<Option<ListingRow>> {
    let mut sql = Sql::new(ListingRow::SELECT);
    sql.push(" AND l.symbol = ").bind(symbol);
    snapshot.first(sql).await
}

/// The companies of which the record has session moves, by slug.
pub async fn with_moves(snapshot: &mut Snapshot) -> Result<Vec<String>> {
    super::dataset::column(
        snapshot,
        "SELECT DISTINCT l.company AS value FROM listing l WHERE EXISTS \
         (SELECT 1 FROM session_move m WHERE m.symbol = l.symbol) ORDER BY value",
    )
    .await
}

/// Every slug.
pub async fn slugs(snapshot: &mut Snapshot) -> Result<Vec<String>> {
    super::dataset::column(snapshot, "SELECT slug AS value FROM company ORDER BY slug").await
}

/// A company as a link.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct CompanyName {
    pub slug: String,
    pub short_en: String,
    pub short_zh: String,
}

/// The short names of all companies, by slug.
pub async fn names(snapshot: &mut Snapshot) -> Result<Vec<CompanyName>> {
    snapshot.all(Sql::new("SELECT slug, short_en, short_zh FROM company ORDER BY slug")).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AnnouncementKind;

    #[test]
    fn the_first_launch_is_of_the_kinds_that_are_launches() {
        let launches: Vec<String> = AnnouncementKind::ALL
            .iter()
            .filter(|kind| kind.is_launch())
            .map(|kind| format!("'{kind}'"))
            .collect();
        assert!(CompanyRow::SELECT.contains(&format!("({})", launches.join(", "))), "{launches:?}");
    }
}
