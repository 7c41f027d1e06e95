//! What a record in memory is made of, and what is computed when it is made.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use chrono::NaiveTime;

use crate::answers::held::Held;
use crate::answers::names::names;
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, ClosureRow, CompanyRow, CorrectionRow, Dataset, ListingRow,
    ModelRow, OtherSession, PersonRow, PromiseRow, ReactionRow, ReportedRow, SessionRow, ShareRow,
    ShortSessionRow, SourceRow, Step, TimelineRow,
};
use crate::answers::scores::pairs;
use crate::answers::tally::Tally;
use crate::domain::{Calendars, Slug};
use crate::record::tables::{Filing, Tables};

/// The rows of a record as the database has them, each table in its own order.
#[derive(Debug)]
#[expect(missing_docs, reason = "the tables that a record consists of")]
pub struct Read {
    pub dataset: Dataset,
    pub tables: Tables,
    pub companies: Vec<CompanyRow>,
    pub models: Vec<ModelRow>,
    pub announcements: Vec<AnnouncementRow>,
    pub reactions: Vec<ReactionRow>,
    pub people: Vec<PersonRow>,
    pub claims: Vec<ClaimRow>,
    pub promises: Vec<PromiseRow>,
    pub reported: Vec<ReportedRow>,
    pub other_sessions: Vec<OtherSession>,
    pub sources: Vec<SourceRow>,
    pub shares: Vec<ShareRow>,
    pub listings: Vec<ListingRow>,
    pub sessions: Vec<SessionRow>,
    pub closures: Vec<ClosureRow>,
    pub short_sessions: Vec<ShortSessionRow>,
    pub corrections: Vec<CorrectionRow>,
}

impl Held {
    /// The record that some rows make.
    #[must_use]
    pub fn new(read: Read) -> Self {
        let announcements = with_reactions(read.announcements, read.reactions);
        let ids = announcements.iter().map(|shown| shown.row.id.clone());
        let companies = read.companies.into_iter().map(|row| (row.slug.clone(), row)).collect();
        let models = read.models.into_iter().map(|row| (row.slug.clone(), row)).collect();
        let mut held = Self {
            version: read.dataset.version.as_str().into(),
            dataset: read.dataset,
            places: ids.zip(0..).collect(),
            tables: read.tables,
            tally: Tally::new(&companies, &models, &announcements),
            companies,
            models,
            announcements,
            people: read.people,
            claims: read.claims,
            promises: read.promises,
            reported: read.reported,
            other_sessions: read.other_sessions,
            sources: read.sources.into_iter().map(|row| (row.id.clone(), row)).collect(),
            steps: Vec::new(),
            shares: read.shares,
            listings: read.listings,
            calendars: Arc::new(calendars_of(&read.sessions, &read.short_sessions)),
            sessions: read.sessions,
            short_sessions: read.short_sessions,
            closures: read.closures,
            corrections: read.corrections,
            pairs: Vec::new(),
            names: Arc::default(),
            words: Mutex::default(),
            called: OnceLock::new(),
        };
        held.names = Arc::new(names(&held));
        held.steps = held.steps_taken();
        held.compute();
        held.fill_models();
        held
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
        self.pairs = pairs(&tables.scores, &tables.benchmarks, maker);
        self.tables = tables;
    }
}

/// The announcements with their reactions, by day and id.
fn with_reactions(rows: Vec<AnnouncementRow>, all: Vec<ReactionRow>) -> Vec<Arc<TimelineRow>> {
    let mut reactions: HashMap<String, Vec<ReactionRow>> = HashMap::new();
    for row in all {
        reactions.entry(row.announcement.clone()).or_default().push(row);
    }
    let shown = |row: AnnouncementRow| {
        let reactions = reactions.remove(&row.id).unwrap_or_default();
        Arc::new(TimelineRow { row: Arc::new(row), reactions })
    };
    rows.into_iter().map(shown).collect()
}

/// Days from an announcement to a filing, where both days are known.
fn days_before(filing: &Filing, shown: Option<&Step>) -> Option<i64> {
    Some((filing.day.exact()? - shown?.known_day()?).num_days())
}

/// The calendars of sessions.
fn calendars_of(sessions: &[SessionRow], short: &[ShortSessionRow]) -> Calendars {
    let closes = |row: &ShortSessionRow| NaiveTime::parse_from_str(&row.closes, "%H:%M").ok();
    Calendars::new(
        sessions.iter().map(|row| (row.market, row.day)),
        short.iter().map(|row| (row.market, row.day, closes(row))),
    )
}
