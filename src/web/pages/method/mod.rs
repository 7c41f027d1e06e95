//! `/method`: how the record is kept and how a reaction is computed.
//!
//! The words stand in `locales/`, the formulas in `templates/method/`; counts, calendars and the
//! worked example are of the record that is served.

mod example;

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};

use self::example::Example;
use crate::answers::coverage;
use crate::answers::held::Held;
use crate::answers::rows::{ClosureRow, ShortSessionRow};
use crate::domain::{AnnouncementKind, Calendars, Choice, ClosureKind, Confidence, Market};
use crate::record::tables::{Score, ScoreVerdict};
use crate::web::error::Error;
use crate::web::format;
use crate::web::render::{self, Frame, Nav, word_key};
use crate::web::site::Cx;
use crate::web::texts::Texts;

/// The year of the calendars shown.
const YEAR: i32 = 2023;

/// The sections of text, and how many paragraphs each has.
const SECTIONS: [(&str, usize); 17] = [
    ("scope", 2),
    ("kinds", 1),
    ("dates", 1),
    ("day-zero", 2),
    ("calendars", 1),
    ("returns", 2),
    ("estimation", 2),
    ("models", 2),
    ("windows", 2),
    ("sets", 2),
    ("limits", 1),
    ("benchmarks", 2),
    ("reported", 1),
    ("scores", 3),
    ("sizes", 1),
    ("promises", 1),
    ("caveats", 1),
];

/// The terms of the glossary.
const TERMS: [&str; 18] = [
    "ar",
    "car",
    "caar",
    "day-zero",
    "estimation",
    "event",
    "benchmark",
    "beta",
    "se",
    "p",
    "placebo",
    "confounder",
    "limit",
    "suspension",
    "session",
    "boards",
    "adr",
    "ex-rights",
];

#[derive(Template)]
#[template(path = "method_page.html")]
struct MethodPage {
    frame: Frame,
    sections: Vec<Section>,
    kinds: Vec<(&'static str, i64)>,
    confidences: Vec<(&'static str, i64)>,
    markets: Vec<MarketYear>,
    example: Option<Example>,
    terms: Vec<Term>,
}

struct Section {
    id: &'static str,
    title: String,
    paragraphs: Vec<String>,
}

/// The calendar of one market in one year.
struct MarketYear {
    market: Market,
    sessions: usize,
    closures: usize,
    /// Closed by weather, and shortened: the key of the column's head and the days.
    days: [(&'static str, Vec<NaiveDate>); 2],
}

struct Term {
    id: &'static str,
    here: String,
    other: String,
}

/// The page.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let mut frame = cx.frame(&held, Nav::Method);
    frame.note_parameters(&cx)?;
    frame.describe(frame.t.get("method-title"), frame.t.get("method-lede"));
    let counts = coverage::counts(&held);
    let mut sections: Vec<Section> =
        SECTIONS.iter().map(|(id, n)| section(&frame, id, *n)).collect();
    if let Some(scores) = sections.iter_mut().find(|section| section.id == "scores") {
        scores.paragraphs.extend(scores_example(&frame, &held));
    }
    let page = MethodPage {
        sections,
        kinds: tally(|kind: AnnouncementKind| {
            counts.iter().filter(|row| row.kind == kind).map(|row| row.n).sum()
        }),
        confidences: tally(|confidence: Confidence| {
            counts.iter().filter(|row| row.confidence == confidence).map(|row| row.n).sum()
        }),
        markets: markets(&held),
        example: Example::read(&mut snapshot, &frame).await?,
        terms: TERMS.iter().map(|id| term(&frame, id)).collect(),
        frame,
    };
    render::page(&page.frame, &page)
}

fn section(frame: &Frame, id: &'static str, paragraphs: usize) -> Section {
    Section {
        id,
        title: frame.word("method-of", id),
        paragraphs: (1..=paragraphs).map(|n| frame.word("method", &format!("{id}-{n}"))).collect(),
    }
}

/// Makers against others, worked out on the pair that differs most.
fn scores_example(frame: &Frame, held: &Held) -> Option<String> {
    let pair = held.pairs.iter().find(|pair| pair.verdict == ScoreVerdict::Differs)?;
    let (maker, other) = (&pair.maker, &pair.other);
    let benchmark = held.tables.benchmarks.iter().find(|row| row.slug == maker.benchmark)?;
    let setting = |score: &Score| {
        let setting = score.setting.clone();
        if setting.is_empty() { frame.t.get("scores-no-setting") } else { setting }
    };
    let values = [
        ("version", maker.version.as_str().into()),
        ("benchmark", frame.pick(&benchmark.name.en, &benchmark.name.zh).into()),
        ("maker", maker.value.as_str().into()),
        ("maker-day", frame.period(&maker.day).into()),
        ("maker-setting", setting(maker).into()),
        ("other", other.value.as_str().into()),
        ("other-day", frame.period(&other.day).into()),
        ("other-setting", setting(other).into()),
        ("difference", format::signed(pair.difference, 2).into()),
        ("verdict", frame.word("score-verdict-long", pair.verdict.as_str()).into()),
    ];
    Some(frame.t.with("method-scores-example", &values))
}

fn term(frame: &Frame, id: &'static str) -> Term {
    let key = word_key("glossary", id);
    Term { id, here: frame.t.get(&key), other: Texts(frame.lang.other()).get(&key) }
}

/// How many announcements each word of a closed list has.
fn tally<T: Choice>(n: impl Fn(T) -> i64) -> Vec<(&'static str, i64)> {
    T::ALL.iter().map(|word| (word.as_str(), n(*word))).collect()
}

fn markets(held: &Held) -> Vec<MarketYear> {
    let calendars = held.calendars.clone();
    let closures = held.closures.clone();
    let short = held.short_sessions.clone();
    Market::ALL.iter().map(|market| year(*market, &calendars, &closures, &short)).collect()
}

fn year(
    market: Market,
    calendars: &Calendars,
    closures: &[ClosureRow],
    short: &[ShortSessionRow],
) -> MarketYear {
    let closed: BTreeMap<NaiveDate, ClosureKind> = closures
        .iter()
        .filter(|row| row.market == market && row.day.year() == YEAR)
        .map(|row| (row.day, row.kind))
        .collect();
    let is_weather = |(_, kind): &(&NaiveDate, &ClosureKind)| **kind == ClosureKind::Weather;
    let short = short.iter().filter(|row| row.market == market && row.day.year() == YEAR);
    MarketYear {
        market,
        sessions: calendars.of(market).sessions().filter(|day| day.year() == YEAR).count(),
        closures: closed.len(),
        days: [
            ("method-weather", closed.iter().filter(is_weather).map(|(day, _)| *day).collect()),
            ("method-short", short.map(|row| row.day).collect()),
        ],
    }
}
