//! What else happened around an announcement, whether or not a share reacted to it.

use crate::answers::held::Held;
use chrono::NaiveDate;

use crate::answers::nearby;
use crate::answers::rows::{AnnouncementRow, ListingRow, ReactionRow};
use crate::domain::{Calendars, Exchange, Market, Precision};
use crate::study::day_zero;
use crate::web::pages::confounders::{self, Around, Confounders};
use crate::web::pages::when::When;
use crate::web::render::Frame;

/// Other events within three sessions.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// What the numbers beside the events count, or why there are none.
    pub(super) about: String,
    /// The events, by reason.
    pub(super) groups: Vec<Confounders>,
}

impl Surroundings {
    /// Reads the events around the announcement's day 0.
    pub(super) fn read(
        held: &Held,
        frame: &Frame,
        row: &AnnouncementRow,
        listings: &[ListingRow],
        found: &[ReactionRow],
    ) -> Self {
        let calendars = held.calendars.clone();
        let Some((market, day0)) = session(row, listings, found, &calendars) else {
            let key = match row.day_precision {
                Precision::Month => "announcement-around-month",
                Precision::Day => "announcement-around-no-session",
            };
            return Self { about: frame.t.get(key), groups: Vec::new() };
        };
        let (from, to) = confounders::span(&calendars, market, day0);
        let events = nearby::between(held, from, to);
        let around = Around {
            announcement: &row.id,
            company: &row.company,
            name: frame.pick(&row.short_en, &row.short_zh),
            has_share: !listings.is_empty(),
            market,
            day0,
        };
        let groups = confounders::confounders(frame, &around, &calendars, &events);
        let key =
            if groups.is_empty() { "announcement-around-none" } else { "announcement-around" };
        let values = [
            ("market", frame.word("market", market.as_str()).into()),
            ("day", frame.full_day(&day0).into()),
        ];
        Self { about: frame.t.with(key, &values), groups }
    }
}

/// The session that events are counted from: day 0 of the company's own share shown first, or of
/// another share that reacted; for a company without one, what day 0 would be in Shanghai.
fn session(
    row: &AnnouncementRow,
    listings: &[ListingRow],
    found: &[ReactionRow],
    calendars: &Calendars,
) -> Option<(Market, NaiveDate)> {
    let market = |exchange: &str| exchange.parse().map(Exchange::market).ok();
    let own = found.iter().find(|reaction| reaction.company == row.company);
    if let Some(reaction) = own.or_else(|| found.first()) {
        return Some(reaction.exchange.market()).zip(reaction.day);
    }
    if row.day_precision == Precision::Month {
        return None;
    }
    let primary = listings.iter().find(|listing| listing.is_primary);
    let primary = primary.map(|listing| listing.exchange.as_str());
    let market = primary.and_then(market).unwrap_or(Market::Xshg);
    let when = When::new(row.day, &row.day_time, &row.zone, primary);
    day_zero(when.announced(), market, calendars).map(|day0| (market, day0.day))
}
