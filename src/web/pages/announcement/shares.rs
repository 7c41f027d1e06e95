//! How each share took the announcement: computed moves with the press's figures beside them.

use crate::answers::rows::split;
use chrono::NaiveDate;

use crate::answers::companies;
use crate::answers::rows::{AnnouncementRow, ListingRow, ReactionRow, ReportedRow};
use crate::answers::sources::CitedRow;
use crate::domain::{Exchange, Measure, Precision};
use crate::store::{Snapshot, moves};
use crate::study::day_zero;
use crate::web::error::Error;
use crate::web::format::{self, Percent};
use crate::web::pages::cited::publishers_named;
use crate::web::pages::printed::reported;
use crate::web::pages::reactions::{Study, study};
use crate::web::pages::rows::limit_text;
use crate::web::pages::when::When;
use crate::web::render::Frame;

/// A share's reaction as a row of the table.
#[derive(Debug)]
pub(super) struct Share {
    pub(super) symbol: String,
    /// The reaction's page.
    pub(super) url: String,
    /// Whose share it is, where it is not the company's own.
    pub(super) company: String,
    pub(super) exchange: String,
    pub(super) day: Option<NaiveDate>,
    pub(super) close: Option<Percent>,
    pub(super) limit: String,
    pub(super) next: Option<Percent>,
    /// What the market alone does not explain, or why that is not known.
    pub(super) study: Result<Study, String>,
    pub(super) printed: Vec<Figure>,
}

/// A figure that the press printed, with the verdict on it.
#[derive(Debug)]
pub(super) struct Figure {
    /// Who printed it.
    pub(super) by: String,
    /// Measure and figure, with the session where it is not day 0.
    pub(super) text: String,
    /// The figure of the exchange record beside it; empty if it has none.
    pub(super) exchange: String,
    pub(super) verdict: String,
    /// Its row in the table of the reaction.
    pub(super) url: String,
}

impl Share {
    pub(super) fn new(
        frame: &Frame,
        announcement: &AnnouncementRow,
        row: &ReactionRow,
        printed: &[ReportedRow],
        printed_in: &[CitedRow],
    ) -> Self {
        let url = frame.urls.reaction(&row.announcement, &row.symbol);
        let company = frame.pick(&row.short_en, &row.short_zh);
        let figures = printed.iter().filter(|figure| figure.symbol == row.symbol);
        Self {
            symbol: row.symbol.clone(),
            company: if row.company == announcement.company { "" } else { company }.to_owned(),
            exchange: frame.word("exchange", row.exchange.as_str()),
            day: row.day,
            close: row.close.map(|close| format::percent(close, 2)),
            limit: limit_text(frame, &row.price_limit),
            next: row.next_close.map(|close| format::percent(close, 2)),
            study: match row.close {
                Some(_) => study(frame, row),
                None => Err(frame.t.get("no-prices")),
            },
            printed: figures
                .map(|figure| Figure::new(frame, row.day, figure, printed_in, &url))
                .collect(),
            url,
        }
    }
}

impl Figure {
    fn new(
        frame: &Frame,
        day0: Option<NaiveDate>,
        row: &ReportedRow,
        printed_in: &[CitedRow],
        reaction: &str,
    ) -> Self {
        let exchange =
            |figure| frame.t.about("announcement-exchange", &format::plain_percent(figure));
        let values = [
            ("measure", frame.word("measure", row.measure.as_str()).into()),
            ("figure", reported(frame, row.percent, row.digits, row.bound).into()),
            ("day", frame.short_day(&row.day).into()),
        ];
        let on_day0 = day0 == Some(row.day);
        let key = if on_day0 { "announcement-printed" } else { "announcement-printed-on" };
        Self {
            by: publishers_named(frame, printed_in, &row.id),
            text: frame.t.with(key, &values),
            exchange: row.computed.map(exchange).unwrap_or_default(),
            verdict: frame.word("verdict", row.verdict.as_str()),
            url: format!("{reaction}#p-{}", row.id),
        }
    }
}

/// What the doubts are about. Where the press printed figures for one measure of one session that do
/// not all stand in the same way to the exchange record, that is what sources differ on. Whether a
/// limit was reached is no figure.
pub(super) fn note_heading(frame: &Frame, printed: &[ReportedRow]) -> String {
    let differs = |row: &&ReportedRow| {
        let rival = |other: &ReportedRow| {
            (&other.symbol, other.day, other.measure) == (&row.symbol, row.day, row.measure)
                && other.verdict != row.verdict
        };
        printed.iter().any(rival)
    };
    let is_figure =
        |row: &&ReportedRow| !matches!(row.measure, Measure::LimitUp | Measure::LimitDown);
    match printed.iter().filter(is_figure).find(differs) {
        Some(row) => {
            let measure = frame.word("measure", row.measure.as_str());
            frame.t.about("announcement-note-differ", &measure)
        }
        None => frame.t.get("announcement-note"),
    }
}

/// A listing of the company that has no reaction, and why.
#[derive(Debug)]
pub(super) struct Silent {
    pub(super) symbol: String,
    pub(super) exchange: String,
    pub(super) why: String,
}

/// The listings of the company that have no reaction.
pub(super) fn silent(
    frame: &Frame,
    row: &AnnouncementRow,
    listings: Vec<ListingRow>,
    found: &[ReactionRow],
) -> Vec<Silent> {
    let why = |listing: &ListingRow| match (row.day_precision, listing.has_moves) {
        (Precision::Month, _) => frame.t.get("no-reaction-day-unknown"),
        (Precision::Day, false) => frame.t.get("no-reaction-no-prices"),
        (Precision::Day, true) => frame.t.get("no-reaction-no-session"),
    };
    listings
        .into_iter()
        .filter(|listing| !found.iter().any(|reaction| reaction.symbol == listing.symbol))
        .map(|listing| Silent {
            why: why(&listing),
            exchange: frame.word("exchange", &listing.exchange),
            symbol: listing.symbol,
        })
        .collect()
}

/// The main share of a partner in the first session that could react.
#[derive(Debug)]
pub(super) struct PartnerShare {
    /// Whose share it is, and its symbol.
    pub(super) name: String,
    /// The share's page.
    pub(super) url: String,
    pub(super) day: NaiveDate,
    pub(super) close: Percent,
}

/// The shares of the partners, for an announcement by somebody who has none.
pub(super) async fn of_partners(
    s: &mut Snapshot,
    frame: &Frame,
    row: &AnnouncementRow,
) -> Result<Vec<PartnerShare>, Error> {
    let held = s.held().await?;
    let mut shares = Vec::new();
    if row.day_precision == Precision::Month {
        return Ok(shares);
    }
    let calendars = &held.calendars;
    let announced = When::new(row.day, &row.day_time, &row.zone, None).announced();
    for slug in split(&row.partners) {
        let listings = companies::listings(&held, slug);
        let main = listings.iter().find(|listing| listing.has_moves);
        let Some((listing, company)) = main.zip(held.companies.get(slug)) else { continue };
        let market = listing.exchange.parse().map(Exchange::market).ok();
        let day0 = market.and_then(|market| day_zero(announced, market, calendars));
        let Some(day) = day0.map(|day0| day0.day) else { continue };
        let moves = moves::between(s, &[listing.symbol.as_str()], day, day).await?;
        let name = frame.pick(&company.short_en, &company.short_zh);
        shares.extend(moves.iter().map(|session| PartnerShare {
            name: format!("{name} {}", listing.symbol),
            url: frame.urls.share(&listing.symbol),
            day,
            close: format::percent(session.close, 2),
        }));
    }
    Ok(shares)
}
