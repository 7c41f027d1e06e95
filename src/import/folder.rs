//! A folder of prices and events for `baimo study`: symbols.csv, sessions.csv, prices.csv,
//! events.csv. Their columns are constants here and in [`prices`].

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::files::Input;
use super::prices::{self, Price};
use super::problem::{File, Place, Problem, Problems};
use super::sheet::{Line, Sheet};
use crate::domain::{BEIJING, Calendar};
use crate::study::{Announced, Bar, Series, Setup, Studied, first_session, study};

const SYMBOLS: &[&str] =
    &["symbol", "exchange", "timezone", "close_time", "price_limit", "benchmark"];
const EVENTS: &[&str] = &["id", "symbol", "announced_at"];

/// A share of symbols.csv.
struct Share {
    zone: Tz,
    closes: NaiveTime,
    /// Daily limit in percent.
    limit: Option<i64>,
    benchmark: String,
}

/// An event of events.csv.
struct Event {
    id: String,
    symbol: String,
    announced_at: String,
    announced: Announced,
}

/// Reads a folder and studies every event in it.
///
/// # Errors
/// Every problem of the four files; then nothing is computed. Lines that are only wrong because of
/// a problem in another file are not told.
pub fn study_folder(input: &Input) -> Result<Vec<Studied>, Problems> {
    const NAMES: &str = "symbols.csv, sessions.csv, prices.csv and events.csv";
    input.exists(NAMES).map_err(|problem| Problems::sorted(&mut vec![problem]))?;
    let mut problems = Vec::new();
    let mut file = |name: &str, columns: &[&str]| {
        let help =
            format!("a study folder has {NAMES}; the columns of {name} are {}", columns.join(","));
        let text = input.text_or(name, &help).and_then(without_quotes);
        text.map_err(|problem| problems.push(problem)).ok()
    };
    let files = [
        file("symbols.csv", SYMBOLS),
        file("sessions.csv", prices::SESSIONS),
        file("prices.csv", prices::PRICES),
        file("events.csv", EVENTS),
    ];
    let [Some(symbols), Some(sessions), Some(price_rows), Some(events)] = files else {
        return Err(Problems::sorted(&mut problems));
    };
    let shares = shares(&symbols, &mut problems);
    let symbols_known = problems.is_empty();
    let known = |symbol: &str| {
        let benchmark = || shares.values().any(|share| share.benchmark == symbol);
        !symbols_known || shares.contains_key(symbol) || benchmark()
    };
    let before = problems.len();
    let sessions = prices::sessions(&sessions, &mut problems);
    let sessions_known = (problems.len() == before).then_some(&*sessions);
    let rows = prices::rows(&price_rows, sessions_known, &known, &mut problems);
    // A symbol without a line in symbols.csv is told once, where it has prices.
    let is_told = |symbol: &str| rows.contains_key(symbol) && !known(symbol);
    let is_share = |symbol: &str| !symbols_known || shares.contains_key(symbol) || is_told(symbol);
    let events = self::events(&events, &is_share, &mut problems);
    if !problems.is_empty() {
        return Err(Problems::sorted(&mut problems));
    }
    let calendar = Calendar::new(sessions.iter().copied(), []);
    Ok(events.iter().map(|event| studied(event, &shares, &sessions, &calendar, &rows)).collect())
}

/// The files hold ids, dates and numbers: fields in quotes are told once and not field by field.
fn without_quotes(file: Arc<File>) -> Result<Arc<File>, Problem> {
    match file.text.find('"') {
        None => Ok(file),
        Some(at) => {
            let place = Place { file, span: at..at + 1 };
            Err(place.problem("a field stands in quotes", "write every field without quotes"))
        }
    }
}

fn studied(
    event: &Event,
    shares: &BTreeMap<String, Share>,
    sessions: &[NaiveDate],
    calendar: &Calendar,
    rows: &BTreeMap<String, Vec<Price>>,
) -> Studied {
    let share = &shares[&event.symbol];
    let local = event.announced.local_in(share.zone);
    let day0 = first_session(local, calendar, |_| share.closes);
    let bars = |symbol: &str, limit: Option<i64>| -> Option<Vec<Bar>> {
        rows.get(symbol).map(|rows| prices::bars(rows, limit))
    };
    let own = bars(&event.symbol, share.limit).unwrap_or_default();
    let benchmark = bars(&share.benchmark, None);
    let series = Series::new(sessions.to_vec(), &own, benchmark.as_deref());
    Studied {
        id: event.id.clone(),
        symbol: event.symbol.clone(),
        benchmark: share.benchmark.clone(),
        announced_at: event.announced_at.clone(),
        time_assumed: matches!(event.announced, Announced::On(..)),
        why: day0.map(|day0| day0.why),
        study: day0.and_then(|day0| study(&series, day0.day, &Setup::default())),
    }
}

fn shares(file: &Arc<File>, problems: &mut Vec<Problem>) -> BTreeMap<String, Share> {
    let mut sheet = Sheet::new(file, SYMBOLS, problems);
    let mut shares = BTreeMap::new();
    for line in sheet.lines() {
        let symbol = prices::symbol(&mut sheet, &line, 0);
        let (zone, closes) = (zone(&mut sheet, &line), close_time(&mut sheet, &line));
        let (limit, benchmark) = (limit(&mut sheet, &line), line.text(5).to_owned());
        let (Some(symbol), Some(zone), Some(closes), Some(limit)) = (symbol, zone, closes, limit)
        else {
            continue;
        };
        if shares.insert(symbol.clone(), Share { zone, closes, limit, benchmark }).is_some() {
            sheet.problem(
                &line,
                0,
                format!("{symbol} stands here twice"),
                "remove one of the two lines",
            );
        }
    }
    shares
}

fn zone(sheet: &mut Sheet<'_>, line: &Line<'_>) -> Option<Tz> {
    let zone = line.text(2).parse().ok();
    if zone.is_none() {
        let message = format!("{:?} is not a time zone", line.text(2));
        sheet.problem(line, 2, message, "write an IANA name: Asia/Shanghai");
    }
    zone
}

fn close_time(sheet: &mut Sheet<'_>, line: &Line<'_>) -> Option<NaiveTime> {
    let time = NaiveTime::parse_from_str(line.text(3), "%H:%M").ok();
    if time.is_none() {
        let message = format!("{:?} is not a time of day", line.text(3));
        sheet.problem(line, 3, message, "write it as 15:00");
    }
    time
}

/// A limit such as `0.10` in whole percent, or nothing where there is none.
#[expect(
    clippy::option_option,
    reason = "the outer None is a problem noted, the inner one no limit"
)]
fn limit(sheet: &mut Sheet<'_>, line: &Line<'_>) -> Option<Option<i64>> {
    if line.text(4).is_empty() {
        return Some(None);
    }
    let fraction = line.text(4).parse::<f64>().ok();
    let percent = (1..100).find(|percent: &i32| {
        fraction.is_some_and(|fraction| (fraction * 100.0 - f64::from(*percent)).abs() < 1e-9)
    });
    if percent.is_none() {
        let message = format!("{:?} is not a price limit", line.text(4));
        sheet.problem(line, 4, message, "write a fraction of whole percent: 0.10, or nothing");
    }
    percent.map(|percent| Some(i64::from(percent)))
}

fn events(
    file: &Arc<File>,
    is_share: &impl Fn(&str) -> bool,
    problems: &mut Vec<Problem>,
) -> Vec<Event> {
    let mut sheet = Sheet::new(file, EVENTS, problems);
    let mut events: Vec<Event> = Vec::new();
    for line in sheet.lines() {
        let (id, symbol, announced_at) = (line.text(0), line.text(1), line.text(2));
        if id.is_empty() || events.iter().any(|event| event.id == id) {
            sheet.problem(
                &line,
                0,
                format!("{id:?} cannot be an id here"),
                "ids are unique and not empty",
            );
            continue;
        }
        if !is_share(symbol) {
            let message = format!("there is no {symbol} in symbols.csv");
            sheet.problem_once(&line, 1, message, "add it there");
            continue;
        }
        let Some(announced) = announced(announced_at) else {
            let message = format!("{announced_at:?} is neither a date nor an instant");
            sheet.problem(&line, 2, message, "write 2023-03-16T14:00:00+08:00, or 2023-03-16");
            continue;
        };
        let (id, symbol, announced_at) =
            (id.to_owned(), symbol.to_owned(), announced_at.to_owned());
        events.push(Event { id, symbol, announced_at, announced });
    }
    events
}

fn announced(text: &str) -> Option<Announced> {
    let instant = DateTime::parse_from_rfc3339(text).ok().map(Announced::At);
    instant.or_else(|| text.parse().ok().map(|date| Announced::On(date, BEIJING)))
}
