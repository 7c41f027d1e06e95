//! What the page of a reaction is made of, read in one snapshot.

use std::sync::Arc;

use chrono::NaiveDate;

use super::explainer::Grounds;
use super::window;
use crate::domain::{Calendars, Exchange, WhyDay};
use crate::store::announcements::{self, AnnouncementRow};
use crate::store::days::{self, ClosureRow};
use crate::store::moves::{self, MoveRow};
use crate::store::nearby::{self, NearbyRow};
use crate::store::reactions::{self, ReactionRow};
use crate::store::reported::{self, OtherSession, ReportedRow};
use crate::store::sources::{self, CitedRow};
use crate::store::{Snapshot, companies};
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
        let id = row.announcement.as_str();
        let announcement =
            announcements::by_id(snapshot, id).await?.ok_or_else(Error::not_found)?;
        let listings = companies::listings(snapshot, &announcement.company).await?;
        let primary = listings.into_iter().find(|listing| listing.is_primary);
        let exchange = row.exchange;
        let calendars = days::calendars(snapshot).await?;
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
                nearby::between(snapshot, from, to).await?
            }
            None => Vec::new(),
        };
        let mut siblings = reactions::of_announcements(snapshot, &[id]).await?;
        siblings.retain(|sibling| sibling.symbol != row.symbol);
        let reported = reported::of_reaction(snapshot, id, &row.symbol).await?;
        let printed: Vec<&str> = reported.iter().map(|row| row.id.as_str()).collect();
        Ok(Self {
            announcement,
            primary: primary.map(|listing| listing.exchange),
            exchange,
            closures: days::closures(snapshot).await?,
            calendars,
            days,
            moves,
            printed_in: sources::of_reported(snapshot, &printed).await?,
            other_sessions: reported::other_sessions(snapshot, &printed).await?,
            reported,
            nearby,
            siblings,
            sources: sources::of_announcements(snapshot, &[id]).await?,
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
