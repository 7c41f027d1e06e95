//! Announcements: list, one by id, and what the charts need.

mod tally;

use std::sync::Arc;

use chrono::NaiveDate;
use sqlx::FromRow;

pub use self::tally::{Found, Shape, TalliedCompany, Tally};
use super::facets::Facets;
use super::held::Held;
use super::list::{Keys, Listed, Meets, Page, Stored, split};
use super::reactions::ReactionRow;
use super::{Result, Snapshot};
use crate::domain::{AnnouncementKind, CompanyKind, Confidence, Precision, Scope, is_abroad};
use crate::record::{Filter, SortKey, keys};

/// An announcement with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`, joined lists split by `;`")]
pub struct AnnouncementRow {
    pub id: String,
    pub day: NaiveDate,
    pub sort_day: String,
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    pub day_time: String,
    pub zone: String,
    #[sqlx(try_from = "String")]
    pub confidence: Confidence,
    pub company: String,
    pub company_en: String,
    pub company_zh: String,
    pub short_en: String,
    pub short_zh: String,
    #[sqlx(try_from = "String")]
    pub company_kind: CompanyKind,
    /// Code of the country where the company has its seat; empty where the record gives none.
    pub country: String,
    pub listed: bool,
    pub partners: String,
    pub models: String,
    pub models_en: String,
    pub models_zh: String,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    #[sqlx(try_from = "String")]
    pub scope: Scope,
    pub title_en: String,
    pub title_zh: String,
    pub summary_en: String,
    pub summary_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
}

/// An announcement with its reactions, the primary listing first.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRow {
    /// The announcement.
    pub row: Arc<AnnouncementRow>,
    /// How each listing moved.
    pub reactions: Vec<ReactionRow>,
}

impl AnnouncementRow {
    /// The models that it names.
    #[must_use]
    pub fn models(&self) -> Vec<&str> {
        split(&self.models)
    }

    /// Whether it names a model.
    #[must_use]
    pub fn names(&self, model: &str) -> bool {
        self.models().contains(&model)
    }

    /// Its day, where that is known.
    #[must_use]
    pub fn known_day(&self) -> Option<NaiveDate> {
        (self.day_precision == Precision::Day).then_some(self.day)
    }

    /// Whether the organisation that acts has its seat outside China.
    #[must_use]
    pub fn is_abroad(&self) -> bool {
        is_abroad(&self.country)
    }

    /// Whether the Chinese state acts: a public body, or whoever issues a policy.
    #[must_use]
    pub fn is_of_state(&self) -> bool {
        let acts = self.company_kind == CompanyKind::Regulator;
        (acts || self.kind == AnnouncementKind::Policy) && !self.is_abroad()
    }
}

impl Listed for AnnouncementRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::COMPANY_KIND, Meets::Row),
        (&keys::KIND_OF_ANNOUNCEMENT, Meets::Row),
        (&keys::MODEL, Meets::Row),
        (&keys::MODEL_KIND, Meets::Row),
        (&keys::LISTED, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::REACTION, Meets::Row),
        (&keys::CONFIDENCE, Meets::Row),
        (&keys::FROM, Meets::Row),
        (&keys::TO, Meets::Row),
        (&keys::DAY, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[SortKey::Date];

    fn position(&self) -> String {
        format!("{}.{}", self.sort_day, self.id)
    }

    async fn page(
        snapshot: &mut Snapshot,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Self>> {
        let Page { rows, next, start } = snapshot.held().await?.timeline(filter, after, limit)?;
        Ok(Page { rows: rows.iter().map(|shown| (*shown.row).clone()).collect(), next, start })
    }

    async fn count(snapshot: &mut Snapshot, filter: &Filter) -> Result<i64> {
        Ok(i64::try_from(snapshot.held().await?.find(filter).total()).unwrap_or(i64::MAX))
    }

    async fn by_keys(snapshot: &mut Snapshot, keys: &[&str]) -> Result<Vec<Self>> {
        by_ids(snapshot, keys).await
    }

    async fn facets(snapshot: &mut Snapshot, filter: &Filter) -> Result<Facets> {
        Ok(snapshot.held().await?.find(filter).facets.clone())
    }
}

impl Stored for AnnouncementRow {
    const SELECT: &'static str = "SELECT a.id, a.day, a.sort_day, a.day_precision, a.day_time, \
        a.zone, a.confidence, a.company, c.name_en AS company_en, c.name_zh AS company_zh, \
        c.short_en, c.short_zh, c.kind AS company_kind, c.country, \
        EXISTS (SELECT 1 FROM listing l WHERE l.company = a.company) AS listed, \
        COALESCE((SELECT string_agg(p.company, ';' ORDER BY p.position) \
            FROM announcement_partner p WHERE p.announcement = a.id), '') AS partners, \
        COALESCE((SELECT string_agg(x.model, ';' ORDER BY x.position) \
            FROM announcement_model x WHERE x.announcement = a.id), '') AS models, \
        COALESCE((SELECT string_agg(m.name_en, ';' ORDER BY x.position) FROM announcement_model x \
            JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_en, \
        COALESCE((SELECT string_agg(m.name_zh, ';' ORDER BY x.position) FROM announcement_model x \
            JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models_zh, \
        a.kind, a.scope, a.title_en, a.title_zh, a.summary_en, a.summary_zh, a.label_en, \
        a.label_zh, a.note_en, a.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) \
            FROM announcement_source s WHERE s.announcement = a.id), '') AS sources \
        FROM announcement a JOIN company c ON c.slug = a.company";
    const ORDER: &'static str = "a.sort_day, a.id";
}

/// One announcement.
pub async fn by_id(snapshot: &mut Snapshot, id: &str) -> Result<Option<AnnouncementRow>> {
    Ok(snapshot.held().await?.announcement(id).cloned())
}

/// Several announcements, in the list's order.
pub async fn by_ids(snapshot: &mut Snapshot, ids: &[&str]) -> Result<Vec<AnnouncementRow>> {
    let held = snapshot.held().await?;
    let mut rows: Vec<&AnnouncementRow> =
        ids.iter().filter_map(|id| held.announcement(id)).collect();
    rows.sort_by_key(|row| (&row.sort_day, &row.id));
    rows.dedup_by_key(|row| &row.id);
    Ok(rows.into_iter().cloned().collect())
}

/// The announcements in which a company takes part without being the one who acts.
pub async fn of_partner(snapshot: &mut Snapshot, company: &str) -> Result<Vec<AnnouncementRow>> {
    let held = snapshot.held().await?;
    let takes_part = |row: &&AnnouncementRow| split(&row.partners).contains(&company);
    Ok(held.announcements().filter(takes_part).cloned().collect())
}

/// Every id, for the page that did not find the one asked for.
pub async fn ids(snapshot: &mut Snapshot) -> Result<Vec<String>> {
    let held = snapshot.held().await?;
    Ok(held.announcements().map(|row| row.id.clone()).collect())
}

/// Among which announcements a neighbour is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Among all announcements.
    All,
    /// Among the announcements of the same company.
    Company,
}

/// The announcements before and after one in the list's order.
#[must_use]
pub fn neighbours<'a>(
    held: &'a Held,
    row: &AnnouncementRow,
    among: Among,
) -> (Option<&'a AnnouncementRow>, Option<&'a AnnouncementRow>) {
    let is_one = |other: &&AnnouncementRow| among == Among::All || other.company == row.company;
    let rows: Vec<&AnnouncementRow> = held.announcements().filter(is_one).collect();
    let Some(at) = rows.iter().position(|other| other.id == row.id) else { return (None, None) };
    (at.checked_sub(1).map(|before| rows[before]), rows.get(at + 1).copied())
}
