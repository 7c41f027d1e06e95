//! What is shown of an entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::FromRow;

use super::Kind;
use super::find::Hit;
use crate::store::{Result, Snapshot, Sql};

/// What is shown of an entry, whatever its kind.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct HitRow {
    /// Slug or id.
    pub name: String,
    /// English name or title; a source's title as printed.
    pub title_en: String,
    /// Chinese name or title.
    pub title_zh: String,
    /// English text.
    pub text_en: String,
    /// Chinese text.
    pub text_zh: String,
    /// Aliases and tickers, joined by `;`.
    pub also: String,
    /// Whose it is.
    pub company: Option<String>,
    /// English name of the company, or the publisher of a source.
    pub company_en: String,
    /// Chinese name of the company, or the publisher.
    pub company_zh: String,
    /// Its date.
    pub day: Option<NaiveDate>,
    /// How exactly that is known: `day` or `month`.
    pub day_precision: String,
    /// Its kind among its own: a company's, an announcement's; a source's language.
    pub word: String,
}

const fn select(kind: Kind) -> &'static str {
    match kind {
        Kind::Company => {
            "SELECT c.slug AS name, c.name_en AS title_en, c.name_zh AS title_zh, '' AS text_en, \
             '' AS text_zh, c.aliases || COALESCE((SELECT string_agg(';' || l.symbol, '' \
                ORDER BY l.position) FROM listing l WHERE l.company = c.slug), '') AS also, \
             CAST(NULL AS TEXT) AS company, '' AS company_en, '' AS company_zh, \
             CAST(NULL AS DATE) AS day, 'day' AS day_precision, c.kind AS word FROM company c \
             WHERE 1 = 1"
        }
        Kind::Model => {
            "SELECT m.slug AS name, m.name_en AS title_en, m.name_zh AS title_zh, '' AS text_en, \
             '' AS text_zh, m.aliases AS also, m.company, c.short_en AS company_en, \
             c.short_zh AS company_zh, CAST(NULL AS DATE) AS day, 'day' AS day_precision, \
             m.kind AS word FROM model m JOIN company c ON c.slug = m.company WHERE 1 = 1"
        }
        Kind::Person => {
            "SELECT p.slug AS name, p.name_en AS title_en, p.name_zh AS title_zh, \
             p.role_en AS text_en, p.role_zh AS text_zh, p.aliases AS also, p.company, \
             COALESCE(c.short_en, '') AS company_en, COALESCE(c.short_zh, '') AS company_zh, \
             CAST(NULL AS DATE) AS day, 'day' AS day_precision, '' AS word \
             FROM person p LEFT JOIN company c ON c.slug = p.company WHERE 1 = 1"
        }
        Kind::Announcement => {
            "SELECT a.id AS name, a.title_en, a.title_zh, a.summary_en AS text_en, \
             a.summary_zh AS text_zh, '' AS also, a.company, c.short_en AS company_en, \
             c.short_zh AS company_zh, a.day, a.day_precision, a.kind AS word \
             FROM announcement a JOIN company c ON c.slug = a.company WHERE 1 = 1"
        }
        Kind::Claim => {
            "SELECT k.id AS name, k.metric_en AS title_en, k.metric_zh AS title_zh, \
             k.statement_en AS text_en, k.statement_zh AS text_zh, '' AS also, k.company, \
             COALESCE(c.short_en, '') AS company_en, COALESCE(c.short_zh, '') AS company_zh, \
             CAST(NULL AS DATE) AS day, 'day' AS day_precision, '' AS word \
             FROM claim k LEFT JOIN company c ON c.slug = k.company WHERE 1 = 1"
        }
        Kind::Promise => {
            "SELECT p.id AS name, p.promised_en AS title_en, p.promised_zh AS title_zh, \
             '' AS text_en, '' AS text_zh, '' AS also, p.company, c.short_en AS company_en, \
             c.short_zh AS company_zh, CAST(NULL AS DATE) AS day, 'day' AS day_precision, \
             p.status AS word FROM promise p JOIN company c ON c.slug = p.company WHERE 1 = 1"
        }
        Kind::Source => {
            "SELECT s.id AS name, s.title AS title_en, s.title AS title_zh, '' AS text_en, \
             '' AS text_zh, '' AS also, CAST(NULL AS TEXT) AS company, \
             s.publisher AS company_en, s.publisher AS company_zh, s.published AS day, \
             'day' AS day_precision, s.language AS word FROM source s WHERE 1 = 1"
        }
    }
}

const fn name_column(kind: Kind) -> &'static str {
    match kind {
        Kind::Company => "c.slug",
        Kind::Model => "m.slug",
        Kind::Person => "p.slug",
        Kind::Announcement => "a.id",
        Kind::Claim => "k.id",
        Kind::Promise => "p.id",
        Kind::Source => "s.id",
    }
}

#[derive(FromRow)]
struct Entry {
    id: i64,
    name: String,
}

/// The entries of one kind with these numbers, in the order given: pairs of grade and number.
pub(super) async fn hits(
    snapshot: &mut Snapshot,
    kind: Kind,
    ranked: &[(i64, i64)],
) -> Result<Vec<Hit>> {
    if ranked.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT id, name FROM search_entry WHERE 1 = 1");
    sql.and_in("id", ranked.iter().map(|(_, id)| *id)).push(" ORDER BY id");
    let entries: Vec<Entry> = snapshot.all(sql).await?;
    let names: BTreeMap<i64, &str> = entries.iter().map(|e| (e.id, e.name.as_str())).collect();
    let mut sql = Sql::new(select(kind));
    sql.and_in(name_column(kind), names.values().copied());
    sql.push(" ORDER BY ").push(name_column(kind));
    let rows: Vec<HitRow> = snapshot.all(sql).await?;
    let hit = |(grade, id): &(i64, i64)| {
        let row = rows.iter().find(|row| Some(&row.name.as_str()) == names.get(id))?;
        Some(Hit { grade: *grade, row: row.clone() })
    };
    Ok(ranked.iter().filter_map(hit).collect())
}
