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
use list::HeldRow;
pub use models::{Figure, ModelFacts};
pub use steps::{Step, Told};

use std::any::type_name;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::announcements::{AnnouncementRow, Tally, TimelineRow};
use super::claims::ClaimRow;
use super::companies::{CompanyRow, ListingRow};
use super::corrections::CorrectionRow;
use super::days::{self, ClosureRow, SessionRow, ShortSessionRow};
use super::list::stored;
use super::models::ModelRow;
use super::people::PersonRow;
use super::promises::PromiseRow;
use super::reactions::ReactionRow;
use super::reported::ReportedRow;
use super::scores::{self, ScorePair};
use super::search::{Called, Words};
use super::shares::{self, ShareRow};
use super::sources::SourceRow;
use super::{Result, Snapshot, dataset, names};
use crate::domain::{AnnouncementKind, Calendars, PromisedBy, Slug, Text, is_abroad};
use crate::record::Names;
use crate::record::tables::{Filing, Tables};

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
    /// Announcements with their reactions, by day and id.
    pub announcements: Vec<Arc<TimelineRow>>,
    /// Where each announcement stands among them.
    places: HashMap<String, usize>,
    /// What they are counted by.
    pub tally: Tally,
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
    /// Listings by company, the primary one first.
    pub listings: Vec<ListingRow>,
    /// Sessions by market and day.
    pub sessions: Vec<SessionRow>,
    /// Weekdays without one.
    pub closures: Vec<ClosureRow>,
    /// Sessions that opened late or closed early.
    pub short_sessions: Vec<ShortSessionRow>,
    /// The calendars that they make.
    pub calendars: Arc<Calendars>,
    /// Corrections, the newest day first.
    pub corrections: Vec<CorrectionRow>,
    /// Makers' scores, each beside one of others.
    pub pairs: Vec<ScorePair>,
    /// The names of what keys can ask for.
    pub names: Arc<Names>,
    /// The words of the rows of lists, made when they are first asked for.
    words: Mutex<HashMap<&'static str, Arc<Vec<Words>>>>,
    called: OnceLock<Called>,
}

impl Held {
    async fn read(snapshot: &mut Snapshot, version: String) -> Result<Self> {
        let companies: Vec<CompanyRow> = stored(snapshot).await?;
        let models: Vec<ModelRow> = stored(snapshot).await?;
        let sources: Vec<SourceRow> = stored(snapshot).await?;
        let announcements = announcements(snapshot).await?;
        let (sessions, short_sessions) = (stored(snapshot).await?, stored(snapshot).await?);
        let ids = announcements.iter().map(|shown| shown.row.id.clone());
        let companies = companies.into_iter().map(|row| (row.slug.clone(), row)).collect();
        let models = models.into_iter().map(|row| (row.slug.clone(), row)).collect();
        let mut held = Self {
            version,
            places: ids.zip(0..).collect(),
            tables: super::declared::read(snapshot).await?,
            tally: Tally::new(&companies, &models, &announcements),
            companies,
            models,
            announcements,
            people: stored(snapshot).await?,
            claims: stored(snapshot).await?,
            promises: stored(snapshot).await?,
            reported: stored(snapshot).await?,
            sources: sources.into_iter().map(|row| (row.id.clone(), row)).collect(),
            steps: Vec::new(),
            shares: shares::all(snapshot).await?,
            listings: stored(snapshot).await?,
            calendars: Arc::new(days::calendars_of(&sessions, &short_sessions)),
            sessions,
            short_sessions,
            closures: stored(snapshot).await?,
            corrections: stored(snapshot).await?,
            pairs: Vec::new(),
            names: Arc::default(),
            words: Mutex::default(),
            called: OnceLock::new(),
        };
        held.names = Arc::new(names::names(&held));
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
            row.days = days_before(row, shown);
        }
        let maker = |model: &Slug| {
            self.models.get(model.as_str()).map(|row| row.company.clone()).unwrap_or_default()
        };
        self.pairs = scores::pairs(&tables.scores, &tables.benchmarks, maker);
        self.tables = tables;
    }

    /// Every announcement, by day and id.
    pub fn announcements(&self) -> impl Iterator<Item = &AnnouncementRow> {
        self.announcements.iter().map(|shown| &*shown.row)
    }

    /// Where an announcement stands among all.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// An announcement.
    #[must_use]
    pub fn announcement(&self, id: &str) -> Option<&AnnouncementRow> {
        self.place(id).map(|place| &*self.announcements[place].row)
    }

    /// Every reaction, by day and id of its announcement, the primary listing first.
    pub fn reactions(&self) -> impl Iterator<Item = &ReactionRow> {
        self.announcements.iter().flat_map(|shown| &shown.reactions)
    }

    /// How the listings moved on an announcement, the primary one first.
    #[must_use]
    pub fn reactions_of(&self, id: &str) -> &[ReactionRow] {
        self.place(id).map_or(&[], |place| &self.announcements[place].reactions)
    }

    /// Whether an announcement is a teaser whose promises are all the press's: a report of what the
    /// company had not yet said.
    #[must_use]
    pub fn is_report(&self, row: &AnnouncementRow) -> bool {
        let mut own = self.promises.iter().filter(|promise| promise.announcement == row.id);
        let is_of_press = |promise: &PromiseRow| promise.promised_by == PromisedBy::Press;
        row.kind == AnnouncementKind::Teaser
            && own.next().is_some_and(is_of_press)
            && own.all(is_of_press)
    }

    /// Where the primary listing of a company is traded.
    #[must_use]
    pub fn primary_exchange(&self, company: &str) -> Option<&str> {
        let first = self.listings.partition_point(|row| row.company.as_str() < company);
        let own = self.listings[first..].iter().take_while(|row| row.company == company);
        own.filter(|row| row.is_primary).map(|row| row.exchange.as_str()).min()
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

    /// The words of each announcement.
    pub(super) fn words_of_announcements(&self) -> Arc<Vec<Words>> {
        let words = |row: &AnnouncementRow| Words::default().and_announcement(&row.id, self);
        self.once("announcements", || self.announcements().map(words).collect())
    }

    /// The words of each row of a list.
    pub(super) fn words<T: HeldRow>(&self) -> Arc<Vec<Words>> {
        let make = || T::rows(self).into_iter().map(|row| row.words(self)).collect();
        self.once(type_name::<T>(), make)
    }

    /// Everything that companies, models and people are called.
    pub(super) fn called(&self) -> &Called {
        self.called.get_or_init(|| Called::new(self))
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

/// The announcements with their reactions, by day and id.
async fn announcements(snapshot: &mut Snapshot) -> Result<Vec<Arc<TimelineRow>>> {
    let mut reactions: HashMap<String, Vec<ReactionRow>> = HashMap::new();
    for row in stored::<ReactionRow>(snapshot).await? {
        reactions.entry(row.announcement.clone()).or_default().push(row);
    }
    let shown = |row: AnnouncementRow| {
        let reactions = reactions.remove(&row.id).unwrap_or_default();
        Arc::new(TimelineRow { row: Arc::new(row), reactions })
    };
    Ok(stored(snapshot).await?.into_iter().map(shown).collect())
}

/// Days from an announcement to a filing, where both days are known.
fn days_before(filing: &Filing, shown: Option<&Step>) -> Option<i64> {
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
        if let Some(held) = &self.held {
            return Ok(held.clone());
        }
        let held = self.read_held().await?;
        self.held = Some(held.clone());
        Ok(held)
    }

    async fn read_held(&mut self) -> Result<Arc<Held>> {
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
