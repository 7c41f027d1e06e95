//! The eleven sessions around day 0, as a table and as a picture.

use chrono::NaiveDate;

use crate::answers::rows::{ReactionRow, ReportedRow};
use crate::domain::{Calendar, LimitState};
use crate::record::{Filter, keys};
use crate::store::moves::MoveRow;
use crate::web::chart::strip::signed;
use crate::web::chart::window::{Diamond, Ohlc, Session, Subject, WindowChart};
use crate::web::format::{self, Percent};
use crate::web::lists::MOVES;
use crate::web::pages::printed;
use crate::web::params::ListParams;
use crate::web::render::Frame;

/// Sessions shown to each side of day 0.
pub(super) const REACH: usize = 5;

/// The window.
#[derive(Debug)]
pub(super) struct Window {
    /// Its message.
    pub(super) headline: String,
    /// What the marks are.
    pub(super) subtitle: String,
    /// The picture.
    pub(super) chart: WindowChart,
    /// Which way the share went, where it ranged most, and what the benchmark did.
    pub(super) reading: String,
    /// What the table shows.
    pub(super) caption: String,
    /// The benchmark's name.
    pub(super) benchmark: String,
    /// Its rows.
    pub(super) rows: Vec<WindowRow>,
    /// The moves behind it.
    pub(super) csv: String,
}

/// A session as a row.
#[derive(Debug)]
pub(super) struct WindowRow {
    /// Counted from day 0.
    pub(super) number: String,
    /// Its date.
    pub(super) day: NaiveDate,
    /// Whether it is day 0.
    pub(super) is_day0: bool,
    /// Open, high and low, and the close.
    pub(super) moves: Option<(String, String, String, Percent)>,
    /// The benchmark's close.
    pub(super) benchmark: Option<String>,
}

impl Window {
    /// The window of a reaction from the moves of the share and of its benchmark; nothing if the
    /// record has no move of the share.
    #[must_use]
    pub(super) fn new(
        frame: &Frame,
        row: &ReactionRow,
        limit: Option<u8>,
        days: &[(i32, NaiveDate)],
        moves: &[MoveRow],
        reported: &[ReportedRow],
    ) -> Option<Self> {
        let sessions = sessions(row, days, moves);
        let diamonds: Vec<Diamond> = reported.iter().map(|r| diamond(frame, r)).collect();
        let benchmark = frame.index_name(&row.benchmark);
        let company = frame.pick(&row.short_en, &row.short_zh);
        let first_and_last = [sessions.first(), sessions.last()];
        let [from, to] = first_and_last.map(|s| s.map(|s| signed(s.number)).unwrap_or_default());
        let values = [
            ("company", company.into()),
            ("symbol", row.symbol.as_str().into()),
            ("benchmark", benchmark.as_str().into()),
            ("from", from.into()),
            ("to", to.into()),
        ];
        let subject =
            Subject { title: frame.t.with("window-title", &values), benchmark: &benchmark, limit };
        Some(Self {
            headline: headline(frame, row, &sessions),
            subtitle: frame.t.with("window-subtitle", &values),
            chart: WindowChart::new(frame, subject, &sessions, &diamonds)?,
            caption: frame.t.with("window-caption", &values),
            reading: reading(frame, &benchmark, &sessions),
            rows: sessions.iter().map(shown).collect(),
            csv: csv(row, days),
            benchmark,
        })
    }
}

/// The sessions around day 0 by a market's calendar.
#[must_use]
pub(super) fn days(calendar: &Calendar, day0: NaiveDate) -> Vec<(i32, NaiveDate)> {
    calendar.around(day0, REACH, REACH)
}

fn sessions(row: &ReactionRow, days: &[(i32, NaiveDate)], moves: &[MoveRow]) -> Vec<Session> {
    let on =
        |symbol: &str, day: NaiveDate| moves.iter().find(|m| m.symbol == symbol && m.day == day);
    days.iter()
        .map(|(number, day)| Session {
            number: *number,
            day: *day,
            moves: on(&row.symbol, *day).map(|m| Ohlc {
                open: m.open,
                high: m.high,
                low: m.low,
                close: m.close,
            }),
            benchmark: on(&row.benchmark, *day).map(|m| m.close),
        })
        .collect()
}

fn diamond(frame: &Frame, row: &ReportedRow) -> Diamond {
    let values = [
        ("measure", frame.word("measure", row.measure.as_str()).into()),
        ("figure", printed::reported(frame, row.percent, row.digits, row.bound).into()),
        ("day", frame.short_day(&row.day).into()),
    ];
    Diamond {
        day: row.day,
        percent: row.percent,
        bound: row.bound,
        title: frame.t.with("window-printed", &values),
    }
}

/// The move of day 0 with the limit that it touched and the close after it, and which session moved
/// most.
fn headline(frame: &Frame, row: &ReactionRow, sessions: &[Session]) -> String {
    let closes: Vec<(&Session, f64)> =
        sessions.iter().filter_map(|s| s.moves.map(|m| (s, m.close))).collect();
    let largest = closes.iter().max_by(|a, b| {
        // Of equal moves the one nearest to day 0.
        a.1.abs().total_cmp(&b.1.abs()).then(b.0.number.abs().cmp(&a.0.number.abs()))
    });
    let Some((session, close)) = largest.filter(|_| closes.len() > 2) else {
        return frame.t.get("window-headline");
    };
    let of = |number| closes.iter().find(|(session, _)| session.number == number);
    let Some((_, of_day0)) = of(0) else { return frame.t.get("window-headline") };
    let next =
        of(1).map(|(_, next)| frame.t.about("window-headline-next", &format::plain_percent(*next)));
    let values = [
        ("n", closes.len().into()),
        ("zero", format!("{}{}", format::plain_percent(*of_day0), touched(frame, row)).into()),
        ("next", next.unwrap_or_default().into()),
        ("number", signed(session.number).into()),
        ("day", frame.short_day(&session.day).into()),
        ("close", format::plain_percent(*close).into()),
    ];
    let key = match session.number {
        0 => "window-headline-day0",
        1 => "window-headline-day1",
        _ => "window-headline-other",
    };
    frame.t.with(key, &values)
}

/// Where day 0 touched a limit without closing there.
fn touched(frame: &Frame, row: &ReactionRow) -> String {
    let at = match row.price_limit.parse() {
        Ok(LimitState::TouchedUp) => row.high,
        Ok(LimitState::TouchedDown) => row.low,
        _ => None,
    };
    at.map(|at| frame.t.about("window-headline-touched", &format::plain_percent(at)))
        .unwrap_or_default()
}

/// How many sessions rose and fell, the widest of them, and the benchmark's largest move.
fn reading(frame: &Frame, benchmark: &str, sessions: &[Session]) -> String {
    let moves: Vec<(&Session, Ohlc)> =
        sessions.iter().filter_map(|s| Some((s, s.moves?))).collect();
    let range = |m: &Ohlc| m.high - m.low;
    let widest = moves.iter().max_by(|a, b| range(&a.1).total_cmp(&range(&b.1)));
    let Some((session, wide)) = widest else { return String::new() };
    let plain = format::plain_percent;
    let values = [
        ("n", moves.len().into()),
        ("up", moves.iter().filter(|(_, m)| m.close > 0.0).count().into()),
        ("down", moves.iter().filter(|(_, m)| m.close < 0.0).count().into()),
        ("number", signed(session.number).into()),
        ("low", plain(wide.low).into()),
        ("high", plain(wide.high).into()),
    ];
    let share = frame.t.with("window-reading", &values);
    let index = sessions.iter().filter_map(|s| s.benchmark);
    let Some(most) = index.max_by(|a, b| a.abs().total_cmp(&b.abs())) else { return share };
    let values = [("index", benchmark.into()), ("most", plain(most).into())];
    format!(
        "{share}{}{}",
        frame.t.get("sentence-join"),
        frame.t.with("window-reading-index", &values)
    )
}

fn shown(session: &Session) -> WindowRow {
    let plain = format::plain_percent;
    WindowRow {
        number: signed(session.number),
        day: session.day,
        is_day0: session.number == 0,
        moves: session
            .moves
            .map(|m| (plain(m.open), plain(m.high), plain(m.low), format::percent(m.close, 2))),
        benchmark: session.benchmark.map(plain),
    }
}

/// The moves of share and benchmark over the window, as a file.
fn csv(row: &ReactionRow, days: &[(i32, NaiveDate)]) -> String {
    let filter = Filter::of(&keys::SYMBOL, row.symbol.as_str())
        .with(&keys::SYMBOL, row.benchmark.as_str())
        .with_only(&keys::FROM, days.first().map(|(_, day)| *day))
        .with_only(&keys::TO, days.last().map(|(_, day)| *day));
    ListParams::of(filter).csv(&MOVES)
}
