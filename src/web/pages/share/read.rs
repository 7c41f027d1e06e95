//! What the page of a share is made of.

use crate::answers::rows::{AnnouncementRow, ListingRow, ReactionRow, ShareRow, YEAR};
use crate::answers::{announcements, companies, list};
use crate::record::{Filter, keys};
use crate::store::Snapshot;
use crate::store::moves::{self, MoveRow};
use crate::web::error::Error;
use chrono::NaiveDate;

/// What is read for a share or an index.
pub(super) struct Read {
    pub(super) share: Option<ShareRow>,
    pub(super) listings: Vec<ListingRow>,
    pub(super) reactions: Vec<ReactionRow>,
    /// The announcements that they are of.
    pub(super) announcements: Vec<AnnouncementRow>,
    /// The sessions of the year, and those of the benchmark.
    pub(super) moves: Vec<MoveRow>,
}

impl Read {
    pub(super) async fn of(s: &mut Snapshot, symbol: &str) -> Result<Self, Error> {
        let held = s.held().await?;
        let share = held.shares.iter().find(|row| row.symbol == symbol).cloned();
        let benchmark = share.as_ref().map_or("", |share| share.benchmark.as_str());
        // A month ahead, for the session that everything starts from.
        let (from, to) =
            (NaiveDate::from_ymd_opt(YEAR - 1, 12, 1), NaiveDate::from_ymd_opt(YEAR, 12, 31));
        let moves = match from.zip(to) {
            Some((from, to)) => moves::between(s, &[symbol, benchmark], from, to).await?,
            None => Vec::new(),
        };
        let listings = match &share {
            Some(share) => companies::listings(&held, &share.company),
            None => list::all(&held, &Filter::default()),
        };
        let reactions: Vec<ReactionRow> = match &share {
            Some(_) => list::all(&held, &Filter::of(&keys::SYMBOL, symbol)),
            None => Vec::new(),
        };
        let ids: Vec<&str> = reactions.iter().map(|row| row.announcement.as_str()).collect();
        let announcements = announcements::by_ids(&held, &ids);
        Ok(Self { share, listings, reactions, announcements, moves })
    }

    /// The listing of the share, or what stands for one of an index.
    pub(super) fn listing(&self, symbol: &str) -> ListingRow {
        let own = self.listings.iter().find(|row| row.symbol == symbol).cloned();
        own.unwrap_or_else(|| ListingRow {
            symbol: symbol.to_owned(),
            company: String::new(),
            exchange: String::new(),
            board: String::new(),
            currency: String::new(),
            is_primary: true,
            benchmark: String::new(),
            has_moves: true,
        })
    }
}
