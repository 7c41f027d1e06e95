//! `/models/{slug}`: one model, its stages, its announcements and what was claimed of it.

use askama::Template;
use axum::response::Response;

use super::cited::Citation;
use super::claims::Stated;
use super::corrected::{self, Correction};
use super::figures::{figure, said};
use super::models;
use super::on_record::Facts;
use super::promises;
use super::rows::{self, AnnouncementItem};
use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, ClaimRow, ModelRow, PromiseRow};
use crate::answers::{claims, list, sources};
use crate::domain::{Corrected, Lang, Precision, nearest_few};
use crate::record::{Filter, keys};
use crate::web::chart::ladder::Ladder;
use crate::web::chart::year::STEPS;
use crate::web::error::Error;
use crate::web::format;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// Names offered where a slug is not found.
const NEAR: usize = 3;

#[derive(Template)]
#[template(path = "model_page.html")]
struct ModelPage {
    frame: Frame,
    model: ModelRow,
    lede: String,
    ladder: Option<Ladder>,
    items: Vec<AnnouncementItem>,
    claims: Vec<Claims>,
    promises: Vec<Promise>,
    neighbours: (Option<ModelRow>, Option<ModelRow>),
    siblings: Vec<ModelRow>,
    sources: Vec<Citation>,
    corrections: Vec<Correction>,
    on_record: Facts,
    /// Size, context, weights and their use, as far as known.
    known: Vec<(&'static str, String, String)>,
    /// How many scores it has, on how many benchmarks.
    scores: (usize, usize),
}

/// Figures under a heading, each with its claim.
struct Claims {
    id: &'static str,
    title: String,
    /// The figure as people say it and with all its digits, and the claim.
    rows: Vec<(String, String, Stated)>,
}

/// A promise with what came of its date and of its content.
struct Promise {
    row: PromiseRow,
    story: String,
    content: String,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest names; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("slug");
    let held = cx.held().await?;
    // Neighbours stand in order of their slugs.
    let all: Vec<ModelRow> = held.models.values().cloned().collect();
    let Some(at) = all.iter().position(|model| model.slug == given.to_lowercase()) else {
        return Err(not_found(&cx, &all, given));
    };
    cx.canonical(given, &all[at].slug)?;
    let mut frame = cx.frame(&held, Nav::Models);
    frame.note_parameters(&cx)?;
    let page = read(frame, &held, &all, at);
    render::page(&page.frame, &page)
}

fn not_found(cx: &Cx, all: &[ModelRow], given: &str) -> Error {
    let slugs = all.iter().map(|model| model.slug.as_str());
    let near = nearest_few(&given.to_lowercase(), slugs, NEAR);
    let near = near.iter().filter_map(|slug| all.iter().find(|model| model.slug == **slug));
    let near = near.map(|model| {
        let name = if cx.lang == Lang::En { &model.name_en } else { &model.name_zh };
        (name.clone(), cx.urls().model(&model.slug))
    });
    Error::NotFound { near: near.collect() }
}

fn read(mut frame: Frame, held: &Held, all: &[ModelRow], at: usize) -> ModelPage {
    let model = all[at].clone();
    let name = frame.pick(&model.name_en, &model.name_zh).to_owned();
    let filter = Filter::of(&keys::MODEL, model.slug.as_str());
    let announcements: Vec<AnnouncementRow> = list::all(held, &filter);
    let ids: Vec<&str> = announcements.iter().map(|row| row.id.as_str()).collect();
    let claims = claims::of_announcements(held, &ids);
    let steps = held.steps_of_model(&model.slug).filter(|step| STEPS.contains(&step.stage));
    let steps: Vec<_> = steps.collect();
    let cited = sources::of_model(held, &model.slug);
    let lede = lede(&frame, &model, &announcements);
    let description = format!("{name}{}{lede}", frame.t.get("colon"));
    frame.describe(name.clone(), description);
    frame.cited_sources.clone_from(&cited);
    let ladder = Ladder::new(&frame, &name, &filter, std::slice::from_ref(&model), &steps);
    frame.is_drawn = ladder.is_some();
    let siblings = all.iter().filter(|m| m.company == model.company && m.slug != model.slug);
    let on_record = Facts::new(&frame, held, &model);
    let scores = on_record.strips.iter().map(|strip| strip.n).sum();
    ModelPage {
        lede,
        ladder,
        known: models::known(&frame, &model),
        scores: (scores, on_record.strips.len()),
        on_record,
        claims: stated(&frame, held, &model, claims),
        promises: promises_of(held, &frame, &model),
        corrections: corrected::of_row(held, &frame, Corrected::Model, &model.slug),
        sources: Citation::all(&frame, &cited),
        neighbours: (at.checked_sub(1).map(|before| all[before].clone()), all.get(at + 1).cloned()),
        siblings: siblings.cloned().collect(),
        items: items(&frame, held, &model, announcements),
        model,
        frame,
    }
}

/// The announcements that name the model, each as what it was for it.
fn items(
    frame: &Frame,
    held: &Held,
    model: &ModelRow,
    rows: Vec<AnnouncementRow>,
) -> Vec<AnnouncementItem> {
    let items = rows::items(frame, held, rows);
    items.into_iter().map(|item| item.of_model(frame, held, model)).collect()
}

/// What was stated for the model, and what else was said in the announcements that name it.
fn stated(frame: &Frame, held: &Held, model: &ModelRow, claims: Vec<ClaimRow>) -> Vec<Claims> {
    let (own, other): (Vec<ClaimRow>, Vec<ClaimRow>) =
        claims.into_iter().partition(|claim| held.is_about(claim, &model.slug));
    let groups = [("cl", "model-claims", own), ("co", "model-claims-other", other)];
    let groups = groups.map(|(id, title, rows)| Claims {
        id,
        title: frame.t.get(title),
        rows: Stated::all(frame, held, rows)
            .into_iter()
            .map(|claim| (said(frame, &claim.row), figure(frame, &claim.row), claim))
            .collect(),
    });
    groups.into_iter().filter(|group| !group.rows.is_empty()).collect()
}

/// The promises that name the model.
fn promises_of(held: &Held, frame: &Frame, model: &ModelRow) -> Vec<Promise> {
    let filter = Filter::of(&keys::COMPANY, model.company.as_str());
    let mut rows: Vec<PromiseRow> = list::all(held, &filter);
    rows.retain(|row| row.model.as_deref() == Some(&model.slug));
    let view = |row: PromiseRow| Promise {
        story: promises::story(frame, &row),
        content: promises::content(frame, &row).to_owned(),
        row,
    };
    rows.into_iter().map(view).collect()
}

/// What it is, whose, and from when to when the record speaks of it.
fn lede(frame: &Frame, model: &ModelRow, announcements: &[AnnouncementRow]) -> String {
    let is = [
        ("kind", frame.word("model-kind", model.kind.as_str()).into()),
        ("company", frame.pick(&model.company_en, &model.company_zh).into()),
    ];
    let is = frame.t.with("model-lede", &is);
    let day = |row: &AnnouncementRow| match row.day_precision {
        Precision::Day => format::long_day(frame.lang, row.day),
        Precision::Month => format::month(frame.lang, row.day),
    };
    let span = match announcements {
        [] => frame.t.get("model-lede-none"),
        [only] => frame.t.about("model-lede-once", &day(only)),
        [first, .., last] => {
            let (n, from, to) = (announcements.len(), day(first), day(last));
            let is_dated = [first, last].map(|row| row.day_precision) == [Precision::Day; 2];
            if from == to {
                frame.t.with("model-lede-day", &[("n", n.into()), ("v", from.into())])
            } else {
                let span = if is_dated {
                    format::days(frame.lang, first.day, last.day)
                } else {
                    frame.t.with("title-span", &[("from", from.into()), ("to", to.into())])
                };
                frame.t.with("model-lede-span", &[("n", n.into()), ("span", span.into())])
            }
        }
    };
    format!("{is}{}{span}", frame.t.get("sentence-join"))
}
