//! Companies and their listings.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::{Result, Snapshot};
use crate::domain::CompanyKind;
use crate::record::{Filter, Key, Value, keys};

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
        FROM company c";
    const ORDER: &'static str = "c.slug";
}

/// One company.
pub async fn by_slug(snapshot: &mut Snapshot, slug: &str) -> Result<Option<CompanyRow>> {
    Ok(snapshot.held().await?.companies.get(slug).cloned())
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
    const KEYS: Keys =
        &[(&keys::COMPANY, Meets::Row), (&keys::EXCHANGE, Meets::Row), (&keys::SYMBOL, Meets::Row)];

    fn position(&self) -> String {
        self.symbol.clone()
    }

    from_memory!();
}

impl Stored for ListingRow {
    const SELECT: &'static str = "SELECT l.symbol, l.company, l.exchange, l.board, l.currency, \
        l.is_primary, l.benchmark, \
        EXISTS (SELECT 1 FROM session_move m WHERE m.symbol = l.symbol) AS has_moves \
        FROM listing l";
    /// The listings of a company, the primary one first.
    const ORDER: &'static str = "l.company, l.is_primary DESC, l.position";
}

impl HeldRow for ListingRow {
    fn rows(held: &Held) -> Vec<&Self> {
        let mut rows: Vec<&Self> = held.listings.iter().collect();
        rows.sort_by_key(|row| &row.symbol);
        rows
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        let value = match key.name {
            "company" => &self.company,
            "exchange" => &self.exchange,
            _ => &self.symbol,
        };
        vec![Value::from(value.as_str())]
    }
}

/// The listings of a company, the primary one first.
pub async fn listings(snapshot: &mut Snapshot, company: &str) -> Result<Vec<ListingRow>> {
    let held = snapshot.held().await?;
    Ok(held.listings.iter().filter(|row| row.company == company).cloned().collect())
}

/// The listing of a symbol.
pub async fn listing(snapshot: &mut Snapshot, symbol: &str) -> Result<Option<ListingRow>> {
    let held = snapshot.held().await?;
    Ok(held.listings.iter().find(|row| row.symbol == symbol).cloned())
}

/// The companies of which the record has session moves, by slug.
pub async fn with_moves(snapshot: &mut Snapshot) -> Result<Vec<String>> {
    let held = snapshot.held().await?;
    let mut slugs: Vec<String> =
        held.listings.iter().filter(|row| row.has_moves).map(|row| row.company.clone()).collect();
    slugs.dedup();
    Ok(slugs)
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
