//! What each market did on a day: open and from when to when, or shut and why.

use crate::answers::held::Held;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeZone, Weekday};

use crate::answers::rows::{ClosureRow, ShortSessionRow};
use crate::domain::{BEIJING, Calendar, Calendars, Market};
use crate::web::format;
use crate::web::pages::cited::Citation;
use crate::web::render::Frame;

/// The calendars of all markets with their exceptions.
#[derive(Debug)]
pub(super) struct Markets {
    calendars: Arc<Calendars>,
    closures: Vec<ClosureRow>,
    short: Vec<ShortSessionRow>,
}

/// What a market did on a day.
#[derive(Debug, Clone, Copy)]
pub(super) enum State<'a> {
    /// It traded; a shortened session says why.
    Open(Option<&'a ShortSessionRow>),
    /// Saturday or Sunday.
    Weekend,
    /// A weekday without a session.
    Closed(&'a ClosureRow),
    /// The record has neither a session nor a reason.
    Unknown,
}

impl Markets {
    /// Reads the calendars.
    pub(super) fn read(held: &Held) -> Self {
        Self {
            calendars: held.calendars.clone(),
            closures: held.closures.clone(),
            short: held.short_sessions.clone(),
        }
    }

    /// What a market did on a day.
    pub(super) fn state(&self, market: Market, day: NaiveDate) -> State<'_> {
        if self.calendars.of(market).is_session(day) {
            return State::Open(self.short.iter().find(|s| s.market == market && s.day == day));
        }
        match self.closures.iter().find(|c| c.market == market && c.day == day) {
            Some(closure) => State::Closed(closure),
            None if is_weekend(day) => State::Weekend,
            None => State::Unknown,
        }
    }

    /// Which exchanges were shut on a weekday and why: for each reason the text of a key.
    pub(super) fn shut(&self, frame: &Frame, day: NaiveDate, key: &str) -> Vec<String> {
        let closed = Market::ALL.iter().filter_map(|market| match self.state(*market, day) {
            State::Closed(closure) => Some(closure),
            _ => None,
        });
        let line = |closures: &[&ClosureRow]| {
            let shut = closures.iter().flat_map(|closure| cities(frame, closure.market));
            let shut: Vec<_> = shut.collect();
            let reason = frame.pick(&closures[0].reason_en, &closures[0].reason_zh);
            let values = [
                ("market", format::and_list(frame.lang, &shut).into()),
                ("n", shut.len().into()),
                ("v", reason.into()),
            ];
            frame.t.with(key, &values)
        };
        closed.collect::<Vec<_>>().chunk_by(|a, b| has_one_reason(a, b)).map(line).collect()
    }

    /// The sessions that opened late or closed early, each by the text for its case.
    pub(super) fn short(
        &self,
        frame: &Frame,
        day: NaiveDate,
        [early, late]: [&str; 2],
    ) -> Vec<String> {
        let of = |market: &Market| {
            let State::Open(Some(short)) = self.state(*market, day) else { return None };
            let (key, time) = match short.opens.as_str() {
                "" => (early, short.closes.as_str()),
                opens => (late, opens),
            };
            let values = [("market", name(frame, *market).into()), ("v", time.into())];
            Some(frame.t.with(key, &values))
        };
        Market::ALL.iter().filter_map(of).collect()
    }

    fn calendar(&self, market: Market) -> &Calendar {
        self.calendars.of(market)
    }

    /// A market's day in words. `carried` is how many announcements of other days have their day 0
    /// in this session.
    pub(super) fn view(
        &self,
        frame: &Frame,
        market: Market,
        day: NaiveDate,
        carried: usize,
    ) -> MarketView {
        let state = self.state(market, day);
        let name = name(frame, market);
        match state {
            State::Open(short) => MarketView {
                open: true,
                head: frame.t.about("market-open", &name),
                lines: self.open_lines(frame, market, day, short),
                next: None,
                carried,
                citations: Vec::new(),
            },
            _ => MarketView {
                open: false,
                head: frame.t.about("market-closed", &name),
                lines: self.closed_lines(frame, market, day, state),
                next: self.calendar(market).after(day),
                carried: 0,
                citations: Vec::new(),
            },
        }
    }

    fn open_lines(
        &self,
        frame: &Frame,
        market: Market,
        day: NaiveDate,
        short: Option<&ShortSessionRow>,
    ) -> Vec<String> {
        let mut lines = vec![hours(frame, market, day, short)];
        if let Some(short) = short {
            let key = if short.opens.is_empty() { "market-early" } else { "market-late" };
            lines.push(frame.t.about(key, frame.pick(&short.reason_en, &short.reason_zh)));
        }
        if let Some(before) = self.calendar(market).before(day)
            && day.pred_opt() != Some(before)
        {
            lines.push(frame.t.about("market-first-since", &frame.full_day(&before)));
        }
        lines
    }

    fn closed_lines(
        &self,
        frame: &Frame,
        market: Market,
        day: NaiveDate,
        state: State<'_>,
    ) -> Vec<String> {
        let mut lines = vec![match state {
            State::Closed(closure) => {
                let values = [
                    ("kind", frame.word("closure", closure.kind.as_str()).into()),
                    ("reason", frame.pick(&closure.reason_en, &closure.reason_zh).into()),
                ];
                frame.t.with("market-reason", &values)
            }
            State::Weekend => frame.t.get("market-weekend"),
            _ => frame.t.get("market-unknown"),
        }];
        // A weekend of two days explains itself; anything longer is worth saying.
        if let (Some(before), Some(after)) =
            (self.calendar(market).before(day), self.calendar(market).after(day))
            && let (Some(from), Some(to)) = (before.succ_opt(), after.pred_opt())
            && from.checked_add_days(Days::new(1)).is_some_and(|second| second < to)
        {
            let values =
                [("from", frame.short_day(&from).into()), ("to", frame.short_day(&to).into())];
            lines.push(frame.t.with("market-stretch", &values));
        }
        if self.calendar(market).after(day).is_none() {
            lines.push(frame.t.get("market-no-next"));
        }
        lines
    }
}

/// A market's day in words.
#[derive(Debug)]
pub(super) struct MarketView {
    /// Whether it traded.
    pub(super) open: bool,
    /// Its name and state.
    pub(super) head: String,
    /// Hours or reason, each a sentence.
    pub(super) lines: Vec<String>,
    /// The next session, where it was shut.
    pub(super) next: Option<NaiveDate>,
    /// How many announcements of other days met their day 0 here.
    pub(super) carried: usize,
    /// The sources of an exception.
    pub(super) citations: Vec<Citation>,
}

/// The market's name.
pub(super) fn name(frame: &Frame, market: Market) -> String {
    frame.word("market", market.as_str())
}

/// The cities of a market's exchanges.
fn cities(frame: &Frame, market: Market) -> Vec<String> {
    frame.word("market-cities", market.as_str()).split(';').map(str::to_owned).collect()
}

/// Whether two exchanges were shut for the same: their names for it are one, or one goes on where
/// the other ends (`Labour Day holiday`), in either language.
fn has_one_reason(a: &ClosureRow, b: &ClosureRow) -> bool {
    let is_one = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
    is_one(&a.reason_en, &b.reason_en) || is_one(&a.reason_zh, &b.reason_zh)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Opening and closing of a session in local time, and in Beijing time where that differs.
fn hours(frame: &Frame, market: Market, day: NaiveDate, short: Option<&ShortSessionRow>) -> String {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let opens = short.and_then(|s| time(&s.opens)).unwrap_or_else(|| market.opens());
    let closes = short.and_then(|s| time(&s.closes)).unwrap_or_else(|| market.closes());
    let beijing = |time: NaiveTime| {
        let local = market.zone().from_local_datetime(&day.and_time(time)).earliest();
        local.map(|instant| instant.with_timezone(&BEIJING).naive_local())
    };
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    let mut values = vec![
        ("opens", clock(opens).into()),
        ("closes", clock(closes).into()),
        ("zone", frame.word("market-time", market.as_str()).into()),
    ];
    match (beijing(opens), beijing(closes)) {
        (Some(from), Some(to)) if from.time() != opens => {
            values.push(("from", clock(from.time()).into()));
            values.push(("to", clock(to.time()).into()));
            let overnight = from.date() != to.date();
            let key = if overnight { "market-hours-overnight" } else { "market-hours-beijing" };
            frame.t.with(key, &values)
        }
        _ => frame.t.with("market-hours", &values),
    }
}
