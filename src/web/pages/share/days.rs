//! The days of a share that stand out: its largest moves, and its closes at the daily limit.

use chrono::{Datelike, NaiveDate};

use super::figures::price_limit;
use super::read::Read;
use crate::answers::rows::{ListingRow, ReactionRow};
use crate::domain::LimitState;
use crate::store::moves::MoveRow;
use crate::web::format::{self, Percent};
use crate::web::pages::rows::limit_text;
use crate::web::render::Frame;

/// Rises shown, and falls.
const EACH: usize = 5;

/// The moves of a symbol in a year, in the order of their sessions.
pub(super) fn of_year<'a>(moves: &'a [MoveRow], symbol: &str, year: i32) -> Vec<&'a MoveRow> {
    moves.iter().filter(|row| row.symbol == symbol && row.day.year() == year).collect()
}

/// The largest rises and falls of a year.
#[derive(Debug)]
pub(super) struct StandingOut {
    /// The rises, the largest first, and the falls, the largest first.
    pub(super) groups: [(String, Vec<DayLine>); 2],
}

/// A day with its move.
#[derive(Debug)]
pub(super) struct DayLine {
    pub(super) day: NaiveDate,
    pub(super) text: String,
    pub(super) url: String,
    pub(super) close: Percent,
    pub(super) limit: String,
    /// The benchmark's close move.
    pub(super) beside: String,
    /// Announcements that could first move the share on that day.
    pub(super) news: Vec<(String, String)>,
}

impl StandingOut {
    /// Nothing without sessions.
    pub(super) fn new(frame: &Frame, moves: &[&MoveRow], read: &Read) -> Option<Self> {
        let mut rises: Vec<&MoveRow> =
            moves.iter().copied().filter(|row| row.close > 0.0).collect();
        let mut falls: Vec<&MoveRow> =
            moves.iter().copied().filter(|row| row.close < 0.0).collect();
        // The sorts are stable: of equal moves the earlier comes first.
        rises.sort_by(|a, b| b.close.total_cmp(&a.close));
        falls.sort_by(|a, b| a.close.total_cmp(&b.close));
        let lines = |rows: &[&MoveRow]| {
            rows.iter().take(EACH).map(|row| DayLine::new(frame, row, read)).collect()
        };
        (!moves.is_empty()).then(|| Self {
            groups: [
                (frame.t.get("share-rises"), lines(&rises)),
                (frame.t.get("share-falls"), lines(&falls)),
            ],
        })
    }
}

impl DayLine {
    fn new(frame: &Frame, row: &MoveRow, read: &Read) -> Self {
        let beside = read.moves.iter().find(|m| m.symbol != row.symbol && m.day == row.day);
        Self {
            day: row.day,
            text: frame.short_day(&row.day),
            url: frame.urls.day(&row.day),
            close: format::percent(row.close, 2),
            limit: limit_text(frame, row.price_limit.as_str()),
            beside: beside.map(|row| format::plain_percent(row.close)).unwrap_or_default(),
            news: news(frame, &read.reactions, row.day),
        }
    }
}

/// The announcements whose day 0 is a day, by their labels.
fn news(frame: &Frame, reactions: &[ReactionRow], day: NaiveDate) -> Vec<(String, String)> {
    let on_day = reactions.iter().filter(|row| row.day == Some(day));
    let link = |row: &ReactionRow| {
        let label = frame.pick(&row.label_en, &row.label_zh).to_owned();
        (label, frame.urls.reaction(&row.announcement, &row.symbol))
    };
    on_day.map(link).collect()
}

/// Sessions at the daily limit.
#[derive(Debug)]
pub(super) struct LimitDays {
    /// How many there were.
    pub(super) sentence: String,
    pub(super) days: Vec<LimitDay>,
}

/// A session that closed at its limit.
#[derive(Debug)]
pub(super) struct LimitDay {
    pub(super) day: NaiveDate,
    pub(super) text: String,
    pub(super) url: String,
    pub(super) close: Percent,
    pub(super) news: Vec<(String, String)>,
}

impl LimitDays {
    /// Nothing where the exchange sets no limit.
    pub(super) fn new(
        frame: &Frame,
        listing: &ListingRow,
        moves: &[&MoveRow],
        reactions: &[ReactionRow],
    ) -> Option<Self> {
        let limit = price_limit(listing).filter(|_| !moves.is_empty())?;
        let count = |states: &[LimitState]| {
            moves.iter().filter(|row| states.contains(&row.price_limit)).count()
        };
        let values = [
            ("limit", limit.to_string().into()),
            ("up", count(&[LimitState::Up]).into()),
            ("down", count(&[LimitState::Down]).into()),
            ("touched", count(&[LimitState::TouchedUp, LimitState::TouchedDown]).into()),
        ];
        let closed =
            moves.iter().filter(|row| matches!(row.price_limit, LimitState::Up | LimitState::Down));
        Some(Self {
            sentence: frame.t.with("share-limit-days", &values),
            days: closed
                .map(|row| LimitDay {
                    day: row.day,
                    text: frame.short_day(&row.day),
                    url: frame.urls.day(&row.day),
                    close: format::percent(row.close, 2),
                    news: news(frame, reactions, row.day),
                })
                .collect(),
        })
    }
}
