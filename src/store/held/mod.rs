//! The record of one version in memory.
//!
//! A [`Held`] record never changes: a server reads it once in a version and shares it, and an answer
//! that began with one goes on with it. [`list`] answers lists from it.

mod companies;
mod declared;
pub mod list;
mod models;
mod stated;
mod steps;

pub use declared::DeclaredList;
pub use models::{Figure, ModelFacts};
pub use steps::{Step, Told};

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use sqlx::FromRow;

use super::claims::ClaimRow;
use super::companies::CompanyRow;
use super::list::{split, stored};
use super::models::ModelRow;
use super::people::PersonRow;
use super::promises::PromiseRow;
use super::reported::ReportedRow;
use super::scores::{self, ScorePair};
use super::search::Words;
use super::shares::{self, ShareRow};
use super::sources::SourceRow;
use super::{Result, Snapshot, Sql, dataset};
use crate::domain::{AnnouncementKind, Precision, Slug, Text, is_abroad};
use crate::record::tables::{Filing, Tables};

/// An announcement as far as rows of other tables need it.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct Announced {
    pub id: String,
    pub day: NaiveDate,
    #[sqlx(try_from = "String")]
    pub day_precision: Precision,
    pub company: String,
    #[sqlx(try_from = "String")]
    pub kind: AnnouncementKind,
    pub title_en: String,
    pub title_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub summary_en: String,
    pub summary_zh: String,
    /// Slugs of models, joined by `;`.
    pub models: String,
    /// Slugs of the companies that take part, joined by `;`.
    pub partners: String,
    /// Whether it is a teaser whose promises are all the press's: a report of what the company had
    /// not yet said.
    pub is_report: bool,
}

impl Announced {
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
}

/// The record of one version.
#[derive(Debug)]
pub struct Held {
    version: String,
    /// The declared tables, their computed columns filled.
    pub tables: Tables,
    /// Companies by slug.
    pub companies: BTreeMap<String, CompanyRow>,
    /// Models by slug.
    pub models: BTreeMap<String, ModelRow>,
    /// Announcements by day and id.
    pub announcements: Vec<Announced>,
    /// Where each announcement stands among them.
    places: HashMap<String, usize>,
    /// People by slug.
    pub people: Vec<PersonRow>,
    /// Claims by id.
    pub claims: Vec<ClaimRow>,
    /// Promises by id.
    pub promises: Vec<PromiseRow>,
    /// Printed moves by session and id.
    pub reported: Vec<ReportedRow>,
    /// Sources by id.
    pub sources: BTreeMap<String, SourceRow>,
    /// The stages that models took, in order of their days.
    pub steps: Vec<Step>,
    /// Shares by symbol.
    pub shares: Vec<ShareRow>,
    /// Makers' scores, each beside one of others.
    pub pairs: Vec<ScorePair>,
    /// The words of the rows of lists, made when they are first asked for.
    words: Mutex<HashMap<&'static str, Arc<Vec<Words>>>>,
}

impl Held {
    async fn read(snapshot: &mut Snapshot, version: String) -> Result<Self> {
        let companies: Vec<CompanyRow> = stored(snapshot).await?;
        let models: Vec<ModelRow> = stored(snapshot).await?;
        let sources: Vec<SourceRow> = stored(snapshot).await?;
        let announcements = Sql::new(
            "SELECT a.id, a.day, a.day_precision, a.company, a.kind, a.title_en, a.title_zh, \
             a.label_en, a.label_zh, a.summary_en, a.summary_zh, \
             COALESCE((SELECT string_agg(x.model, ';' ORDER BY x.position) \
                FROM announcement_model x WHERE x.announcement = a.id), '') AS models, \
             COALESCE((SELECT string_agg(p.company, ';' ORDER BY p.position) \
                FROM announcement_partner p WHERE p.announcement = a.id), '') AS partners, \
             a.kind = 'teaser' AND EXISTS (SELECT 1 FROM promise q \
                WHERE q.announcement = a.id AND q.promised_by = 'press') AND NOT EXISTS (SELECT 1 \
                FROM promise q WHERE q.announcement = a.id AND q.promised_by <> 'press') AS is_report \
             FROM announcement a ORDER BY a.sort_day, a.id",
        );
        let announcements: Vec<Announced> = snapshot.all(announcements).await?;
        let ids = announcements.iter().map(|row| row.id.clone());
        let mut held = Self {
            version,
            places: ids.zip(0..).collect(),
            tables: super::declared::read(snapshot).await?,
            companies: companies.into_iter().map(|row| (row.slug.clone(), row)).collect(),
            models: models.into_iter().map(|row| (row.slug.clone(), row)).collect(),
            announcements,
            people: stored(snapshot).await?,
            claims: stored(snapshot).await?,
            promises: stored(snapshot).await?,
            reported: stored(snapshot).await?,
            sources: sources.into_iter().map(|row| (row.id.clone(), row)).collect(),
            steps: Vec::new(),
            shares: shares::all(snapshot).await?,
            pairs: Vec::new(),
            words: Mutex::default(),
        };
        held.steps = held.steps_taken();
        held.compute();
        held.fill_models();
        Ok(held)
    }

    /// Fills the computed columns of the declared tables.
    fn compute(&mut self) {
        let mut tables = std::mem::take(&mut self.tables);
        for row in &mut tables.rounds {
            let name = self.company_name(row.company.as_str());
            (row.company_en, row.company_zh) = (name.en, name.zh);
        }
        for row in &mut tables.filings {
            let name = self.company_name(row.company.as_str());
            (row.company_en, row.company_zh) = (name.en, name.zh);
            let model = row.model.as_ref();
            let shown = model.and_then(|model| self.first_shown(model.as_str()));
            row.shown_by = shown.map(|shown| shown.told.id().to_owned()).unwrap_or_default();
            row.days = days(row, shown);
        }
        let maker = |model: &Slug| {
            self.models.get(model.as_str()).map(|row| row.company.clone()).unwrap_or_default()
        };
        self.pairs = scores::pairs(&tables.scores, &tables.benchmarks, maker);
        self.tables = tables;
    }

    /// An announcement.
    #[must_use]
    pub fn announcement(&self, id: &str) -> Option<&Announced> {
        self.places.get(id).map(|place| &self.announcements[*place])
    }

    /// The full name of a company.
    #[must_use]
    pub fn company_name(&self, slug: &str) -> Text {
        let name = |row: &CompanyRow| Text { en: row.name_en.clone(), zh: row.name_zh.clone() };
        self.companies.get(slug).map(name).unwrap_or_default()
    }

    /// Whether an organisation has its seat abroad: what it did moved the race but is no part of it.
    #[must_use]
    pub fn is_abroad(&self, company: &str) -> bool {
        self.companies.get(company).is_some_and(|row| is_abroad(&row.country))
    }

    /// The steps that are told of a model.
    pub fn steps_of_model<'a>(&'a self, model: &'a str) -> impl Iterator<Item = &'a Step> {
        self.steps.iter().filter(move |step| step.model.as_deref() == Some(model))
    }

    /// The step that first showed a model, or let people try it by invitation.
    fn first_shown<'a>(&'a self, model: &'a str) -> Option<&'a Step> {
        use AnnouncementKind::{InvitedTest, Unveiling};
        let shows = |step: &&Step| matches!(step.stage, Unveiling | InvitedTest);
        self.steps_of_model(model).filter(|step| step.known_day().is_some()).find(shows)
    }

    /// What the version is called.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Something that is made of the rows of a list once in a version.
    fn once(&self, list: &'static str, make: impl FnOnce() -> Vec<Words>) -> Arc<Vec<Words>> {
        let find = || self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = find().get(list) {
            return words.clone();
        }
        // Made without the lock: two requests may both make them, and the later wins.
        let words = Arc::new(make());
        find().insert(list, words.clone());
        words
    }
}

/// Days from an announcement to a filing, where both days are known.
fn days(filing: &Filing, shown: Option<&Step>) -> Option<i64> {
    Some((filing.day.exact()? - shown?.known_day()?).num_days())
}

/// Versions that are kept: the newest, and the one before it, with which answers that began go on.
const KEPT: usize = 2;

/// The records that a store read last, shared by its snapshots.
#[derive(Debug, Default)]
pub(super) struct Shared {
    kept: Mutex<Vec<Arc<Held>>>,
    /// Held by whoever reads one: those who wait for it find it read.
    reading: tokio::sync::Mutex<()>,
}

impl Shared {
    fn find(&self, version: &str) -> Option<Arc<Held>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|held| held.version == version).cloned()
    }

    fn keep(&self, held: Arc<Held>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(0, held);
        kept.truncate(KEPT);
    }
}

impl Snapshot {
    /// The record in memory, of the version that the snapshot reads. The first snapshot of a version
    /// reads it.
    pub async fn held(&mut self) -> Result<Arc<Held>> {
        let version = dataset::version(self).await?.unwrap_or_default();
        let shared = self.shared.clone();
        if let Some(held) = shared.find(&version) {
            return Ok(held);
        }
        let _reading = shared.reading.lock().await;
        if let Some(held) = shared.find(&version) {
            return Ok(held);
        }
        let held = Arc::new(Held::read(self, version).await?);
        shared.keep(held.clone());
        Ok(held)
    }
}
