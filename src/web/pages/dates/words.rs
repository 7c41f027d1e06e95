//! Sentences about a year, a month and a day, made from the record by fixed rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::market::{Markets, State, name};
use crate::answers::rows::{AnnouncementRow, split};
use crate::domain::{AnnouncementKind, CompanyKind, Exchange, LimitState, Market, Precision};
use crate::store::moves::DayMoveRow;
use crate::web::format;
use crate::web::render::Frame;

/// Organisations named in a sentence; more are counted.
const NAMED: usize = 4;
/// Makers that an approval names, at least, to be the clearing of a batch.
const BATCH: usize = 3;

/// Something for each announcement of a day.
type ByDay<T> = BTreeMap<NaiveDate, Vec<T>>;

/// The day with the most announcements, if one stands alone, and how many.
fn peak<T>(by_day: &ByDay<T>) -> Option<(NaiveDate, usize)> {
    let most = by_day.values().map(Vec::len).max().filter(|most| *most > 1)?;
    let mut peaks = by_day.iter().filter(|(_, marks)| marks.len() == most);
    match (peaks.next(), peaks.next()) {
        (Some((day, _)), None) => Some((*day, most)),
        _ => None,
    }
}

fn undated(precisions: impl Iterator<Item = Precision>) -> usize {
    precisions.filter(|precision| *precision == Precision::Month).count()
}

/// Headline and reading of the year.
pub(super) fn year(
    frame: &Frame,
    marks: &[AnnouncementRow],
    by_day: &ByDay<&AnnouncementRow>,
) -> (String, String) {
    let headline = peak(by_day).map_or_else(
        || frame.t.get("dates-headline"),
        |(day, _)| busiest(frame, day, &by_day[&day]),
    );
    let unknown = undated(marks.iter().map(|mark| mark.day_precision));
    let mut reading = frame.t.with(
        "dates-reading",
        &[("n", (marks.len() - unknown).into()), ("days", by_day.len().into())],
    );
    if unknown > 0 {
        reading = joined(frame, &[reading, frame.t.count("dates-reading-unknown", unknown)]);
    }
    (headline, reading)
}

/// The busiest day, and what made it so: a public body cleared a batch of makers, or more than half of
/// the news is of one kind.
fn busiest(frame: &Frame, day: NaiveDate, marks: &[&AnnouncementRow]) -> String {
    let n = marks.len();
    let approvals = marks.iter().filter(|row| row.kind == AnnouncementKind::Approval);
    let by_public_bodies = approvals.filter(|row| row.company_kind == CompanyKind::Regulator);
    let cleared = by_public_bodies.map(|row| split(&row.partners).len()).max();
    let kinds = AnnouncementKind::ALL
        .iter()
        .map(|kind| (kind, marks.iter().filter(|row| row.kind == *kind).count()));
    let commonest = kinds.max_by_key(|(_, most)| *most).filter(|(_, most)| 2 * most > n);
    let mut values = vec![("day", frame.short_day(&day).into()), ("n", n.into())];
    let key = if let Some(cleared) = cleared.filter(|cleared| *cleared >= BATCH) {
        values.push(("cleared", cleared.into()));
        "dates-headline-cleared"
    } else if let Some((kind, most)) = commonest {
        values.push(("most", most.into()));
        values.push(("kind", frame.word("kind-of-news", kind.as_str()).into()));
        "dates-headline-most"
    } else {
        "dates-headline-peak"
    };
    frame.t.with(key, &values)
}

/// The month with the most announcements, if one stands alone, and the longest gap between dated
/// ones: those known by month only may lie in it.
pub(super) fn heat_map(
    frame: &Frame,
    marks: &[AnnouncementRow],
    by_day: &ByDay<&AnnouncementRow>,
) -> String {
    let mut months: BTreeMap<u32, usize> = BTreeMap::new();
    for mark in marks {
        *months.entry(mark.day.month()).or_default() += 1;
    }
    let most = months.values().copied().max().unwrap_or(0);
    let mut fullest = months.iter().filter(|(_, n)| **n == most);
    let mut parts = Vec::new();
    if let (Some((month, n)), None) = (fullest.next(), fullest.next())
        && let Some(first) = super::first_day().with_month(*month)
    {
        let month = format::month_name(frame.lang, first);
        let values = [("month", month.into()), ("n", (*n).into()), ("all", marks.len().into())];
        parts.push(frame.t.with("dates-fullest", &values));
    }
    let days: Vec<NaiveDate> = by_day.keys().copied().collect();
    let gaps = days.windows(2).map(|pair| (pair[1] - pair[0], pair[0], pair[1]));
    if let Some((gap, before, after)) = gaps.max_by_key(|gap| gap.0)
        && gap.num_days() > 2
    {
        let values = [
            ("n", (gap.num_days() - 1).into()),
            ("before", frame.short_day(&before).into()),
            ("after", frame.short_day(&after).into()),
        ];
        parts.push(frame.t.with("dates-quiet", &values));
    }
    joined(frame, &parts)
}

/// How much a month holds, and its busiest day.
pub(super) fn month<T>(frame: &Frame, marks: &[&AnnouncementRow], by_day: &ByDay<T>) -> String {
    if marks.is_empty() {
        return frame.t.get("dates-month-empty");
    }
    let companies: BTreeSet<&str> = marks.iter().map(|mark| mark.company.as_str()).collect();
    let values = [("n", marks.len().into()), ("companies", companies.len().into())];
    let mut parts = vec![frame.t.with("dates-month-lede", &values)];
    let abroad = marks.iter().filter(|mark| mark.is_abroad());
    let abroad: BTreeSet<&str> = abroad.map(|mark| mark.company.as_str()).collect();
    if !abroad.is_empty() {
        parts.push(frame.t.count("dates-month-abroad", abroad.len()));
    }
    if let Some((day, n)) = peak(by_day) {
        let day = format::day_in_year(frame.lang, day);
        parts.push(frame.t.with("dates-month-peak", &[("day", day.into()), ("n", n.into())]));
    }
    let unknown = undated(marks.iter().map(|mark| mark.day_precision));
    if unknown > 0 {
        parts.push(frame.t.count("dates-month-unknown", unknown));
    }
    joined(frame, &parts)
}

/// What a day holds: announcements, shares at their limit, markets that were shut.
pub(super) fn day(
    frame: &Frame,
    day: NaiveDate,
    rows: &[AnnouncementRow],
    moves: &[DayMoveRow],
    markets: &Markets,
) -> String {
    let mut parts = vec![announced(frame, rows)];
    parts.extend(at_limit(frame, moves));
    parts.extend(shut(frame, day, markets));
    parts.extend(markets.short(frame, day, ["day-lede-early", "day-lede-late"]));
    joined(frame, &parts)
}

fn announced(frame: &Frame, rows: &[AnnouncementRow]) -> String {
    let mut seen = BTreeSet::new();
    let names: Vec<String> = rows
        .iter()
        .filter(|row| seen.insert(row.company.as_str()))
        .map(|row| frame.pick(&row.short_en, &row.short_zh).to_owned())
        .collect();
    match names.len() {
        0 => frame.t.get("day-lede-nothing"),
        1..=NAMED => {
            let who = format::and_list(frame.lang, &names);
            frame.t.with("day-lede-named", &[("n", rows.len().into()), ("who", who.into())])
        }
        many => {
            frame.t.with("day-lede-many", &[("n", rows.len().into()), ("companies", many.into())])
        }
    }
}

/// How many of the tracked mainland shares closed at their daily limit, if any.
fn at_limit(frame: &Frame, moves: &[DayMoveRow]) -> Option<String> {
    let (up, down, of) = limits(moves);
    let key = match (up, down) {
        (0, 0) => return None,
        (_, 0) => "day-lede-limit-up",
        (0, _) => "day-lede-limit-down",
        _ => "day-lede-limits",
    };
    Some(frame.t.with(key, &[("n", (up + down).into()), ("of", of.into())]))
}

/// How many shares closed at their upper and at their lower limit, and of how many: only mainland
/// shares have one.
fn limits(moves: &[DayMoveRow]) -> (usize, usize, usize) {
    let exchange = |row: &DayMoveRow| row.exchange.as_deref()?.parse::<Exchange>().ok();
    let is_mainland = |row: &&DayMoveRow| exchange(row).is_some_and(|e| e.market() == Market::Xshg);
    let mainland = || moves.iter().filter(is_mainland);
    let count = |state| mainland().filter(|row| row.price_limit == state).count();
    (count(LimitState::Up), count(LimitState::Down), mainland().count())
}

/// The exchanges that were shut, with the reason, or the weekend.
fn shut(frame: &Frame, day: NaiveDate, markets: &Markets) -> Vec<String> {
    let is_weekend = |market: &Market| matches!(markets.state(*market, day), State::Weekend);
    if Market::ALL.iter().all(is_weekend) {
        return vec![frame.t.get("day-lede-weekend")];
    }
    markets.shut(frame, day, "day-lede-shut")
}

/// The message of the chart of moves: limits first, then which way the shares went.
pub(super) fn moves(frame: &Frame, moves: &[DayMoveRow]) -> (String, String) {
    let shares: Vec<&DayMoveRow> = moves.iter().filter(|row| row.company.is_some()).collect();
    let n = shares.len();
    let up = shares.iter().filter(|row| row.close > 0.0).count();
    let down = shares.iter().filter(|row| row.close < 0.0).count();
    let (limit_up, limit_down, mainland) = limits(moves);
    let values = |k: usize| [("k", k.into()), ("n", mainland.into())];
    let headline = match (limit_up, limit_down) {
        (0, 0) if n < 2 => frame.t.get("moves-plain"),
        (0, 0) if down == n => frame.t.count("moves-all-fell", n),
        (0, 0) if up == n => frame.t.count("moves-all-rose", n),
        (0, 0) => frame
            .t
            .with("moves-mixed", &[("n", n.into()), ("up", up.into()), ("down", down.into())]),
        (_, 0) => frame.t.with("moves-limit-up", &values(limit_up)),
        (0, _) => frame.t.with("moves-limit-down", &values(limit_down)),
        _ => frame.t.with("moves-limits", &values(limit_up + limit_down)),
    };
    (headline, extremes(frame, &shares))
}

/// What the chart of moves shows, and which markets have no session in it.
pub(super) fn moves_subtitle(frame: &Frame, day: NaiveDate, markets: &Markets) -> String {
    let shut: Vec<String> = Market::ALL
        .iter()
        .filter(|market| !matches!(markets.state(**market, day), State::Open(_)))
        .map(|market| name(frame, *market))
        .collect();
    let mut parts = vec![frame.t.get("moves-subtitle")];
    if !shut.is_empty() {
        parts.push(frame.t.about("moves-shut", &shut.join(&frame.t.get("list-comma"))));
    }
    joined(frame, &parts)
}

/// The lowest and the highest close of the shares, which come in rising order.
fn extremes(frame: &Frame, shares: &[&DayMoveRow]) -> String {
    let (Some(low), Some(high)) = (shares.first(), shares.last()) else { return String::new() };
    if shares.len() < 2 {
        return String::new();
    }
    let name = |row: &DayMoveRow| crate::web::chart::moves::name(frame, row);
    let values = [
        ("low", name(low).into()),
        ("lowest", format::plain_percent(low.close).into()),
        ("high", name(high).into()),
        ("highest", format::plain_percent(high.close).into()),
    ];
    frame.t.with("moves-extremes", &values)
}

/// Sentences one after another.
fn joined(frame: &Frame, sentences: &[String]) -> String {
    let sentences: Vec<&str> =
        sentences.iter().map(String::as_str).filter(|sentence| !sentence.is_empty()).collect();
    sentences.join(&frame.t.get("sentence-join"))
}
