//! `/models/compare`: two to six models side by side.

use askama::Template;
use axum::response::Response;

use super::on_record::{FactRow, Facts};
use crate::answers::held::Held;
use crate::answers::rows::{ModelRow, Step};
use crate::record::{Filter, Value, keys};
use crate::web::chart::year::STEPS;
use crate::web::error::Error;
use crate::web::format;
use crate::web::params::{query_of, read, spelled};
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// Most models beside each other: more columns do not fit a screen.
const MOST: usize = 6;
/// Models to start with, where the record has them.
const EXAMPLE: [&str; 3] = ["baichuan2", "chatglm3", "qwen-14b"];

#[derive(Template)]
#[template(path = "side_by_side_page.html")]
struct SideBySide {
    frame: Frame,
    lede: String,
    fields: Vec<String>,
    /// Every model to choose from, by name: another spelling leads to the address with the slug.
    choices: Vec<String>,
    /// A comparison to begin with: its address and the names.
    example: Option<(String, String)>,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// A model, and the comparison without it.
#[derive(Debug)]
struct Column {
    name: String,
    url: String,
    without: String,
}

/// A row: what is compared, and a cell a model.
#[derive(Debug)]
struct Row {
    name: String,
    url: String,
    cells: Vec<Vec<Part>>,
}

/// A line of a cell.
#[derive(Debug)]
struct Part {
    text: String,
    small: String,
    url: String,
}

impl Part {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), small: String::new(), url: String::new() }
    }
}

/// The page.
///
/// # Errors
/// If the query string is bad, names what the record does not have, or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let (chosen, unknown) = read(&cx.query, [&keys::MODEL], cx.manner)?;
    let n = chosen.values(&keys::MODEL).len();
    if n > MOST {
        let bad = Error::bad_value("model", &n.to_string(), &["at most 6 models"]);
        return Err(bad.told("allowed-models"));
    }
    let held = cx.held().await?;
    let mut frame = cx.frame(&held, Nav::SideBySide);
    spelled(&chosen, &frame.names, cx.lang, |filter| frame.urls.at(&address(&filter)))?;
    frame.note_unknown(&unknown);
    frame.canonical = address(&chosen);
    let page = made(frame, &held, &chosen);
    render::page(&page.frame, &page)
}

fn address(filter: &Filter) -> String {
    let pairs: Vec<_> = filter.pairs().map(|(key, value)| (key.name, value.to_string())).collect();
    format!("/models/compare{}", query_of(&pairs))
}

fn made(mut frame: Frame, held: &Held, chosen: &Filter) -> SideBySide {
    let slugs = chosen.values(&keys::MODEL);
    let models: Vec<&ModelRow> =
        slugs.iter().filter_map(|slug| held.models.get(&slug.to_string())).collect();
    let name = |model: &ModelRow| frame.pick(&model.name_en, &model.name_zh).to_owned();
    let names: Vec<String> = models.iter().map(|model| name(model)).collect();
    let title = if models.is_empty() {
        frame.t.get("side-title")
    } else {
        format::and_list(frame.lang, &names)
    };
    let lede = frame.t.get(if models.len() < 2 { "side-lede-none" } else { "side-lede" });
    let mut choices: Vec<String> = held.models.values().map(name).collect();
    choices.sort_by_key(|name| name.to_lowercase());
    let columns = models.iter().map(|model| {
        let without = chosen.clone().without_value(&keys::MODEL, &Value::from(&*model.slug));
        Column {
            name: name(model),
            url: frame.urls.model(&model.slug),
            without: frame.urls.at(&address(&without)),
        }
    });
    let columns = columns.collect();
    let rows = if models.is_empty() { Vec::new() } else { rows(&frame, held, &models) };
    let fields = names.iter().cloned();
    let fields = fields.chain(std::iter::repeat(String::new())).take(MOST).collect();
    let example: Option<Vec<&ModelRow>> =
        EXAMPLE.map(|slug| held.models.get(slug)).into_iter().collect();
    let example = example.map(|models| {
        let all = Filter::default().with_only(&keys::MODEL, EXAMPLE);
        let names: Vec<String> = models.iter().map(|model| name(model)).collect();
        (frame.urls.at(&address(&all)), format::and_list(frame.lang, &names))
    });
    frame.describe(title, lede.clone());
    SideBySide { frame, lede, fields, choices, example, columns, rows }
}

/// What is compared, top to bottom; rows of which no model has anything are left out.
fn rows(frame: &Frame, held: &Held, models: &[&ModelRow]) -> Vec<Row> {
    let facts: Vec<Facts> = models.iter().map(|model| Facts::new(frame, held, model)).collect();
    let row = |key: &str, cells: Vec<Vec<Part>>| Row {
        name: frame.t.get(key),
        url: String::new(),
        cells,
    };
    let each = |cell: &dyn Fn(&ModelRow) -> Part| models.iter().map(|m| vec![cell(m)]).collect();
    let of_facts = |rows: &dyn Fn(&Facts) -> Vec<Part>| facts.iter().map(rows).collect();
    let fact = |row: &FactRow| Part {
        text: frame.t.with(
            "side-fact",
            &[("name", row.name.as_str().into()), ("value", row.value.as_str().into())],
        ),
        small: frame.t.with(
            "side-fact-about",
            &[("by", row.by.as_str().into()), ("day", row.day.as_str().into())],
        ),
        url: String::new(),
    };
    let mut rows = vec![
        row(
            "head-company",
            each(&|model| Part {
                url: frame.urls.company(&model.company),
                ..Part::text(frame.pick(&model.company_en, &model.company_zh))
            }),
        ),
        row("head-kind", each(&|model| Part::text(frame.word("model-kind", model.kind.as_str())))),
    ];
    for kind in STEPS {
        let first = |model: &&ModelRow| {
            // What the press alone reported is not the first word of a model.
            let of = |step: &&Step| step.stage == kind && !step.is_report;
            let step = held.steps_of_model(&model.slug).find(of);
            step.map(|step| step_part(frame, step)).into_iter().collect()
        };
        let cells = models.iter().map(first).collect();
        rows.push(Row { name: frame.word("kind", kind.as_str()), url: String::new(), cells });
    }
    rows.push(row("model-sizes", of_facts(&|facts| facts.sizes.iter().map(fact).collect())));
    rows.push(row("model-licences", of_facts(&|facts| facts.licences.iter().map(fact).collect())));
    rows.push(row("model-prices", of_facts(&|facts| facts.prices.iter().map(fact).collect())));
    rows.push(row("model-filings", of_facts(&|facts| facts.filings.iter().map(fact).collect())));
    for benchmark in &held.tables.benchmarks {
        let figures = |facts: &Facts| {
            let strip = facts.strips.iter().find(|strip| strip.slug == benchmark.slug.as_str());
            let figures = strip.map(|strip| strip.figures.as_slice()).unwrap_or_default();
            figures
                .iter()
                .map(|(value, by)| Part { small: by.clone(), ..Part::text(value.clone()) })
                .collect()
        };
        rows.push(Row {
            name: frame.pick(&benchmark.name.en, &benchmark.name.zh).to_owned(),
            url: frame.urls.benchmark(benchmark.slug.as_str()),
            cells: facts.iter().map(figures).collect(),
        });
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    rows
}

/// The first step of a stage: its day, as exactly as it is known.
fn step_part(frame: &Frame, step: &Step) -> Part {
    let day = frame.known_day(&step.day, &step.day_precision);
    Part { url: frame.step_url(step), ..Part::text(day) }
}
