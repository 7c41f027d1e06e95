//! The record of one version in memory.
//!
//! A [`Held`] record never changes: a server reads it once in a version and shares it, and an answer
//! that began with one goes on with it.

mod models;
mod new;
mod stated;
mod steps;
mod words;

pub use new::Read;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::tally::Tally;
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, ClosureRow, CompanyRow, CorrectionRow, Dataset, ListingRow,
    ModelRow, OtherSession, PersonRow, PromiseRow, ReactionRow, ReportedRow, ScorePair, SessionRow,
    ShareRow, ShortSessionRow, SourceRow, Step, TimelineRow,
};
use crate::answers::search::{Called, Words};
use crate::domain::{AnnouncementKind, Calendars, PromisedBy, Text, is_abroad};
use crate::record::tables::Tables;
use crate::record::{Named, Names, Spelling};

/// The record of one version.
#[derive(Debug)]
pub struct Held {
    /// Which record it is.
    pub dataset: Dataset,
    /// What names it, shared by the answers that are of it.
    pub version: Arc<str>,
    /// The declared tables, their computed columns filled.
    pub tables: Tables,
    /// Companies by slug.
    pub companies: BTreeMap<String, CompanyRow>,
    /// Models by slug.
    pub models: BTreeMap<String, ModelRow>,
    /// Announcements with their reactions, by day and id.
    pub announcements: Vec<Arc<TimelineRow>>,
    /// Where each announcement stands among them.
    pub(in crate::answers) places: HashMap<String, usize>,
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
    /// The other sessions that sources of printed moves tell of, by printed move and day.
    pub other_sessions: Vec<OtherSession>,
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
    pub(in crate::answers) words: Mutex<HashMap<&'static str, Arc<Vec<Words>>>>,
    /// What companies, models and people are called, folded when it is first asked for.
    pub(in crate::answers) called: OnceLock<Called>,
}

impl Held {
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

    /// A symbol as the record spells it; as it was given where the record has none like it.
    #[must_use]
    pub fn symbol(&self, given: &str) -> String {
        match self.names.spelling(Named::Symbol, given) {
            Spelling::FiveDigits(symbol) | Spelling::Other(symbol) => symbol,
            Spelling::Exact | Spelling::Unknown(_) => given.to_owned(),
        }
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
    pub(super) fn first_shown<'a>(&'a self, model: &'a str) -> Option<&'a Step> {
        use AnnouncementKind::{InvitedTest, Unveiling};
        let shows = |step: &&Step| matches!(step.stage, Unveiling | InvitedTest);
        self.steps_of_model(model).filter(|step| step.known_day().is_some()).find(shows)
    }

    /// Something that is made of the rows of a list once in a version.
    pub(super) fn once(
        &self,
        list: &'static str,
        make: impl FnOnce() -> Vec<Words>,
    ) -> Arc<Vec<Words>> {
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
