//! `/models/{slug}`: one model, its stages, its announcements and what was claimed of it.

use askama::Template;
use axum::response::Response;

use super::cited::Citation;
use super::claims::figure;
use super::promises;
use super::rows::{self, AnnouncementItem};
use crate::domain::{Lang, Precision, nearest_few};
use crate::record::{Filter, keys};
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::{self, ClaimRow};
use crate::store::models::{self, ModelRow};
use crate::store::promises::PromiseRow;
use crate::store::{Snapshot, list, sources};
use crate::web::chart::ladder::Ladder;
use crate::web::chart::slips::slip;
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
    claims: Vec<(String, ClaimRow)>,
    promises: Vec<Promise>,
    neighbours: (Option<ModelRow>, Option<ModelRow>),
    siblings: Vec<ModelRow>,
    sources: Vec<Citation>,
}

/// A promise with its due date and its slip in words.
struct Promise {
    row: PromiseRow,
    due: String,
    slip: String,
}

impl ModelPage {
    /// The machine-readable date of a row, as exactly as it is known.
    fn datetime(row: &AnnouncementRow) -> String {
        let digits = if row.day_precision == Precision::Month { 7 } else { 10 };
        row.day.to_string().chars().take(digits).collect()
    }

    /// The day of a row as exactly as it is known.
    fn date(frame: &Frame, row: &AnnouncementRow) -> String {
        format::known_day(frame.lang, row.day, row.day_precision)
    }
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest names; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("slug");
    let mut snapshot = cx.read().await?;
    let all: Vec<ModelRow> = list::all(&mut snapshot, &Filter::default()).await?;
    let Some(at) = all.iter().position(|model| model.slug == given.to_lowercase()) else {
        return Err(not_found(&cx, &all, given));
    };
    cx.canonical(given, &all[at].slug)?;
    let mut frame = cx.frame(&mut snapshot, Nav::Models).await?;
    frame.note_parameters(&cx.query);
    let page = read(frame, &mut snapshot, &all, at).await?;
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

async fn read(
    mut frame: Frame,
    s: &mut Snapshot,
    all: &[ModelRow],
    at: usize,
) -> Result<ModelPage, Error> {
    let model = all[at].clone();
    let name = frame.pick(&model.name_en, &model.name_zh).to_owned();
    let filter = Filter::of(&keys::MODEL, model.slug.as_str());
    let announcements: Vec<AnnouncementRow> = list::all(s, &filter).await?;
    let ids: Vec<&str> = announcements.iter().map(|row| row.id.as_str()).collect();
    let claims = claims::of_announcements(s, &ids).await?;
    let mut steps = models::steps(s, Some(&model.company), &STEPS).await?;
    steps.retain(|step| step.model == model.slug);
    let cited = sources::of_model(s, &model.slug).await?;
    let lede = lede(&frame, &model, &announcements);
    let description = format!("{name}{}{lede}", frame.t.get("colon"));
    frame.describe(name.clone(), description);
    frame.cited_sources.clone_from(&cited);
    let ladder = Ladder::new(&frame, &name, std::slice::from_ref(&model), &steps);
    let siblings = all.iter().filter(|m| m.company == model.company && m.slug != model.slug);
    Ok(ModelPage {
        lede,
        ladder,
        claims: claims.into_iter().map(|claim| (figure(&frame, &claim), claim)).collect(),
        promises: promises_of(s, &frame, &model).await?,
        sources: Citation::all(&frame, &cited),
        neighbours: (at.checked_sub(1).map(|before| all[before].clone()), all.get(at + 1).cloned()),
        siblings: siblings.cloned().collect(),
        items: rows::items(&frame, s, announcements).await?,
        model,
        frame,
    })
}

/// The promises that name the model.
async fn promises_of(
    s: &mut Snapshot,
    frame: &Frame,
    model: &ModelRow,
) -> Result<Vec<Promise>, Error> {
    let filter = Filter::of(&keys::COMPANY, model.company.as_str());
    let mut rows: Vec<PromiseRow> = list::all(s, &filter).await?;
    rows.retain(|row| row.model.as_deref() == Some(&model.slug));
    let view =
        |row: PromiseRow| Promise { due: promises::due(frame, &row), slip: slip(frame, &row), row };
    Ok(rows.into_iter().map(view).collect())
}

/// What it is, whose, and from when to when the record speaks of it.
fn lede(frame: &Frame, model: &ModelRow, announcements: &[AnnouncementRow]) -> String {
    let is = [
        ("kind", frame.word("model-kind", model.kind.as_str()).into()),
        ("company", frame.pick(&model.company_en, &model.company_zh).into()),
    ];
    let is = frame.t.with("model-lede", &is);
    let day = |row: &AnnouncementRow| format::known_day(frame.lang, row.day, row.day_precision);
    let span = match announcements {
        [] => frame.t.get("model-lede-none"),
        [only] => frame.t.about("model-lede-once", &day(only)),
        [first, .., last] => frame.t.with(
            "model-lede-span",
            &[
                ("n", announcements.len().to_string().into()),
                ("first", day(first).into()),
                ("last", day(last).into()),
            ],
        ),
    };
    format!("{is}{}{span}", frame.t.get("sentence-join"))
}
