//! What the page of a share says of its year, by rules that hold for any share or index.

use crate::answers::rows::{ListingRow, ShareRow, YEAR};
use crate::domain::{Board, Exchange, Market};
use crate::store::moves::MoveRow;
use crate::study::Year;
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// A key figure.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) label: String,
    pub(super) percent: Option<Percent>,
    /// What stands in place of a move.
    pub(super) text: String,
    /// What it is of: a day, a number of announcements.
    pub(super) note: String,
    /// Where that is shown.
    pub(super) url: String,
}

/// A share or an index, and its year.
pub(super) struct Subject<'a> {
    pub(super) frame: &'a Frame,
    pub(super) name: &'a str,
    pub(super) symbol: &'a str,
    /// The listing; nothing of an index.
    pub(super) share: Option<&'a ShareRow>,
    pub(super) year: Option<Year>,
}

impl Subject<'_> {
    /// `Baidu (9888.HK)`.
    pub(super) fn h1(&self) -> String {
        let values = [("name", self.name.into()), ("symbol", self.symbol.into())];
        self.frame.t.with("corrections-share", &values)
    }

    /// What the year came to, since when, and what announcements did.
    pub(super) fn lede(&self) -> String {
        let frame = self.frame;
        let Some(year) = self.year else { return frame.t.get("share-no-series") };
        let index = self.share.map(|share| frame.index_name(&share.benchmark));
        let beside = self.share.and_then(|share| share.benchmark_pct);
        let values = [
            ("year", YEAR.to_string().into()),
            ("from", frame.full_day(&year.first).into()),
            ("change", format::plain_percent(year.change).into()),
            ("index", index.unwrap_or_default().into()),
            ("beside", beside.map(format::plain_percent).unwrap_or_default().into()),
        ];
        let is_late = self.share.is_some_and(|share| share.begins_late);
        let key = match (is_late, beside) {
            (true, Some(_)) => "share-lede-late",
            (true, None) => "share-lede-late-alone",
            (false, Some(_)) => "share-lede",
            (false, None) => "share-lede-alone",
        };
        let mut lede = frame.t.with(key, &values);
        if let Some(share) = self.share
            && let Some(car) = share.median_car_pct
        {
            let values = [("n", share.car_n.into()), ("car", format::plain_percent(car).into())];
            lede += &frame.t.get("sentence-join");
            lede += &frame.t.with("share-lede-car", &values);
        }
        lede
    }

    /// How the figures of the year were made.
    pub(super) fn how(&self, moves: &[&MoveRow]) -> String {
        let (Some(first), Some(last)) = (moves.first(), moves.last()) else {
            return String::new();
        };
        let values = [
            ("n", moves.len().into()),
            ("first", self.frame.short_day(&first.day).into()),
            ("last", self.frame.short_day(&last.day).into()),
        ];
        self.frame.t.with("share-how", &values)
    }

    /// The year, the benchmark's, the largest days, and what announcements did.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let (Some(year), frame) = (self.year, self.frame) else { return Vec::new() };
        let moved = |label: &str, value: f64, note: String, url: String| Figure {
            label: frame.t.get(label),
            percent: Some(format::percent(value, 2)),
            text: String::new(),
            note,
            url,
        };
        let sessions = frame.t.count("share-sessions", year.sessions);
        let mut figures = vec![moved("share-return", year.change, sessions, String::new())];
        if self.share.is_some_and(|share| share.begins_late) {
            figures[0].label = frame.t.about("share-return-late", &frame.short_day(&year.first));
        }
        let Some(share) = self.share else {
            figures.extend(self.largest(year));
            return figures;
        };
        if let Some(beside) = share.benchmark_pct {
            let (index, url) =
                (frame.index_name(&share.benchmark), frame.urls.share(&share.benchmark));
            figures.push(moved("share-benchmark", beside, index, url));
        }
        figures.extend(self.largest(year));
        let counted = |label: &str, text: String, note: String, url: String| Figure {
            label: frame.t.get(label),
            percent: None,
            text,
            note,
            url,
        };
        let company = frame.pick(&share.short_en, &share.short_zh).to_owned();
        let url = frame.urls.at(&format!("/?company={}", share.company));
        figures.push(counted("head-announcements", share.announcements.to_string(), company, url));
        figures.push(if let Some(car) = share.median_car_pct {
            let n = frame.t.count("share-studied", share.car_n);
            moved("share-car", car, n, String::new())
        } else {
            let none = frame.t.get("share-none");
            counted("share-car", none, frame.t.get("share-no-car"), String::new())
        });
        figures
    }

    fn largest(&self, year: Year) -> [Figure; 2] {
        let frame = self.frame;
        [("share-up", year.up), ("share-down", year.down)].map(|(label, (day, close))| Figure {
            label: frame.t.get(label),
            percent: Some(format::percent(close, 2)),
            text: String::new(),
            note: frame.full_day(&day),
            url: frame.urls.day(&day),
        })
    }
}

/// Name, text and address of each fact.
pub(super) fn facts(
    frame: &Frame,
    listing: &ListingRow,
    share: Option<&ShareRow>,
    market: Option<Market>,
) -> Vec<(String, String, String)> {
    let Some(share) = share else {
        let market = market.map(|market| frame.word("market", market.as_str()));
        return vec![(frame.t.get("share-market"), market.unwrap_or_default(), String::new())];
    };
    let limit =
        price_limit(listing).map_or_else(|| frame.t.get("share-none"), |limit| format!("{limit}%"));
    let plain = |key: &str, text: String| (frame.t.get(key), text, String::new());
    vec![
        (
            frame.t.get("filter-company"),
            frame.pick(&share.short_en, &share.short_zh).to_owned(),
            frame.urls.company(&share.company),
        ),
        plain("filter-exchange", frame.word("exchange", &listing.exchange)),
        plain("share-board", frame.word("company-board", &listing.board)),
        plain("share-limit", limit),
        plain("share-currency", listing.currency.clone()),
        (
            frame.t.get("share-benchmark-name"),
            frame.index_name(&listing.benchmark),
            frame.urls.share(&listing.benchmark),
        ),
    ]
}

/// The daily limit of a listing in percent, where its exchange sets one.
pub(super) fn price_limit(listing: &ListingRow) -> Option<u8> {
    let exchange: Exchange = listing.exchange.parse().ok()?;
    let board: Board = listing.board.parse().ok()?;
    exchange.price_limit(board)
}
