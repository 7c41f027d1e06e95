//! The page's headline and its key figures, by rules that hold for any record.

use chrono::NaiveDate;

use crate::answers::rows::{AnnouncementRow, ReactionRow};
use crate::domain::{AnnouncementKind, Board, LimitState, round_half_away};
use crate::web::format::{self, Percent};
use crate::web::render::{Frame, word_key};

/// The kinds of news that a headline tells by the model that they are of. Several teasers or upgrades of
/// a model are told apart by their labels.
const STEPS: [AnnouncementKind; 4] = [
    AnnouncementKind::Unveiling,
    AnnouncementKind::InvitedTest,
    AnnouncementKind::PublicRelease,
    AnnouncementKind::OpenSource,
];

/// A key figure.
#[derive(Debug)]
pub(in crate::web::pages) struct Figure {
    /// Name, for those who do not see the layout.
    pub(in crate::web::pages) label: String,
    /// A move.
    pub(in crate::web::pages) percent: Option<Percent>,
    /// A plain number, where it is no move.
    pub(in crate::web::pages) number: String,
    /// What it is.
    pub(in crate::web::pages) note: String,
}

/// `Baidu fell 6.36% on ERNIE Bot’s debut, then rose 13.67%`: the two sessions of the share and what
/// they came after.
#[must_use]
pub(super) fn h1(frame: &Frame, row: &ReactionRow, news: &AnnouncementRow) -> String {
    let mut values = vec![
        ("company", frame.pick(&row.short_en, &row.short_zh).into()),
        ("symbol", row.symbol.as_str().into()),
        ("label", frame.pick(&row.label_en, &row.label_zh).into()),
    ];
    let Some(close) = row.close else { return frame.t.with("reaction-h1-none", &values) };
    let next = row.next_close.map(|next| frame.t.about("reaction-h1-next", &closed(frame, next)));
    values.push(("close", closed(frame, close).into()));
    values.push(("next", next.unwrap_or_default().into()));
    values.push(("on", on(frame, news).into()));
    frame.t.with("reaction-h1", &values)
}

/// What the share moved on: a step of a model where the announcement is of one alone, else its label.
fn on(frame: &Frame, news: &AnnouncementRow) -> String {
    let model = frame.pick(&news.models_en, &news.models_zh);
    let of_one = news.models().len() == 1;
    match STEPS.iter().find(|kind| of_one && **kind == news.kind) {
        Some(kind) => frame.t.about(&word_key("reaction-on", kind.as_str()), model),
        None => frame.t.about("reaction-on-label", frame.pick(&news.label_en, &news.label_zh)),
    }
}

/// `fell 17.25%`, `closed unchanged`.
fn closed(frame: &Frame, close: f64) -> String {
    let rounded = round_half_away(close, 2);
    let size = format!("{}%", rounded.digits);
    match rounded.sign {
        1 => frame.t.about("reaction-rose", &size),
        -1 => frame.t.about("reaction-fell", &size),
        _ => frame.t.get("reaction-unchanged"),
    }
}

/// The closes of day 0 and of the next session, as far as the record has them.
#[must_use]
pub(in crate::web::pages) fn closes(frame: &Frame, row: &ReactionRow) -> Vec<Figure> {
    let figure = |label: &str, note: &str, (day, close): (NaiveDate, f64)| Figure {
        label: frame.t.get(label),
        percent: Some(format::percent(close, 2)),
        number: String::new(),
        note: frame.t.about(note, &frame.short_day(&day)),
    };
    let first = row.day.zip(row.close);
    let next = row.next_day.zip(row.next_close).filter(|_| first.is_some());
    let first = first.map(|close| figure("figure-close", "figure-close-note", close));
    let next = next.map(|close| figure("figure-next", "figure-next-note", close));
    first.into_iter().chain(next).collect()
}

/// Close of day 0, close of the next session, and how far day 0 ranged.
#[must_use]
pub(super) fn figures(frame: &Frame, row: &ReactionRow, limit: Option<u8>) -> Vec<Figure> {
    let mut figures = closes(frame, row);
    let (false, Some(high), Some(low)) = (figures.is_empty(), row.high, row.low) else {
        return Vec::new();
    };
    let values = [
        ("high", format::plain_percent(high).into()),
        ("low", format::plain_percent(low).into()),
        ("limit", limit_note(frame, row, limit).into()),
    ];
    figures.push(Figure {
        label: frame.t.get("figure-range"),
        percent: None,
        number: round_half_away(high - low, 2).digits,
        note: frame.t.with("figure-range-note", &values),
    });
    figures
}

/// Where day 0 stood against the daily limit, as the end of a sentence: `; touched the 20% limit at
/// −20.00%, did not close there`. Nothing for a market or a session without one.
fn limit_note(frame: &Frame, row: &ReactionRow, limit: Option<u8>) -> String {
    let state: LimitState = row.price_limit.parse().unwrap_or(LimitState::None);
    let (key, at) = match state {
        LimitState::Up => ("limit-note-up", row.close),
        LimitState::Down => ("limit-note-down", row.close),
        LimitState::TouchedUp => ("limit-note-touched-up", row.high),
        LimitState::TouchedDown => ("limit-note-touched-down", row.low),
        LimitState::None => return String::new(),
    };
    let values = [
        ("limit", limit.map(|limit| format!("{limit}%")).unwrap_or_default().into()),
        ("at", at.map(format::plain_percent).unwrap_or_default().into()),
    ];
    frame.t.with(key, &values)
}

/// The daily limit of a listing, where its exchange sets one.
#[must_use]
pub(super) fn price_limit(row: &ReactionRow) -> Option<u8> {
    let exchange = row.exchange;
    let board: Board = row.board.parse().ok()?;
    exchange.price_limit(board)
}
