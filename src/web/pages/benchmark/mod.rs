//! `/benchmarks/{slug}`: what a benchmark asks, its scores by day with who measured them, who was
//! first past a mark, the tables of a day, and what was put in doubt.

mod league;
pub(in crate::web) mod past;

use askama::Template;
use axum::response::Response;

use self::league::{Select, Table};
use self::past::Past;
use super::cited::Citation;
use super::corrected::{self, Correction};
use crate::answers::held::Held;
use crate::answers::{scores, sources};
use crate::domain::{Corrected, Slug, nearest_few};
use crate::record::tables::{Benchmark, Dispute, Score};
use crate::record::{Filter, Key, keys};
use crate::web::chart;
use crate::web::error::Error;
use crate::web::params::{query_of, read};
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// The keys of the page: which table is shown.
const KEYS: [&Key; 3] = [&keys::ON, &keys::SUBSET, &keys::MEASURED_BY];
/// Names offered where a slug is not found.
const NEAR: usize = 3;

#[derive(Template)]
#[template(path = "benchmark_page.html")]
struct BenchmarkPage {
    frame: Frame,
    name: String,
    lede: String,
    action: String,
    chart: String,
    past: Vec<Past>,
    league: String,
    selects: Vec<Select>,
    tables: Vec<Table>,
    doubts: Vec<Doubt>,
    settings: String,
    all: String,
    sources: Vec<Citation>,
    corrections: Vec<Correction>,
}

/// A doubt as it was put.
#[derive(Debug)]
struct Doubt {
    id: String,
    date: String,
    day: String,
    who: String,
    statement: String,
    note: String,
    sources: Vec<(usize, String)>,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest names; if the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("slug");
    let (chosen, unknown) = read(&cx.query, KEYS, cx.manner)?;
    let held = cx.held().await?;
    let all = &held.tables.benchmarks;
    let Some(benchmark) = all.iter().find(|row| row.slug.as_str() == given.to_lowercase()) else {
        return Err(not_found(&cx, all, given));
    };
    cx.canonical(given, benchmark.slug.as_str())?;
    let mut frame = cx.frame(&held, Nav::Benchmarks);
    frame.note_unknown(&unknown);
    let pairs: Vec<_> = chosen.pairs().map(|(key, value)| (key.name, value.to_string())).collect();
    frame.canonical = format!("/benchmarks/{}{}", benchmark.slug, query_of(&pairs));
    let page = made(frame, &held, benchmark, &chosen)?;
    render::page(&page.frame, &page)
}

fn not_found(cx: &Cx, all: &[Benchmark], given: &str) -> Error {
    let slugs = all.iter().map(|row| row.slug.as_str());
    let near = nearest_few(&given.to_lowercase(), slugs, NEAR);
    let near = near.iter().filter_map(|slug| all.iter().find(|row| row.slug.as_str() == *slug));
    let near =
        near.map(|row| (row.name.get(cx.lang).to_owned(), cx.urls().benchmark(row.slug.as_str())));
    Error::NotFound { near: near.collect() }
}

fn made(
    mut frame: Frame,
    held: &Held,
    benchmark: &Benchmark,
    chosen: &Filter,
) -> Result<BenchmarkPage, Error> {
    let slug = benchmark.slug.as_str();
    let name = frame.pick(&benchmark.name.en, &benchmark.name.zh).to_owned();
    let lede = lede(&frame, benchmark);
    frame.describe(frame.t.about("benchmark-title", &name), lede.clone());
    let scores: Vec<&Score> =
        held.tables.scores.iter().filter(|row| row.benchmark == benchmark.slug).collect();
    let league = league::League::new(&scores, chosen);
    let ids: Vec<&str> = benchmark.sources.iter().map(Slug::as_str).collect();
    let cited = sources::by_ids(held, &ids);
    frame.cited_sources.clone_from(&cited);
    let beside = sources::by_ids(held, &league.sources());
    let disputes = held.tables.disputes.iter().filter(|row| row.benchmark == benchmark.slug);
    let mut doubts: Vec<&Dispute> = disputes.collect();
    doubts.sort_by_key(|row| row.day);
    let chart = chart::scores::chart(&frame, held, benchmark)?;
    frame.is_drawn = !chart.is_empty();
    Ok(BenchmarkPage {
        chart,
        past: past::of(&frame, held, benchmark),
        league: league.title(&frame),
        selects: league.selects(&frame),
        tables: league.tables(&frame, held, &beside),
        doubts: doubts.into_iter().map(|row| doubt(&frame, row)).collect(),
        settings: settings(&frame, held, slug),
        action: frame.urls.benchmark(slug),
        all: frame.urls.at(&format!("/scores?benchmark={slug}")),
        sources: Citation::all(&frame, &cited),
        corrections: corrected::of_row(held, &frame, Corrected::Benchmark, slug),
        name,
        lede,
        frame,
    })
}

/// What it asks, who made it and when it appeared.
fn lede(frame: &Frame, benchmark: &Benchmark) -> String {
    let values = [
        ("task", frame.pick(&benchmark.task.en, &benchmark.task.zh).into()),
        ("maker", frame.pick(&benchmark.maker.en, &benchmark.maker.zh).into()),
        ("day", frame.period(&benchmark.published).into()),
    ];
    frame.t.with("benchmark-lede", &values)
}

fn doubt(frame: &Frame, row: &Dispute) -> Doubt {
    Doubt {
        id: row.id.to_string(),
        date: row.day.to_string(),
        day: frame.full_day(&row.day),
        who: frame.pick(&row.who.en, &row.who.zh).to_owned(),
        statement: frame.pick(&row.statement.en, &row.statement.zh).to_owned(),
        note: frame.pick(&row.note.en, &row.note.zh).to_owned(),
        sources: (1..)
            .zip(&row.sources)
            .map(|(n, id)| (n, frame.urls.source(id.as_str())))
            .collect(),
    }
}

/// The settings of the figures that the chart shows, the commonest first, each with how many have it.
fn settings(frame: &Frame, held: &Held, slug: &str) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for row in scores::overall(&held.tables.scores, slug) {
        match counts.iter_mut().find(|(setting, _)| *setting == row.setting) {
            Some((_, n)) => *n += 1,
            None => counts.push((&row.setting, 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let name = |setting: &str| {
        if setting.is_empty() { frame.t.get("score-no-setting") } else { setting.to_owned() }
    };
    let each: Vec<String> =
        counts.into_iter().map(|(setting, n)| format!("{} {n}", name(setting))).collect();
    each.join(&frame.t.get("list-comma"))
}
