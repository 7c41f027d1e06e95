//! Announcements beside the first sessions of the company's shares.

use std::collections::BTreeMap;

use super::found::Found;
use crate::answers::rows::ReactionRow;
use crate::domain::{AnnouncementKind, Precision};
use crate::web::format::{self, Percent};
use crate::web::pages::rows::{self, limit_text};
use crate::web::render::Frame;

/// The table: a column pair for the first share with moves, a column for each other.
#[derive(Debug)]
pub(super) struct ReactionTable {
    pub(super) primary: String,
    pub(super) others: Vec<String>,
    pub(super) rows: Vec<ReactionLine>,
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct ReactionLine {
    /// `datetime` of the row.
    pub(super) date: String,
    pub(super) day: String,
    /// Said under the date where only the month is known.
    pub(super) precision: String,
    pub(super) kind: AnnouncementKind,
    pub(super) url: String,
    pub(super) title: String,
    /// Why there are no figures, where there are none.
    pub(super) why_none: String,
    pub(super) session: String,
    pub(super) day0: MoveFigure,
    pub(super) next: MoveFigure,
    /// Abnormal return over days 0 to +1, or which rule stopped it.
    pub(super) car: Result<String, String>,
    pub(super) others: Vec<MoveFigure>,
    pub(super) reported: i64,
}

/// A figure, or why there is none.
#[derive(Debug, Default)]
pub(super) struct MoveFigure {
    pub(super) url: String,
    pub(super) percent: Option<Percent>,
    pub(super) note: String,
    pub(super) empty: String,
}

impl ReactionTable {
    /// The table, or nothing if no share of the company has moves in the record.
    pub(super) fn new(frame: &Frame, found: &Found) -> Option<Self> {
        let mut symbols =
            found.listings.iter().filter(|l| l.has_moves).map(|listing| listing.symbol.clone());
        let primary = symbols.next()?;
        if found.announcements.is_empty() {
            return None;
        }
        let others: Vec<String> = symbols.collect();
        let mut of: BTreeMap<(&str, &str), &ReactionRow> = BTreeMap::new();
        for reaction in &found.reactions {
            of.insert((&reaction.announcement, &reaction.symbol), reaction);
        }
        let rows = found.announcements.iter().map(|row| {
            let reaction = |symbol: &str| of.get(&(row.id.as_str(), symbol)).copied();
            let first = reaction(&primary);
            let session = first.and_then(|r| r.day);
            let (day, precision) = rows::date(frame, row);
            let is_month = row.day_precision == Precision::Month;
            let has_any = first.is_some() || others.iter().any(|s| reaction(s).is_some());
            let reported = std::iter::once(&primary)
                .chain(&others)
                .filter_map(|symbol| reaction(symbol))
                .map(|r| r.reported)
                .sum();
            ReactionLine {
                date: rows::datetime(row),
                day,
                precision,
                kind: row.kind,
                url: frame.urls.announcement(&row.id),
                title: frame.pick(&row.title_en, &row.title_zh).to_owned(),
                why_none: match (has_any, is_month) {
                    (true, _) => String::new(),
                    (false, true) => frame.t.get("company-no-session"),
                    (false, false) => frame.t.get("company-no-reaction"),
                },
                session: session.map(|day| frame.short_day(&day)).unwrap_or_default(),
                day0: MoveFigure::day0(frame, first, false),
                next: MoveFigure::next(frame, first),
                car: car(frame, first),
                others: others
                    .iter()
                    .map(|s| {
                        let other = reaction(s);
                        MoveFigure::day0(frame, other, other.is_some_and(|r| r.day != session))
                    })
                    .collect(),
                reported,
            }
        });
        let rows = rows.collect();
        Some(Self { primary, others, rows })
    }
}

fn car(frame: &Frame, reaction: Option<&ReactionRow>) -> Result<String, String> {
    let reaction = reaction.ok_or_else(|| frame.t.get("no-prices"))?;
    match reaction.car_pct {
        Some(car) => Ok(format::bounded(car, reaction.censored)),
        None if reaction.study_status.is_empty() => Err(frame.t.get("no-prices")),
        None => Err(frame.word("study-status", &reaction.study_status)),
    }
}

impl MoveFigure {
    fn none(frame: &Frame) -> Self {
        Self { empty: frame.t.get("no-prices"), ..Self::default() }
    }

    /// Close of day 0, with the session where it is another than the first share's.
    fn day0(frame: &Frame, reaction: Option<&ReactionRow>, name_session: bool) -> Self {
        let Some((reaction, close)) = reaction.and_then(|r| Some((r, r.close?))) else {
            return Self::none(frame);
        };
        let session = reaction.day.filter(|_| name_session).map(|day| frame.short_day(&day));
        let limit = limit_text(frame, &reaction.price_limit);
        let notes: Vec<String> =
            session.into_iter().chain(Some(limit).filter(|limit| !limit.is_empty())).collect();
        Self {
            url: frame.urls.reaction(&reaction.announcement, &reaction.symbol),
            percent: Some(format::percent(close, 2)),
            note: notes.join(&frame.t.get("list-comma")),
            empty: String::new(),
        }
    }

    /// Close of the session after day 0.
    fn next(frame: &Frame, reaction: Option<&ReactionRow>) -> Self {
        match reaction.and_then(|reaction| reaction.next_close) {
            Some(close) => Self { percent: Some(format::percent(close, 2)), ..Self::default() },
            None => Self::none(frame),
        }
    }
}
