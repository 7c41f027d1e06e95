//! What the page of a reaction is made of, read in one snapshot.

use std::sync::Arc;

use chrono::NaiveDate;

use super::explainer::Grounds;
use super::window;
use crate::answers::nearby::{self, NearbyRow};
use crate::answers::rows::{AnnouncementRow, ClosureRow, OtherSession, ReactionRow, ReportedRow};
use crate::answers::sources::{self, CitedRow};
use crate::answers::{companies, reactions, reported};
use crate::domain::{Calendars, Exchange, WhyDay};
use crate::store::Snapshot;
use crate::store::moves::{self, MoveRow};
use crate::web::error::Error;
use crate::web::pages::confounders;
use crate::web::pages::when::When;

/// What is read for one reaction.
pub(super) struct Read {
    pub(super) announcement: AnnouncementRow,
    pub(super) primary: Option<String>,
    pub(super) exchange: Exchange,
    pub(super) calendars: Arc<Calendars>,
    pub(super) closures: Vec<ClosureRow>,
    pub(super) days: Vec<(i32, NaiveDate)>,
    pub(super) moves: Vec<MoveRow>,
    pub(super) reported: Vec<ReportedRow>,
    /// Other sessions that the sources of printed moves tell of.
    pub(super) other_sessions: Vec<OtherSession>,
    pub(super) nearby: Vec<NearbyRow>,
    pub(super) siblings: Vec<ReactionRow>,
    /// The sources of the printed figures.
    pub(super) printed_in: Vec<CitedRow>,
    pub(super) sources: Vec<CitedRow>,
}

impl Read {
    /// Reads all of it.
    pub(super) async fn of(snapshot: &mut Snapshot, row: &ReactionRow) -> Result<Self, Error> {
        let held = snapshot.held().await?;
        let id = row.announcement.as_str();
        let announcement = held.announcement(id).cloned().ok_or_else(Error::not_found)?;
        let listings = companies::listings(&held, &announcement.company);
        let primary = listings.into_iter().find(|listing| listing.is_primary);
        let exchange = row.exchange;
        let calendars = held.calendars.clone();
        let market = exchange.market();
        let days = row.day.map(|day0| window::days(calendars.of(market), day0)).unwrap_or_default();
        let moves = match (days.first(), days.last()) {
            (Some((_, from)), Some((_, to))) => {
                moves::between(snapshot, &[&row.symbol, &row.benchmark], *from, *to).await?
            }
            _ => Vec::new(),
        };
        let nearby = match row.day {
            Some(zero) => {
                let (from, to) = confounders::span(&calendars, market, zero);
                nearby::between(&held, from, to)
            }
            None => Vec::new(),
        };
        let mut siblings = reactions::of_announcements(&held, &[id]);
        siblings.retain(|sibling| sibling.symbol != row.symbol);
        let reported = reported::of_reaction(&held, id, &row.symbol);
        let printed: Vec<&str> = reported.iter().map(|row| row.id.as_str()).collect();
        Ok(Self {
            announcement,
            primary: primary.map(|listing| listing.exchange),
            exchange,
            closures: held.closures.clone(),
            calendars,
            days,
            moves,
            printed_in: sources::of_reported(&held, &printed),
            other_sessions: reported::other_sessions(&held, &printed),
            reported,
            nearby,
            siblings,
            sources: sources::of_announcements(&held, &[id]),
        })
    }

    /// What the explanation of day 0 rests on.
    pub(super) fn grounds(&self, row: &ReactionRow) -> Grounds<'_> {
        let a = &self.announcement;
        let why = row.why.as_deref().and_then(|why| why.parse::<WhyDay>().ok());
        Grounds {
            when: When::new(a.day, &a.day_time, &a.zone, self.primary.as_deref()),
            exchange: self.exchange,
            day0: row.day.zip(why),
            calendars: &self.calendars,
            closures: &self.closures,
        }
    }
}
