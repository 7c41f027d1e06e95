//! `/companies/{slug}`: one company's year, its models' stages and how its share took them.

mod facts;
mod found;
mod lede;
mod reactions;
mod ways;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use self::facts::Fact;
use self::found::{Found, YEAR, found, of_company};
use self::reactions::ReactionTable;
use super::cited::Citation;
use super::claims::Stated;
use super::corrected::{self, Correction};
use super::on_record::Facts;
use super::rows::{self, AnnouncementItem};
use super::{models, promises};
use crate::answers::held::Held;
use crate::answers::rows::{
    ClaimRow, CompanyRow, ModelRow, PersonRow, PromiseRow, ReactionRow, Step,
};
use crate::answers::{announcements, list, sources};
use crate::domain::{Basis, Corrected, Lang, nearest_few};
use crate::store::{Snapshot, moves};
use crate::web::chart::ladder::Ladder;
use crate::web::chart::year::{STEPS, YearChart, YearLevels};
use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// Claims shown before the rest is left to the list of claims.
const CLAIMS: usize = 5;
/// Names offered where a slug is not found.
const NEAR: usize = 3;

#[derive(Template)]
#[template(path = "company_page.html")]
struct CompanyPage {
    frame: Frame,
    company: CompanyRow,
    lede: String,
    /// Where to go on.
    ways: Vec<(String, String)>,
    facts: Vec<Fact>,
    /// Its money and its filings.
    on_record: Facts,
    chart: Option<YearChart>,
    ladder: Option<Ladder>,
    stages: String,
    table: Option<ReactionTable>,
    items: Vec<AnnouncementItem>,
    partner_items: Vec<AnnouncementItem>,
    claims: Vec<Stated>,
    claims_total: usize,
    promises: Vec<PromiseRow>,
    people: Vec<PersonRow>,
    models: Vec<ModelRow>,
    sources: Vec<Citation>,
    corrections: Vec<Correction>,
}

impl CompanyPage {
    /// A promise: who made it, when it was due, what came of it.
    fn story(&self, promise: &PromiseRow) -> String {
        promises::story(&self.frame, promise)
    }

    /// What came of its content.
    fn content<'a>(&self, promise: &'a PromiseRow) -> &'a str {
        promises::content(&self.frame, promise)
    }

    /// What is known of a model.
    fn known(&self, model: &ModelRow) -> String {
        models::in_a_line(&self.frame, model)
    }
}

/// The page.
///
/// # Errors
/// If there is no such company or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("slug");
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let Some(company) = held.companies.get(&given.to_lowercase()).cloned() else {
        return Err(not_found(&cx, &held, given));
    };
    cx.canonical(given, &company.slug)?;
    let mut frame = cx.frame(&held, Nav::Companies);
    frame.note_parameters(&cx)?;
    let page = read(frame, &mut snapshot, company).await?;
    render::page(&page.frame, &page)
}

/// The error for a slug that no company has, with the nearest that some have.
fn not_found(cx: &Cx, held: &Held, given: &str) -> Error {
    let slugs = held.companies.keys().map(String::as_str);
    let near = nearest_few(&given.to_lowercase(), slugs, NEAR);
    let near = near.iter().filter_map(|slug| held.companies.get(*slug)).map(|name| {
        let label = match cx.lang {
            Lang::En => name.short_en.clone(),
            Lang::Zh => name.short_zh.clone(),
        };
        (label, cx.urls().company(&name.slug))
    });
    Error::NotFound { near: near.collect() }
}

async fn read(
    mut frame: Frame,
    snapshot: &mut Snapshot,
    company: CompanyRow,
) -> Result<CompanyPage, Error> {
    let held = snapshot.held().await?;
    let slug = company.slug.clone();
    let found = found(&held, company);
    let filter = of_company(&slug);
    let models: Vec<ModelRow> = list::all(&held, &filter);
    let steps = steps(&held, &slug);
    let mut claims: Vec<ClaimRow> = list::all(&held, &filter);
    let claims_total = claims.len();
    claims.truncate(CLAIMS);
    let sources = Citation::all(&frame, &sources::of_company(&held, &slug));
    let levels = levels(snapshot, &found).await?;
    let partner_rows = announcements::of_partner(&held, &slug);
    let partner_items = rows::items(&frame, &held, partner_rows);
    let table = ReactionTable::new(&frame, &found);
    let items = if table.is_some() {
        Vec::new()
    } else {
        let items = rows::items(&frame, &held, found.announcements.clone());
        items.into_iter().map(|item| item.of_company(&slug)).collect()
    };
    let name = frame.pick(&found.company.name_en, &found.company.name_zh).to_owned();
    let lede = lede::lede(&frame, &found, levels.as_ref(), partner_items.len());
    let description = format!("{name}{}{lede}", frame.t.get("colon"));
    frame.describe(name.clone(), description);
    let chart = levels.as_ref().and_then(|levels| chart(&frame, &found, levels));
    frame.is_drawn = chart.is_some();
    let ladder = Ladder::new(&frame, &name, &filter, &models, &steps);
    frame.is_drawn |= ladder.is_some();
    let stages = match (&ladder, models.len()) {
        (None, n) if n > 0 => frame.t.count("company-no-stage", n),
        _ => String::new(),
    };
    let on_record = Facts::of_company(&frame, &held, &found.company.slug);
    Ok(CompanyPage {
        lede,
        facts: facts::facts(&frame, &found, sources.len()),
        ways: ways::ways(&frame, &held, &found),
        on_record,
        chart,
        ladder,
        stages,
        table,
        items,
        partner_items,
        claims: Stated::all(&frame, &held, claims),
        claims_total,
        promises: list::all(&held, &filter),
        people: list::all(&held, &filter),
        models,
        sources,
        corrections: corrected::of_row(&held, &frame, Corrected::Company, &slug),
        company: found.company,
        frame,
    })
}

/// The steps of a company's models that a ladder has a mark for.
fn steps<'a>(held: &'a Held, company: &str) -> Vec<&'a Step> {
    let is_of = |step: &&Step| step.company == company && step.model.is_some();
    held.steps.iter().filter(is_of).filter(|step| STEPS.contains(&step.stage)).collect()
}

/// The year of the primary listing, if the record has its moves.
async fn levels(snapshot: &mut Snapshot, found: &Found) -> Result<Option<YearLevels>, Error> {
    let Some(primary) = found.primary().filter(|listing| listing.has_moves) else {
        return Ok(None);
    };
    // A month ahead, for the session that everything starts from.
    let (Some(from), Some(to)) =
        (NaiveDate::from_ymd_opt(YEAR - 1, 12, 1), NaiveDate::from_ymd_opt(YEAR, 12, 31))
    else {
        return Ok(None);
    };
    let symbols = [primary.symbol.as_str(), primary.benchmark.as_str()];
    let moves = moves::between(snapshot, &symbols, from, to).await?;
    Ok(YearLevels::new(primary, &moves, YEAR))
}

fn chart(frame: &Frame, found: &Found, levels: &YearLevels) -> Option<YearChart> {
    let primary = found.primary()?;
    let name = frame.pick(&found.company.short_en, &found.company.short_zh);
    let reactions: Vec<&ReactionRow> = found.of(&primary.symbol).collect();
    let notes = [left_out(frame, found, levels, &reactions), basis(frame, levels)];
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let notes = notes.join(&frame.t.get("sentence-join"));
    YearChart::new(frame, name, primary, levels, &reactions, notes)
}

/// How many announcements have no place on the line.
fn left_out(
    frame: &Frame,
    found: &Found,
    levels: &YearLevels,
    reactions: &[&ReactionRow],
) -> String {
    let is_drawn = |day: NaiveDate| levels.share.iter().any(|level| level.day == day);
    let drawn = reactions.iter().filter(|r| r.day.is_some_and(is_drawn)).count();
    match found.announcements.len() - drawn {
        0 => String::new(),
        n => frame.t.count("company-year-left-out", n),
    }
}

/// What to know of the series, where it is not of quoted prices alone.
fn basis(frame: &Frame, levels: &YearLevels) -> String {
    match levels.basis {
        Some(basis @ (Basis::DividendAdjusted | Basis::ForwardAdjusted)) => {
            frame.word("company-basis", basis.as_str())
        }
        _ => String::new(),
    }
}
